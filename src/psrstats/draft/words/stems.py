"""Words cut down to what stays the same in all their forms: children and child, claiming and claims."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from msgspec import Struct

from psrstats.patterns import regex

_WORD = regex(
    r"(?<![\d/.,])\d{1,2}\s?(?:-|\u2013|\bto\b)\s?\d{1,2}(?!\d|[/%.,]\d)|\d+(?:[.,]\d+)*|"
    r"[^\W\d_]+\d*(?:['\u2019][^\W\d_]+)?"
)
_ALIKE = (
    "children:child childrens:child people:person yr:year yrs:year families:family men:man women:woman "
    "inspectors:inspect inspector:inspect attendees:attend admitted:admission claimants:claim claimant:claim "
    "placements:place placement:place given:give left:leave taken:take took:take held:hold ran:run fell:fall "
    "began:begin begun:begin died:death dying:death absentee:absent absence:absent sexually:sexual "
    "criminally:criminal cared:care carers:care referrals:refer referral:refer workers:work worker:work "
    "lives:live seen:see went:go"
).split()
# Words whose forms no rule brings together, each as the other is read.
_AS = dict(pair.split(":") for pair in _ALIKE)
# Words by which no reader would know a measure.
STOPS = frozenset(
    (
        "a an the of in on at by for to from with and or as is are was were be been being has have had which that "
        "this these those their its it his her who whom there than then no per number numbers percent percentage "
        "rate rates proportion share count counts total figure figures overall mean all each any both other also "
        "into under over more less fewer most least during within between against about around up down out such so "
        "if but while when where how what will would can could may should do does did we our they he she i you us "
        "them years aged age old period quarter cent one was s"
    ).split()
)
# Words of which one alone tells little.
LIGHT = frozenset(
    (
        "time home good new level end area run find complet report receiv start plan servic local need group case work "
        "follow month week day result type make take give go lead year age child person famili school support"
    ).split()
)


class Word(Struct, frozen=True):
    """A word of a text: its stem, and where it stands."""

    stem: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """Give the words of a text in order, but those that tell nothing.

    >>> [word.stem for word in words_of("Children's hospital admissions (10 to 14 years), Yr. R")]
    ['child', 'hospit', 'admiss', '10-14', 'year', 'r']
    """
    found = ((stem(match.group()), match) for match in _WORD.finditer(text))
    return tuple(Word(said, *match.span()) for said, match in found if said)


@cache
def stem(word: str) -> str:
    """Cut a word down; blank for one that tells nothing.

    >>> stem("claimants"), stem("claiming"), stem("the"), stem("under18s"), stem("0 to 4"), stem("R"), stem("ACEs")
    ('claim', 'claim', '', 'under18', '0-4', 'r', 'ace')
    >>> stem("participating") == stem("participation"), stem("obese") == stem("obesity")
    (True, True)
    """
    plain = re.sub(r"['\u2019]s?$", "", word.casefold())
    if plain[0].isdigit():
        return "-".join(re.findall(r"\d+", plain)) if "-" in plain or "\u2013" in plain or "to" in plain else plain
    return "" if plain in STOPS else _stemmer()(_AS.get(plain, plain))


@cache
def _stemmer() -> Callable[[str], str]:
    """Load Snowball's rules for English where a word is first asked for: it takes 25 ms."""
    from snowballstemmer import stemmer

    cut: Callable[[str], str] = stemmer("english").stemWord
    return cut
