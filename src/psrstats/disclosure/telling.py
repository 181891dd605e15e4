"""Which words of a label tell of whom it speaks, however they are written, and when equal numbers are no chance."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import prod

from psrstats.patterns import regex

Words = frozenset[str]
# An equality is taken for chance where so many that were tried, times this, are more than the numbers that it could be.
RARE = 5
RARE_ALIKE = 1  # the same where words are alike
_SAYINGNOTHING = frozenset(
    "a aged ages all an and any are as at been both by child children combined count counts each every everyone for "
    "from had has have in is it no number numbers of on or overall people per period person persons quarter sub "
    "subtotal sum that the their them these they this those to total totals was were whether which who whole whom with "
    "year years young altogether aggregate told".split()
)
_ALIKE = {"male": "boy", "males": "boy", "female": "girl", "females": "girl", "f": "girl", "m": "boy", "kids": "child"}
_BAND = regex(r"\b(\d{1,2})\s*(?:-|\u2013|\u2014|\bto\b)\s*(\d{1,2})\b")
_UNDER = regex(r"\b(?:under|below|less than|younger than)[\s-]*(\d{1,2})s?\b")
_OVER = regex(r"\b(\d{1,2})\s*(?:\+|(?:and|or) (?:over|above|older)\b)")
_WORD = regex(r"\d+_\d*|[^\W\d_]+|\d+")
NOT = frozenset(("not", "non", "never", "without", "yet", "un", "none"))
LENGTH = 6  # letters of a word by which it is known in all its forms


@cache
def telling(text: str) -> Words:
    """Give the words of a label that say which children are meant, without their endings.

    >>> telling("Boys 0 to 4") == telling("Male, aged 0-4"), sorted(telling("All repeat referrals"))
    (True, ['referr', 'repeat'])
    """
    plain = _BAND.sub(r" \1_\2 ", text.casefold())
    plain = _UNDER.sub(lambda found: f" 0_{int(found[1]) - 1} ", plain)
    plain = _OVER.sub(r" \1_ ", plain)
    words = (_ALIKE.get(word, word) for word in _WORD.findall(plain))
    return frozenset(word if word[0].isdigit() else word[:LENGTH].rstrip("s") for word in words if _tells(word))


def _tells(word: str) -> bool:
    return word not in _SAYINGNOTHING


def is_opposite(one: Words, other: Words) -> bool:
    """Tell two labels of which one denies what the other says.

    >>> is_opposite(telling("Deaths reviewed"), telling("Deaths not yet reviewed"))
    True
    """
    return one != other and bool(one - NOT) and one - NOT == other - NOT


def is_rare(numbers: Iterable[float], tried: float, *, alike: bool = False) -> bool:
    """Say whether numbers that agree are no chance: where more could have stood there than were tried for each.

    numbers: those that agree, each of which could have been any up to its size; tried: with how many they were
    compared; alike: whether words say too that they are the same.

    >>> is_rare([55], 2), is_rare([55], 20), is_rare([55], 20, alike=True), is_rare([55, 40], 20)
    (True, False, True, True)
    """
    return prod(max(number, 1.0) for number in numbers) >= (RARE_ALIKE if alike else RARE) * tried
