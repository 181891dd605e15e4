"""Figures in their columns: separators, decimals, sides, and nothing else in the cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from psrstats.lint.check import Found, rule
from psrstats.lint.shorthand import is_obsolete, notes
from psrstats.lint.typed_number import is_marked_number, is_number, lacks_separator, places
from psrstats.lint.workbook import Workbook
from psrstats.lint.workbooks.columns import Column, figures, has_figures, is_marker, labels


@rule(
    "PSRL050",
    "C1",
    "should",
    "Numbers from 1,000 on have commas.",
    "Give them a number format with a thousands separator.",
    has_figures,
)
def separators(book: Workbook) -> Iterator[Found]:
    """Find numbers of a thousand or more without a comma."""
    for column in figures(book):
        bare = [place for place, cell in column.cells.items() if _is_typed(cell.text) and lacks_separator(cell.text)]
        yield from map(Found, column.sheet.spread(bare))


def _is_typed(text: str) -> bool:
    return is_number(text) or is_number(text.lstrip("-"))


@rule(
    "PSRL051",
    "C2",
    "should",
    "All numbers of a column show the same decimals.",
    "Give the column one number format.",
    has_figures,
)
def decimals(book: Workbook) -> Iterator[Found]:
    """Find columns whose numbers show unequal decimals; where rows have units of their own, a person must judge."""
    for column in figures(book):
        shown = {places(cell.text) for cell in column.cells.values() if _is_typed(cell.text)}
        if len(shown) > 1:
            where = column.sheet.over(replace(column.table, left=column.number, right=column.number))
            told = " and ".join(map(str, sorted(shown)))
            yield Found(where, f"The column shows {told} decimals.", judge=column.mixed)


@rule(
    "PSRL052",
    "C3",
    "should",
    "Figures and their headers are to the right, labels of rows to the left.",
    "Align columns of figures right, their headers and shorthand too, and labels left.",
    has_figures,
)
def sides(book: Workbook) -> Iterator[Found]:
    """Find figures and their headers that do not stand to the right, and labels of rows that do not to the left."""
    columns = figures(book)
    for column in columns:
        top = (column.table.top, column.number)
        held = {**column.cells, **({top: cell} if (cell := column.sheet.cells.get(top)) else {})}
        stray = [
            place
            for place, cell in held.items()
            if (cell.style.align or ("right" if cell.is_number else "left")) != "right"
        ]
        yield from (Found(where, "A figure or its header is not to the right.") for where in column.sheet.spread(stray))
    for sheet, table in book.data_tables:
        held = {place: cell for place in labels(sheet, table) if (cell := sheet.cells.get(place))}
        stray = [place for place, cell in held.items() if cell.style.align not in ("", "left")]
        yield from (Found(where, "A label is not to the left.") for where in sheet.spread(stray))


@rule(
    "PSRL053",
    "C4",
    "should",
    "Columns of figures hold only numbers, or a code in place of one.",
    "Type numbers as numbers, and move marks and words to a column of notes.",
    has_figures,
)
def numbers_only(book: Workbook) -> Iterator[Found]:
    """Find numbers typed as text, numbers with a mark in the cell, and words among numbers."""
    for column in figures(book):
        stray: dict[str, list[tuple[int, int]]] = {}
        for place, cell in column.cells.items():
            if what := _stray(cell.text, cell.is_number):
                stray.setdefault(what, []).append(place)
        yield from (Found(where, what) for what, cells in stray.items() for where in column.sheet.spread(cells))


def _stray(text: str, number: bool) -> str:
    if number or is_marker(text):
        return ""
    if is_number(text):
        return "A number is typed as text."
    return "A number has a mark in its cell." if is_marked_number(text) else "Words stand among numbers."


@rule(
    "PSRL066",
    "1e",
    "should",
    "No symbol or bare letters stand in place of a figure.",
    "Use harmonised shorthand: [x] not available, [z] not applicable, [c] confidential, [low] rounds to 0.",
    has_figures,
)
def symbols(book: Workbook) -> Iterator[Found]:
    """Find symbols in place of figures that harmonised shorthand has replaced."""
    for column in figures(book):
        yield from map(Found, _where(column, is_obsolete))


@rule(
    "PSRL062",
    "C13",
    "should",
    "Note markers stand in titles, headers and labels, not in cells of figures.",
    "Move them into the header or the label, or into a column of notes.",
    has_figures,
)
def note_markers(book: Workbook) -> Iterator[Found]:
    """Find markers of notes in cells of figures."""
    for column in figures(book):
        yield from map(Found, _where(column, lambda text: bool(notes(text))))


def _where(column: Column, test: Callable[[str], bool]) -> list[str]:
    return column.sheet.spread(place for place, cell in column.cells.items() if test(cell.text))
