"""What each column of a found table holds, told from its heading's words and from its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time, timedelta

from psrstats.files.grid import Place
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found
from psrstats.load.words import Vocabulary, fold, is_total
from psrstats.periods import ImpossiblePeriod, read_period

HEADINGS = {
    "measure": ("measure", "indicator", "indicator name", "description"),
    "area": (
        *("area", "area name", "ward", "ward name", "local authority", "la name", "district", "district name", "la"),
        *("country name", "region", "region name", "constituency", "constituency name", "geography", "org name"),
    ),
    "period": ("period", "time period", "year", "quarter", "date", "month", "financial year", "academic year"),
    "unit": ("unit", "units"),
    "code": ("area code", "ward code", "code", "ons code", "id", "child", "child id", "child unique id", "urn", "upn"),
    "commentary": ("commentary", "comment", "comments", "analysis", "narrative"),
    "note": ("note", "notes", "value note", "source"),
}
_ROLE_OF = {word: role for role, words in HEADINGS.items() for word in words}
LABELS = ("measure", "area", "period", "group", "item")
PIVOT = ("row labels", "column labels")  # what a pivot table says over labels of any kind
LOOK = 300  # rows that tell what a column holds


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
    rest: str = ""  # what else the heading says
    group: str = ""  # where one measure takes several columns, what tells them apart

    @property
    def says(self) -> bool:
        """Whether the heading says what, where or when the figures under it are."""
        return bool(self.measure or self.area or self.period or self.fault)


def read_columns(sheet: Sheet, found: Found, words: Vocabulary) -> list[SheetColumn]:
    """Tell what each column holds."""
    columns = [_column(sheet, found, index, words) for index in found.columns]
    labels = [column.index for column in columns if column.role in ("measure", "area", "group")]
    values = [column.index for column in columns if column.role == "value"]
    columns = _told_apart([_in_place(column, labels, values) for column in columns])
    return _items(columns, words.group, _varying(sheet, found, columns))


def _told_apart(columns: list[SheetColumn]) -> list[SheetColumn]:
    """Where one measure takes several columns, their other words are groups; a sum over periods stands apart."""
    values = [column for column in columns if column.role == "value"]
    alike = Counter((column.measure, column.area, column.period) for column in values if column.measure)
    over_periods = any(column.period for column in values)

    def told(column: SheetColumn) -> SheetColumn:
        if column.role != "value":
            return column
        if over_periods and not column.period and is_total(column.rest):
            return replace(column, role="total")
        if alike[column.measure, column.area, column.period] > 1:
            return replace(column, group="" if is_total(column.rest) else column.rest)
        return column

    return [told(column) for column in columns]


def _in_place(column: SheetColumn, labels: list[int], values: list[int]) -> SheetColumn:
    """Numbers before the first label are its codes; words after the first figures are notes."""
    if column.role == "value" and not column.says and labels and column.index < labels[0] < max(values):
        return replace(column, role="code")
    if column.role == "group" and values and column.index > values[0] > min(labels, default=0):
        return replace(column, role="note")
    return column


def _varying(sheet: Sheet, found: Found, columns: list[SheetColumn]) -> list[SheetColumn]:
    """Give the columns of labels; of several, those that do not say the same in every row."""
    labels = [column for column in columns if column.role == "group"]
    others = [column for column in columns if column.role in ("group", "area", "measure")]
    varying = [c for c in labels if len({sheet.text(row, c.index) for row in found.body_rows}) > 1]
    return varying if len(others) > 1 and len(found.body_rows) > 2 else labels


def _items(columns: list[SheetColumn], group: str, labels: list[SheetColumn]) -> list[SheetColumn]:
    """Of the columns of labels keep one as the group, the one the source names or the first; the rest are items."""
    chosen = next((column for column in labels if fold(column.heading) == fold(group)), labels[0] if labels else None)
    return [
        column
        if column.role != "group" or column is chosen
        else replace(column, role="item" if column in labels else "constant")
        for column in columns
    ]


def _column(sheet: Sheet, found: Found, index: int, words: Vocabulary) -> SheetColumn:
    places = tuple(dict.fromkeys(_heading_place(sheet, found, row, index, words) for row in found.header_rows))
    said = [sheet.text(*place) for place in places]
    parts = [part for part in dict.fromkeys(said) if part and fold(part) not in PIVOT]
    column = _of_heading(SheetColumn(index, " | ".join(parts), "", headings=places), parts, words)
    if words.group and fold(column.heading) == fold(words.group):
        return replace(column, role="group")
    role = _role_of_heading(parts[-1]) if parts and not column.says else None
    if role in ("unit", "code", "commentary", "note"):
        return replace(column, role=role)
    told = _role_of_cells(sheet, found, index, words)
    if told == "group" and column.measure and said[-1] in ("", "Row Labels"):
        return replace(column, role=told)  # a pivot table names its measure over its labels
    if told in ("measure", "area") or (told == "period" and not column.says):
        return replace(column, role=told)
    return replace(column, role="value" if column.says else role or told)


def _heading_place(sheet: Sheet, found: Found, row: int, index: int, words: Vocabulary) -> Place:
    """Give the place that heads a column in one header row: a year over its quarters need not be merged over them."""
    if sheet.text(row, index) or row == found.header_rows[-1] or not sheet.text(found.header_rows[-1], index):
        return sheet.origin(row, index)
    left = max((column for column in sheet.filled[row] if column < index), default=index)
    over = _of_heading(SheetColumn(left, "", ""), [sheet.text(row, left)], words)
    return sheet.origin(row, left if over.says else index)


def _role_of_heading(heading: str) -> str | None:
    words = fold(heading)
    return _ROLE_OF.get(words) or ("code" if words.endswith((" code", " id")) else None)


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
    column = replace(column, rest=" | ".join(rest))
    runs = [rest[start:end] for end in range(len(rest), 0, -1) for start in range(end)]
    try:
        period = next(filter(None, (read_period(" | ".join(run)) for run in sorted(runs, key=len, reverse=True))), None)
    except ImpossiblePeriod as error:
        return replace(column, fault=str(error))
    return replace(column, period=period.name) if period else column


def _role_of_cells(sheet: Sheet, found: Found, index: int, words: Vocabulary) -> str:
    rows = [row for row in found.body_rows[:LOOK] if sheet.text(row, index)]
    if not rows:
        return "note"
    texts = [sheet.text(row, index) for row in rows]
    folded = [fold(text) for text in texts]
    if _most(text in words.measures for text in folded):
        return "measure"
    if _most(text in words.areas for text in folded):
        return "area"
    if _most(re.fullmatch(r"[EWSNKJLM]\d{8}", text) is not None for text in texts):
        return "code"
    if _most(index in sheet.figures[row] for row in rows):
        return "value"
    return "period" if _most(_may_be_period(sheet, row, index) for row in rows) else "group"


def _may_be_period(sheet: Sheet, row: int, column: int) -> bool:
    raw = sheet.raw(*sheet.origin(row, column))
    try:
        return raw is not None and not isinstance(raw, time | timedelta) and read_period(raw) is not None
    except ImpossiblePeriod:
        return True


def _most(answers: Iterable[bool]) -> bool:
    given = list(answers)
    return 2 * sum(given) > len(given)
