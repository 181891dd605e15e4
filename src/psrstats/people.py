"""Words that part the people themselves, by sex, age or ethnicity, and not what was done for them."""

from __future__ import annotations

import re

from psrstats.patterns import regex

_SEX = r"girls?|boys?|females?|males?|women|woman|men|man|m|f|(?:trans|non-binary|gender|sex)\w*"
_AGE = (
    r"\d+ ?(?:-|\u2013|to|and) ?\d+|\d+ ?\+|(?:aged?|under|over|below|above) ?\d+|\d+ (?:and|or) (?:over|under|more)|"
    r"\d+|\d+ ?(?:years?|yrs?|months?)|(?:unborn|infants?|bab(?:y|ies)|toddlers?|teenagers?|adults?|year [r\d]+)"
)
_ORIGIN = (
    r"white|black|asian|mixed|arab|chinese|african|caribbean|indian|pakistani|bangladeshi|british|irish|gypsy|roma|"
    r"traveller|ethnic\w*|minority|disab\w+|non-disab\w+"
)
_UNKNOWN = r"unknown|not (?:known|stated|recorded|obtained)|missing|refused"
_PEOPLE = regex(rf"(?<![\w.])(?:{_SEX}|{_AGE}|{_ORIGIN}|{_UNKNOWN})(?![\w.])", re.IGNORECASE)


def is_people(label: str) -> bool:
    """Tell a group of people, whose rate is over their own number, from a theme, whose rate is over everybody.

    label: as an agency writes it.

    >>> [is_people(text) for text in ("Girls", "F", "5 to 9", "Under 1", "Aged 16+", "White British", "Not stated")]
    [True, True, True, True, True, True, True]
    >>> [is_people(text) for text in ("CSE", "Neglect", "Police", "Emotional abuse")]
    [False, False, False, False]
    """
    return _PEOPLE.search(label) is not None
