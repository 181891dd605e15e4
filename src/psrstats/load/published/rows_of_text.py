"""The rows of a published CSV file that are about a report's areas."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from io import StringIO
from itertools import zip_longest
from pathlib import Path

import numpy as np
from msgspec import Struct

from psrstats.columns import numbered
from psrstats.files.text import SAMPLE, delimiter_of
from psrstats.load.areas import AREA_CODE
from psrstats.load.published.format import Format, Level, folded
from psrstats.load.published.formats import format_of
from psrstats.load.published.records import Column, Records
from psrstats.load.published.scan import Asked, Kept, Layout, scan

ENCODINGS = ("utf-8", "cp1252")  # in which the signs of CSV are one byte each; the first in which the rows are text
MARK = b"\xef\xbb\xbf"


class Head(Struct, frozen=True):
    """What the first row of a text file tells."""

    format: Format
    headings: tuple[str, ...]
    delimiter: str
    start: int  # where the rows begin, in bytes


def head_of(path: Path) -> Head | None:
    """Read the headings of a text file; None where they are no publisher's, or the file is in a rare encoding."""
    with path.open("rb") as file:
        line = file.readline(SAMPLE)
    if not line.endswith(b"\n") or b"\0" in line:
        return None
    first = line.removeprefix(MARK).decode("utf-8", "replace").rstrip("\r\n")
    delimiter = delimiter_of(f"{first}\n")
    headings = tuple(cell.strip() for cell in next(csv.reader([first], delimiter=delimiter), []))
    format = format_of(headings)
    return Head(format, headings, delimiter, len(line)) if format else None


def rows_of_text(path: Path, name: str, head: Head, areas: Mapping[str, str]) -> Records | None:
    """Read the rows of a published CSV file that are about certain areas.

    Args:
        path: The file.
        name: What messages call it.
        head: What its first row tells.
        areas: The areas wanted, by folded name or code.

    Returns:
        The rows; None where none is about a wanted area, or the file must be read cell by cell.
    """
    columns = {heading: number for number, heading in enumerate(folded(head.headings))}
    asked = tuple(_asked(head, columns, areas))
    layout = Layout(head.start, len(head.headings), ord(head.delimiter), tuple(_watched(head)))
    kept = scan(path, layout, asked) if asked else None
    return _records(path, name, head, kept) if kept and kept.lines else None


def level_columns(format: Format, words: tuple[str, ...]) -> Iterable[tuple[Level, int, int]]:
    """Give the levels of a format that a file has columns for: each with those of the name and the code, or -1."""
    for level in format.levels:
        name, code = column_of(level.heading, words), column_of(level.code, words)
        if name >= 0:
            yield level, name, code


def column_of(pattern: str, words: tuple[str, ...]) -> int:
    """Find the column whose folded heading fits a pattern; -1 for none."""
    return next((number for number, word in enumerate(words) if pattern and re.fullmatch(pattern, word)), -1)


def _asked(head: Head, columns: Mapping[str, int], areas: Mapping[str, str]) -> Iterable[Asked]:
    """Ask for rows by the areas' names and codes, as they are written and as they are told from one another."""
    texts = [text for pair in areas.items() for text in pair]
    added = ("",) if head.format.level else ("", " region", " region (statistical)")
    written = [text + more for text in texts for more in added]
    codes = frozenset(text.encode() for text in areas if AREA_CODE.fullmatch(text.upper()))
    names = frozenset(found for text in written for found in _bytes(text)) - codes
    words = tuple(columns)
    level = column_of(head.format.level, words)
    for each, name, code in level_columns(head.format, words):
        said = each.name.encode() if level >= 0 else b""
        for column, wanted in ((name, names), (code, codes)):
            if column >= 0 and wanted:
                yield Asked(column, wanted, level, said)


def _bytes(text: str) -> Iterable[bytes]:
    """Give a text as a file may hold it, its plain letters small."""
    yield from (text.encode(encoding, "replace").lower() for encoding in ENCODINGS)


def _watched(head: Head) -> Iterable[int]:
    """Give the columns that may tell groups apart: of those it matters whether they vary in the whole file."""
    for number, word in enumerate(folded(head.headings)):
        if not re.fullmatch(head.format.beside, word) or any(re.fullmatch(each, word) for each in head.format.filters):
            yield number


def _records(path: Path, name: str, head: Head, kept: Kept) -> Records:
    data = b"\n".join(kept.lines)
    lines = csv.reader(StringIO(data.decode(_encoding(data), "replace"), newline=""), delimiter=head.delimiter)
    columns = tuple(map(_column, zip_longest(*filter(None, lines))))
    return Records(name, path.stem, head.headings, np.array(kept.numbers, np.int64), columns, kept.constant)


def _encoding(data: bytes) -> str:
    """Name the encoding of some rows: UTF-8 where they are valid, else Windows-1252."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _column(said: Iterable[str]) -> Column:
    codes, values = numbered(said)
    return Column(tuple(values), codes.astype(np.int64))
