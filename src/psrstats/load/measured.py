"""What the figures of a table are of: their measure, and which statistic of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct, field

from psrstats.columns import Words, distinct
from psrstats.load.axes import Axes
from psrstats.load.groups import is_of_which, mostly_measures
from psrstats.load.lines import NONE, Line
from psrstats.load.roots import Root
from psrstats.load.sheet import Array
from psrstats.load.terms import Terms
from psrstats.load.words import NEVER, fold, is_group, statistic_of
from psrstats.patterns import regex
from psrstats.totals import is_part
from psrstats.units import DIVIDED, Unit, said_of

_NUMBER_OF = regex(r"(?:total )?(?:numbers?|no\.?|counts?) of\b", re.IGNORECASE)
NEUTRAL = ("actual", "value")


class Measured(Struct, dict=True):
    """The figures of a table, each with the numbers of the words that say what is measured."""

    axes: Axes
    roots: tuple[Root, ...]
    terms: Terms
    words: Words = field(default_factory=Words)

    # ---- the figures -------------------------------------------------------------------------------

    @cached_property
    def places(self) -> tuple[Array, Array]:
        """The figures: for each the number of its row and of its column among those of the axes."""
        indices = [column.index for column in self.axes.values]
        rows, columns = np.nonzero(self.axes.sheet.has[self.axes.body[:, None], indices])
        return rows.astype(np.int32), columns.astype(np.int32)

    def _spread(self, rows: Array, columns: Array) -> Array:
        """Give each figure what its column says, or else what its row says."""
        of_rows, of_columns = rows[self.places[0]], columns[self.places[1]]
        return np.where(of_columns != 0, of_columns, of_rows)

    def _ids(self, line: Line, kind: str) -> Array:
        numbers = [self.words.code(getattr(term, kind)) for term in line.terms]
        return np.array([*numbers, 0], dtype=np.int32)[line.codes]

    def _last(self, lines: Sequence[Line], kind: str, count: int) -> Array:
        """Give what the innermost line that says something says."""
        found = np.zeros(count, dtype=np.int32)
        for line in lines:
            said = self._ids(line, kind)
            found = np.where(said != 0, said, found)
        return found

    @property
    def _sides(self) -> tuple[tuple[Sequence[Line], int], tuple[Sequence[Line], int]]:
        return (self.axes.labels, len(self.axes.body)), (self.axes.headings, len(self.axes.values))

    # ---- what is measured --------------------------------------------------------------------------

    @cached_property
    def _measures(self) -> tuple[Array, Array]:
        """What the labels and the headings say is measured, 0 where nothing, -1 where words that are no measure."""
        rows, columns = (self._measured(lines, count) for lines, count in self._sides)
        if columns.any() or self._otherwise:  # "Grand Total" is a measure's words only where no heading names another
            soft = self._soft
            rows = np.where(soft, 0, rows)
        return rows, columns

    @cached_property
    def _soft(self) -> Array:
        found = np.zeros(len(self.axes.body), dtype=bool)
        for line in self.axes.labels:
            if line.role in ("group", "item"):
                said = [bool(term.measure and term.total) for term in line.terms]
                found |= np.array([*said, False])[line.codes]
        return found

    def _measured(self, lines: Sequence[Line], count: int) -> Array:
        found = self._last(lines, "measure", count)
        for line in lines:
            if self._names_measures(line) or (line.role == "measure" and (line.named or not self._otherwise)):
                odd = [not term.known or bool(term.rest) for term in line.terms]
                found = np.where((found == 0) & np.array([*odd, False])[line.codes], -1, found)
        for line in lines:
            if line.kind == "heading" and any(map(is_of_which, line.texts)):
                part = np.array([*map(is_of_which, line.texts), False])[line.codes] & (found <= 0)
                last = np.maximum.accumulate(np.where(part, 0, np.arange(count)))
                found = np.where(part & (found[last] > 0), found[last], found)  # Referrals, of which girls
        return found

    def _names_measures(self, line: Line) -> bool:
        """Tell a line of headings that name measures, so that its other words are none of this report."""
        if line.kind != "heading" or not line.named:
            return False
        return mostly_measures(line) or not any(other.named for other in self.axes.labels)

    @cached_property
    def _otherwise(self) -> bool:
        """Whether headings, or the lines above, say what is measured where the labels do not."""
        headed = any(line.terms[c].measure for line in self.axes.headings for c in line.used.tolist())
        corner = any(term.measure and not term.total for term in self.axes.corner)
        return headed or corner or any(root.measure for root in self.roots)

    @cached_property
    def measure(self) -> Array:
        """The measure of each figure: by its label, its heading, the lines above, or because there is only one."""
        rows, columns = self._measures
        of_rows, of_columns = rows[self.places[0]], columns[self.places[1]]
        found = np.where((of_rows > 0) & ~self._own_columns[self.places[1]], of_rows, of_columns)
        found = np.where((found == 0) & (of_rows < 0), -1, found)
        return np.where(found == 0, self._root_measure, found)

    @cached_property
    def _own_columns(self) -> Array:
        """The columns whose heading is a measure among groups: Total population beside 0-4 and 5-9."""
        found = np.zeros(len(self.axes.values), dtype=bool)
        if any(line.named and mostly_measures(line) for line in self.axes.labels):
            for line in self.axes.headings:
                if line.named and not mostly_measures(line):
                    found |= self._ids(line, "measure") > 0
        return found

    @cached_property
    def _root_measure(self) -> int:
        """The measure that the lines above name, a pivot table's corner, or the source's only one."""
        corner = next((term.measure for term in self.axes.corner if term.measure and not term.total), "")
        root = next((root.measure for root in self.roots if root.measure), "")
        only = next(iter(self.terms.words.measures.values()), "") if self._only_one else ""
        return self.words.code(corner or root or only)

    @cached_property
    def _only_one(self) -> bool:
        """Whether the source has one measure and no word of the table names one, so that all figures are of it."""
        rows, columns = self._measures
        role = any(column.role == "measure" for column in self.axes.columns)
        some = any(root.some for root in self.roots)
        if len(set(self.terms.words.measures.values())) != 1 or some or role or rows.any() or columns.any():
            return False
        return not self.axes.sheet.turned and not any(self._is_name(line) for line in self.axes.headings)

    def _is_name(self, line: Line) -> bool:
        """Tell the one unknown heading over all figures: it names what is measured, and that is no measure."""
        return len(line.used) == 1 and not line.terms[int(line.used[0])].known and bool((line.codes != NONE).all())

    # ---- what of it --------------------------------------------------------------------------------

    @cached_property
    def statistic(self) -> Array:
        """What each figure is of its measure, such as percent, rate or target; 0 where nothing says it."""
        units = [line for line in self.axes.labels if line.role == "unit"]
        rows, columns = (self._last(self._not_chosen(lines), "statistic", count) for lines, count in self._sides)
        for line in units:
            said = np.array([*(self.words.code(_of_unit(text)) for text in line.texts), 0], dtype=np.int32)[line.codes]
            rows = np.where(rows == 0, said, rows)
        of_rows, of_columns = self._without_lone_counts(rows)[self.places[0]], columns[self.places[1]]
        above = self.words.code(next((root.statistic for root in self.roots if root.statistic), ""))
        titled = np.where(self._said_number, 0, above)
        never = np.array([word in NEVER for word in self._every_word()], dtype=bool)
        found = np.where(never[of_rows] | (of_columns == 0), of_rows, of_columns)
        return np.where(found == 0, titled, found)

    def _without_lone_counts(self, rows: Array) -> Array:
        """Take "Number" beside a few rows, of which the others say nothing of the kind, for the name of a total."""
        counts = rows == self.words.code("count")
        lone = counts.any() and not rows[~counts].any() and 2 * counts.sum() <= len(rows)
        return np.where(counts, 0, rows) if lone else rows

    @cached_property
    def _said_number(self) -> Array:
        """Whether a figure's own heading or label says Number of, whatever a title says of all of them."""
        found = []
        for (lines, count), side in zip(self._sides, self.places, strict=True):
            said = np.zeros(count, dtype=bool)
            for line in lines:
                said |= np.array([*(_NUMBER_OF.match(text) is not None for text in line.texts), False])[line.codes]
            found.append(said[side])
        both: Array = found[0] | found[1]
        return both

    def _not_chosen(self, lines: Sequence[Line]) -> list[Line]:
        """Leave out the labels that psrstats.toml says are groups, whatever else they might say."""
        chosen = fold(self.terms.words.group)
        return [line for line in lines if not chosen or fold(line.name) != chosen]

    def _every_word(self) -> list[str]:
        return [self.words[number] for number in range(len(self.words))]

    @cached_property
    def is_never(self) -> Array:
        """Whether a figure is a change, a target, a rank or the like, whatever is measured."""
        return np.array([word in NEVER for word in self._every_word()])[self.statistic]

    @cached_property
    def beside(self) -> Array:
        """With which figures one competes to be of its measure: all."""
        return np.zeros_like(self.measure)

    @cached_property
    def is_other(self) -> Array:
        """Whether a figure is another statistic than its measure: a percentage beside a count, a change, a target."""
        measures, beside, statistics = self.measure, self.beside, self.statistic
        first, at = distinct(measures, beside, statistics)
        told = list(zip(*(column[first].tolist() for column in (measures, beside, statistics)), strict=True))
        said: dict[tuple[int, int], dict[str, None]] = {}  # each word once, in order of appearance
        for measure, area, statistic in told:
            for of in ((measure, NONE), (measure, area)):
                said.setdefault(of, {})[self.words[statistic]] = None
        kept = {of: self._kept(of[0], list(words)) for of, words in said.items()}
        other = [
            word not in kept[measure, NONE]
            and (word != "" or word not in kept[measure, area])  # Town, beside England %
            for measure, area, statistic in told
            for word in [self.words[statistic]]
        ]
        found: Array = np.array(other, dtype=bool)[at] | self.beside_number
        return found

    @cached_property
    def beside_number(self) -> Array:
        """The figures under unknown words beside a heading that says Number and nothing else: Weight, Score."""
        turned = self.axes.sheet.turned
        lines, side = (self.axes.labels, self.places[0]) if turned else (self.axes.headings, self.places[1])
        found = np.zeros(len(side), dtype=bool)
        for line in lines:
            terms = [line.terms[code] for code in line.used.tolist()]
            if any(term.statistic == "count" and not (term.measure or term.rest or term.dated) for term in terms):
                odd = [not (term.known or is_group(term.rest) or is_part(term.text)) for term in line.terms]
                found |= np.array([*odd, False])[line.codes][side]
        return found

    def _kept(self, measure: int, said: Sequence[str]) -> list[str]:
        """Of the statistics that stand beside one another keep the one that the measure's unit is."""
        if measure <= 0:
            return list(said)
        mine = [one for one in said if one not in NEVER]
        if "base" in said and "count" in said and self._unit(measure) == "count":
            return ["count"]  # a numerator, and the value is what of the denominator it is
        if "value" in mine and len(said) > 1:
            return ["value"]
        unit = self._unit(measure)
        mine = ["" if one in NEUTRAL else one for one in mine]
        wanted = [one for one in mine if one in said_of(unit).statistics]
        if unit == "count" and not wanted:
            mine = [one for one in mine if one not in DIVIDED]
        if unit == "median days" and "median" in wanted:
            wanted = [one for one in wanted if one != "average"]
        kept = wanted or [one for one in mine if not one] or (mine if len(mine) == 1 else [])
        return [*kept, *(NEUTRAL if "" in kept else ())]

    def _unit(self, measure: int) -> Unit:
        unit: Unit = self.terms.words.units.get(self.words[measure], "count")
        return unit


def _of_unit(text: str) -> str:
    words = fold(text)
    return statistic_of(words) or ("percent" if "%" in words or "percent" in words else "")
