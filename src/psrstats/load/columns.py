"""What the columns of a found table hold, held against one another."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
from msgspec.structs import replace

from psrstats.load.areas import AREA_CODE
from psrstats.load.column import LABELS, LOOK, SheetColumn, most, read_column
from psrstats.load.headings import heading_places
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found
from psrstats.load.terms import Terms
from psrstats.load.words import fold, is_group
from psrstats.load.year_kinds import is_kept
from psrstats.load.year_totals import of_a_year_beside, of_the_year
from psrstats.totals import is_total

AGES = ("age", "ages", "age in years", "single year of age", "age group", "age band", "year group", "school year")
FEW = 40  # different labels at most, of a column of numbers that are labels


def read_columns(sheet: Sheet, found: Found, terms: Terms) -> list[SheetColumn]:
    """Tell what each column holds."""
    group = fold(terms.words.group)
    places = heading_places(sheet, found, terms)
    columns = [read_column(sheet, found, index, places[index], terms) for index in found.columns]
    columns = _numbered_labels(sheet, found, _beside_codes(sheet, found, columns, terms))
    columns = _labels_alone(columns, values := [column.index for column in columns if column.role == "value"])
    labels = [column.index for column in columns if column.role in ("measure", "area", "group")]
    columns = of_a_year_beside(sheet, found, [_in_place(column, labels, values) for column in columns])
    columns = _told_apart(_without_kept(columns))
    return _items(columns, group, _varying(sheet, found, columns))


def _labels_alone(columns: list[SheetColumn], values: list[int]) -> list[SheetColumn]:
    """Take the words before the figures for their labels where no others are, though they are headed Source."""
    before = [column for column in columns if values and column.index < values[0]]
    aside = [column for column in before if column.role in ("note", "context", "commentary") and column.headings]
    alone = len(aside) == 1 and not any(column.role in LABELS for column in columns)
    return [replace(column, role="group") if alone and column is aside[0] else column for column in columns]


def _beside_codes(sheet: Sheet, found: Found, columns: list[SheetColumn], terms: Terms) -> list[SheetColumn]:
    """Labels right beside codes of areas are areas, whatever stands over them."""
    codes = [column.index for column in columns if column.role == "code" and _holds_codes(sheet, found, column.index)]
    if len(codes) != 1 or any(column.role == "area" for column in columns):
        return columns
    beside = [column for column in columns if abs(column.index - codes[0]) == 1]
    names = [column for column in beside if column.role in ("group", "measure") and not column.says]
    if len(names) != 1 or any(terms.read(text).measure for text in _texts(sheet, found, names[0].index)):
        return columns
    return [replace(column, role="area") if column is names[0] else column for column in columns]


def _holds_codes(sheet: Sheet, found: Found, index: int) -> bool:
    return most(Counter(_texts(sheet, found, index)), lambda text: AREA_CODE.fullmatch(text) is not None)


def _texts(sheet: Sheet, found: Found, index: int) -> list[str]:
    return [text for row in found.body_rows[:LOOK] if (text := sheet.text(row, index))]


def _without_kept(columns: list[SheetColumn]) -> list[SheetColumn]:
    """Take days on which a row was written, or is due, for notes: also those that might be, where others say more."""
    dated = [one for one in columns if one.role == "period" or (one.role == "value" and one.period)]
    kept = [one for one in dated if one.role == "period" and is_kept(one.heading)]
    never = [one for one in kept if len(dated) > len(kept) or is_kept(one.heading, surely=True)]
    return [replace(one, role="note") if one in never else one for one in columns]


def _told_apart(columns: list[SheetColumn]) -> list[SheetColumn]:
    """Where one measure takes several columns, their other words are groups; a sum over periods is its year's."""
    columns = of_the_year(columns)
    values = [column for column in columns if column.role == "value"]
    alike = Counter((column.measure, column.area, column.period) for column in values if column.measure)

    def told(column: SheetColumn) -> SheetColumn:
        if column.role != "value":
            return column
        if alike[column.measure, column.area, column.period] > 1:
            return replace(column, group="" if is_total(column.rest) else column.rest)
        return column

    return [told(column) for column in columns]


def _in_place(column: SheetColumn, labels: list[int], values: list[int]) -> SheetColumn:
    """Numbers before the first label are its codes; words after the first figures are notes."""
    named = column.says or is_group(column.heading)  # Males, left of their ages
    if column.role == "value" and not named and labels and column.index < labels[0] < max(values):
        return replace(column, role="code")
    if column.role == "group" and values and column.index > values[0] > min(labels, default=0):
        return replace(column, role="note")
    return column


def _numbered_labels(sheet: Sheet, found: Found, columns: list[SheetColumn]) -> list[SheetColumn]:
    """Numbers that are labels, such as ages: without them rows repeat, with them they do not."""
    values = [column for column in columns if column.role == "value"]
    labels = [column for column in columns if column.role in LABELS]
    if len(values) < 2 or not found.body_rows:
        return columns
    first = values[0]
    named = fold(first.heading) in AGES
    if first.says or first.statistic or not (named or (labels and _parts_rows(sheet, found, labels, first))):
        return columns
    return [replace(column, role="group") if column is first else column for column in columns]


def _parts_rows(sheet: Sheet, found: Found, labels: list[SheetColumn], first: SheetColumn) -> bool:
    rows = list(found.body_rows)
    numbers = sheet.columns[first.index].codes[rows]
    raws = sheet.columns[first.index].raws
    if len(set(numbers.tolist())) > FEW or not all(_is_whole(raw) for raw in raws):
        return False
    codes = [sheet.columns[label.index].codes[rows] for label in labels]
    without = np.unique(np.stack(codes, axis=1), axis=0)
    together = np.unique(np.stack([*codes, numbers], axis=1), axis=0)
    return len(without) < len(rows) == len(together) and len(rows) > 2 * len(without) - 1


def _is_whole(raw: object) -> bool:
    return isinstance(raw, int) or (isinstance(raw, str) and (raw.isdigit() or not re.search(r"\d", raw)))


def _varying(sheet: Sheet, found: Found, columns: list[SheetColumn]) -> list[SheetColumn]:
    """Give the columns of labels; of several, those that do not say the same in every row."""
    labels = [column for column in columns if column.role == "group"]
    others = [column for column in columns if column.role in ("group", "area", "measure")]
    varying = [c for c in labels if len(np.unique(sheet.columns[c.index].codes[list(found.body_rows)])) > 1]
    return varying if len(others) > 1 and len(found.body_rows) > 2 else labels


def _items(columns: list[SheetColumn], group: str, labels: list[SheetColumn]) -> list[SheetColumn]:
    """Of the columns of labels keep one as the group, the one the source names or the first; the rest are items."""
    chosen = next((column for column in labels if fold(column.heading) == group), labels[0] if labels else None)
    return [
        column
        if column.role != "group" or column is chosen
        else replace(column, role="item" if column in labels else "constant")
        for column in columns
    ]
