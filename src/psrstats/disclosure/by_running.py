"""Running totals beside the counts that they add up, and stretches beside the periods that they are made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.disclosure.chains import Chain, chains
from psrstats.disclosure.lines import Lines
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.rests import Rest
from psrstats.disclosure.telling import Words, is_rare, telling
from psrstats.patterns import regex
from psrstats.periods import Period

TO_DATE = regex(
    r"\b(?:to[- ]date|ytd|y\.t\.d\.?|cumulative(?:ly)?|running total|rolling total|so far|"
    r"since (?:the )?(?:start|beginning|1(?:st)?|april|january|september)\b)",
    re.IGNORECASE,
)
_TOGETHER = regex(
    r"\b(?:rolling|pooled|(?:two|three|four|five|[2-5])[ -]years?|(?:12|twelve)[ -]months?|year (?:to|ending|ended)|"
    r"annual(?:ised)?|combined)\b",
    re.IGNORECASE,
)
# By the months of a period: of how many a stretch may be made.
STRETCHES = {12: (2, 3, 4, 5), 3: (4,), 1: (3, 6, 12)}
YEAR_STARTS = (0, 4, 1, 9)  # a running total begins again never, in April, in January, in September
_MANY = 16  # patterns of what is known in a chain: beyond that only the fullest are compared


class _Way(Struct, frozen=True):
    """How one measure is made of another: of each step, the numbers that have to do with one another."""

    made: Array  # what the other measure would have to be: a row for each measure, a column for each period
    relation: Callable[[int, int, int], Relation]  # of the row that is made, the row that makes it, and a column
    turned: bool  # whether `made` is worked out from the running total, and not from what it adds up
    words: re.Pattern[str]


def running(lines: Lines, no_totals: Array, policy: Policy) -> Iterator[Relation]:
    """Give the running totals and the stretches of several periods with the counts that they are made of.

    By arithmetic, wherever two measures of an area, group and item agree in every step that is known; by words where
    an agency suppressed a step. no_totals: the counts of which psrstats.toml says that they add up by chance.
    """
    for chain in chains(lines.cells):
        values = chain.values(lines.cells)
        words = [telling(_TOGETHER.sub(" ", TO_DATE.sub(" ", lines.words(name)))) for name in chain.measures]
        titles = [lines.words(name) for name in chain.measures]
        for way in _ways(chain, values) if len(values) > 1 else ():
            for total, part, columns in _agreeing(way, values, words, titles, policy):
                found = [way.relation(total, part, column) for column in columns]
                if not any(no_totals[one.numbers[0]] for one in found):
                    yield from found


def few_added(lines: Lines) -> Iterator[Rest]:
    """Give what a running total that is called so grew by from one period to the next of its year."""
    for chain in chains(lines.cells):
        for row, name in enumerate(chain.measures):
            for column in range(1, len(chain.periods)) if TO_DATE.search(lines.words(name)) else ():
                numbers = chain.numbers[row, column], chain.numbers[row, column - 1]
                if min(numbers) >= 0 and not _begins(chain.periods[column], 4):
                    now, before = map(int, numbers)
                    if not lines.cells.values[before] > lines.cells.values[now]:
                        yield Rest(now, (before,))


def _begins(period: Period, month: int) -> bool:
    return period.start.month == month


def _ways(chain: Chain, values: Array) -> Iterator[_Way]:
    """Give how the measures of a chain may be made of one another."""
    length, numbers = chain.periods[0].months, chain.numbers
    grown = np.full_like(values, np.nan)
    grown[:, 1:] = values[:, 1:] - values[:, :-1]
    for month in YEAR_STARTS if length < 12 else (0,):
        starts = np.array([_begins(period, month) for period in chain.periods])
        if month and not starts.any():
            continue

        def added(total: int, part: int, column: int, starts: Array = starts) -> Relation:
            now, more = int(numbers[total, column]), int(numbers[part, column])
            if starts[column]:
                return Relation((now, more), (1.0, -1.0))
            return Relation.total(now, (int(numbers[total, column - 1]), more))

        yield _Way(np.where(starts, values, grown), added, True, TO_DATE)
    for many in STRETCHES.get(length, ()):
        if many <= len(chain.periods):
            yield _stretch(values, numbers, many)


def _stretch(values: Array, numbers: Array, many: int) -> _Way:
    windows = np.lib.stride_tricks.sliding_window_view(values, many, axis=1).sum(axis=2)
    made = np.full_like(values, np.nan)
    made[:, many - 1 :] = windows

    def together(total: int, part: int, column: int) -> Relation:
        return Relation.total(int(numbers[total, column]), numbers[part, column - many + 1 : column + 1].tolist())

    return _Way(made, together, False, _TOGETHER)


def _agreeing(
    way: _Way, values: Array, words: list[Words], titles: list[str], policy: Policy
) -> Iterator[tuple[int, int, list[int]]]:
    """Give the rows of a total and of what it is made of, with the columns in which they agree."""
    for made_masks, rows in _by_known(way.made).items():
        for masks, others in _by_known(values).items():
            columns = np.flatnonzero(np.frombuffer(made_masks, bool) & np.frombuffer(masks, bool))
            if len(columns):
                yield from _equal(way, values, rows, others, columns, words, titles)
    yield from _suppressed(way, values, words, titles, policy)


def _by_known(rows: Array) -> dict[bytes, list[int]]:
    """Put the rows together of which the same columns are known, those with the most first."""
    found: dict[bytes, list[int]] = defaultdict(list)
    for row, known in enumerate(~np.isnan(rows)):
        if known.any():
            found[known.tobytes()].append(row)
    return dict(sorted(found.items(), key=lambda one: -sum(one[0]))[:_MANY])


def _equal(
    way: _Way, values: Array, rows: list[int], others: list[int], columns: Array, words: list[Words], titles: list[str]
) -> Iterator[tuple[int, int, list[int]]]:
    at: dict[bytes, list[int]] = defaultdict(list)
    for other in others:
        at[values[other, columns].tobytes()].append(other)
    for row in rows:
        wanted = way.made[row, columns] + 0.0  # no -0.0
        for other in at.get(wanted.tobytes(), ()):
            total, part = (row, other) if way.turned else (other, row)
            alike = bool(way.words.search(titles[total])) and (
                words[part] <= words[total] or words[total] <= words[part]
            )
            numbers = wanted[wanted > 0].tolist()
            enough = len(numbers) > 1 or alike or not way.turned
            if row != other and numbers and enough and is_rare(numbers, len(values), alike=alike):
                yield total, part, columns.tolist()


def _suppressed(
    way: _Way, values: Array, words: list[Words], titles: list[str], policy: Policy
) -> Iterator[tuple[int, int, list[int]]]:
    """Give the steps in which an agency left out the one count that is not known, of totals that are called so."""
    if not way.turned or not np.isnan(values).any():
        return
    for total, title in enumerate(titles):
        for part in range(len(titles)) if way.words.search(title) else ():
            if part == total or not words[part] <= words[total]:
                continue
            known = ~np.isnan(way.made[total]) & ~np.isnan(values[part])
            held = way.made[total][known] == values[part][known]
            left = way.made[total]
            may = np.isnan(values[part]) & (left >= policy.lowest) & (left <= policy.largest)
            if 2 * held.sum() >= len(held):
                yield total, part, np.flatnonzero(may).tolist()
