"""Dates and periods as they should not be written."""

from __future__ import annotations

import re

from psrstats.patterns import regex

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
SHORT_YEAR = regex(
    rf"\b{MONTH}(?:[-/]'?| ?')[0-9]{{2}}\b|(?<![/.0-9])[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{2}}(?![/.0-9])"
)
RANGE = regex(rf"\b{MONTH}\s*[-–—]\s*{MONTH}\b|\b(?:19|20)[0-9]{{2}}\s*[-–—]\s*(?:19|20)[0-9]{{2}}\b")
QUARTER = regex(r"\bQ([1-4])\b|\bQuarter [1-4]\b", re.IGNORECASE)
DEFINED = regex(
    rf"\bQ(?:uarter )?[1-4]\b.*\b{MONTH}|\b{MONTH}.*\bQ(?:uarter )?[1-4]\b|\bquarters?\b.*\b{MONTH}", re.I | re.S
)


def misread(text: str) -> str:
    """Say what is wrong with the dates in a text; blank for nothing.

    >>> misread("Mar-20"), misread("Jan-Mar 2020")
    ('has a year of two digits', 'has a range with a dash')
    >>> misread("2019-20"), misread("Jan to Mar 2020"), misread("1 Feb 2010")
    ('', '', '')
    """
    if RANGE.search(text):
        return "has a range with a dash"
    return "has a year of two digits" if SHORT_YEAR.search(text) else ""


def names_quarter(text: str) -> bool:
    """Whether a text names a quarter, which begins in April to some and in January to others."""
    return bool(QUARTER.search(text))


def defines_quarter(text: str) -> bool:
    """Whether a text says which months a quarter holds.

    >>> defines_quarter("Q1 is Apr to Jun."), defines_quarter("Quarters run from April."), defines_quarter("Q1 2020")
    (True, True, False)
    """
    return bool(DEFINED.search(text))
