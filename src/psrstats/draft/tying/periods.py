"""The periods that a draft names, in full ("Q4 2019/20") or as a reader takes them ("the year before", "in Q3")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from psrstats.draft.figures import Printable
from psrstats.draft.numbers.words import read_words
from psrstats.draft.tying.mentions import Mention
from psrstats.patterns import regex
from psrstats.periods import ImpossiblePeriod, Period, is_quarter, read_period, year_before

# Powers of ten: how a figure's period goes with what is said, and with nothing said.
SAID, WITHIN, AROUND, OTHER = 1.0, 0.8, 0.3, -3.0
UNSAID, EARLIER_UNSAID, LATEST_COMPARED, EARLIER_COMPARED = 0.0, -2.6, -0.4, -0.4
EARLIER_QUARTER = -0.2
_YEARS = r"(?:19|20)\d\d\s?[-/\u2010-\u2015]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)"
_MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_QUARTER = r"(?:q|quarter )\s?[1-4]"
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_FULL = regex(
    rf"\b(?:{_QUARTER}(?:\s+(?:of|in)\s+|\s*\(?\s*){_YEARS}|{_YEARS}\s*{_QUARTER}\b|"
    rf"(?:academic year |year ending (?:\d+ )?{_MONTHS} )?{_YEARS}|"
    rf"(?:year (?:ending|ended|to) )(?:the )?(?:\d\d?(?:st)? )?{_MONTHS} (?:19|20)\d\d|"
    rf"(?:\d\d?(?:st|nd|rd|th)? )?{_MONTHS} (?:19|20)\d\d|(?:19|20)\d\d(?![\d/,-]|\s?%))",
    re.IGNORECASE,
)
_PART = regex(rf"\b(?:{_QUARTER}\b|(?:the )?(?:{'|'.join(_ORDINAL)}) quarter\b)(?! of)", re.IGNORECASE)
_BEFORE = regex(
    r"\b(?:(?:last|previous|prior|preceding)[ -]year(?:'s|\u2019s)?|(?:a |the )?year (?:before|earlier|ago|previously)|"
    r"(?:12|twelve) months (?:ago|before|earlier|previously)|previous(?:ly)?(?= (?:figure|reporting)))",
    re.IGNORECASE,
)
_YEARS_AGO = regex(r"\b(?P<years>two|three|four|five|[2-5]) years (?:ago|before|earlier|previously)\b", re.IGNORECASE)
_NOW = regex(r"\b(?:this|current|reporting) (?:reporting )?(?:year|period)\b|\bnow\b|\bcurrently\b", re.IGNORECASE)


class When(Struct, frozen=True):
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
    >>> [mention.what.years_back for mention in periods_named("540 two years ago, 655 a year ago")]
    [2, 1]
    """
    found = list(_full(text))
    held = [(mention.start, mention.end) for mention in found]
    forms = (
        (_PART, _part),
        (_YEARS_AGO, _years_ago),
        (_BEFORE, lambda _: When(years_back=1)),
        (_NOW, lambda _: When(years_back=0)),
    )
    for form, what in forms:
        for match in form.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in held):
                found.append(Mention(match.start(), match.end(), what(match.group())))
    return tuple(_joined(sorted(found, key=lambda mention: mention.start), text))


def _joined(found: list[Mention[When]], text: str) -> Iterator[Mention[When]]:
    """Take a quarter and the year before as one: "Q4 last year", "the same quarter of the previous year"."""
    skip = False
    for one, following in zip(found, (*found[1:], None), strict=False):
        if skip:
            skip = False
        elif (
            following
            and one.what.quarter
            and following.what.years_back
            and not re.search(r"[\d;.]", text[one.end : following.start])
        ):
            yield Mention(
                one.start, following.end, When(quarter=one.what.quarter, years_back=following.what.years_back)
            )
            skip = True
        else:
            yield one


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
    return When(
        quarter=int(digit.group()) if digit else next(n for word, n in _ORDINAL.items() if word in words.casefold())
    )


def _years_ago(words: str) -> When:
    years = words.casefold().split()[0]
    return When(years_back=read_words(years) or int(years))


def fits(figure: Printable, said: tuple[When, ...], current: Period, *, compared: bool = False) -> float:
    """Say how well a figure's period goes with what a draft says of when, as a power of ten.

    figure: with its period; said: what the draft says, none for nothing; current: the report's own period; compared:
    whether the number is what another is compared with.
    """
    if figure.latest:
        unsaid = LATEST_COMPARED if compared else UNSAID
    else:
        unsaid = EARLIER_COMPARED if compared else EARLIER_UNSAID
    if "change" in figure.statistic:  # "27 more than the year before", "up 8% on 2018-19" are of this year
        said = tuple(when for when in said if not _is_base(when, figure))
    return max((_fit(figure, when, current, unsaid) for when in said), default=unsaid)


def _is_base(when: When, figure: Printable) -> bool:
    """Say whether what is said of when is what a change is counted from."""
    if when.period is not None:
        return when.period.end < figure.period.start
    return bool(when.years_back) and not when.quarter


def _fit(figure: Printable, when: When, current: Period, unsaid: float) -> float:
    period = figure.period
    if when.quarter:
        return _of_quarter(figure, when, unsaid)
    if when.years_back is not None:
        return _years_back(figure, when.years_back, current)
    assert when.period is not None
    if when.period.name == period.name or (when.period.start == when.period.end == period.end):
        return SAID
    if when.period.start <= period.start and period.end <= when.period.end:
        return WITHIN
    if period.start <= when.period.start and when.period.end <= period.end:
        return AROUND
    return 0.0 if period.start <= when.period.end and when.period.start <= period.end else OTHER


def _years_back(figure: Printable, years: int, current: Period) -> float:
    if not years:
        return AROUND if figure.latest else OTHER
    earlier = not figure.latest and figure.period.end <= year_before(current, years).end
    return (WITHIN if is_like(figure.period, current, years) else AROUND) if earlier else OTHER


def is_like(period: Period, current: Period, years: int) -> bool:
    """Say whether a period ends so many years before the current one."""
    return (current.end.year - period.end.year) in (years, years - 1)


def _of_quarter(figure: Printable, when: When, unsaid: float) -> float:
    """Weigh a quarter without its year: that of the latest year, unless another is said."""
    if not is_quarter(figure.period):
        return unsaid - 0.2
    if figure.period.name[1] != str(when.quarter):
        return OTHER
    if when.years_back and "change" not in figure.statistic:
        return OTHER if figure.newest else SAID
    return WITHIN if figure.newest else min(unsaid, EARLIER_QUARTER)
