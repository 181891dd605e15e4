"""The count that each percentage or rate stands for: 75.0% of 40 are 30, whether anybody sends the 30 or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.unsent_readings import Reading
from psrstats.disclosure.unsent_wholes import UnsentWholes


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
    beside: bool = False  # whether the count is not its whole, but all others of that


class Numerators(Struct, frozen=True, dict=True):
    """Those of a report; and all of its counts, the protected first, then those that anybody may see."""

    all: tuple[Numerator, ...]
    counts: Cells
    report: Implied
    unsent: tuple[Reading, ...] = ()  # what percentages tell of whose whole nobody sends
    wholes: tuple[
        tuple[Place, Place], ...
    ] = ()  # the places of figures, each with that of the protected count it is of

    @classmethod
    def of(cls, report: Implied) -> Numerators:
        """Take the quotients whose whole is known: named, the only count of their place, people, or what they share."""
        counts = with_open(report)
        wholes = Wholes(report, counts)
        unsent = UnsentWholes(report, counts, wholes).readings
        found = [
            Numerator(one.place, one.words, one.place[MEASURE], whole, *span, one.unit == "percent", one)
            for number, one in enumerate(report.quotients.all)
            for whole in wholes.of(number)
            if (span := report.tops(number, float(counts.values[whole])))
        ]
        more = (*_counted(report, counts, wholes), *_of_unsent(report, unsent), *_of_numerators(report, found))
        pairs = ((one.place, counts.places[one.whole]) for one in found if one.whole < len(report.cells))
        return cls((*found, *more), counts, report, unsent, tuple(dict.fromkeys(pairs)))

    @property
    def policy(self) -> Policy:
        """How counts are protected."""
        return self.report.policy

    def whole(self, one: Numerator) -> float:
        """Give how many its whole is."""
        return float(self.counts.values[one.whole])

    def is_few(self, one: Numerator) -> bool:
        """Say whether few are counted in it, or are not."""
        known = self._sent_as_counts.get((one.kind, one.whole)) if one.quotient else None
        one = known if known and one.low <= known.low <= one.high else one
        return self.are_few(one.low, one.high) or self.leaves_few(one)

    @cached_property
    def _sent_as_counts(self) -> dict[tuple[str, int], Numerator]:
        """Those sent as a count: 100% of 230 may be 229 by its digits, and is not where 230 is sent as well."""
        return {
            (one.kind, one.whole): one for one in self.all if not (one.quotient or one.beside or one.low < one.high)
        }

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
        found = {one.place for one in self.few if not self._is_hidden(one, hidden)}
        return found | {self.report.quotients.all[one.number].place for one in self.of_unsent(hidden)}

    def of_unsent(self, hidden: Array) -> Iterator[Reading]:
        """Give what percentages of wholes that nobody sends tell of few, once what is shown is taken away."""
        for one in self.unsent if self._protects else ():
            secret = any(self._is_secret(cell, hidden) for cell in one.run)
            if secret and one.way in ("counted", "others") and one.low <= 0 <= one.high:
                found = self.report.cells.values[list(one.run)].sum()
                relation = Relation(one.run, (1.0,) * len(one.run), found + one.low, found + one.high)
                if self.report.narrows(relation, hidden):
                    yield one
            elif not secret and not _is_numerator(one) and self.are_few(one.low, one.high):
                yield one

    def _is_hidden(self, one: Numerator, hidden: Array) -> bool:
        return self._is_secret(one.whole, hidden)

    def _is_secret(self, count: int, hidden: Array) -> bool:
        return count < len(hidden) and bool(hidden[count])


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


def _is_numerator(one: Reading) -> bool:
    """Say whether what it leaves adds up as the count does beside which it is read."""
    return len(one.run) == 1 and one.way in ("counted", "others")


def _of_unsent(report: Implied, unsent: Iterable[Reading]) -> Iterator[Numerator]:
    """Give what is left of wholes that nobody sends, each beside all others of it."""
    for read in filter(_is_numerator, unsent):
        one = report.quotients.all[read.number]
        words, kind = one.words, one.place[MEASURE]
        if read.way == "counted":  # what is left are those whom it does not count
            words, kind = f"not {words}", f"not {kind}"
        yield Numerator(one.place, words, kind, read.run[0], max(read.low, 0), read.high, share=False, beside=True)


def _of_numerators(report: Implied, found: Iterable[Numerator]) -> Iterator[Numerator]:
    """Give the percentages of what other percentages stand for: 40.0% of 120 assessed, 6.3% of these with a plan."""
    by_place: dict[tuple[str, ...], list[Numerator]] = {}
    known = {one.place for one in found}
    for of in found:
        if of.quotient and of.share and of.high - of.low + 1 < report.policy.candidates:
            by_place.setdefault(of.place[1:], []).append(of)
    for one in report.quotients.all if by_place else ():
        for of in by_place.get(one.place[1:], ()) if one.unit == "percent" and not _is_named(report, one) else ():
            if one.place == of.place or not (
                _says(report, one, of) or (one.place not in known and _are_beside(one, of))
            ):
                continue
            spans = [span for whole in range(int(of.low), int(of.high) + 1) if whole and (span := one.tops(whole))]
            if spans:
                low, high = min(low for low, _ in spans), max(high for _, high in spans)
                yield Numerator(one.place, one.words, one.place[MEASURE], of.whole, low, high, share=False)


def _is_named(report: Implied, one: Quotient) -> bool:
    return bool(report.quotients.settings.measures[one.place[MEASURE]].denominator)


def _says(report: Implied, one: Quotient, of: Numerator) -> bool:
    """Say whether a percentage has a word of what another counts, which that one's whole has not."""
    return bool(words_of(one.words) & (words_of(of.words) - words_of(report.words(of.whole))))


def _are_beside(one: Quotient, of: Numerator) -> bool:
    here, there = one.position, of.quotient.position if of.quotient else None
    if not here or not there or here[0] != there[0]:
        return False
    return sorted((abs(here[1] - there[1]), abs(here[2] - there[2]))) == [0, 1]


def lots_of(numerators: Numerators) -> Iterator[list[Numerator]]:
    """Put those of one whole together, in the order in which they are sent."""
    lots: dict[int, list[Numerator]] = {}
    for one in numerators.all:
        lots.setdefault(one.whole, []).append(one)
    yield from lots.values()
