"""Numbers in text: alone, or with something beside them."""

from __future__ import annotations

import re

from psrstats.patterns import regex

NUMBER = regex(r"[-−+]?£?[0-9]{1,3}(?:[, ][0-9]{3})+(?:\.[0-9]+)?%?|[-−+]?£?[0-9]*\.?[0-9]+%?")
WITH_MARK = regex(
    r"(?:[<>≤≥~]\s*)?[-−+]?£?[0-9][0-9, ]*(?:\.[0-9]+)?%?\s*(?:\[[a-z0-9 ]+\]|\([a-z0-9]{1,2}\)|[*†‡§¹²³#]+|[a-z])",
    re.IGNORECASE,
)
YEAR = regex(r"(?:19|20)[0-9]{2}")
LEAST_YEAR, LAST_YEAR = 1900, 2100
THOUSAND = 1000


def is_number(text: str) -> bool:
    """Whether a text is a number and nothing else.

    >>> is_number("1,204"), is_number("19.6%"), is_number("2019-20"), is_number("12 [c]")
    (True, True, False, False)
    """
    return bool(NUMBER.fullmatch(text.strip()))


def is_marked_number(text: str) -> bool:
    """Whether a text is a number with a mark beside it, so that no sum would count it.

    >>> is_marked_number("12 [r]"), is_marked_number("12*"), is_marked_number("12 [note 1]"), is_marked_number("12")
    (True, True, True, False)
    """
    return bool(WITH_MARK.fullmatch(text.strip()))


def is_year(text: str) -> bool:
    """Whether a text is a year.

    >>> is_year("2019"), is_year("2,019")
    (True, False)
    """
    return bool(YEAR.fullmatch(text.strip()))


def places(text: str) -> int:
    """Count the decimals that a number shows.

    >>> places("19.6%"), places("1,204")
    (1, 0)
    """
    return len(text.strip().rstrip("%").partition(".")[2])


def lacks_separator(text: str) -> bool:
    """Whether a number of a thousand or more is shown without a comma.

    >>> lacks_separator("1204"), lacks_separator("1,204"), lacks_separator("999.5")
    (True, False, False)
    """
    return bool(re.search(r"[0-9]{4}", text.partition(".")[0]))
