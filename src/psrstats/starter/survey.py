"""What agency files hold that a description can begin with: their sheets, tables, areas and periods."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from psrstats.catalogue import known
from psrstats.config import SOURCES_FOLDER, Correction
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.load.account import Account, TableSeen, tables_seen
from psrstats.load.areas import AREA_CODE
from psrstats.load.published.wanted import area_key
from psrstats.load.sheet import Sheet
from psrstats.load.shelf import Shelf
from psrstats.load.words import Vocabulary, fold
from psrstats.records.log_seen import see_log
from psrstats.records.sheet_kinds import Kind, kind_of
from psrstats.starter.guessed import (
    COMPARATORS,
    ended_by,
    latest_year,
    likely_area,
    lists_children,
    named_areas,
    named_periods,
    title_periods,
)
from psrstats.starter.labelled import Labelled
from psrstats.starter.names import Names, name_of
from psrstats.starter.proposal import of_catalogue
from psrstats.starter.published import NATION, PublishedSeen, see_published, see_published_sheet
from psrstats.starter.records import SHEETS, RecordsSeen, see_logs, see_records
from psrstats.starter.words import measures_of

KNOWN = Vocabulary("", "", {}, {fold(name): name for name in COMPARATORS}, "", "", {})
MOST_UNKNOWN = 12  # measures of a file that no catalogue knows
NO_FIGURES = "no table of figures was found in its visible sheets"
UNNAMED = (
    "no word in it says what its figures are of; take it in, write one measure of it in measures.csv, and it is theirs"
)
RECORDS = "it lists children, one a row; count them first, for a report states figures"


class SourceSeen(Struct, frozen=True):
    """An agency's file as far as a description needs to know it."""

    name: str
    file: str
    sheets: tuple[str, ...] = ()
    measures: tuple[Labelled, ...] = ()
    period: str = ""  # where only a title says it
    problem: str = ""  # why it is left out
    accounts: tuple[Account, ...] = ()
    corrections: tuple[Correction, ...] = ()  # cells that cannot be read, taken as not available
    published: str = ""  # the format that it is in, if it is a publisher's
    left: tuple[str, ...] = ()  # what it holds besides, which can be worked out
    unsaid: tuple[str, ...] = ()  # rates of which nothing says what they are per
    wards: bool = False  # whether it is about wards, and not about the report's own area
    years: int = 0  # of a published file
    late: str = ""  # the period of its figures, where that lies after the report's
    doubted: tuple[str, ...] = ()  # labels whose figures cannot be told apart
    stuck: tuple[str, ...] = ()  # what could not be placed, as it is told
    more: int = 0  # labels besides that no catalogue knows
    some: bool = False  # whether only some of its file's sheets are meant: others are a log


class Survey(Struct, frozen=True):
    """What a description begins with."""

    folder: Path
    area: str
    period: str
    comparators: tuple[str, ...]
    sources: tuple[SourceSeen, ...]
    areas: tuple[str, ...] = ()  # those within, such as wards
    records: tuple[RecordsSeen, ...] = ()  # files with a row an action, or a reply
    asked: bool = False  # whether the area was given


def survey(
    folder: Path,
    files: list[str],
    area: str = "",
    tell: Callable[[str], object] = str,
    shelf: Shelf | None = None,
) -> Survey:
    """Look through agency files; one that cannot be read, or holds no figures, has a problem.

    Args:
        folder: The report's.
        files: As psrstats.toml names them.
        area: The report's area; blank to guess it.
        tell: What is told each file's name as it is looked at.
        shelf: Where the files that are opened are kept.

    Raises:
        UserError: The area was given, and national files have no row about it.
    """
    names, looked, shelf = Names(), {}, shelf or Shelf()
    for file in files:
        tell(file)
        looked[file] = _look(folder, file, area, shelf)
    published = [seen for each in looked.values() for seen in each.published]
    every = [account for each in looked.values() for account in each.accounts]
    _must_have(area, published)
    own = area or likely_area(every, published)
    dated = [period for each in every for period in named_periods(each)]
    dated += [period for seen in published for period in seen.periods]
    period = latest_year(dated) or latest_year([period for each in every for period in title_periods(each)])
    given = {file: names.give(Path(file).stem) for file, each in looked.items() if each.kind != "log"}
    logged = [file for file, each in looked.items() if each.kind == "log"]
    logs = [log for file in logged for log in see_logs(shelf.grids(_path(folder, file), file), file, names)]
    period = period or latest_year([ended_by(log.last) for log in logs if log.last])
    sources = [_source(given[file], file, each, own) for file, each in looked.items() if not each.kind]
    beside = [_source(Path(file).stem, file, looked[file], own) for file in logged]
    sources += [replace(each, name=names.give(f"{each.name} figures"), some=True) for each in beside if each.measures]
    records = [
        see_records(_path(folder, f), f, given[f], each.kind) for f, each in looked.items() if each.kind in SHEETS
    ]
    wards = dict.fromkeys(ward for seen in published if own not in seen.areas for ward in seen.wards)
    comparators = _comparators(every, published, own, bool(area))
    return Survey(folder, own, period, comparators, tuple(sources), tuple(wards), (*records, *logs), bool(area))


class _Looked(Struct, frozen=True):
    """A file looked at: its sheets as accounts, or as published ones, or why it cannot be read."""

    accounts: tuple[Account, ...] = ()
    published: tuple[PublishedSeen, ...] = ()
    problem: str = ""
    kind: Kind = ""  # of a file with a row a record; beside a log its other sheets are looked at


def _path(folder: Path, file: str) -> Path:
    return folder / SOURCES_FOLDER / file if not file.startswith("../") else folder / file[3:]


def _look(folder: Path, file: str, area: str, shelf: Shelf) -> _Looked:
    path = _path(folder, file)
    try:
        if seen := see_published(path, file, area, COMPARATORS):
            return _Looked(published=(seen,))
        grids = [grid for grid in shelf.grids(path, file) if grid.state == "visible"]
    except UserError as error:
        return _Looked(problem=f"{error.faults[0].what} {error.faults[0].fix}".strip())
    kinds = [kind_of(grid) for grid in grids]
    if counted := [kind for kind in kinds if kind in SHEETS]:
        return _Looked(kind=counted[0])
    logged = "log" in kinds  # then its other sheets may be of figures
    grids = [grid for grid, kind in zip(grids, kinds, strict=True) if not (kind or (logged and see_log(grid)))]
    sheets = [(grid, see_published_sheet(grid, area)) for grid in grids]
    published = tuple(seen for _, seen in sheets if seen)
    accounts = tuple(_account(shelf.sheet(grid)) for grid, seen in sheets if not seen)
    return _Looked(accounts, published, kind="log" if logged else "")


def _must_have(area: str, published: list[PublishedSeen]) -> None:
    """Stop where an area was given that no national file has a row about."""
    national = [seen for seen in published if NATION in seen.areas]
    if area and national and not any(seen.own for seen in published):
        names = [name for seen in national for name in seen.areas]
        raise UserError(Fault("--area", f"no national file has a row about '{area}'.", did_you_mean(area, names)))


def _comparators(accounts: list[Account], published: list[PublishedSeen], own: str, asked: bool) -> tuple[str, ...]:
    """Give the areas to compare with: the nation and the area's region, where files have figures of them.

    None where the report's area is a nation only because nothing names another.
    """
    if own in COMPARATORS and not asked:
        return ()
    seen = {fold(text) for each in accounts for text in named_areas(each)}
    seen |= {area_key(name) for each in published for name in each.areas}
    regions = {each.region for each in published} - {""}
    found = [name for name in COMPARATORS if fold(name) in seen and name != own]
    return tuple(name for name in found if not (asked and regions) or name in {NATION, *regions})


def _account(sheet: Sheet) -> Account:
    return Account(sheet, tuple(tables_seen(sheet, KNOWN)), {}, KNOWN)


def _source(name: str, file: str, looked: _Looked, area: str) -> SourceSeen:
    if looked.problem:
        return SourceSeen(name, file, problem=looked.problem)
    accounts = looked.accounts
    tables = [(each, table) for each in accounts for table in each.tables]
    figures = [(each, table) for each, table in tables if not lists_children(table)]
    found = {fold(m.label): m for each, table in reversed(figures) for m in reversed(measures_of(each, table, area))}
    given = [measure for seen in looked.published for measure in seen.measures.measures]
    labels = [_known(each) for each in reversed(found.values()) if not _is_place(each)]
    unknown = [each for each in labels if not each.name][MOST_UNKNOWN:]
    measures = (*given, *(each for each in labels if each not in unknown))
    unused = RECORDS if len(figures) < len(tables) else UNNAMED if any(map(_has_figures, tables)) else NO_FIGURES
    problem = "" if measures else unused
    dated = any(seen.periods for seen in looked.published) or any(
        True for each in accounts for _ in named_periods(each)
    )
    period = "" if dated else latest_year([period for each in accounts for period in title_periods(each)])
    sheets = tuple(each.sheet.grid.sheet for each in accounts)
    published = next((seen.title for seen in looked.published), "")
    left = tuple(label for seen in looked.published for label in seen.measures.beside)
    wards = any(seen.wards for seen in looked.published) and not any(seen.own for seen in looked.published)
    years = max((len({period.end.year for period in seen.periods}) for seen in looked.published), default=0)
    seen = SourceSeen(name, file, sheets, measures, period, problem, accounts, published=published, left=left)
    unsaid = tuple(label for seen in looked.published for label in seen.measures.unsaid)
    return replace(seen, wards=wards, years=years, more=len(unknown), unsaid=unsaid)


def _known(measure: Labelled) -> Labelled:
    """Take from the catalogue which end of a measure is good, and whether it counts children; its title stays."""
    found = known(measure.label, measure.unit) or known(measure.title, measure.unit)
    given = of_catalogue(measure, found)
    return replace(given, title=measure.title, name=given.name and name_of(measure.title))


def _is_place(measure: Labelled) -> bool:
    """Tell an area, or a code, that stands where a measure might."""
    return fold(measure.label) in {fold(name) for name in COMPARATORS} or AREA_CODE.fullmatch(measure.label) is not None


def _has_figures(seen: tuple[Account, TableSeen]) -> bool:
    """Say whether a table holds a number below a heading; a list of names, or of notes, holds none."""
    account, table = seen
    values = [column.index for column in table.columns if column.role == "value"]
    return bool(account.sheet.is_figure[list(table.found.body_rows)][:, values].any())
