"""What of a table cannot be placed: the words, the figures that they leave out, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import field

from psrstats.load.column import LABELS
from psrstats.load.dates import Told
from psrstats.load.doubtful import CORRECT, Doubtful, Problem
from psrstats.load.groups import BESIDE, is_area_line, unlike_twin
from psrstats.load.lines import NONE, Line
from psrstats.load.roots import Root
from psrstats.load.sheet import Array
from psrstats.load.siblings import beside_the_whole
from psrstats.load.term import Term
from psrstats.load.words import fold, is_group

FEW = 4  # of so many places of a line one is filled: a cell that strayed there
MOST_LOOKED_AT = 60  # unknown words of a line


class Unplaced(Doubtful):
    """The figures of a table, and what leaves some of them out."""

    problems: list[Problem] = field(default_factory=list)
    unnamed: Root | None = None  # its own title, where it says nothing and those of other tables name what is measured

    def _problems(self) -> Iterator[tuple[Problem, Array]]:
        at, told = self._told
        for number, each in enumerate(told):
            if each.problem and (mask := at == number).any():
                yield self._undated(each, mask), mask
        yield from self._unlabelled()
        yield from self._unlike_periods()
        yield from self._pooled_or_change()
        yield from self._like_dates()
        yield from self._years_below_a_part()
        yield from self._other_year_in_corner()
        yield from self._other_per()
        yield from self._in_thousands()
        yield from self._in_another_time()
        yield from self._divisions()
        yield from self._quantities()
        yield from self._adding_up()
        yield from self._misspelt()
        yield from self._no_area()
        yield from self._of_others()
        yield from beside_the_whole(self)
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
        if "of a year, and" in told.problem or "lines above" in told.problem:
            fix = f"Say it in psrstats.toml, in [[source]] of {self.terms.words.source}: "
            fix += f'period = "{self.terms.words.period}".'
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
        """Find words that are nearly, but not quite, those of an area that the report knows.

        "North team" beside "West team" is no North East: a word that recurs is no slip.
        """
        unknown = [term for code in line.used.tolist() if (term := line.terms[code]).rest and not is_group(term.rest)]
        if len(unknown) > MOST_LOOKED_AT or line.role == "area":
            return
        nearest = [nearly(fold(term.rest), self.terms.areas) for term in unknown]
        words = [set(fold(term.rest).split()) for term in unknown]
        for term, near, own in zip(unknown, nearest, words, strict=True):
            elsewhere = set().union(*(other for other, area in zip(words, nearest, strict=True) if area != near))
            if near and not own - set(near.split()) <= elsewhere:
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
        bare = (rows == 0) & ~self._all_areas & ~self._over_others(lines) if lines else np.zeros(len(rows), dtype=bool)
        for number in np.flatnonzero(bare).tolist():
            place = (
                lines[0].place(number)
                if lines[0].codes[number] != NONE
                else (int(self.axes.body[number]), self.axes.found.columns[0])
            )
            said = f"'{self.axes.sheet.text(*place)}' in {self.axes.sheet.cell(place).rpartition('!')[2]}"
            why = f"{said} has no area, and the rows beside it do"
            yield Problem("", why, "Write its area with [[correct]].", (place,)), self.places[0] == number

    def _over_others(self, lines: Sequence[Line]) -> Array:
        """Tell rows that name a measure, and below them the others that it is compared with: they are the report's."""
        found = np.zeros(len(self.axes.body), dtype=bool)
        for line in lines:
            upper = [one for one in self.axes.labels if one.dimension == line.dimension and one is not line]
            said = [line.terms[code] for code in line.used.tolist()]
            others = any(term.area for term in said) and all(_may_be_other(term) for term in said)
            if len(upper) == 1 and others and not self._is_within(said):
                found |= (line.codes == NONE) & (self._ids(upper[0], "measure") > 0)
        return found

    def _is_within(self, terms: Sequence[Term]) -> bool:
        return any(term.area in self.terms.words.within for term in terms)

    def _of_others(self) -> Iterator[tuple[Problem, Array]]:
        """Find figures that name no area below a title, or a sheet's name, that says they are of others."""
        nearest = next((root for root in self.roots if root.area or root.ours or root.others), None)
        if (
            nearest is None
            or not nearest.others
            or any(self._areas(lines, count).any() for lines, count in self._sides)
        ):
            return
        why = f"'{nearest.text}' says that the figures below it are of others, and nothing names their area"
        place = nearest.place or (int(self.axes.body[0]), self.axes.values[0].index)
        if nearest.unlisted:
            why = f"'{nearest.others}' above the figures may be an area, and is none of this report's"
            fix = f'Where they are of it, add "{nearest.others}" to areas or neighbours in psrstats.toml; where they '
            fix += f"are {self.terms.words.area}'s, write that with [[correct]]."
            yield Problem("", why, fix, (place,), stray=True), np.ones(len(self.measure), dtype=bool)
            return
        words = nearest.text if nearest.place else ""
        fix = CORRECT if nearest.place else "Name the area in a line above the table."
        yield Problem(words, why, fix, (place,), stray=True), np.ones(len(self.measure), dtype=bool)

    def _names_most(self, line: Line) -> bool:
        return is_area_line(line) and bool(2 * (line.codes != NONE).sum() > len(line.codes))

    def _is_section_of_areas(self, line: Line) -> bool:
        """Tell the uppermost level of a tree in which areas stand over rows that name none themselves."""
        levels = [other for other in self.axes.labels if other.dimension == line.dimension]
        if len(levels) < 2 or line is not levels[0]:
            return False
        over = line.codes[levels[1].codes != NONE]
        return any(line.terms[code].area for code in np.unique(over).tolist() if code != NONE)


def _may_be_other(term: Term) -> bool:
    """Tell another area than the report's own, or a name that may be of one."""
    return bool(term.area and not term.own) or not (term.known or is_group(term.rest))


def nearly(word: str, known: Iterable[str]) -> str:
    """Give the known word of which one is a slip; blank where there is none, or it is the same."""
    from difflib import get_close_matches  # only an unknown word needs it

    found = get_close_matches(word, list(known), n=1, cutoff=0.8) if len(word) > 3 else []
    return found[0] if found and found[0] != word and abs(len(found[0]) - len(word)) < 2 else ""
