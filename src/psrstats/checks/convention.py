"""The rule of rounding that the figures of one sender follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import floor

import numpy as np
from msgspec import Struct

from psrstats.checks.stated import Stated
from psrstats.columns import Array
from psrstats.formulas.fits import Grade, fits
from psrstats.formulas.grade import BASES, COUNT_BASES, LARGE
from psrstats.formulas.printed import Rule
from psrstats.formulas.rounding_base import rounding_base

Explains = Callable[[Stated], bool]
MOST = 0.75  # where so many are rounded half-up, half-up is the rule


class Convention(Struct, frozen=True):
    """A rule of rounding: its name, what its figures do in words, and which figures it explains."""

    name: str
    words: str
    explains: Explains
    wider: bool = False  # whether it explains all that half-up does


HALF_UP = Convention("half-up", "are rounded half-up", lambda one: _by(one, Rule.half_up))
RULES = (
    Convention("half down", "have a half rounded down", lambda one: _by(one, Rule.either_way), wider=True),
    Convention("rounding twice", "are rounded twice", lambda one: _by(one, Rule.double)),
    Convention("cutting off", "are cut off", lambda one: _by(one, Rule.truncated)),
)


def convention(wrong: Sequence[Stated], right: Sequence[Stated], bases: Sequence[int]) -> Convention:
    """Tell the rule that a sender's figures follow: the one that explains most of them, half-up before all others.

    wrong, right: the sender's figures for one measure, those that are not rounded half-up and those that are; bases:
    what its counts may have been rounded to, such as 10, told by the counts.
    """
    known = [*RULES, *rounded_counts(bases)]
    for rule in known:
        if all(map(rule.explains, wrong)) and (rule.wider or all(map(rule.explains, right))):
            return rule
    doubtful = len(right) < MOST * (len(right) + len(wrong))
    counted = [(len(right), HALF_UP)]
    for rule in known:
        if rule.wider or doubtful:
            explained = len(right) if rule.wider else sum(map(rule.explains, right))
            counted.append((explained + sum(map(rule.explains, wrong)), rule))
    return max(counted, key=lambda each: each[0])[1]


def bases_of(numerators: Array, denominators: Array, beside: Array) -> tuple[int, ...]:
    """Tell what the counts of a family may have been rounded to.

    A single figure tells nothing, so that it may be any; beside: the numerators of the areas whose figures are in
    doubt, for a table may round some areas and not others.
    """
    if len(numerators) == 1:
        return BASES
    both = np.unique(np.concatenate([numerators, denominators]))
    if (both % 1 != 0).any():
        return ()
    told = {base for base in COUNT_BASES if not (both % base).any()}
    told |= {rounding_base(map(int, numerators)), rounding_base(map(int, beside)), rounding_base(map(int, both))}
    large = {base for base in BASES if base not in COUNT_BASES}
    return tuple(sorted((told | large) - {1}))


def rounded_counts(bases: Sequence[int]) -> Iterator[Convention]:
    """Give the rules by which counts are rounded: those that are printed, or those that are divided."""
    if bases:
        told = " or ".join(str(base) for base in bases if base in COUNT_BASES) or "100 or 1,000"
        words = f"come from counts before these were rounded to {told}"
        yield Convention("rounded counts", words, lambda one: _from_true(one, bases), wider=True)
    for base in COUNT_BASES:
        for which, words in ((3, "counts"), (1, "numerators"), (2, "denominators")):
            said = f"come from {words} rounded to {base}"
            yield Convention("counts rounded first", said, _divided_rounded(base, which))


def _by(one: Stated, rule: Rule) -> bool:
    return one.is_exact or one.worked_out in one.shown.span(rule)


def _from_true(one: Stated, bases: Sequence[int]) -> bool:
    if one.is_exact:
        return True
    grade = fits(one.shown, one.numerator, one.denominator, one.per, bases=bases).grade
    return grade in (Grade.half_up, Grade.bankers, Grade.rounded) or _within(one, bases)


def _within(one: Stated, bases: Sequence[int]) -> bool:
    """Say whether true counts, anywhere within what rounding to a base allows, can give the figure half-up."""
    top, bottom = (_half(count, bases) for count in (one.numerator, one.denominator))
    if one.denominator <= bottom:
        return False
    lowest = max(one.numerator - top, Fraction(0)) * one.per / (one.denominator + bottom)
    highest = (one.numerator + top) * one.per / (one.denominator - bottom)
    half = Fraction(1, 2 * 10**one.shown.places)
    return lowest <= one.shown.value + half and highest >= one.shown.value - half


def _half(count: Fraction, bases: Sequence[int]) -> Fraction:
    """Give half of the largest base that a count may have been rounded to: a population to 100 or more."""
    told = [base for base in bases if count % base == 0 and (base in COUNT_BASES or count >= LARGE * base)]
    return Fraction(max(told, default=0), 2)


def _divided_rounded(base: int, which: int) -> Explains:
    """Say whether a figure is the quotient of its counts rounded to a base: the first, the second or both."""

    def explains(one: Stated) -> bool:
        tops = _nearest(one.numerator, base) if which & 1 else {one.numerator}
        bottoms = _nearest(one.denominator, base) if which & 2 else {one.denominator}
        span = one.shown.span(Rule.half_up)
        return any(top * one.per / bottom in span for top in tops for bottom in bottoms if bottom)

    return explains


def _nearest(count: Fraction, base: int) -> set[Fraction]:
    """Round a count to a base, a half up and a half down."""
    up, down = floor(count / base + Fraction(1, 2)), -floor(Fraction(1, 2) - count / base)
    return {Fraction(up * base), Fraction(down * base)}
