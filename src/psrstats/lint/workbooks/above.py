"""What stands above a table: title, number of tables, notes, blanks, shorthand, source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psrstats.lint.check import Found, rule
from psrstats.lint.ranges import Range
from psrstats.lint.shorthand import NOTE, codes, notes, unlike
from psrstats.lint.workbook import Sheet, Workbook
from psrstats.lint.workbooks.sheets import has_notes
from psrstats.lint.workbooks.tables import has_data, has_tables

WORDS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()


@rule(
    "PSRL025",
    "S3",
    "must",
    "A2 tells the number of tables in words.",
    "Write it into A2, such as: This worksheet contains one table.",
    has_tables,
)
def number_of_tables(book: Workbook) -> Iterator[Found]:
    """Find sheets whose second row does not say truly, in words, how many tables there are."""
    for sheet in book.sheets:
        if sheet.regions and len(sheet.regions) not in numbers_said(sheet.text(2, 1)):
            yield Found(sheet.at(2, 1), f"It should say: This worksheet contains {_tables(len(sheet.regions))}.")


def numbers_said(line: str) -> set[int]:
    """Give the numbers of tables that a line tells.

    >>> numbers_said("This worksheet contains two tables, one above the other."), numbers_said("Table 1")
    ({2}, set())
    """
    found = re.findall(rf"\b(a|{'|'.join(WORDS)})\s+(?:marked-up\s+)?tables?\b", line, re.IGNORECASE)
    return {1 if word.casefold() == "a" else WORDS.index(word.casefold()) for word in found}


def _tables(count: int) -> str:
    word = WORDS[count] if count < len(WORDS) else str(count)
    return f"{word} table{'s' if count > 1 else ''}"


@rule(
    "PSRL026",
    "S4",
    "must",
    "Sheets with note markers say where the notes are.",
    "Say above the table, in column A: Some cells refer to notes, which are on the Notes sheet.",
    has_notes,
)
def mention_notes(book: Workbook) -> Iterator[Found]:
    """Find sheets that point at notes and do not say where these are."""
    for sheet in book.data:
        used = any(map(notes, sheet.texts.values()))
        if used and not any(re.search(r"\bnotes?\b", NOTE.sub("", line), re.IGNORECASE) for line in sheet.lines()):
            yield Found(sheet.name)


def has_blanks(book: Workbook) -> bool:
    """Whether a table has blank cells."""
    return any(blanks(sheet, table) for sheet, table in book.tables)


@rule(
    "PSRL028",
    "S5",
    "must",
    "A sentence above the table says why cells are blank.",
    "Fill the cells, with shorthand such as [x] if need be, or say above the table why they are blank.",
    has_blanks,
)
def mention_blanks(book: Workbook) -> Iterator[Found]:
    """Find tables with blank cells under no sentence that says why."""
    for sheet, table in book.tables:
        if not _mentions(sheet, r"\bblank|\bempty\b"):
            yield from map(Found, sheet.spread(blanks(sheet, table)))


@rule(
    "PSRL044",
    "T9",
    "must",
    "Blank cells are blank for one reason only.",
    "If they are blank for several reasons, use shorthand such as [x] and [z] in their place.",
    has_blanks,
)
def blank_reasons(book: Workbook) -> Iterator[Found]:
    """Point at blank cells, which should all be blank for one reason."""
    for sheet, table in book.tables:
        yield from (Found(where, judge=True) for where in sheet.spread(blanks(sheet, table)))


def blanks(sheet: Sheet, table: Range) -> list[tuple[int, int]]:
    """Give the blank cells of a table's body, but not those of rows and columns that are blank all along."""
    rows = [row for row in table.body if any(sheet.text(row, column) for column in table.columns)]
    columns = [column for column in table.columns if any(sheet.text(row, column) for row in table.rows)]
    return [(row, column) for row in rows for column in columns if not sheet.text(row, column)]


def uses_shorthand(book: Workbook) -> bool:
    """Whether a code stands in a sheet of figures, or is explained there."""
    return any(codes(text) for sheet in book.data for text in sheet.texts.values())


@rule(
    "PSRL029",
    "S6",
    "must",
    "Shorthand is explained above its table, each code that is used and no other.",
    "Give one sentence above the table, in column A, such as: [c] means suppressed.",
    uses_shorthand,
)
def explain_shorthand(book: Workbook) -> Iterator[Found]:
    """Find codes that are not explained above their table, and explanations of codes that are not used."""
    for sheet in book.data:
        used = codes(sheet.text(1, 1))
        for table in sheet.regions:
            used |= {code for row in table.rows for column in table.columns for code in codes(sheet.text(row, column))}
        explained = {code for line in sheet.lines() for code in codes(line)}
        if said := unlike(used, explained):
            yield Found(sheet.name, said)


def has_view(book: Workbook) -> bool:
    """Whether a sheet has a filter, frozen panes, or hidden rows or columns."""
    return any(there for sheet in book.sheets for _, _, there in _view(sheet))


@rule(
    "PSRL030",
    "S7",
    "should",
    "A sentence tells of filters, frozen panes and hidden rows.",
    "Take them off, or say above the table how to.",
    has_view,
)
def mention_view(book: Workbook) -> Iterator[Found]:
    """Find filters, frozen panes and hidden rows or columns that no sentence tells of."""
    for sheet in book.sheets:
        for what, words, there in _view(sheet):
            if there and not _mentions(sheet, words):
                yield Found(sheet.name, f"It has {what}.")


def _view(sheet: Sheet) -> tuple[tuple[str, str, bool], ...]:
    return (
        ("a filter", r"\bfilter", sheet.filter or any(table.filter for table in sheet.tables)),
        ("frozen panes", r"\bfr(?:eeze|ozen)", sheet.frozen),
        ("hidden rows or columns", r"\bhidden", bool(sheet.hidden_rows or sheet.hidden_columns)),
    )


@rule(
    "PSRL031",
    "S8",
    "should",
    "The source is named on each sheet, or on the cover.",
    "Name it above the table, in column A: Source: ...",
    has_data,
)
def sources(book: Workbook) -> Iterator[Found]:
    """Find sheets of figures that name no source, where the cover names none."""
    cover = book.roles.get("cover")
    if not (cover and any(re.search(r"\bsources?\b", text, re.IGNORECASE) for text in cover.texts.values())):
        yield from (Found(sheet.name) for sheet in book.data if not _mentions(sheet, r"\bsources?\b"))


def _mentions(sheet: Sheet, words: str) -> bool:
    return any(re.search(words, line, re.IGNORECASE) for line in sheet.lines())
