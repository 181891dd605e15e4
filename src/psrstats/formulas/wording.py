"""What words say of a figure: that it fell, that it doubled, that it is one in five."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from psrstats.formulas.printed import Span
from psrstats.patterns import regex

Of = Literal["change", "ratio", "share"]

TENTH = Fraction(1, 10)  # "a third" and "doubled" are said of what is within a tenth of it
SIMILAR = Fraction(1, 20)  # "similar" is said of a change of up to a twentieth either way


class Wording(Struct, frozen=True):
    """The values of which words are true, and what they are values of.

    of: change (now less before), ratio (now over before) or share (the part over the whole, 1 being all); low, high:
    the ends, None where there is none; an end that does not hold itself is open.
    """

    of: Of
    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def allows(self, possible: Span) -> bool:
        """Say whether the words are true of some value of a span.

        >>> fell, some = Wording("change", high=Fraction(0), high_open=True), Fraction(20)
        >>> fell.allows(Span(-some, -some)), fell.allows(Span(Fraction(0), some))
        (True, False)
        """
        low = possible.low if self.low is None else self.low
        high = possible.high if self.high is None else self.high
        if low > high:
            return False
        opened = (self.low is not None and self.low_open, self.high is not None and self.high_open)
        return possible.meets(Span(low, high, *opened))


_DOWN = Wording("change", high=Fraction(0), high_open=True)
_UP = Wording("change", low=Fraction(0), low_open=True)
_SAME = Wording("change", Fraction(0), Fraction(0))
_ALIKE = Wording("ratio", 1 - SIMILAR, 1 + SIMILAR)

DIRECTIONS = {
    _DOWN: "fell fall fallen decreased decrease declined decline dropped drop reduced reduction lower fewer down "
    "decreasing falling declining",
    _UP: "rose rise risen increased increase grew growth grown higher more up increasing rising growing",
}
PHRASES = {
    _SAME: ("no change", "unchanged", "the same", "remained the same", "stayed the same", "did not change"),
    _ALIKE: ("similar", "broadly similar", "stable", "remained stable", "little change", "broadly the same"),
}
MULTIPLES = {
    "halved": Fraction(1, 2),
    "doubled": Fraction(2),
    "trebled": Fraction(3),
    "tripled": Fraction(3),
    "quadrupled": Fraction(4),
}
SHARES = {
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "tenth": Fraction(1, 10),
}
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()

_MODIFIERS = {
    "about": ("about", "around", "approximately", "roughly", "some"),
    "short of": ("almost", "nearly", "just under", "close to"),
    "over": ("more than", "over", "just over"),
    "at least": ("at least",),
    "under": ("less than", "fewer than", "under"),
}
_KINDS = {word: kind for kind, said in _MODIFIERS.items() for word in said}
_MODIFIER = regex(rf"(?P<word>{'|'.join(_KINDS)})\s+(?P<rest>.+)")
_DOWNWARD = {"short of": "just over", "over": "under", "at least": "at most"}  # to more than halve is to fall below it
_NUMBER = rf"\d+|{'|'.join(NUMBERS)}|an?"
_IN = regex(rf"(?P<part>{_NUMBER})\s+(?:in|out of)\s+(?:every\s+)?(?P<whole>{_NUMBER})")
_FRACTION = regex(rf"(?:(?P<part>{_NUMBER})[\s-]+)?(?P<name>{'|'.join(SHARES)})s?(?:\s+of)?")


def wording(words: str) -> Wording | None:
    """Tell what words say of a figure.

    words: a word or phrase of direction (fell, an increase, no change, similar), of a multiple (doubled, more than
    halved), or of a share (one in five, a third, nearly half, most).
    Returns the values of which they are true, with what they are of; None for words that are not known.
    A bare share or multiple is true within a tenth of it, "almost" from a tenth below up to it, "over" above it;
    "similar" is a change of up to a twentieth.

    >>> found = wording("one in five")
    >>> found and (found.of, str(found.low), str(found.high))
    ('share', '9/50', '11/50')
    >>> [wording(words) is not None for words in ("an increase", "almost doubled", "two thirds", "most", "improved")]
    [True, True, True, True, False]
    """
    plain = " ".join(words.lower().replace("-", " ").split())
    return _direction(plain) or _multiple(plain) or _share(plain)


def _direction(words: str) -> Wording | None:
    bare = re.sub(r"^(?:an?|the) ", "", words)
    known = (said for said, phrases in PHRASES.items() if words in phrases)
    return next(known, next((said for said, listed in DIRECTIONS.items() if bare in listed.split()), None))


def _multiple(words: str) -> Wording | None:
    modifier, rest = _modifier(words)
    times = MULTIPLES.get(rest)
    if times is None:
        return None
    return _near("ratio", times, _DOWNWARD.get(modifier, modifier) if times < 1 else modifier)


def _share(words: str) -> Wording | None:
    if words in ("most", "the majority", "a majority"):
        return Wording("share", low=Fraction(1, 2), low_open=True)
    modifier, rest = _modifier(words)
    exact = _fraction(rest)
    return None if exact is None else _near("share", exact, modifier)


def _fraction(words: str) -> Fraction | None:
    if found := _IN.fullmatch(words):
        part, whole = _number(found["part"]), _number(found["whole"])
        return Fraction(part, whole) if 0 < part <= whole else None
    if found := _FRACTION.fullmatch(words):
        share = _number(found["part"] or "one") * SHARES[found["name"]]
        return share if 0 < share < 1 else None
    return None


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return NUMBERS.index(word) + 1 if word in NUMBERS else 1


def _modifier(words: str) -> tuple[str, str]:
    found = _MODIFIER.fullmatch(words)
    return (_KINDS[found["word"]], found["rest"]) if found else ("about", words)


def _near(of: Of, exact: Fraction, modifier: str) -> Wording:
    below, above = exact * (1 - TENTH), exact * (1 + TENTH)
    return {
        "about": Wording(of, below, above),
        "short of": Wording(of, below, exact, high_open=True),
        "just over": Wording(of, exact, above, low_open=True),
        "over": Wording(of, low=exact, low_open=True),
        "at least": Wording(of, low=exact),
        "under": Wording(of, high=exact, high_open=True),
        "at most": Wording(of, high=exact),
    }[modifier]
