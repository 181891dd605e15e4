"""The totals among the figures that were sent, each with the parts below or beside it; found for all rows at once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from msgspec import Struct

from psrstats.checks.evidence import Evidence
from psrstats.checks.sent import Sent, Whole, parted, placed
from psrstats.columns import Array, Observations, renumbered, together
from psrstats.config import Settings
from psrstats.numbers import exact, places_of, show
from psrstats.totals import is_summed, is_total

NO_TOTAL = -1
PLACE = ("measure", "area", "period", "group", "item")
SENT = ("value", "places", "marker", "original", "cell", "label", "heading")
FEW = 10  # a count of children below this is never repeated
BASES = (1000, 100, 10, 5)
ENOUGH = {1000: 2, 100: 2, 10: 3, 5: 5}  # as in formulas.rounding_base: exact counts would hardly all be multiples


class Wholes(Struct, frozen=True):
    """All totals with their parts, as arrays: one entry a block."""

    observations: Observations
    rows: Array  # the parts, block by block
    starts: Array  # where each block's parts begin in rows, and where the last ends
    totals: Array  # the total's row, or NO_TOTAL
    inner: Array  # whether a block's parts are items of a group, and not groups
    beside: Array  # whether its total stands in the same sheet
    tangled: Array  # whether the same words stand over two of its figures
    fits: Array  # whether the parts add up, as far as rounding allows
    hidden: Array  # how many of its parts have a marker for a number
    table: Array  # blocks of the same parts in the same sheet have the same number
    bases: Array  # what the counts of its sheet were rounded to

    def __len__(self) -> int:
        return len(self.totals)

    @property
    def sizes(self) -> Array:
        """How many parts each block has."""
        return np.diff(self.starts)

    @property
    def of_measure(self) -> Array:
        """The measure of each block."""
        return self.observations.texts("measure", self.rows[self.starts[:-1]])

    def of_unit(self, settings: Settings, *units: str) -> Array:
        """Say which blocks are of measures in some units."""
        of = {name for name, measure in settings.measures.items() if measure.unit in units}
        return np.array([name in of for name in self.of_measure.tolist()], dtype=bool)

    def read(self, block: int) -> Iterator[Whole]:
        """Read a block; one where the same words stand twice is parted at its totals, or left out."""
        rows = self.rows[self.starts[block] : self.starts[block + 1]].tolist()
        name = "item" if self.inner[block] else "group"
        parts = sorted(self._sent(rows, name), key=placed)
        total = int(self.totals[block])
        if not self.tangled[block]:
            yield self._whole(block, self._sent([total], "") if total != NO_TOTAL else [], parts)
            return
        for totals, below in parted(self._sent(self._totals_like(total), ""), parts):
            if len({part.label for part in below}) == len(below) > 1:
                yield self._whole(block, totals, below)

    def _whole(self, block: int, totals: list[Sent], parts: list[Sent]) -> Whole:
        area, period, group, item = (self.observations.get(parts[0].row, name) for name in PLACE[1:])
        fixed = group if self.inner[block] else item if totals else ""
        about = tuple(filter(None, (area, fixed, period)))
        total = totals[0] if totals else None
        return Whole(
            block, self.observations.get(parts[0].row, "measure"), about, total, tuple(parts), bool(self.beside[block])
        )

    def _totals_like(self, row: int) -> list[int]:
        """Give the rows that are about the same as a total, in its sheet."""
        if row == NO_TOTAL:
            return []
        of, sheets = self.observations, self.observations.sheets
        same = np.logical_and.reduce([column == column[row] for column in (sheets, *(of[name] for name in PLACE))])
        return [int(one) for one in np.flatnonzero(same)]

    def _sent(self, rows: list[int], label: str) -> list[Sent]:
        taken = self.observations.take(np.array(rows, np.intp))
        labels = taken.texts(label).tolist() if label else [""] * len(rows)
        if label and not all(labels):
            labels = [f"{group} | {item}" for group, item in taken.rows("group", "item")]
        lines = zip(rows, labels, taken.rows(*SENT), strict=True)
        return [
            Sent(row, label, value, places, marker, original, cell, (said, heading))
            for row, label, (value, places, marker, original, cell, said, heading) in lines
        ]


def wholes(evidence: Evidence) -> Wholes:
    """Find every total with its parts; several checks ask, and it is found once."""
    return evidence.once(_wholes)


def _wholes(evidence: Evidence) -> Wholes:
    return find_wholes(evidence.observations, evidence.settings)


def find_wholes(observations: Observations, settings: Settings) -> Wholes:
    """Find every total with its parts: groups of an area, items of a group, and items where no group has a total."""
    rows = _rows_of_parted_measures(observations)
    rows = rows[_summed(observations, rows, settings)]
    sheet, _ = renumbered(observations.sheets[rows])
    place = together(*(observations[name][rows] for name in PLACE[:3]))
    (group, groups), (item, items) = (renumbered(observations[name][rows]) for name in PLACE[3:])
    blocks = [
        _blocks(rows, together(place, item), sheet, group, observations.words.texts(groups), inner=False),
        _blocks(rows, together(place, group), sheet, item, observations.words.texts(items), inner=True),
    ]
    return _weighed(observations, settings, [np.concatenate(each) for each in zip(*blocks, strict=True)])


def told(value: Fraction | int | float, children: bool) -> str:
    """Print a number for a message; blank for a small number of children."""
    number = exact(value)
    if children and abs(number) < FEW:
        return ""
    return show(number, min(places_of(float(number)), 6))


def name_of(evidence: Evidence, whole: Whole) -> str:
    """Say what a total is about."""
    return f"'{evidence.title(whole.measure)}' for {', '.join(whole.about)}"


def _rows_of_parted_measures(observations: Observations) -> Array:
    """Give the rows of the measures that have any part."""
    measure, parted = observations["measure"], (observations["group"] != 0) | (observations["item"] != 0)
    return np.flatnonzero(np.isin(measure, measure[parted]))


def _summed(observations: Observations, rows: Array, settings: Settings) -> Array:
    """Say which figures a total could be the sum of, by their measure's words and those over and beside them."""
    titles = {name: f"{measure.title} | {measure.label}" for name, measure in settings.measures.items()}
    once = [name for name, measure in settings.measures.items() if measure.counted and measure.counted.of_children]
    summed: Array = ~observations.says("measure", *once)[rows]  # a child who moves counts in two areas, and once in all
    words = observations.words
    summed &= words.map(lambda name: is_summed(titles.get(name, "")), observations["measure"][rows]).astype(bool)
    for name in ("heading", "label"):
        summed &= words.map(is_summed, observations[name][rows]).astype(bool)
    return summed


def _blocks(rows: Array, place: Array, sheet: Array, label: Array, words: Array, *, inner: bool) -> tuple[Array, ...]:
    """Give the parts of every block, in order, with the columns of Wholes that are known of a block so far."""
    named = _named(label, words)
    blank, total_like = named[label] == 0, named[label] == 2
    key = together(place, sheet)
    total = _firsts(key, rows, blank)
    like = _firsts(key, rows, total_like)
    single = np.bincount(key[total_like], minlength=len(like)) == 1
    total = np.where((total == NO_TOTAL) & single, like, total)
    # Beside a total of its own, Both is the overlap of two groups, not all of them.
    is_part = (named[label] == 1) | (_is_both(label, words)[label] & (_firsts(key, rows, blank) != NO_TOTAL)[key])
    order = np.flatnonzero(is_part)[np.argsort(key[is_part], kind="stable")]
    keys, starts = np.unique(key[order], return_index=True)
    sizes = np.diff(np.append(starts, len(order)))
    beside = total[keys] != NO_TOTAL
    elsewhere = _firsts(place, rows, blank)[place[order[starts]]] if len(starts) else total[keys]
    totals = np.where(beside, total[keys], elsewhere)
    twice = np.zeros(len(keys), dtype=bool)
    block = np.repeat(np.arange(len(keys)), sizes)
    pairs, counts = np.unique(block * (int(label.max(initial=0)) + 1) + label[order], return_counts=True)
    twice[pairs[counts > 1] // (int(label.max(initial=0)) + 1)] = True
    twice |= (np.bincount(key[blank], minlength=len(total)) > 1)[keys] if len(keys) else twice
    return rows[order], sizes, totals, np.full(len(keys), inner), beside, twice, keys * 0 + sheet[order[starts]]


def _weighed(observations: Observations, settings: Settings, columns: list[Array]) -> Wholes:
    """Say of every block whether it adds up, as far as rounding allows."""
    rows, sizes, totals, inner, beside, tangled, sheet = columns
    starts = np.append(0, np.cumsum(sizes)).astype(np.int64)
    block = np.repeat(np.arange(len(sizes)), sizes)
    value, marked = observations["value"], observations["marker"] != 0
    counted = [name for name, measure in settings.measures.items() if measure.unit == "count"]
    first = rows[starts[:-1]]
    is_count = observations.says("measure", *counted)[first]
    own = together(sheet, observations["measure"][first])
    bases = np.maximum(*(_bases(value, rows, block, of, is_count) for of in (sheet, own)))
    half = 0.5 * np.power(10.0, -observations["places"].astype(float))
    slack = np.bincount(block, half[rows], minlength=len(sizes)) + half[totals]
    slack = np.where(is_count, np.where(bases > 1, (sizes + 1) * bases / 2, 0), slack)
    added = np.bincount(block, np.nan_to_num(value[rows]), minlength=len(sizes))
    whole = np.where(totals == NO_TOTAL, np.nan, value[totals]) if len(value) else np.zeros(len(sizes))
    fits = np.abs(added - whole) <= slack + 1e-9 * np.maximum(1, np.abs(np.nan_to_num(whole)))
    hidden = np.bincount(block, marked[rows], minlength=len(sizes)).astype(np.int64)
    table = _tables(observations, rows, block, sheet, inner)
    fits &= (hidden == 0) & ~tangled
    return Wholes(observations, rows, starts, totals, inner, beside, tangled, fits, hidden, table, bases)


def _bases(value: Array, rows: Array, block: Array, sheet: Array, is_count: Array) -> Array:
    """Tell what the counts of each block's sheet, or of its measure there, were rounded to: 1 for exact ones."""
    of = sheet[block]
    told_by = is_count[block] & (np.nan_to_num(value[rows]) != 0)
    found = np.ones(int(sheet.max(initial=0)) + 1)
    distinct = np.unique(np.column_stack([of[told_by], value[rows][told_by]]), axis=0)
    place = distinct[:, 0].astype(np.int64)
    counts = np.bincount(place, minlength=len(found))
    for base in reversed(BASES):
        others = np.bincount(place, distinct[:, 1] % base != 0, minlength=len(found))
        found = np.where((others == 0) & (counts >= ENOUGH[base]), base, found)
    return found[sheet].astype(np.int64)


def _tables(observations: Observations, rows: Array, block: Array, sheet: Array, inner: Array) -> Array:
    """Give blocks of the same parts in the same sheet one number."""
    codes, _ = renumbered(np.where(inner[block], observations["item"][rows], observations["group"][rows]))
    mark = np.random.default_rng(0).integers(1, 2**40, int(codes.max(initial=0)) + 1)
    added = np.zeros(len(sheet), dtype=np.int64)
    np.add.at(added, block, mark[codes])
    return np.unique(np.column_stack([sheet, added]), axis=0, return_inverse=True)[1].reshape(-1)


def _named(label: Array, words: Array) -> Array:
    """Say of each label whether it is blank (0), a part's (1) or a total's (2)."""
    named = np.zeros(int(label.max(initial=0)) + 1, dtype=np.int64)
    for code, text in enumerate(words.tolist()):
        named[code] = (
            0 if not text else 2 if is_total(text) and text.casefold() != "both" else 1
        )  # those in both groups, where two overlap
    return named


def _is_both(label: Array, words: Array) -> Array:
    found = np.zeros(int(label.max(initial=0)) + 1, dtype=bool)
    found[: len(words)] = [text.strip().casefold() == "both" for text in words.tolist()]
    return found


def _firsts(key: Array, rows: Array, wanted: Array) -> Array:
    """Give the first wanted row of every key; NO_TOTAL where there is none."""
    first = np.full(int(key.max(initial=0)) + 1, NO_TOTAL, dtype=np.int64)
    found = np.flatnonzero(wanted)[::-1]
    first[key[found]] = rows[found]
    return first
