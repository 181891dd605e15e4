"""The pieces of a text that says two things: which may stand together, and what they are when joined."""

from __future__ import annotations

import re

from psrstats.load.term import Term
from psrstats.load.words import is_group
from psrstats.patterns import regex
from psrstats.periods import MONTHS

BEFORE = regex(
    r"(no\.|numbers?|counts?|%|per ?cent(?:age)?|percentage|proportion|rates?|average)(?: of|(?<=%)) (.+)",
    re.IGNORECASE,
)
MARK = regex(r"[rpe]|rev(?:ised)?|prov(?:isional)?|final|draft|(?:un)?validated", re.IGNORECASE)  # of a period
_AIM = regex(r"targets?|tgt|ytd|rag|variance|trajectory|forecast|base ?line", re.IGNORECASE)
_HELD = regex(r"\b(?:on|met|missed|missing|hit|above|below|over|under|off|within|at|not|no|against)$", re.IGNORECASE)
_QUALIFIER = regex(
    r"(?:all )?(?:repeat(?:ed)?|re|new|first(?:[ -]time)?|second|subsequent|previous|prior|accepted|declined|rejected|"
    r"closed|open(?:ed)?|re-?opened|other|inappropriate|potential|suspected|alleged|converted|unique|distinct)",
    re.IGNORECASE,
)
_BELOW = regex(r"\s*[|>\u00bb]\s*")  # what stands between a section and its row
_LOOSE_END = regex(r"(?:\b(?:in|of|since|from|to|by|at|on|before|after|until|born|and|or)|\d)$", re.IGNORECASE)
_LOOKS_LIKE_PERIOD = regex(r"\d{4}|\d\d/\d\d|\bq[1-4]\b|\byears?\b", re.IGNORECASE)
_MONTHS = "|".join(MONTHS)
STRETCH = regex(  # of a year, and neither a year, a quarter nor a month: none of its figures is the year's
    r"(?:h[12]|(?:first|second|1st|2nd) half(?: ?-?year)?(?: of)?|half[ -]?year(?: [12])?|"
    r"q(?:tr|uarter)?s? ?[1-4] ?(?:to|-|\u2013|&|and|\+) ?(?:q(?:tr|uarter)? ?)?[1-4]|"
    r"(?:autumn|spring|summer|winter)(?: terms?)?(?: (?:20)?\d\d(?:[-/](?:20)?\d\d)?)?|"
    r"(?:w/?[ec]|week (?:ending|commencing|beginning|ended)|wk (?:ending|commencing))\b.*|(?:week|wk) ?\d{1,2}|"
    rf"(?:{_MONTHS})[a-z]*\.? ?(?:to|-|\u2013) ?(?:{_MONTHS})[a-z]*\.?|"
    r"\d{1,2} ?(?:months?|mths?)|(?:part|half)[ -]?year|"
    r"terms? ?[1-6](?: ?(?:to|-|&|and) ?[1-6])?|"
    r"(?:year|yr) (?:to|ending|ended)(?: \w+)?|half[ -]?year (?:to|end).*|"
    r"(?:[1-9]|1[0135-9]|2[0-35-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|18|24)[ -]months? (?:to|end).*)",
    re.IGNORECASE,
)


def unlike(words: str) -> str:
    """Say what is wrong with a stretch of time."""
    return f"'{words}' is not a year, a quarter or a month"


def may_stand_with(taken: Term, first: str, rest: str, words: str) -> bool:
    """Tell whether a known piece of a text parts words that are not known: a period written out, "(%)", "Number of"."""
    if not re.search(r"[^\W\d_]", rest) or _LOOSE_END.search(rest):
        return False
    if taken.statistic:
        aim = words.endswith(first) and _AIM.fullmatch(first) is not None and _HELD.search(rest) is None
        return aim or f"({first})" in words or BEFORE.fullmatch(words) is not None  # Board target
    return taken.dated and len(first) > 5 and _LOOKS_LIKE_PERIOD.search(first) is not None


def parts_people(taken: Term, first: str, rest: str, words: str) -> bool:
    """Tell a measure's name and a group of children parted by a mark: Children looked after: girls."""
    before = words.startswith(first)
    between = words[len(first) : len(words) - len(rest)] if before else words[len(rest) : len(words) - len(first)]
    return bool(taken.measure and between.strip() and is_group(rest))


def qualifies(rest: str) -> bool:
    """Tell words that make of a measure another: repeat referrals are not the referrals.

    >>> [qualifies(text) for text in ("REPEAT", "first-time", "SAFEGUARDING")]
    [True, True, False]
    """
    return _QUALIFIER.fullmatch(rest.strip()) is not None


def follows_section(taken: Term, first: str, rest: str, words: str) -> bool:
    """Tell a measure's name below that of its section: SAFEGUARDING | Children looked after."""
    between = words[len(rest) : len(words) - len(first)]
    whole = words.startswith(rest) and words.endswith(first)
    return bool(
        taken.measure
        and whole
        and not qualifies(rest)
        and (_BELOW.fullmatch(between) or (rest.isupper() and between.strip()))
    )


def joined(words: str, one: Term, other: Term) -> Term | None:
    """Join what two pieces of a text are, if they do not say the same kind of thing."""
    twice = [
        one.measure and other.measure, one.area and other.area, one.dated and other.dated,
        one.statistic and other.statistic, one.total and other.total,
    ]  # fmt: skip
    if any(twice):
        return None
    return Term(
        words,
        one.measure or other.measure,
        one.area or other.area,
        one.period or other.period,
        one.part or other.part,
        one.statistic or other.statistic,
        one.total or other.total,
        one.rest or other.rest,
        one.fault or other.fault,
        one.own or other.own,
    )
