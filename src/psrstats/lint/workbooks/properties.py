"""What a workbook says of itself: title, language, author and keywords."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.lint.check import Found, rule
from psrstats.lint.properties import language_faults, title_faults
from psrstats.lint.workbook import Workbook

PROGRAMS = (
    "psrstats",
    "openpyxl",
    "xlsxwriter",
    "microsoft office user",
    "microsoft excel",
    "libreoffice",
    "apache poi",
    "python",
    "user",
)


@rule(
    "PSRL001",
    "W1",
    "must",
    "The document title is filled in, and is no file name.",
    "Give the title in the file's properties (File, Info, Title), in words.",
)
def title(book: Workbook) -> Iterator[Found]:
    """Find a title that is missing, or that is a file's name."""
    yield from title_faults(book.title)


@rule(
    "PSRL002",
    "W2",
    "must",
    "The document language is British English (en-GB), or Welsh.",
    "Set the language in the file's properties: en-GB.",
)
def language(book: Workbook) -> Iterator[Found]:
    """Find a language that is missing, or is another than British English or Welsh."""
    yield from language_faults(book.language, "document properties")


@rule(
    "PSRL003",
    "W3",
    "should",
    "The author is the organisation.",
    "Give the organisation as author in the file's properties: no person, and no program.",
)
def author(book: Workbook) -> Iterator[Found]:
    """Find an author that is missing or a program; whether it is an organisation only a person can tell."""
    if book.author.strip().casefold() in ("", *PROGRAMS):
        yield Found("document properties", f"The author is '{book.author}'." if book.author else "There is no author.")
    else:
        yield Found("document properties", f"The author is '{book.author}'.", judge=True)


@rule("PSRL004", "W3", "should", "Keywords are filled in.", "Give keywords in the file's properties (Tags).")
def keywords(book: Workbook) -> Iterator[Found]:
    """Find keywords that are missing."""
    if not book.keywords.strip():
        yield Found("document properties", "There are no keywords.")
