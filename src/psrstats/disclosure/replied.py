"""The counts of one question of a survey, each with the answers that it counts, as a reader understands them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from msgspec import Struct, field

from psrstats.agreement import agreement_of, folded
from psrstats.answered import AGREEMENT, before_and_after
from psrstats.config import Measure, Settings
from psrstats.disclosure.cells import Cells, Place

OF_QUESTION = ("answers", "choices", "scores")
WIDER = ("replies", "asked")
OF_PAIRS = ("pairs", "better", "worse")
agreed, plain = cache(agreement_of), cache(folded)  # a choice stands in many lines
Chosen = frozenset[str]
Key = tuple[str, ...]  # the survey, the question, the area, the period, and whose replies: two labels, blank for all


class Lot(Struct):
    """What is counted of one question, or of a pair of them, in the same replies."""

    wholes: list[int] = field(default_factory=list)  # all who answer: the same, whichever counts them
    pairs: dict[str, list[int]] = field(default_factory=dict)  # by what of their scores is counted
    choices: dict[str, list[int]] = field(default_factory=dict)  # by label, of a measure of all choices
    chosen: dict[tuple[str, ...], list[int]] = field(default_factory=dict)  # by the answers that are counted together
    scored: list[int] = field(default_factory=list)  # of a pair, all who answer one of its questions
    replies: list[int] = field(default_factory=list)  # all who reply, whether they answer or not
    asked: list[int] = field(default_factory=list)

    def sets(self) -> dict[Chosen, list[int]]:
        """Give the counts by the answers of which any is counted; a word of agreement stands for all that say it."""
        found: dict[Chosen, list[int]] = defaultdict(list)
        explicit = {word for chosen in self.chosen if chosen not in AGREEMENT.values() for word in chosen}
        labels = {*map(plain, self.choices), *explicit}
        for label, numbers in self.choices.items():
            found[frozenset((plain(label),))] += numbers
        for chosen, numbers in self.chosen.items():
            words = set(chosen)
            if chosen in AGREEMENT.values():
                words = {label for label in labels if agreed(label) in chosen}
                words |= set() if self.choices else {f"any {one}" for one in chosen}
            found[frozenset(words)] += numbers
        found.pop(frozenset(), None)
        return found


def lots_of(cells: Cells, settings: Settings) -> dict[Key, Lot]:
    """Put together what is counted of each question, in each part of its replies and each year."""
    of = {name: one for name, one in settings.measures.items() if one.answer and one.unit == "count"}
    lots: dict[Key, Lot] = defaultdict(Lot)
    wider: dict[Key, list[int]] = defaultdict(list)
    parted: set[Key] = {(*place[:3], place[4]) for place in cells.places if place[0] in of and place[2] and place[3]}
    for number, place in enumerate(cells.places) if of else ():
        if (measure := of.get(place[0])) and measure.answer:
            *part, choice = _placed(place, measure, parted)
            about = (place[1], place[4], *part)
            if measure.answer.kind in WIDER:
                wider[measure.answer.kind, measure.source, *about].append(number)
            else:
                _put(lots[measure.source, measure.words, *about], number, measure, choice)
    for _, source, *where in [*wider]:
        lots[source, "", *where] = Lot()  # what is counted of no question
    for key, lot in lots.items():
        source, words, *where = key
        near = [lots[source, one, *where] for one in before_and_after(words) if (source, one, *where) in lots]
        lot.scored = [number for each in near if lot.pairs for number in each.wholes]
        lot.replies, lot.asked = (wider.get((kind, source, *where), []) for kind in WIDER)
    return lots


def _placed(place: Place, measure: Measure, parted: set[Key]) -> tuple[str, str, str]:
    """Say whose replies a count is of, two labels, and which choice; blank where it is of no one choice.

    parted: the measures, areas, groups and periods of choices that are counted of a part of the replies.
    """
    _, _, group, item, _ = place
    if measure.answer is None or measure.answer.kind != "choices":
        return group, item, ""
    is_part = bool(item) or (*place[:3], place[4]) in parted
    return (group, "", item) if is_part else ("", "", group)


def _put(lot: Lot, number: int, measure: Measure, choice: str) -> None:
    answer = measure.answer
    assert answer is not None  # only measures of answers are put here
    if choice:
        lot.choices.setdefault(choice, []).append(number)
    elif answer.chosen:
        lot.chosen.setdefault(answer.chosen, []).append(number)
    elif answer.kind in OF_PAIRS:
        lot.pairs.setdefault(answer.kind, []).append(number)
    elif answer.kind in OF_QUESTION:
        lot.wholes.append(number)
