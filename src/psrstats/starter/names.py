"""Names made from words, each used once."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct, field

LONGEST = 60


class Names(Struct):
    """The names given so far."""

    given: set[str] = field(default_factory=set)

    def give(self, words: str) -> str:
        """Make a name of words; where it is taken, number it.

        >>> names = Names()
        >>> names.give("Children looked after (CLA)"), names.give("Children: looked after, CLA"), names.give("£")
        ('children-looked-after-cla', 'children-looked-after-cla-2', 'unnamed')
        """
        base = name_of(words) or "unnamed"
        name, number = base, 1
        while name in self.given:
            number += 1
            name = f"{base}-{number}"
        self.given.add(name)
        return name


def name_of(words: str) -> str:
    """Make a name of small letters, digits and hyphens.

    >>> name_of("Q1 – Rate per 10,000"), name_of("Ynys Môn"), name_of("2,8483")
    ('q1-rate-per-10000', 'ynys-mon', '28483')
    """
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=\d),(?=\d)|'", "", plain)).strip("-")
    return name if len(name) <= LONGEST else name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]
