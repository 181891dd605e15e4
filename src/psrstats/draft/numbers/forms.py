"""Pieces that the forms of numbers are made of, and how several forms of one kind become one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from psrstats.draft.numbers.words import WORDS
from psrstats.periods import MONTH_NAMES

DASH = r"\s?[-\u2010-\u2015\u2212]\s?"
TO = rf"(?:{DASH}|\s(?:to|and|or|&)\s)"
WORD = rf"(?:\d{{1,3}}|{WORDS})"  # a small number, in digits or in words
MONTHS = tuple(name.lower() for name in MONTH_NAMES)
YEAR = r"(?:19|20)\d\d"
_SHORT = [f"{name[:3]}\\b\\.?" for name in MONTHS if name != "may"]
MONTH = "(?:" + "|".join([*MONTHS, *_SHORT, "sept"]) + ")"
THINGS = (
    "child|young|pupil|referral|contact|case|famil|plan|assessment|enquir|visit|people|person|adult|episode|carer|school|"
    "care leaver|looked|open|new|conference|review|meeting|staff|worker|social|girl|boy|death|incident|individual|"
    "delegate|attendee|allegation|notification"
)
# What follows a number that counts something.
COUNTED = rf"(?:{THINGS}|live|were |had |have |of (?:the|these|those|whom|which)|in total)"


class Form(Struct, frozen=True, eq=False, dict=True):
    """Several forms of one kind, made into one when it is first asked for.

    forms: in small letters, as a form that minds no case takes twice the time; in each the group "n", where there is
    one, is the number itself; needs: wherever any of them stands, one of these stands too, so that a text without them
    need not be searched; cased: whether capitals tell.
    """

    forms: tuple[str, ...]
    needs: tuple[str, ...]
    cased: bool = False

    def finditer(self, text: Text, start: int, end: int) -> Iterator[re.Match[str]]:
        """Find the form in part of a text.

        >>> found = next(joined("page (?P<n>1)", "p. (?P<n>2)", needs="p").finditer(Text("See P. 2"), 0, 8))
        >>> found.lastgroup and found[found.lastgroup]
        '2'
        """
        if self.needs and not any(text.small.find(need, start, end) >= 0 for need in self.needs):
            return iter(())
        return self._pattern.finditer(text.printed if self.cased else text.small, start, end)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = (form.replace("(?P<n>", f"(?P<n{place}>") for place, form in enumerate(self.forms))
        return re.compile("|".join(f"(?:{part})" for part in parts), re.MULTILINE)


def joined(*forms: str, needs: str = "", cased: bool = False) -> Form:
    """Make one form of several; needs: between spaces, those of which one stands wherever any of them does."""
    return Form(forms, tuple(needs.split()), cased)


class Text(Struct, frozen=True, eq=False, dict=True):
    """A text as printed, and the same in small letters, letter by letter."""

    printed: str

    @cached_property
    def small(self) -> str:
        """Give it in small letters: those that would become two stay as they are."""
        small = self.printed.lower()
        if len(small) == len(self.printed):
            return small
        return "".join(low if len(low := letter.lower()) == 1 else letter for letter in self.printed)
