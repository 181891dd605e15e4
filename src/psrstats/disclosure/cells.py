"""The counts of children in a report, each place once, and what is known of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import permutations

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import Array, Columns, repeats
from psrstats.config import Settings
from psrstats.disclosure.policy import policy_of
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import printed
from psrstats.lineage import Figures
from psrstats.patterns import regex

PLACE = ["measure", "area", "group", "item", "period"]
Place = tuple[str, str, str, str, str]
SUPPRESSED, LOW = "c", "low"
MANY = 40  # counts of one place and source: beyond that a percentage would fit two of them by chance
DIGITS = "0123456789"
_LETTERS = regex(r"[A-Z]{1,3}")


class Made(Struct, frozen=True):
    """A count that psrstats works out from others: its number, and those of its parts, each with its sign."""

    number: int
    parts: tuple[int, ...]
    signs: tuple[float, ...]


class Cells(Struct, frozen=True, dict=True):
    """Counts of children: the place of each, its number (missing where a marker stands) and its marker."""

    places: tuple[Place, ...]
    values: Array
    markers: tuple[str, ...]
    missing: frozenset[Place] = frozenset()  # counts that were not sent, so that what they are part of says nothing
    addresses: tuple[str, ...] = ()  # file!sheet!A1; blank for a count that was worked out
    small: frozenset[Place] = frozenset()  # places of which any cell says a small number
    made: tuple[Made, ...] = ()
    shares: tuple[tuple[int, int], ...] = ()  # of each percentage, its whole and its part
    settled: frozenset[Place] = frozenset()  # last year's report decided of them: no longer to be left out or shown
    left_out: frozenset[Place] = frozenset()  # last year's report did not show them

    @classmethod
    def of(cls, figures: Figures, settings: Settings) -> Cells:
        """Take the counts of children from figures, sent or worked out, the first of those about the same place."""
        policy = policy_of(settings.disclosure)
        columns, rows = figures.columns, _counts(figures, settings, worked_out=policy.base == 1)
        again = repeats(columns.numbered(rows, *PLACE))
        kept = rows[~again]
        found = cls(
            _places(columns, kept),
            columns["value"][kept],
            tuple(columns.texts("marker", kept).tolist()),
            addresses=tuple(columns.texts("cell", kept).tolist()),
            small=frozenset(_places(columns, rows[policy.is_small(columns["value"][rows])])),
        )
        number = {row: at for at, row in enumerate(kept.tolist())}
        shares = (*_shares(figures, number), *_shares_sent(figures, settings, number))
        return replace(found, made=tuple(_made(figures, number)), shares=tuple(dict.fromkeys(shares)))

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def at(self) -> dict[Place, int]:
        """The number of each place."""
        return {place: number for number, place in enumerate(self.places)}

    @cached_property
    def worked_out(self) -> Array:
        """Which of them psrstats works out from others."""
        found = np.zeros(len(self), dtype=bool)
        found[[one.number for one in self.made]] = True
        return found

    def of_hidden(self, hidden: Array) -> Array:
        """Say which psrstats works out from others of which one is not shown."""
        found = np.zeros(len(self), dtype=bool)
        found[[one.number for one in self.made if hidden[list(one.parts)].any()]] = True
        return found

    @property
    def marked(self) -> Array:
        """Which of them are suppressed already."""
        return np.array([marker == SUPPRESSED for marker in self.markers], dtype=bool)

    def said(self, places: frozenset[Place]) -> Array:
        """Say which of them are among some places."""
        if not places:
            return np.zeros(len(self), dtype=bool)
        return np.array([place in places for place in self.places], dtype=bool)

    @cached_property
    def positions(self) -> list[tuple[str, int, int] | None]:
        """The sheet, row and column of each; none for one that was worked out."""
        return [position(address) for address in self.addresses] or [None] * len(self)

    def only(self, wanted: Sequence[int]) -> Cells:
        """Keep some of them, in their order."""
        if len(wanted) == len(self):
            return self
        places = tuple(self.places[number] for number in wanted)
        new = {number: at for at, number in enumerate(wanted)}
        gone = {p for p, marker in zip(self.places, self.markers, strict=True) if marker == "x"} - set(places)
        made = tuple(
            Made(new[one.number], tuple(new[part] for part in one.parts), one.signs)
            for one in self.made
            if one.number in new and all(part in new for part in one.parts)
        )
        shares = tuple((new[whole], new[part]) for whole, part in self.shares if whole in new and part in new)
        return replace(
            self,
            places=places,
            values=self.values[list(wanted)],
            markers=tuple(self.markers[number] for number in wanted),
            missing=self.missing | gone,
            addresses=tuple(self.addresses[number] for number in wanted) if self.addresses else (),
            made=made,
            shares=shares,
        )

    def beside(self, before: Cells) -> Cells:
        """Put what last year's report shows beside them, and what it does not; where both speak, theirs is kept."""
        new = [number for number, place in enumerate(before.places) if place not in self.at]
        old = dict(zip(before.places, before.values.tolist(), strict=True))
        here = zip(self.places, self.values.tolist(), strict=True)
        same = {place for place, value in here if place in old and old[place] == value}
        more = before.only(new)
        return replace(
            self,
            places=self.places + more.places,
            values=np.concatenate([self.values, more.values]),
            markers=self.markers + more.markers,
            addresses=self.addresses + ("",) * len(more) if self.addresses else (),
            settled=frozenset(same) | frozenset(more.places),
            left_out=frozenset(p for p, m in zip(before.places, before.markers, strict=True) if m == SUPPRESSED),
        )


def position(address: str) -> tuple[str, int, int] | None:
    """Read a cell's address: its sheet with the file, its row, its column.

    >>> position("care.xlsx!Plans!B7"), position("plans 2019-20")
    (('care.xlsx!Plans', 7, 2), None)
    """
    before = address.rstrip(DIGITS)
    sheet, column = _column_of(before)
    row = address[len(before) :]
    return (sheet, int(row), column) if row and column else None


@cache
def _column_of(before: str) -> tuple[str, int]:
    """Read what stands before the row in the addresses of a column: its sheet, and its number; 0 where it is none."""
    sheet, mark, letters = before.rpartition("!")
    return sheet, _column(letters) if mark else 0


@cache
def _column(letters: str) -> int:
    """Give the number of a column by its letters; 0 for none."""
    if not _LETTERS.fullmatch(letters):
        return 0
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column


def counted(settings: Settings) -> list[str]:
    """Name the measures that count children and are not public."""
    return [name for name in settings.measures if name in settings.counted and not settings.measures[name].public]


def _counts(figures: Figures, settings: Settings, *, worked_out: bool) -> Array:
    """Find the figures that count children; worked_out: of rounded counts what is made tells no more than they do."""
    columns = figures.columns
    rows = columns.where(statistic="")
    rows = rows[np.isin(columns["measure"][rows], [columns.words.code(name) for name in counted(settings)])]
    rows = rows if worked_out else rows[columns["formula"][rows] == 0]
    value = columns["value"][rows]
    kept: Array = rows[np.isnan(value) | ((value >= 0) & (value % 1 == 0))]
    return kept


def _places(columns: Columns, rows: Array) -> tuple[Place, ...]:
    return tuple(zip(*(columns.texts(name, rows).tolist() for name in PLACE), strict=True))


def _made(figures: Figures, number: dict[int, int]) -> Iterator[Made]:
    """Give what each count that was worked out is made of, where all of it counts children."""
    rows = np.sort(np.fromiter(number, np.int64, len(number)))
    for row in rows[figures.columns["formula"][rows] != 0].tolist():
        signs, parts = figures.get(row, "formula"), figures.inputs(row)
        if set(signs) <= {"+", "-"} and len(signs) == len(parts) and all(part in number for part in parts):
            coefficients = tuple(1.0 if sign == "+" else -1.0 for sign in signs)
            yield Made(number[row], tuple(number[part] for part in parts), coefficients)


def _shares(figures: Figures, number: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Give the whole and the part of each percentage that is worked out of two counts of children."""
    columns = figures.columns
    rows = columns.where(formula="percentage", statistic="")
    rows = rows[columns.inputs.counts[rows] == 2]
    for part, whole in columns.inputs.take(rows).rows.reshape(-1, 2).tolist():
        if part in number and whole in number and part != whole:
            yield number[whole], number[part]


def _shares_sent(figures: Figures, settings: Settings, number: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Give the counts of a place and source of which one makes, of the other, a percentage that is sent beside them."""
    columns = figures.columns
    percents = columns.where(statistic="", unit="percent", marker="", formula="")
    source = {columns.words.code(m.name): m.source for m in settings.measures.values() if m.source}
    beside: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row in number if len(percents) else ():
        beside[_beside(columns, source, row)].append(row)
    for row in percents.tolist():
        near = beside.get(_beside(columns, source, row), []) if figures.get(row, "value") >= 0 else []
        shown = printed(figures.get(row, "value"), figures.get(row, "places"), counted=False)
        counts = dict(zip(near, columns["value"][near].tolist(), strict=True)) if len(near) <= MANY else {}
        for whole, part in permutations(counts, 2):
            near_enough = (
                abs(100 * counts[part] - float(shown.value) * counts[whole]) <= counts[whole] / 10**shown.places
            )
            if (
                0 < counts[part] <= counts[whole]
                and near_enough
                and int(counts[part]) in numerators(shown, counts[whole])
            ):
                yield number[whole], number[part]


def _beside(columns: Columns, source: dict[int, str], row: int) -> tuple[object, ...]:
    return (source.get(int(columns["measure"][row]), ""), *(int(columns[name][row]) for name in PLACE[1:]))
