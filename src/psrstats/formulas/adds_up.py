"""Whether parts, each printed in its own way, can add up to a printed total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import product
from math import ceil, floor

from msgspec import Struct

from psrstats.formulas.printed import Figure, Printed, Rule, Span, printed

NOTHING = Span(Fraction(0), Fraction(0))

Limits = tuple[int, int | None]  # the fewest and the most that a hidden part can be; None where nothing is known


class Adding(StrEnum):
    """How parts agree with their total, from the plainest way to none."""

    exactly = "exactly"
    rounding = "within rounding"
    other_rule = "only by another rule than half-up"
    never = "cannot"


class Sum(Struct, frozen=True):
    """What became of parts held against their total."""

    adding: Adding
    sum: Fraction  # of the parts that are printed
    difference: Fraction  # the total less that sum
    allowance: Fraction  # how far apart rounding alone can bring the two: half a unit of each figure not exact
    hidden: tuple[Limits, ...]  # what the total leaves for each hidden part; none where it cannot agree

    @property
    def known(self) -> int | None:
        """Give the one hidden part where the total tells it."""
        return self.hidden[0][0] if len(self.hidden) == 1 and self.hidden[0][0] == self.hidden[0][1] else None


def adds_up(parts: Iterable[Figure], total: Figure, hidden: Sequence[Limits] = ()) -> Sum:
    """Say whether printed parts can add up to a printed total.

    parts, total: each as `printed` reads it: whole numbers are exact counts, a figure with decimals or a per cent sign
    is rounded to what it shows, and `printed(250, rounded_to=10)` is a count rounded to 10.
    hidden: the fewest and the most of each suppressed part, as (1, 7), or (0, None) where nothing is known.
    Returns how they agree, their sum, the difference and the allowance, and what the total leaves for each hidden part.
    Raises ValueError for what is no figure, and for a hidden part whose most is below its fewest.
    Source: interval arithmetic, with one rule of rounding for all the parts and one for the total.

    >>> adds_up(["5.6%", "5.9%", "5.3%", "2.7%"], "19.6%").adding.value
    'within rounding'
    >>> adds_up([1, 48, 10, 4], 63).adding.value, adds_up([117, 137], 248).adding.value
    ('exactly', 'cannot')
    >>> adds_up([4, 7], 16, [(1, 7)]).known, adds_up([4, 7], 16, [(1, 7), (1, 7)]).hidden
    (5, ((1, 4), (1, 4)))
    """
    shown, whole = [printed(part) for part in parts], printed(total)
    if any(most is not None and most < fewest for fewest, most in hidden):
        raise ValueError("the most that a hidden part can be cannot be below its fewest")
    added = sum((part.value for part in shown), Fraction(0))
    difference = whole.value - added
    allowance = sum((figure.allowance for figure in [*shown, whole]), Fraction(0))
    ways = ((adding, left) for adding, left in _ways(shown, whole, difference) if _holds(left, hidden))
    adding, left = next(ways, (Adding.never, None))
    if adding == Adding.exactly:
        left = _left_over(shown, whole, Rule.half_up, Rule.half_up)
    return Sum(adding, added, difference, allowance, _narrowed(left, hidden) if left else ())


def _ways(parts: list[Printed], total: Printed, difference: Fraction) -> Iterator[tuple[Adding, Span]]:
    """Give what can be left of the total for the hidden parts: one rule for all the parts, and one for the total."""
    yield Adding.exactly, Span(difference, difference)
    yield Adding.rounding, _left_over(parts, total, Rule.half_up, Rule.half_up)
    for of_parts, of_total in product(Rule, Rule):
        yield Adding.other_rule, _left_over(parts, total, of_parts, of_total)


def _left_over(parts: list[Printed], total: Printed, of_parts: Rule, of_total: Rule) -> Span:
    return total.span(of_total) - sum((part.span(of_parts) for part in parts), NOTHING)


def _holds(remainder: Span, hidden: Sequence[Limits]) -> bool:
    """Say whether what is left can be made of the hidden parts."""
    most = _most(hidden)
    fewest = Fraction(sum(low for low, _ in hidden))
    return remainder.meets(Span(fewest, max(fewest, remainder.high) if most is None else Fraction(most)))


def _most(hidden: Iterable[Limits]) -> int | None:
    """Add up the most that hidden parts can be; None where one of them has no end."""
    mosts = [most for _, most in hidden]
    return None if None in mosts else sum(most for most in mosts if most is not None)


def _narrowed(remainder: Span, hidden: Sequence[Limits]) -> tuple[Limits, ...]:
    """Narrow each hidden part to what the total and the other hidden parts leave for it."""
    return tuple(_one(remainder, part, [*hidden[:at], *hidden[at + 1 :]]) for at, part in enumerate(hidden))


def _one(remainder: Span, part: Limits, others: Sequence[Limits]) -> Limits:
    fewest, most = part
    rest = _most(others)
    low = fewest if rest is None else max(fewest, _above(remainder) - rest)
    high = _below(remainder) - sum(least for least, _ in others)
    return low, high if most is None else min(most, high)


def _above(span: Span) -> int:
    """Give the smallest whole number of a span."""
    return floor(span.low) + 1 if span.low_open else ceil(span.low)


def _below(span: Span) -> int:
    return ceil(span.high) - 1 if span.high_open else floor(span.high)
