"""The notes under a table: the shorthand it uses, how its figures were made, and what was put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from psrstats.config import Settings
from psrstats.formulas.polarity import JUDGED, PLAIN
from psrstats.lineage import Figures
from psrstats.model import MARKERS, NEIGHBOURS, Table, comparison_with

INTERVALS = (
    "Confidence limits: Wilson's for percentages; for rates exact Poisson below 10 events, and Byar's from 10. "
    "Censuses have none."
)
BY_INTERVAL = (
    "Compared by the {level:g}% interval of each figure, its comparator taken as fixed: similar where the interval "
    "holds it. Where there is no interval, a figure is only higher, lower or the same."
)


def with_notes(table: Table, figures: Figures, settings: Settings) -> Table:
    """Add to a table's own notes those that follow from its cells."""
    return replace(table, notes=(*table.notes, *dict.fromkeys(_notes(table, figures, settings))))


def _notes(table: Table, figures: Figures, settings: Settings) -> Iterator[str]:
    cells = [cell for row in table.rows for cell in row]
    rows = list(dict.fromkeys(cell.figure for cell in cells if cell.figure is not None))
    yield from _populations(rows, figures, settings)
    yield from _methods(rows, figures, settings)
    used = {found for cell in cells if (found := "".join(re.findall(r"^\[(\w+)\]$", cell.text)))}
    yield from (f"[{marker}] {meaning}." for marker, meaning in MARKERS.items() if marker in used)
    for row in rows:
        if reason := figures.get(row, "reason"):
            colon = "" if figures.get(row, "marker") else ":"
            yield f"{figures.text(row)}{colon} {reason}."
    for row in rows:
        yield from (f"Corrected: {said}" for said in figures.corrections(row))


def _populations(rows: list[int], figures: Figures, settings: Settings) -> Iterator[str]:
    """Name the source and the year of every population under a rate; and which rate's, where they are several."""
    agencies = {source.name: source.agency for source in settings.sources}
    measures: dict[str, dict[str, None]] = {}
    for row in rows:
        inputs = figures.inputs(row)
        if figures.get(row, "formula") != "rate" or len(inputs) < 2:
            continue
        measure = settings.measures[figures.get(inputs[1], "measure")]
        agency = f", from {agencies[measure.source]}" if measure.source in agencies else ""
        population = f"{measure.title}, {figures.get(inputs[1], 'period')}{agency}"
        said = f"{settings.measures[figures.get(row, 'measure')].title}, {figures.get(row, 'period')}"
        measures.setdefault(population, {})[said] = None
    for population, of in measures.items():
        whose = f" ({'; '.join(of)})" if len(measures) > 1 else ""
        yield f"Population: {population}{whose}."


def _methods(rows: list[int], figures: Figures, settings: Settings) -> Iterator[str]:
    statistics = {figures.get(row, "statistic") for row in rows}
    if any(statistic.startswith(("lower-", "upper-")) for statistic in statistics):
        yield INTERVALS
    compared = {comparison_with(area) for area in settings.report.compared_with}
    said = {figures.get(row, "text") for row in rows if figures.get(row, "statistic") in compared}
    if said & {*JUDGED.values(), *PLAIN.values()} - {"higher", "lower"}:
        yield BY_INTERVAL.format(level=settings.report.intervals[0])
    for row in rows:
        if figures.get(row, "formula") == "mean":
            title, used = settings.measures[figures.get(row, "measure")].title, len(figures.inputs(row))
            yield f"{NEIGHBOURS}: {title} is the unweighted mean of {used} of {len(settings.report.neighbours)}."
