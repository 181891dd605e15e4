"""The count that each percentage or rate stands for: 75.0% of 40 are 30, whether anybody sends the 30 or not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from psrstats.columns import Array
from psrstats.disclosure.all_counts import with_open
from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.implied import Implied
from psrstats.disclosure.implied_parts import words_of
from psrstats.disclosure.lines import MEASURE
from psrstats.disclosure.numerator_wholes import Wholes
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.quotients import Quotient


class Numerator(Struct, frozen=True):
    """So many of a whole: what a percentage, a rate or a proportion that is sent stands for, or a count beside such."""

    place: Place  # of the figure that tells it
    words: str
    kind: str  # the measure of the percentages among which it is
    whole: int  # the number of the count that it is of, among all counts of the report
    low: float  # the least and the greatest that it can be by the digits that are sent
    high: float
    share: bool  # whether the others of its whole are told with it: those of a population are no secret
    quotient: Quotient | None = None  # none where a count is sent


class Numerators(Struct, frozen=True, dict=True):
    """Those of a report; and all of its counts, the protected first, then those that anybody may see."""

    all: tuple[Numerator, ...]
    counts: Cells
    report: Implied

    @classmethod
    def of(cls, report: Implied) -> Numerators:
        """Take the quotients whose whole is known: named, the only count of their place, people, or what they share."""
        counts = with_open(report)
        wholes = Wholes(report, counts)
        found = [
            Numerator(one.place, one.words, one.place[MEASURE], whole, *span, one.unit == "percent", one)
            for number, one in enumerate(report.quotients.all)
            for whole in wholes.of(number)
            if (span := report.tops(number, float(counts.values[whole])))
        ]
        return cls((*found, *_counted(report, counts, wholes)), counts, report)

    @property
    def policy(self) -> Policy:
        """How counts are protected."""
        return self.report.policy

    def whole(self, one: Numerator) -> float:
        """Give how many its whole is."""
        return float(self.counts.values[one.whole])

    def is_few(self, one: Numerator) -> bool:
        """Say whether few are counted in it, or are not."""
        return self.are_few(one.low, one.high) or self.leaves_few(one)

    def leaves_few(self, one: Numerator) -> bool:
        """Say whether few of its whole are not counted in it."""
        whole = self.whole(one)
        return one.share and self.are_few(whole - one.high, whole - one.low)

    def are_few(self, low: float, high: float) -> bool:
        """Say whether what lies between two ends may be a small number of children."""
        return high >= 1 and max(low, 1) <= (self.policy.largest or self.policy.base)

    @cached_property
    def few(self) -> tuple[Numerator, ...]:
        """Those of few."""
        return tuple(one for one in self.all if self.is_few(one)) if self._protects else ()

    @property
    def _protects(self) -> bool:
        return bool(self.policy.largest) or self.policy.base > 1

    def telling(self, hidden: Array) -> set[Place]:
        """Give the places of the figures that tell that few are counted in them, of a whole that is shown."""
        return {one.place for one in self.few if not self._is_hidden(one, hidden)}

    def _is_hidden(self, one: Numerator, hidden: Array) -> bool:
        return one.whole < len(hidden) and bool(hidden[one.whole])


def _counted(report: Implied, counts: Cells, wholes: Wholes) -> Iterator[Numerator]:
    """Give the counts that are what percentages of others stand for: late, and late in per cent, of reviews due."""
    cells, settings = report.cells, report.quotients.settings
    by_words: dict[frozenset[str], list[str]] = {}
    for name in dict.fromkeys(place[MEASURE] for place in cells.places):
        by_words.setdefault(words_of(settings.measures[name].words), []).append(name)
    for kind, of in wholes.of_measure.items():
        said = words_of(settings.measures[kind].words)
        own = {settings.measures[kind].numerator, *(by_words.get(said, ()) if said else ())} - {"", of}
        for number, place in enumerate(cells.places if own else ()):
            whole, value = counts.at.get((of, *place[1:])), float(cells.values[number])
            if place[MEASURE] in own and whole is not None and value <= counts.values[whole]:
                yield Numerator(place, report.words(number), kind, whole, value, value, share=True)


def lots_of(numerators: Numerators) -> Iterator[list[Numerator]]:
    """Put those of one whole together, in the order in which they are sent."""
    lots: dict[int, list[Numerator]] = {}
    for one in numerators.all:
        lots.setdefault(one.whole, []).append(one)
    yield from lots.values()
