"""Words of direction against the figures that a draft's numbers are tied to: "increased to 96%", "a drop from 112"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.codes import CODE_OF
from psrstats.draft.arithmetic.words import ANY, direction_of, is_supposed
from psrstats.draft.figures import Printable
from psrstats.draft.review import Found, Place
from psrstats.draft.tying.judging import Judgement
from psrstats.draft.tying.scoring import Scoring
from psrstats.patterns import regex
from psrstats.periods import year_before

_WAY = regex(rf"\b(?P<way>{ANY})\b(?P<to> (?:[a-z]+ ){{0,2}}to\b)?(?P<from>(?: [a-z]+){{0,2}}? from\b)?", re.IGNORECASE)
FAR = 90  # characters between a word of direction and the number that it is said of
_ELSEWHERE = regex(r"[;:]|\b(?:while|whereas|although|but|despite)\b", re.IGNORECASE)


def directions(judgements: Sequence[Judgement], scoring: Scoring) -> Iterator[Found]:
    """Tell of words of direction that the figures go against.

    judgements: of the draft's statistics, in reading order; scoring: the report's figures.
    """
    told: set[tuple[int, int]] = set()
    for at, one in enumerate(judgements):
        if not one.states_a_value:
            continue
        text, (start, end) = one.context.paragraph.text, one.context.sentence
        for word in _WAY.finditer(text, start, end):
            place = (one.context.paragraph.number, word.start())
            if place in told or not (word["to"] or word["from"]) or not _is_of(text, word, one):
                continue
            pair = _pair(judgements, at, one.choices[0].figure, bool(word["from"]), scoring)
            if (
                pair
                and _goes_against(word["way"], pair)
                and not is_supposed(text[max(start, word.start() - 40) : word.end("way")])
            ):
                told.add(place)
                yield _found(one, word, pair)


def _is_of(text: str, word: re.Match[str], one: Judgement) -> bool:
    """Say whether a word of direction is said of a number: nothing but words stands between."""
    between = text[word.end() : one.context.number.start]
    near = word.end() <= one.context.number.start <= word.end() + FAR
    plain = re.sub(r"(?:19|20)\d\d[-/\u2013]?\d*|\bQ[1-4]\b", "", between)
    return near and not re.search(r"\d", plain) and not _ELSEWHERE.search(between)


def _pair(
    judgements: Sequence[Judgement], at: int, figure: Printable, earlier: bool, scoring: Scoring
) -> tuple[Printable, Printable] | None:
    """Give the earlier and the later figure that a word of direction is about: those stated near it, or a year apart.

    figure: the one that the word is said of; earlier: whether it is the earlier of the two, as after "from".
    """
    near = [
        one.choices[0].figure
        for one in judgements[max(0, at - 2) : at + 3]
        if one.states_a_value and one.context.paragraph.number == judgements[at].context.paragraph.number
    ]
    for other in near:
        if other.series == figure.series and other.period != figure.period:
            before, after = sorted((other, figure), key=lambda each: each.period)
            return (before, after) if (figure is before) == earlier else None
    if earlier:
        return None
    past = year_before(figure.period) if " to " not in figure.period.name else figure.period
    for number in scoring.alike[(figure.measure, figure.group, figure.item)]:
        other = scoring.figures[number]
        if other.area == figure.area and other.period == past and other.value is not None:
            return other, figure
    return None


def _goes_against(way: str, pair: tuple[Printable, Printable]) -> bool:
    before, after = (each.value or 0 for each in pair)
    return direction_of(way) * ((after > before) - (after < before)) < 0


def _found(one: Judgement, word: re.Match[str], pair: tuple[Printable, Printable]) -> Found:
    context, (before, after) = one.context, pair
    less = (after.value or 0) < (before.value or 0)
    message = (
        f"The words say {'more' if less else 'less'}, but from {before.text} in {before.period} to {after.text} in "
        f"{after.period} is {'less' if less else 'more'}."
    )
    place = Place(context.paragraph.number, word.start("way"), word.end("way"), context.paragraph.page)
    quote = context.paragraph.text[slice(*context.sentence)].strip()
    return Found(
        CODE_OF["direction-said"], "error", message, place, quote, word["way"], "other words, or other numbers"
    )
