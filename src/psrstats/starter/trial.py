"""A description tried out before it is written: what would stop it is put right or left out, and it says why."""

from __future__ import annotations

from dataclasses import replace

from psrstats.config import Correction, Measure, Report, Settings, Source
from psrstats.errors import Fault
from psrstats.files.grid import place_of
from psrstats.load import load
from psrstats.load.corrections import reads
from psrstats.starter.names import Names
from psrstats.starter.survey import NO_FIGURES, SourceSeen, Survey
from psrstats.starter.words import Labelled

PERIOD = "2019-20"
TRIES = 3
MOST = 20  # cells of a file put right; a file with more is not a table of figures


def try_out(draft: Survey) -> Survey:
    """Load each source by itself; put right or leave out what would stop it."""
    return replace(draft, sources=tuple(_tried(draft, source) for source in draft.sources))


def _tried(draft: Survey, source: SourceSeen) -> SourceSeen:
    for _ in range(TRIES):
        if source.problem:
            return source
        observations, _findings, faults = load(_settings(draft, source))
        if not faults:
            return source if len(observations) else replace(source, problem=NO_FIGURES)
        source = _without(source, faults)
    return replace(source, problem=str(faults[0]))


def _settings(draft: Survey, source: SourceSeen) -> Settings:
    report = Report(
        title="-", area=draft.area, period=source.period or draft.period or PERIOD, comparators=draft.comparators
    )
    measures = {name: _measure(name, source, labelled) for name, labelled in names_of(source)}
    described = Source(name=source.name, agency="-", file=source.file)
    return Settings(draft.folder, report, (described,), measures, (), source.corrections)


def names_of(source: SourceSeen) -> list[tuple[str, Labelled]]:
    """Name the measures of a source."""
    names = Names()
    return [(names.give(labelled.title), labelled) for labelled in source.measures]


def _measure(name: str, source: SourceSeen, labelled: Labelled) -> Measure:
    return Measure(name=name, title=labelled.title, source=source.name, label=labelled.label)


def _without(source: SourceSeen, faults: tuple[Fault, ...]) -> SourceSeen:
    """Take the cells at fault as not available, and leave out the measures whose words do not do."""
    corrections = source.corrections + tuple(filter(None, (_correction(source, fault) for fault in faults)))
    unmet = {name for name, _ in names_of(source) if any(f"({name} in " in fault.what for fault in faults)}
    measures = tuple(labelled for name, labelled in names_of(source) if name not in unmet)
    problem = f"{len(corrections)} of its cells cannot be read: {faults[0]}" if len(corrections) > MOST else ""
    return replace(source, corrections=corrections, measures=measures, problem=problem or NO_FIGURES * (not measures))


def _correction(source: SourceSeen, fault: Fault) -> Correction | None:
    """Take a cell that cannot be read as not available."""
    grids = [account.sheet.grid for account in source.accounts]
    for grid in grids:
        place = place_of(fault.where.removeprefix(f"{grid.file}!{grid.sheet}!"))
        if place:
            return Correction.model_validate(
                {"where": fault.where, "reads": reads(grid, place), "as": "x", "reason": "CHECK: ask the agency."}
            )
    return None
