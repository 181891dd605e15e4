"""Numbers of the calendar, and lengths of time and of way that belong to a measure's name."""

from __future__ import annotations

import re

from psrstats.draft.numbers.forms import COUNTED, DASH, MONTH, MONTHS, TO, WORD, YEAR, joined
from psrstats.patterns import regex

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEARS = rf"{YEAR}(?:{DASH}|\s?/\s?)(?:{YEAR}|\d\d)(?!\d|,\d|%|\s{MONTH})"
_LENGTH = (
    r"(?:(?:working|school|calendar|consecutive|full|clear)[ -])?"
    r"(?:minute|hour|day|night|week|fortnight|month|quarter|year|yr|mile|kilometre|km|metre|decade)"
)
_WITHIN = (
    r"within|over|more than|less than|fewer than|under|at least|up to|for|in|every|after|before|next|last|past|"
    r"previous|first|final|since|longer than|than|or more than|about|around|approximately|nearly|almost|just over|"
    r"just under|further|the|minimum of|maximum of|these|those|between|each of|of|or|and|to|any|preceding|recent|"
    r"latest|coming|by"
)
_AFTER = (
    r"or (?:more|less|over|longer|under)|ago|later|earlier|before|after|from|period|away|prior|old|outside|without|"
    r"plus|running|of (?:the|a|an|becom|birth|entering|referral|receipt|starting)|in (?:a row|advance|succession|post)"
)

PERIOD = joined(
    rf"\b(?:(?:q|qtr\.?|quarter)\s?[1-4])\b(?:[\s,]*(?:\(|of\s|in\s|for\s)?\s?(?:the\s)?"
    rf"(?:{_YEARS}|\d\d[-/]\d\d\b|{YEAR}\b))?\)?(?!%)",
    rf"\b{_YEARS}(?:\s?(?:to|{DASH})\s?{_YEARS})?(?:,?\s?(?:q|quarter\s?)[1-4]\b)?",
    r"\b\d\d/\d\d\b(?=[\s,.;:)])(?!\s?%)",
    rf"\b{YEAR}[-\u2010-\u2015/]\d\b(?![.,]\d|\s?%)",  # "2007-8"
)
DATE = joined(
    rf"\b{_DAY}(?:\sof)?[\s-]{MONTH}(?:,?[\s-](?:{YEAR}|\d\d(?![\d%,])))?(?:\b|(?<=\.))",
    rf"\b{_DAY}(?={TO}{_DAY}\s{MONTH})",
    rf"\b{MONTH}\s{_DAY}(?:,?\s{YEAR})\b|\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)\b",
    rf"\b{MONTH}(?:\s?(?:/|{DASH}|to|and)\s?{MONTH})?[\s,-]*[‘’']?(?:{YEAR}|(?<=[‘’'-])\d\d)\b",
    needs=" ".join(name[:3] for name in MONTHS),
)
DATE_IN_DIGITS = joined(
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:19|20)\d0s\b", needs="/ . - 0s"
)
DURATION = joined(
    r"\b(?:per|in every|in) (?P<n>\d+) (?:consecutive )?(?:days|weeks|months|years)\b",
    rf"\b(?:(?:{_WITHIN})\s){{1,4}}(?P<n>{WORD}(?:\.\d+)?(?:\s?(?:/|{DASH}|to|or|and)\s?{WORD})?[-\s]?{_LENGTH}s?)\b",
    rf"\b(?P<n>{WORD}(?:[-\u2010-\u2015](?:to|or)?[-\u2010-\u2015\s]?{WORD})?[-\u2010-\u2015\s]"
    r"(?:minute|hour|day|week|month|year|mile|term)(?:ly)?)(?=[\s-](?!s\b))",
    rf"\b(?P<n>{WORD}\s{_LENGTH}s?)(?=\s(?:{_AFTER}))",
    rf"\b(?P<n>{WORD} (?:hours?|days?|nights?|times|sessions?))(?= (?:a|per|each|every) (?:day|week|month|year|term))",
    needs="minute hour day night week fortnight month quarter year yr mile kilomet km metre decade term",
)
_YEAR = regex(rf"(?<![\w£,.–-]){YEAR}\b(?![,.]\d|\s?%|\s?per\s?cent|\s?percentage|\s{COUNTED}|[-–]\d)")
_COUNT_BEFORE = regex(r"\b(?:total(?:led|ling)? (?:of )?|number(?: of)? |figure of |sum of |were )\Z", re.IGNORECASE)
_MEASURED = regex(r"\b(?:averag\w+|mean|median|took|takes|taking)\b[^.;]*\Z", re.IGNORECASE)
_PLAIN = regex(r"\b(?:of|to|from|by|up|down|is|was|at|than|around|about|approximately|nearly|almost|with|for)\s\Z")
_FROM_TO = regex(  # "trebled from 3 weeks to 9 weeks"
    rf"\b[a-z]+ed (?:[a-z]+ )?from {WORD}(?:\.\d+)? (?P<unit>day|week|month|year)s? to {WORD}(?:\.\d+)? (?P=unit)s?\Z"
)
_SOME = regex(r"\b(?:last|past|previous|next|first|final|these|those)\s\Z", re.IGNORECASE)


def years(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the years that stand alone, which no word says are a count.

    text: the paragraph's, in small letters; start, end: where to look in it.

    >>> years("in 2019, 2019 children of a total of 2040", 0, 41)
    [(3, 7)]
    """
    return [
        found.span()
        for found in _YEAR.finditer(text, start, end)
        if not _COUNT_BEFORE.search(text, max(0, found.start() - 20), found.start())
    ]


def is_measured(text: str, start: int, end: int) -> bool:
    """Tell a length of time that was measured, or a fraction, from one in a measure's name.

    >>> text = "an average of 547 days, 14 over the target of 90 days"
    >>> is_measured(text, 14, 22), is_measured("seen within 45 days", 12, 19), is_measured("three quarters", 0, 14)
    (True, False, True)
    """
    before = text[max(0, start - 150) : start]
    if text[start:end].casefold().endswith(("quarter", "quarters")):
        return _SOME.search(before) is None
    if _FROM_TO.search(f"{before}{text[start:end]}"):
        return True
    return bool(_MEASURED.search(before) and _PLAIN.search(before)) or text.startswith(" on average", end)
