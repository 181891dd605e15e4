"""How a printed number fits what was worked out: exactly, by another convention of rounding, or not."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from psrstats.draft.numbers import Number

Fit = Literal["right", "hedge", "tie", "cut off", "rounded up", "no"]
SAYS: dict[Fit, str] = {
    "hedge": "The words beside it say otherwise.",
    "tie": "Rounding halves to the even digit would explain it.",
    "cut off": "Cutting off instead of rounding would explain it.",
    "rounded up": "Rounding up would explain it.",
}


def fit(printed: Number, low: Fraction, high: Fraction | None = None) -> Fit:
    """Tell how a printed number fits a value.

    printed: the number; low, high: the value, or what it lies between where it is not exactly known.

    >>> from psrstats.draft.document import Paragraph
    >>> from psrstats.draft.numbers import numbers_of
    >>> (number,) = numbers_of(Paragraph(1, "9.4%"))
    >>> [fit(number, Fraction(value)) for value in ("9.44", "9.483", "9.35", "9.33", "9.6")]
    ['right', 'cut off', 'right', 'rounded up', 'no']
    """
    high = low if high is None else high
    above = printed.low is None or high >= printed.low
    if above and (printed.high is None or low <= printed.high):
        half = printed.step / 2
        tied = not printed.hedge and not printed.bound and low == high and low == _value(printed) + half
        return "tie" if tied and printed.high == low and half else "right"
    value, step = _value(printed), printed.step
    if printed.hedge or printed.bound:
        return "hedge" if value - step / 2 <= high and low <= value + step / 2 else "no"
    if printed.unit == "count":
        return "no"
    if value <= high and low < value + step:
        return "cut off"
    return "rounded up" if value - step < high and low <= value else "no"


def _value(number: Number) -> Fraction:
    assert number.value is not None
    return number.value


def spread(number: Number, others: tuple[Number, ...] = ()) -> tuple[Fraction, Fraction]:
    """Give what a number lies between; counts that all end in the same noughts may have been rounded to them.

    number: a number that has a value; others: the counts that it stands with.

    >>> from psrstats.draft.document import Paragraph
    >>> from psrstats.draft.numbers import numbers_of
    >>> first, second = numbers_of(Paragraph(1, "from 34,000 to 36,000"))
    >>> [int(end) for end in spread(first, (second,))]
    [33500, 34500]
    """
    value = _value(number)
    low = value if number.low is None else number.low
    high = value if number.high is None else number.high
    if _is_whole(number) and not number.hedge and not number.bound and number.step == 1:
        slack = min((_noughts(_value(other)) for other in (number, *others) if _is_whole(other)), default=0)
        low, high = low - slack, high + slack
    return low, high


def _is_whole(number: Number) -> bool:
    return number.statistic and number.unit in ("count", "money")


def _noughts(value: Fraction) -> Fraction:
    """Give half of the hundred, thousand and so on that a count is a whole number, ten or more, of."""
    size = 1
    while value and value % (size * 10) == 0 and value >= 100 * size:
        size *= 10
    return Fraction(size, 2) if size >= 100 else Fraction(0)
