"""Parts that do not add up to their total."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.checks.labels_as_parts import labels_as_parts
from psrstats.checks.overlap import is_overlapping
from psrstats.checks.sent import Sent, Whole
from psrstats.checks.wholes import NO_TOTAL, Wholes, find_wholes, name_of, told, wholes
from psrstats.formulas.age_bands import age_bands
from psrstats.formulas.digit_slips import Slip
from psrstats.formulas.sum_slips import sum_slips
from psrstats.model import Finding, Severity
from psrstats.numbers import show

NAME = "parts"
MOST_TOLD = 12  # totals of one sheet that are told one by one
FEW_PARTS = 3  # so few parts are hardly a selection of the largest, but for one that was dropped
NEAR = Fraction(1, 2)  # parts that lack more than this of their total are a selection; that exceed it by more, overlap
A_LITTLE = Fraction(1, 20)


def parts(evidence: Evidence) -> Iterator[Finding]:
    """Find the counts whose groups or items do not add up to the total that was sent.

    An error where the parts are all there are: age bands that leave no gap, the same parts that add up elsewhere in the
    sheet, or one simple slip that explains the difference. A warning where they stand above a total but may be a
    selection or overlap. Suppressed parts are left to what they allow. Measures next to one whose label is a total's
    are held against it too, where what is found is an error.
    """
    yield from _of(wholes(evidence), evidence)
    by_labels = labels_as_parts(evidence.observations, evidence.settings)
    if len(by_labels):
        found = _of(find_wholes(by_labels, evidence.settings), evidence)
        yield from (one for one in found if one.severity == "error")


def _of(found: Wholes, evidence: Evidence) -> Iterator[Finding]:
    if not len(found):
        return
    counts = found.of_unit(evidence.settings, "count")
    doubted = np.flatnonzero(counts & ~found.fits & (found.totals != NO_TOTAL) & (found.hidden == 0))
    agreed = set(found.table[counts & found.fits].tolist())
    for block in doubted.tolist()[: MOST_TOLD * 10]:
        for whole in found.read(block):
            if whole.total is not None and not is_overlapping(whole) and not _is_said_to(whole, evidence):
                yield from _told(evidence, found, whole, int(found.table[block]) in agreed)


def _is_said_to(whole: Whole, evidence: Evidence) -> bool:
    """Say whether [[overlap]] names groups among the parts: these may exceed their total by all but the largest.

    What psrstats counts itself is counted right, though one row may stand in several parts.
    """
    measure = evidence.settings.measures.get(whole.measure)
    if measure and (measure.counted or measure.tally or measure.answer):
        return True
    for overlap in evidence.settings.overlaps:
        named = [part.number for part in whole.parts if part.label in overlap.groups]
        if whole.measure == overlap.measure and len(named) == len(overlap.groups) and whole.total is not None:
            over = sum((part.number for part in whole.parts), Fraction()) - whole.total.number
            return 0 <= over <= sum(named, Fraction()) - max(named)
    return False


def _told(evidence: Evidence, found: Wholes, whole: Whole, adds_up_elsewhere: bool) -> Iterator[Finding]:
    total = whole.total
    if total is None or total.marker or any(part.marker for part in whole.parts):
        return
    added = sum((part.number for part in whole.parts), Fraction())
    allowance = _allowance(found, whole)
    left = total.number - added
    times = added / total.number if total.number else Fraction()
    if abs(left) <= allowance or (times > 1 and times.denominator == 1):
        return  # two breakdowns below one another add up to the total twice
    slips = _slips(whole)
    severity = _severity(whole, slips, adds_up_elsewhere, left)
    if severity is not None:
        yield _finding(evidence, whole, added, slips, severity)


def _severity(whole: Whole, slips: tuple[Slip, ...], adds_up_elsewhere: bool, left: Fraction) -> Severity | None:
    bands = age_bands(whole.labels)
    if adds_up_elsewhere or (bands is not None and not bands.gaps and not bands.overlaps):
        return "error"
    total = whole.total.number if whole.total else Fraction()
    if not whole.beside or (left > NEAR * abs(total) and len(whole.parts) > FEW_PARTS):
        return None  # the largest of many, or a total that is sent for something else
    if len(slips) == 1 and slips[0].kind != "part":
        return "error"
    # So much more than there are: each may be in several, as families in debts of several kinds.
    return None if -left > NEAR * abs(total) and not _is_repeated(whole) else "warning"


def _is_repeated(whole: Whole) -> bool:
    """Say whether the total is nearly reached before its parts end: two breakdowns below one another, or few parts."""
    assert whole.total is not None
    reached = accumulate(part.number for part in whole.parts[:-1])
    near = any(abs(added - whole.total.number) <= A_LITTLE * abs(whole.total.number) for added in reached)
    return near or len(whole.parts) <= FEW_PARTS


def _allowance(found: Wholes, whole: Whole) -> Fraction:
    base = int(found.bases[whole.block])
    return Fraction((len(whole.parts) + 1) * base, 2) if base > 1 else Fraction()


def _slips(whole: Whole) -> tuple[Slip, ...]:
    sent = [*whole.parts, *([whole.total] if whole.total else [])]
    if any(one.number.denominator != 1 or one.number < 0 for one in sent) or whole.total is None:
        return ()
    return sum_slips({part.label: int(part.number) for part in whole.parts}, int(whole.total.number))


def _finding(evidence: Evidence, whole: Whole, added: Fraction, slips: tuple[Slip, ...], severity: Severity) -> Finding:
    total = whole.total
    assert total is not None  # only wholes with a total are told
    children = evidence.settings.measures[whole.measure].children
    sums = f"add up to {show(added, 0)}, and the total reads {show(total.number, 0)}"
    message = f"The {len(whole.parts)} parts of {name_of(evidence, whole)} {sums}."
    quiet = children and any(0 < part.number < 10 for part in whole.parts)
    reason = "" if quiet else "; or ".join(slip.words for slip in slips[:3])
    reason = f"{reason[0].upper()}{reason[1:]}." if reason else ""
    cells = (total.cell, *(part.cell for part in whole.parts), *_percentages(evidence, whole))
    expected = told(added, children)
    return Finding(
        NAME,
        severity,
        message,
        _first(cells, whole, slips),
        total.original,
        expected,
        reason,
        "Which of them is wrong, or is one left out?",
    )


def _first(cells: tuple[str, ...], whole: Whole, slips: tuple[Slip, ...]) -> tuple[str, ...]:
    """Put the cell first that a lone slip names."""
    if len(slips) == 1:
        named = next((part.cell for part in whole.parts if slips[0].words.startswith(f"'{part.label}'")), cells[0])
        return (named, *(cell for cell in cells if cell != named))
    return cells


def _percentages(evidence: Evidence, whole: Whole) -> Iterator[str]:
    """Give the percentages that stand beside these counts: they are of the same cause."""
    made = [
        one.name for one in evidence.settings.measures.values() if whole.measure in (one.numerator, one.denominator)
    ]
    rows: list[Sent] = [*whole.parts, *([whole.total] if whole.total else [])]
    beside = {(one.cell.rpartition("!")[0], _row(one.cell)) for one in rows}
    is_made = evidence.observations.says("measure", *made)
    for cell in evidence.words("cell", evidence.sent[is_made[evidence.sent]]):
        if (cell.rpartition("!")[0], _row(cell)) in beside:
            yield cell


def _row(cell: str) -> str:
    return cell.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
