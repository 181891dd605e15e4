"""The periods that a draft names, in full ("Q4 2019/20") or as a reader takes them ("the year before", "in Q3")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from psrstats.draft.tying.mentions import Mention
from psrstats.periods import ImpossiblePeriod, Period, is_quarter, read_period, year_before

_YEARS = r"(?:19|20)\d\d\s?[-/\u2010-\u2015]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)"
_MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_QUARTER = r"(?:q|quarter )\s?[1-4]"
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_FULL = re.compile(
    rf"\b(?:{_QUARTER}(?:\s+(?:of|in)\s+|\s*\(?\s*){_YEARS}|{_YEARS}\s*{_QUARTER}\b|(?:academic year |year ending (?:\d+ )?{_MONTHS} )?{_YEARS}|"
    rf"(?:year (?:ending|ended|to) )(?:the )?(?:\d\d?(?:st)? )?{_MONTHS} (?:19|20)\d\d|(?:\d\d?(?:st|nd|rd|th)? )?{_MONTHS} (?:19|20)\d\d|(?:19|20)\d\d(?![\d/,-]|\s?%))",
    re.IGNORECASE,
)
_PART = re.compile(rf"\b(?:{_QUARTER}\b|(?:the )?(?:{'|'.join(_ORDINAL)}) quarter\b)(?! of)", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:(?:last|previous|prior|preceding)[ -]year(?:'s|\u2019s)?|(?:a |the )?year (?:before|earlier|ago|previously)|"
    r"(?:12|twelve) months (?:ago|before|earlier|previously)|previous(?:ly)?(?= (?:figure|reporting)))",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:this|current|reporting) (?:reporting )?(?:year|period)\b|\bnow\b|\bcurrently\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """What a draft says of when: a period in full, a quarter of no year, or how many years back."""

    period: Period | None = None
    quarter: int = 0
    years_back: int | None = None


def periods_named(text: str) -> tuple[Mention[When], ...]:
    """Give the periods that a text names, in order.

    >>> [mention.what.period.name for mention in periods_named("463 in Q4 2019/20 and 483 in 2018-19")]
    ['Q4 2019-20', '2018-19']
    >>> [(mention.what.quarter, mention.what.years_back) for mention in periods_named("208 in Q4; 210 the year before")]
    [(4, None), (0, 1)]
    """
    found = list(_full(text))
    held = [(mention.start, mention.end) for mention in found]
    for form, what in ((_PART, _part), (_BEFORE, lambda _: When(years_back=1)), (_NOW, lambda _: When(years_back=0))):
        for match in form.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in held):
                found.append(Mention(match.start(), match.end(), what(match.group())))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _full(text: str) -> Iterator[Mention[When]]:
    for match in _FULL.finditer(text):
        words = re.sub(r"(?<=[1-4])\s+(?:in|of)\s+|\s*\(\s*", " ", match.group())
        try:
            period = read_period(" ".join(words.split()).replace("quarter ", "Q"))
        except ImpossiblePeriod:
            continue
        if period:
            yield Mention(match.start(), match.end(), When(period))


def _part(words: str) -> When:
    digit = re.search(r"[1-4]", words)
    return When(quarter=int(digit.group()) if digit else next(n for word, n in _ORDINAL.items() if word in words.casefold()))


def fits(period: Period, latest: bool, said: tuple[When, ...], current: Period) -> float:
    """Say how well a figure's period goes with what a draft says of when, as a power of ten.

    period: the figure's; latest: whether no later one has a figure; said: what the draft says, none for nothing;
    current: the report's own period.
    """
    return max((_fit(period, latest, when, current) for when in said), default=0.0 if latest else -1.2)


def _fit(period: Period, latest: bool, when: When, current: Period) -> float:
    if when.years_back is not None:
        if when.years_back == 0:
            return 0.5 if latest else -2.0
        earlier = year_before(current) if " to " not in current.name else current
        return 0.8 if not latest and period.end <= earlier.end else -2.0
    if when.quarter:
        return _of_quarter(period, latest, when.quarter)
    assert when.period is not None
    if when.period.name == period.name:
        return 1.0
    if when.period.start <= period.start and period.end <= when.period.end:
        return 0.8
    if period.start <= when.period.start and when.period.end <= period.end:
        return 0.3
    return 0.0 if period.start <= when.period.end and when.period.start <= period.end else -3.0


def _of_quarter(period: Period, latest: bool, number: int) -> float:
    if not is_quarter(period):
        return -0.2 if latest else -1.4
    if period.name[1] != str(number):
        return -2.0
    return 0.8 if latest else -0.6
