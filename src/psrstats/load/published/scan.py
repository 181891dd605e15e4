"""The rows of a large CSV file that are about certain areas, found without reading the rest cell by cell.

A national file holds half a million rows, of which a report needs some thousands. Its bytes are looked at as arrays:
where the delimiters and line ends are, which column says the level of a row, and whether the name or code of its area
is wanted. Only the rows that are kept are then read as texts, by the ordinary reader of CSV.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

THREADS = 2  # that look at pieces of a file side by side; numpy lets them
BLOCK = 1 << 22  # bytes looked at together: small enough to stay in a processor's cache
QUOTE, LINE, RETURN = b'"'[0], b"\n"[0], b"\r"[0]
KEY = 8  # bytes of a text that are compared as one number
MASKS = np.array([(1 << 8 * length) - 1 for length in range(KEY + 1)], np.uint64)

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]


class Asked(Struct, frozen=True):
    """Which rows are wanted: those whose level is `level` and in whose column one of `texts` stands."""

    column: int
    texts: frozenset[bytes]  # in small letters
    level_column: int = -1
    level: bytes = b""


class Layout(Struct, frozen=True):
    """How a file is laid out: where its first row after the headings begins, its columns, and what parts them."""

    start: int  # in bytes
    width: int
    delimiter: int  # a byte
    watched: tuple[int, ...]  # the columns of which is told whether they say the same in every row


class Kept(Struct):
    """The rows that were kept, as they stand in the file, and where each stands, counted from 0."""

    lines: list[bytes] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    constant: frozenset[int] = frozenset()  # watched columns that say the same in every row


def scan(path: Path, layout: Layout, asked: tuple[Asked, ...]) -> Kept | None:
    """Find the rows of a CSV file that are asked for.

    Args:
        path: The file, in an encoding in which a delimiter, a quotation mark and a line end are one byte.
        layout: Where its rows begin, and how they are parted.
        asked: Which rows are wanted; a row that answers to one of them is kept.

    Returns:
        The rows; None where a row has more or fewer columns, so that it must be read cell by cell.
    """
    from concurrent.futures import ThreadPoolExecutor  # which loads what writes logs, for large files only

    kept, row = Kept(), 1
    same: dict[int, bytes | None] = dict.fromkeys(layout.watched)  # what each column says in every row so far
    with path.open("rb") as file, ThreadPoolExecutor(THREADS) as pool:
        file.seek(layout.start)
        for seen in _ahead(pool, lambda block: _look(block, layout, asked), _blocks(file)):
            if seen is None:
                return None
            same = {column: text for column, text in seen.constant.items() if same.get(column, 0) in (None, text)}
            kept.lines += seen.lines
            kept.numbers += (seen.rows + row).tolist()
            row += seen.count
    kept.constant = frozenset(same)
    return kept


class _Seen(Struct, frozen=True):
    """What a piece of a file gave: its wanted rows, how many rows it has, and what its constant columns say."""

    lines: list[bytes]
    rows: Places
    count: int
    constant: dict[int, bytes]


def _look(block: bytes, layout: Layout, asked: tuple[Asked, ...]) -> _Seen | None:
    ends = _ends(block, layout.width, layout.delimiter)
    if ends is None:
        return None
    fields = Fields(block, ends)
    found = fields.rows(asked)
    constant = {column: text for column in layout.watched if (text := fields.constant(column)) is not None}
    return _Seen(fields.lines(found), found, len(ends), constant)


def _ahead(
    pool: ThreadPoolExecutor, look: Callable[[bytes], _Seen | None], blocks: Iterator[bytes]
) -> Iterator[_Seen | None]:
    """Look at pieces side by side, a few ahead of the one that is wanted, and give what each gave in their order."""
    waiting: deque[Future[_Seen | None]] = deque()
    for block in blocks:
        waiting.append(pool.submit(look, block))
        if len(waiting) > THREADS:
            yield waiting.popleft().result()
    yield from (each.result() for each in waiting)


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """Give the file in pieces of whole rows; a line end within quotation marks ends no row."""
    rest = b""
    while piece := file.read(BLOCK):
        block = rest + piece
        cut = block.rfind(b"\n") + 1
        while cut and block.count(b'"', 0, cut) % 2:
            cut = block.rfind(b"\n", 0, cut - 1) + 1
        if cut:
            yield block[:cut]
        rest = block[cut:]
    if rest.strip():
        yield rest if rest.endswith(b"\n") else rest + b"\n"


def _ends(block: bytes, width: int, delimiter: int) -> Places | None:
    """Give where each field ends, a row a row; None where the rows are not all of one width."""
    signs = np.frombuffer(block, np.uint8)
    places = np.flatnonzero((signs == delimiter) | (signs == LINE))
    if QUOTE in block:
        places = _outside(places, np.flatnonzero(signs == QUOTE))
    if len(places) % width:
        return None
    ends = places.reshape(-1, width)
    lines = signs[ends] == LINE
    return ends if bool(np.all(lines[:, -1])) and np.count_nonzero(lines) == len(ends) else None


def _outside(places: Places, quotes: Places) -> Places:
    """Leave out the places that stand within quotation marks, of which every second one closes."""
    first, last = np.searchsorted(places, quotes[::2]), np.searchsorted(places, quotes[1::2])
    inside = last > first
    counts = (last - first)[inside]
    within = np.repeat(first[inside] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
    return np.delete(places, within)


def _key(text: bytes) -> int:
    """Give the first letters of a text as one number.

    >>> _key(b"ab") == 0x6261
    True
    """
    return int.from_bytes(text[:KEY], "little")


def _among(keys: npt.NDArray[np.uint64], wanted: list[int]) -> npt.NDArray[np.bool_]:
    """Say which keys are among a few wanted ones."""
    known = np.array(sorted(set(wanted)), np.uint64)
    return np.asarray(known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] == keys)


class Fields:
    """The fields of a piece of a file."""

    def __init__(self, block: bytes, ends: Places) -> None:
        self.block = block
        self.ends = ends
        self.low = block.lower() + b"\0" * KEY
        self.signs: Bytes = np.frombuffer(self.low, np.uint8)
        self.words = np.ndarray((len(block),), "<u8", self.signs, strides=(1,))  # eight letters from each on
        self.first = np.concatenate([[0], ends[:-1, -1] + 1])

    def spans(self, column: int) -> tuple[Places, Places]:
        """Give where each field of a column begins and ends, without its quotation marks."""
        starts = self.ends[:, column - 1] + 1 if column else self.first
        ends = self.ends[:, column]
        if column == self.ends.shape[1] - 1:
            ends = ends - ((self.signs[ends - 1] == RETURN) & (ends > starts))
        quoted = (self.signs[starts] == QUOTE) & (ends - starts > 1)
        return starts + quoted, ends - quoted

    def is_one_of(self, column: int, texts: frozenset[bytes], among: Places) -> Places:
        """Give those of some rows in which a column holds one of some texts, in whatever case."""
        lengths = np.array(sorted({len(text) for text in texts}))
        long = np.zeros(int(lengths[-1]) + 2, np.bool_)
        long[lengths] = True
        starts, ends = self.spans(column)
        among = among[long[np.minimum(ends - starts, len(long) - 1)[among]]]
        starts, ends = starts[among], ends[among]
        near = _among(self._letters(starts, ends - starts), [_key(text) for text in texts])
        tails = self._letters(np.maximum(ends - KEY, starts), np.minimum(ends - starts, KEY))
        near &= _among(tails, [_key(text[-KEY:]) for text in texts])
        if len(texts) == 1 and lengths[0] <= 2 * KEY:
            return among[near]
        found = np.flatnonzero(near)
        spans = zip(starts[found].tolist(), ends[found].tolist(), strict=True)
        return among[found[[self.low[start:end] in texts for start, end in spans]]]

    def _letters(self, starts: Places, lengths: Places) -> npt.NDArray[np.uint64]:
        """Give the first letters of each field as one number."""
        return self.words[starts] & MASKS[np.minimum(lengths, KEY)]

    def rows(self, asked: tuple[Asked, ...]) -> Places:
        """Give the rows that one of several asks for, in order."""
        every = np.arange(len(self.ends))
        levels = {each.level: every for each in asked if each.level_column < 0}
        for each in asked:
            if each.level not in levels:
                levels[each.level] = self.is_one_of(each.level_column, frozenset([each.level]), every)
        found = [self.is_one_of(each.column, each.texts, levels[each.level]) for each in asked]
        return np.unique(np.concatenate(found)) if found else every[:0]

    def lines(self, rows: Places) -> list[bytes]:
        """Give some rows as they stand in the file."""
        spans = zip(self.first[rows].tolist(), self.ends[rows, -1].tolist(), strict=True)
        return [self.block[start:end] for start, end in spans]

    def constant(self, column: int) -> bytes | None:
        """Give what a column says in every row; None where it says several things."""
        starts, ends = self.spans(column)
        text = self.signs[starts[0] : ends[0]].tobytes()
        if np.any(ends - starts != len(text)):
            return None
        letters = self.signs[starts[:, None] + np.arange(len(text))]
        return text if bool(np.all(letters == np.frombuffer(text, np.uint8))) else None
