"""Figures as they are printed: each worked out again, exactly, from the cells it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import pandas as pd

from psrstats.formulas import FORMULAS
from psrstats.model import KEY
from psrstats.numbers import exact, show
from psrstats.periods import Period, read_period

Key = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Figures:
    """A table of figures (model.FIGURES), to look one up and say where it comes from."""

    frame: pd.DataFrame

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        return {str(name): self.frame[name].tolist() for name in self.frame}

    @cached_property
    def _rows(self) -> dict[Key, int]:
        keys = list(zip(*(self._columns[name] for name in KEY), strict=True))
        return {key: row for row, key in reversed(list(enumerate(keys)))}

    @cached_property
    def _rows_of(self) -> dict[tuple[str, str], list[int]]:
        rows: dict[tuple[str, str], list[int]] = {}
        for row, key in enumerate(zip(self._columns["measure"], self._columns["statistic"], strict=True)):
            rows.setdefault(key, []).append(row)
        return rows

    def get(self, row: int, name: str) -> Any:
        """Give one column of one figure."""
        return self._columns[name][row]

    def name(self, row: int) -> str:
        """Name what a figure states: the measure, and the statistic of it."""
        return "-".join(filter(None, (self.get(row, "measure"), self.get(row, "statistic"))))

    def find(
        self, measure: str, statistic: str = "", *, area: str, period: str, group: str = "", item: str = ""
    ) -> int | None:
        """Find the row of a figure; None where there is none."""
        return self._rows.get((measure, statistic, area, group, item, period))

    def of_measure(self, measure: str, statistic: str = "") -> list[int]:
        """Give the rows of a measure, as sent."""
        return self._rows_of.get((measure, statistic), [])

    def latest(self, measure: str, area: str, end: Period) -> str:
        """Give the latest period, up to the end of a period, for which an area has a figure; blank for none."""
        rows = [row for row in self.of_measure(measure) if self.get(row, "area") == area]
        periods = {period for row in rows if (period := read_period(self.get(row, "period")))}
        return max((period for period in periods if period.end <= end.end), default=Period(end.end, end.end, "")).name

    def number(self, row: int) -> Fraction:
        """Work a figure out exactly, from what its agencies typed."""
        formula = self.get(row, "formula")
        if not formula:
            return exact(self.get(row, "value"))
        inputs = [self.number(source) for source in self.get(row, "inputs")]
        return Fraction(FORMULAS[formula].work_out(*inputs, *([self.get(row, "per")] if formula == "rate" else [])))

    def text(self, row: int) -> str:
        """Print a figure: rounded half-up, a sign on changes, % on percentages, its marker where there is none."""
        if marker := self.get(row, "marker"):
            return f"[{marker}]"
        if text := self.get(row, "text"):
            return str(text)
        formula = FORMULAS.get(self.get(row, "formula"))
        shown = show(self.number(row), self.get(row, "places"), signed=bool(formula and formula.signed))
        return shown + {"percent": "%", "percentage points": " percentage points"}.get(self.get(row, "unit"), "")

    def formula(self, row: int) -> str:
        """Say how a figure was made, with its numbers; blank for one that was sent."""
        inputs = self.get(row, "inputs")
        if self.get(row, "marker") or not inputs:
            return ""
        formula = FORMULAS.get(self.get(row, "formula"))
        if formula is None:
            return f"{self.get(row, 'statistic')} of {' against '.join(map(self.text, inputs))}"
        terms = [self._term(source) for source in inputs]
        return formula.words.format(*terms, per=f"{self.get(row, 'per'):,}", sum=" + ".join(terms))

    def sources(self, row: int) -> tuple[str, ...]:
        """Give the cells that a figure comes from."""
        return tuple(dict.fromkeys(cell for source in self._ancestors(row) if (cell := self.get(source, "cell"))))

    def corrections(self, row: int) -> tuple[str, ...]:
        """Give what was put right on the way to a figure."""
        return tuple(dict.fromkeys(said for source in self._ancestors(row) if (said := self.get(source, "correction"))))

    def _ancestors(self, row: int) -> Iterator[int]:
        yield row
        for source in self.get(row, "inputs"):
            yield from self._ancestors(source)

    def _term(self, row: int) -> str:
        return f"({self.formula(row)})" if self.get(row, "formula") else self.text(row)
