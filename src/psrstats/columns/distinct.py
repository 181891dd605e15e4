"""What a column says, each different thing once, by its number."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import count
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")
FEW = 128  # rows that are told apart sooner one by one than by arrays
DENSE = 16  # numbers that may be, for each row, where a table of all of them is made


def numbered(values: Iterable[Hashable]) -> tuple[Array, list[Any]]:
    """Give numbers to the different values of a column in order of appearance; None is -1.

    Returns the number in each row, and the value that each number stands for.

    >>> rows, found = numbered(["b", "a", None, "b"])
    >>> rows.tolist(), found
    ([0, 1, -1, 0], ['b', 'a'])
    """
    given = values.tolist() if isinstance(values, np.ndarray) else list(values)
    new = count()
    numbers = {value: next(new) for value in dict.fromkeys(given) if value is not None}
    codes = {None: -1} | numbers
    return np.fromiter(map(codes.__getitem__, given), np.int32, len(given)), list(numbers)


def renumbered(codes: Array) -> tuple[Array, Array]:
    """Give numbers to the different whole numbers of a column, such as -1 and 7, from 0 on in order of appearance.

    Returns the new number in each row, and the old ones in the order of the new.

    >>> [found.tolist() for found in renumbered(np.array([7, -1, 7, 3]))]
    [[0, 1, 0, 2], [7, -1, 3]]
    """
    if len(codes) <= FEW:
        given = codes.tolist()
        number = {code: at for at, code in enumerate(dict.fromkeys(given))}
        rows = np.fromiter(map(number.__getitem__, given), np.int64, len(given))
        return rows, np.fromiter(number, codes.dtype, len(number))
    least, most = int(codes.min()), int(codes.max())
    size = most - least + 1
    if size > DENSE * len(codes):
        found, first, rows = np.unique(codes, return_index=True, return_inverse=True)
        order = np.argsort(first)
        place = np.empty(len(found), dtype=np.int64)
        place[order] = np.arange(len(found))
        return place[rows.reshape(-1)], found[order]
    own = codes - least if least else codes
    first = np.full(size, -1, dtype=np.int64)
    first[own[::-1]] = np.arange(len(own) - 1, -1, -1)
    used = np.flatnonzero(first >= 0)
    met = used[np.argsort(first[used])]
    place = np.empty(size, dtype=np.int64)
    place[met] = np.arange(len(met))
    return place[own], met + least


def together(*columns: Array) -> Array:
    """Give numbers to the different rows of some columns of whole numbers from -1, in order of appearance.

    >>> together(np.array([2, 1, 2, 2]), np.array([5, -1, 5, 4])).tolist()
    [0, 1, 0, 2]
    """
    number = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        number, _ = renumbered(number * (int(column.max(initial=0)) + 2) + column + 1)
    return number


def combined(*columns: Array) -> tuple[Array, Array]:
    """Tell the different rows of some columns of whole numbers from -1, in order of appearance.

    Returns for every row the number of the one that it is, and the first place of each different row.
    """
    number = together(*columns)
    return number, _firsts(number)


def repeats(*columns: Array) -> Array:
    """Say which rows of some columns of whole numbers from -1 say the same as a row above.

    >>> repeats(np.array([2, 1, 2, 2]), np.array([5, -1, 5, 4])).tolist()
    [False, False, True, False]
    """
    number = together(*columns)
    first = np.full(len(number), True)
    if len(number):
        first[_firsts(number)] = False
    return first


def distinct(*columns: Array) -> tuple[Array, Array]:
    """Tell the different rows of some columns of whole numbers from -1, in order of size.

    Returns the first place of each different row, and for every row the number of the one that it is.

    >>> [found.tolist() for found in distinct(np.array([2, 1, 2, 1]), np.array([5, -1, 5, 4]))]
    [[1, 3, 0], [2, 0, 2, 1]]
    """
    number = together(*columns)
    first = _firsts(number)
    order = np.lexsort([column[first] for column in reversed(columns)])
    place = np.empty(len(first), dtype=np.intp)
    place[order] = np.arange(len(first))
    return first[order], place[number]


def _firsts(number: Array) -> Array:
    """Give the first row of each number, where these run from 0 on."""
    first = np.zeros(int(number.max(initial=-1)) + 1, dtype=np.intp)
    first[number[::-1]] = np.arange(len(number) - 1, -1, -1)
    return first


def matches(one: Sequence[Array], other: Sequence[Array]) -> tuple[Array, Array]:
    """Pair the rows of some columns of whole numbers from -1 with those of others that say the same.

    Returns the rows of the one and of the other, a pair in each place, in the order of the one.

    >>> [found.tolist() for found in matches([np.array([7, 8, 7])], [np.array([9, 7, 7])])]
    [[0, 0, 2, 2], [1, 2, 1, 2]]
    """
    number = together(*(np.concatenate(both) for both in zip(one, other, strict=True)))
    left, right = number[: len(one[0])], number[len(one[0]) :]
    order = np.argsort(right, kind="stable")
    start, end = (np.searchsorted(right[order], left, side) for side in SIDES)
    size = end - start
    within = np.arange(int(size.sum())) - np.repeat(size.cumsum() - size, size)
    return np.repeat(np.arange(len(left)), size), order[np.repeat(start, size) + within]


def lots(*columns: Array) -> list[Array]:
    """Give the rows that say the same in some columns of whole numbers from -1 together, in order of appearance.

    >>> [rows.tolist() for rows in lots(np.array([5, 7, 5]))]
    [[0, 2], [1]]
    """
    number = together(*columns)
    order = np.argsort(number, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(number[order])) + 1) if len(order) else []
