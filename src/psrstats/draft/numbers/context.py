"""What a number's sentence makes of it: a length of time that is a statistic, a rate whose "per" stands elsewhere."""

from __future__ import annotations

import re

from msgspec.structs import replace

from psrstats.draft.document import Paragraph
from psrstats.draft.numbers.amounts import Amount
from psrstats.draft.numbers.number import Kind, Number, Unit, allowed
from psrstats.patterns import regex

_LENGTHS = frozenset("minutes hours days weeks months years miles".split())
_MEASURED = regex(
    r"\b(?:averag\w*|mean|median|takes?|took|taking|length of|duration|lasted|waited|waiting|wait|target of|time of)\b",
    re.I,
)
_TIMES_MORE = regex(
    r"\s?(?:as|higher|more|greater|larger|the|that|those|its|what|less|lower|fewer|over|since|between|\.|,|;|$)", re.I
)
MANIFOLD = 10
_TIMES_OF = regex(r"\s?(?:as|higher|more|greater|larger|the|that|those|its|what|less|lower|fewer)\b", re.I)
_AND_IN, _IN_YEAR = regex(r"\s(?:in|at|for) (?:19|20)\d\d\S{0,3},? and \Z"), regex(r"\s(?:in|at|for) (?:19|20)\d\d\b")
_RATE_BEFORE = regex(
    r"\b(?:rates?|average|prevalence|nationally|national|regional)\b[^.;\d]{0,40}\Z|"
    r"\b(?:with|than|from|to|in|of|was|is|at|were|comparison to)\s\Z|"
    r"\b(?:region|england|country|county|neighbours?|national average|last year|the year before)(?:[’']s?)?\s\(?\Z",
    re.IGNORECASE,
)
_COUNTED = regex(
    r"\s(?:children|young people|pupils|referrals|contacts|cases|families|people)\b|\s\((?:a rate of )?[\d.]+ per\b"
)
_POINTS = regex(
    r" points? (?:improvement|increase|rise|fall|drop|decrease|reduction|"
    r"higher|lower|above|below|more|less|better|worse|up|down)\b"
)
_POINTS_TO = regex(r" points?,? (?:to|from|on) ")
_GAP_OF = regex(
    r"\b(?:gap|difference|margin|range|spread|shortfall)(?: [a-z]+)? of (?:just |only |about |some )?\Z", re.I
)
_END = regex(r"[.!?;](?=\s|$)|\n")


def kind_of(text: str, amount: Amount) -> Kind:
    """Tell a statistic from a length of time in a measure's name and from a count that makes a case."""
    if re.search(r"\b[Pp]er $", text[max(0, amount.start - 4) : amount.start]):
        return "per"
    if amount.unit in _LENGTHS:
        sentence = _sentence(text, amount.start)
        return "statistic" if _MEASURED.search(sentence) else "duration"
    if amount.unit == "times" and text[amount.end - 5 : amount.end].casefold() == "times":
        return "statistic" if amount.value > MANIFOLD or _TIMES_MORE.match(text, amount.end) else "threshold"
    return "statistic"


def with_unit(paragraph: Paragraph, numbers: tuple[Number, ...]) -> tuple[Number, ...]:
    """Give numbers without a unit the one that their column, or the rate that they stand beside, has."""
    if paragraph.kind == "row":
        return tuple(_by_column(paragraph, number) if number.is_count else number for number in numbers)
    told: list[Number] = []
    rate: int | None = None
    for place, number in enumerate(numbers):
        if told and _is_cut(paragraph.text, told[-1].end, number.start):
            rate = None
        if number.is_count and (shared := _shared(paragraph.text, number, numbers[place + 1 : place + 2])):
            number = _with(number, shared.unit, shared.per)
        if number.unit == "times" and number.statistic and _is_tally(paragraph.text, number):
            number = _with(number, "count", None)
        if number.is_count and _is_points(paragraph.text, number, told[-1:], numbers[place + 1 : place + 2]):
            number = _with(number, "points", None)
        rate = number.per or (_size(number) if number.kind == "per" else rate)
        if number.is_count and (per := rate or _rate_after(paragraph.text, numbers, place)):
            held = (number.value or 0) < per and _is_rate(paragraph.text, number)  # no rate is more than what it is of
            number = _with(number, "rate", per) if held else number
        told.append(number)
    return tuple(told)


def _is_tally(text: str, number: Number) -> bool:
    """Tell "was consulted 402 times, 57 more than" from "five times more": nobody says that of so many."""
    return (number.value or 0) > MANIFOLD and _TIMES_OF.match(text, number.end) is None


def _is_points(text: str, number: Number, told: list[Number], following: tuple[Number, ...]) -> bool:
    """Tell "44%, three points higher", and "fell six points to 31%"."""
    if told and told[0].unit == "percent" and _POINTS.match(text, number.end):
        return True
    if told and told[0].unit == "percent" and text.startswith(" point", number.end):
        return _GAP_OF.search(text, max(0, number.start - 50), number.start) is not None
    return bool(following) and following[0].unit == "percent" and _POINTS_TO.match(text, number.end) is not None


def _shared(text: str, number: Number, following: tuple[Number, ...]) -> Number | None:
    """Give the number whose unit this one has too: "from 24.9 to 23.4 per cent", "between 12 and 14%"."""
    if not following or following[0].unit not in ("percent", "rate") or not following[0].statistic:
        return None
    between = text[number.end : following[0].start]
    if re.fullmatch(r"\s?(?:to|-|\u2013|or)\s?(?:just |over |under |about |around )?", between):
        return following[0]
    both = re.search(r"\bbetween (?:\w+ )?$", text[max(0, number.start - 25) : number.start], re.IGNORECASE)
    return following[0] if both and between == " and " else None


def _size(number: Number) -> int:
    return int("".join(letter for letter in number.text if letter.isdigit()))


def _is_cut(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence ends between two numbers, or the bracket in which the first stands."""
    if ")" in text[start:end]:
        return True
    ends = list(_END.finditer(text, start, end))
    return bool(ends) and not re.match(r"\s*(?:This|It|That|The same)\b", text[ends[-1].end() :])


def _rate_after(text: str, numbers: tuple[Number, ...], place: int) -> int | None:
    """Give what the rate of the next number is of: "this rate is 251.6, and nationally 226.3 per 100,000"."""
    number, following = numbers[place], numbers[place + 1 : place + 2]
    if not following or not number.places or _END.search(text, number.end, following[0].start):
        return None
    return following[0].per


def _is_beside(text: str, number: Number) -> bool:
    """Tell "212 per 100,000 in 2022 and 231 in 2023": the same of another year."""
    before = text[max(0, number.start - 30) : number.start]
    return bool(_AND_IN.search(before) and _IN_YEAR.match(text, number.end))


def _is_rate(text: str, number: Number) -> bool:
    """Tell whether a number near a rate is another: it is no whole number, or stands after "rate", "was", "than"."""
    before = text[max(0, number.start - 60) : number.start]
    if _COUNTED.match(text, number.end):
        return False
    return number.places > 0 or _is_beside(text, number) or _RATE_BEFORE.search(before) is not None


def _by_column(paragraph: Paragraph, number: Number) -> Number:
    """Take the unit of a cell's column from its heading."""
    place = paragraph.text.count("\t", 0, number.start)
    heading = paragraph.columns[place] if place < len(paragraph.columns) else ""
    if re.search(r"%|\bper ?cent(?:age)?s?\b", heading, re.IGNORECASE):
        return _with(number, "percent", None)
    if found := re.search(r"\bper (1,?000|10,?000|100,?000)\b", heading, re.IGNORECASE):
        return _with(number, "rate", int(found[1].replace(",", "")))
    return number


def _with(number: Number, unit: Unit, per: int | None) -> Number:
    assert number.value is not None
    low, high = allowed(number.value, number.step, unit, number.hedge, number.bound)
    return replace(number, unit=unit, per=per, low=low, high=high)


def _sentence(text: str, place: int) -> str:
    start = max((found.end() for found in _END.finditer(text, 0, place)), default=0)
    found = _END.search(text, place)
    return text[start : found.start() if found else len(text)]
