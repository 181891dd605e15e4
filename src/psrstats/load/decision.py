"""One decision a table: each figure gets one measure, area, period and group from its two axes and the lines above."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from msgspec.structs import replace

from psrstats.columns import together
from psrstats.load.area_codes import area_codes
from psrstats.load.dates import TOTAL
from psrstats.load.groups import Dimension, dimensions, follows, names_kinds, names_some_people
from psrstats.load.sheet import Array
from psrstats.load.unplaced import Unplaced
from psrstats.load.words import fold
from psrstats.load.year_totals import can_be_added


class Decision(Unplaced, dict=True):
    """What was decided of a table: for each figure the numbers of its words, or the problem that keeps it out."""

    apart: frozenset[int] = (
        frozenset()
    )  # columns of labels that tell it from a table beside it, and say one thing in it

    # ---- for whom ----------------------------------------------------------------------------------

    @cached_property
    def _dimensions(self) -> tuple[list[Dimension], list[Dimension]]:
        measured = bool(self._root_measure) or self._otherwise
        rows, columns = self._measures
        chosen = self.terms.words.group
        of_rows = dimensions(self.axes.labels, measured or bool((columns > 0).any()), self.words, chosen)
        of_columns = dimensions(self.axes.headings, measured or bool((rows > 0).any()), self.words)
        return of_rows, of_columns

    @cached_property
    def used(self) -> tuple[list[Dimension], list[Dimension]]:
        """The dimensions that tell figures apart, and those that only stand beside them."""
        rows, columns = self._dimensions
        measures, measured = self._measures
        area = self._areas(*self._sides[0])
        used: list[Dimension] = []
        beside: list[Dimension] = []
        for dimension, implied in [(d, (measures, area)) for d in rows] + [(d, (measured,)) for d in columns]:
            context = self._is_context(dimension)
            drop = (
                dimension.beside
                or context
                or not (dimension.varies or dimension.lines[0].dimension in self.apart or names_some_people(dimension))
                or any(follows(dimension, each) for each in implied)
                or any(names_kinds(dimension, other) for other in rows if other is not dimension)
            )
            (beside if drop else used).append(dimension)
        return used, beside

    def _is_context(self, dimension: Dimension) -> bool:
        told = set(map(fold, self.terms.words.context))
        return fold(dimension.name) in told or any(
            fold(line.texts[code]) in told for line in dimension.lines for code in line.used.tolist()
        )

    def _over(self, dimension: Dimension) -> list[Array]:
        """Give the groups of each figure by a dimension."""
        side = self.places[0] if dimension.lines[0].kind == "label" else self.places[1]
        return [level[side] for level in dimension.packed()]

    @cached_property
    def groups(self) -> tuple[Array, Array]:
        """The group of each figure, and the item within it."""
        used, beside = self.used
        group, item = self._grouped(used)
        for dimension in beside:
            if not dimension.varies:
                continue
            repeated = self._repeated(group, item)
            if not repeated.any():
                break
            wider = self._grouped([*used, dimension])
            if self._repeated(*wider).sum() * 2 < repeated.sum():
                used, (group, item) = [*used, dimension], wider
        return group, item

    def _grouped(self, used: Sequence[Dimension]) -> tuple[Array, Array]:
        chosen = next(
            (d for d in used if self.terms.words.group and fold(d.name) == fold(self.terms.words.group)), None
        )
        ordered = [chosen, *(d for d in used if d is not chosen)] if chosen else list(used)
        columns = self._said([level for dimension in ordered for level in self._over(dimension)])
        zero = np.zeros(len(self.places[0]), dtype=np.int32)
        if titled := next((root.group for root in self.roots if root.own and root.group), ""):
            columns = [zero + self.words.code(titled), *columns]
        if not columns:
            return zero, zero
        item = columns[1] if len(columns) > 1 else zero
        for more in columns[2:]:
            item = self.words.map(_and, item, more)
        return columns[0], item

    def _said(self, columns: list[Array]) -> list[Array]:
        """Put those dimensions first that say anything of a measure: of each measure the first of them is its group."""
        if len(columns) < 2:
            return columns
        table = np.stack(columns, axis=1)
        measures, at = np.unique(self.measure, return_inverse=True)
        silent = np.ones((len(measures), len(columns)), dtype=bool)
        wanted = self.keeps & ~self.out
        for number, column in enumerate(columns):
            silent[np.unique(at.reshape(-1)[(column != 0) & wanted]), number] = False
        order = np.argsort(silent, axis=1, kind="stable")[at.reshape(-1)]
        return list(np.take_along_axis(table, order, axis=1).T)

    @cached_property
    def keeps(self) -> Array:
        """Whether a figure is one of a measure of the report: neither another statistic nor a sum over periods."""
        found: Array = (self.measure > 0) & ~self.is_other & ~self.is_summed
        return found

    @cached_property
    def is_summed(self) -> Array:
        """Whether a figure is a sum over periods that is none of the year: of some of them, or of who was there."""
        at, told = self._told
        summed = np.array([each.period == TOTAL for each in told])[at]
        yearly = self._year_totals
        if not yearly.any():
            return summed
        numbers = np.unique(self.measure[yearly & (self.measure > 0)]).tolist()
        standing = [number for number in numbers if not can_be_added(self.words[number], self.terms.words)]
        return summed | (yearly & np.isin(self.measure, standing)) | self._lacks_parts

    @cached_property
    def _adding_columns(self) -> Array:
        """Whether a figure stands in a column that adds up the quarters or months beside it."""
        found: Array = np.array([bool(column.parts) for column in self.axes.values], dtype=bool)[self.places[1]]
        return found

    @cached_property
    def _year_totals(self) -> Array:
        """Whether a figure stands in a column, or a row, that adds up the quarters or months beside it."""
        rows = np.zeros(len(self.axes.body), dtype=bool)
        for line in self.axes.labels:
            if line.role == "period":
                rows |= np.array([*(term.total and not term.dated for term in line.terms), False])[line.codes]
        found: Array = self._adding_columns | rows[self.places[0]]
        return found

    @cached_property
    def _lacks_parts(self) -> Array:
        """Whether a figure is the total of a year of which one of the quarters or months is blank."""
        has = np.asarray(self.axes.sheet.has[self.axes.body])
        lacks = np.zeros(len(self.measure), dtype=bool)
        for number, column in enumerate(self.axes.values):
            if column.parts:
                blank = ~np.asarray(has[:, list(column.parts)].all(axis=1))
                lacks |= (self.places[1] == number) & blank[self.places[0]]
        filled = np.asarray(has[:, [column.index for column in self.axes.values]].all(axis=0))
        return lacks | (self._year_totals & ~self._adding_columns & ~filled[self.places[1]])

    def _repeated(self, group: Array, item: Array) -> Array:
        """Tell the figures that are about the same thing as another, and say something else."""
        keeps = self.keeps & ~self.out
        if not keeps.any():
            return np.zeros(0, dtype=bool)
        codes = self.words.codes(area_codes(self.axes))[self.places[0]]
        parts = (self.measure, self.area, codes, self._told[0], group, item)
        key = together(*(part[keeps] for part in parts))
        found: Array = np.bincount(key)[key] > 1
        return found

    @cached_property
    def falls_together(self) -> int:
        """How many figures are about the same thing as another."""
        return int(self._repeated(*self.groups).sum())

    # ---- what cannot be placed ---------------------------------------------------------------------

    @cached_property
    def out(self) -> Array:
        """Whether a figure is left out because a word over it or beside it could not be placed."""
        left = np.zeros(len(self.places[0]), dtype=bool)
        wanted = (self.measure > 0) & ~self.is_other
        for problem, mask in self._problems():
            always = problem.always or "age bands" in problem.why
            hit = mask if always and wanted.any() else mask & wanted
            if hit.any():
                count = int((hit & ~left).sum())
                same = next(
                    (n for n, one in enumerate(self.problems) if (one.words, one.why) == (problem.words, problem.why)),
                    None,
                )
                if same is None:
                    self.problems.append(replace(problem, count=count))
                else:
                    self.problems[same] = replace(self.problems[same], count=self.problems[same].count + count)
                left |= hit
        return left


def _and(one: str, other: str) -> str:
    return f"{one} | {other}" if one and other else one or other
