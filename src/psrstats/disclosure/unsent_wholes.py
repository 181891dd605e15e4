"""What a percentage tells where nobody sends of how many it is: 6.0% late beside 47 in time are 3 of 50."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import prod

from psrstats.disclosure.cells import Cells
from psrstats.disclosure.implied import Implied
from psrstats.disclosure.implied_parts import is_next_to, words_of
from psrstats.disclosure.lines import MEASURE
from psrstats.disclosure.numerator_wholes import Wholes
from psrstats.disclosure.opposites import said_of, turned
from psrstats.disclosure.quotients import AVERAGE, Quotient
from psrstats.disclosure.telling import RARE
from psrstats.disclosure.unsent_lots import of_lots
from psrstats.disclosure.unsent_readings import Near, Reading, Way, counted, for_each, others, said, short

LONGEST = 30  # counts that a source sends of one place, in which runs are looked for
SHORT = 6  # counts in a run
_NEAR: tuple[Near, ...] = ("said", "beside", "far")
Key = tuple[str, Way, tuple[str, ...]]  # the percentage's measure, how it is read, and those of the run


class UnsentWholes:
    """The percentages of a report of which no whole is known, each held against the counts of its place."""

    def __init__(self, report: Implied, counts: Cells, wholes: Wholes) -> None:
        self._report, self._counts, self._of = report, counts, wholes
        self._candidates = report.policy.candidates

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Give those that are no chance, and that leave too few values.

        One that fails in more than two lines of three is none; where neither words nor place say that a percentage has
        to do with a count, it holds only if chance would hardly make it among all that were tried.
        """
        by_key: dict[Key, list[Reading]] = defaultdict(list)
        for one in self._read():
            by_key[self._key(one)].append(one)
        found = {key: some for key, some in by_key.items() if 3 * sum(one.holds for one in some) >= len(some)}
        tried = Counter(key[0] for key in by_key)
        shared_out = tuple(of_lots(self._report, self._unknown, self._near))
        return shared_out + tuple(
            one
            for key, some in found.items()
            for one in some
            if one.holds and one.is_narrow(self._candidates)
            if one.near == "said" or _chance(some) * (tried[key[0]] if one.near == "far" else 1) * RARE <= 1
        )

    def _key(self, one: Reading) -> Key:
        measures = tuple(self._counts.places[cell][MEASURE] for cell in one.run)
        return self._report.quotients.all[one.number].place[MEASURE], one.way, measures

    def _read(self) -> Iterator[Reading]:
        for number, one in enumerate(self._report.quotients.all):
            if one.unit in ("ratio", AVERAGE):
                for cell in self._counts_of.get(one.place[1:], ()):
                    if self._near(one, cell) != "far":
                        yield from for_each(number, one, cell, float(self._counts.values[cell]))
        for number in self._unknown:
            one = self._report.quotients.all[number]
            yield from said(number, one)
            for line in self._lines(one):
                yield from self._of_line(number, one, line)

    @cached_property
    def _unknown(self) -> list[int]:
        every = enumerate(self._report.quotients.all)
        return [at for at, one in every if one.unit == "percent" and not one.apart and not self._is_known(at)]

    def _is_known(self, number: int) -> bool:
        return any(self._report.tops(number, float(self._counts.values[whole])) for whole in self._of.of(number))

    def _of_line(self, number: int, one: Quotient, line: list[int]) -> Iterator[Reading]:
        """Read a percentage in every way with the counts that a source sends of its place."""
        values = [float(self._report.cells.values[cell]) for cell in line]
        near = [self._near(one, cell) for cell in line]
        own = self._report.source(line[0]) == one.source
        for at, own_near in enumerate(near):
            if not values[at] > 0 or not (own or own_near != "far"):
                continue
            for more, value in zip(line, values, strict=True):
                if own_near == "said" and values[at] < value:
                    yield from short(number, one, (line[at], more), values[at], value)
            for start, end in _runs_with(at, len(line)):
                run, taken = tuple(line[start:end]), sum(values[start:end])
                some = 1 < len(run) < len(line)  # of a line, which chance makes easily
                yield counted(number, one, run, values[at], taken, _at_most(own_near, beside=some))
                if start == at:
                    both = min(own_near, near[end - 1], key=_NEAR.index)
                    yield others(number, one, run, taken, _at_most(both, beside=some))

    def _lines(self, one: Quotient) -> list[list[int]]:
        """Give the counts of its place by their sources, in the order in which they are sent."""
        lines: dict[str, list[int]] = defaultdict(list)
        for cell in self._report.by_place.get(one.place[1:], ()):
            value = self._report.cells.values[cell]
            if value == value and not self._report.cells.worked_out[cell]:
                lines[self._report.source(cell)].append(cell)
        return [line for line in lines.values() if len(line) <= LONGEST]

    @cached_property
    def _counts_of(self) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, place in enumerate(self._counts.places):
            found[place[1:]].append(number)
        return found

    def _near(self, one: Quotient, cell: int) -> Near:
        """Say whether a count says what a percentage does or its opposite, or has a word of it or stands beside it."""
        measure = self._report.quotients.settings.measures[self._counts.places[cell][MEASURE]]
        words = f"{measure.title} {measure.label}"
        said, so = words_of(words), turned(one.words, frozenset(), said_of(words))
        if any(one_of and said and (one_of <= said or said <= one_of) for one_of in (words_of(one.words), so)):
            return "said"
        beside = cell < len(self._report.cells) and is_next_to(self._report, cell, one)
        return "beside" if beside or words_of(one.words) & said else "far"


def _at_most(near: Near, *, beside: bool) -> Near:
    """Take what words say for no more than that both stand beside each other, if so asked."""
    return "beside" if beside and near == "said" else near


def _chance(some: Sequence[Reading]) -> float:
    """Say how often chance would make them all hold that do."""
    return prod(one.chance for one in some if one.holds)


def _runs_with(at: int, size: int) -> Iterator[tuple[int, int]]:
    """Give the ends of the short runs in which a place of a line is."""
    for start in range(max(0, at - SHORT + 1), at + 1):
        for end in range(at + 1, min(start + SHORT, size) + 1):
            yield start, end
