"""One count by another: the figure with its interval and its text, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from numbers import Integral, Real
from typing import NamedTuple

from psrstats.calc.answer import Answer
from psrstats.calc.typed import Given, Typed, numbers, rational, spoken
from psrstats.errors import Fault, UserError
from psrstats.formulas import FORMULAS
from psrstats.formulas.interval import Interval, percentage_interval, poisson_method, rate_interval
from psrstats.formulas.quotients import Number
from psrstats.numbers import show

LEVEL = 95
MOST_PLACES = 10
MOST_PER = 10**9  # beyond it, no float carries what is worked out
UNDEFINED = "nothing can be divided by 0"


class Kind(NamedTuple):
    """What tells percentages, rates and ratios apart, beside their formula."""

    command: str
    words: str  # {0} and {1} are the counts, {2} the figure, {3} the multiplier
    sign: str = ""
    interval: Callable[[Number, Number, int, float], Interval] = lambda *_: Interval(None, None)
    method: Callable[[float], str] = lambda _: ""


KINDS = {
    "percentage": Kind(
        "percent",
        "{0} of {1} is {2}",
        "%",
        lambda part, whole, _, level: percentage_interval(part, whole, level),
        lambda _: "Wilson",
    ),
    "rate": Kind("rate", "{0} of {1} is {2} per {3:,}", interval=rate_interval, method=poisson_method),
    "ratio": Kind("ratio", "{0} to {1} is {2} to 1"),
}


class Figure(NamedTuple):
    """A figure as it is printed, and what it was before rounding."""

    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    text: str = ""
    note: str = ""


def quotient(formula: str, numerator: Typed, denominator: Typed, per: int, places: int, level: float = LEVEL) -> Figure:
    """Divide exactly, and give the interval where the figure has one.

    formula: percentage, rate or ratio; per: the multiplier: 100 for a percentage and 1 for a ratio.

    >>> quotient("rate", 204, 40800, 10000, 1).text, quotient("percentage", 1, 0, 100, 1)[3:]
    ('50.0', ('[z]', 'nothing can be divided by 0'))
    """
    if not denominator:
        return Figure(text="[z]", note=UNDEFINED)
    kind, value = KINDS[formula], Fraction(rational(numerator) * per, rational(denominator))
    try:
        _must_be_whole(formula, numerator, denominator)
        (lower, upper), note = kind.interval(float(numerator), float(denominator), per, level), ""
    except ValueError as error:
        lower, upper, note = None, None, f"no interval: {error}"
    return Figure(value.numerator / value.denominator, lower, upper, show(value, places) + kind.sign, note)


def _must_be_whole(formula: str, numerator: Typed, denominator: Typed) -> None:
    """Refuse an interval of what nobody counted: 3.7 children; the population of a rate may be a mean of years."""
    for number in () if formula == "ratio" else (numerator,) if formula == "rate" else (numerator, denominator):
        if number != int(number):
            raise ValueError(f"{spoken(number)} is no whole number, and an interval is of counts")


def divide(
    formula: str, numerator: Given, denominator: Given, per: int, places: int | None = None, level: float = LEVEL
) -> Answer:
    """Answer with a percentage, a rate or a ratio, and its interval where it has one.

    places: the decimals it is printed with; None for as many as its formula has.
    Raises UserError for what is not a number.

    >>> divide("rate", 204, 41639, 10000).line
    '204 of 41,639 is 49.0 per 10,000 (95% interval 42.5 to 56.2)'
    """
    part, whole = numbers(numerator=numerator, denominator=denominator)
    kind, places = KINDS[formula], places_for(formula, per, places, level)
    figure = quotient(formula, part, whole, per, places, level)
    line = kind.words.format(spoken(part), spoken(whole), figure.text, per)
    value = Fraction(rational(part) * per, rational(whole)) if whole else None
    facts = {"numerator": part, "denominator": whole, "per": per} | figure._asdict() | {"value": value}
    if figure.lower is None or figure.upper is None:
        return Answer(kind.command, "; ".join(filter(None, (line, figure.note))), facts)
    lower, upper = (show(limit, places) + kind.sign for limit in (figure.lower, figure.upper))
    made = {"level": level, "method": kind.method(float(part))}
    return Answer(kind.command, f"{line} ({level}% interval {lower} to {upper})", facts | made)


def places_for(formula: str, per: int, places: int | None = None, level: float = LEVEL) -> int:
    """Give the decimals that a figure is printed with, refusing what nothing can be worked out by."""
    faults = []
    if not _whole(per, 1):
        faults.append(Fault("per", f"{per!r} is not a whole number from 1.", "Such as 1000, 10000 or 100000."))
    elif per > MOST_PER:
        faults.append(Fault("per", f"is more than {MOST_PER:,}.", "Such as 1000, 10000 or 100000."))
    if places is not None and not (_whole(places, 0) and places <= MOST_PLACES):
        faults.append(Fault("places", f"{places!r} is not a whole number from 0 to {MOST_PLACES}."))
    if not (isinstance(level, Real) and 0 < level < 100):
        faults.append(Fault("level", f"{level!r} is not between 0 and 100 per cent.", "Such as 95 or 99.8."))
    if faults:
        raise UserError(*faults)
    return FORMULAS[formula].places if places is None else places


def _whole(number: object, least: int) -> bool:
    return isinstance(number, Integral) and not isinstance(number, bool) and int(number) >= least
