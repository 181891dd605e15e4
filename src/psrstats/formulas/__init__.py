"""The formulas, each once: the same arithmetic serves a column of floats and the exact fractions that are printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from psrstats.formulas.quotients import Number, change, mean, percent_change, percentage, rate, ratio, signed, total


class Formula(NamedTuple):
    """How a figure is made from its inputs."""

    name: str
    work_out: Callable[..., Number]
    words: str  # {0} and {1} are the inputs, {sum} all of them with + between, {per} the multiplier
    places: int = 0  # the fewest decimals it is printed with
    signed: bool = False


FORMULAS = {
    formula.name: formula
    for formula in (
        Formula("percentage", percentage, "{0} ÷ {1} × 100", places=1),
        Formula("rate", rate, "{0} ÷ {1} × {per}", places=1),
        Formula("ratio", ratio, "{0} ÷ {1}", places=2),
        Formula("change", change, "{0} - {1}", signed=True),
        Formula("percent-change", percent_change, "({0} - {1}) ÷ {1} × 100", places=1, signed=True),
        Formula("total", total, "{sum}"),
        Formula("mean", mean, "({sum}) ÷ {count}", places=1),
    )
}


@lru_cache
def formula_of(name: str) -> Formula:
    """Give a formula by its name; signs such as ++- name a sum of so many parts.

    >>> formula_of("++-").work_out(117, 137, 6), formula_of("++-").words
    (248, '{0} + {1} - {2}')
    """
    if name in FORMULAS:
        return FORMULAS[name]
    words = " ".join(f"{sign} {{{place}}}" for place, sign in enumerate(name))
    return Formula(name, lambda *parts: signed(name, *parts), words.removeprefix("+ "))
