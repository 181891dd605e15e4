"""Rows of words around a table: its title, what stands before it, and the notes below."""

from __future__ import annotations

from psrstats.load.sheet import Sheet
from psrstats.patterns import regex

_COUNTED = regex(r"(?:about |around |circa )?£?(?:\d{1,3}(?:,\d{3})+|\d{3,})(?:\.\d+)? [a-z][a-z ]*")
_YEAR = regex(r"(?:19|20)\d\d\b")


def is_count_in_words(text: str) -> bool:
    """Tell a number with what it counts behind it, which heads nothing.

    >>> [is_count_in_words(text) for text in ("4,555 contacts", "2019 cohort", "5 to 9", "12 months to March")]
    [True, False, False, False]
    """
    return _COUNTED.fullmatch(text.casefold()) is not None and _YEAR.match(text) is None


def is_foot(sheet: Sheet, row: int, columns: tuple[int, ...]) -> bool:
    """Tell a line of notes below figures: one text, or words after such as Sources: and a colon."""
    own = sheet.own(row, columns[0], columns[-1])
    return len(own) == 1 or sheet.text(row, own[0]).endswith(":") or row in sheet.unquoted


def is_preamble(sheet: Sheet, row: int, columns: tuple[int, ...]) -> bool:
    """Tell a line such as "Source: NHS England", or a single text."""
    own = sheet.own(row, columns[0], columns[-1])
    return len(own) < 2 or sheet.text(row, own[0]).endswith(":")


def is_title(sheet: Sheet, row: int, columns: tuple[int, ...], left: int) -> bool:
    """Tell a title: one text at the left edge, or a line such as "Source: NHS England"."""
    own = sheet.own(row, columns[0], columns[-1])
    if not own or row in sheet.unquoted:
        return True
    first = sheet.text(row, own[0])
    return (len(own) == 1 and own[0] == left and not sheet.is_figure[row, left]) or first.endswith(":")
