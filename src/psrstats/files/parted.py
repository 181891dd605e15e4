"""Rows of a text file that an unquoted comma makes longer than their header: put together again, or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct, field

from psrstats.files.cells import read_cell
from psrstats.files.grid import Place, Raw
from psrstats.patterns import regex

YEARS = frozenset(range(1900, 2101))  # a range would be gone through for every float
MOST_JOINED = 4  # commas of one row
MOST_PLACES = 16  # where they may stand
SEVERAL = 2
_BEFORE = regex(r"(?:^|\D)\d{1,3}$")
_AFTER = regex(r"\d{3}(?!\d)")


class Parted(Struct, frozen=True):
    """What came of rows that are longer than their header: each with its first cell and what is told of it."""

    joined: dict[Place, str] = field(default_factory=dict)
    left_out: dict[Place, str] = field(default_factory=dict)


def put_together(rows: list[list[Raw]]) -> Parted:
    """Put cells together that the comma of a number parted, where only one way of it fits; else blank the row.

    Only a file some of whose rows are as long as its header can tell; a cell that begins with a space goes with the one
    before it, as a comma in words does.

    Args:
        rows: As they were read, each as long as it is in the file; changed in place.

    Returns:
        The cells that were put together, and the rows that were left out.
    """
    told = Parted()
    for header, body in _blocks(rows):
        width = _width(rows, header, body, told)
        long = [row for row in body if _length(rows[row]) > width]
        for row in long:
            _mend(rows, row, width, len(long) < len(body), told)
    return told


def _blocks(rows: Sequence[Sequence[Raw]]) -> Iterator[tuple[list[int], list[int]]]:
    """Give each run of headings, and the rows with figures below it."""
    header: list[int] = []
    body: list[int] = []
    for number, row in enumerate(rows):
        held = [raw for raw in row if raw]
        spaced = any(str(raw).startswith(" ") for raw in held)
        if len(held) < SEVERAL or (spaced and not (header and any(map(_is_figure, held)))):
            if not held and header and not body:
                header = []
        elif not any(map(_is_figure, held)) or (not body and not header and _is_heading(held)):
            if body:
                yield header, body
                header, body = [], []
            header.append(number)
        elif header:
            body.append(number)
    if body:
        yield header, body


def _length(row: Sequence[Raw]) -> int:
    """Count a row's cells up to the last that holds something."""
    return next((number for number in range(len(row), 0, -1) if row[number - 1]), 0)


def _is_heading(held: Sequence[Raw]) -> bool:
    """Tell headings of which a comma parted one: Rate per 10,000."""
    return all(_AFTER.fullmatch(str(raw)) for raw in held if _is_figure(raw)) and not _is_figure(held[0])


def _width(rows: list[list[Raw]], header: Sequence[int], body: Sequence[int], told: Parted) -> int:
    """Give how long the rows of a table are: as its header, of which a comma may have parted a heading."""
    width = max(len(rows[row]) for row in header)
    longest = max(_length(rows[row]) for row in body)
    if longest < width and len(header) == 1:
        _mend(rows, header[0], longest, False, told)
    return max(len(rows[row]) for row in header)


def _mend(rows: list[list[Raw]], row: int, width: int, others_fit: bool, told: Parted) -> None:
    cells = [str(raw) if raw is not None else "" for raw in rows[row][: _length(rows[row])]]
    ways = _ways(cells, len(cells) - width)
    if len(ways) == 1 and (others_fit or _in_words(cells, ways[0])):
        joined = _joined(cells, ways[0])
        place = next(n for n, (new, old) in enumerate(zip(joined, cells, strict=False)) if new != old)
        told.joined[row, place] = joined[place]
        rows[row] = [text or None for text in joined]
    elif ways:
        told.left_out[row, min(map(min, ways))] = ",".join(cells)
        rows[row] = [None] * width


def _is_figure(raw: Raw) -> bool:
    reading = read_cell(raw)
    return reading is not None and not reading.marker and reading.value not in YEARS


def _ways(cells: Sequence[str], surplus: int) -> list[tuple[int, ...]]:
    """Give each way to put a row's cells together by so many commas: the numbers of the cells before them."""
    if surplus > MOST_JOINED:
        return []
    spaced = [n for n in range(len(cells) - 1) if cells[n + 1].startswith(" ") and cells[n + 1].strip()]
    if len(spaced) == surplus:
        return [tuple(spaced)]
    fits = [n for n in range(len(cells) - 1) if _BEFORE.search(cells[n]) and _AFTER.match(cells[n + 1])]
    if len(fits) > MOST_PLACES:
        return []
    return [way for way in combinations(fits, surplus) if all(_is_one(cell) for cell in _joined(cells, way))]


def _is_one(text: str) -> bool:
    """Tell a cell that is a number as it is written, or words: not 12,04 nor 1234,567."""
    return "," not in text or read_cell(text) is not None or re.search(r"[^\W\d_]", text) is not None


def _joined(cells: Sequence[str], way: Sequence[int]) -> list[str]:
    made = [cells[0]]
    for number, cell in enumerate(cells[1:]):
        if number in way:
            made[-1] += f",{cell}"
        else:
            made.append(cell)
    return made


def _in_words(cells: Sequence[str], way: Sequence[int]) -> bool:
    """Tell commas that stand in words: no row of numbers can be read so by chance."""
    return all(re.search(r"[^\W\d_]", cells[number] + cells[number + 1]) for number in way)
