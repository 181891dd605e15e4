"""Where and when: the area and the period of each figure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from msgspec.structs import replace

from psrstats.load.above import Above, period_above
from psrstats.load.dates import TOTAL, Dates, Told, dates_of, tell
from psrstats.load.groups import BESIDE, is_area_line, is_own
from psrstats.load.lines import NONE, Line
from psrstats.load.measured import Measured
from psrstats.load.places import plain_place
from psrstats.load.roots import Root
from psrstats.load.sheet import Array
from psrstats.load.term import Term
from psrstats.load.words import NEVER, fold
from psrstats.load.year_kinds import TITLED, YearKind, between, in_kind, titled_kind
from psrstats.patterns import regex
from psrstats.periods import known_period

OWN_LEVEL, OTHER_LEVEL = 1, 2
LEVELS = {
    "national": ("country", "national"), "regional": ("region",), "region": ("region",),
    "local authority": ("la", "local authority"), "local authority district": ("lad", "district"), "ward": ("ward",),
}  # fmt: skip
_COUNCIL = regex(
    r" (?:(?:city|town|county|district|borough|metropolitan borough|unitary|london borough) )?"
    r"(?:council|borough|ua|cc|mbc)$"
)
WITHIN = ("ward", "ward name", "wards", "electoral ward", "locality", "area", "areas", "area name", "neighbourhood")
SNAPSHOTS = 2  # with what came and went between them
UNDATED = "nothing says of which period it is, though others beside it say theirs"


class Placed(Measured, dict=True):
    """The figures of a table, each with its area and its period."""

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

    @cached_property
    def beside(self) -> Array:
        """With which figures one competes to be of its measure: those about the same area."""
        return self.area

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
        known = [line.terms[code].area for code in line.used.tolist() if line.terms[code].area]
        own = bool(within) and set(known) <= within and (bool(known) or fold(line.name) in WITHIN)
        names = [self._area(term, line, own) for term in line.terms]
        return np.array([*map(self.words.code, names), 0], dtype=np.int32)[line.codes]

    def _area(self, term: Term, line: Line, own: bool) -> str:
        if term.area:
            return term.area
        if is_own(term.text):
            return self.terms.words.area
        if line.role == "area" and (council := _COUNCIL.sub("", fold(term.text))) in self.terms.areas:
            return self.terms.areas[council]
        beside = any(line.terms[code].own for code in line.used.tolist())
        if term.total and (own or line.kind == "heading"):
            return self.terms.name(term.text) if beside and not own else ""
        if term.measure or term.statistic in NEVER or (line.role != "area" and term.known):
            return ""
        return plain_place(term.text) or self.terms.name(term.text)

    # ---- when --------------------------------------------------------------------------------------

    @cached_property
    def _dates(self) -> tuple[Dates, Dates]:
        titled = self._titled_kind
        corner = [line.name for line in self.axes.labels if line.role != "period"]
        kinds = (titled, titled_kind(corner, (*TITLED, "financial", "week", "month", "quarter")) or titled)
        rows, columns = (dates_of(*side, kind) for side, kind in zip(self._sides, kinds, strict=True))
        return rows, columns

    @property
    def _titled_kind(self) -> YearKind | None:
        """The kind of years that a title says; one that names its one year says it only of figures that name none."""
        said = {term.period for lines, _ in self._sides for line in lines for term in line.terms if term.period}
        return titled_kind(
            [root.text for root in self.roots if len(root.periods) != 1 or self._names_years(root, said)]
        )

    def _names_years(self, root: Root, said: set[str]) -> bool:
        """Tell a title of one academic year that is among several of the headings: then all of these are academic."""
        kind = titled_kind([root.text])
        named = {name.removeprefix("academic ") for name in root.periods}
        return kind is not None and kind.name == "academic" and named < said

    @cached_property
    def _told(self) -> tuple[Array, list[Told]]:
        """The period of each figure by its number, and those that there are."""
        rows, columns = self._dates
        above = period_above(self.roots, self.terms.words.stated, self.terms.words.period)
        root = above.period
        if (kind := self._titled_kind) and kind.name == "academic" and root:
            root = in_kind(root, kind)[0] or root
        above = replace(above, period=root)
        told = [self._tell(row, column, above) for row in rows.said for column in columns.said]
        at = rows.codes[self.places[0]] * len(columns.said) + columns.codes[self.places[1]]
        unsaid = np.array([each.problem == UNDATED for each in told])[at]
        alone = unsaid & ~np.isin(self.measure, self.measure[~unsaid])
        mixed, flow = self._beside_periods
        undated = Told(problem=above.problem, words=above.words)
        told = [*told, flow if mixed.any() else undated if above.problem else Told(root or self.terms.words.period)]
        return np.where(alone | mixed, len(told) - 1, at), told

    @cached_property
    def _beside_periods(self) -> tuple[Array, Told]:
        """The undated figures of measures whose headings stand beside headings that are periods and nothing else.

        Between two snapshots a year apart they are of that year; else nothing says of which period they are.
        """
        rows, columns = self._dates
        dated = [tuple(term.period for term in said if term.period) for said in columns.said]
        is_dated = np.array([bool(periods) for periods in dated])[columns.codes]
        measured, areas = self._measures[1], self._areas(*self._sides[1])
        statistics = self._last(self.axes.headings, "statistic", len(self.axes.values))
        never = np.array([self.words[number] in NEVER for number in statistics.tolist()], dtype=bool)
        alone = is_dated & (measured == 0) & (areas == 0) & ~never
        undated = ~np.array([any(term.dated for term in said) for said in rows.said])[rows.codes]
        mixed = ((measured > 0) & ~is_dated & alone.any())[self.places[1]] & undated[self.places[0]]
        names = sorted({dated[code][0] for code in np.unique(columns.codes[alone]).tolist()}, key=known_period)
        year = between(known_period(names[0]), known_period(names[1])) if len(names) == SNAPSHOTS else ""
        if not year and len(names) != 1:
            return np.zeros_like(mixed), Told()
        why = f"its heading names no period, and {names[0]} beside it names nothing that is measured"
        return mixed, Told(year) if year else Told(problem=why)

    def _tell(self, row: tuple[Term, ...], column: tuple[Term, ...], above: Above) -> Told:
        root, spoken = above.period, above.spoken
        told = tell(row, column, root)
        if told.period or told.problem:
            return told
        rows, columns = self._dates
        dated = {
            term.period or term.part
            for dates in (rows, columns)
            for said in dates.said
            for term in said
            if term.dated and term.statistic not in NEVER
        }
        if len(dated) > 1:
            return Told(problem=UNDATED)
        if dated and (one := next(iter(dated))) and one != TOTAL and self._whole_period(one):
            day = known_period(one).start == known_period(one).end
            return Told(root if day and root else one)  # a label's day is none of the rows beside it, in a year's table
        if above.problem:
            return Told(problem=above.problem, words=above.words)
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

    @cached_property
    def of_headings(self) -> Array:
        """Whether the area of a figure is that of its heading."""
        columns = self._areas(*self._sides[1])
        found: Array = columns[self.places[1]] != 0
        return found
