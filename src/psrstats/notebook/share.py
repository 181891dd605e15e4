"""psrstats.share: the share of each part in them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from psrstats.calc.quotient import UNDEFINED
from psrstats.calc.row import marker_of
from psrstats.calc.share import adding_up
from psrstats.calc.share import share as answered
from psrstats.calc.typed import Given, Typed, typed
from psrstats.errors import Fault, UserError
from psrstats.model import MARKERS
from psrstats.notebook.column import cells, is_column, lined_up, whole

if TYPE_CHECKING:
    import pandas as pd

    from psrstats.calc.answer import Answer
    from psrstats.notebook.column import Column


@overload
def share(parts: Column, /) -> pd.DataFrame: ...
@overload
def share(*parts: Given) -> Answer: ...
def share(*parts: Any) -> Any:
    """Give each part's share of them all.

    parts: the counts that make up the total, as so many numbers or texts, or as one column (Series, array, list).
    Returns for single numbers an Answer, with `total`, `note`, and `shares`, each of them a part, value and text; for a
    column a table with its index and the columns value, text and note; its `attrs["note"]` says what the texts add up
    to, where rounding keeps them from 100%.
    Raises UserError for a part that is missing, suppressed, negative or no number: the total is then not known.

    >>> share(1, 48, 10, 4)
    Of 63, 1 is 1.6%, 48 is 76.2%, 10 is 15.9% and 4 is 6.3%
    >>> share([1, 1, 1])["text"].tolist(), share([1, 1, 1]).attrs["note"]
    (['33.3%', '33.3%', '33.3%'], 'printed so they add up to 99.9%')
    """
    if len(parts) != 1 or not is_column(parts[0]):
        return answered(parts)
    import pandas as pd

    from psrstats.notebook.divided import divided

    column = lined_up(parts=parts[0])["parts"]
    counts = _counts(column)
    total: Typed = sum(counts)
    rows = pd.DataFrame({"numerator": pd.Series(counts, dtype=object).array, "denominator": total}, index=column.index)
    table = divided("percentage", rows, 100)[["value", "text", "note"]]
    table.attrs["note"] = adding_up(table["text"]) if total else UNDEFINED
    return table


def _counts(column: pd.Series[Any]) -> list[Typed]:
    """Read the parts, every one of which has to be there."""
    plain = whole(column).tolist()
    if min(plain, default=0) >= 0:
        return list(plain)
    counts: list[Typed] = []
    faults = []
    for label, cell in zip(column.index, cells(column), strict=True):
        try:
            counts.append(_part(cell))
        except ValueError as error:
            faults.append(Fault(f"parts, row {label}", f"{error}.", "Without it the total is not known."))
    if faults:
        raise UserError(*faults)
    return counts


def _part(cell: Any) -> Typed:
    if marker := marker_of(cell):
        raise ValueError(f"[{marker}] is {MARKERS[marker]}")
    part = typed(cell)
    if part < 0:
        raise ValueError(f"{part} is negative")
    return part
