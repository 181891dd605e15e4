"""Exact arithmetic: counts and typed decimals rounded half-up, and printed. No float is rounded."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

Exact = int | Decimal | Fraction


def exact(value: float | str | Exact) -> Fraction:
    """Take a number for what was typed: the float 0.1 is one tenth.

    >>> exact(0.1), exact("19.80"), exact(463.0)
    (Fraction(1, 10), Fraction(99, 5), Fraction(463, 1))
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, float):
        return _typed(value)
    return Fraction(value)


@lru_cache(4096)  # most counts and shares are met again and again
def _typed(value: float) -> Fraction:
    return Fraction(int(value)) if value.is_integer() else Fraction(repr(value))


def round_half_up(value: float | str | Exact, places: int = 0) -> Decimal:
    """Round half away from zero, by integers.

    value: a number; a float stands for the decimal that it prints as.
    places: decimals kept, 0 or more.
    Source: DfE's rule (halves go up in size), without the error of its float formula.

    >>> round_half_up("2.675", 2), round_half_up(Fraction(9, 2000) * 100, 1), round_half_up(-0.5)
    (Decimal('2.68'), Decimal('0.5'), Decimal('-1'))
    >>> round_half_up(-0.04, 1)  # never a negative zero
    Decimal('0.0')
    """
    below, units = _units(value, places)
    return Decimal(-units if below else units).scaleb(-places)


def _units(value: float | str | Exact, places: int) -> tuple[bool, int]:
    """Say whether a number is below 0, and how many units of its last decimal it is once it is rounded."""
    number = exact(value)
    top, bottom = number.numerator, number.denominator
    return top < 0, (2 * abs(top) * 10**places + bottom) // (2 * bottom)


def places_of(value: float | int) -> int:
    """Count the decimals of a number as typed.

    >>> places_of(19.6), places_of(48.0), places_of(0.06), places_of(5e-05)
    (1, 0, 2, 5)
    """
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def show(value: float | str | Exact, places: int, *, signed: bool = False) -> str:
    """Print a number: rounded half-up, thousands separated, a sign on changes.

    >>> show(22020, 0), show("111.19", 1), show(Fraction(-20, 483) * 100, 1, signed=True), show(12, 1, signed=True)
    ('22,020', '111.2', '-4.1', '+12.0')
    >>> show("-0.04", 1, signed=True)
    '0.0'
    """
    below, units = _units(value, places)
    sign = ("-" if below else "+" * signed) if units else ""
    whole, rest = divmod(units, 10**places)
    return f"{sign}{whole:,}.{rest:0{places}}" if places else f"{sign}{whole:,}"
