"""What of a table is used for no measure, told: other words, other statistics, and rates where counts are wanted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.files.grid import Place
from psrstats.load.axes import Axes
from psrstats.load.decision import Decision
from psrstats.load.lines import NONE
from psrstats.model import Finding
from psrstats.totals import is_total
from psrstats.units import DIVIDED, said_of

MOST_NAMED = 6  # words, and cells
SAID = {unit: f"{said_of(unit).noun}s" for unit in DIVIDED}


def left_aside(decision: Decision) -> Iterator[Finding]:
    """Tell of the headings and labels whose figures are another statistic than their measure: a change, a target."""
    aside = ((decision.measure > 0) & (decision.is_other | decision.is_summed)) | decision.is_never
    totals = [column for column in decision.axes.columns if column.role == "total" and column.headings]
    if not (aside.any() or totals) or not (decision.measure > 0).any():
        return
    found: dict[str, Place] = {}
    axes = decision.axes
    for lines, side in ((axes.headings, decision.places[1]), (axes.labels, decision.places[0])):
        for line in lines:
            for code in line.used.tolist():
                over = (line.codes == code)[side]
                term = line.terms[code]
                names = term.statistic or line.role == "unit" or (not term.known and decision.beside_number[over].all())
                summed = is_total(term.text) and decision.is_summed[over].any()
                if (names or summed) and over.any() and aside[over].all():
                    found.setdefault(line.texts[code], line.place(line.first(code)))
    for column in totals:
        found.setdefault(column.heading.rpartition(" | ")[2], column.headings[-1])
    if found:
        named = ", ".join(f"'{text}'" for text in list(found)[:MOST_NAMED])
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        what = f"{named}{more}: figures of no measure of this report itself; they are not used."
        yield Finding("not-used", "note", what, tuple(axes.sheet.cell(place) for place in found.values())[:MOST_NAMED])


def of_another_unit(decision: Decision) -> Iterator[tuple[str, Finding]]:
    """Find the measures that are counted, of which a table says that all its figures are rates or percentages."""
    for number in np.unique(decision.measure[decision.measure > 0]).tolist():
        mine = decision.measure == number
        statistics = {decision.words[one] for one in np.unique(decision.statistic[mine]).tolist()}
        said = [one for one in DIVIDED if one in statistics]
        if not said or not decision.is_other[mine].all():
            continue
        name, (words, place) = decision.words[number], _saying(decision, said[0])
        what = f"'{words}' says that the figures of {name} are {SAID[said[0]]}, and it is a count, so none is used."
        ask = f"Write {said[0]} as its unit in measures.csv, or take another label for it."
        where = decision.axes.sheet.cell(place) if place else decision.axes.sheet.grid.cell((0, 0)).rpartition("!")[0]
        yield name, Finding("not-placed", "error", what, (where,), ask=ask)


def _saying(decision: Decision, statistic: str) -> tuple[str, Place | None]:
    """Give the words that say a statistic, and where they stand."""
    for line in (*decision.axes.headings, *decision.axes.labels):
        for code in line.used.tolist():
            if line.terms[code].statistic == statistic:
                return line.texts[code], line.place(line.first(code))
    root = next((root for root in decision.roots if root.statistic == statistic), None)
    return (root.text, root.place) if root else (statistic, None)


def unknown(decision: Decision) -> Iterator[tuple[str, str]]:
    """Give the words of figures that belong to no measure, with their cell, once for each label or heading."""
    rows, columns = decision.places
    none = (decision.measure <= 0) & ~decision.is_never
    if not none.any():
        return
    axes = decision.axes
    seen: set[int] = set()
    for row in np.unique(rows[none]).tolist():
        place = _naming_label(axes, row)
        if place and place[0] not in seen:
            seen.add(place[0])
            yield axes.sheet.text(*place), axes.sheet.cell(place)
    for number in np.unique(columns[none]).tolist():
        column = axes.values[number]
        if column.headings and (not (column.area or column.period or column.part) or not seen):
            yield column.heading, axes.sheet.cell(column.headings[-1])


def _naming_label(axes: Axes, row: int) -> tuple[int, int] | None:
    """Give the cell of the label that says what a row's figures are, where any does."""
    for role in ("measure", "group", "item"):
        lines = [line for line in axes.labels if line.role == role and line.codes[row] != NONE]
        if lines and (role == "measure" or all(column.area or column.period or column.part for column in axes.values)):
            return lines[-1].place(row)
    return None
