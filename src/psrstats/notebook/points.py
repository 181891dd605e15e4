"""psrstats.points: the change between percentages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from psrstats.calc.points import Points, bare, between
from psrstats.calc.points import points as answered
from psrstats.calc.row import NoFigure, counted
from psrstats.calc.typed import Given
from psrstats.notebook.column import is_column, lined_up

if TYPE_CHECKING:
    import pandas as pd

    from psrstats.calc.answer import Answer
    from psrstats.notebook.column import Column


@overload
def points(before: Given, now: Given) -> Answer: ...
@overload
def points(before: Column, now: Column | Given) -> pd.DataFrame: ...
@overload
def points(before: Given, now: Column) -> pd.DataFrame: ...
def points(before: Any, now: Any) -> Any:
    """Give the change between two percentages, in percentage points, and how far their rounding may have moved it.

    before, now: percentages as they were printed, each a number such as 19.8, a text such as "19.8%", or a column of
    them (Series, array, list). A float stands for the decimal that it prints as; write 20.0 as the text "20.0".
    Returns for single numbers an Answer, with `value`, `lower`, `upper` (Fractions) and `text`; for columns a table
    with their index and the columns value, lower, upper, text and note.
    Raises UserError for a single number that is none, and columns that do not pair up.

    >>> points(19.8, 22.2)
    19.8% to 22.2% is a change of +2.4 percentage points (+2.3 to +2.5, as both were rounded)
    >>> points(["19.8%", "c"], [22.2, 20])["text"].tolist()
    ['+2.4', '[c]']
    """
    if not (is_column(before) or is_column(now)):
        return answered(before, now)
    import numpy as np

    from psrstats.notebook.together import worked_out

    rows = lined_up(before=before, now=now)
    return worked_out(rows, Points, np.zeros(len(rows), dtype=bool), tuple, _each)


def _each(before: Any, now: Any) -> Points:
    try:
        return between(*counted(before=bare(before), now=bare(now)))
    except NoFigure as none:
        return Points(text=none.text, note=none.note)
