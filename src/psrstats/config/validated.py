"""The kinds of words that a description holds: a period, a convention, a phrase, a kind of count, levels."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from psrstats.answered import SAYS as SAYS_OF_REPLIES
from psrstats.answered import read_answer
from psrstats.counted import SAYS, read_count
from psrstats.periods import ImpossiblePeriod, read_period
from psrstats.phrases import read_phrase
from psrstats.tallied import SAYS as SAYS_OF_ACTIONS
from psrstats.tallied import read_tally

PUBLISHED = "published"  # what [report] previous says for last year's figures as they were published
SAID_OF = ("number", "period", "period_end")  # what a phrase of measures.csv leaves room for


def _a_period(text: str) -> str:
    try:
        if period := read_period(text):
            return period.name
    except ImpossiblePeriod as error:
        raise ValueError(str(error)) from None
    raise ValueError(f"'{text}' is not a period; write 2019-20, Q4 2019-20, 2019 or 31 March 2020")


def _a_previous(text: str) -> str:
    return text if text == PUBLISHED else _a_period(text)


def _a_convention(text: str) -> str:
    if text in ("latest", "previous", "same") or re.fullmatch(r"(19|20)\d\d", text):
        return text
    raise ValueError(f"cannot be '{text}'; write latest, previous, same, or a year such as 2019")


def _a_phrase(text: str) -> str:
    left = re.sub(f"{{({'|'.join(SAID_OF)})}}", "", text)
    if "{number}" in text and not {"{", "}"} & set(left):
        return text
    known = ", ".join(f"{{{field}}}" for field in SAID_OF)
    raise ValueError(f"cannot be '{text}'; write a phrase with {{number}} in it, and no other braces than {known}")


def _a_sentence(text: str) -> str:
    if text:
        read_phrase(text)
    return text


def _a_count(text: str) -> str:
    if not text or read_count(text) or read_tally(text) or read_answer(text):
        return " ".join(text.split()).casefold()
    known = f"of a log one of: {SAYS}; of actions one of: {SAYS_OF_ACTIONS}; of replies one of: {SAYS_OF_REPLIES}"
    raise ValueError(f"cannot be '{text}'; write {known}")


def _levels(levels: tuple[float, ...]) -> tuple[float, ...]:
    if len(set(levels)) != len(levels) or len(levels) > 2 or not all(50 <= level < 100 for level in levels):
        raise ValueError("write [95], two levels such as [95, 99.8], or [] for none")
    return tuple(sorted(levels))


DenominatorYear = Annotated[str, AfterValidator(_a_convention)]
Levels = Annotated[tuple[float, ...], Field(strict=False), AfterValidator(_levels)]
PeriodName = Annotated[str, AfterValidator(_a_period)]
Previous = Annotated[str, AfterValidator(_a_previous)]
CountWords = Annotated[str, AfterValidator(_a_count)]
Spoken = Annotated[str, AfterValidator(_a_sentence)]
Phrase = Annotated[str, AfterValidator(_a_phrase)]
