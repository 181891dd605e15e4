"""The tables of a Word file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from psrstats.lint.check import Found, rule
from psrstats.lint.document import Document, DocumentTable, TableCell
from psrstats.lint.shorthand import is_obsolete
from psrstats.lint.typed_number import is_number, is_year


def has_tables(document: Document) -> bool:
    """Whether there is a table."""
    return bool(document.tables)


@rule(
    "PSRL105",
    "1g",
    "must",
    "The first row of each table, and no other, is repeated as its header.",
    "Tick Repeat Header Rows (Table Layout) for the first row only.",
    has_tables,
)
def repeated_header(document: Document) -> Iterator[Found]:
    """Find tables whose first row, and no other, is not repeated on each page."""
    for table in document.tables:
        if [row.header for row in table.rows[:2]] not in ([True], [True, False]):
            yield Found(table.row(0))


@rule(
    "PSRL106",
    "1g",
    "must",
    "Each table has a header row and a first column.",
    "Tick Header Row and First Column (Table Design).",
    has_tables,
)
def ticked(document: Document) -> Iterator[Found]:
    """Find tables without a header row or a first column in their design."""
    for table in document.tables:
        if not (table.first_row and table.first_column):
            yield Found(table.name)


@rule("PSRL107", "T5", "must", "Every header is filled and unique.", "Give each column its own heading.", has_tables)
def headers(document: Document) -> Iterator[Found]:
    """Find headers that are blank or not unique."""
    for table in document.tables:
        texts = [cell.text.casefold() for cell in table.rows[0].cells] if table.rows else []
        counts = Counter(texts)
        for column, text in enumerate(texts):
            if not text or counts[text] > 1:
                yield Found(
                    table.cell(0, column), f"More than one header is '{text}'." if text else "A header is blank."
                )


@rule("PSRL108", "T3", "must", "No cells are merged.", "Split them, and repeat what they say where needed.", has_tables)
def merged(document: Document) -> Iterator[Found]:
    """Find merged cells."""
    for table in document.tables:
        yield from (Found(where) for where, cell in table.cells if cell.across > 1 or cell.down)


@rule("PSRL109", "T9", "must", "No cell is blank.", "Fill it, with shorthand such as [x] if need be.", has_tables)
def blanks(document: Document) -> Iterator[Found]:
    """Find blank cells below the header."""
    for table in document.tables:
        for number, row in enumerate(table.rows[1:], 1):
            for column, cell in enumerate(row.cells):
                if not cell.text:
                    yield Found(table.cell(number, column))


@rule(
    "PSRL110", "T3", "must", "No table is in another.", "Move it out, or make its rows part of the other.", has_tables
)
def nested(document: Document) -> Iterator[Found]:
    """Find tables in tables."""
    return (Found(table.name) for table in document.tables if table.nested)


@rule(
    "PSRL111",
    "1g",
    "should",
    "Each table has a title and a description as its text alternative.",
    "Give both (Table Properties, Alt Text).",
    has_tables,
)
def alternatives(document: Document) -> Iterator[Found]:
    """Find tables whose text alternative has no title or no description."""
    for table in document.tables:
        missing = [what for what, said in (("title", table.title), ("description", table.description)) if not said]
        if missing:
            yield Found(table.name, f"It has no {' and no '.join(missing)}.")


@rule(
    "PSRL112",
    "1g",
    "should",
    "Each table has a numbered caption next to it.",
    "Insert one above the table (References, Insert Caption).",
    has_tables,
)
def captions(document: Document) -> Iterator[Found]:
    """Find tables without a caption next to them."""
    return (Found(table.name) for table in document.tables if not table.captioned)


@rule(
    "PSRL113",
    "1g",
    "should",
    "No row of a table may break across pages.",
    "Untick Allow row to break across pages (Table Properties, Row).",
    has_tables,
)
def whole_rows(document: Document) -> Iterator[Found]:
    """Find rows that may be split over two pages."""
    for table in document.tables:
        yield from (Found(table.row(number)) for number, row in enumerate(table.rows) if not row.whole)


@rule("PSRL116", "C3", "should", "Numbers in tables are to the right.", "Align columns of figures right.", has_tables)
def sides(document: Document) -> Iterator[Found]:
    """Find numbers that are not to the right."""
    for table in document.tables:
        for where, cell in _figures(table):
            if is_number(cell.text) and not is_year(cell.text) and cell.align not in ("right", "end"):
                yield Found(where)


@rule(
    "PSRL121",
    "1e",
    "should",
    "No symbol or bare letters stand in place of a figure.",
    "Use harmonised shorthand: [x] not available, [z] not applicable, [c] confidential, [low] rounds to 0.",
    has_tables,
)
def symbols(document: Document) -> Iterator[Found]:
    """Find symbols in place of figures that harmonised shorthand has replaced."""
    for table in document.tables:
        yield from (Found(where) for where, cell in _figures(table) if is_obsolete(cell.text))


def _figures(table: DocumentTable) -> Iterator[tuple[str, TableCell]]:
    for number, row in enumerate(table.rows[1:], 1):
        for column, cell in enumerate(row.cells[1:], 1):
            yield table.cell(number, column), cell
