"""The highest and the lowest "since records began" against the figures of other periods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.codes import CODE_OF
from psrstats.draft.figures import Printable
from psrstats.draft.review import Found, Place
from psrstats.draft.tying.cues import takes_up
from psrstats.draft.tying.judging import Judgement
from psrstats.draft.tying.periods import periods_named
from psrstats.draft.tying.scoring import Scoring
from psrstats.draft.words import sentences_of
from psrstats.patterns import regex

_MOST = regex(
    r"\b(?P<most>highest|lowest)\b[^.;:,\d]{0,60}?\b(?:since|recorded|on record|ever)\b(?P<since>[^.;,]*)",
    re.IGNORECASE,
)


def extremes(judgements: Sequence[Judgement], scoring: Scoring) -> Iterator[Found]:
    """Tell of a highest or a lowest that a figure of another period goes beyond.

    judgements: of the draft's statistics, in reading order; scoring: the report's figures.
    """
    for at, one in enumerate(judgements):
        last = judgements[at + 1] if at + 1 < len(judgements) else None
        if one.states_a_value and one.context.column is None:
            yield from _beyond(one, last, scoring)


def _beyond(one: Judgement, following: Judgement | None, scoring: Scoring) -> Iterator[Found]:
    """Look at the rest of a figure's sentence, and at the next one where that takes it up."""
    text, (start, end) = one.context.paragraph.text, one.context.sentence
    stretches = [(one.context.number.end, end)]
    later = next((each for each in sentences_of(text) if each[0] >= end), None)
    if later and takes_up(text[slice(*later)]):
        stretches.append(later)
    until = len(text)
    if following and following.context.paragraph.number == one.context.paragraph.number:
        until = following.context.number.start
    for first, last in stretches:
        for found in _MOST.finditer(text, first, min(last, until)):
            other = _further(one.choices[0].figure, found, scoring)
            if other:
                yield _found(one, found, other, (start, end) if first < end else (first, last))


def _further(figure: Printable, found: re.Match[str], scoring: Scoring) -> Printable | None:
    """Give a figure of another period, of those that are spoken of, that is higher than the highest, or lower."""
    since = next((one.what.period for one in periods_named(found["since"]) if one.what.period), None)
    for at in scoring.alike[(figure.measure, figure.group, figure.item)]:
        other = scoring.figures[at]
        if other.area != figure.area or other.value is None or figure.value is None or other.period >= figure.period:
            continue
        if since is None or other.period.end > since.end:
            apart = other.value - figure.value
            if apart > 0 if found["most"].casefold() == "highest" else apart < 0:
                return other
    return None


def _found(one: Judgement, found: re.Match[str], other: Printable, sentence: tuple[int, int]) -> Found:
    figure, paragraph = one.choices[0].figure, one.context.paragraph
    message = f"{figure.text} is called the {found['most'].casefold()}, but in {other.period} it was {other.text}."
    place = Place(paragraph.number, found.start("most"), found.end("most"), paragraph.page)
    quote = paragraph.text[slice(*sentence)].strip()
    return Found(CODE_OF["rank-in-draft"], "error", message, place, quote, found["most"], "other words")
