"""The sheets of a workbook: what comes first, what they are called, what is on them at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from psrstats.lint.check import Found, rule
from psrstats.lint.shorthand import notes
from psrstats.lint.workbook import Sheet, Workbook
from psrstats.patterns import regex

DEFAULT_NAME = regex(r"(?:sheet|tabelle|feuil|hoja|foglio)[ _]?[0-9]*|chart[0-9]+", re.IGNORECASE)


def has_many(book: Workbook) -> bool:
    """Whether there is more than one sheet with figures, so that a reader needs a list of them."""
    return len(book.data) > 1


@rule(
    "PSRL005",
    "W4",
    "should",
    "The first sheet is a cover with a title in A1.",
    "Put a sheet called Cover first, with the title in A1.",
)
def cover(book: Workbook) -> Iterator[Found]:
    """Find a first sheet that is no cover, or that has no title."""
    first = book.sheets[0]
    if first.role != "cover":
        yield Found(first.name, f"The first sheet is '{first.name}'.")
    elif not first.text(1, 1):
        yield Found(first.at(1, 1), "The cover has no title.")


def has_cover(book: Workbook) -> bool:
    """Whether there is a cover to read."""
    return "cover" in book.roles


@rule(
    "PSRL006",
    "W4",
    "should",
    "The cover tells what, where and when.",
    "See that it gives a summary, the release and a link to it, the source, the dates published and next, "
    "whether figures are provisional or revised, the chief caveats, and a contact.",
    has_cover,
)
def cover_says(book: Workbook) -> Iterator[Found]:
    """Point at the cover, which a person must read."""
    yield Found(book.roles["cover"].name, judge=True)


@rule(
    "PSRL007",
    "W5",
    "should",
    "A sheet of contents, marked up as a table, leads to A1 of each sheet of figures.",
    "Add a sheet called Contents with a table of links, each to A1 of its sheet.",
    has_many,
)
def contents(book: Workbook) -> Iterator[Found]:
    """Find contents that are missing, no table, or without a link to A1 of each sheet of figures."""
    sheet = book.roles.get("contents")
    if not sheet:
        yield Found("", "There is no sheet of contents.")
        return
    if not sheet.tables:
        yield Found(sheet.name, "The contents are not marked up as a table.")
    yield from _links(sheet, book)


def _links(contents: Sheet, book: Workbook) -> Iterator[Found]:
    reached: set[str] = set()
    for place, cell in sorted(contents.cells.items()):
        if inside := re.fullmatch(r"#'?(.+?)'?[.!]\$?([A-Z]+)\$?([0-9]+)(?::.*)?", cell.link):
            reached.add(inside[1].lstrip("$'").rstrip("'").replace("''", "'"))
            if inside[2] + inside[3] != "A1":
                yield Found(
                    contents.at(*place), f"The link leads to {inside[2]}{inside[3]} of its sheet, and not to A1."
                )
    for sheet in book.data:
        if sheet.name not in reached:
            yield Found(contents.name, f"There is no link to '{sheet.name}'.")


@rule(
    "PSRL009",
    "W7",
    "must",
    "The names of the sheets are unique, and say what is on them.",
    "Name each sheet by what is on it.",
)
def plain_names(book: Workbook) -> Iterator[Found]:
    """Find sheets of one name, and names that a program gave."""
    counts = Counter(sheet.name.strip().casefold() for sheet in book.sheets)
    for sheet in book.sheets:
        if counts[sheet.name.strip().casefold()] > 1:
            yield Found(sheet.name, f"More than one sheet is called '{sheet.name.strip()}'.")
        if DEFAULT_NAME.fullmatch(sheet.name.strip()):
            yield Found(sheet.name, f"'{sheet.name}' says nothing of what is on it.")


@rule(
    "PSRL010",
    "W7",
    "should",
    "The names of the sheets have no spaces.",
    "Take out spaces before and after, and join words by underscores.",
)
def joined_names(book: Workbook) -> Iterator[Found]:
    """Find names of sheets with spaces in them or around them."""
    for sheet in book.sheets:
        if re.search(r"\s", sheet.name):
            yield Found(sheet.name, "It has spaces.")


@rule("PSRL011", "W8", "must", "No sheet is blank.", "Delete the sheets with nothing on them.")
def blank_sheets(book: Workbook) -> Iterator[Found]:
    """Find sheets with nothing on them."""
    for sheet in book.sheets:
        if not sheet.texts and not sheet.drawings:
            yield Found(sheet.name)


def has_notes(book: Workbook) -> bool:
    """Whether a marker anywhere points at a note."""
    return bool(pointed_at(book))


def pointed_at(book: Workbook) -> dict[int, str]:
    """Give the notes that are pointed at from sheets of figures, each with the cell that first does so."""
    found: dict[int, str] = {}
    for sheet in book.sheets:
        if sheet.is_data:
            for place, text in sheet.texts.items():
                for number in sorted(notes(text)):
                    found.setdefault(number, sheet.at(*place))
    return found


@rule(
    "PSRL008",
    "W6",
    "should",
    "The notes are a marked-up table on a sheet of their own.",
    "Put the notes into a table on a sheet called Notes.",
    has_notes,
)
def notes_sheet(book: Workbook) -> Iterator[Found]:
    """Find notes that are on no sheet of their own, or that are no marked-up table."""
    sheet = book.roles.get("notes")
    if not sheet:
        yield Found("", "There is no sheet of notes.")
    elif not sheet.tables:
        yield Found(sheet.name, "The notes are not marked up as a table.")


@rule(
    "PSRL027",
    "S4",
    "must",
    "Every note marker has its note, and every note its marker.",
    "Write the missing notes, and take out those that nothing points at.",
    has_notes,
)
def explained_notes(book: Workbook) -> Iterator[Found]:
    """Find markers whose note is missing, and notes that no marker points at."""
    used, sheet = pointed_at(book), book.roles.get("notes")
    written = _written(sheet) if sheet else {}
    for number in sorted(used.keys() - written.keys()):
        yield Found(used[number], f"[note {number}] is not on the sheet of notes.")
    for number in sorted(written.keys() - used.keys()):
        yield Found(written[number], f"[note {number}] is pointed at by no table.")


def _written(sheet: Sheet) -> dict[int, str]:
    """Give the cell of each note, which begins with its marker or its number."""
    found: dict[int, str] = {}
    for (row, column), text in sheet.texts.items():
        number = re.fullmatch(r"\[?(?:note\s*)?([0-9]+)\]?", text.strip(), re.IGNORECASE) if column == 1 else None
        if number:
            found.setdefault(int(number[1]), sheet.at(row, column))
    return found
