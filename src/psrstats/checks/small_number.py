"""Small numbers of children that stand open in a sheet which suppresses others."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array, Observations, lots, matches
from psrstats.model import Finding

NAME = "small-number"
PLACE = ("area", "group", "item", "period")
SUPPRESSED = "c"
MOST_NAMED = 4  # cells


def small_number(evidence: Evidence) -> Iterator[Finding]:
    """Find the counts of few children that a sheet shows although it suppresses others: a warning for each measure.

    Few are as many as the report's own policy suppresses; with a policy that suppresses none, 1 to 5. A count that
    leaves so few of the whole of which measures.csv makes it a percentage is another.
    """
    sent = evidence.observations
    few = evidence.settings.disclosure.largest or 5
    counts = [m.name for m in evidence.settings.measures.values() if m.children and m.unit == "count"]
    counted = sent.says("measure", *counts)
    careful = sent.sheets[counted & sent.says("marker", SUPPRESSED)]
    if not len(careful):
        return
    within, value = counted & np.isin(sent.sheets, careful), sent["value"]
    small = within & (value >= 1) & (value <= few)
    for rows in _by_sheet(sent, small):
        yield _finding(evidence, rows, f"suppresses others, but shows {_some(len(rows))} of 1 to {few}")
    for rows in _by_sheet(sent, within & ~small & _leaves_few(evidence, value, few)):
        yield _finding(evidence, rows, f"tells that {_some(len(rows))} of 1 to {few} are left of the whole")


def _by_sheet(sent: Observations, which: Array) -> Iterator[Array]:
    """Give the rows of each sheet and measure."""
    rows = np.flatnonzero(which)
    yield from (rows[lot] for lot in lots(sent.sheets[rows], sent["measure"][rows]))


def _leaves_few(evidence: Evidence, value: Array, few: int) -> Array:
    """Say which numerators leave few of their denominator, of the same area, group and period."""
    sent = evidence.observations
    left = np.zeros(len(sent), dtype=bool)
    for measure in evidence.settings.measures.values():
        if measure.unit != "percent" or not measure.numerator or measure.numerator == measure.denominator:
            continue
        wholes, parts = sent.where(measure=measure.denominator, marker=""), sent.where(measure=measure.numerator)
        one, other = matches(*([sent[name][rows] for name in PLACE] for rows in (parts, wholes)))
        whole = np.full(len(parts), np.nan)
        whole[one[::-1]] = value[wholes[other[::-1]]]  # the first of several
        rest = whole - value[parts]
        left[parts] |= (rest >= 1) & (rest <= few)
    return left


def _some(count: int) -> str:
    return "a count" if count == 1 else f"{count} counts"


def _finding(evidence: Evidence, rows: Array, said: str) -> Finding:
    cells, measure = evidence.words("cell", rows), evidence.words("measure", rows[:1])[0]
    more = f" {len(cells) - MOST_NAMED} more cells are alike." if len(cells) > MOST_NAMED else ""
    return Finding(
        NAME,
        "warning",
        f"The sheet {said} in '{evidence.title(measure)}'.",
        tuple(cells[:MOST_NAMED]),
        explanation=f"A small number was overlooked when the others were suppressed.{more}",
        ask="May it be shown, and has the sheet been published?",
    )
