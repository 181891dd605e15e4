"""A report's figures as they stood at one time, with what is known of how they came about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from msgspec import Struct, field

from psrstats.config import Disclosure, Measure, Settings
from psrstats.lineage import Figures
from psrstats.moved import without_years

# What of a measure's description makes another figure of it, if it is changed.
DEFINED_BY = (
    "unit",
    "per",
    "numerator",
    "denominator",
    "sum",
    "benchmark",
    "quantiles",
    "target",
    "tolerance",
    "census",
)
UNKNOWN = "published"
DIVIDED = ("percentage", "rate", "ratio")


class State(Struct, frozen=True):
    """A report's figures as they were printed, and what is known of them.

    records: the figures of its published JSON, where there is no more than that.
    """

    name: str
    period: str
    figures: Figures
    measures: Mapping[str, Measure] = field(default_factory=dict)
    policy: Disclosure | None = None
    area: str = ""
    records: Sequence[Mapping[str, Any]] = ()

    @classmethod
    def of(cls, name: str, figures: Figures, settings: Settings) -> State:
        """Take the figures of a report's edition."""
        report = settings.report
        return cls(name, report.period, figures, settings.measures, settings.disclosure, report.area)

    def measures_beside(self, others: Mapping[str, Measure]) -> dict[str, Measure]:
        """Give its measures; where only what was published is known, others' with its own as counts of children."""
        names = set(self.figures.columns.texts("measure").tolist())
        unknown = {name: Measure(name=name, title=name, source=UNKNOWN) for name in names - set(others)}
        return dict(self.measures) or {**others, **unknown}

    def cells(self, row: int) -> tuple[str, ...]:
        """Give the cells that a figure comes from."""
        return tuple(self.records[row]["sources"]) if self.records else self.figures.sources(row)

    def corrections(self, row: int) -> tuple[str, ...]:
        """Give what was put right on the way to a figure."""
        return tuple(self.records[row]["corrections"]) if self.records else self.figures.corrections(row)

    def quotient(self, row: int) -> tuple[Fraction | None, Fraction | None] | None:
        """Give the numerator and the denominator of a figure that is divided; None for any other."""
        if self.records:
            parts = [self.records[row].get(name) for name in ("numerator", "denominator")]
            return None if parts == [None, None] else (_exact(parts[0]), _exact(parts[1]))
        inputs = self.figures.inputs(row)
        if self.figures.get(row, "formula") not in DIVIDED or len(inputs) != 2:
            return None
        first, second = (None if self.figures.get(one, "marker") else self.figures.number(one) for one in inputs)
        return first, second

    def definition(self, name: str) -> tuple[object, ...] | None:
        """Give what a measure is, as far as its figures follow from it; None where that is not known."""
        if name not in self.measures:
            return None
        measure = self.measures[name]
        words = "" if measure.made_of else without_years(measure.words).casefold()
        return (words, *(getattr(measure, key) for key in DEFINED_BY))

    def is_count_of_children(self, row: int) -> bool:
        """Say whether a figure counts children whom the disclosure policy protects."""
        measure = self.measures.get(self.figures.get(row, "measure"))
        return bool(measure and measure.children and not measure.public and self.figures.get(row, "unit") == "count")


def _exact(value: float | None) -> Fraction | None:
    return None if value is None else Fraction(str(value))
