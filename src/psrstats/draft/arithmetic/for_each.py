"""PSR118: whether so many for each are all over how many there are, by the name of what each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.averages import held
from psrstats.draft.arithmetic.outcome import Outcome
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.arithmetic.subject import nouns_behind
from psrstats.draft.arithmetic.words import EARLIER, ELSEWHERE, is_supposed
from psrstats.draft.numbers import Number
from psrstats.draft.words import stem
from psrstats.patterns import regex

_BUT = f"[^{N[1:-1]}.;:()]"
_FORMS = (
    # "with 312 children across 24 teams, each team holds 13 on average"
    regex(rf"\beach (?P<of>[a-z]+) {_BUT}{{0,30}}?(?P<v>{N})(?: [a-z]+)?(?: on average)?(?=[.,;)]|\Z)", re.IGNORECASE),
    # "it met 12 times and heard 96 cases: eight per meeting"
    regex(
        r"(?:[,;:(\u2013]|\b(?:average|mean) of) ?(?:or |about |that is |an average of |on average )*"
        rf"(?P<v>{N})(?: [a-z]+)? (?:per|for each|for every|to each|to a) (?P<of>[a-z]+)(?=[.,;)]|\Z)",
        re.IGNORECASE,
    ),
)
_PER = regex(r" (?:per|a|each|every) (?P<of>[a-z]+)\Z", re.IGNORECASE)
_MET = regex(r"\b(?:met|sat|convened)(?: [a-z]+)?\W*\Z", re.IGNORECASE)
_MEETINGS = frozenset("meeting meetings sitting session panel".split())


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each sentence of all, how many there are and how many for each, and nothing else."""
    for sentence in stating(sentences):
        stated = sentence.statistics
        if len(stated) != 3 or sentence.paragraph.kind == "row" or is_supposed(sentence.text):
            continue
        if EARLIER.search(sentence.text) or ELSEWHERE.search(sentence.text.replace("average", "")):
            continue
        per = [(each, said) for each in stated if each.unit == "average" and (said := _PER.search(each.text))]
        if len(per) == 1:
            yield from _judged(sentence, per[0][0], per[0][1]["of"].casefold())
            continue
        found = next((match for form in _FORMS if (match := form.search(sentence.form))), None)
        if found is not None:
            yield from _judged(sentence, sentence.number(found["v"]), found["of"].casefold())


def _judged(sentence: Sentence, average: Number, of: str) -> Iterator[Outcome]:
    others = [number for number in sentence.statistics if number is not average]
    if average.unit not in ("count", "average") or any(number.bound or not number.value for number in others):
        return
    named = [number for number in others if _is_called(sentence, number, of)]
    totals = [number for number in others if number not in named]
    if len(named) == len(totals) == 1 and totals[0].is_count and (totals[0].value or 0) > (named[0].value or 0) > 1:
        yield from held(sentence, average, totals[0], named[0].value or average.step, named[0])


def _is_called(sentence: Sentence, number: Number, of: str) -> bool:
    """Tell the number of what each is: "24 teams" for each team, "met 12 times" for each meeting."""
    if number.text.endswith("times"):
        before = sentence.paragraph.text[sentence.start : number.start]
        return of in _MEETINGS and _MET.search(before) is not None
    return number.is_count and stem(of) in nouns_behind(sentence, number)
