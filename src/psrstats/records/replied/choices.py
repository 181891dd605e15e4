"""The answers to a question that may be chosen: written in one way, in their order, with those that nobody chose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from psrstats.agreement import NEITHER, agreement_of, folded, is_usual, place_of
from psrstats.config import Survey
from psrstats.records.replied.reading import Replies

OTHER = "Other answers"


def written_alike(answers: Sequence[tuple[str, ...]], about: Survey) -> list[tuple[str, ...]]:
    """Write answers in one way, and what only one reply says, and no survey offers, as another answer."""
    written = {folded(one): one for one in about.choices}
    for one in (one for each in answers for one in each):
        written.setdefault(folded(one), one)
    counts = Counter(folded(one) for each in answers for one in {folded(one): one for one in each}.values())
    named = {folded(one) for one in about.choices} | {folded(one) for one in about.scale}
    stays = {
        word for word, number in counts.items()
        if word in named or (not about.choices and (number > 1 or is_usual(word)))
    }  # fmt: skip
    said = ([written[folded(one)] if folded(one) in stays else OTHER for one in each] for each in answers)
    return [tuple(dict.fromkeys(each)) for each in said]


def offered(chosen: Collection[str], years: Iterable[Replies], about: Survey) -> set[str]:
    """Give the answers of agreement that nobody chose, of a question that was answered by others of that scale.

    They are what the description names or, where it names none, what is answered to the survey's other questions.
    """
    stages = _stages(chosen)
    if not _agrees(stages):
        return set()
    named = [word for word in (*about.choices, *about.scale) if agreement_of(word)]
    asked = ({one for answer in question.answers for one in answer} for each in years for question in each.questions)
    found = named or sorted(word for words in asked if _agrees(_stages(words)) for word in words)
    missing = {agreement_of(word): word for word in reversed(found)}
    return {word for stage, word in missing.items() if stage and stage not in stages}


def _stages(words: Iterable[str]) -> set[str]:
    return {agreement_of(one) for one in words} - {""}


def _agrees(stages: set[str]) -> bool:
    """Tell a question of agreement: one that is answered Yes, No or Unsure is none."""
    return bool(stages - {NEITHER})


def place_among(answer: str, about: Survey) -> tuple[float, int]:
    """Give the place of an answer among others: as choices says, by its score, or by agreement."""
    folds = [folded(one) for one in about.choices]
    if folded(answer) in folds:
        return float(folds.index(folded(answer))), 0
    scores = {folded(one): score for one, score in about.scale.items()}
    return -scores.get(folded(answer), 0.0), place_of(answer)
