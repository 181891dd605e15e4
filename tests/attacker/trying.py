"""Publish a made-up report and attack what was published, in both ways."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec import Struct

from tests.attacker.attacking import Breach, attack
from tests.attacker.commands import ran
from tests.attacker.folders import write
from tests.attacker.guessing import guesses
from tests.attacker.made import Made
from tests.attacker.publishing import QUICK, Refused, published
from tests.attacker.seen import Seen, seen


class Tried(Struct, frozen=True):
    """What became of a report: what was found in it, or why it was not published."""

    made: Made
    breaches: tuple[Breach, ...]
    counts: int
    primary: int
    more: int  # left out beyond those
    refused: str
    seconds: float  # that psrstats took to publish it
    admitted: int = 0  # what `psrstats attack` itself says is open


def tried(made: Made, formats: Sequence[str] = QUICK, *, ask: bool = False) -> Tried:
    """Publish a report and attack it; ask: whether to ask psrstats too what is open."""
    with TemporaryDirectory() as folder:
        here = write(made, Path(folder) / made.name)
        start = perf_counter()
        try:
            now = seen(published(here, formats))
            seconds = perf_counter() - start
            before = seen(published(here.parent / made.before.name, ("json",))) if made.before else None
            admitted = len(json.loads(ran("attack", here, "-f", "json").out)["breaches"]) if ask else 0
        except Refused as refused:
            return Tried(made, (), len(made.counts), 0, 0, str(refused), perf_counter() - start)
    found = found_in(made, now, before)
    hidden = [cell for cell, shown in now.sent.items() if cell in made.counts and shown[0].marker == "c"]
    primary = sum(made.rule.lowest <= made.counts[cell] <= made.rule.largest for cell in hidden)
    return Tried(made, tuple(found), len(now.sent), primary, len(hidden) - primary, "", seconds, admitted)


def found_in(made: Made, now: Seen, before: Seen | None = None) -> list[Breach]:
    """Attack what was published in both ways; what the first finds, the second does not tell again."""
    first = attack(made, now, before)
    guessed = guesses(made, now)
    told = {breach.cell for breach in first}
    second = [one for one in attack(made, now, before, guessed) if one.cell not in told] if guessed else []
    return [*first, *second]
