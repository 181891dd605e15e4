"""Small numbers of children that stand open in a sheet which suppresses others."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from psrstats.checks.evidence import Evidence
from psrstats.checks.series import sheets_of
from psrstats.columns import Array
from psrstats.model import Finding

NAME = "small-number"
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
    counted = sent["measure"].isin(counts).to_numpy()
    if not (counted & (sent["marker"] == SUPPRESSED).to_numpy()).any():
        return
    sheets = sheets_of(sent)
    careful = set(sheets[counted & (sent["marker"] == SUPPRESSED).to_numpy()])
    within = counted & np.isin(sheets, list(careful))
    value = sent["value"].to_numpy(float)
    small = within & (value >= 1) & (value <= few)
    for (_, measure), rows in sent[small].groupby([sheets[small], "measure"], sort=False):
        yield _finding(evidence, str(measure), rows, f"suppresses others, but shows {_some(len(rows))} of 1 to {few}")
    left = within & ~small & _leaves_few(evidence, value, few)
    for (_, measure), rows in sent[left].groupby([sheets[left], "measure"], sort=False):
        yield _finding(
            evidence, str(measure), rows, f"tells that {_some(len(rows))} of 1 to {few} are left of the whole"
        )


def _leaves_few(evidence: Evidence, value: Array, few: int) -> Array:
    """Say which numerators leave few of their denominator, of the same area, group and period."""
    sent = evidence.observations
    left = np.zeros(len(sent), dtype=bool)
    place = ["area", "group", "item", "period"]
    for measure in evidence.settings.measures.values():
        if measure.unit != "percent" or not measure.numerator or measure.numerator == measure.denominator:
            continue
        wholes = sent[(sent["measure"] == measure.denominator) & (sent["marker"] == "")].drop_duplicates(place)
        parts = np.flatnonzero((sent["measure"] == measure.numerator).to_numpy())
        whole = sent.iloc[parts][place].merge(wholes[[*place, "value"]], on=place, how="left")["value"].to_numpy(float)
        rest = whole - value[parts]
        left[parts] |= (rest >= 1) & (rest <= few)
    return left


def _some(count: int) -> str:
    return "a count" if count == 1 else f"{count} counts"


def _finding(evidence: Evidence, measure: str, rows: pd.DataFrame, said: str) -> Finding:
    cells = rows["cell"].tolist()
    more = f" {len(cells) - MOST_NAMED} more cells are alike." if len(cells) > MOST_NAMED else ""
    return Finding(
        NAME,
        "warning",
        f"The sheet {said} in '{evidence.title(measure)}'.",
        tuple(cells[:MOST_NAMED]),
        explanation=f"A small number was overlooked when the others were suppressed.{more}",
        ask="May it be shown, and has the sheet been published?",
    )
