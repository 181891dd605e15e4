"""One count by another: the figure with its interval and its text, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from psrstats.cli.calc.answer import Answer
from psrstats.cli.calc.typed import Typed, rational, spoken
from psrstats.formulas import FORMULAS
from psrstats.formulas.interval import Interval, percentage_interval, poisson_method, rate_interval
from psrstats.numbers import show

LEVEL = 95
UNDEFINED = "nothing can be divided by 0"


class Kind(NamedTuple):
    """What tells percentages, rates and ratios apart, beside their formula."""

    command: str
    words: str  # {0} and {1} are the counts, {2} the figure, {3} the multiplier
    sign: str = ""
    interval: Callable[[float, float, int], Interval] = lambda *_: Interval(None, None)
    method: Callable[[float], str] = lambda _: ""


KINDS = {
    "percentage": Kind(
        "percent", "{0} of {1} is {2}", "%", lambda part, whole, _: percentage_interval(part, whole), lambda _: "Wilson"
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


def quotient(formula: str, numerator: Typed, denominator: Typed, per: int, places: int) -> Figure:
    """Divide exactly, and give the 95% interval where the figure has one.

    formula: percentage, rate or ratio; per: the multiplier: 100 for a percentage and 1 for a ratio.

    >>> quotient("rate", 204, 40800, 10000, 1).text, quotient("percentage", 1, 0, 100, 1)[3:]
    ('50.0', ('[z]', 'nothing can be divided by 0'))
    """
    if not denominator:
        return Figure(text="[z]", note=UNDEFINED)
    kind, value = KINDS[formula], Fraction(rational(numerator) * per, rational(denominator))
    try:
        (lower, upper), note = kind.interval(float(numerator), float(denominator), per), ""
    except ValueError as error:
        lower, upper, note = None, None, f"no interval: {error}"
    return Figure(float(value), lower, upper, show(value, places) + kind.sign, note)


def divide(formula: str, numerator: Typed, denominator: Typed, per: int) -> Answer:
    """Answer with a percentage, a rate or a ratio, and its 95% interval where it has one.

    >>> divide("rate", 204, 41639, 10000).line
    '204 of 41,639 is 49.0 per 10,000 (95% interval 42.5 to 56.2)'
    """
    kind, places = KINDS[formula], FORMULAS[formula].places
    figure = quotient(formula, numerator, denominator, per, places)
    line = kind.words.format(spoken(numerator), spoken(denominator), figure.text, per)
    facts = {"numerator": numerator, "denominator": denominator, "per": per} | figure._asdict()
    if figure.lower is None or figure.upper is None:
        return Answer(kind.command, "; ".join(filter(None, (line, figure.note))), facts)
    lower, upper = (show(limit, places) + kind.sign for limit in (figure.lower, figure.upper))
    made = {"level": LEVEL, "method": kind.method(float(numerator))}
    return Answer(kind.command, f"{line} ({LEVEL}% interval {lower} to {upper})", facts | made)
