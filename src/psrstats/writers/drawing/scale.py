"""The axis of the numbers: where it begins and ends, and what stands along it."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.axis import Axis
from matplotlib.ticker import FuncFormatter, MaxNLocator

from psrstats.drawings import Mark
from psrstats.writers.drawing.lettering import width_of

PER_CENT = "Per cent"
NUMBER = "Number"
STEPS = [1, 2, 2.5, 5, 10]
APART = 0.25  # inches: between the numbers along an axis
MOST = 5


def values_of(marks: Iterable[Mark]) -> list[float]:
    """Give the numbers that marks reach, their limits among them."""
    return [float(n) for mark in marks for n in (mark.value, mark.low, mark.high) if n is not None]


def span(values: list[float], *, from_zero: bool) -> tuple[float, float]:
    """Give the ends of an axis: it begins at nought, unless all lies in its upper half and may be drawn apart from it.

    >>> span([18.0, 18.0], from_zero=True), span([], from_zero=True)
    ((0.0, 18.0), (0.0, 1.0))
    >>> span([90.0, 92.0], from_zero=False)
    (88.0, 94.0)
    """
    low, high = min(values, default=0.0), max(values, default=0.0)
    if not from_zero and low > high / 2:
        around = (high - low) or high / 10
        return low - around, high + around
    low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high > low else (0.0, 1.0)


def numbered(axis: Axis, unit: str, room: float) -> None:
    """Put numbers along an axis, as many as there is room for in inches."""
    widest = max(width_of(_number(end, unit)) for end in axis.get_view_interval()) + APART
    few = max(1, min(MOST, int(room / widest)))
    axis.set_major_locator(MaxNLocator(nbins=few, steps=STEPS, integer=unit == NUMBER))
    axis.set_major_formatter(FuncFormatter(lambda number, _: _number(number, unit)))


def _number(number: float, unit: str) -> str:
    """Write a number of an axis.

    >>> _number(20000.0, "Number"), _number(0.5, "Per cent")
    ('20,000', '0.5%')
    """
    return f"{number:,.4g}{'%' * (unit == PER_CENT)}" if abs(number) < 1000 else f"{number:,.0f}"


def named(unit: str, low: float) -> str:
    """Name an axis, and say so where it does not begin at nought.

    >>> named("Per cent", 0), named("Per cent", 88.0)
    ('Per cent', 'Per cent (not from 0)')
    """
    return f"{unit} (not from 0)" if low > 0 else unit
