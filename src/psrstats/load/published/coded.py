"""A column of texts as numbers: each text held once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from psrstats.columns import numbered

MOST_COUNTED = 1 << 20  # numbers that are counted rather than sorted

Codes = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int64]
Texts = npt.NDArray[np.object_]


class Coded(Struct, frozen=True):
    """A text for each row: `words[codes[row]]`."""

    words: tuple[str, ...]
    codes: Codes

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, rows: Rows) -> Coded:
        """Keep some rows, and the words that they say."""
        used, codes = renumbered(self.codes[rows], len(self.words))
        return Coded(tuple(self.words[code] for code in used), codes)

    def texts(self) -> Texts:
        """Give the text of each row."""
        return as_objects(self.words)[self.codes] if self.words else as_objects([])

    def has(self, wanted: Callable[[str], bool]) -> npt.NDArray[np.bool_]:
        """Say which rows have a word of a kind."""
        return np.array([*map(wanted, self.words), False], np.bool_)[self.codes]

    def mapped(self, renamed: Callable[[str], str]) -> Coded:
        """Give each word another; those that become alike become one."""
        names = [renamed(word) for word in self.words]
        if len(set(names)) == len(names):
            return Coded(tuple(names), self.codes)
        numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
        return Coded(tuple(numbers), np.array([*(numbers[name] for name in names), 0], np.int64)[self.codes])

    def paired(self, other: Coded, joined: Callable[[str, str], str]) -> Coded:
        """Join each row's word with another's."""
        width = len(other.words) or 1
        used, codes = renumbered(self.codes * width + other.codes, len(self.words) * width)
        words = [joined(self.words[each // width], other.words[each % width]) for each in used]
        return Coded(tuple(words), codes).mapped(str)


def renumbered(codes: Codes, count: int) -> tuple[list[int], Codes]:
    """Give the numbers that are used, in order, and each row's place among them; count: how many there may be."""
    if count > MOST_COUNTED:
        used, places = np.unique(codes, return_inverse=True)
        return used.tolist(), places.astype(np.int64)
    seen = np.flatnonzero(np.bincount(codes, minlength=count))
    place = np.zeros(count + 1, np.int64)
    place[seen] = np.arange(len(seen))
    return seen.tolist(), place[codes]


def same(text: str, count: int) -> Coded:
    """Make a column that says one text in every row."""
    return Coded((text,), np.zeros(count, np.int64))


def as_coded(texts: Texts) -> Coded:
    """Give each text of an array a number."""
    codes, words = numbered(texts)
    return Coded(tuple(map(str, words)), codes.astype(np.int64))


def as_objects(values: Iterable[object]) -> Texts:
    """Make an array of values as they are, lists and tuples too."""
    given = list(values)
    array = np.empty(len(given), object)
    array[:] = given
    return array
