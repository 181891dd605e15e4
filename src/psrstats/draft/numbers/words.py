"""Numbers written in words: "twenty-seven", "one hundred and five", "two thirds", "one in five", "doubled"."""

from __future__ import annotations

import re
from fractions import Fraction

_UNITS = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
MULTIPLES = {
    "doubled": Fraction(2), "doubling": Fraction(2), "twice": Fraction(2), "trebled": Fraction(3),
    "tripled": Fraction(3), "trebling": Fraction(3), "tripling": Fraction(3), "quadrupled": Fraction(4),
    "quadrupling": Fraction(4), "halved": Fraction(1, 2), "halving": Fraction(1, 2),
}  # fmt: skip

_SMALL = "|".join([*_TENS, *_TEENS, *_UNITS])
# "one hundred and five", "twenty-seven", "two thousand three hundred"; "a hundred" with its scale only.
WORDS = (
    rf"(?:(?:{_SMALL})(?:[ -](?:{_SMALL}))?|(?<=\ba )(?={'|'.join(_SCALES)}))"
    rf"(?:\s?(?:{'|'.join(_SCALES)})(?:(?:,? and |,? )(?:{_SMALL})(?:[ -](?:{_SMALL}))?)?){{0,3}}"
)
PARTS = "|".join(_PARTS)
# What all of these begin with: a word that begins otherwise is no number.
BEGINNINGS = "|".join(sorted({word[:5] for word in (*_UNITS, *_TEENS, *_TENS, *_SCALES, *_PARTS)}))


def read_words(text: str) -> int | None:
    """Read a whole number in words.

    >>> [read_words(text) for text in ("twenty-seven", "one hundred and five", "two thousand three hundred")]
    [27, 105, 2300]
    >>> read_words("and"), read_words("five six")
    (None, None)
    """
    whole, group, last = 0, 0, 1000
    for word in re.findall("[a-z]+", text.casefold()):
        if word == "and":
            continue
        if word in _SCALES:
            scale = _SCALES[word]
            group = max(group, 1) * scale
            whole, group, last = (whole + group, 0, 1000) if scale > 100 else (whole, group, 100)
            continue
        value = _UNITS.get(word) or _TEENS.get(word) or _TENS.get(word)
        size = 1 if word in _UNITS or word in _TEENS else 10
        if value is None or size >= last:
            return None
        group, last = group + value, 1 if word in _TEENS else size
    return whole + group or None


def read_part(text: str) -> Fraction | None:
    """Read a fraction in words, whose article or number may be wanting.

    >>> [str(read_part(text)) for text in ("a third", "two-thirds", "three quarters", "half", "one tenth")]
    ['1/3', '2/3', '3/4', '1/2', '1/10']
    """
    *count, part = re.findall("[a-z]+", text.casefold())
    below = _PARTS.get(part) or _PARTS.get(part.removesuffix("s"))
    above = read_words(" ".join(count)) if count and count[-1] not in ("a", "an") else 1
    return Fraction(above, below) if below and above and above < below else None


def read_small(text: str) -> int:
    """Read the number that a text begins with, in digits or words; 0 where it begins with none.

    >>> read_small("four years"), read_small("12-month"), read_small("years")
    (4, 12, 0)
    """
    first = re.match(r"\d+|[a-z]+", text.casefold())
    return int(first[0]) if first and first[0].isdigit() else (read_words(first[0]) or 0) if first else 0
