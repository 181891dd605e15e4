"""The different rows that there are in some columns of whole numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from psrstats.columns.words import Array


def distinct(*columns: Array) -> tuple[Array, Array]:
    """Tell the different rows of some columns of whole numbers from -1, in order of size.

    Returns the first place of each different row, and for every row the number of the one that it is.

    >>> [found.tolist() for found in distinct(np.array([2, 1, 2, 1]), np.array([5, -1, 5, 4]))]
    [[1, 3, 0], [2, 0, 2, 1]]
    """
    codes = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, _ = pd.factorize(codes * (int(column.max(initial=0)) + 2) + column + 1, sort=True)
    first = np.zeros(int(codes.max(initial=-1)) + 1, dtype=np.intp)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    return first, codes
