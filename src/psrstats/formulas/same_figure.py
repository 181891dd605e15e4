"""Whether two printed figures are one figure, printed twice."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from psrstats.formulas.grade import BASES, population_base
from psrstats.formulas.printed import Printed
from psrstats.numbers import round_half_up


class Sameness(StrEnum):
    """How two figures are one, from the plainest way to none."""

    same = "the same"
    rounded = "one is the other rounded to fewer decimals"
    cut = "one is the other cut off, or rounded twice"
    coarse = "one is the other rounded to 5, 10 or more"
    different = "no rounding explains it"


def same_figure(first: Printed, second: Printed) -> Sameness:
    """Tell how two printed figures can be one.

    first, second: as printed. The one with fewer decimals may be the other rounded half-up, or by another rule; of two
    counts one may be the other rounded to 5 or 10, and where it is large to 100 or 1,000.

    >>> from psrstats.formulas.printed import printed
    >>> [same_figure(printed("5.6"), printed(other)).name for other in ("5.60", "5.64", "5.68", "5.7")]
    ['same', 'rounded', 'cut', 'different']
    >>> same_figure(printed(1230), printed(1234)).name, same_figure(printed(463), printed(436)).name
    ('coarse', 'different')
    """
    if first.value == second.value:
        return Sameness.same
    short, long = sorted((first, second), key=lambda figure: figure.places)
    if short.places < long.places:
        return _by_decimals(short, long)
    if first.counted and second.counted and (_is_coarse(first, second) or _is_coarse(second, first)):
        return Sameness.coarse
    return Sameness.different


def _by_decimals(short: Printed, long: Printed) -> Sameness:
    if Fraction(round_half_up(long.value, short.places)) == short.value:
        return Sameness.rounded
    apart = Printed(short.value, short.places)  # as a measured figure: a whole one is 19% as well as 19 children
    return Sameness.cut if long.value in apart.any_rule() else Sameness.different


def _is_coarse(rounded: Printed, exact: Printed) -> bool:
    """Say whether a count is another one rounded: a half goes up or to the even multiple."""
    base = population_base(int(rounded.value), BASES) if rounded.value > 0 else 1
    return 2 * abs(rounded.value - exact.value) <= base
