"""What is odd about the replies to a survey, and about what is counted of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from psrstats.agreement import folded
from psrstats.answered import AGREEMENT
from psrstats.config import Measure, Survey
from psrstats.errors import did_you_mean
from psrstats.model import Finding
from psrstats.records.replied.choices import OTHER, written_alike
from psrstats.records.replied.reading import Replies


def odd(replies: Replies, about: Survey) -> Iterator[Finding]:
    """Tell of replies that are none, or are there twice."""
    if replies.twice:
        message = f"{len(replies.twice)} replies have the number of another; each is counted."
        yield Finding("survey-replies", "warning", message, replies.twice, ask="Are they one, sent twice?")
    for cells, one, more in ((replies.tests, "a trial", "trials"), (replies.sums, "a total", "totals")):
        if cells:
            message = f"{len(cells)} {f'is {one}' if len(cells) == 1 else f'are {more}'}, and not counted."
            yield Finding("survey-replies", "note", message, cells)
    if replies.unanswered:
        message = f"{replies.unanswered} of the replies answer no question, and are not counted."
        yield Finding("survey-replies", "note", message, (about.file,))


def unmet(measures: Sequence[Measure], years: Sequence[Replies], about: Survey) -> Iterator[Finding]:
    """Tell of an answer that is counted and that nobody gave in any year, where another is nearly called so.

    measures: of the survey; years: the replies of each. What one reply alone says is not repeated.
    """
    for measure in measures:
        chosen = measure.answer.chosen if measure.answer else ()
        given = _given(measure, years, about) if chosen and chosen not in AGREEMENT.values() else {}
        for word in [one for one in chosen if given and one not in given]:
            near = did_you_mean(word, [answer for one, answer in given.items() if one not in chosen])
            if near.startswith("Did you"):
                message = f"nobody answers '{word}' to '{measure.words}': {measure.name} counts none of it. {near}"
                yield Finding("survey-replies", "warning", message, (about.file,))


def _given(measure: Measure, years: Sequence[Replies], about: Survey) -> dict[str, str]:
    """Give the answers to a measure's question, in any year."""
    asked = (question for each in years for question in each.questions if question.is_called(measure.words))
    said = (word for question in asked for answer in written_alike(question.answers, about) for word in answer)
    return {folded(word): word for word in said if word != OTHER}
