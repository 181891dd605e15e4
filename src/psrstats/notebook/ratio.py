"""psrstats.ratio: how many of one for each of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from psrstats.calc.quotient import divide
from psrstats.calc.typed import Given
from psrstats.notebook.column import is_column, lined_up

if TYPE_CHECKING:
    import pandas as pd

    from psrstats.calc.answer import Answer
    from psrstats.notebook.column import Column


@overload
def ratio(numerator: Given, denominator: Given, *, places: int | None = None) -> Answer: ...
@overload
def ratio(numerator: Column, denominator: Column | Given, *, places: int | None = None) -> pd.DataFrame: ...
@overload
def ratio(numerator: Given, denominator: Column, *, places: int | None = None) -> pd.DataFrame: ...
def ratio(numerator: Any, denominator: Any, *, places: int | None = None) -> Any:
    """Give how many there are of one for each of another, such as contacts a child.

    numerator, denominator: counts, each a number, a text such as "11,999", or a column of them (Series, array, list).
    places: the decimals it is printed with, 0 to 10, by default 2.
    Returns for single counts an Answer, with `value` (a Fraction), `text` and `note`; for columns a table with their
    index and the columns value, lower, upper, text and note, as `percent` does. A ratio has no interval.
    Raises UserError for a single count that is no number, and columns that do not pair up.

    >>> ratio(11999, 6533)
    11,999 to 6,533 is 1.84 to 1
    >>> ratio([11999, 5], [6533, 0])["text"].tolist()
    ['1.84', '[z]']
    """
    if not (is_column(numerator) or is_column(denominator)):
        return divide("ratio", numerator, denominator, 1, places)
    from psrstats.notebook.divided import divided

    return divided("ratio", lined_up(numerator=numerator, denominator=denominator), 1, places)
