"""Every source of a report, read into one table of observations, and whatever has not come yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from psrstats.columns import Observations
from psrstats.config import SOURCES_FOLDER, Measure, Settings, Source
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.files.grid import Grid
from psrstats.load.areas import by_code
from psrstats.load.awaited import awaited
from psrstats.load.by_sheet import told_by_sheet
from psrstats.load.elsewhere import elsewhere
from psrstats.load.lettered import lettered, parted
from psrstats.load.published import Observed, read_published, read_published_sheet
from psrstats.load.readings import Reading, together
from psrstats.load.sent_twice import sent_twice, without_unlike
from psrstats.load.shelf import Shelf
from psrstats.load.terms import Terms
from psrstats.load.understand import understand
from psrstats.load.unfilled import held, unfilled
from psrstats.load.unshown import unshown
from psrstats.load.words import fold, vocabulary
from psrstats.mended import correct
from psrstats.model import Finding


def load(settings: Settings, shelf: Shelf | None = None) -> tuple[Observations, tuple[Finding, ...], tuple[Fault, ...]]:
    """Read every source of a report.

    shelf: the files that were opened before, which need not be opened again.
    Returns the observations (columns as in model.OBSERVATIONS), the findings that leave a figure out, and the faults
    that stop the run, all of them at once.
    """
    shelf = shelf or Shelf()
    waiting = settings.waiting
    outcomes = [
        awaited(settings, source) if source in waiting else _load_source(settings, source, shelf)
        for source in settings.sources
    ]
    outcomes += [awaited(settings, other) for other in waiting if not isinstance(other, Source)]
    read = together(outcomes)
    faults = [*read.faults, *_unmet_corrections(settings)]
    sent, renamed = by_code(read.observations(), settings.report)
    twice = tuple(sent_twice(sent, settings.measures))
    sent = without_unlike(sent, settings.measures) if twice else sent
    return sent, (*read.findings, *renamed, *twice, *elsewhere(sent, settings)), tuple(faults)


def _load_source(settings: Settings, source: Source, shelf: Shelf) -> Reading:
    outcome = Reading()
    try:
        if published := read_published(source, settings):
            outcome = _published(published)
            outcome.faults += [_not_found(settings, one, outcome) for one in _absent(settings, source, outcome)]
            return outcome
    except UserError as error:
        return Reading(faults=list(error.faults))
    words = vocabulary(source, settings)
    grids = _grids(settings, source, outcome, shelf)
    whole, by_publisher = bool(grids) and not outcome.faults, False
    read: list[Reading] = []
    for grid in grids:
        corrections = [c for c in settings.corrections if c.where.rpartition("!")[0] == f"{grid.file}!{grid.sheet}"]
        grid, faults = correct(grid, corrections)
        outcome.faults += faults
        published = read_published_sheet(grid, source, settings)
        by_publisher |= published is not None
        found = _published(published) if published else understand(shelf.sheet(grid), words)
        used = [{"marker": marker, "cell": cell} for marker, cell in found.marked] if grid.unshown else []
        found.findings.extend((*lettered(grid), *parted(grid), *unshown(grid, used)))
        read.append(found)
    if not by_publisher:
        read = told_by_sheet(grids, read, Terms(words))
    outcome = together([outcome, *read])
    outcome.findings += _not_used(outcome)
    if whole:
        outcome.faults += [] if by_publisher else _one_label(settings, source)  # publishers part them by unit
        absent = _absent(settings, source, outcome)
        blank = {measure.name: cell for measure in absent if (cell := unfilled(measure.words, grids))}
        outcome.findings += [_not_filled(settings.measures[name], cell) for name, cell in blank.items()]
        outcome.faults += [_not_found(settings, one, outcome, grids) for one in absent if one.name not in blank]
        outcome.faults += _none_placed(outcome)
    return outcome


def _published(read: Observed) -> Reading:
    return Reading(read.columns, read.findings, read.faults, read.measures, offered=read.offered)


def _grids(settings: Settings, source: Source, outcome: Reading, shelf: Shelf) -> list[Grid]:
    """Read a source's sheets; those it names must be there."""
    try:
        grids = shelf.grids(settings.folder / SOURCES_FOLDER / source.file, source.file)
    except UserError as error:
        outcome.faults += error.faults
        return []
    if not grids:
        outcome.faults.append(Fault(source.file, "has no sheet of cells.", "Ask its sender for another."))
        return []
    outcome.findings += [
        Finding("file", "warning", f"The file {warning}.", (source.file,))
        for warning in dict.fromkeys(warning for grid in grids for warning in grid.warnings)
    ]
    if not source.sheets:
        return [grid for grid in grids if grid.state == "visible"]
    by_name = {grid.sheet: grid for grid in grids}
    missing = [name for name in source.sheets if name not in by_name]
    outcome.faults += [Fault(source.file, f"has no sheet '{name}'.", did_you_mean(name, by_name)) for name in missing]
    return [by_name[name] for name in source.sheets if name in by_name]


def _not_used(outcome: Reading) -> Iterator[Finding]:
    for words, cell in outcome.unknown.items():
        yield Finding("not-used", "note", f"'{words}' is no measure of this report; its figures are not used.", (cell,))


def _absent(settings: Settings, source: Source, outcome: Reading) -> list[Measure]:
    """Give the measures of a source of which nothing was read."""
    own = [measure for measure in settings.measures.values() if measure.source == source.name]
    return [one for one in own if one.name not in outcome.measures and not _is_second(settings, one)]


def _not_filled(measure: Measure, cell: str) -> Finding:
    what = f"'{measure.words}' stands here with no figure under it."
    return Finding("file", "warning", what, (cell,), ask="Has somebody forgotten to fill it in?")


def _not_found(settings: Settings, measure: Measure, outcome: Reading, grids: Sequence[Grid] = ()) -> Fault:
    """Say that a measure's words stand nowhere in its source, and name the nearest words that do."""
    source = next(one for one in settings.sources if one.name == measure.source)
    text, cell = held(measure.words, grids)
    if cell:
        what = (
            f"'{text}' says '{measure.words}' ({measure.name} in {settings.report.measures}) and more, so it was not "
        )
        what += "taken for it."
        ask = "Where it is, write its words as the measure's label, or mend the line."
        return Fault(cell, what, ask)
    return Fault(source.file, _says_nowhere(settings, measure), _nearest(measure, outcome))


def _is_second(settings: Settings, measure: Measure) -> bool:
    """Tell whether another measure of the same source has the same label."""
    own = [one for one in settings.measures.values() if one.source == measure.source]
    return sum(fold(one.words) == fold(measure.words) for one in own) > 1


def _one_label(settings: Settings, source: Source) -> Iterator[Fault]:
    """Name the measures that one label would mark: whose figures it marks cannot be told."""
    seen: dict[str, Measure] = {}
    for measure in settings.measures.values():
        if measure.source == source.name and (first := seen.setdefault(fold(measure.words), measure)) is not measure:
            what = f"{first.name} and {measure.name} have one label, '{measure.words}', in {source.name}."
            yield Fault(settings.report.measures, what, "Give each a label of its own, or leave one out.")


def _none_placed(outcome: Reading) -> Iterator[Fault]:
    """Name the measures of which no figure at all could be placed."""
    told = set(outcome.columns["measure"].tolist())
    for finding in {id(each): each for name, each in outcome.unplaced.items() if name not in told}.values():
        where = finding.where[0] if finding.where else ""
        yield Fault(where, finding.message, finding.ask)


def _says_nowhere(settings: Settings, measure: Measure) -> str:
    return f"no heading or row reads '{measure.words}' ({measure.name} in {settings.report.measures})."


def _nearest(measure: Measure, outcome: Reading) -> str:
    said = outcome.unknown | outcome.offered
    suggestion = did_you_mean(measure.words, said)
    near = next((cell for words, cell in said.items() if f"'{words}'?" in suggestion), "")
    return suggestion.replace("?", f" in {near}?") if near else "Mend the sheet's words or the measure's label."


def _unmet_corrections(settings: Settings) -> Iterator[Fault]:
    sheets = {one.file: one.sheets for one in (*settings.sources, *settings.record_sheets)}
    sheets |= {one.last: one.sheets for one in settings.record_sheets if one.last}
    for correction in settings.corrections:
        file, *rest = correction.where.split("!")
        if file not in sheets:
            yield Fault(correction.where, "is corrected, but no source has that file.", did_you_mean(file, sheets))
        elif len(rest) != 2 or (sheets[file] and rest[0] not in sheets[file]):
            yield Fault(
                correction.where, "is corrected, but is no cell of a sheet that is read.", "Write file!sheet!A1."
            )
