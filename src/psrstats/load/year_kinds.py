"""Which kind of year, or of day, words say of the years that stand below or beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct

from psrstats.load.words import NEVER, statistic_of
from psrstats.patterns import regex
from psrstats.periods import (
    MONTHS,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    known_period,
    month_of,
    on_day,
    quarter,
    year_ending,
)

MOST_WORDS = 14  # of a title: what is longer explains
_MONTH = rf"({'|'.join(MONTHS)})[a-z]*\b"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?"
_KINDS = (
    ("academic", regex(r"\b(?:academic|school) years?\b(?! ?\d{1,2}\b)()()")),
    (
        "ending",
        regex(rf"\b(?:years?|12 months) (?:ending|ended|to|end)(?: the)?(?: {_DAY})? {_MONTH}(?! ?\d{{4}})"),
    ),
    ("ending", regex(r"^(?:years?|yrs?|12 months|twelve months) (?:ending|ended|to|end)()()$")),
    ("at", regex(rf"\b(?:as )?(?:at|on|of) (?:the )?{_DAY} {_MONTH}(?! ?\d{{4}})")),
    ("at", regex(rf"^{_DAY} {_MONTH}$")),
    ("quarter", regex(r"\b(?:quarter|qtr|3 months|three months) (?:ending|ended|end|to)()()$")),
    ("month", regex(r"\bmonth (?:ending|ended|end)()()$")),
    ("week", regex(r"\b(?:week|wk|w/?c|w/?e)\b(?: (?:ending|commencing|beginning|ended|no\.?|number))?()()$")),
    ("financial", regex(r"^(?:financial|fiscal|fin) (?:year|yr)s?()()$")),
)
_SHORT = regex(r"(\d\d) ?[-\u2013] ?(\d\d)")
_SHORT_WITHIN = regex(rf"(?<![\d/.-]){_SHORT.pattern}(?![\d/.-])")
# The statistics of a year; those that say of whom, as of girls, may stand beside an age.
_OF_YEARS = {*NEVER, "actual", "value", "count", "percent", "rate", "money"} - {"base"}
_OF_WHOM = regex(r"\b(?:of|for|among) (?!(?:the )?(?:full )?year\b|travel\b)[a-z]", re.IGNORECASE)
_BESIDE_YEAR = regex(
    r"(?:Q|Qtr|Quarter) ?[1-4]|(?:FY|financial|fiscal|academic|school|full|whole|fin)(?: years?)?|"
    r"provisional|final|draft|revised|unvalidated|validated|to date|so far",
    re.IGNORECASE,
)
_KEPT = regex(
    r"(?:(?:date|data|month|when|last|next) )*(?:updated?|refreshed|published|publication|extract(?:ed)?|submitted|"
    r"modified|signed off|approved|due|review due|entered|release|update due|reviewed)(?: (?:on|by|date|due))*"
)
_SURELY = regex(r"\b(?:last|next) |updated?\b|refreshed|modified")
TITLED = ("academic", "ending", "at")  # what a title may say of all years below it


class YearKind(Struct, frozen=True):
    """What words say of years: academic, ending in a month, at a day of them; or of days: the end of a quarter."""

    name: str
    day: int = 0
    month: int = 0


def is_kept(heading: str, *, surely: bool = False) -> bool:
    """Tell a heading over days on which a row was written, or is due, and not of which its figures are.

    surely: whether no figure can be of such a day, as those of "Date reviewed" may count what was reviewed then.

    >>> is_kept("Last updated"), is_kept("Date published"), is_kept("Date"), is_kept("Year ending")
    (True, True, False, False)
    """
    words = heading.casefold().strip(" :")
    return _KEPT.fullmatch(words) is not None and not (surely and not _SURELY.search(words))


@lru_cache(1 << 12)
def year_kind(text: str) -> YearKind | None:
    """Tell which kind of years words speak of; None where they say nothing of it, or name the year themselves.

    >>> year_kind("Academic year"), year_kind("Year ending 31 March"), year_kind("Ward")
    (YearKind(name='academic', day=0, month=0), YearKind(name='ending', day=31, month=3), None)
    """
    words = " ".join(text.casefold().split())
    for name, form in _KINDS:
        if found := form.search(words):
            return YearKind(name, int(found[1] or 0), MONTHS.index(found[2]) + 1 if found[2] else 0)
    return None


def titled_kind(titles: Sequence[str], names: Sequence[str] = TITLED) -> YearKind | None:
    """Tell which kind of years lines above a table speak of; None where they speak of none, or of several.

    >>> titled_kind(["Exclusions by academic year"]), titled_kind(["By academic year", "By year ending 31 March"])
    (YearKind(name='academic', day=0, month=0), None)
    """
    short = [title for title in titles if len(title.split()) <= MOST_WORDS]
    others = ("calendar", *(() if "financial" in names else ("financial",)))
    if any(f"{other} year" in title.casefold() for title in short for other in others):
        return None
    kinds = {kind for title in short if (kind := year_kind(title)) and kind.name in names}
    return kinds.pop() if len(kinds) == 1 else None


def in_kind(name: str, kind: YearKind) -> tuple[str, str]:
    """Give the period that one is in the kind of years that words beside it say, or why it is none.

    >>> in_kind("2021-22", YearKind("academic")), in_kind("2020", YearKind("ending", 31, 3))
    (('academic 2021-22', ''), ('2019-20', ''))
    >>> in_kind("2020", YearKind("at", 31, 3)), in_kind("30 June 2019", YearKind("quarter"))
    (('31 March 2020', ''), ('Q1 2019-20', ''))
    >>> in_kind("March 2020", YearKind("ending")), in_kind("5 April 2019", YearKind("week"))[0]
    (('2019-20', ''), '')
    >>> in_kind("5 April 2019", YearKind("week"))
    ('', "'5 April 2019' is of a week, which is not a year, a quarter or a month")
    """
    period = known_period(name)
    year = period.start.year
    is_calendar, is_day = period == calendar_year(year), period.start == period.end
    if kind.name == "academic":
        if is_calendar:
            return "", f"'{name}' may be the academic year that begins in it, or the one that ends"
        return (academic_year(year).name, "") if period == financial_year(year) else (name, "")
    if kind.name == "financial" and is_calendar:
        return "", f"'{name}' may be the financial year that begins in it, or the one that ends"
    if kind.name == "week" and is_day:
        return "", f"'{name}' is of a week, which is not a year, a quarter or a month"
    if kind.name == "ending" and not kind.month:
        fault = f"'{name}' names no month, and the words above it say only that its year ends" if is_calendar else ""
        closes = is_day or period == month_of(year, period.start.month)
        return year_ending(period.end.year, period.end.month).name if closes else "" if fault else name, fault
    if kind.name == "ending" and is_calendar:
        return year_ending(year, kind.month).name, ""
    if kind.name == "at" and is_calendar:
        return _on(year, kind) or name, ""
    return (_closing(period, kind.name), "") if is_day or period == month_of(year, period.start.month) else (name, "")


def short_years(texts: Sequence[str]) -> dict[str, str]:
    """Give the years written 18-19 and 19-20: bands of ages do not run into one another.

    >>> short_years(["18-19", "19-20"]), short_years(["16-17", "18-19"])
    ({'18-19': '2018-19', '19-20': '2019-20'}, {})
    """
    found = {text: int(two[1]) for text in texts if (two := _SHORT.fullmatch(text)) and int(two[2]) == int(two[1]) + 1}
    firsts = sorted(set(found.values()))
    if len(firsts) < 2 or firsts != list(range(firsts[0], firsts[0] + len(firsts))):
        return {}
    return {text: financial_year(2000 + first).name for text, first in found.items()}


def written_out(texts: Sequence[str], measured: Callable[[str], bool] = bool, own: str = "") -> dict[str, str]:
    """Write out the short years that stand beside words of years: 22-23 Actual; beside other words they may be ages.

    measured: tells a measure's name; beside one, years that run on to the report's own are years: Referrals 18-19.

    >>> written_out(["22-23 Actual", "23-24 Target"]), written_out(["Girls 16-17", "Girls 17-18"])
    ({'22-23 Actual': '2022-23 Actual', '23-24 Target': '2023-24 Target'}, {})
    """
    within = {text: two for text in texts if (two := _SHORT_WITHIN.search(text)) and two[0] != text}
    beside = {text: " ".join(text.replace(two[0], " ").split()).strip("()[]:,- ") for text, two in within.items()}
    found = {text: two for text, two in within.items() if _is_of_years(beside[text])}
    years = short_years([*(two[0] for two in found.values()), *texts]) if found else {}
    made = {}
    named = {text: two for text, two in within.items() if own and measured(beside[text])}
    run = short_years(sorted({two[0] for two in named.values()}))
    found |= {text: two for text, two in named.items() if own in run.values()}
    years |= run if own in run.values() else {}
    for text, two in found.items():
        follows = int(two[2]) == int(two[1]) + 1
        if two[0] in years or (follows and statistic_of(beside[text]) in (*NEVER, "actual")):
            made[text] = text.replace(two[0], f"20{two[1]}-{two[2]}")
    return made


def _is_of_years(beside: str) -> bool:
    """Tell words that stand beside a year, such as Actual and Q1, from those beside an age: girls, aged, a team."""
    if _BESIDE_YEAR.fullmatch(beside):
        return True
    return statistic_of(beside) in _OF_YEARS and _OF_WHOM.search(beside) is None


def _on(year: int, kind: YearKind) -> str:
    try:
        return on_day(date(year, kind.month, kind.day)).name
    except ValueError:
        return ""


def _closing(period: Period, kind: str) -> str:
    """Name the quarter, or the month, that a day or a month closes."""
    year, month = period.end.year, period.end.month
    if kind == "quarter" and month % 3 == 0:
        return quarter(year - (month == 3), month // 3 - 1 or 4).name
    return month_of(year, month).name if kind == "month" else period.name


def between(first: Period, last: Period) -> str:
    """Name the year from one snapshot to the next, a year later; blank where the two are no year apart.

    >>> between(known_period("31 March 2019"), known_period("31 March 2020"))
    '2019-20'
    """
    days = first.start == first.end and last.start == last.end
    later = days and (last.end.year - first.end.year, last.end.month, last.end.day) == (
        1,
        first.end.month,
        first.end.day,
    )
    month_end = (last.end.month, last.end.day) in ((3, 31), (8, 31), (12, 31))
    return year_ending(last.end.year, last.end.month).name if later and month_end else ""
