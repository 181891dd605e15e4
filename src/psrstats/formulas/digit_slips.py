"""Whether a number is another one with a slip of the hand: a wrong digit, two exchanged, a point moved."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from psrstats.formulas.printed import Figure, Printed, printed
from psrstats.numbers import show


class Slip(Struct, frozen=True):
    """One simple mistake that would explain a figure: its kind, what it is in words, and what was meant."""

    kind: str
    words: str
    meant: str


def digit_slips(figure: Figure, meant: Figure) -> tuple[Slip, ...]:
    """Name the slips of the hand by which one number was printed for another.

    figure: as printed; meant: what it should be, in as many decimals.
    Returns the slips that would do, the likeliest first: two neighbouring digits exchanged, one digit wrong, the
    decimal point moved; none where the two are the same, or more than one slip lies between them.
    Raises ValueError for what is no number.

    >>> digit_slips("41,693", 41639)[0].words
    '41,693 may be 41,639 with two digits exchanged'
    >>> [slip.words for slip in digit_slips("8.6", "5.6")]
    ['8.6 may be 5.6 with one digit wrong']
    >>> [slip.kind for slip in digit_slips("568", "56.8")], digit_slips("12", "57")
    (['point moved'], ())
    """
    shown, right = printed(figure), printed(meant)
    return tuple(Slip(kind, f"{shown} may be {right} with {words}", str(right)) for kind, words in _kinds(shown, right))


def exchanged(number: int) -> set[int]:
    """Give the numbers that a number becomes with two neighbouring digits exchanged.

    >>> sorted(exchanged(5835))
    [5385, 5853, 8535]
    """
    digits = str(number)
    pairs = range(len(digits) - 1)
    turned = {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in pairs}
    return {int(text) for text in turned if text[0] != "0"} - {number}


def one_digit_off(number: int, other: int) -> bool:
    """Say whether two numbers have as many digits, all of them the same but one.

    >>> one_digit_off(5835, 5935), one_digit_off(5835, 5985), one_digit_off(5835, 583)
    (True, False, False)
    """
    ours, theirs = str(number), str(other)
    return len(ours) == len(theirs) and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1


def _kinds(shown: Printed, meant: Printed) -> Iterator[tuple[str, str]]:
    if shown.value == meant.value or shown.value * meant.value < 0:
        return
    places = max(shown.places, meant.places)
    ours, theirs = (abs(int(figure.value * 10**places)) for figure in (shown, meant))
    if ours in _exchanged(theirs, places):
        yield "digits exchanged", "two digits exchanged"
    if one_digit_off(*_padded(ours, theirs, places)):
        yield "wrong digit", "one digit wrong"
    if ours and theirs and (factor := power_of_ten(Fraction(ours, theirs))):
        yield "point moved", f"its decimal point moved: it is {factor}"


def _exchanged(units: int, places: int) -> set[int]:
    """Exchange digits, a nought before the point among them: 0.7 may become 7.0."""
    padded = int("1" + str(units).zfill(places + 1))  # the 1 keeps the nought
    return {number - 10 ** (len(str(padded)) - 1) for number in exchanged(padded) if str(number)[0] == "1"} - {units}


def _padded(ours: int, theirs: int, places: int) -> tuple[int, int]:
    """Write both with a nought before the point, and a 1 before all so that it counts as a digit."""
    return int("1" + str(ours).zfill(places + 1)), int("1" + str(theirs).zfill(places + 1))


def power_of_ten(ratio: Fraction) -> str:
    """Say in words that one figure is 10, 100 ... times another; blank where it is not.

    >>> power_of_ten(Fraction(100)), power_of_ten(Fraction(1, 10)), power_of_ten(Fraction(2)), power_of_ten(Fraction(1))
    ('100 times too large', '10 times too small', '', '')
    """
    for power in range(1, 7):
        if ratio in (10**power, Fraction(1, 10**power)):
            return f"{show(10**power, 0)} times too {'large' if ratio > 1 else 'small'}"
    return ""


def slipped(number: int) -> set[int]:
    """Give the counts above 0 of which a number may be a slip of the hand.

    >>> 41639 in slipped(41693), 212658 in slipped(282658), 463 in slipped(4630), 57 in slipped(12)
    (True, True, True, False)
    """
    digits = str(number)
    changed = {int(digits[:at] + new + digits[at + 1 :]) for at in range(len(digits)) for new in "0123456789"}
    moved = {number * 10, *([number // 10] if number % 10 == 0 else [])}
    found = changed | exchanged(number) | moved
    return {count for count in found if count > 0 and digit_slips(number, count)}
