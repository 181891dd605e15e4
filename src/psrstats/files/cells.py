"""One cell read: a number with its decimals, a marker, or neither."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from psrstats.files.grid import Raw
from psrstats.numbers import places_of
from psrstats.patterns import regex
from psrstats.printable import printable

# What agencies write where no number stands, and the harmonised shorthand for it.
MARKERS = {
    "c": ("c", "*", "**", "supp", "suppressed", "confidential", "s", "#", "withheld", "redacted"),
    "x": (
        *("x", ":", "..", "...", ".", "n/a", "na", "not available", "not supplied", "not known", "n/k", "nk", "null"),
        *("not held", "not recorded", "not collected", "not given", "not provided", "not returned", "not reported"),
        *("information not held", "data not held", "data not available", "no data", "no information", "no response"),
        *("no return", "did not respond", "refused", "declined", "exempt", "awaited", "to follow", "tbc", "tba"),
    ),
    "z": ("z", "-", "--", "\u2013", "\u2014", "not applicable"),
    "low": ("low", "k", "~"),
    "u": ("u",),
}
_MARKER_OF = {word: marker for marker, words in MARKERS.items() for word in words}
_SMALL = regex(r"(?:<=?|\u2264|fewer than|less than|under|up to)\s*\d+|1\s*(?:-|to)\s*[4-9]")
_TIMES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_NUMBER = regex(
    r"(?:(?P<about>around|about|approx(?:imately|\.)?|circa|c\.)\s*)?"
    r"(?P<open>\()?(?P<sign>[+-])?\s*(?P<pound>£)?\s*"
    r"(?P<digits>\d{1,3}(?:, ?\d{3})+(?P<run_on>\d)?|\d{1,3}(?: \d{3})+|\d+)?(?:\.(?P<decimals>\d+))?"
    r"(?(open)\))"
    r"(?:\s*(?P<percent>%|per cent|percent)|\s*(?P<times>k|m|bn|thousand|million|billion)(?![a-z]))?"
    r"(?:(?P<status>[rpe])(?![a-z])|\s*[\[(](?P<said>[rpe])[\])]|"
    r"\s+(?P<word>prov(?:isional)?|rev(?:ised)?|est(?:imated?)?)\.?)?"
    r"(?P<mark>\s*(?:[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+|(?:\[[a-z]+ ?\d*\])+))?"
    r"(?P<words>\s*\([^()]*[a-z][^()]*\).*)?"
)
_ARROW = r"[\u2190-\u2199\u21d1\u21d3\u21e7\u21e9\u25b2-\u25b5\u25bc-\u25bf]\ufe0f?"
_ARROWS = regex(rf"^{_ARROW} ?(?=\S)|(?<=\S) ?{_ARROW}$")
_STATUS = {"r": "revised", "p": "provisional", "e": "estimated"}
_RATIO = regex(r"(?P<first>\d+(?:\.(?P<decimals>\d+))?)\s*(?::|to)\s*1(?:\.0+)?")
_PARTED = regex(r"\d\s*[\t\n\r\v\f]\s*\d")  # two figures in one cell: no space that groups the digits of one
MOST = 10**15  # a float holds every whole number below it, and no count or sum of pounds reaches it
_NO_FIGURES = (bool, date, time)
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " ") | {"\u2212": "-"})
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_CLEAN = _SPACES | _FULL_WIDTH


class Reading(Struct, frozen=True):
    """What a cell says: a value (a percentage as 19.6, never 0.196), or a marker."""

    value: float
    places: int = 0
    marker: str = ""
    percent: bool = False
    doubt: str = ""  # what was taken for granted, such as a footnote's digit run on to the number
    status: str = ""  # what its sender says of it: revised, provisional, estimated
    ratio: bool = False  # whether it is so many to 1: 7.14:1


def read_cell(raw: Raw, number_format: str = "") -> Reading | None:
    """Read a cell as a figure.

    raw: the cell's content; number_format: the workbook's format of it, such as 0.0%.
    Returns None where it is neither a number nor a known marker.

    >>> read_cell(0.196, "0.0%")
    Reading(value=19.6, places=1, marker='', percent=True, doubt='', status='', ratio=False)
    >>> read_cell("22,020").value, read_cell("<5").marker, read_cell("abc") is None
    (22020.0, 'c', True)
    >>> read_cell("1,310 prov.").status, read_cell("210r").status, read_cell("Not held").marker
    ('provisional', 'revised', 'x')
    """
    if isinstance(raw, str):
        reading = _read_words(raw)
    elif raw is None or isinstance(raw, _NO_FIGURES):
        return None
    elif isinstance(raw, timedelta):
        return _read_length(raw)
    else:
        reading = _read_number(raw + 0, number_format) if abs(raw) < MOST else None  # + 0: -0.0 is a plain 0
    return None if reading and abs(reading.value) >= MOST else reading


def text_of(raw: Raw) -> str:
    """Give a cell's content as its sender would read it.

    >>> text_of(2019.0), text_of(" Q4  2019/20 "), text_of(None)
    ('2019', 'Q4 2019/20', '')
    >>> text_of(timedelta(hours=26, minutes=30))
    '26:30'
    """
    return "" if raw is None else _text(raw)


@lru_cache(maxsize=1 << 16, typed=True)  # a sheet's cells are asked a few times each; 1 and True read otherwise
def _text(raw: Raw) -> str:
    if isinstance(raw, timedelta):
        return _clock(raw)
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    return " ".join(printable(str(raw)).translate(_SPACES).split())


def _clock(length: timedelta) -> str:
    """Give a length of time as a workbook shows it: hours, minutes, and the seconds where there are any."""
    minutes, seconds = divmod(abs(int(length.total_seconds())), 60)
    sign = "-" if length < timedelta() else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


def _read_length(length: timedelta) -> Reading:
    """Read a length of time as hours, to two decimals."""
    hours = round(length.total_seconds() / 3600, 2)
    return Reading(hours, places_of(hours), doubt=f"is a length of time, taken for {hours:g} hours")


@lru_cache(maxsize=1 << 16, typed=True)
def _read_number(raw: float, number_format: str) -> Reading:
    positive = number_format.split(";")[0]
    percent = "%" in positive
    value = float(Decimal(repr(raw)) * 100) if percent else float(raw)
    shown = re.search(r"[0#?](?:\.([0#?]+))?(?=[^0#?.]*$)", positive)
    places = len(shown[1] or "") if shown else places_of(value)
    return Reading(value, places, percent=percent)


@lru_cache(maxsize=1 << 16)
def _read_words(raw: str) -> Reading | None:
    return None if _PARTED.search(raw) else _read_text(" ".join(raw.translate(_CLEAN).split()).casefold())


def _read_text(text: str) -> Reading | None:
    text = _ARROWS.sub("", text).removeprefix("'").strip() or text
    word = text.removeprefix("[").removesuffix("]")
    if marker := _MARKER_OF.get(word) or ("c" if _SMALL.fullmatch(word) else None):
        return Reading(float("nan"), marker=marker)
    if text in ("nil", "zero"):
        return Reading(0.0)
    if text == "nil return":
        return Reading(0.0, doubt="is taken for 0")
    if ratio := _RATIO.fullmatch(text):
        return Reading(float(ratio["first"]), len(ratio["decimals"] or ""), ratio=True)
    found = _NUMBER.fullmatch(text)
    if not found or not (found["digits"] or found["decimals"]) or (found["times"] == "k" and not found["pound"]):
        return None
    digits, doubt = re.sub("[, ]", "", found["digits"] or "0"), ""
    if found["run_on"]:
        digits = digits[:-1]
        doubt = f"taken for {int(digits):,} with footnote {found['run_on']}"
    elif found["about"]:
        doubt = "is approximate"
    return _number(digits, found, doubt)


def _number(digits: str, found: re.Match[str], doubt: str) -> Reading:
    decimals, times = found["decimals"] or "", _TIMES.get(found["times"] or "", 0)
    number = Decimal(f"{digits}.{decimals or 0}").scaleb(times)
    negative = found["open"] or found["sign"] == "-"
    places = max(0, len(decimals) - times)
    status = _STATUS.get(found["status"] or found["said"] or (found["word"] or "")[:1], "")
    doubt = doubt or (f"is {status}" if status else "")
    return Reading(float(-number if negative else number), places, "", bool(found["percent"]), doubt, status)
