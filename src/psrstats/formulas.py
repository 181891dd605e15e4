"""The formulas, each once: the same arithmetic serves a column of floats and the exact fractions that are printed.

A measure gives its inputs; `Formula.words` shows them in the same places.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# A number, a Fraction, a Series: whatever can be added, multiplied and divided.
Number = Any


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure is made from its inputs."""

    name: str
    work_out: Callable[..., Number]
    words: str  # {0} and {1} are the inputs, {sum} all of them with + between, {per} the multiplier
    places: int = 0  # the fewest decimals it is printed with
    signed: bool = False


def percentage(part: Number, whole: Number) -> Number:
    """Give a part as a percentage of a whole.

    >>> percentage(1, 8)
    12.5
    """
    return part * 100 / whole


def rate(events: Number, population: Number, per: Number) -> Number:
    """Give events per so many of a population.

    >>> rate(204, 40800, 10000)
    50.0
    """
    return events * per / population


def ratio(first: Number, second: Number) -> Number:
    """Give how many of the first there are for one of the second.

    >>> ratio(3, 2)
    1.5
    """
    return first / second


def change(now: Number, before: Number) -> Number:
    """Give the difference: a count, a rate, or percentage points.

    >>> change(463, 483)
    -20
    """
    return now - before


def percent_change(now: Number, before: Number) -> Number:
    """Give the change as a percentage of what it was.

    >>> percent_change(180, 240)
    -25.0
    """
    return (now - before) * 100 / before


def total(*parts: Number) -> Number:
    """Add up.

    >>> total(1, 48, 10, 4)
    63
    """
    return sum(parts)


FORMULAS = {
    formula.name: formula
    for formula in (
        Formula("percentage", percentage, "{0} ÷ {1} × 100", places=1),
        Formula("rate", rate, "{0} ÷ {1} × {per}", places=1),
        Formula("ratio", ratio, "{0} ÷ {1}", places=2),
        Formula("change", change, "{0} - {1}", signed=True),
        Formula("percent-change", percent_change, "({0} - {1}) ÷ {1} × 100", places=1, signed=True),
        Formula("total", total, "{sum}"),
    )
}
