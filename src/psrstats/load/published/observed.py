"""The rows of a published file as observations of a source's measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field

from psrstats.config import Measure, Settings, Source
from psrstats.errors import Fault
from psrstats.files.cells import Reading, read_cell
from psrstats.files.grid import Raw, address
from psrstats.load.published.areas_of import AreasOf, areas_of, current
from psrstats.load.published.choice import BETWEEN, Choice, choose, rows_with, unit_of_heading
from psrstats.load.published.coded import Coded, Codes, Rows, Texts, same
from psrstats.load.published.format import Format
from psrstats.load.published.groups import filters_of, grouped
from psrstats.load.published.periods_of import REPORTING, period_named, period_of_lines
from psrstats.load.published.records import Records
from psrstats.load.published.roles import Roles
from psrstats.load.published.wanted import wanted_areas
from psrstats.load.readings import empty
from psrstats.load.words import fold
from psrstats.model import OBSERVATIONS, Finding

MOST_NAMED = 3  # cells, or faults of one column
SEX_OF_SHEET = ("males", "females")
LONG = 15  # digits, of which a float may not hold each


class Observed(Struct):
    """What a published file gave, and what of it could not be read."""

    format: Format
    columns: dict[str, Texts]  # of OBSERVATIONS
    findings: list[Finding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    measures: set[str] = field(default_factory=set)  # whose words were met
    offered: dict[str, str] = field(default_factory=dict)  # words that a measure may have here, and their cell


class Part(Struct, frozen=True):
    """The observations of one column of figures, and the place of each in the file."""

    order: npt.NDArray[np.int64]
    columns: dict[str, Texts]


class Sent(Struct, frozen=True):
    """A file's rows with what is the same for every measure: their area and period."""

    source: Source
    roles: Roles
    areas: AreasOf
    periods: Coded  # blank where a period is of a kind that no report has; one of the lines above, where no column is

    @property
    def records(self) -> Records:
        """The rows."""
        return self.roles.records

    def about(self, rows: Rows, column: int) -> dict[str, Codes]:
        """Give what some rows are about, and what each says in a column of figures."""
        said = {"area": self.areas.names, "code": self.areas.codes, "period": self.periods}
        said |= {"figure": self.roles.coded(column)}
        return {name: each.codes[rows] for name, each in said.items()}


def observed(records: Records, format: Format, source: Source, settings: Settings) -> Observed:
    """Read the rows of a published file into observations.

    Args:
        records: Its rows; those of areas that the report names are enough.
        format: The format it was recognised as.
        source: The source it is; its `group` names the one filter that tells groups apart.
        settings: The report's, for its areas, its period and the source's measures.

    Returns:
        The observations, the measures whose words the file has, and the words that others might have.
    """
    roles = Roles(records, format, source.group)
    areas = areas_of(roles, wanted_areas(settings.report))
    if areas.wanted.any() or format.level:
        records = records.take(np.flatnonzero(areas.wanted))
        roles = Roles(records, format, source.group)
        areas = areas_of(roles, wanted_areas(settings.report))
    sent = Sent(source, roles, areas, _periods(roles, source, settings))
    given = Observed(format, empty())
    if not len(records):
        given.faults.append(_no_area(records, settings))
        given.measures |= {each.name for each in settings.measures.values() if each.source == source.name}
        return given
    parts = list(_of_measures(sent, settings, given))
    own = {measure.name for measure in settings.measures.values() if measure.source == source.name}
    given.offered = {} if own <= given.measures else _offered(roles)
    given.columns, told = current(_in_order(parts) if parts else given.columns)
    given.findings += [*_not_periods(sent), *_reporting(sent), *told]
    return given


def _of_measures(sent: Sent, settings: Settings, given: Observed) -> Iterator[Part]:
    own = [measure for measure in settings.measures.values() if measure.source == sent.source.name]
    for measure in own:
        choice = choose(measure, sent.roles, alone=len(own) == 1)
        if choice is None:
            continue
        given.measures.add(measure.name)
        for column in choice.figures:
            if part := _of_column(sent, measure, choice, column, given):
                yield part


def _of_column(sent: Sent, measure: Measure, choice: Choice, column: int, given: Observed) -> Part | None:
    """Read one column of figures of a measure."""
    said = sent.roles.across.get(column, {})
    period = period_named(said.get("period") or "", "", "") if said.get("period") else ""
    rows = rows_with(sent.roles, choice.rows)
    rows = rows[(sent.periods.has(bool) & sent.roles.coded(column).has(bool))[rows]]
    told = grouped(sent.roles, rows, sent.about(rows, column), frozenset(choice.rows), sent.source.group)
    rows = told.rows
    readings = _readings(sent, column, rows, given)
    read = np.array([one is not None for one in readings], np.bool_)
    if not read.any() or (said.get("period") and not period):
        return None
    kept, own = np.flatnonzero(read), _in_sheet(sent, said.get("group") or "")
    rows = rows[kept]
    columns = _said(sent, rows, column, [one for one in readings if one is not None]) | {
        "measure": measure.name,
        "period": period or sent.periods.take(rows).texts(),
        "group": told.groups.take(kept).mapped(lambda group: " | ".join(filter(None, (own, group)))).texts(),
        "item": told.items.take(kept).texts(),
        "original": sent.roles.coded(column).take(rows).texts(),
    }
    order = sent.records.numbers[rows] * len(sent.records.headings) + column  # row by row, as the file is read
    blank = empty()
    return Part(order, {name: _column(columns.get(name, ""), len(rows), blank[name].dtype) for name in OBSERVATIONS})


def _column(said: object, count: int, kind: np.dtype[Any]) -> Texts:
    column = np.empty(count, kind)
    column[:] = said
    return column


def _in_order(parts: list[Part]) -> dict[str, Texts]:
    """Put parts together in the order of the file."""
    order = np.argsort(np.concatenate([part.order for part in parts]), kind="stable")
    return {name: np.concatenate([part.columns[name] for part in parts])[order] for name in OBSERVATIONS}


def _said(sent: Sent, rows: Rows, column: int, readings: list[Reading]) -> dict[str, object]:
    roles, heading = sent.roles, sent.records.headings[column]
    units = _texts(roles, roles.unit, rows)
    percent = unit_of_heading(fold(heading)) == "percent"
    said = units.paired(_texts(roles, roles.statistic, rows), lambda unit, statistic: f"{unit} {statistic}")
    of_percent = said.has(_is_percent).tolist()
    labels = sent.areas.names.take(rows)
    for number in (roles.named, roles.statistic):
        labels = labels.paired(_texts(roles, number, rows), lambda one, other: " | ".join(filter(None, (one, other))))
    return {
        "source": sent.source.name,
        "area": sent.areas.names.take(rows).texts(),
        "area_code": sent.areas.codes.take(rows).texts(),
        "value": [one.value for one in readings],
        "places": [one.places for one in readings],
        "marker": [one.marker for one in readings],
        "cell_unit": [
            "percent" if one.percent or percent or word else "" for one, word in zip(readings, of_percent, strict=True)
        ],
        "label": labels.texts(),
        "heading": heading,
        "unit_said": units.texts(),
        "cell": sent.records.cells(column, rows),
    }


def _texts(roles: Roles, column: int, rows: Rows) -> Coded:
    return roles.coded(column).take(rows) if column >= 0 else same("", len(rows))


def _is_percent(text: str) -> bool:
    return "%" in text or "percent" in text.casefold()


def _readings(sent: Sent, column: int, rows: Rows, given: Observed) -> list[Reading | None]:
    """Read the figures of a column, each value once; one that is no figure is a fault."""
    held, formats = sent.records.columns[column], sent.records.formats
    codes = held.codes[rows].tolist()
    if formats:
        pairs = zip(codes, sent.records.numbers[rows].tolist(), strict=True)
        each = [read_cell(held.values[code], formats.get((number, column), "")) for code, number in pairs]
    else:
        known = {code: _reading(held.values[code]) for code in set(codes)}
        each = [known[code] for code in codes]
    unread = [number for number, one in enumerate(each) if one is None][:MOST_NAMED]
    for number, cell in zip(unread, sent.records.cells(column, rows[unread]), strict=True):
        what = f"'{held.words[codes[number]]}' is not a number."
        given.faults.append(Fault(cell, what, "Type the figure, or c, x or z."))
    return each


def _reading(raw: Raw) -> Reading | None:
    """Read a text as a figure, the plain ones without looking for marks."""
    if isinstance(raw, str) and raw.isdecimal() and raw.isascii() and len(raw) < LONG:
        return Reading(float(raw))
    return read_cell(raw)


def _in_sheet(sent: Sent, group: str) -> str:
    """Name the group of a sheet that holds one sex, and what a heading adds to it."""
    sex = next((word.capitalize() for word in SEX_OF_SHEET if word in fold(sent.records.sheet).split()), "")
    return " | ".join(filter(None, (sex, group)))


def _periods(roles: Roles, source: Source, settings: Settings) -> Coded:
    count, own = len(roles.records), settings.report.period
    if roles.period < 0:
        return same(period_of_lines(roles.records.above) or source.period or own, count)
    kinds = roles.coded(roles.period_kind) if roles.period_kind >= 0 else same("", count)
    return roles.coded(roles.period).paired(kinds, lambda text, kind: period_named(text, kind, own))


def _not_periods(sent: Sent) -> Iterator[Finding]:
    """Tell the periods that no report can have, such as a school's term, whose figures are not used."""
    roles = sent.roles
    rows = np.flatnonzero(~sent.periods.has(bool)) if roles.period >= 0 else np.array([], np.int64)
    if len(rows):
        kind = _texts(roles, roles.period_kind, rows[:1]).words
        text = " ".join(filter(None, (*kind, *roles.coded(roles.period).take(rows[:1]).words)))
        said = f"'{text}' is no period of a report: the figures of {len(rows):,} rows are not used."
        yield Finding("not-used", "note", said, tuple(sent.records.cells(roles.period, rows[:MOST_NAMED])))


def _reporting(sent: Sent) -> Iterator[Finding]:
    """Tell that a reporting year, which ends on a day of its publisher's, was taken as a year of the report's kind."""
    roles = sent.roles
    if roles.period_kind < 0:
        return
    rows = np.flatnonzero(roles.coded(roles.period_kind).has(lambda kind: fold(kind) == REPORTING))[:1]
    if len(rows):
        text, period = roles.coded(roles.period).take(rows).words[0], sent.periods.take(rows).words[0]
        said = f"reporting year {text} is taken as {period}, and the others alike."
        ask = "On which day of the year does it end?"
        yield Finding("doubt", "note", said, tuple(sent.records.cells(roles.period, rows)), ask=ask)


def _no_area(records: Records, settings: Settings) -> Fault:
    what = f"has no row about {settings.report.area}, nor about any other area that the report names."
    return Fault(records.file, what, "Write the area as the file does, or its code.")


def _offered(roles: Roles) -> dict[str, str]:
    """Give the labels that a measure may have in a file, each with the cell of its heading."""
    records = roles.records
    start = f"{records.file}!{records.sheet}!"
    where = {records.headings[number]: f"{start}{address(records.row, number)}" for number in roles.figures}
    named = f"{start}{address(records.row, roles.named)}" if roles.named >= 0 else ""
    return {words: named or where[words.partition(f" {BETWEEN} ")[0]] for words in _words_of(roles)}


def _words_of(roles: Roles) -> list[str]:
    """Give the labels that a measure may have in a file: a column of figures, or one with a label of its rows."""
    every = np.arange(len(roles.records))
    if roles.named >= 0:
        return roles.says(roles.named, every)
    headings = [roles.records.headings[number] for number in roles.figures]
    apart = [one for one in filters_of(roles, every, frozenset()) if not one.has_total]
    labels = [label for one in apart for label in roles.says(one.column, every)]
    return [*headings, *(f"{heading} {BETWEEN} {label}" for label in labels for heading in headings)]
