"""Relations of those who come and go from one period's end to the next: last year's, started, ended, this year's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import permutations, product

import numpy as np
from msgspec import Struct

from psrstats.columns import ABSENT, Array
from psrstats.disclosure.cells import Place
from psrstats.disclosure.lines import MEASURE, PERIOD, Lines
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.patterns import regex
from psrstats.periods import known_period
from psrstats.totals import LONGEST

_STOCK = r"(?:balance|caseload|count|number|position|total)"
_START = regex(
    r"\b(?:at (?:the )?(?:\w+[ -])?(?:start|beginning)|at 1(?:st)?\b|(?:start|beginning) of|brought forward|"
    rf"opening {_STOCK})",
    re.IGNORECASE,
)
_END = regex(
    r"\b(?:at (?:the )?(?:\w+[ -])?(?:end|close)\b|end of|(?:year|quarter|month)[ -]end|as at|at (?:28|29|30|31)|"
    rf"carried forward|closing {_STOCK})",
    re.IGNORECASE,
)
_IN = regex(
    r"\b(?:start(?:ed|s|ers?|ing)?|new(?:ly)?|open(?:ed|ings?)|began|begun|admi(?:tted|ssions?)|enter(?:ed|ing)|"
    r"entr(?:y|ies|ants?)|bec[ao]m(?:e|ing)|join(?:ed|ers?|ing)|arriv(?:ed|als?)|commenced|(?<!-)registered|in-?flows?|"
    r"added|came (?:in|on)(?:to)?|taken (?:in|on)(?:to)?|(?:placed|put) on|received)\b",
    re.IGNORECASE,
)
_OUT = regex(
    r"\b(?:end(?:ed|s|ing)|clos(?:ed|ures?|ing)|ceas(?:ed|ing)|left|leav(?:ers?|ing)|discharg(?:ed|es?)|exit(?:ed|s)?|"
    r"depart(?:ed|ures?)|removed|removals|de-?registered|out-?flows?|finished|completed|"
    r"(?:came|taken|stepped) (?:off|out|down))\b",
    re.IGNORECASE,
)
_TOPIC = regex(r"[^\W\d_]{4,}")
_NO_TOPIC = frozenset(
    "april children during from into march month number period quarter people that their total were with year".split()
)
FEW = 4  # so many ways in and out of one source may be of the same children whatever their words; more must share one


class _Way(Struct, frozen=True):
    """Measures that may say who was there, who came and who went."""

    level: str
    ins: tuple[str, ...]
    outs: tuple[str, ...]
    start: str = ""  # the measure of those at the start; blank for the level of the period before
    worded: bool = False


def over_years(lines: Lines, no_totals: Array, policy: Policy) -> Iterator[Relation]:
    """Give the counts of a period's end and of the one before that differ by those who came less those who went.

    By their words, all measures of one source or table; by arithmetic, any three measures that are listed or stand
    beside one another. What fails in most periods, groups and areas is a coincidence; no_totals: the counts of which
    psrstats.toml says that they add up by chance.
    """
    there = _There(lines)
    for way in dict.fromkeys((*_worded(lines), *_beside(lines))):
        found = there.instances(way)
        found = found[~no_totals[found].any(axis=1)]
        if len(found):
            yield from _holding(lines.cells.values, found, way, policy)
    yield from _same(there, lines)


class _There(Struct, frozen=True, dict=True):
    """Which counts there are, by measure, and which periods end where others begin."""

    lines: Lines

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.lines.cells.places:
            found[place[MEASURE]].append(place)
        return found

    @cached_property
    def steps(self) -> dict[str, tuple[list[str], list[str]]]:
        """Of each period the names of those at whose end it begins, and of those that end as it does."""
        periods = {name: known_period(name) for name in self._periods}
        ending, on_day = defaultdict[date, list[str]](list), defaultdict[date, list[str]](list)
        for name, period in periods.items():
            ending[period.end].append(name)
            if period.start == period.end:
                on_day[period.start].append(name)
        return {
            name: ([*ending.get(period.start - timedelta(1), ()), *on_day.get(period.start, ())], ending[period.end])
            for name, period in periods.items()
        }

    def instances(self, way: _Way) -> Array:
        """Give the numbers of what was, those who came, what is and those who went: a row for each place of all."""
        _, about, period = self._of(way.ins[0])
        steps = self._steps[bool(way.start)]
        counts = steps.counts[period]
        at = np.repeat(np.arange(len(period)), counts)
        step = np.repeat(steps.ends[period] - counts.cumsum(), counts) + np.arange(len(at))
        about, period, before, now = about[at], period[at], steps.before[step], steps.now[step]
        columns = [
            self._numbers(way.start or way.level, about, before),
            *(self._numbers(name, about, period) for name in way.ins),
            self._numbers(way.level, about, now),
            *(self._numbers(name, about, period) for name in way.outs),
        ]
        found = np.column_stack(columns)
        kept: Array = found[(found != ABSENT).all(axis=1)]
        return kept

    def number(self, place: Place, measure: str, period: str) -> int:
        """Give the number of another measure's count of the same children, or of another period's."""
        _, area, group, item, _ = place
        return self.lines.cells.at.get((measure, area, group, item, period), ABSENT)

    def _numbers(self, measure: str, about: Array, period: Array) -> Array:
        """Give the numbers of a measure's counts of some children in some periods; ABSENT where there is none."""
        numbers, *_ = self._of(measure)
        keys, wanted = self._keys[numbers], about * len(self._periods) + period
        if not len(keys):
            return np.full(len(wanted), ABSENT)
        near = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[near] == wanted, numbers[near], ABSENT)

    def _of(self, measure: str) -> tuple[Array, Array, Array]:
        """Give the numbers of a measure's counts in order, whom each is about, and its period."""
        numbers = self._by_measure.get(measure, np.zeros(0, dtype=np.intp))
        return numbers, *np.divmod(self._keys[numbers], len(self._periods))

    @cached_property
    def _by_measure(self) -> dict[str, Array]:
        coded = self.lines.coded[MEASURE]
        order = np.lexsort((self._keys, coded))
        lots = np.split(order, np.flatnonzero(np.diff(coded[order])) + 1) if len(order) else []
        return {self.lines.cells.places[lot[0]][MEASURE]: lot for lot in lots}

    @cached_property
    def _keys(self) -> Array:
        """Whom each count is about and when, as one number."""
        abouts: dict[tuple[str, ...], int] = {}
        rows = self.lines.cells.places
        found = [abouts.setdefault(p[1:PERIOD], len(abouts)) * len(self._periods) + self._periods[p[-1]] for p in rows]
        return np.array(found, dtype=np.int64)

    @cached_property
    def _periods(self) -> dict[str, int]:
        names = dict.fromkeys(place[PERIOD] for place in self.lines.cells.places)
        return {name: code for code, name in enumerate(names)}

    @cached_property
    def _steps(self) -> tuple[_Steps, _Steps]:
        """Of each period those of what was there before and is there after: by the level, and by the start."""
        after = [self.steps[name] for name in self._periods]
        by_level = [list(product(befores, nows)) for befores, nows in after]
        by_start = [[(name, now) for now in nows] for name, (_, nows) in zip(self._periods, after, strict=True)]
        return _Steps.of(by_level, self._periods), _Steps.of(by_start, self._periods)


class _Steps(Struct, frozen=True):
    """Of each period, the periods before it and at its end: how many pairs, where they end, and these."""

    counts: Array
    ends: Array
    before: Array
    now: Array

    @classmethod
    def of(cls, pairs: Sequence[Sequence[tuple[str, str]]], codes: dict[str, int]) -> _Steps:
        counts = np.array([len(lot) for lot in pairs], dtype=np.int64)
        both = np.array([(codes[before], codes[now]) for lot in pairs for before, now in lot], dtype=np.int64)
        before, now = both.reshape(-1, 2).T
        return cls(counts, counts.cumsum(), before, now)


def _worded(lines: Lines) -> Iterator[_Way]:
    """Give the measures of one source, or of one table, of which some say that they came and others that they went."""
    for names in _families(lines):
        kinds = {name: _kind(lines.words(name)) for name in names}
        of = {kind: [name for name in names if kinds[name] == kind] for kind in ("start", "level", "in", "out")}
        few = len(of["in"]) * len(of["out"]) <= FEW
        topics = {name: _topics(lines.words(name)) for name in names}
        for level in of["level"]:
            came, went = (
                tuple(name for name in of[kind] if few or _alike(topics[level], topics[name])) for kind in ("in", "out")
            )
            singles = [((one,), (other,)) for one, other in product(came, went)]
            pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = [*singles, *([(came, went)] if singles else [])]
            for (ins, outs), start in product(pairs, ("", *of["start"])):
                yield _Way(level, ins, outs, start, worded=True)


def _alike(one: set[str], other: set[str]) -> bool:
    return bool(one & other) or not (one or other)


def _beside(lines: Lines) -> Iterator[_Way]:
    """Give each three measures that stand or are listed next to one another, each of them as what there is."""
    orders = [*_families(lines)]
    for line in lines.all:
        if 3 <= len(line) <= LONGEST:
            orders.append(tuple(lines.cells.places[number][MEASURE] for number in line))
    threes = (names[at : at + 3] for names in dict.fromkeys(orders) for at in range(len(names) - 2))
    for three in dict.fromkeys(threes):
        if len(set(three)) == 3:
            yield from (_Way(level, (came,), (went,)) for level, came, went in permutations(three))


def _families(lines: Lines) -> Iterator[tuple[str, ...]]:
    """Give the measures of each source, and those of each table."""
    counted = {place[MEASURE] for place in lines.cells.places}
    by_source: dict[str, list[str]] = defaultdict(list)
    for name, measure in lines.settings.measures.items():
        if name in counted:
            by_source[measure.source].append(name)
    yield from (tuple(names) for names in by_source.values())
    yield from (tuple(name for name in table.measures if name in counted) for table in lines.settings.tables)


def _topics(words: str) -> set[str]:
    """Give the words that say of whom a measure is, not when, and not whether they came or went."""
    for form in (_START, _END, _IN, _OUT):
        words = form.sub(" ", words)
    return {word.casefold() for word in _TOPIC.findall(words)} - _NO_TOPIC


def _kind(words: str) -> str:
    """Say by its words whether a measure is of those at a start, of those who came, who went, or who are there."""
    if _START.search(words):
        return "start"
    came, went = _IN.search(words), _OUT.search(words)
    if _END.search(words) or not (came or went):
        return "level"
    return "" if came and went else "in" if came else "out"


def _holding(values: Array, found: Array, way: _Way, policy: Policy) -> Iterator[Relation]:
    """Give the relations of a way that holds wherever all is known, or in most of it."""
    signs = np.array([1.0] * (1 + len(way.ins)) + [-1.0] * (1 + len(way.outs)))
    counts = values[found]
    left = counts @ signs
    known = ~np.isnan(left)
    if 2 * int((left[known] == 0).sum()) < int(known.sum()):
        return
    near = np.flatnonzero((left == 0) | (~known & way.worded)).tolist()
    for numbers, count, rest in ((tuple(found[at].tolist()), counts[at], left[at]) for at in near):
        if (rest == 0 and (way.worded or _balances(count, signs))) or (way.worded and _may(count, signs, policy)):
            yield Relation(numbers, tuple(signs.tolist()))


def _balances(counts: Array, signs: Array) -> bool:
    """Say whether counts balance of which one may be nought, and not because two are the two others."""
    return bool((counts > 0).sum() > 2) and sorted(counts[signs > 0].tolist()) != sorted(counts[signs < 0].tolist())


def _may(counts: Array, signs: Array, policy: Policy) -> bool:
    """Say whether the one count that is not known would be a small one."""
    unknown = np.isnan(counts)
    if unknown.sum() != 1:
        return False
    return bool(policy.lowest <= -np.nansum(counts * signs) * signs[unknown][0] <= policy.largest)


def _same(there: _There, lines: Lines) -> Iterator[Relation]:
    """Give those at the start of a period and those at the end of the one before, where they are as many."""
    cells = lines.cells
    for names in _families(lines):
        kinds = {name: _kind(lines.words(name)) for name in names}
        starts, levels = ([name for name in names if kinds[name] == kind] for kind in ("start", "level"))
        for start, level in product(starts, levels):
            pairs = [
                (cells.at[place], there.number(place, level, before))
                for place in there.places[start]
                for before in there.steps[place[PERIOD]][0]
            ]
            pairs = [pair for pair in pairs if ABSENT not in pair]
            same = [pair for pair in dict.fromkeys(pairs) if cells.values[pair[0]] == cells.values[pair[1]]]
            if 2 * len(same) >= len(set(pairs)):
                yield from (Relation(pair, (1.0, -1.0)) for pair in same)
