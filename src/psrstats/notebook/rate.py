"""psrstats.rate: events for so many of a population."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from psrstats.calc.quotient import LEVEL, divide
from psrstats.calc.typed import Given
from psrstats.notebook.column import is_column, lined_up

if TYPE_CHECKING:
    import pandas as pd

    from psrstats.calc.answer import Answer
    from psrstats.notebook.column import Column

PER = 10_000


@overload
def rate(
    numerator: Given, denominator: Given, *, per: int = PER, places: int | None = None, level: float = LEVEL
) -> Answer: ...
@overload
def rate(
    numerator: Column, denominator: Column | Given, *, per: int = PER, places: int | None = None, level: float = LEVEL
) -> pd.DataFrame: ...
@overload
def rate(
    numerator: Given, denominator: Column, *, per: int = PER, places: int | None = None, level: float = LEVEL
) -> pd.DataFrame: ...
def rate(numerator: Any, denominator: Any, *, per: int = PER, places: int | None = None, level: float = LEVEL) -> Any:
    """Give a rate of events, with its confidence interval.

    numerator: a count of events, which may be more than the population; denominator: the population; each a number, a
    text such as "41,639", or a column of them (Series, array, list). per: the multiplier, such as 1,000 or 10,000.
    places: the decimals it is printed with, 0 to 10, by default 1; level: of confidence, per cent.
    Returns for single counts an Answer, with `value` (a Fraction), `lower`, `upper` (floats), `method`, `text` and
    `note`; for columns a table with their index and the columns value, lower, upper, text and note, as `percent` does.
    Raises UserError for a single count that is no number, a multiplier below 1, and columns that do not pair up.
    Source: exact Poisson below 10 events and Byar's from 10, as in PHEindicatormethods' phe_rate.

    >>> rate(204, 41639)
    204 of 41,639 is 49.0 per 10,000 (95% interval 42.5 to 56.2)
    >>> rate([204, 463], 41639)["text"].tolist()
    ['49.0', '111.2']
    """
    if not (is_column(numerator) or is_column(denominator)):
        return divide("rate", numerator, denominator, per, places, level)
    from psrstats.notebook.divided import divided

    return divided("rate", lined_up(numerator=numerator, denominator=denominator), per, places, level)
