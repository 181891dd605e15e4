"""The years that a text says, moved on by so many: 2019-20 is 2020-21, mid-2019 is mid-2020."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from psrstats.patterns import regex
from psrstats.periods import MONTHS, Period

_FOUR = r"(?:19|20)\d\d"
_DASH = r"\s*[-/\u2010-\u2015]\s*"
_MONTH = "(?:" + "|".join(MONTHS) + r")[a-z]*\.?"
# A year, or two that follow one another, wherever no other digits are near: the longest form first.
_YEARS = regex(
    rf"(?<![\d.,£$€\\])(?<!\\u)(?:"
    rf"(?P<first>{_FOUR})(?P<dash>{_DASH})(?P<second>{_FOUR}|\d\d)(?!\d|[-/.,]\d)|"
    r"(?<![A-Za-z])(?P<short>\d\d)(?P<slash>/)(?P<next>\d\d)(?![\d/])|"
    r"(?<=FY)(?P<ending>\d\d)(?!\d)|"
    rf"(?<=[A-Za-z])(?P<apostrophe>[-'’])(?P<two>\d\d)(?![\d-])|"
    r"(?P<glued>20\d\d)(?P<glued_next>\d\d)(?!\d)|"
    rf"(?P<year>{_FOUR})(?!\d|[.,]\d)"
    r")",
)
_AFTER_MONTH = regex(rf"\b{_MONTH}$", re.IGNORECASE)
# What stands between the ends of a stretch: 2015-16 to 2019-20, April 2019 to March 2020.
_TO = regex(
    rf"\s*(?:to|until|up to|-|–|—)\s*(?:mid-?)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH}\s*)?(?:Q[1-4]\s*)?",
    re.IGNORECASE,
)
# What a year that stays its own is said of: an Act, a plan, a census, the beginning of something.
_FIXED = regex(
    r"\b(?:acts?|bill|orders?|regulations?|together|children|education|guidance|code|framework|strategy|plan|census|"
    r"baselines?|since|introduced in|launched in|began in|founded in|established in|white paper|green paper|kcsie)"
    r"[\s(:]*(?:of\s+)?$",
    re.IGNORECASE,
)
_ALWAYS_FIXED = regex(
    r"\b(?:baselines?|since|introduced in|launched in|began in|founded in|established in)"
    rf"\s+(?:\w+\s+)?(?:{_MONTH}\s+)?$",
    re.IGNORECASE,
)
_OF_PEOPLE = regex(
    r"\s+(?:children|young people|people|pupils|families|cases|episodes|contacts|referrals|plans|places|days|hours)\b",
    re.IGNORECASE,
)


class Window(Struct, frozen=True):
    """The years that are a report's own: those before and after it are somebody else's."""

    first: int
    last: int

    @classmethod
    def of(cls, period: Period, previous: Period) -> Window:
        """Take the years of a report, a year before what it is compared with and one after it."""
        return cls(previous.start.year - 1, period.end.year + 1)


class Moved(Struct, frozen=True):
    """A text with its years moved on, and the mentions that were left as they are."""

    text: str
    left: tuple[str, ...] = ()


class _Said(Struct, frozen=True):
    """A mention of years in a text: where it stands, the year in which it ends, whether it may move."""

    found: re.Match[str]
    ends: int
    fixed: bool


def moved(text: str, years: int, window: Window | None = None) -> Moved:
    """Move the years that a text says.

    text: a title, a heading, a file's name.
    years: how many; fewer than 0 for back.
    window: the report's own years, to leave others; None to move all.

    >>> moved("Children in poverty, 2018-19 to 2019-20, mid-2019", 1).text
    'Children in poverty, 2019-20 to 2020-21, mid-2020'
    >>> moved("Q4 19/20, 31 March 2020, Apr-19, FY20, 201920", 1).text
    'Q4 20/21, 31 March 2021, Apr-20, FY21, 202021'
    >>> moved("Children Act 1989 and Working Together 2018: 10-14 year olds of 2020 children", 1)
    Moved(text='Children Act 1989 and Working Together 2018: 10-14 year olds of 2020 children', left=('1989', '2018'))
    """
    parts, at, left = [], 0, []
    for said, moves in _judged(list(_mentions(text)), text, window):
        parts.append(text[at : said.found.start()])
        parts.append(_shifted(said.found, years) if moves else said.found[0])
        at = said.found.end()
        left += [] if moves else [said.found[0]]
    return Moved("".join([*parts, text[at:]]), tuple(left))


def without_years(text: str) -> str:
    """Take the years out of a text, so that those of two years' files can be held against each other.

    >>> without_years("Plans, 2019-20"), without_years("Q4 2019-20 (10-14)")
    ('Plans,', 'Q4 (10-14)')
    """
    at, parts = 0, []
    for said in _mentions(text):
        parts.append(text[at : said.found.start()])
        at = said.found.end()
    return " ".join("".join([*parts, text[at:]]).split())


def _mentions(text: str) -> Iterator[_Said]:
    for found in _YEARS.finditer(text):
        before = text[: found.start()]
        if found["two"] and not _AFTER_MONTH.search(before):
            continue
        if found["year"] and _OF_PEOPLE.match(text, found.end()):
            continue
        if (ends := _end(found)) is None:
            continue
        single = found["year"] is not None
        yield _Said(found, ends, bool(_ALWAYS_FIXED.search(before) or (single and _FIXED.search(before))))


def _end(found: re.Match[str]) -> int | None:
    """Give the year in which a mention ends; None for two numbers that are no years."""
    for first, second in (("first", "second"), ("short", "next"), ("glued", "glued_next")):
        if found[first]:
            start = int(found[first]) if len(found[first]) == 4 else 2000 + int(found[first])
            follows = (start + 1) % 10 ** len(found[second]) == int(found[second])
            if follows:
                return start + 1
            several = first == "first" and start < _century(start, found[second]) < start + 10
            return _century(start, found[second]) if several else None
    if two := found["ending"] or found["two"]:
        return 2000 + int(two)
    return int(found["year"])


def _century(start: int, second: str) -> int:
    return int(second) if len(second) == 4 else start - start % 100 + int(second)


def _judged(said: list[_Said], text: str, window: Window | None) -> Iterator[tuple[_Said, bool]]:
    """Say of each mention whether it moves: the beginning of a stretch moves where its end does."""
    for number, one in enumerate(said):
        last = number
        while last + 1 < len(said) and _TO.fullmatch(text, said[last].found.end(), said[last + 1].found.start()):
            last += 1
        own = window is None or window.first <= said[last].ends <= window.last
        yield one, own and not (one.fixed and last == number)


def _shifted(found: re.Match[str], years: int) -> str:
    if found["first"]:
        return _number(found["first"], years) + found["dash"] + _number(found["second"], years)
    if found["short"]:
        return _number(found["short"], years) + "/" + _number(found["next"], years)
    if found["glued"]:
        return _number(found["glued"], years) + _number(found["glued_next"], years)
    if found["two"]:
        return found["apostrophe"] + _number(found["two"], years)
    return _number(found["ending"] or found["year"], years)


def _number(digits: str, years: int) -> str:
    return f"{(int(digits) + years) % 10 ** len(digits):0{len(digits)}}"
