"""psrstats.percent: one count as a percentage of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from psrstats.calc.quotient import LEVEL, divide
from psrstats.calc.typed import Given
from psrstats.notebook.column import is_column, lined_up

if TYPE_CHECKING:
    import pandas as pd

    from psrstats.calc.answer import Answer
    from psrstats.notebook.column import Column


@overload
def percent(numerator: Given, denominator: Given, *, places: int | None = None, level: float = LEVEL) -> Answer: ...
@overload
def percent(
    numerator: Column, denominator: Column | Given, *, places: int | None = None, level: float = LEVEL
) -> pd.DataFrame: ...
@overload
def percent(
    numerator: Given, denominator: Column, *, places: int | None = None, level: float = LEVEL
) -> pd.DataFrame: ...
def percent(numerator: Any, denominator: Any, *, places: int | None = None, level: float = LEVEL) -> Any:
    """Give one count as a percentage of another, with its confidence interval.

    numerator, denominator: counts, each a number, a text such as "12,087", or a column of them (Series, array, list).
    places: the decimals it is printed with, 0 to 10, by default 1; level: of confidence, per cent.
    Returns for single counts an Answer, with `value` (a Fraction), `lower`, `upper` (floats), `text` and `note`; for
    columns a table with their index and the columns value, lower, upper, text and note. Where a row has no figure its
    note says why, and the text is a marker ([z] where the denominator is 0, [c] beside a suppressed count) or blank.
    Raises UserError for a single count that is no number, and columns that do not pair up.
    Source: Wilson (1927), as in PHEindicatormethods' phe_proportion; the text is rounded half-up by whole numbers.

    >>> percent(12087, 212658)
    12,087 of 212,658 is 5.7% (95% interval 5.6% to 5.8%)
    >>> percent(12087, 212658).value
    Fraction(201450, 35443)
    >>> percent([12087, 1, "c"], [212658, 2000, 100])["text"].tolist()
    ['5.7%', '0.1%', '[c]']
    """
    if not (is_column(numerator) or is_column(denominator)):
        return divide("percentage", numerator, denominator, 100, places, level)
    from psrstats.notebook.divided import divided

    return divided("percentage", lined_up(numerator=numerator, denominator=denominator), 100, places, level)
