"""Two measures of one thing, held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from psrstats.checks.evidence import Evidence
from psrstats.config import Agreement
from psrstats.errors import did_you_mean
from psrstats.formulas.digit_slips import Slip, digit_slips
from psrstats.lineage import Figures
from psrstats.model import Finding, Severity
from psrstats.numbers import show
from psrstats.periods import known_period

NAME = "agreement"
FEW = 10  # a count of children below this is never repeated


def agreement(evidence: Evidence) -> Iterator[Finding]:
    """Find the pairs of [[agree]] in psrstats.toml that are further apart than their tolerance.

    An error where one agency sent both, a warning where two did.
    """
    for pair in evidence.settings.agreements:
        rows = [_rows(evidence, name) for name in (pair.first, pair.second)]
        for place in rows[0].keys() & rows[1].keys():
            yield from _told(evidence, pair, rows[0][place], rows[1][place])
        yield from _unknown(evidence, pair, rows)
        if all(rows) and not rows[0].keys() & rows[1].keys():
            yield _apart(evidence, pair, rows)


def _rows(evidence: Evidence, name: str) -> dict[tuple[str, str], int]:
    """Find the figures of MEASURE[:GROUP] by area and period."""
    figures = evidence.figures
    measure, _, group = name.partition(":")
    found: dict[tuple[str, str], int] = {}
    for row in figures.names.get(measure, []):
        area, own_group, item, period = figures.place(row)
        if own_group == group and not item:
            found.setdefault((area, period), row)
    return found


def _told(evidence: Evidence, pair: Agreement, first: int, second: int) -> Iterator[Finding]:
    figures = evidence.figures
    if figures.get(first, "marker") or figures.get(second, "marker"):
        return
    one, other = figures.number(first), figures.number(second)
    if abs(one - other) <= abs(one) * Fraction(str(pair.tolerance)) / 100:
        return
    area, _, _, period = figures.place(first)
    within = f", more than {pair.tolerance:g}% apart" if pair.tolerance else ""
    said = f"'{pair.first}' is {figures.text(first)} and '{pair.second}' {figures.text(second)}"
    message = f"{said} for {area}, {period}{within}."
    cells = (*figures.sources(first), *figures.sources(second))
    slips = _slips(figures, first, second)
    reason = "; or ".join(slip.words for slip in slips[:3])
    reason = f"{reason[0].upper()}{reason[1:]}." if reason else "A part may be missing from one of them."
    severity: Severity = "error" if len({_file(cell) for cell in cells}) == 1 else "warning"
    ask = "Do the two count the same, over the same period?"
    printed, expected = (_quiet(evidence, row) for row in (first, second))
    yield Finding(NAME, severity, message, cells, printed, expected, reason, ask)


def _slips(figures: Figures, first: int, second: int) -> list[Slip]:
    """Name the slip of the hand, in either figure or in one part of it, that would set them apart."""
    one, other = figures.number(first), figures.number(second)
    if one.denominator != 1 or other.denominator != 1:
        return []
    found = [*digit_slips(int(one), int(other)), *digit_slips(int(other), int(one))]
    for row, gap in ((first, other - one), (second, one - other)):
        for part in figures.inputs(row):
            meant = figures.number(part) + gap
            if meant >= 0 and meant.denominator == 1:
                slips = digit_slips(int(figures.number(part)), int(meant))
                found += [
                    Slip(slip.kind, f"{figures.get(part, 'item') or 'a part'}: {slip.words}", slip.meant)
                    for slip in slips
                ]
    return found


def _quiet(evidence: Evidence, row: int) -> str:
    figures = evidence.figures
    children = evidence.settings.measures[figures.get(row, "measure")].children
    return "" if children and figures.number(row) < FEW else show(figures.number(row), figures.get(row, "places"))


def _file(cell: str) -> str:
    return cell.partition("!")[0]


def _apart(evidence: Evidence, pair: Agreement, rows: list[dict[tuple[str, str], int]]) -> Finding:
    """Tell of two measures that are never of the same area and period, so that they cannot be held together."""
    latest = [max(found, key=lambda place: known_period(place[1])) for found in rows]
    (area, period), (other_area, other_period) = latest
    places = (period, other_period) if area == other_area else (f"{area}, {period}", f"{other_area}, {other_period}")
    message = (
        f"'{pair.first}' is of {places[0]} and '{pair.second}' of {places[1]}, so that they cannot be held together."
    )
    cells = tuple(
        cell for found, place in zip(rows, latest, strict=True) for cell in evidence.figures.sources(found[place])
    )
    reason = "A period or year may be mistyped, or one of the two is of an earlier year."
    return Finding(NAME, "warning", message, cells, explanation=reason, ask="Of which period is each?")


def _unknown(evidence: Evidence, pair: Agreement, rows: list[dict[tuple[str, str], int]]) -> Iterator[Finding]:
    """Tell a name of an [[agree]] that no figure has."""
    for name, found in zip((pair.first, pair.second), rows, strict=True):
        if not found:
            suggestion = did_you_mean(name.partition(":")[0], evidence.figures.names)
            yield Finding(
                NAME, "warning", f"[[agree]] names '{name}', of which there is no figure.", explanation=suggestion
            )
