"""Percentages that no count of children gives, and percentages that tell of each of a few children."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array
from psrstats.config import Measure
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import Printed, printed
from psrstats.formulas.rounding_base import rounding_base
from psrstats.lineage import Figures
from psrstats.model import Finding, Severity
from psrstats.numbers import show
from psrstats.periods import known_period, mid_year

NAME = "granularity"
FEW = 10  # a count of children below this is never repeated
MOST_NAMED = 4  # cells


def granularity(evidence: Evidence) -> Iterator[Finding]:
    """Find percentages that no whole number of their denominator gives, and those of all or none of few children.

    An error where no rule of rounding gives one, a note where another than half-up does or the denominator was rounded.
    All of fewer than 10 children is a warning, none of them a note: either tells something of each.
    """
    for measure in evidence.settings.measures.values():
        if measure.of_unknown:
            yield from _of_unknown(evidence, measure)
    yield from _all_or_none(evidence)


def _of_unknown(evidence: Evidence, measure: Measure) -> Iterator[Finding]:
    sent = evidence.observations
    counts = sent["value"][sent.where(measure=measure.denominator)]
    counts = counts[~np.isnan(counts)]
    base = rounding_base(map(int, counts)) if not (counts % 1).any() else 0
    for row in sent.only(evidence.sent, measure=measure.name, item="").tolist():
        whole = _denominator(evidence, measure, row)
        if whole is None or not 0 <= sent.get(row, "value") <= 100:
            continue
        shown = printed(sent.get(row, "value"), sent.get(row, "places"), counted=False)
        count = int(evidence.figures.number(whole))
        if count > 0 and evidence.figures.number(whole) == count and not numerators(shown, count):
            yield _impossible(evidence, row, whole, shown, count, base)


def _denominator(evidence: Evidence, measure: Measure, row: int) -> int | None:
    """Find what a percentage is of: the same group's before all, the same period's before the mid-year's."""
    figures = evidence.figures
    area, own, period = (evidence.observations.get(row, name) for name in ("area", "group", "period"))
    for of in (period, mid_year(known_period(period)).name):
        for group in dict.fromkeys((own, "")):
            found = figures.find(measure.denominator, area=area, group=group, period=of)
            if found is not None and not figures.get(found, "marker"):
                return found
    return None


def _impossible(evidence: Evidence, row: int, whole: int, shown: Printed, count: int, base: int) -> Finding:
    span = shown.any_rule()
    low, high = int(span.low * count / 100), int(span.high * count / 100) + 1
    otherwise = any(span.low <= of * 100 / count <= span.high for of in range(low, high + 1))
    near = base > 1 and any(numerators(shown, of) for of in range(max(1, count - base // 2), count + base // 2 + 1))
    told = f"{count:,} children" if count >= FEW else "so few children"
    message = f"No whole number of {told} is {shown}%."
    cells = (evidence.observations.get(row, "cell"), *evidence.figures.sources(whole))
    reason = (
        "Another rule than rounding half-up gives it." if otherwise else f"They are rounded to {base}." if near else
        "It may be of another number of children, of those whose answer is known, or mistyped."
    )  # fmt: skip
    expected = _nearest(shown, count) if count >= FEW else ""
    severity: Severity = "note" if otherwise or near else "error"
    return Finding(NAME, severity, message, cells, f"{shown}%", expected, reason, "Of how many children is it?")


def _nearest(shown: Printed, count: int) -> str:
    """Print the possible percentages on either side."""
    below = int(shown.value * count / 100)
    texts = [show(number * 100 / count, shown.places) for number in (below, below + 1) if number <= count]
    return " or ".join(f"{text}%" for text in texts)


def _all_or_none(evidence: Evidence) -> Iterator[Finding]:
    figures, measures = evidence.figures, evidence.settings.measures
    columns = figures.columns
    rows = columns.where(formula="percentage", statistic="", marker="")
    rows = rows[columns.inputs.counts[rows] == 2]
    parts, wholes = columns.inputs.take(rows).rows.reshape(-1, 2).T
    few = (columns["value"][wholes] > 0) & (columns["value"][wholes] < FEW)
    kinds: tuple[tuple[float, Severity, str], ...] = ((100.0, "warning", "all"), (0.0, "note", "none"))
    for share, severity, words in kinds:
        found = few & (columns["value"][rows] == share)
        for name, alike in _by_measure(figures, rows[found], parts[found]):
            if measures[name].children:
                yield _tells(evidence, name, alike, severity, words)


def _by_measure(figures: Figures, rows: Array, parts: Array) -> Iterator[tuple[str, list[int]]]:
    names = figures.columns.texts("measure", rows)
    for name in dict.fromkeys(names.tolist()):
        yield name, parts[names == name].tolist()


def _tells(evidence: Evidence, name: str, parts: list[int], severity: Severity, words: str) -> Finding:
    cells = dict.fromkeys(cell for part in parts for cell in evidence.figures.sources(part))
    times = "" if len(parts) == 1 else f" {len(parts)} times"
    message = f"'{evidence.title(name)}' is {words} of fewer than {FEW} children{times}: it tells of each of them."
    ask = "May it be said of every one of them?"
    return Finding(NAME, severity, message, tuple(cells)[:MOST_NAMED], ask=ask)
