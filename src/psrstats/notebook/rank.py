"""psrstats.rank: the place of each value among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from psrstats.calc.rank import rank as answered
from psrstats.calc.row import NoFigure, ranked
from psrstats.calc.typed import Given, Typed
from psrstats.errors import Fault, UserError
from psrstats.formulas.rank import rank as places_of
from psrstats.notebook.column import cells, is_column, lined_up

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from psrstats.calc.answer import Answer
    from psrstats.notebook.column import Column


@overload
def rank(values: Column, /, *, highest_first: bool = True) -> pd.Series[str]: ...
@overload
def rank(*values: Given, highest_first: bool = True) -> Answer: ...
def rank(*values: Any, highest_first: bool = True) -> Any:
    """Rank values; those that are equal share the better place, shown as 3=.

    values: as so many numbers or texts, not rounded, or as one column (Series, array, list); in a column a missing or
    suppressed value takes no place. highest_first: whether the highest is first; say which beside the ranking.
    Returns for single numbers an Answer, with `values`, `ranks` and `order`; for a column a Series of texts with its
    index, blank where a value takes no place.
    Raises UserError for a value that is no number.
    Source: competition ranking: 1, 2, 3= and 3=, the next being 5.

    >>> rank(57, 52, 29, 29)
    Highest first, 57 is 1, 52 is 2, 29 is 3= and 29 is 3=
    >>> rank([57, 29, None, 52, 29]).tolist()
    ['1', '3=', '', '2', '3=']
    """
    if len(values) != 1 or not is_column(values[0]):
        return answered(values, highest_first=highest_first)
    import pandas as pd

    column = lined_up(values=values[0])["values"]
    plain = getattr(column.dtype, "kind", "O") in "iuf" and not column.isin([float("inf"), -float("inf")]).any()
    ranks = _together(column, highest_first) if plain else places_of(_read(column), highest_first=highest_first)
    return pd.Series(ranks, index=column.index, name="rank", dtype=object)


def _together(column: pd.Series[Any], highest_first: bool) -> np.ndarray[Any, Any]:
    """Place numbers by how many there are of each that is different."""
    import numpy as np

    there = column.notna().to_numpy()
    _, which, shared = np.unique(column[there].to_numpy(), return_inverse=True, return_counts=True)
    up_to = np.cumsum(shared)
    first = there.sum() - up_to if highest_first else up_to - shared
    texts = [f"{before + 1}{'=' * (count > 1)}" for before, count in zip(first.tolist(), shared.tolist(), strict=True)]
    ranks = np.full(len(column), "", dtype=object)
    ranks[there] = np.array(texts, dtype=object)[which]
    return ranks


def _read(column: pd.Series[Any]) -> list[Typed | None]:
    faults: list[Fault] = []
    values: list[Typed | None] = []
    for label, cell in zip(column.index, cells(column), strict=True):
        try:
            values.append(ranked(cell))
        except NoFigure as none:
            values.append(None)
            faults += [Fault(f"values, row {label}", f"{none.note}.")] if none.is_fault else []
    if faults:
        raise UserError(*faults)
    return values
