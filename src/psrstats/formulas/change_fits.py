"""Whether a printed change can come from two printed figures."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import product
from typing import Literal

from msgspec import Struct

from psrstats.formulas.printed import Figure, Printed, Rule, Span, printed
from psrstats.numbers import show

Kind = Literal["difference", "percent"]


class ChangeGrade(StrEnum):
    """How a change comes from two figures, from the plainest way to none."""

    printed = "from the figures as printed"
    unrounded = "from the figures before rounding"
    other_rule = "only by another rule than half-up"
    other_kind = "only as the other kind of change"  # per cent where points or a number are meant, or the reverse
    later_base = "only as per cent of the later figure"
    turned = "only with its sign turned round"
    never = "cannot"


class ChangeFit(Struct, frozen=True):
    """What became of a change held against its two figures."""

    grade: ChangeGrade
    expected: str  # what the figures as printed give; blank for a per cent change from nought
    possible: Span | None  # what they can give, each rounded half-up


def change_fits(change: Figure, before: Figure, now: Figure, kind: Kind = "difference") -> ChangeFit:
    """Say whether a printed change can come from two printed figures.

    change: as printed, negative for a fall; before, now: the two figures as `printed` reads them; kind: difference for
    numbers, rates and percentage points, percent for a change in per cent of the figure before.
    Returns the first grade that explains it, what it should be, and the span of what it can be. Without a figure above
    0 to begin from there is no change in per cent, and only a difference can be meant.
    Raises ValueError for what is no figure.
    Source: interval arithmetic over what each printed figure can stand for, one rule for both figures.

    >>> change_fits("-8.0%", 23933, 22020, "percent").grade.value, change_fits("+2.4", "19.8%", "22.2%").grade.value
    ('from the figures as printed', 'from the figures as printed')
    >>> change_fits("1.2", "12.4%", "13.5%").grade.value, change_fits("1.4", "12.4%", "13.5%").grade.value
    ('from the figures before rounding', 'cannot')
    >>> change_fits("-3.3", "48.3%", "46.7%").grade.value, change_fits("-8.7%", 23933, 22020, "percent").grade.value
    ('only as the other kind of change', 'only as per cent of the later figure')
    """
    first, last = printed(before), printed(now)
    exact = kind == "difference" and first.counted and last.counted
    shown = printed(change) if exact else printed(change, counted=False)
    plain = _change(_point(first), _point(last), kind)
    possible = _change(first.half_up(), last.half_up(), kind)
    explained = (grade for grade, holds in _grades(shown, first, last, kind) if holds)
    expected = show(plain.low, shown.places, signed=True) if plain else ""
    return ChangeFit(next(explained, ChangeGrade.never), expected, possible)


def _grades(shown: Printed, first: Printed, last: Printed, kind: Kind) -> Iterator[tuple[ChangeGrade, bool]]:
    half_up = (first.half_up(), last.half_up())
    other: Kind = "percent" if kind == "difference" else "difference"
    turned = Printed(-shown.value, shown.places, shown.rounded_to, shown.counted)
    yield ChangeGrade.printed, _meets(shown, _change(_point(first), _point(last), kind))
    yield ChangeGrade.unrounded, _meets(shown, _change(*half_up, kind))
    yield (
        ChangeGrade.other_rule,
        any(
            _meets(shown, _change(first.span(of_figures), last.span(of_figures), kind), of_change)
            for of_figures, of_change in product(Rule, Rule)
        ),
    )
    yield ChangeGrade.other_kind, _meets(_rounded(shown), _change(*half_up, other))
    if kind == "percent":
        yield ChangeGrade.later_base, _meets(turned, _change(last.half_up(), first.half_up(), kind))
    yield ChangeGrade.turned, _meets(turned, _change(*half_up, kind))


def _meets(shown: Printed, possible: Span | None, rule: Rule = Rule.half_up) -> bool:
    return possible is not None and possible.meets(shown.span(rule))


def _change(before: Span, now: Span, kind: Kind) -> Span | None:
    """Give the span of the change; a quotient's ends are taken as closed, which only forgives."""
    if kind == "difference":
        return now - before
    if before.low <= 0:
        return None
    ratios = [100 * (top / bottom - 1) for top, bottom in product((now.low, now.high), (before.low, before.high))]
    return Span(min(ratios), max(ratios))


def _point(figure: Printed) -> Span:
    return Span(figure.value, figure.value)


def _rounded(shown: Printed) -> Printed:
    return Printed(shown.value, shown.places, counted=False)
