"""The simple mistakes that would explain a figure which its counts do not give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from psrstats.formulas.digit_slips import Slip, digit_slips, exchanged
from psrstats.formulas.grade import Grade, grade
from psrstats.formulas.printed import Printed, printed
from psrstats.numbers import show

MULTIPLIERS = {1: "each", 100: "a percentage", 1000: "per 1,000", 10_000: "per 10,000", 100_000: "per 100,000"}
POWERS = (1, -1, 2, -2, 3, -3)
FEW = 3


def slips(figure: str | Printed, numerator: int, denominator: int, per: int = 100) -> tuple[Slip, ...]:
    """Name the simple mistakes, each enough by itself, that explain a figure which its counts do not give.

    figure: as printed; numerator, denominator: whole counts above 0; per: 100 for a percentage, otherwise the rate's
    multiplier.
    Returns the mistakes that would do, the likeliest first: the decimal point or the multiplier; the counts swapped;
    the rest printed in place of the part (percentages only); two digits exchanged or one wrong, in the figure or a
    count. One alone is a likely cause; among several the arithmetic cannot choose, and a figure of few digits has
    several by chance. None where the figure is right, or takes two mistakes.
    Raises ValueError for a figure that is no number, and for a count that is not above 0.

    >>> for slip in slips("56.8", 12087, 212658):
    ...     print(slip.words)
    56.8 is 10 times too large: its decimal point is moved, or it is per 1,000 and not a percentage
    >>> [slip.kind for slip in slips("65.5%", 19, 55)], [slip.words for slip in slips("35.4%", 19, 55)]
    (['rest'], ['35.4 may be 34.5 with two digits exchanged'])
    """
    shown = printed(figure)
    if shown.value < 0 or numerator <= 0 or denominator <= 0:
        raise ValueError("a slip is looked for in a figure of nought or more, from counts above 0")
    if _right(shown, numerator, denominator, per):
        return ()
    whole = (shown, numerator, denominator, per)
    return (*_scale(*whole), *_turned(*whole), *_in_figure(*whole), *_in_counts(*whole))


def _right(shown: Printed, numerator: int, denominator: int, per: int) -> bool:
    return grade(int(shown.value * 10**shown.places), shown.places, numerator, denominator, per) == Grade.half_up


def _expected(shown: Printed, numerator: int, denominator: int, per: int) -> Printed:
    return printed(Fraction(numerator * per, denominator), shown.places)


def _scale(shown: Printed, numerator: int, denominator: int, per: int) -> Iterator[Slip]:
    meant = str(_expected(shown, numerator, denominator, per))
    for power in POWERS:
        if _right(shown, numerator * 10 ** max(power, 0), denominator * 10 ** max(-power, 0), per):
            words = f"{shown} is {show(10 ** abs(power), 0)} times too {'large' if power > 0 else 'small'}: "
            yield Slip("scale", words + "its decimal point is moved" + _multiplier(per, power), meant)


def _multiplier(per: int, power: int) -> str:
    """Say which multiplier gives the figure too, where there is one in use."""
    used = Fraction(per) * Fraction(10) ** power
    if used not in MULTIPLIERS or per not in MULTIPLIERS:
        return ""
    return f", or it is {MULTIPLIERS[int(used)]} and not {MULTIPLIERS[per]}"


def _turned(shown: Printed, numerator: int, denominator: int, per: int) -> Iterator[Slip]:
    meant = str(_expected(shown, numerator, denominator, per))
    if _right(shown, denominator, numerator, per):
        yield Slip("swapped", f"{shown} is {_of(denominator, numerator)}: the two are swapped", meant)
    if per == 100 and numerator <= denominator and _right(shown, denominator - numerator, denominator, per):
        yield Slip("rest", f"{shown} is the rest: {_of(denominator - numerator, denominator)}", meant)


def _in_figure(shown: Printed, numerator: int, denominator: int, per: int) -> Iterator[Slip]:
    found = digit_slips(shown, _expected(shown, numerator, denominator, per))
    yield from (slip for slip in found if slip.kind != "point moved")


def _in_counts(shown: Printed, numerator: int, denominator: int, per: int) -> Iterator[Slip]:
    yield from _in_count("numerator", numerator, lambda count: _right(shown, count, denominator, per))
    yield from _in_count("denominator", denominator, lambda count: _right(shown, numerator, count, per))


def _in_count(name: str, count: int, right: Callable[[int], bool]) -> Iterator[Slip]:
    turned = [other for other in sorted(exchanged(count)) if right(other)]
    for other in turned:
        words = f"the {name} {show(count, 0)} may be {show(other, 0)} with two digits exchanged"
        yield Slip(f"{name} exchanged", words, show(other, 0))
    wrong = [show(other, 0) for other in _one_digit_off(count) if right(other)]
    if wrong:
        named = " or ".join(wrong) if len(wrong) <= FEW else f"{wrong[0]} to {wrong[-1]}, {len(wrong)} in all,"
        yield Slip(f"{name} digit", f"the {name} {show(count, 0)} may have one digit wrong: {named} would do", wrong[0])


def _one_digit_off(count: int) -> list[int]:
    digits = str(count)
    changed = {digits[:at] + new + digits[at + 1 :] for at in range(len(digits)) for new in "0123456789"}
    return sorted(int(text) for text in changed if text[0] != "0" and text != digits)


def _of(part: int, whole: int) -> str:
    return f"{show(part, 0)} of {show(whole, 0)}"
