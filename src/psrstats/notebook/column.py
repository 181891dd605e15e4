"""Columns of numbers as a notebook holds them: lined up, and read cell by cell or as whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from psrstats.calc.typed import Given
from psrstats.errors import Fault, UserError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Column: TypeAlias = pd.Series[Any] | np.ndarray[Any, Any] | list[Any] | tuple[Any, ...]
    Whole: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]

EXACT_BELOW = 2**53  # every whole number below it is a float
SURE_DIGITS = 15  # and so is every one of as many digits


def is_column(given: Column | Given) -> TypeGuard[Column]:
    """Tell a column from a single number.

    >>> is_column([204, 117]), is_column(204), is_column("12,087")
    (True, False, False)
    """
    return isinstance(given, list | tuple) or getattr(given, "ndim", 0) > 0


def lined_up(**given: Column | Given) -> pd.DataFrame:
    """Set columns beside one another, and a single number beside every row.

    Raises UserError for columns of different lengths, and for Series whose rows are not named alike.

    >>> lined_up(numerator=[204, "c"], denominator=41639).values.tolist()
    [[204, 41639], ['c', 41639]]
    """
    import pandas as pd

    columns = {name: _series(name, column) for name, column in given.items() if is_column(column)}
    named = [column.index for name, column in columns.items() if isinstance(given[name], pd.Series)]
    index = [*named, *(column.index for column in columns.values())][0]
    if len({len(column) for column in columns.values()}) > 1:
        lengths = ", ".join(f"{name} {len(column)}" for name, column in columns.items())
        raise UserError(Fault(lengths, "rows do not pair up.", "Give columns of one length."))
    if not all(other.equals(index) for other in named):
        raise UserError(Fault(", ".join(columns), "have rows of different names.", "Take them from one table."))
    values = {name: columns[name].array if name in columns else number for name, number in given.items()}
    return pd.DataFrame(values, index=index)


def cells(column: pd.Series[Any]) -> list[Any]:
    """Give the cells of a column as a CSV file would hold them, blank where one is missing."""
    there = column.notna().tolist()
    return [cell if is_there else "" for cell, is_there in zip(column.astype(object).tolist(), there, strict=True)]


def whole(column: pd.Series[Any]) -> Whole:
    """Give a column as counts, -1 for whatever is no whole number from 0 that a float carries without loss."""
    import numpy as np

    if getattr(column.dtype, "kind", "O") not in "iuf":
        return np.array([_count(cell) for cell in column.tolist()], dtype=np.int64)
    numbers = column.to_numpy(dtype=np.float64, na_value=np.nan)
    plain = (numbers >= 0) & (numbers < EXACT_BELOW) & (numbers == np.floor(numbers))
    return np.where(plain, numbers, -1).astype(np.int64)


def _series(name: str, column: Column) -> pd.Series[Any]:
    import pandas as pd

    if getattr(column, "ndim", 1) != 1:
        raise UserError(Fault(name, "is a table.", "Take one column of it."))
    if isinstance(column, list | tuple):
        return pd.Series(list(column), dtype=object)  # so that no number becomes a float
    return column if isinstance(column, pd.Series) else pd.Series(column)


def _count(cell: object) -> int:
    if isinstance(cell, str):
        return int(cell) if cell.isdecimal() and cell.isascii() and len(cell) <= SURE_DIGITS else -1
    return cell if type(cell) is int and 0 <= cell < EXACT_BELOW else -1
