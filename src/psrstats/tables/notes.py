"""The notes under a table: the shorthand it uses, how its figures were made, and what was put right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from psrstats.capitals import capital
from psrstats.config import PUBLISHED, Settings
from psrstats.formulas.polarity import JUDGED, PLAIN
from psrstats.lineage import Figures
from psrstats.model import MARKERS, NEIGHBOURS, Table, comparison_with
from psrstats.periods import known_period
from psrstats.tables.places import places
from psrstats.tables.populations import populations
from psrstats.tables.roundings import roundings
from psrstats.tables.several import several

INTERVALS = "Confidence limits: Wilson's for percentages; for rates exact Poisson below 10 events, and Byar's from 10."
OF_ANSWERS = "Shares are of those who answered the question: a blank is no answer."
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
    yield from populations(rows, figures, settings)
    yield from _methods(rows, figures, settings)
    yield from places(table, figures, settings)
    yield from roundings(rows, figures)
    yield from several(rows, figures, settings)
    if table.layout == "survey" and any(figures.get(row, "unit") == "percent" for row in rows):
        yield OF_ANSWERS
    used = {found for cell in cells if (found := "".join(re.findall(r"^\[(\w+)\]$", cell.text)))}
    yield from (f"[{marker}] {meaning}." for marker, meaning in MARKERS.items() if marker in used)
    yield from _policy(rows, used, figures, settings)
    for row in rows:
        if reason := figures.get(row, "reason"):
            colon = "" if figures.get(row, "marker") else ":"
            yield f"{figures.text(row)}{colon} {reason}."
    yield from _awaited(table, used, settings)
    yield from _published(rows, figures, settings)
    for row in rows:
        yield from (f"Corrected: {said}" for said in figures.corrections(row))


def _awaited(table: Table, used: set[str], settings: Settings) -> Iterator[str]:
    """Say who has not sent yet what the table would show, of whatever it has no figure at all."""
    if "x" not in used:
        return
    measures = next(one.measures for one in settings.tables if one.name == table.name)
    sources = {of for name in measures for one in (settings.measures[name],) for of in (one.source, *one.logs)}
    yield from (f"[x] awaited from {one.agency}." for one in settings.waiting if one.name in sources)


def _published(rows: list[int], figures: Figures, settings: Settings) -> Iterator[str]:
    """Say of which periods figures are those of earlier reports, for this year's files have none."""
    if settings.report.previous != PUBLISHED:
        return
    own = {source.file for source in settings.sources}
    earlier = [row for row in rows if any(cell.split("!")[0] not in own for cell in figures.sources(row))]
    plain = [row for row in earlier if not figures.get(row, "statistic")]
    periods = sorted({figures.get(row, "period") for row in plain}, key=known_period)
    if periods:
        yield f"{', '.join(periods)}: as published, where this year's files have no figure."


def _policy(rows: list[int], used: set[str], figures: Figures, settings: Settings) -> Iterator[str]:
    """Say by which rule counts of children are suppressed or rounded, where the table has any."""
    policy = settings.disclosure
    children = any(
        figures.get(row, "unit") == "count" and settings.measures[figures.get(row, "measure")].children for row in rows
    )
    if (policy.largest and "c" in used) or (policy.base > 1 and children):
        yield f"{capital(policy.words)}."


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
