"""What a file is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from psrstats.lint.check import Found, rule
from psrstats.lint.workbook import Workbook
from psrstats.patterns import regex

MOST_CHARACTERS = 60
DRAFT = regex(r"(?:^|[-_ .])(?:v[0-9.]*|version|draft|final|copy|latest|new)(?:$|[-_ .0-9])", re.IGNORECASE)


@rule(
    "PSRL020",
    "W15",
    "should",
    "The file's name is short, in lower case with dashes, and tells no version.",
    "Rename it, such as annual-report-2019-20.xlsx: at most 60 characters.",
)
def file_name(book: Workbook) -> Iterator[Found]:
    """Find what is against a file's name."""
    for what in name_faults(book.file):
        yield Found(book.file, what)


def name_faults(file: str) -> Iterator[str]:
    """Say what is against a file's name.

    >>> list(name_faults("annual-report-2019-20.xlsx")), list(name_faults("Report_FINAL.xlsx"))
    ([], ['It has capitals.', 'It has spaces or underscores.', 'It tells a version.'])
    """
    stem = Path(file).stem
    if len(file) > MOST_CHARACTERS:
        yield f"It has {len(file)} characters."
    if stem != stem.lower():
        yield "It has capitals."
    if re.search(r"[\s_]", stem):
        yield "It has spaces or underscores."
    if DRAFT.search(stem):
        yield "It tells a version."
