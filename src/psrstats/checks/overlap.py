"""Children in two groups, counted once or twice in the total."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.checks.sent import Sent, Whole
from psrstats.checks.wholes import NO_TOTAL, name_of, wholes
from psrstats.formulas.counted_twice import Counting, counted_twice
from psrstats.formulas.digit_slips import digit_slips
from psrstats.model import Finding
from psrstats.totals import is_both

NAME = "overlap"


def overlap(evidence: Evidence) -> Iterator[Finding]:
    """Find the totals of two groups that share children, where the total counts those in both twice.

    A group is the overlap of two others where its label joins theirs (CSE and CCE) or says both. An error where the
    total cannot be the number of children; nothing where it counts each of them once.
    """
    found = wholes(evidence)
    if not len(found):
        return
    counts = found.of_unit(evidence.settings, "count") & (found.totals != NO_TOTAL) & (found.hidden == 0)
    for block in np.flatnonzero(counts & (found.sizes == 3)).tolist():
        for whole in found.read(block):
            shared = _shared(whole)
            if shared is not None and whole.total is not None:
                yield from _told(evidence, whole, whole.total, *shared)


def is_overlapping(whole: Whole) -> bool:
    """Say whether one of three parts is the overlap of the two others."""
    return len(whole.parts) == 3 and _shared(whole) is not None


def _shared(whole: Whole) -> tuple[Sent, Sent, Sent] | None:
    """Give the two groups and their overlap."""
    for place, both in enumerate(whole.parts):
        others = [part for at, part in enumerate(whole.parts) if at != place]
        if len(others) == 2 and is_both(both.label, *(part.label for part in others)):
            return others[0], others[1], both
    return None


def _told(evidence: Evidence, whole: Whole, total: Sent, first: Sent, second: Sent, both: Sent) -> Iterator[Finding]:
    cells = (total.cell, first.cell, second.cell, both.cell)
    numbers = [one.number for one in (first, second, both, total)]
    if any(one.marker for one in (total, first, second, both)) or any(one.denominator != 1 for one in numbers):
        return
    one, other, shared, whole_count = map(int, numbers)
    if shared > min(one, other):
        pair = f"{first.label} and {second.label}"
        message = f"{both.label} cannot be more than either of {pair} in {name_of(evidence, whole)}."
        yield Finding(NAME, "error", message, (both.cell, *cells[:3]), both.original, ask="How many are in both?")
        return
    counted = counted_twice([one, other], whole_count, shared)
    if counted.counting in (Counting.twice, Counting.never) and shared:
        distinct = one + other - shared
        message = (
            f"{name_of(evidence, whole)}: if the {shared:,} in {both.label} are in both groups, {distinct:,} children "
            f"are distinct; if {whole_count:,} are distinct, {one:,} and {other:,} cannot share {shared:,}."
        )
        slip = _slip(one, other, shared, whole_count) if counted.counting == Counting.never else ""
        reason = f"{counted.words[0].upper()}{counted.words[1:]}{f'; {slip}' if slip else ''}."
        ask = "Is a child in both groups counted in each, and in the total once?"
        yield Finding(NAME, "error", message, cells, total.original, f"{distinct:,}", reason, ask)


def _slip(one: int, other: int, shared: int, total: int) -> str:
    """Name a slip of the hand that would make the total the plain sum of the groups, or the distinct children."""
    for meant in (one + other - shared, one + other):
        pairs = ((total, meant), (one, one + total - meant), (other, other + total - meant))
        for shown, right in pairs:
            if right > 0 and (found := digit_slips(shown, right)):
                return found[0].words
    return ""
