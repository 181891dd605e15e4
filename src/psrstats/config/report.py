"""What a report is called, and which area and period it is about."""

from __future__ import annotations

from pydantic import Field

from psrstats.config.texts import Line, Names, Part, Words
from psrstats.config.validated import PUBLISHED, DenominatorYear, Levels, PeriodName, Previous
from psrstats.model import NEIGHBOURS
from psrstats.periods import Period, known_period, year_before


class Report(Part):
    """The report: what it is called, and which area and period it is about."""

    title: Line = Field(description="Printed above the tables.")
    area: Line = Field(description="The area that the report is about, as its agencies write it.")
    period: PeriodName = Field(description="The period that the report is about, such as 2019-20.")
    previous: Previous = Field(
        default="",
        validate_default=False,
        description="What it is compared with; the year before unless given. published: the year before, with what the "
        "report that `against` names published of it wherever this year's files have no figure.",
    )
    comparators: Names = Field(default=(), description="Areas to compare with, such as England.")
    neighbours: Names = Field(
        default=(),
        description="The area's statistical neighbours; their mean is that of the area 'Statistical neighbours'.",
    )
    denominator_year: DenominatorYear = Field(
        default="latest",
        description="Whose population a rate takes: latest (the mid-year at the period's end, or the last before it), "
        "previous (the mid-year before the one in which the period's year ends, as the Department for Education does), "
        "same (the mid-year in which it ends), or one year for all, such as 2019.",
    )
    intervals: Levels = Field(
        default=(95.0,), description="The levels of the confidence intervals: [95], [95, 99.8], or [] for none."
    )
    areas: Names = Field(default=(), description="The areas within, such as its wards: none may be missing or unknown.")
    against: str = Field(
        default="",
        description="Last year's report, to hold its figures against: ../2018-19; or what was published of it, its "
        "JSON or the manifest of its export.",
    )
    measures: Words = Field(default="measures.csv", description="The sheet of measures, beside psrstats.toml.")

    @property
    def compared_with(self) -> tuple[str, ...]:
        """The areas that the report's own is compared with: the comparators, and the mean of its neighbours."""
        return (*self.comparators, *([NEIGHBOURS] if self.neighbours else []))

    @property
    def outside(self) -> tuple[str, ...]:
        """The areas that are no part of its own, and its own: they take no place among the areas within."""
        return (self.area, *self.compared_with, *self.neighbours)

    @property
    def years_back(self) -> int:
        """How many years lie between the report's period and the one it is compared with."""
        return known_period(self.period).end.year - self.compared_period.end.year

    @property
    def compared_period(self) -> Period:
        """The period that the report's own is compared with."""
        named = self.previous not in ("", PUBLISHED)
        return known_period(self.previous) if named else year_before(known_period(self.period))
