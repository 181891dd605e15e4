"""How well a printed number goes with a figure: as printed, by a slip of the hand, or not at all."""

from __future__ import annotations

from fractions import Fraction
from math import log10
from typing import Literal

from msgspec import Struct

from psrstats.draft.figures import Printable
from psrstats.draft.numbers import Number
from psrstats.numbers import round_half_up

How = Literal[
    "",
    "printed",
    "cut off",
    "digit",
    "exchanged",
    "dropped",
    "added",
    "off by one",
    "other period",
    "other area",
    "near",
    "secret",
    "control",  # not at all, but its content control is named after the figure
]

# Powers of ten: how often a number that states a figure is printed so.
FINER = -0.5  # printed with more decimals than the report prints
ROUNDED, HEDGED, WHOLE_HUNDREDS = -0.3, -0.3, -1.0
SLIP, CUT_OFF, NEAR = -2.3, -1.3, -2.9
AS_BOUND = 1.0  # a bound is said of little else
WHATEVER = -0.7  # of each digit of a number that stands where one is not shown
NEARLY = Fraction(1, 10)


class Fit(Struct, frozen=True):
    """How a number goes with a figure, and how likely that is, as a power of ten."""

    how: How
    odds: float


def rarity(number: Number) -> float:
    """Say how many digits tell a number from others: noughts at its end tell nothing."""
    digits = _digits(number).strip("0")
    return float(max(1, len(digits)))


def fit(number: Number, figure: Fraction, places: int, *, slips: bool = True) -> Fit | None:
    """Say how a number would be printed for a figure; None where it would not.

    number: as printed; figure: exact; places: the decimals with which the report prints it; slips: whether
    to look for slips of the hand too.
    """
    value = number.value
    if value is None:
        return None
    size = abs(figure)
    if _is_printed(number, size):
        return Fit("printed", _odds(number, places))
    if number.bound or not slips:
        return None
    return _slip(number, size)


def fit_hidden(number: Number, figure: Printable, few: int, *, base: bool = False, by_value: bool = True) -> Fit | None:
    """Say how a number goes with a figure that is not shown: by what it is, or whatever it is where the words name it.

    number: as printed; figure: one whose value is not shown, or not as it is; few: the largest count that is not shown;
    base: whether the number is what another is of ("fewer than 5 of the 11"); by_value: whether it may be told by what
    it is: not where the report prints it of a measure that the words name, for some hidden values only would be told.
    A bound such as "fewer than 5" tells no more than the marker: it is a way to print it.
    """
    if number.bound or number.value is None:
        below = number.bound in ("below", "at most") and figure.hidden and figure.unit == "count"
        return Fit("printed", AS_BOUND) if below and (number.value or 0) >= few else None
    if by_value and figure.secret is not None and _is_printed(number, abs(figure.secret)):
        return Fit("secret", 0.0)
    unit = "percent" if number.unit == "fraction" else number.unit
    named = figure.hidden and not base and unit == figure.unit and (unit != "count" or not number.places)
    return Fit("secret", WHATEVER * rarity(number)) if named else None


def _is_printed(number: Number, size: Fraction) -> bool:
    """Say whether a number is a figure by any rounding that is permitted, within its hedge or bound."""
    value = abs(number.value or Fraction(0))
    low, high = number.low, number.high
    if number.bound:
        inside = (low is None or size >= low) and (high is None or size <= high)
        return inside and abs(size - value) < _last_digit(number)
    if number.value is not None and number.value < 0 and low is not None and high is not None:
        low, high = -high, -low
    if low is not None and high is not None and low <= size <= high:
        return True
    return not number.hedge and _in_round_figures(value, size)


def _last_digit(number: Number) -> Fraction:
    """Give the unit of the last digit that is no nought: "over 200" is said of 204 and 290, "above 95%" of 95.4%."""
    digits = _digits(number)
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0"))), 10**number.places)


def _in_round_figures(value: Fraction, size: Fraction) -> bool:
    """Say whether a count is given in whole tens, hundreds or thousands, two digits of it at least."""
    if value.denominator != 1 or value < 1000:
        return False
    digits = str(value.numerator)
    noughts = min(len(digits) - len(digits.rstrip("0")), len(digits) - 2)
    return noughts > 0 and abs(size - value) * 2 <= 10**noughts


def _odds(number: Number, places: int) -> float:
    if number.hedge or number.bound:
        return HEDGED
    return ROUNDED if number.places < places else FINER if number.places > places else 0.0


def _slip(number: Number, size: Fraction) -> Fit | None:
    value, places = abs(number.value or Fraction(0)), number.places
    ours, theirs = int(value * 10**places), int(round_half_up(size, places) * 10**places)
    if size > value and (size - value) * 10**places < 1 and number.unit != "count":
        return Fit("cut off", CUT_OFF)
    said, meant = str(ours), str(theirs)
    digits = len(meant)
    if abs(ours - theirs) == 1:
        return Fit("off by one", SLIP - log10(2))
    if sorted(said) == sorted(meant) and _exchanged(said, meant):
        return Fit("exchanged", SLIP - log10(max(1, digits - 1)))
    if len(said) == digits and sum(a != b for a, b in zip(said, meant, strict=True)) == 1:
        return Fit("digit", SLIP - log10(9 * digits))
    if len(said) == digits - 1 and _without_one(meant, said):
        return Fit("dropped", SLIP - log10(digits))
    if len(said) == digits + 1 and _without_one(said, meant):
        return Fit("added", SLIP - log10(10 * len(said)))
    if abs(value - size) <= NEARLY * size:
        return Fit("near", NEAR - rarity(number))
    return None


def _exchanged(said: str, meant: str) -> bool:
    apart = [at for at, (a, b) in enumerate(zip(said, meant, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] - apart[0] == 1


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _digits(number: Number) -> str:
    value = abs(number.value or Fraction(0))
    return str(int(value * 10**number.places))
