"""Sums of the numbers of a sentence, and whether they are the total that it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence
from psrstats.draft.numbers import Number
from psrstats.numbers import show
from psrstats.patterns import regex

MOST = 1000  # pounds that money is rounded to
HALF = Fraction(1, 2)  # the same where no case can be two of the parts
NEAR = Fraction(1, 4)  # of a total: a sum further off is of something else
_OVERLAP = regex(
    r"\b(?:both|also|includ\w+|some of|may|more than one|multiple|overlap\w*|either|as well as|at least one|of whom|"
    r"of (?:them|these|those)|of which|at first|later|initially|again|each|jointly|together|shared|twice|"
    r"duplicat\w+|repeat\w*|in common)\b",
    re.IGNORECASE,
)
# The last part has its number too, and none is "a manager" or "several".
_CLOSED = regex(
    rf"\A(?!.*\b(?:an?|several|some|others|various)\b).*\b(?:and|other|remaining) (?:the )?(?:other |remaining )?{N}"
    rf"[^{N[1:-1]}]*\Z",
    re.IGNORECASE | re.DOTALL,
)


def sum_of(numbers: Sequence[Number]) -> Fraction:
    """Add numbers up."""
    return sum((number.value or Fraction(0) for number in numbers), Fraction(0))


def plus(numbers: Sequence[Number]) -> str:
    """Show a sum as printed: "993 + 453"."""
    return " + ".join(number.text for number in numbers)


def apart(
    sentence: Sentence, total: Number, parts: Sequence[Number], words: str, near: Fraction = NEAR, closed: bool = False
) -> Iterator[Outcome]:
    """Tell a sum that is not the total, where they are so near that it was meant to be.

    words: that may say that the parts overlap; near: how far off, of the total; closed: nothing is left out.
    """
    exact = all(is_size(number) and number.unit == total.unit for number in (total, *parts))
    if _OVERLAP.search(words) or not total.value or not exact or len(parts) < 2:
        return
    whole = sum_of(parts)
    if whole < total.value and not closed and not _CLOSED.search(words):
        return
    if abs(whole - total.value) <= _slack((total, *parts)):
        yield right(sentence, total, f"{plus(parts)} is {total.text}.")
    elif abs(whole - total.value) <= near * total.value:
        shown = f"\u00a3{show(whole, 0)}" if total.unit == "money" else show(whole, 0)
        yield wrong("parts-said", sentence, total, f"{plus(parts)} is {shown}, printed {total.text}.", shown)


def is_size(number: Number) -> bool:
    """Tell a count, or a sum of money, that is stated as it is."""
    return number.statistic and number.unit in ("count", "money") and not number.bound and not number.hedge


def _slack(numbers: Sequence[Number]) -> Fraction:
    """Give how far a sum of money may be from its parts, as each may be rounded: to thousands, or as printed."""
    if numbers[0].unit == "count":
        return Fraction(0)
    steps = [max(number.step, _rounded_to(number.value or Fraction(0))) for number in numbers]
    return len(numbers) * min(steps) / 2


def _rounded_to(value: Fraction) -> Fraction:
    size = 1
    while value and value % (size * 10) == 0:
        size *= 10
    return Fraction(min(size, MOST))
