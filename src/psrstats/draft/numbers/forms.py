"""Pieces that the forms of numbers are made of, and how several forms of one kind become one."""

from __future__ import annotations

import re

from psrstats.draft.numbers.words import WORDS
from psrstats.periods import MONTH_NAMES

DASH = r"\s?[-\u2010-\u2015\u2212]\s?"
TO = rf"(?:{DASH}|\s(?:to|and|or|&)\s)"
WORD = rf"(?:\d{{1,3}}|{WORDS})"  # a small number, in digits or in words
YEAR = r"(?:19|20)\d\d"
_SHORT = [f"{name[:3]}\\b\\.?" for name in MONTH_NAMES if name != "May"]
MONTH = "(?:" + "|".join([*MONTH_NAMES, *_SHORT, "Sept"]) + ")"
_THINGS = (
    "child|young|pupil|referral|contact|case|famil|plan|assessment|enquir|visit|people|person|adult|episode|carer|school|"
    "care leaver|looked|open|new|conference|review|meeting|staff|worker|social|girl|boy|death|incident|individual|"
    "delegate|attendee|allegation|notification"
)
# What follows a number that counts something.
COUNTED = rf"(?:{_THINGS}|live|were |had |have |of (?:the|these|those|whom|which)|in total)"


def joined(*forms: str) -> re.Pattern[str]:
    """Make one form of several; in each the group "n", where there is one, is the number itself.

    >>> found = joined("page (?P<n>1)", "p. (?P<n>2)").search("see p. 2")
    >>> found and found.lastgroup and found[found.lastgroup]
    '2'
    """
    parts = (form.replace("(?P<n>", f"(?P<n{place}>") for place, form in enumerate(forms))
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE | re.MULTILINE)
