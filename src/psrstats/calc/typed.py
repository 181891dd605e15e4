"""Numbers as a person types them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from numbers import Real

from psrstats.errors import Fault, UserError
from psrstats.numbers import show

Given = str | int | float | Decimal
Typed = int | Decimal

_NUMBER = r"(?a:(?P<sign>[+-]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)?(?:\.(?P<decimals>\d+))?)"
_MOST_DIGITS = 18
_MINUS = str.maketrans("\u2212\u00a0", "- ")


def read(text: str) -> Typed:
    """Read a number, keeping the decimals it was typed with; raises ValueError in words for anything else.

    >>> read("12087"), read(" 12,087 "), read("-19.80"), read("\u22124")
    (12087, 12087, Decimal('-19.80'), -4)
    """
    if text.isdecimal() and text.isascii() and len(text) <= _MOST_DIGITS:
        return int(text)
    found = re.fullmatch(_NUMBER, text.translate(_MINUS).strip())
    if not found or not (found["digits"] or found["decimals"]):
        raise ValueError(f"'{text}' is not a number; write 12087, 12,087 or 19.8" if text else "there is no number")
    digits, decimals = (found["digits"] or "0").replace(",", ""), found["decimals"]
    if len(digits) + len(decimals or "") > _MOST_DIGITS:
        raise ValueError(f"'{text}' has more than {_MOST_DIGITS} digits")
    return Decimal(f"{found['sign']}{digits}.{decimals}") if decimals else int(found["sign"] + digits)


def typed(given: Given) -> Typed:
    """Take a number for what was typed: a text as it stands, a float for the decimal that it prints as.

    Raises ValueError in words for anything that is not a number.

    >>> typed("12,087"), typed(19.8), typed(483.0), typed(Decimal("19.80"))
    (12087, Decimal('19.8'), 483, Decimal('19.80'))
    """
    return read(given if isinstance(given, str) else _text(given))


def numbers(**given: Given) -> list[Typed]:
    """Take the numbers that a verb is given, by the names its help gives them, and tell every fault at once."""
    faults, found = [], []
    for name, number in given.items():
        try:
            found.append(typed(number))
        except ValueError as error:
            faults.append(Fault(name.upper(), f"{error}."))
    if faults:
        raise UserError(*faults)
    return found


def rational(number: Typed) -> int | Fraction:
    """Take a number for what was typed, ready for exact arithmetic."""
    return number if isinstance(number, int) else Fraction(number)


def places(number: Typed) -> int:
    """Count the decimals that a number was typed with.

    >>> places(48), places(Decimal("48.0"))
    (0, 1)
    """
    return -int(number.as_tuple().exponent) if isinstance(number, Decimal) else 0


def spoken(number: Typed) -> str:
    """Print a number with the decimals it was typed with.

    >>> spoken(12087), spoken(Decimal("19.80"))
    ('12,087', '19.80')
    """
    return show(number, places(number))


def _text(given: object) -> str:
    """Write a number out without an exponent; what is not one stays as it prints, for `read` to say so."""
    text = type(given).__name__ if hasattr(given, "ndim") and len(str(given).split()) > 1 else str(given)
    if not isinstance(given, Real | Decimal):
        return text
    try:
        number = Decimal(text)
    except InvalidOperation:  # a fraction, or True
        return text
    plain = f"{number:f}" if number.is_finite() else text
    return plain if isinstance(given, Decimal) else plain.removesuffix(".0")
