"""What a user did that cannot be carried out, in words; and the exit statuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

AGAIN = "Open it in the program that it was made with and save it again."

DONE = 0
FOUND = 1
COULD_NOT_RUN = 2

# Of what is suggested in place of a mistyped word: a file may hold a million words, each a million letters long.
MOST_KNOWN, MOST_LISTED, LONGEST = 2000, 40, 200


class Fault(NamedTuple):
    """One thing to mend: where it is, what is wrong, and what would mend it."""

    where: str
    what: str
    fix: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.where}:", self.what, self.fix) if part)


class UserError(Exception):
    """Raised with every fault found so far, so that one run shows them all."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__("\n".join(map(str, self.faults)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Suggest the known word nearest to a mistyped one, or list what there is.

    >>> did_you_mean("Scorcard", ["Scorecard", "Missing"])
    "Did you mean 'Scorecard'?"
    >>> did_you_mean("zzz", ["Scorecard", "Missing"])
    'There are: Scorecard, Missing.'
    >>> did_you_mean("zzz", [])
    ''
    """
    from difflib import get_close_matches  # only a mistake needs it

    names = list(islice(dict.fromkeys(known), MOST_KNOWN))
    folded = {name.casefold(): name for name in reversed(names)}
    near = get_close_matches(word.casefold()[:LONGEST], folded, n=1)
    if near:
        return f"Did you mean '{folded[near[0]]}'?"
    listed = [*names[:MOST_LISTED], *([f"and {len(names) - MOST_LISTED} others"] if len(names) > MOST_LISTED else [])]
    return f"There are: {', '.join(listed)}." if names else ""


@contextmanager
def plain_faults(path: Path) -> Iterator[None]:
    """Say in a user's words whatever goes wrong; a damaged file finds more ways to fail than could be listed."""
    try:
        yield
    except UserError:
        raise
    except PermissionError as error:
        fix = "Close it elsewhere, or ask for the right to read it."
        raise UserError(Fault(path.name, "may not be read.", fix)) from error
    except Exception as error:
        raise UserError(Fault(path.name, "cannot be read: it is damaged, or not what it seems.", AGAIN)) from error
