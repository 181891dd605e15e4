"""One cell read: a number with its decimals, a marker, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from psrstats.load.grid import Raw
from psrstats.numbers import places_of

# What agencies write where no number stands, and the harmonised shorthand for it.
MARKERS = {
    "c": ("c", "*", "**", "supp", "suppressed", "confidential", "s"),
    "x": ("x", ":", "..", "...", "n/a", "na", "not available", "not supplied", "not known", "n/k", "nk"),
    "z": ("z", "-", "\u2013", "\u2014", "not applicable"),
    "low": ("low", "k", "~"),
    "u": ("u",),
}
_MARKER_OF = {word: marker for marker, words in MARKERS.items() for word in words}
_FEWER_THAN = re.compile(r"(?:<|fewer than|less than|under)\s*\d+")
_NUMBER = re.compile(r"(?P<sign>[+-])?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)?(?:\.(?P<decimals>\d+))?(?P<percent>\s*%)?")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " ") | {"\u2212": "-"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: a value (a percentage as 19.6, never 0.196), or a marker."""

    value: float
    places: int = 0
    marker: str = ""
    percent: bool = False


def read_cell(raw: Raw, number_format: str = "") -> Reading | None:
    """Read a cell as a figure.

    raw: the cell's content; number_format: the workbook's format of it, such as 0.0%.
    Returns None where it is neither a number nor a known marker.

    >>> read_cell(0.196, "0.0%")
    Reading(value=19.6, places=1, marker='', percent=True)
    >>> read_cell("22,020").value, read_cell("<5").marker, read_cell("abc") is None
    (22020.0, 'c', True)
    """
    if isinstance(raw, bool | date | time | timedelta) or raw is None:
        return None
    if isinstance(raw, int | float):
        return _read_number(raw, number_format)
    return _read_text(" ".join(raw.translate(_SPACES).split()))


def text_of(raw: Raw) -> str:
    """Give a cell's content as its sender would read it.

    >>> text_of(2019.0), text_of(" Q4  2019/20 "), text_of(None)
    ('2019', 'Q4 2019/20', '')
    """
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    return " ".join(str(raw).translate(_SPACES).split())


def _read_number(raw: float, number_format: str) -> Reading:
    positive = number_format.split(";")[0]
    percent = "%" in positive
    value = float(Decimal(repr(raw)) * 100) if percent else float(raw)
    shown = re.search(r"[0#?](?:\.([0#?]+))?(?=[^0#?.]*$)", positive)
    places = len(shown[1] or "") if shown else places_of(value)
    return Reading(value, places, percent=percent)


def _read_text(text: str) -> Reading | None:
    word = text.casefold().removeprefix("[").removesuffix("]")
    if marker := _MARKER_OF.get(word) or ("c" if _FEWER_THAN.fullmatch(word) else None):
        return Reading(float("nan"), marker=marker)
    found = _NUMBER.fullmatch(text)
    if not found or not (found["digits"] or found["decimals"]):
        return None
    number = f"{found['sign'] or ''}{found['digits'] or '0'}.{found['decimals'] or '0'}".replace(",", "")
    return Reading(float(number), len(found["decimals"] or ""), percent=bool(found["percent"]))
