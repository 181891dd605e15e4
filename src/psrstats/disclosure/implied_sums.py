"""Sums in which a percentage or rate stands for one of the counts: of 40 due, 75.0% in time and 7 late leave 3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from psrstats.columns import Array
from psrstats.disclosure.implied_parts import words_of
from psrstats.disclosure.lines import GROUP, ITEM
from psrstats.disclosure.quotients import Whole
from psrstats.disclosure.relation import Relation

if TYPE_CHECKING:
    from psrstats.disclosure.implied import Implied

Mixed = tuple[int, ...]  # a line: the numbers of cells, and of quotients as -1, -2 and so on
LONGEST = 60  # figures in a line that is searched: every run in it is held against what stands beside it
SHORT = 6  # figures in a run that is held against a whole that stands elsewhere


class Entry(Struct, frozen=True):
    """A figure of a line as a count: the number of its cell or quotient, and the least and the greatest it can be."""

    number: int | None  # none for a whole that is not protected
    low: float
    high: float
    of: frozenset[int] | None = None  # the only totals of which a quotient may be a part; none where its whole is named

    @property
    def is_quotient(self) -> bool:
        """Whether it is not a count but stands for one."""
        return self.number is not None and self.number < 0


class Sum(Struct, frozen=True):
    """A total and its parts, some of them quotients."""

    total: Entry
    parts: tuple[Entry, ...]

    @property
    def by(self) -> tuple[int, ...]:
        """The numbers of its quotients."""
        every = (self.total, *self.parts)
        return tuple(sorted(-1 - one.number for one in every if one.number is not None and one.number < 0))

    @property
    def counts(self) -> tuple[int, ...]:
        """The numbers of the cells that are parts."""
        return tuple(one.number for one in self.parts if one.number is not None and one.number >= 0)

    @property
    def relation(self) -> Relation:
        """What it says of its cells."""
        implied = [one for one in self.parts if one.is_quotient]
        low, high = sum(one.low for one in implied), sum(one.high for one in implied)
        terms = [(number, 1.0) for number in self.counts]
        if self.total.number is None or self.total.is_quotient:
            low, high = low - self.total.high, high - self.total.low
        else:
            terms.append((self.total.number, -1.0))
        terms.sort()
        return Relation(tuple(number for number, _ in terms), tuple(times for _, times in terms), -high, -low)


def of_lines(report: Implied, hidden: Array) -> Iterator[Sum]:
    """Give the sums along the report's lines that hold with what its quotients stand for.

    report: its counts and quotients; hidden: which counts are not shown.
    A quotient whose denominator is named stands for a part of that; any other for a part of the total of the sum, or,
    if it is the total itself, of the count that stands nearest to it. Groups add up to their total only all together.
    One of the whole area whose denominator is named is held against another total only where it has a word of that, or
    of the counts: what is a part of one whole adds up to another by chance.
    """
    for line in report.mixed.lines:
        for whole in _possible_wholes(report, line, hidden) if len(line) <= LONGEST else ():
            sums = _sums(_read(report, line, whole, hidden), whole)
            yield from (one for one in sums if _is_of_its_whole(report, one) or _shares_words(report, one))
    for line in report.mixed.of_groups:
        least = sum(report.ends(number)[0] for number in line if number >= 0) / 2
        for whole in (one for one in _possible_wholes(report, line, hidden) if one.value >= least):
            entries = _read(report, line, whole, hidden)
            for at, one in enumerate(entries):
                if one.number == whole.number and any(other.is_quotient for other in entries):
                    yield from _of_all(entries, at)


def _is_of_its_whole(report: Implied, one: Sum) -> bool:
    """Say whether each quotient in a sum is of its total, or is that itself, or of a group of its own."""
    for number in one.by:
        place, named = report.quotients.all[number].place, {whole.number for whole in report.named(number)}
        own = one.total.is_quotient or one.total.number in named
        if named and not (own or place[GROUP] or place[ITEM]):
            return False
    return True


def _shares_words(report: Implied, one: Sum) -> bool:
    counts = one.counts if one.total.number is None or one.total.is_quotient else (*one.counts, one.total.number)
    said = frozenset[str]().union(*(words_of(report.words(number)) for number in counts))
    return any(said & words_of(report.quotients.all[number].words) for number in one.by)


def _possible_wholes(report: Implied, line: Mixed, hidden: Array) -> list[Whole]:
    """Give the counts of which the quotients of a line may be: those that are named, and those of the line."""
    found: dict[Whole, None] = {}
    unnamed = False
    for number in line:
        if number < 0:
            named = report.named(-1 - number)
            found |= dict.fromkeys(whole for whole in named if report.shown_whole(whole.number, hidden))
            unnamed |= not named
    for number in line if unnamed else ():
        if number >= 0 and report.shown_whole(number, hidden) and report.cells.values[number] > 0:
            found[Whole(number, float(report.cells.values[number]))] = None
    return list(found)


def _read(report: Implied, line: Mixed, whole: Whole, hidden: Array) -> list[Entry]:
    """Read a line with its quotients as parts of a whole; leave out those that can be of no such part."""
    found = []
    for at, number in enumerate(line):
        if number >= 0:
            found.append(Entry(number, *report.ends(number)))
        elif span := _stands_for(report, -1 - number, whole, hidden):
            of = None if report.named(-1 - number) else _nearest(line, at)
            found.append(Entry(number, float(span[0]), float(span[1]), of=of))
    return found


def _nearest(line: Mixed, at: int) -> frozenset[int]:
    """Give the counts that stand nearest before and after a place of a line."""
    both = (reversed(line[:at]), line[at + 1 :])
    return frozenset(near for side in both if (near := next((one for one in side if one >= 0), None)) is not None)


def _stands_for(report: Implied, number: int, whole: Whole, hidden: Array) -> tuple[int, int] | None:
    one, named = report.quotients.all[number], report.named(number)
    if one.unit == "ratio" or (one.unit == "rate" and not named):
        return None
    if not named or whole in named:
        return report.tops(number, whole.value)
    first = next((other for other in named if report.shown_whole(other.number, hidden)), None)
    return report.tops(number, first.value) if first else None


def _sums(entries: Sequence[Entry], whole: Whole) -> Iterator[Sum]:
    """Give the sums that may hold: of a run that begins or ends beside its total or the next to it, and of all others.

    Of a whole that is named, of any short run.
    """
    named = any(one.is_quotient and one.of is None for one in entries)
    for at, total in enumerate(entries):
        own = total.number == whole.number
        if own or (_may_be_of(total, whole) if total.is_quotient else named):
            for run in (entries[at + 1 :], entries[:at][::-1]):
                yield from _beginning(total, run, free=own)
                yield from _beginning(total, run[1:], free=own)
        if own:
            yield from _of_all(entries, at)
    others = [one for one in entries if one.number != whole.number or one.number is None] if named else []
    total = Entry(whole.number, whole.value, whole.value)
    for start in range(len(others)):
        yield from _beginning(total, others[start : start + SHORT], free=False)


def _may_be_of(one: Entry, whole: Whole) -> bool:
    return one.of is None or whole.number in one.of


def _of_all(entries: Sequence[Entry], at: int) -> Iterator[Sum]:
    total, rest = entries[at], (*entries[:at], *entries[at + 1 :])
    if len(rest) > 1 and sum(one.low for one in rest) <= total.high and sum(one.high for one in rest) >= total.low:
        yield Sum(total, rest)


def _beginning(total: Entry, run: Sequence[Entry], *, free: bool) -> Iterator[Sum]:
    """Give the beginnings of a run that may add up to a total; free: whether quotients of no named whole may be in it.

    Without such, a run ends before the first of them. What is more than the total is no part of it, and is passed over.
    """
    low = high = 0.0
    some, mixed, parts = 0, total.is_quotient, list[Entry]()
    for one in run:
        if one.of is not None and not free:
            return
        if one.low > total.high:
            continue
        parts.append(one)
        low, high, some, mixed = low + one.low, high + one.high, some + (one.high > 0), mixed or one.is_quotient
        if low > total.high:
            return
        if some > 1 and mixed and high >= total.low:
            yield Sum(total, tuple(parts))
