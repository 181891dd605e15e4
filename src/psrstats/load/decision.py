"""One decision a table: each figure gets one measure, area, period and group from its two axes and the lines above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd

from psrstats.columns import Words, distinct
from psrstats.load.area_codes import area_codes
from psrstats.load.axes import NONE, Axes, Line
from psrstats.load.columns import LABELS
from psrstats.load.dates import TOTAL, Dates, Told, dates_of, tell
from psrstats.load.groups import BESIDE, Dimension, dimensions, follows, is_area_line, mostly_measures, unlike_twin
from psrstats.load.places import plain_place
from psrstats.load.roots import Root, period_of
from psrstats.load.sheet import Array
from psrstats.load.terms import Term, Terms
from psrstats.load.words import NEVER, fold, statistic_of
from psrstats.periods import known_period
from psrstats.units import Unit, said_of

OWN_LEVEL, OTHER_LEVEL = 1, 2
LEVELS = {
    "national": ("country", "national"), "regional": ("region",), "region": ("region",),
    "local authority": ("la", "local authority"), "local authority district": ("lad", "district"), "ward": ("ward",),
}  # fmt: skip
CORRECT = "Put it right with [[correct]]."
FEW = 4  # of so many places of a line one is filled: a cell that strayed there
MOST_LOOKED_AT = 60  # unknown words of a line
UNDATED = "nothing says of which period it is, though others beside it say theirs"
NEUTRAL = ("actual", "value")


@dataclass(frozen=True, slots=True)
class Problem:
    """Words that could not be placed, where they stand, and what would settle it."""

    words: str
    why: str
    fix: str
    places: tuple[tuple[int, int], ...] = ()
    name: str = "not-placed"
    count: int = 0  # how many figures it leaves out
    better: str = ""  # the word that is likely meant
    always: bool = False  # whether it is told of figures that are of no measure, too
    stray: bool = False  # whether it leaves out a few cells that stand apart from the table's own figures


@dataclass
class Decision:
    """What was decided of a table: for each figure the numbers of its words, or the problem that keeps it out."""

    axes: Axes
    roots: tuple[Root, ...]
    terms: Terms
    words: Words = field(default_factory=Words)
    problems: list[Problem] = field(default_factory=list)
    apart: frozenset[int] = (
        frozenset()
    )  # columns of labels that tell it from a table beside it, and say one thing in it
    unnamed: Root | None = None  # its own title, where it says nothing and those of other tables name what is measured

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
        if len(set(self.terms.words.measures.values())) != 1 or role or rows.any() or columns.any():
            return False
        return not self.axes.sheet.turned and not any(self._is_name(line) for line in self.axes.headings)

    def _is_name(self, line: Line) -> bool:
        """Tell the one unknown heading over all figures: it names what is measured, and that is no measure."""
        return len(line.used) == 1 and not line.terms[int(line.used[0])].known and bool((line.codes != NONE).all())

    # ---- where -------------------------------------------------------------------------------------

    @cached_property
    def area(self) -> Array:
        """The area of each figure, 0 for the report's own."""
        rows, columns = (self._areas(lines, count) for lines, count in self._sides)
        root = next((root.area for root in self.roots if root.area), "")
        found = self._spread(rows, columns)
        whole = self._all_areas[self.places[0]]
        return np.where((found == 0) & ~whole, self.words.code(root), found)

    @cached_property
    def _all_areas(self) -> Array:
        """The rows whose label stands for all areas of their column."""
        found = np.zeros(len(self.axes.body), dtype=bool)
        for line in self.axes.labels:
            if is_area_line(line):
                found |= np.array([*(term.total for term in line.terms), False])[line.codes]
        return found

    def _areas(self, lines: Sequence[Line], count: int) -> Array:
        found = np.zeros(count, dtype=np.int32)
        lines = [line for line in lines if line.role not in BESIDE]
        lines = [line for line in lines if is_area_line(line) or any(line.terms[c].area for c in line.used.tolist())]
        for line in sorted(
            lines, key=lambda line: (is_area_line(line), -int((line.codes != NONE).sum()), len(line.used))
        ):
            said = self._named_areas(line) if is_area_line(line) else self._ids(line, "area")
            level = self._level_of(line)
            found = np.where((said != 0) & (level != OTHER_LEVEL), said, np.where(level == OWN_LEVEL, 0, found))
        return found

    def _level_of(self, line: Line) -> Array:
        """Tell for each row whether a column of areas is that of its geographic level, where the sheet has levels."""
        told = next((each for each in self.axes.labels if fold(each.name) == "geographic level"), None)
        if told is None or line.kind != "label" or not is_area_line(line):
            return np.zeros(len(line.codes), dtype=np.int8)
        keys = [LEVELS.get(fold(text), ()) for text in told.texts]
        name = f" {fold(line.name)} "
        said = [
            0 if not key else OWN_LEVEL if any(f" {word} " in name for word in key) else OTHER_LEVEL for key in keys
        ]
        return np.array([*said, 0], dtype=np.int8)[told.codes]

    def _named_areas(self, line: Line) -> Array:
        """Name every area of a line, known or not; of the areas within the report's own, all are the report's."""
        within = self.terms.words.within
        own = bool(within) and all(
            term.area in within for term in (line.terms[c] for c in line.used.tolist()) if term.area
        )
        names = [self._area(term, line, own) for term in line.terms]
        return np.array([*map(self.words.code, names), 0], dtype=np.int32)[line.codes]

    def _area(self, term: Term, line: Line, own: bool) -> str:
        if term.area:
            return term.area
        if term.total and (own or line.kind == "heading"):
            return ""
        if term.measure or (line.role != "area" and term.known):
            return ""
        return plain_place(term.text) or self.terms.name(term.text)

    # ---- when --------------------------------------------------------------------------------------

    @cached_property
    def _dates(self) -> tuple[Dates, Dates]:
        rows, columns = (dates_of(lines, count) for lines, count in self._sides)
        return rows, columns

    @cached_property
    def _told(self) -> tuple[Array, list[Told]]:
        """The period of each figure by its number, and those that there are."""
        rows, columns = self._dates
        root, spoken = period_of(self.roots, self.terms.words.stated)
        told = [self._tell(row, column, root, spoken) for row in rows.said for column in columns.said]
        at = rows.codes[self.places[0]] * len(columns.said) + columns.codes[self.places[1]]
        unsaid = np.array([each.problem == UNDATED for each in told])[at]
        alone = unsaid & ~np.isin(self.measure, self.measure[~unsaid])
        return np.where(alone, len(told), at), [*told, Told(root or self.terms.words.period)]

    def _tell(self, row: tuple[Term, ...], column: tuple[Term, ...], root: str, spoken: frozenset[str]) -> Told:
        told = tell(row, column, root)
        if told.period or told.problem:
            return told
        rows, columns = self._dates
        dated = {
            term.period or term.part for dates in (rows, columns) for said in dates.said for term in said if term.dated
        }
        if len(dated) > 1:
            return Told(problem=UNDATED)
        if dated and (one := next(iter(dated))) and one != TOTAL and self._whole_period(one):
            return Told(one)
        if root:
            return Told(root)
        if len(spoken) > 1:
            return Told(problem=f"the lines above speak of {' and '.join(sorted(spoken))}, and no heading says which")
        return Told(self.terms.words.period)

    def _whole_period(self, name: str) -> bool:
        try:
            return bool(known_period(name))
        except ValueError:
            return False

    # ---- what of it --------------------------------------------------------------------------------

    @cached_property
    def statistic(self) -> Array:
        """What each figure is of its measure, such as percent, rate or target; 0 where nothing says it."""
        units = [line for line in self.axes.labels if line.role == "unit"]
        rows, columns = (self._last(self._not_chosen(lines), "statistic", count) for lines, count in self._sides)
        for line in units:
            said = np.array([*(self.words.code(_of_unit(text)) for text in line.texts), 0], dtype=np.int32)[line.codes]
            rows = np.where(rows == 0, said, rows)
        of_rows, of_columns = rows[self.places[0]], columns[self.places[1]]
        never = np.array([word in NEVER for word in self._every_word()], dtype=bool)
        return np.where(never[of_rows] | (of_columns == 0), of_rows, of_columns)

    def _not_chosen(self, lines: Sequence[Line]) -> list[Line]:
        """Leave out the labels that psrstats.toml says are groups, whatever else they might say."""
        chosen = fold(self.terms.words.group)
        return [line for line in lines if not chosen or fold(line.name) != chosen]

    def _every_word(self) -> list[str]:
        return [self.words[number] for number in range(len(self.words))]

    @cached_property
    def of_headings(self) -> Array:
        """Whether the area of a figure is that of its heading."""
        columns = self._areas(*self._sides[1])
        found: Array = columns[self.places[1]] != 0
        return found

    @cached_property
    def is_never(self) -> Array:
        """Whether a figure is a change, a target, a rank or the like, whatever is measured."""
        return np.array([word in NEVER for word in self._every_word()])[self.statistic]

    @cached_property
    def is_other(self) -> Array:
        """Whether a figure is another statistic than its measure: a percentage beside a count, a change, a target."""
        measures, statistics = self.measure, self.statistic
        first, at = distinct(measures, statistics)
        pairs = list(zip(measures[first].tolist(), statistics[first].tolist(), strict=True))
        said: dict[int, list[str]] = {}
        for measure, statistic in pairs:
            said.setdefault(measure, []).append(self.words[statistic])
        other = [self.words[statistic] not in self._kept(measure, said[measure]) for measure, statistic in pairs]
        return np.array(other, dtype=bool)[at]

    def _kept(self, measure: int, said: Sequence[str]) -> list[str]:
        """Of the statistics that stand beside one another keep the one that the measure's unit is."""
        if measure <= 0:
            return list(said)
        mine = [one for one in said if one not in NEVER]
        if "value" in mine and len(said) > 1:
            return ["value"]
        unit: Unit = self.terms.words.units.get(self.words[measure], "count")
        mine = ["" if one in NEUTRAL else one for one in mine]
        wanted = [one for one in mine if one in said_of(unit).statistics]
        kept = wanted or [one for one in mine if not one] or (mine if len(mine) == 1 else [])
        return [*kept, *(NEUTRAL if "" in kept else ())]

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
                or not (dimension.varies or dimension.lines[0].dimension in self.apart)
                or any(follows(dimension, each) for each in implied)
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
        at, told = self._told
        summed = np.array([each.period == TOTAL for each in told])[at]
        found: Array = (self.measure > 0) & ~self.is_other & ~summed
        return found

    def _repeated(self, group: Array, item: Array) -> Array:
        """Tell the figures that are about the same thing as another, and say something else."""
        keeps = self.keeps & ~self.out
        if not keeps.any():
            return np.zeros(0, dtype=bool)
        key = np.zeros(int(keeps.sum()), dtype=np.int64)
        codes = self.words.codes(area_codes(self.axes))[self.places[0]]
        for part in (self.measure, self.area, codes, self._told[0], group, item):
            key = pd.factorize(key * (int(part.max()) + 1) + part[keeps])[0]
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

    def _problems(self) -> Iterator[tuple[Problem, Array]]:
        at, told = self._told
        for number, each in enumerate(told):
            if each.problem and (mask := at == number).any():
                yield self._undated(each, mask), mask
        yield from self._unlabelled()
        yield from self._unlike_periods()
        yield from self._misspelt()
        yield from self._no_area()
        if self.unnamed and self.unnamed.place:
            why = f"'{self.unnamed.text}' names nothing that is known, and the titles beside it do"
            fix = CORRECT
            unsaid = (self._measures[0][self.places[0]] <= 0) & (self._measures[1][self.places[1]] <= 0)
            yield Problem(self.unnamed.text, why, fix, (self.unnamed.place,)), unsaid

    def _undated(self, told: Told, mask: Array) -> Problem:
        impossible = (
            "not two consecutive years" in told.problem or "not a " in told.problem or "age bands" in told.problem
        )
        fix = "Write the period in the cell's heading, or put it right with [[correct]]."
        if "part of a year" in told.problem or "lines above" in told.problem:
            fix = f'Say it in psrstats.toml, in [[source]] of {self.terms.words.source}: period = "2019-20".'
        places = self._places_of(told.words) or (self._place(int(np.argmax(mask))),)
        return Problem(told.words, told.problem, fix, places, "impossible-period" if impossible else "not-placed")

    def _places_of(self, words: str) -> tuple[tuple[int, int], ...]:
        for line in (*self.axes.headings, *self.axes.labels):
            if words and words in line.texts:
                code = line.texts.index(words)
                if (line.codes == code).any():
                    return (line.place(line.first(code)),)
        return ()

    def _place(self, figure: int) -> tuple[int, int]:
        return int(self.axes.body[self.places[0][figure]]), self.axes.values[self.places[1][figure]].index

    def _unlabelled(self) -> Iterator[tuple[Problem, Array]]:
        """Find rows of figures without any label, and columns without a heading, where the others have them."""
        axes = self.axes
        lines = [line for line in axes.labels if line.role not in BESIDE]
        for across, lines_of, fix in ((True, lines, "a label"), (False, list(axes.headings), "a heading")):
            bare = self._bare(lines_of)
            side = self.places[0] if across else self.places[1]
            for number in np.flatnonzero(bare).tolist() if len(bare) > 1 and not bare.all() else []:
                row, column = (
                    (int(axes.body[number]), axes.found.columns[0])
                    if across
                    else (axes.found.rows[0], axes.values[number].index)
                )
                which = "row" if across != axes.sheet.turned else "column"
                why = f"{which} {self._name(row, column, across)} of figures has no {fix[2:]}"
                stray = self._is_stray(side == number, len(axes.values) if across else len(axes.body))
                place = ((row, column),)
                fault = Problem("", why, f"Write {fix} with [[correct]].", place, always=True, stray=stray)
                yield fault, side == number

    def _is_stray(self, mask: Array, of: int) -> bool:
        """Tell a few cells in a spacer row or column, and numbers that are used for nothing, from a line of figures."""
        broken = all(self._place(figure) in self.axes.sheet.grid.errors for figure in np.flatnonzero(mask).tolist())
        return broken or int(mask.sum()) * FEW <= of

    def _bare(self, lines: Sequence[Line]) -> Array:
        """Tell the places of an axis over which nothing stands, or nothing where others have a word of their own."""
        if not lines:
            return np.zeros(0, dtype=bool)
        bare = np.ones(len(lines[0].codes), dtype=bool)
        for line in lines:
            bare &= line.codes == NONE
        last = lines[-1]
        if len(lines) > 1 and (last.kind == "heading") != self.axes.sheet.turned:
            bare |= (last.codes == NONE) & self._is_shared(lines[:-1])
            for line in lines[:-1]:
                if any(not line.terms[code].known for code in line.used.tolist()):
                    others = [other for other in lines if other is not line]
                    bare |= (line.codes == NONE) & ~self._says_what(others, len(bare))
        return bare

    def _says_what(self, lines: Sequence[Line], count: int) -> Array:
        """Tell the columns whose other headings say more than when: a measure, an area, or words of their own."""
        found = np.zeros(count, dtype=bool)
        for line in lines:
            found |= np.array([*(bool(not term.dated or term.rest or term.total) for term in line.terms), False])[
                line.codes
            ]
        return found

    def _is_shared(self, lines: Sequence[Line]) -> Array:
        """Tell the columns whose upper headings stand over others too."""
        codes = np.stack([line.codes for line in lines], axis=1)
        _, at, counts = np.unique(codes, axis=0, return_inverse=True, return_counts=True)
        return np.asarray(counts[at.reshape(-1)] > 1)

    def _name(self, row: int, column: int, across: bool) -> str:
        name = self.axes.sheet.cell((row, column)).rpartition("!")[2]
        letters = name.rstrip("0123456789")
        return name[len(letters) :] if across != self.axes.sheet.turned else letters

    def _unlike_periods(self) -> Iterator[tuple[Problem, Array]]:
        """Find the words that stand among periods and are none."""
        for lines, side, others_say in (
            (self.axes.headings, self.places[1], self._dates[0].any),
            ([line for line in self.axes.labels if line.role in LABELS], self.places[0], self._dates[1].any),
        ):
            for line in lines:
                terms = [line.terms[code] for code in line.used.tolist()]
                dated = sum(term.dated for term in terms)
                unknown = [term for term in terms if not term.known]
                if not dated or others_say or (line.kind == "label" and dated < len(unknown)):
                    continue
                yield from self._none_among(line, [other for other in lines if other is not line], side)

    def _none_among(self, line: Line, others: Sequence[Line], side: Array) -> Iterator[tuple[Problem, Array]]:
        for code in line.used.tolist():
            term, over = line.terms[code], line.codes == code
            if not term.known and not self._dated_elsewhere(others, over):
                why = f"'{term.text}' stands among periods, and is none"
                yield (
                    Problem(term.text, why, CORRECT, (line.place(line.first(code)),)),
                    over[side],
                )

    def _dated_elsewhere(self, lines: Sequence[Line], over: Array) -> bool:
        said = (line.codes[over] for line in lines)
        return any(
            any(line.terms[code].dated for code in codes.tolist() if code != NONE)
            for line, codes in zip(lines, said, strict=True)
        )

    def _misspelt(self) -> Iterator[tuple[Problem, Array]]:
        """Find the word that is unlike in one of several blocks, and words that are nearly those of a known area."""
        for lines, side in ((self.axes.headings, self.places[1]), (self.axes.labels, self.places[0])):
            for line in lines:
                for wrong, right in filter(None, (unlike_twin(line), *self._near_areas(line))):
                    code = line.texts.index(wrong)
                    why = f"'{wrong}' stands where '{right}' is expected"
                    place = line.place(line.first(code))
                    yield Problem(wrong, why, CORRECT, (place,), better=right), (line.codes == code)[side]

    def _near_areas(self, line: Line) -> Iterator[tuple[str, str]]:
        """Find words that are nearly, but not quite, those of an area that the report knows."""
        unknown = [line.terms[code] for code in line.used.tolist() if line.terms[code].rest]
        if len(unknown) > MOST_LOOKED_AT or line.role == "area":
            return
        for term in unknown:
            if near := nearly(fold(term.rest), self.terms.areas):
                yield term.text, self.terms.areas[near]

    def _no_area(self) -> Iterator[tuple[Problem, Array]]:
        """Find figures without an area in a table whose other headings, labels or sections each name one."""
        rows, columns = (self._areas(lines, count) for lines, count in self._sides)
        root = any(root.area for root in self.roots)
        for line in self.axes.headings:
            if is_area_line(line) and not rows.any():
                for code in [*line.used.tolist(), NONE]:
                    over = line.codes == code
                    term = line.terms[code] if code != NONE else Term("")
                    if (
                        not (columns[over].any() or term.total or term.statistic or term.dated or term.measure)
                        and over.any()
                    ):
                        why, fix = f"'{term.text}' stands among areas, and is none that is known", "Name it in areas."
                        yield Problem(term.text, why, fix, (line.place(line.first(code)),)), over[self.places[1]]
        if columns.any() or root:
            return
        lines = [line for line in self.axes.labels if self._names_most(line) or self._is_section_of_areas(line)]
        bare = (rows == 0) & ~self._all_areas if lines else np.zeros(len(rows), dtype=bool)
        for number in np.flatnonzero(bare).tolist():
            place = (
                lines[0].place(number)
                if lines[0].codes[number] != NONE
                else (int(self.axes.body[number]), self.axes.found.columns[0])
            )
            said = f"'{self.axes.sheet.text(*place)}' in {self.axes.sheet.cell(place).rpartition('!')[2]}"
            why = f"{said} has no area, and the rows beside it do"
            yield Problem("", why, "Write its area with [[correct]].", (place,)), self.places[0] == number

    def _names_most(self, line: Line) -> bool:
        return is_area_line(line) and bool(2 * (line.codes != NONE).sum() > len(line.codes))

    def _is_section_of_areas(self, line: Line) -> bool:
        """Tell the uppermost level of a tree in which areas stand over rows that name none themselves."""
        levels = [other for other in self.axes.labels if other.dimension == line.dimension]
        if len(levels) < 2 or line is not levels[0]:
            return False
        over = line.codes[levels[1].codes != NONE]
        return any(line.terms[code].area for code in np.unique(over).tolist() if code != NONE)


def nearly(word: str, known: Iterable[str]) -> str:
    """Give the known word of which one is a slip; blank where there is none, or it is the same."""
    from difflib import get_close_matches  # only an unknown word needs it

    found = get_close_matches(word, list(known), n=1, cutoff=0.8) if len(word) > 3 else []
    return found[0] if found and found[0] != word and abs(len(found[0]) - len(word)) < 2 else ""


def _of_unit(text: str) -> str:
    words = fold(text)
    return statistic_of(words) or ("percent" if "%" in words or "percent" in words else "")


def _and(one: str, other: str) -> str:
    return f"{one} | {other}" if one and other else one or other


def decided(axes: Axes, roots: tuple[Root, ...], terms: Terms) -> Decision:
    """Decide what the figures of a table are about."""
    return Decision(axes, roots, terms)
