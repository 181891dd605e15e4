"""A figure as it is printed, and the true values that it can stand for."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, isfinite

from msgspec import Struct

from psrstats.numbers import Exact, exact, places_of, round_half_up, show
from psrstats.patterns import regex

_FIGURE = regex(r"(?P<sign>[-+−–]?)\s?(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?)\s*(?P<percent>%?)")


class Rule(StrEnum):
    """The rules of rounding in use."""

    half_up = "half-up"
    either_way = "a half either way"  # banker's among them
    double = "rounding twice"
    truncated = "cutting off"


# How many units the true value can lie towards nought from what is printed, and how many away from it.
REACH = {
    Rule.half_up: (Fraction(1, 2), Fraction(1, 2)),
    Rule.either_way: (Fraction(1, 2), Fraction(1, 2)),
    Rule.double: (Fraction(11, 20), Fraction(9, 20)),
    Rule.truncated: (Fraction(0), Fraction(1)),
}


class Span(Struct, frozen=True):
    """The values between two ends; an end that is not in the span itself is open."""

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Give the two ends."""
        return self.low, self.high

    def meets(self, other: Span) -> bool:
        """Say whether some value is in both.

        >>> Span(Fraction(1), Fraction(2), high_open=True).meets(Span(Fraction(2), Fraction(3)))
        False
        """
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and low in self and low in other)

    def __contains__(self, value: Fraction) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        return above and (value < self.high or (value == self.high and not self.high_open))

    def __add__(self, other: Span) -> Span:
        opened = (self.low_open or other.low_open, self.high_open or other.high_open)
        return Span(self.low + other.low, self.high + other.high, *opened)

    def __sub__(self, other: Span) -> Span:
        return self + Span(-other.high, -other.low, other.high_open, other.low_open)


class Printed(Struct, frozen=True):
    """A figure as it is printed.

    value: what is printed; places: the decimals shown; rounded_to: 5, 10 or 100 where a count was rounded to it;
    counted: whether it is a number of things, which is exact unless rounded_to says otherwise.
    """

    value: Fraction
    places: int = 0
    rounded_to: int = 1
    counted: bool = False

    @property
    def unit(self) -> Fraction:
        """Give the step between this figure and the next that could have been printed."""
        return Fraction(self.rounded_to) if self.rounded_to > 1 else Fraction(1, 10**self.places)

    @property
    def allowance(self) -> Fraction:
        """Give how far from the true value rounding can have taken it: half a unit, or nothing for an exact count."""
        return Fraction(0) if self._exact else self.unit / 2

    @property
    def _exact(self) -> bool:
        return self.counted and self.rounded_to == 1

    def half_up(self) -> Span:
        """Give the true values that are printed so, rounded half away from nought.

        >>> print(*printed("5.6%").half_up().ends, printed("5.6%").half_up().high_open)
        111/20 113/20 True
        >>> print(*printed(254).half_up().ends, *printed(250, rounded_to=10).half_up().ends)
        254 254 245 254
        """
        return self.span(Rule.half_up)

    def any_rule(self) -> Span:
        """Give the true values that are printed so by any rule that is in use.

        The rules: half-up, banker's, rounding twice (which takes up what is 0.45 or more), and cutting off
        (which takes all that is below the next unit).

        >>> print(*printed("5.6%").any_rule().ends, *printed(250, rounded_to=10).any_rule().ends)
        1109/200 57/10 245 259
        """
        spans = [self.span(rule) for rule in Rule]
        highest = max(spans, key=lambda span: (span.high, not span.high_open))
        lowest = min(spans, key=lambda span: (span.low, span.low_open))
        return Span(lowest.low, highest.high, lowest.low_open, highest.high_open)

    def span(self, rule: Rule) -> Span:
        """Give the true values that are printed so by one rule.

        >>> [(str(span.low), str(span.high)) for span in map(printed("19%").span, Rule)]
        [('37/2', '39/2'), ('37/2', '39/2'), ('369/20', '389/20'), ('19', '20')]
        """
        if self._exact:
            return Span(self.value, self.value)
        towards, away, size, unit = *REACH[rule], abs(self.value), self.unit
        opened = rule != Rule.either_way
        if size:
            span = Span(size - towards * unit, size + away * unit, high_open=opened)
        else:
            span = Span(-away * unit, away * unit, opened, opened)
        span = _whole(span) if self.counted else span
        return Span(Fraction(0), Fraction(0)) - span if self.value < 0 else span

    def __str__(self) -> str:
        return show(self.value, self.places)


Figure = str | float | Exact | Printed


def printed(figure: Figure, places: int | None = None, *, rounded_to: int = 1, counted: bool | None = None) -> Printed:
    """Read a figure as it is printed.

    figure: text such as 5.6%, 12,087 or -1.6, whose decimals count; or a number, shown with so many places (those it
    was typed with unless told). rounded_to: 5, 10 or 100 for a count that was rounded to it. counted: whether it is a
    number of things; unless told, what has neither decimals nor a per cent sign is.
    Returns the figure; one that was read already comes back as it is.
    Raises ValueError for what is no figure, for decimals that are not those of the text, and for a base below 1.

    >>> printed("5.60%").places, printed("12,087").counted, printed(75, counted=False).allowance
    (2, True, Fraction(1, 2))
    >>> str(printed(5.6837, 1)), str(printed("−1,913"))
    ('5.7', '-1,913')
    """
    if isinstance(figure, Printed):
        return figure
    if rounded_to < 1:
        raise ValueError("a count is rounded to 5, 10 or 100, never to less than 1")
    if isinstance(figure, str):
        value, shown, percent = _read(figure)
        if places not in (None, shown):
            raise ValueError(f"'{figure}' is printed with {shown} decimals, not {places}")
    else:
        shown = _places(figure) if places is None else places
        value, percent = Fraction(round_half_up(figure, shown)), False
    whole = shown == 0 and not percent if counted is None else counted
    return Printed(value, shown, rounded_to, whole)


def _read(figure: str) -> tuple[Fraction, int, bool]:
    found = _FIGURE.fullmatch(figure.strip())
    if not found:
        raise ValueError(f"'{figure}' is not a figure; write it as printed, such as 5.6% or 49.0")
    size = Fraction(found["number"].replace(",", ""))
    return (-size if found["sign"] in tuple("-−–") else size), len(found["decimals"] or ""), bool(found["percent"])


def _places(figure: float | Exact) -> int:
    """Count the decimals of a number as it was typed; a fraction that has no end has none to show."""
    if isinstance(figure, float) and not isfinite(figure):
        raise ValueError(f"'{figure}' is not a figure")
    if isinstance(figure, int | float):
        return places_of(figure)
    number = exact(figure)
    return next((places for places in range(16) if 10**places % number.denominator == 0), 0)


def _whole(span: Span) -> Span:
    """Keep the whole numbers of a span, whose ends are then its own."""
    low, high = Fraction(ceil(span.low)), Fraction(floor(span.high))
    low += span.low_open and low == span.low
    return Span(low, high - (span.high_open and high == span.high))
