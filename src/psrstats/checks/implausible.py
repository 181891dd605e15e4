"""Values that are far from their comparator or from their own past."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array
from psrstats.formulas.implausible import beside_comparator, beside_past
from psrstats.lineage import Figures
from psrstats.model import Finding
from psrstats.periods import known_period, year_before

NAME = "implausible"
FAR = 5.0  # times: what is nearer is not looked at, by the rules of formulas.implausible


def implausible(evidence: Evidence) -> Iterator[Finding]:
    """Find the values that are many times their comparator, or their own a year before: a warning.

    From 8 times a comparator such as England, and from 5 times the year before, where chance does not explain it.
    """
    figures, report = evidence.figures, evidence.settings.report
    columns = figures.columns
    sent = columns.plain[(columns["formula"] == 0)[columns.plain]]
    kinds = [columns.words.code(unit) for unit in ("percent", "rate", "score", "ratio")]
    own = columns.only(sent, area=report.area)
    own = own[np.isin(columns["unit"][own], kinds)]
    told: set[int] = set()
    for area in report.comparators:
        other = columns.find(own, area=area)
        for row, beside in _far(figures, own, other):
            found = beside_comparator(figures.number(row), figures.number(beside))
            if found and row not in told:
                told.add(row)
                yield _finding(evidence, row, beside, found.reason.replace("its comparator", f"{area}'s"))
    before = columns.words.map(lambda name: year_before(known_period(name)).name, columns["period"][sent])
    for row, beside in _far(figures, sent, columns.find(sent, period=before)):
        counts = figures.get(row, "unit") == "count"
        found = beside_past(figures.number(row), [figures.number(beside)], counts=counts)
        if found and row not in told:
            yield _finding(evidence, row, beside, f"{found.reason.split(' than ')[0]} than a year before")


def _far(figures: Figures, rows: Array, others: Array) -> Iterator[tuple[int, int]]:
    """Give the pairs that are far apart, with neither marked."""
    value = figures.columns["value"]
    met = others >= 0
    rows, others = rows[met], others[met]
    with np.errstate(divide="ignore", invalid="ignore"):
        times = value[rows] / value[others]
    far = (times >= FAR) | (times <= 1 / FAR)
    yield from zip(rows[far].tolist(), others[far].tolist(), strict=True)


def _finding(evidence: Evidence, row: int, beside: int, reason: str) -> Finding:
    figures = evidence.figures
    area, group, _, period = figures.place(row)
    about = ", ".join(filter(None, (group, area, period)))
    quiet = evidence.settings.measures[figures.get(row, "measure")].children and figures.get(row, "unit") == "count"
    printed = "" if quiet and min(figures.number(row), figures.number(beside)) < 10 else figures.text(row)
    message = f"'{evidence.title(figures.get(row, 'measure'))}' for {about} is {reason}."
    cells = (figures.get(row, "cell"), figures.get(beside, "cell"))
    explanation = "The two may differ in unit, in multiplier, or in the ages or children they count."
    return Finding(
        NAME, "warning", message, cells, printed, "", explanation, "Are the two in one unit, and of the same children?"
    )
