"""Columns that hold one thing in every row take up no more than one of it."""

from __future__ import annotations

import numpy as np

from psrstats.columns.distinct import Array


def filled(value: float | Array, column: Array, count: int) -> Array:
    """Give a column so many rows of a value, or an array of values; one value for all takes up no more than one."""
    if isinstance(value, np.ndarray) and not is_blank(value):
        return np.broadcast_to(value, count).astype(column.dtype, copy=False)
    return np.broadcast_to(column.dtype.type(0 if isinstance(value, np.ndarray) else value), count)


def taken(column: Array, rows: Array, same: bool) -> Array:
    """Take some rows of a column; same: whether they are all of them, in order."""
    if same:
        return column
    alike = column.strides == (0,) and len(column)
    return np.broadcast_to(column[0], len(rows)) if alike else column[rows]


def joined(parts: list[Array]) -> Array:
    """Put arrays one below another; one of nothing but 0, the blank word, takes up no more than one."""
    if not all(map(is_blank, parts)):
        return np.concatenate(parts)
    return np.broadcast_to(parts[0].dtype.type(0), sum(map(len, parts)))


def is_blank(column: Array) -> bool:
    """Say whether a column holds nothing but 0: most are told by their first value."""
    return not len(column) or not (column[0] or (column.strides != (0,) and column.any()))
