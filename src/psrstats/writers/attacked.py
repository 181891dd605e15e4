"""What an outsider could learn from a report, in each of the forms that `psrstats attack` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from json import dumps
from math import isinf
from typing import Any

from psrstats.numbers import show
from psrstats.results import Learned, Opened

# What an outsider may know or guess and the attack does not, as docs/what-psrstats-promises.md has it at length.
NOT_LOOKED_FOR = (
    "what others published of the same children, and last year's report unless `against` names it",
    "what titles, notes, labels and commentary say in words",
    "percentages, rates and averages of a count that the report does not hold, or of groups under other names",
    "percentages beside opposites in words of no list in one line alone, or in very long lists",
    "percentages of a whole that nobody sends, under other words than the counts in it and without decimals",
    "sums of small numbers that stand in different sheets and share no word",
    "what is true of all of a group, such as 0% or 100%",
    "which counts psrstats chose to leave out",
)


def table(learned: Learned) -> str:
    """Write what an outsider could learn as plain text: what is open first, then the range of every other count."""
    return "\n".join(_lines(learned)) + "\n"


def json(learned: Learned) -> str:
    """Write what an outsider could learn as one JSON document; a greatest of null has no end."""
    document = {
        "suppressed": [{"what": what} | _ends(least, greatest) for what, least, greatest in learned.ranges],
        "breaches": [
            {"what": one.what, **_ends(one.least, one.greatest), "by": one.by, "closed_by": one.closed_by}
            | ({} if one.finished else {"not_finished": True})
            for one in learned.breaches
        ],
        **({"not_finished": learned.unfinished} if learned.unfinished else {}),
        "not_looked_for": NOT_LOOKED_FOR,
    }
    return dumps(document, ensure_ascii=False, indent=1) + "\n"


WRITE_ATTACK: dict[str, Callable[[Learned], str]] = {"table": table, "json": json}


def _lines(learned: Learned) -> Iterator[str]:
    for one in learned.breaches:
        yield from _opened(one)
    for what, least, greatest in learned.ranges:
        yield f"{what}: {_range(least, greatest)}"
    yield from _summed(learned)
    yield "Not looked for:"
    yield from (f"- {what}" for what in NOT_LOOKED_FOR)


def _summed(learned: Learned) -> Iterator[str]:
    """Say how many are open, and how many nobody knows of: none is called safe that was not searched to the end."""
    count, few = len(learned.ranges), learned.candidates
    counts = f"{count:,} count{'s are' if count != 1 else ' is'} not shown"
    found = sum(one.finished for one in learned.breaches)
    unknown = len(learned.breaches) - found
    yield f"{counts}. An outsider can bring {f'{found:,}' if found else 'none'} to fewer than {few} values" + (
        f"; of {unknown:,} it is not known: too many figures hang together to try all." if unknown else "."
    )
    if learned.unfinished:
        yield f"Not tried to the end, so that the range may be narrower: {'; '.join(learned.unfinished)}"


def _opened(one: Opened) -> Iterator[str]:
    yield f"{'OPEN ' if one.finished else 'NOT FINISHED '} {one.what}: {_range(one.least, one.greatest)}"
    if one.by:
        yield f"  given away by {'; '.join(one.by)}"
    if one.closed_by:
        yield f"  closed if this is not shown either: {'; '.join(one.closed_by)}"


def _range(least: float, greatest: float) -> str:
    if isinf(greatest):
        return f"{show(least, 0)} or more"
    return f"exactly {show(least, 0)}" if least == greatest else f"{show(least, 0)} to {show(greatest, 0)}"


def _ends(least: float, greatest: float) -> dict[str, Any]:
    return {"least": int(least), "greatest": None if isinf(greatest) else int(greatest)}
