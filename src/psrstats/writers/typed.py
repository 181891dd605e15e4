"""A printed figure as a workbook holds it: a number, and the format in which it prints the same."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from psrstats.patterns import regex

_FIGURE = regex(
    r"(?P<lead>up |down |)(?P<sign>[+-]?)(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?P<tail>.*?)"
    r"(?P<mark> \[[prb]\]|)"
)
TAILS = ("", "%", "=", " percentage points")
MOVE = '"up "0;"down "0;"no change"'


class Typed(Struct, frozen=True):
    """A number with its number format; `value` of a percentage is a part of 1, as spreadsheets have it."""

    value: Decimal
    format: str
    tail: str  # what is printed after the digits, or before them: %, =, percentage points, places
    shown: Decimal  # as its digits say
    mark: str = ""  # behind all of it: [p] or [r]


def typed(text: str) -> Typed | None:
    """Read a printed figure; None where it is words or a marker.

    Never the unrounded figure: what is not printed may tell more than may be published.

    >>> typed("19.6%")
    Typed(value=Decimal('0.196'), format='0.0%', tail='%', shown=Decimal('19.6'), mark='')
    >>> typed("-1,913").format, typed("9=").format, typed("down 2").value, typed("[c]")
    ('+#,##0;-#,##0;0', '0"="', Decimal('-2'), None)
    >>> typed("463 [r]").format, typed("+4.1 [p]").format, typed("463 [r]").mark
    ('#,##0" [r]"', '+#,##0.0" [p]";-#,##0.0" [p]";0.0" [p]"', '[r]')
    """
    if text == "no change":
        return Typed(Decimal(0), MOVE, "places", Decimal(0))
    found = _FIGURE.fullmatch(text)
    if not found or found["tail"] not in TAILS or (found["lead"] and (found["sign"] or found["tail"] or found["rest"])):
        return None
    digits = Decimal(f"{found['sign']}{found['number'].replace(',', '')}{found['rest'] or ''}")
    if found["lead"]:
        shown = -digits if found["lead"] == "down " else digits
        return Typed(shown, _behind(MOVE, found["mark"]), "places", shown, found["mark"].strip())
    tail = found["tail"]
    signed = bool(found["sign"]) or tail == " percentage points"
    format = _format(len((found["rest"] or ".")[1:]), tail, signed)
    value, mark = digits / 100 if tail == "%" else digits, found["mark"]
    return Typed(value, _behind(format, mark), tail.strip(), digits, mark.strip())


def _behind(format: str, mark: str) -> str:
    """Put a mark behind each part of a number format."""
    return ";".join(f'{part}"{mark}"' for part in format.split(";")) if mark else format


def _format(places: int, tail: str, signed: bool) -> str:
    digits = "0" if tail in ("%", "=") and not signed else "#,##0"
    if places:
        digits += f".{'0' * places}"
    digits += tail if tail in ("", "%") else f'"{tail}"'
    return f"+{digits};-{digits};{digits.replace('#,##', '')}" if signed else digits
