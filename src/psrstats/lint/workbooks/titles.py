"""The titles of sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psrstats.lint.check import Found, rule
from psrstats.lint.fonts import LEAST_TITLE_POINTS
from psrstats.lint.workbook import Workbook
from psrstats.lint.workbooks.tables import has_data
from psrstats.patterns import regex

YEAR = regex(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
HEADING = regex(r"head(?:ing|line)[ _]*1?|title", re.IGNORECASE)


@rule("PSRL021", "S1", "must", "Every sheet has a title in A1.", "Give a title in A1: what, where and when.")
def titles(book: Workbook) -> Iterator[Found]:
    """Find sheets without a title in A1."""
    for sheet in book.sheets:
        if sheet.texts and not re.search("[A-Za-z]", sheet.text(1, 1)):
            yield Found(sheet.at(1, 1))


@rule(
    "PSRL022",
    "S1",
    "must",
    "Titles over figures tell the period.",
    "Put the year or years of the figures into the title.",
    has_data,
)
def years(book: Workbook) -> Iterator[Found]:
    """Find titles over figures without a year."""
    for sheet in book.data:
        if not YEAR.search(sheet.text(1, 1)):
            yield Found(sheet.at(1, 1), f"'{sheet.text(1, 1)}' tells no year." if sheet.text(1, 1) else "")


@rule(
    "PSRL023",
    "S1",
    "must",
    "Titles over figures tell the data and the place.",
    "See that each title says what is counted, and where.",
    has_data,
)
def places(book: Workbook) -> Iterator[Found]:
    """Point at titles over figures, which a person must read."""
    for sheet in book.data:
        yield Found(sheet.at(1, 1), judge=True)


@rule(
    "PSRL024",
    "S2",
    "should",
    "Titles in A1 are headings, of at least 14 points.",
    "Give A1 the cell style Heading 1, then set its letters to 14 points or more.",
)
def headings(book: Workbook) -> Iterator[Found]:
    """Find titles that are no heading to a screen reader, or that are small."""
    for sheet in book.sheets:
        cell = sheet.cells.get((1, 1))
        if cell and cell.text.strip() and not HEADING.fullmatch(cell.style.name):
            yield Found(sheet.at(1, 1), "Its cell style is no heading.")
        elif cell and 0 < cell.style.size < LEAST_TITLE_POINTS:
            yield Found(sheet.at(1, 1), f"Its letters are smaller than {LEAST_TITLE_POINTS} points.")
