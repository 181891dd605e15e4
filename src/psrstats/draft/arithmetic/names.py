"""PSR115: whether one value has two names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.outcome import Outcome, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.numbers import Number
from psrstats.patterns import regex

LEAST = 1000  # a smaller number, or a round one, may well be two things
_THINGS = (
    "contacts|referrals|assessments|children|young people|families|episodes|enquiries|cases|notifications|pupils|"
    "visits|adults|discussions|meetings|complaints|audits|reviews|suspensions|exclusions|arrests|victims|offences|"
    "calls|requests|interviews|orders|responses|parents|carers|staff|practitioners|schools|conferences|plans|households|incidents|allegations"
)
SMALLEST, SOON = 20, 4  # the same of what is gone back to, and within how many sentences
# "The 1,150 contacts", "These 86 conferences"
_THE_SAME = regex(
    rf"\W*(?:(?:out )?of )?(?:the|these|those) (?P<n>{N}) (?:[a-z-]+ ){{0,2}}?(?P<what>{_THINGS})\b", re.IGNORECASE
)
_PEOPLE = {"children", "young people", "pupils", "adults"}  # of whom one may well be called the other
_AFTER = regex(rf"(?P<n>{N}) (?:(?:[a-z-]+|{OTHER}) ){{0,2}}?(?P<what>{_THINGS})\b", re.IGNORECASE)
_BEFORE = regex(
    rf"\bnumber of (?:[a-z-]+ ){{0,3}}?(?P<what>{_THINGS})\b[^.;{N[1:-1]}]{{0,80}}?"
    rf"\b(?:was|were|is|are|of|stood at|totalled|reached) (?P<n>{N})",
    re.IGNORECASE,
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Find a value that is a number of one thing here and of another there, where that other has its own value too."""
    yield from _gone_back_to(sentences)
    yield from _called_otherwise(sentences)


def _called_otherwise(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    named = [each for sentence in stating(sentences) for each in _named(sentence)]
    for sentence, number, what, said in named:
        if not said:
            continue
        for other, twin, thing, _ in named:
            if twin.value == number.value and thing != what and other is not sentence:
                own = [count for count, name in _things(other) if name == what and count.value != number.value]
                if own:
                    message = (
                        f"{number.text} is called {what} here, and {thing} where {own[0].text} {what} are counted."
                    )
                    yield wrong("name-said", sentence, number, message, f"{thing}, or {own[0].text}")
                    return


def _gone_back_to(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Find "the 1,150 contacts" shortly after 2,340 contacts and 1,150 referrals were counted."""
    for sentence in stating(sentences):
        found = _THE_SAME.match(sentence.form)
        if found is None or any(each.kind in ("period", "year", "date") for each in sentence.numbers):
            continue
        number, what = sentence.number(found["n"]), found["what"].casefold()
        before = [each for each in sentences[max(0, sentence.place - SOON) : sentence.place] if each.statistics]
        told = [(count, name) for each in before for count, name in _things(each)]
        value = number.value or Fraction(0)
        if not number.is_count or value < SMALLEST or not value % (100 if value >= LEAST else 10):
            continue
        twins = {name for count, name in told if count.value == value and name != what}
        own = [count for count, name in told if name == what and count.value != value]
        if len(twins) == 1 and len(own) == 1 and not twins | {what} <= _PEOPLE:
            if (value, what) in _pairs(sentences, sentence):
                continue
            (thing,) = twins
            message = f"{number.text} is called {what} here, and {thing} where {own[0].text} {what} are counted."
            yield wrong("name-said", sentence, number, message, f"{thing}, or {own[0].text}", "warning")


def _pairs(sentences: Sequence[Sentence], sentence: Sentence) -> set[tuple[Fraction | None, str]]:
    """Give what is counted before a sentence, each with its number."""
    return {(count.value, name) for each in sentences[: sentence.place] for count, name in _things(each)}


def _named(sentence: Sentence) -> Iterator[tuple[Sentence, Number, str, bool]]:
    for form, said in ((_AFTER, False), (_BEFORE, True)):
        for found in form.finditer(sentence.form):
            number = sentence.number(found["n"])
            value = number.value or Fraction(0)
            if number.is_count and value >= LEAST and value % 100:
                yield sentence, number, found["what"].casefold(), said


def _things(sentence: Sentence) -> list[tuple[Number, str]]:
    return [(sentence.number(found["n"]), found["what"].casefold()) for found in _AFTER.finditer(sentence.form)]
