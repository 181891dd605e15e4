"""A question and what was answered to it."""

from __future__ import annotations

import re

from msgspec import Struct

from psrstats.patterns import regex
from psrstats.records.headings import plain

# 3. or Q3 or Question 3: or 2.a. or Q10.1.
_NUMBERED = regex(r"^(?:q(?:uestion)?\.?\s*)?\d{1,3}(?:\.?(?:[a-z]|\d{1,2})(?![a-z]))*\s*[.):]?\s+", re.IGNORECASE)


class Question(Struct, frozen=True):
    """A question and what each reply answers, choice by choice; nothing where it is blank."""

    heading: str
    other: str  # what else it may be called
    answers: tuple[tuple[str, ...], ...]
    cells: tuple[str, ...] = ()

    def is_called(self, label: str) -> bool:
        """Say whether words are its heading, with its number or without."""
        names = {plain(each) for name in (self.heading, self.other) if name for each in (name, _NUMBERED.sub("", name))}
        return plain(label) in names or plain(_NUMBERED.sub("", label)) in names
