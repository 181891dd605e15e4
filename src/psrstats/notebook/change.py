"""psrstats.change: the change of counts or rates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, overload

from psrstats.calc.change import NEARLY_NONE, Difference, difference
from psrstats.calc.change import change as answered
from psrstats.calc.row import NoFigure, counted
from psrstats.calc.typed import Given
from psrstats.formulas import FORMULAS
from psrstats.notebook.column import EXACT_BELOW, is_column, lined_up, whole

if TYPE_CHECKING:
    import pandas as pd

    from psrstats.calc.answer import Answer
    from psrstats.notebook.column import Column, Whole

MOST = EXACT_BELOW // 100  # a hundred of them is still a float without loss


@overload
def change(before: Given, now: Given) -> Answer: ...
@overload
def change(before: Column, now: Column | Given) -> pd.DataFrame: ...
@overload
def change(before: Given, now: Column) -> pd.DataFrame: ...
def change(before: Any, now: Any) -> Any:
    """Give the change of a count or a rate, and what it is per cent of the earlier one.

    before, now: in one unit, each a number, a text such as "12,087", or a column of them (Series, array, list).
    Returns for single numbers an Answer, with `value` and `percent` (Fractions), `text`, `percent_text` and `note`;
    for columns a table with their index and the columns value, text, percent, percent_text and note. The change is
    printed with the decimals of what it was taken from. There is none per cent of 0 or less: [z], and a note.
    Raises UserError for a single number that is none or a percentage, and columns that do not pair up.

    >>> change(483, 463)
    483 to 463 is a change of -20 (-4.1%)
    >>> change([483, 0], [463, 5])[["text", "percent_text"]].values.tolist()
    [['-20', '-4.1%'], ['+5', '[z]']]
    """
    if not (is_column(before) or is_column(now)):
        return answered(before, now)
    from psrstats.notebook.together import worked_out

    rows = lined_up(before=before, now=now)
    then, today = whole(rows["before"]), whole(rows["now"])
    plain = (then > 0) & (then <= MOST) & (today >= 0) & (today <= MOST)
    return worked_out(rows, Difference, plain, lambda: _together(then[plain], today[plain]), _each)


def _each(before: Any, now: Any) -> Difference:
    try:
        return difference(*counted(before=before, now=now))
    except NoFigure as none:
        return Difference(text=none.text, percent_text=none.text, note=none.note)


def _together(before: Whole, now: Whole) -> Iterator[Any]:
    """Give the columns of a Difference for counts that are all in order."""
    import numpy as np

    from psrstats.notebook.printed import half_up, printed

    value = FORMULAS["change"].work_out(now, before)
    tenths = half_up(value * 1000, before)
    yield value
    yield printed(value, 0, signed=True)
    yield FORMULAS["percent-change"].work_out(now, before)
    yield printed(tenths, 1, "%", signed=True)
    yield np.where((value != 0) & (tenths == 0), NEARLY_NONE, "")
