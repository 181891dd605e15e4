"""What single cells say: marks, dates, links, spaces."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from psrstats.lint.address import is_bare, is_vague
from psrstats.lint.cells import Cell
from psrstats.lint.check import Found, rule
from psrstats.lint.dates import defines_quarter, misread, names_quarter
from psrstats.lint.ranges import Place
from psrstats.lint.shorthand import has_asterisk, has_raised_mark
from psrstats.lint.workbook import Sheet, Workbook
from psrstats.lint.workbooks.tables import has_data
from psrstats.patterns import regex

SPACED = regex(r"\b(?:\w ){3,}\w\b")


def in_cells(book: Workbook, test: Callable[[Cell], object], what: str = "") -> Iterator[Found]:
    """Find the cells, with something in them, that a test holds for."""
    for sheet in book.sheets:
        found = [place for place, cell in sheet.cells.items() if cell.text.strip() and test(cell)]
        yield from (Found(where, what) for where in sheet.spread(found))


@rule("PSRL054", "C6", "should", "No asterisk marks anything.", "Use [note 1], or words such as [s] for significant.")
def asterisks(book: Workbook) -> Iterator[Found]:
    """Find words and numbers marked with asterisks."""
    return in_cells(book, lambda cell: not cell.is_number and has_asterisk(cell.text))


@rule(
    "PSRL061",
    "C12",
    "must",
    "No superscript or symbol marks anything.",
    "Use [note 1] in titles, headers and labels, or a column of notes.",
)
def raised(book: Workbook) -> Iterator[Found]:
    """Find superscripts, daggers and the like."""
    return in_cells(book, lambda cell: cell.style.superscript or has_raised_mark(cell.text))


@rule(
    "PSRL055",
    "C7",
    "should",
    "Dates have years of four digits, ranges the word 'to', and quarters their months.",
    "Write 1 Feb 2010, Jan to Mar 2020, and say which months Q1 holds.",
    has_data,
)
def dates(book: Workbook) -> Iterator[Found]:
    """Find dates in titles, headers and labels with two-digit years, dashes, or quarters that nobody defines."""
    defined = any(defines_quarter(text) for sheet in book.sheets for text in sheet.texts.values())
    for sheet in book.data:
        for place, text in _labels(sheet):
            if what := misread(text):
                yield Found(sheet.at(*place), f"'{text}' {what}.")
            elif names_quarter(text) and not defined:
                yield Found(sheet.at(*place), f"'{text}': the workbook never says which months the quarter holds.")


def _labels(sheet: Sheet) -> Iterator[tuple[Place, str]]:
    """Give the title, and the headers and labels of every table."""
    yield (1, 1), sheet.text(1, 1)
    for table in sheet.regions:
        places = [(table.top, column) for column in table.columns] + [(row, table.left) for row in table.body]
        yield from ((place, sheet.text(*place)) for place in places)


def has_links(book: Workbook) -> bool:
    """Whether there is a link, or an address that should be one."""
    return any(cell.link or is_bare(cell.text) or "click here" in cell.text.casefold() for cell in _all(book))


@rule(
    "PSRL063",
    "C14",
    "must",
    "Links say where they lead.",
    "Replace bare addresses and 'click here' by the title of what is linked.",
    has_links,
)
def links(book: Workbook) -> Iterator[Found]:
    """Find addresses shown bare, and links whose words say nothing."""
    yield from in_cells(book, lambda cell: is_bare(cell.text), "An address is shown.")
    yield from in_cells(
        book, lambda cell: cell.link and is_vague(cell.text), "The link says nothing of where it leads."
    )
    yield from in_cells(
        book, lambda cell: not cell.link and "click here" in cell.text.casefold(), "It says 'click here'."
    )


@rule("PSRL065", "C16", "should", "No text begins or ends with spaces.", "Take them out (TRIM).")
def spaces(book: Workbook) -> Iterator[Found]:
    """Find text with spaces before or after it."""
    for sheet in book.sheets:
        found = [
            place
            for place, cell in sheet.cells.items()
            if isinstance(cell.value, str) and cell.text != cell.text.strip()
        ]
        yield from map(Found, sheet.spread(found))


def _all(book: Workbook) -> Iterator[Cell]:
    return (cell for sheet in book.sheets for cell in sheet.cells.values())
