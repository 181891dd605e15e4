"""Every word of a run, once: the columns hold its number, which is compared and copied in a tenth of a text's time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from psrstats.columns.distinct import Array, combined


class Words:
    """The words met so far, each with its number; blank is 0.

    >>> words = Words()
    >>> words.codes(["England", "", "England"]).tolist(), words[1]
    ([1, 0, 1], 'England')
    """

    def __init__(self) -> None:
        self._codes = {"": 0}
        self._words = [""]
        self._array: Array = np.array([], dtype=object)

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, code: int) -> str:
        return self._words[code]

    def code(self, word: str) -> int:
        """Give a word's number, a new one where it was not met before."""
        code = self._codes.setdefault(word, len(self._words))
        if code == len(self._words):
            self._words.append(word)
        return code

    def known(self, word: str) -> int | None:
        """Give a word's number; None where it was not met."""
        return self._codes.get(word)

    def codes(self, words: Sequence[str] | Array) -> Array:
        """Give the numbers of a column of words."""
        given = words.tolist() if isinstance(words, np.ndarray) else words
        new = [word for word in dict.fromkeys(given) if word not in self._codes]
        self._codes.update(zip(new, range(len(self._words), len(self._words) + len(new)), strict=True))
        self._words += new
        return np.fromiter(map(self._codes.__getitem__, given), np.int32, len(given))

    def texts(self, codes: Array) -> Array:
        """Give a column of words from their numbers."""
        return self._texts[codes]

    @property
    def _texts(self) -> Array:
        """The words as an array, made again where new ones were met."""
        if len(self._array) != len(self._words):
            self._array = np.array(self._words, dtype=object)
        return self._array

    def spell(self, numbers: Array, word: Callable[[Any], str]) -> Array:
        """Put a column of numbers into words: each different number once.

        >>> words = Words()
        >>> words.texts(words.spell(np.array([3, 1, 3]), str)).tolist()
        ['3', '1', '3']
        """
        distinct, rows = np.unique(numbers, return_inverse=True)
        return np.array([self.code(word(number)) for number in distinct.tolist()], dtype=np.int32)[rows.reshape(-1)]

    def map(self, told: Callable[..., Any], *codes: Array) -> Array:
        """Tell something by the words of one or more columns, asking once for each combination that there is.

        told: takes a word of each column; where it gives words, their numbers come back.
        """
        rows, first = combined(*codes)
        words = [[self._words[code] for code in column[first].tolist()] for column in codes]
        found = [told(*each) for each in zip(*words, strict=True)]
        if not found:
            return np.zeros(0, dtype=np.int32)
        return self.codes(found)[rows] if isinstance(found[0], str) else np.array(found)[rows]
