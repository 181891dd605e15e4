"""Rows worked out: those of plain counts together, the rest one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from psrstats.notebook.column import cells

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


def worked_out(
    rows: pd.DataFrame,
    record: Any,
    plain: np.ndarray[Any, Any],
    together: Callable[[], Iterable[Any]],
    each: Callable[..., tuple[Any, ...]],
) -> pd.DataFrame:
    """Make a table of records, one for each row of what is lined up.

    record: the NamedTuple of a row, its numbers None unless given and its texts blank; plain: which rows are worked
    out by `together`, which gives a column for each of the record's fields; each: works out one of the others.
    """
    import numpy as np
    import pandas as pd

    kinds = {name: float if default is None else object for name, default in record._field_defaults.items()}
    made = {name: np.full(len(rows), np.nan if kind is float else "", dtype=kind) for name, kind in kinds.items()}
    if plain.any():
        for name, column in zip(kinds, together(), strict=True):
            made[name][plain] = column
    rest = np.flatnonzero(~plain)
    found = [each(*row) for row in zip(*(cells(rows[name].iloc[rest]) for name in rows), strict=True)]
    for name, column in zip(kinds, zip(*found, strict=True), strict=bool(found)):
        made[name][rest] = np.array(column, dtype=kinds[name])
    return pd.DataFrame(made, index=rows.index)
