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
from psrstats.load.sheet import Sheet
from psrstats.load.words import vocabulary
from psrstats.model import OBSERVATIONS, Finding

MOST_NAMED = 4  # cells, of those that say the same figure


def load(settings: Settings) -> tuple[pd.DataFrame, tuple[Finding, ...], tuple[Fault, ...]]:
    """Read every source of a report.

    Returns the observations (columns as in model.OBSERVATIONS), the findings that leave a figure out, and the faults
    that stop the run, all of them at once.
    """
    outcomes = [_load_source(settings, source) for source in settings.sources]
    observations = [row for outcome in outcomes for row in outcome.observations]
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    faults = [fault for outcome in outcomes for fault in outcome.faults]
    faults += _unmet_corrections(settings)
    frame, renamed = by_code(pd.DataFrame(observations, columns=list(OBSERVATIONS)), settings.report)
    return frame, (*findings, *renamed, *_sent_twice(frame), *_unlike_units(frame, settings)), tuple(faults)


def _unlike_units(observations: pd.DataFrame, settings: Settings) -> Iterator[Finding]:
    """Name the counts that show a %, and the percentages of at most 1 that show none: 0.36 may be 36%."""
    unit = observations["measure"].map({measure.name: measure.unit for measure in settings.measures.values()})
    shown = observations["cell_unit"] == "percent"
    for row in observations[unit.isin(["count", "score"]) & shown].itertuples():
        message = f"'{row.original}' shows as a percentage, but its measure is none."
        yield Finding("unit", "warning", message, (str(row.cell),), printed=str(row.original))
    small = (observations["value"].abs() <= 1) & (observations["value"] % 1 != 0)
    for row in observations[(unit == "percent") & ~shown & small].itertuples():
        message = f"'{row.original}' shows no %: is it {row.value}%, or a hundred times as much? Ask the agency."
        yield Finding("unit", "warning", message, (str(row.cell),), printed=str(row.original))


def _sent_twice(observations: pd.DataFrame) -> Iterator[Finding]:
    """Name the figures that stand in two cells; the first is used."""
    about = ["measure", "area", "group", "item", "period"]
    repeated = observations[observations.duplicated(about, keep=False)]
    for (measure, area, *_, period), rows in repeated.groupby(about, sort=False):
        message = f"'{measure}' for {area}, {period}, stands in {len(rows)} cells; the first is used."
        yield Finding("sent-twice", "warning", message, tuple(rows["cell"][:MOST_NAMED]))


def _load_source(settings: Settings, source: Source) -> Outcome:
    outcome = Outcome()
    words = vocabulary(source, settings)
    grids = _grids(settings, source, outcome)
    whole = bool(grids) and not outcome.faults
    for grid in grids:
        corrections = [c for c in settings.corrections if c.where.rpartition("!")[0] == f"{grid.file}!{grid.sheet}"]
        grid, faults = correct(grid, corrections)
        outcome.faults += faults
        outcome.add(observe(Sheet(grid), words))
    outcome.findings += _not_used(outcome)
    if whole:
        outcome.faults += _not_found(settings, source, outcome)
    return outcome


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
    outcome.findings += [Finding("file", "warning", warning, (source.file,)) for warning in grids[0].warnings]
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
    suggestion = did_you_mean(measure.words, outcome.unknown)
    near = next((cell for words, cell in outcome.unknown.items() if f"'{words}'" in suggestion), "")
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
