"""A table of the report, as its description asks for it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from psrstats.config.texts import Line, Name, Names, Part

Layout = Literal[
    "listing", "breakdown", "comparison", "change", "ranking", "rates", "subtotals", "scorecard", "targets", "trends",
    "actions", "progress", "quotes", "survey",
]  # fmt: skip


DRAWN = ("ranking", "change", "comparison", "scorecard", "trends", "progress", "survey")  # the layouts with a chart
CHARTED = ("ranking", "survey")  # those whose chart stands in the Word document unless the table says otherwise


class TableSettings(Part):
    """One table of the report."""

    name: Name = Field(description="For --table.")
    title: Line = Field(description="Printed above the table.")
    layout: Layout = Field(description="How it is laid out: see the layouts.")
    measures: Names = Field(min_length=1, description="What goes in, in order.")
    order: Literal["as sent", "highest first", "lowest first"] = Field(
        default="as sent", description="Of the rows of a breakdown or of subtotals."
    )
    years: int = Field(default=5, ge=5, le=25, description="Of a table of trends: how many years stand side by side.")
    rows: Line = Field(default="Group", description="What its rows are called, such as Age or Ward.")
    columns: Names = Field(
        default=(),
        description="Of the layout actions: its columns, by what they hold (reference, action, source, theme, agency, "
        "made, due, status, closed, evidence) or by any heading of the sheet.",
    )
    notes: Names = Field(default=(), description="Printed below the table.")
    chart: bool | None = Field(
        default=None,
        description="Whether its chart stands below it in the Word document; unless it says so, that of a ranking or "
        "of a survey does. The web page, the PDF and the folder of charts have them all.",
    )

    @property
    def charted(self) -> bool:
        """Whether its chart stands below it in the Word document."""
        return self.layout in CHARTED if self.chart is None else self.chart

    @model_validator(mode="after")
    def _has_a_chart(self) -> TableSettings:
        if self.chart and self.layout not in DRAWN:
            raise ValueError(f"the layout {self.layout} has no chart; those that have one: {', '.join(DRAWN)}")
        return self

    @model_validator(mode="after")
    def _has_years_where_they_show(self) -> TableSettings:
        if self.layout != "trends" and "years" in self.model_fields_set:
            raise ValueError('years are of the layout trends; leave them out, or write layout = "trends"')
        return self
