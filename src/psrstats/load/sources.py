"""Every source of a report, read into one table of observations."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from psrstats.config import SOURCES_FOLDER, Measure, Settings, Source
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.load.areas import by_code
from psrstats.load.corrections import correct
from psrstats.load.files import read_grids
from psrstats.load.grid import Grid
from psrstats.load.observe import Outcome, observe
from psrstats.load.published import Observed, read_published, read_published_sheet
from psrstats.load.sent_twice import sent_twice
from psrstats.load.sheet import Sheet
from psrstats.load.words import vocabulary
from psrstats.model import OBSERVATIONS, Finding


def load(settings: Settings) -> tuple[pd.DataFrame, tuple[Finding, ...], tuple[Fault, ...]]:
    """Read every source of a report.

    Returns the observations (columns as in model.OBSERVATIONS), the findings that leave a figure out, and the faults
    that stop the run, all of them at once.
    """
    outcomes = [_load_source(settings, source) for source in settings.sources]
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    faults = [fault for outcome in outcomes for fault in outcome.faults]
    faults += _unmet_corrections(settings)
    frame, renamed = by_code(_together(outcomes), settings.report)
    return frame, (*findings, *renamed, *sent_twice(frame, settings.measures)), tuple(faults)


def _together(outcomes: list[Outcome]) -> pd.DataFrame:
    """Lay the observations of all sources together, in their order."""
    empty = pd.DataFrame(columns=list(OBSERVATIONS))
    rows = [pd.DataFrame(outcome.observations, columns=list(OBSERVATIONS)) for outcome in outcomes]
    frames = [frame for own, outcome in zip(rows, outcomes, strict=True) for frame in (own, *outcome.frames)]
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else empty


def _load_source(settings: Settings, source: Source) -> Outcome:
    outcome = Outcome()
    try:
        if published := read_published(source, settings):
            outcome = _published(published)
            outcome.faults += _not_found(settings, source, outcome)
            return outcome
    except UserError as error:
        return Outcome(faults=list(error.faults))
    words = vocabulary(source, settings)
    grids = _grids(settings, source, outcome)
    whole = bool(grids) and not outcome.faults
    for grid in grids:
        corrections = [c for c in settings.corrections if c.where.rpartition("!")[0] == f"{grid.file}!{grid.sheet}"]
        grid, faults = correct(grid, corrections)
        outcome.faults += faults
        published = read_published_sheet(grid, source, settings)
        outcome.add(_published(published) if published else observe(Sheet(grid), words))
    outcome.findings += _not_used(outcome)
    if whole:
        outcome.faults += _not_found(settings, source, outcome)
    return outcome


def _published(read: Observed) -> Outcome:
    return Outcome(
        findings=read.findings, faults=read.faults, measures=read.measures, frames=[read.frame], offered=read.offered
    )


def _grids(settings: Settings, source: Source, outcome: Outcome) -> list[Grid]:
    """Read a source's sheets; those it names must be there."""
    try:
        grids = read_grids(settings.folder / SOURCES_FOLDER / source.file, source.file)
    except UserError as error:
        outcome.faults += error.faults
        return []
    if not grids:
        outcome.faults.append(Fault(source.file, "has no sheet of cells.", "Ask its sender for another."))
        return []
    outcome.findings += [
        Finding("file", "warning", f"The file {warning}.", (source.file,)) for warning in grids[0].warnings
    ]
    if not source.sheets:
        return [grid for grid in grids if grid.state == "visible"]
    by_name = {grid.sheet: grid for grid in grids}
    missing = [name for name in source.sheets if name not in by_name]
    outcome.faults += [Fault(source.file, f"has no sheet '{name}'.", did_you_mean(name, by_name)) for name in missing]
    return [by_name[name] for name in source.sheets if name in by_name]


def _not_used(outcome: Outcome) -> Iterator[Finding]:
    for words, cell in outcome.unknown.items():
        yield Finding("not-used", "note", f"'{words}' is no measure of this report; its figures are not used.", (cell,))


def _not_found(settings: Settings, source: Source, outcome: Outcome) -> Iterator[Fault]:
    """Name the measures whose words stand nowhere in their source, and the nearest words that do."""
    for measure in settings.measures.values():
        if measure.source == source.name and measure.name not in outcome.measures:
            yield Fault(source.file, _says_nowhere(settings, measure), _nearest(measure, outcome))


def _says_nowhere(settings: Settings, measure: Measure) -> str:
    return f"no heading or row reads '{measure.words}' ({measure.name} in {settings.report.measures})."


def _nearest(measure: Measure, outcome: Outcome) -> str:
    said = outcome.unknown | outcome.offered
    suggestion = did_you_mean(measure.words, said)
    near = next((cell for words, cell in said.items() if f"'{words}'?" in suggestion), "")
    return suggestion.replace("?", f" in {near}?") if near else "Mend the sheet's words or the measure's label."


def _unmet_corrections(settings: Settings) -> Iterator[Fault]:
    sheets = {source.file: source.sheets for source in settings.sources}
    for correction in settings.corrections:
        file, *rest = correction.where.split("!")
        if file not in sheets:
            yield Fault(correction.where, "is corrected, but no source has that file.", did_you_mean(file, sheets))
        elif len(rest) != 2 or (sheets[file] and rest[0] not in sheets[file]):
            yield Fault(
                correction.where, "is corrected, but is no cell of a sheet that is read.", "Write file!sheet!A1."
            )
