"""Quantiles by rank: which tenth, fifth or quarter of the areas a value falls in."""

from __future__ import annotations

from psrstats.formulas.quotients import Number


def quantile(place: Number, count: Number, quantiles: Number) -> Number:
    """Give the quantile of a place in a ranking, by whole numbers.

    place: 1 for the first, ties sharing the better place; count: how many are ranked; quantiles: 10 for deciles.
    All may be columns. Returns 1 for the first quantile to `quantiles` for the last. Ties are never parted, so that
    quantiles can differ in size.
    Raises ValueError where there are fewer values than quantiles.
    Source: PHEindicatormethods' phe_quantile, whose division by floats errs for some counts (20 quantiles of 28).

    >>> [quantile(place, 7, 4) for place in range(1, 8)]
    [1, 1, 2, 2, 3, 3, 4]
    >>> quantile(8, 28, 20)
    6
    """
    short = count < quantiles
    if short.any() if hasattr(short, "any") else short:
        raise ValueError(f"there are fewer values than the {quantiles} quantiles asked for")
    return quantiles + 1 + -(count + 1 - place) * quantiles // count


def quantiles_of(values: Number, quantiles: int, *, highest_first: bool = True) -> Number:
    """Give the quantile of each value of a column.

    values: a Series; those missing are not counted and stay missing. quantiles: such as 10 for deciles.
    highest_first: whether quantile 1 holds the highest values.
    Raises ValueError where there are fewer values than quantiles.

    >>> import pandas as pd
    >>> quantiles_of(pd.Series([57, 52, 29, 29, None]), 2).tolist()
    [1.0, 1.0, 2.0, 2.0, nan]
    """
    places = values.rank(method="min", ascending=not highest_first)
    return quantile(places, int(values.count()), quantiles)
