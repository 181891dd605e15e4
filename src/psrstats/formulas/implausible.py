"""Whether a value is implausible beside its own past, a comparator, its neighbours in a table, or a linked count."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import log, sqrt
from statistics import median

from msgspec import Struct

from psrstats.numbers import Exact, exact, places_of, show

Value = float | Exact

# Slips of unit or place are of 10 or more. Areas' rates for one measure lie within a few times each other, and an
# area's own figures of two years closer, though a small percentage may fall from 12 to 3 in a quarter.
PAST = 5
COMPARATOR = 8
NEIGHBOURS = 5
STEADY = 2  # from a past of five or more that is far steadier than this
LINKED = 2  # the ratio of two linked counts, when both moved one way
PARTED = Fraction(5, 4)  # the same, when one rose and the other fell, by MOVED or more each
MOVED = Fraction(1, 20)

ENOUGH = 5  # values that show how much a series or a column varies
SPREADS = 6.0  # that far from the middle, in robust standard deviations of the logarithms
NORMAL = 1.4826  # makes a median absolute deviation a standard deviation
ROUNDED = 1e-6  # far more than the logarithms of floats are off
ERRORS = 3.0  # a difference of counts within so many standard errors is chance


class Implausible(Struct, frozen=True):
    """How many times a value is what it stands beside, or that is the value; and why it is worth a look."""

    factor: Fraction  # 1 or more
    reason: str


def beside_comparator(value: Value, comparator: Value, counts: tuple[Value, Value] | None = None) -> Implausible | None:
    """Tell a value that is implausible beside a comparator, such as England's.

    value, comparator: in one unit; counts: the numbers of events behind them, where they are known.
    Returns how many times one is the other, from 8, where chance does not explain it (3 standard errors of the log
    ratio, 1/count each); None for what is plausible, and where either is 0 or less and no counts are given.

    >>> beside_comparator(21.2, 307.5).reason
    '14.5 times lower than its comparator'
    >>> beside_comparator(3.8, 1.7), beside_comparator(1, 12, counts=(1, 12))
    (None, None)
    """
    ours, theirs = exact(value), exact(comparator)
    known = (exact(counts[0]), exact(counts[1])) if counts else None
    factor = _times(ours, theirs, known)
    if factor is None or factor < COMPARATOR or (known and _by_chance(factor, known)):
        return None
    return Implausible(factor, f"{_how_many(factor, ours > theirs)} than its comparator")


def beside_past(value: Value, past: Sequence[Value], *, counts: bool = False) -> Implausible | None:
    """Tell a value that is implausible beside its own past.

    value: a count, rate or percentage; past: the same in earlier periods, one or more; counts: whether they are
    counts of events, so that chance is allowed for.
    Returns how many times it is the nearest of them, from 5, where it lies above or below them all; with five or more,
    how many times their median, from 2, where it lies 6 robust standard deviations of their logarithms off. None for
    what is plausible.

    >>> beside_past(8, [2], counts=True), beside_past(112, [41], counts=True)
    (None, None)
    >>> beside_past(4630, [483, 470, 455], counts=True).reason
    '9.6 times higher than the nearest of its past, 483'
    """
    ours, before = exact(value), [exact(each) for each in past]
    steady = _beyond(ours, before, STEADY)
    if steady and not (counts and _by_chance(steady, (ours, median(before)))):
        return Implausible(steady, f"{_how_many(steady, ours > median(before))} than the middle of its past")
    if not before or min(before) <= ours <= max(before):
        return None
    nearest = min(before, key=lambda each: abs(each - ours))
    found = beside_one(ours, nearest, counts=counts)
    if found is None:
        return None
    told = show(nearest, places_of(float(nearest)))
    return Implausible(found.factor, f"{found.reason} than the nearest of its past, {told}")


def beside_one(value: Value, past: Value, *, counts: bool = False) -> Implausible | None:
    """Tell a value that is implausible beside its own of one earlier period.

    value, past: a count, rate or percentage, then and now; counts: whether they are counts of events.
    Returns how many times it is the earlier one, as beside_past does, but does not say what that was.

    >>> beside_one(4630, 483, counts=True).reason, beside_one(8, 2, counts=True)
    ('9.6 times higher', None)
    """
    ours, before = exact(value), exact(past)
    factor = _times(ours, before, (ours, before) if counts else None)
    if factor is None or factor.numerator < PAST * factor.denominator:
        return None
    if counts and _by_chance(factor, (ours, before)):
        return None
    higher = ours.numerator * before.denominator > before.numerator * ours.denominator
    return Implausible(factor, _how_many(factor, higher))


def beside_neighbours(value: Value, neighbours: Sequence[Value]) -> Implausible | None:
    """Tell a value that is implausible beside its neighbours in a table.

    value: one of a column of a kind; neighbours: the others. Five above 0 are needed to show how much they vary.
    Returns how many times it is their median, from 5, where it lies 6 robust standard deviations of their logarithms
    off; None for what is plausible, and for values of 0 or less.

    >>> beside_neighbours(163, [9.4, 15.6, 15.9, 16.6, 19.5, 20.0]).reason
    '10.0 times higher than the middle of its neighbours'
    >>> beside_neighbours(40.7, [9.4, 15.6, 15.9, 16.6, 19.5, 20.0])
    """
    if not _may_be_beyond(float(value), [float(each) for each in neighbours if each > 0]):
        return None
    ours, others = exact(value), [exact(each) for each in neighbours]
    factor = _beyond(ours, others, NEIGHBOURS)
    if factor is None:
        return None
    higher = ours > median(each for each in others if each > 0)
    return Implausible(factor, f"{_how_many(factor, higher)} than the middle of its neighbours")


def beside_linked(count: tuple[Value, Value], linked: tuple[Value, Value]) -> Implausible | None:
    """Tell a change in a count that is implausible beside the change in a count it is linked to.

    count, linked: before and now, such as contacts and the children in them.
    Returns by how many times their ratio changed: from 2, or from 1.25 where one rose and the other fell by 5% or more
    each; None for what is plausible or may be chance, and where a count is 0 or less.

    >>> beside_linked((23933, 22020), (7676, 11999)).reason
    'one fell by 8.0% while the other rose by 56.3%: their ratio went from 3.12 to 1.84'
    >>> beside_linked((483, 463), (204, 190)), beside_linked((6, 3), (4, 6))
    (None, None)
    """
    known = [exact(each) for each in (*count, *linked)]
    if min(known) <= 0:
        return None
    before, now = known[0] / known[2], known[1] / known[3]
    moves = known[1] / known[0] - 1, known[3] / known[2] - 1
    parted = moves[0] * moves[1] < 0 and min(map(abs, moves)) >= MOVED
    factor = max(now / before, before / now)
    if factor < (PARTED if parted else LINKED) or _by_chance(factor, known):
        return None
    told = " while the other ".join(
        f"{'rose' if move > 0 else 'fell'} by {show(abs(100 * move), 1)}%" for move in moves
    )
    return Implausible(factor, f"one {told}: their ratio went from {show(before, 2)} to {show(now, 2)}")


def _times(value: Fraction, other: Fraction, counts: tuple[Fraction, Fraction] | None) -> Fraction | None:
    """Give how many times the larger is the smaller; a count of 0 is taken as a half."""
    if counts and not all(counts) and min(counts) == 0 < max(counts):
        return 2 * max(counts)
    if value.numerator <= 0 or other.numerator <= 0:
        return None
    one, two = value.numerator * other.denominator, other.numerator * value.denominator
    return Fraction(one, two) if one > two else Fraction(two, one)


def _by_chance(factor: Fraction, counts: Sequence[Fraction]) -> bool:
    """Say whether counts as small as these differ so by chance: Poisson, whose log has variance 1/count."""
    variance = sum(1 / max(count.numerator / count.denominator, 0.5) for count in counts)
    return log(factor.numerator / factor.denominator) <= ERRORS * sqrt(variance)


def _beyond(value: Fraction, others: Sequence[Fraction], at_least: int) -> Fraction | None:
    """Give how many times a value is the middle of five others or more, where it is far off by their own spread."""
    known = [other for other in others if other > 0] if len(others) >= ENOUGH else []
    if value <= 0 or len(known) < ENOUGH:
        return None
    middle = median(known)
    spread = NORMAL * median(abs(log(each / middle)) for each in known)
    factor = max(value / middle, middle / value)
    return factor if factor >= at_least and log(factor) > SPREADS * spread else None


def _may_be_beyond(value: float, known: Sequence[float]) -> bool:
    """Say at once that a value is not beyond its neighbours: most are not, and exact figures of all take their time."""
    if value <= 0 or len(known) < ENOUGH:
        return False
    middle = median(known)
    far = abs(log(value / middle)) + ROUNDED
    return far >= log(NEIGHBOURS) and far >= SPREADS * NORMAL * median(abs(log(each / middle)) for each in known)


def _how_many(factor: Fraction, higher: bool) -> str:
    return f"{show(factor, 1)} times {'higher' if higher else 'lower'}"
