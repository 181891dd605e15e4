"""The axis of the numbers: where it begins and ends, and what stands along it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil, floor, log10

from msgspec import Struct

from psrstats.drawings import Mark
from psrstats.writers.drawing.shapes import Path, Text, width_of
from psrstats.writers.drawing.style import FINE, GRID, LETTERS, SPACE, WIDTH

PER_CENT = "Per cent"
NUMBER = "Number"
STEPS = (1, 2, 2.5, 5, 10)
APART = 12.0  # pixels: between the numbers along an axis
MOST = 5
AXIS = 2 * LETTERS + SPACE / 2  # pixels: what stands below


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


class Scale(Struct, frozen=True):
    """Numbers from low to high, laid along pixels from start to end."""

    low: float
    high: float
    start: float
    end: float

    def at(self, number: float) -> float:
        """Give the pixel at which a number stands.

        >>> Scale(0, 50, 100, 200).at(25)
        150.0
        """
        return self.start + (self.end - self.start) * (number - self.low) / (self.high - self.low)


def ticks(low: float, high: float, few: int, *, whole: bool) -> list[float]:
    """Give round numbers from low to high, at most a few steps of them; whole: no halves.

    >>> ticks(0, 57, 5, whole=False), ticks(0, 1, 5, whole=True), ticks(88, 94, 4, whole=False)
    ([0.0, 20.0, 40.0], [0.0, 1.0], [88.0, 90.0, 92.0, 94.0])
    """
    least = (high - low) / few
    power = 10.0 ** floor(log10(least))
    steps = (step * power * ten for ten in (1, 10) for step in STEPS)
    step = next(step for step in steps if step >= least * (1 - 1e-9) and (not whole or step == int(step)))
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def axis(scale: Scale, unit: str, top: float, bottom: float) -> Iterator[Path | Text]:
    """Rule an axis from top to bottom, with as many numbers below as there is room for, and its unit below them."""
    for number in _along(scale, unit):
        x = scale.at(number)
        yield Path(((x, top), (x, bottom)), GRID, FINE)
        yield Text(x, bottom + LETTERS / 2, _number(number, unit), "middle")
    yield named(scale, unit, bottom + LETTERS * 1.5)


def _along(scale: Scale, unit: str) -> list[float]:
    """Give the numbers along an axis: as many as stand apart."""
    found = (ticks(scale.low, scale.high, few, whole=unit == NUMBER) for few in range(MOST, 0, -1))
    within = ([n for n in some if scale.at(n) + width_of(_number(n, unit)) / 2 <= WIDTH] for some in found)
    return next((some for some in within if _apart(some, scale, unit)), [])


def _apart(numbers: list[float], scale: Scale, unit: str) -> bool:
    ends = [(scale.at(n) - half, scale.at(n) + half) for n in numbers for half in [width_of(_number(n, unit)) / 2]]
    return all(after[0] - before[1] >= APART for before, after in pairwise(ends))


def named(scale: Scale, unit: str, middle: float) -> Text:
    """Name an axis, and say so where it does not begin at nought."""
    return Text((scale.start + scale.end) / 2, middle, f"{unit} (not from 0)" if scale.low > 0 else unit, "middle")


def _number(number: float, unit: str) -> str:
    r"""Write a number of an axis.

    >>> _number(20000.0, "Number"), _number(0.5, "Per cent"), _number(-2.0, "Number") == "\u22122"
    ('20,000', '0.5%', True)
    """
    said = f"{number:,.4g}{'%' * (unit == PER_CENT)}" if abs(number) < 1000 else f"{number:,.0f}"
    return said.replace("-", "\u2212")
