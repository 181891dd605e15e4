"""What an analyst should know of a draft's numbers: those that are no figure, or another than the words say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from psrstats.codes import CODE_OF
from psrstats.config import Settings
from psrstats.draft.figures import Printable
from psrstats.draft.review import Found, Place, Severity
from psrstats.draft.tying.choosing import Choice
from psrstats.draft.tying.evidence import How, fit
from psrstats.draft.tying.judging import Judgement
from psrstats.draft.tying.scoring import Scoring
from psrstats.units import UNITS, said_of

WRONG_UNIT = -1.4  # odds of a unit that is another than the figure's
SAID: Mapping[How, str] = {
    "cut off": "it is cut off, not rounded",
    "digit": "one digit is wrong",
    "exchanged": "two digits are exchanged",
    "dropped": "a digit is missing",
    "added": "there is a digit too many",
    "off by one": "it is one off",
    "other area": "it is another area's figure",
    "near": "it is near, and not the same",
    "control": "its content control is named after that figure",
}
MILD = ("cut off", "near")  # what another rounding, or another figure, may explain
HIDDEN = "The public report does not show the number that stands here."
FOLLOWS = "A number that the public report does not show can be worked out from this one."


def findings(judgements: Sequence[Judgement], scoring: Scoring, settings: Settings) -> Iterator[Found]:
    """Give the findings on a draft's numbers, in its order; one fault of unit in a sentence is told once.

    judgements: of every statistic; scoring: the report's figures; settings: its description, for their titles.
    """
    told: dict[tuple[int, int, str], None] = {}
    for one in judgements:
        if one.verdict == "mismatched":
            yield _mismatch(one, scoring, settings)
        elif one.verdict == "tied" and one.choices[0].fit.how == "secret":
            yield _hidden(one)
        elif one.verdict == "tied" and one.choices[0].unit <= WRONG_UNIT:
            key = (one.context.paragraph.number, one.context.sentence[0], one.choices[0].figure.measure)
            if key not in told:
                told[key] = None
                yield _unit(one, settings)
        elif one.verdict == "ambiguous":
            yield _ambiguous(one, settings)
        elif one.verdict == "unsupported":
            yield _found(one, "unsupported", "note", f"No figure of the report gives {_text(one)}.")


def called(figure: Printable, settings: Settings) -> str:
    """Name a figure as a reader would: 'Children looked after' for England, Q4 2019-20."""
    area = figure.area if figure.area != settings.report.area else ""
    about = ", ".join(filter(None, (figure.item, figure.group, area, figure.period.name)))
    statistic = f", {figure.statistic.replace('-', ' ')}," if figure.statistic else ""
    return f"'{settings.measures[figure.measure].title}'{statistic} for {about}"


def _mismatch(one: Judgement, scoring: Scoring, settings: Settings) -> Found:
    best = one.choices[0]
    figure, how = best.figure, best.fit.how
    at = f" ({figure.source})" if figure.source else ""
    right = f"{called(figure, settings)} is {figure.text}{at}, printed {_text(one)}"
    if how == "other period":
        period = _period_of(one, best, scoring)
        severity: Severity = "error" if one.context.periods.said else "warning"
        return _found(one, "other-period", severity, f"{right}: that is the figure of {period}.", figure.text)
    severity = "warning" if how in MILD else "error"
    return _found(one, "mismatched", severity, f"{right}: {SAID[how]}.", figure.text)


def _period_of(one: Judgement, best: Choice, scoring: Scoring) -> str:
    """Name the period of which a number is the figure."""
    number, figure = one.context.number, best.figure
    for at in scoring.alike[(figure.measure, figure.group, figure.item)]:
        other = scoring.figures[at]
        found = fit(number, other.value, other.places, slips=False) if other.value is not None else None
        if other.area == figure.area and found:
            return other.period.name
    return "another period"


def _unit(one: Judgement, settings: Settings) -> Found:
    figure = one.choices[0].figure
    per = f" per {figure.per:,}" if figure.unit == "rate" else ""
    unit = f"a {said_of(figure.unit).noun}{per}" if figure.unit in UNITS else figure.unit
    message = f"{called(figure, settings)} is {unit}, {figure.text}; the words give it as {_text(one)}."
    return _found(one, "unit-said", "error", message, figure.text)


def _ambiguous(one: Judgement, settings: Settings) -> Found:
    names = [called(choice.figure, settings) for choice in one.choices]
    return _found(one, "ambiguous", "note", f"{_text(one)} may be {' or '.join(names)}.")


def _hidden(one: Judgement) -> Found:
    figure = one.choices[0].figure
    if figure.unit == "count" and not figure.statistic:
        return _found(one, "hidden-printed", "error", HIDDEN)
    return follows(one)


def follows(one: Judgement) -> Found:
    """Tell of a number from which one that is not shown follows."""
    return _found(one, "hidden-follows", "error", FOLLOWS)


def _found(one: Judgement, name: str, severity: Severity, message: str, expected: str | None = None) -> Found:
    start, end = one.context.sentence
    return Found(
        CODE_OF[name],
        severity,
        message,
        place_of(one),
        one.context.paragraph.text[start:end].strip(),
        _text(one),
        expected,
    )


def place_of(one: Judgement) -> Place:
    """Say where a statistic stands."""
    context = one.context
    return Place(context.paragraph.number, context.number.start, context.number.end, context.paragraph.page)


def _text(one: Judgement) -> str:
    return one.context.number.text
