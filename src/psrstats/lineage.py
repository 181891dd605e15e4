"""Figures as they are printed: each worked out again, exactly, from the cells it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from msgspec import Struct

from psrstats.columns import NUMBERS, Array, Columns
from psrstats.formulas import formula_of
from psrstats.model import name_of
from psrstats.numbers import exact, show
from psrstats.periods import Period, read_period
from psrstats.units import POINTS, UNITS, said_of

Place = tuple[str, str, str, str]
LONGEST = 200  # letters of a formula that stands within another
_SIGNS = {unit: said_of(unit).sign for unit in UNITS} | {POINTS: f" {POINTS}"}


class _Rows(Mapping[str, list[int]]):
    """Rows by name, put into a list where they are asked for: a list of all takes up more than all their figures."""

    def __init__(self, runs: dict[str, tuple[Array, Array]]) -> None:
        self._runs = runs  # of each name where its runs of rows start, and where they end

    def __getitem__(self, name: str) -> list[int]:
        return [row for run in zip(*(ends.tolist() for ends in self._runs[name]), strict=True) for row in range(*run)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._runs)

    def __len__(self) -> int:
        return len(self._runs)


class Figures(Struct, frozen=True, dict=True):
    """A table of figures (model.FIGURES), to look one up and say where it comes from."""

    columns: Columns

    @property
    def rows(self) -> range:
        """The row numbers."""
        return range(len(self.columns))

    @cached_property
    def names(self) -> Mapping[str, list[int]]:
        """The rows of every measure and statistic, by what they are called."""
        columns = self.columns
        measure, statistic = columns["measure"], columns["statistic"]
        other = (measure[1:] != measure[:-1]) | (statistic[1:] != statistic[:-1])
        starts = np.append([0], np.flatnonzero(other) + 1)[: len(columns)]  # those of a name stand in a few runs
        ends = np.append(starts[1:], len(columns))
        both = measure[starts].astype(np.int64) * len(columns.words) + statistic[starts]
        order = np.argsort(both, kind="stable")
        names = np.flatnonzero(np.diff(both[order], prepend=-1))
        runs = (np.split(end[order], names[1:]) for end in (starts, ends))
        return _Rows({self.name(int(run[0][0])): run for run in zip(*runs, strict=True) if len(run[0])})

    @cached_property
    def _places(self) -> dict[str, dict[Place, int]]:
        return {}

    def get(self, row: int, name: str) -> Any:
        """Give one column of one figure."""
        held = self.columns.values[name].item(row)
        return held if name in NUMBERS else self.columns.words[held]

    def inputs(self, row: int) -> list[int]:
        """Give the rows that a figure was made from."""
        return self.columns.inputs.of(row)

    def users(self, row: int) -> list[int]:
        """Give the rows made from a figure."""
        return self.columns.inputs.users(row)

    def name(self, row: int) -> str:
        """Name what a figure states: the measure, and the statistic of it."""
        return name_of(self.get(row, "measure"), self.get(row, "statistic"))

    def find(
        self, measure: str, statistic: str = "", *, area: str, period: str, group: str = "", item: str = ""
    ) -> int | None:
        """Find the row of a figure; None where there is none."""
        name = name_of(measure, statistic)
        if name not in self._places:
            rows = self.names.get(name, [])
            self._places[name] = dict(zip(reversed(self.places(rows)), reversed(rows), strict=True))
        return self._places[name].get((area, group, item, period))

    def place(self, row: int) -> Place:
        """Say what a figure is about: area, group, item and period."""
        return (self.get(row, "area"), self.get(row, "group"), self.get(row, "item"), self.get(row, "period"))

    def places(self, rows: Sequence[int]) -> list[Place]:
        """Say what each of some figures is about."""
        return list(zip(*(self.texts(name, rows) for name in ("area", "group", "item", "period")), strict=True))

    def texts(self, name: str, rows: Sequence[int]) -> list[str]:
        """Give a column of words for some figures."""
        texts: list[str] = self.columns.texts(name, np.asarray(rows, dtype=np.intp)).tolist()
        return texts

    def beside(self, row: int, statistic: str) -> int | None:
        """Find what is stated of the same figure, such as its lower limit."""
        area, group, item, period = self.place(row)
        return self.find(self.get(row, "measure"), statistic, area=area, group=group, item=item, period=period)

    def of_measure(self, measure: str, statistic: str = "") -> list[int]:
        """Give the rows of a measure, as sent."""
        return self.names.get(name_of(measure, statistic), [])

    def latest(self, measure: str, area: str, end: Period) -> str:
        """Give the latest period, up to the end of a period, for which an area has a figure; blank for none."""
        rows = [row for row in self.of_measure(measure) if self.get(row, "area") == area]
        periods = {period for row in rows if (period := read_period(self.get(row, "period")))}
        return max((period for period in periods if period.end <= end.end), default=Period(end.end, end.end, "")).name

    def number(self, row: int) -> Fraction:
        """Work a figure out exactly, from what its agencies typed; each figure on the way once."""
        if row not in (known := self._numbers):
            if not self.get(row, "formula"):
                return exact(self.get(row, "value"))
            for each in self._made_first(row, known):
                known[each] = self._number(each)
        return known[row]

    def numbers(self, rows: Sequence[int]) -> list[Fraction]:
        """Work some figures out exactly: those that were sent are looked up together."""
        at = np.asarray(rows, dtype=np.intp)
        sent = zip(rows, (self.columns["formula"][at] == 0).tolist(), self.columns["value"][at].tolist(), strict=True)
        return [exact(value) if typed else self.number(row) for row, typed, value in sent]

    def _number(self, row: int) -> Fraction:
        formula = self.get(row, "formula")
        if not formula:
            return exact(self.get(row, "value"))
        inputs = [self._numbers[source] for source in self.inputs(row)]
        made = formula_of(formula).work_out(*inputs, *([self.get(row, "per")] if formula == "rate" else []))
        return Fraction(made)

    @cached_property
    def _numbers(self) -> dict[int, Fraction]:
        return {}

    @cached_property
    def _formulas(self) -> dict[int, str]:
        return {}

    def _made_first(self, row: int, known: Mapping[int, object]) -> Iterator[int]:
        """Give a figure and all that it was made from, each once and after its own inputs, but what is known."""
        waiting, seen = [(row, False)], set()
        while waiting:
            each, ready = waiting.pop()
            if ready:
                yield each
            elif each not in known and each not in seen:
                seen.add(each)
                waiting += [(each, True), *((source, False) for source in reversed(self.inputs(each)))]

    def text(self, row: int) -> str:
        """Print a figure: rounded half-up, a sign on changes, % on percentages, its marker where there is none."""
        if marker := self.get(row, "marker"):
            return f"[{marker}]"
        if text := self.get(row, "text"):
            return str(text)
        formula = self.get(row, "formula")
        signed = bool(formula) and formula_of(formula).signed
        shown = show(self.number(row), self.get(row, "places"), signed=signed)
        return shown + _SIGNS.get(self.get(row, "unit"), "")

    def formula(self, row: int) -> str:
        """Say how a figure was made, with its numbers; blank for one that was sent."""
        for each in self._made_first(row, self._formulas):
            self._formulas[each] = self._formula(each)
        return self._formulas[row]

    def _formula(self, row: int) -> str:
        inputs = self.inputs(row)
        if self.get(row, "marker") or not inputs:
            return ""
        if not (formula := self.get(row, "formula")):
            return f"{self.get(row, 'statistic')} of {' against '.join(map(self.text, inputs))}"
        terms = [self._term(source) for source in inputs]
        words = formula_of(formula).words
        return words.format(*terms, per=f"{self.get(row, 'per'):,}", sum=" + ".join(terms), count=len(terms))

    def sources(self, row: int) -> tuple[str, ...]:
        """Give the cells that a figure comes from."""
        return tuple(dict.fromkeys(cell for source in self._ancestors(row) if (cell := self.get(source, "cell"))))

    def corrections(self, row: int) -> tuple[str, ...]:
        """Give what was put right on the way to a figure."""
        return tuple(dict.fromkeys(said for source in self._ancestors(row) if (said := self.get(source, "correction"))))

    def _ancestors(self, row: int) -> Iterator[int]:
        """Give a figure and all that it was made from, each once, in the order of its formula."""
        waiting, seen = [row], set()
        while waiting:
            each = waiting.pop()
            if each not in seen:
                seen.add(each)
                yield each
                waiting += reversed(self.inputs(each))

    def _term(self, row: int) -> str:
        """Give a part of a formula: its own formula, or its number where that would be longer than anybody reads."""
        said = self._formulas[row] if self.get(row, "formula") else ""
        return f"({said})" if said and len(said) <= LONGEST else self.text(row)
