"""What each column of a found table holds, told from its heading's words and from its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from psrstats.config import Settings, Source
from psrstats.load.cells import read_cell
from psrstats.load.grid import Place
from psrstats.load.tables import Found, Sheet
from psrstats.periods import ImpossiblePeriod, read_period

HEADINGS = {
    "measure": ("measure", "indicator", "indicator name", "description"),
    "area": ("area", "area name", "ward", "ward name", "local authority", "la name", "district", "region", "geography"),
    "period": ("period", "time period", "year", "quarter", "date", "month", "financial year", "academic year"),
    "unit": ("unit", "units"),
    "code": ("area code", "ward code", "code", "ons code"),
    "commentary": ("commentary", "comment", "comments", "analysis", "narrative"),
    "note": ("note", "notes", "value note", "source"),
}
_ROLE_OF = {word: role for role, words in HEADINGS.items() for word in words}
LABELS = ("measure", "area", "period", "group", "item")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that one source's sheets may use, and what is meant where they use none."""

    source: Source
    measures: dict[str, str]  # a label, and the measure's name
    areas: dict[str, str]  # as folded, and as written
    area: str
    period: str
    corrected: dict[str, str]  # a cell put right, and what was put right


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: `value` where it holds figures, else the role of its labels; and what its heading says of them."""

    index: int
    heading: str
    role: str
    measure: str = ""
    area: str = ""
    period: str = ""
    fault: str = ""  # the heading is a period that cannot be
    headings: tuple[Place, ...] = ()


def vocabulary(source: Source, settings: Settings) -> Vocabulary:
    """Gather the words of one source: its measures' labels and the report's areas."""
    report = settings.report
    return Vocabulary(
        source,
        {fold(measure.words): measure.name for measure in settings.measures.values() if measure.source == source.name},
        {fold(area): area for area in (report.area, *report.comparators)},
        report.area,
        source.period or report.period,
        {correction.where: str(correction) for correction in settings.corrections},
    )


def fold(text: str) -> str:
    """Fold case, spaces, note markers and end punctuation, so that words match as a person would match them.

    >>> fold("  Children looked  after [note 2]: ")
    'children looked after'
    """
    return " ".join(re.sub(r"\[note [^]]*\]", "", text.casefold()).split()).rstrip(".:;* ")


def read_columns(sheet: Sheet, found: Found, words: Vocabulary) -> list[SheetColumn]:
    """Tell what each column holds."""
    columns = [_column(sheet, found, index, words) for index in found.columns]
    values = [column.index for column in columns if column.role == "value"]
    first = min(values, default=0)
    columns = [
        replace(column, role="note") if column.role == "group" and column.index > first else column
        for column in columns
    ]
    return _items(columns, words.source)


def _items(columns: list[SheetColumn], source: Source) -> list[SheetColumn]:
    """Where two columns hold labels, keep one as the group: the one the source names, else the first."""
    labels = [column for column in columns if column.role == "group"]
    if len(labels) < 2:
        return columns
    group = next((column for column in labels if fold(column.heading) == fold(source.group)), labels[0])
    return [replace(column, role="item") if column in labels and column != group else column for column in columns]


def _column(sheet: Sheet, found: Found, index: int, words: Vocabulary) -> SheetColumn:
    parts = [sheet.text(row, index) for row in found.header_rows]
    parts = [part for part in dict.fromkeys(parts) if part]
    places = tuple(dict.fromkeys(sheet.origin(row, index) for row in found.header_rows))
    heading = " | ".join(parts)
    column = SheetColumn(index, heading, "", headings=places)
    role = _ROLE_OF.get(fold(parts[-1])) if parts else None
    if role and not _says_a_period(heading):
        return replace(column, role=role)
    column = _of_heading(column, parts, words)
    if column.measure or column.area or column.period or column.fault:
        return replace(column, role="value")
    return replace(column, role=_role_of_cells(sheet, found, index, words))


def _says_a_period(heading: str) -> bool:
    try:
        return read_period(heading) is not None
    except ImpossiblePeriod:
        return True


def _of_heading(column: SheetColumn, parts: list[str], words: Vocabulary) -> SheetColumn:
    """Read a heading of one part or several: each may name a measure, an area, or (part of) a period."""
    rest = []
    for part in parts:
        if measure := words.measures.get(fold(part)):
            column = replace(column, measure=measure)
        elif area := words.areas.get(fold(part)):
            column = replace(column, area=area)
        else:
            rest.append(part)
    try:
        period = read_period(" | ".join(rest)) or next(filter(None, map(read_period, rest)), None)
    except ImpossiblePeriod as error:
        return replace(column, fault=str(error))
    return replace(column, period=period.name) if period else column


def _role_of_cells(sheet: Sheet, found: Found, index: int, words: Vocabulary) -> str:
    texts = [text for row in found.body_rows if (text := sheet.text(row, index))]
    folded = [fold(text) for text in texts]
    if _most(text in words.measures for text in folded):
        return "measure"
    if _most(text in words.areas for text in folded):
        return "area"
    if _most(re.fullmatch(r"[EWSNKJLM]\d{8}", text) is not None for text in texts):
        return "code"
    return "value" if _most(read_cell(text) is not None for text in texts) else "group"


def _most(answers: Iterable[bool]) -> bool:
    given = list(answers)
    return 2 * sum(given) > len(given)
