"""The sheets of actions, a row a recommendation, that measures are counted from."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from psrstats.config.texts import Awaited, Line, Name, Names, Part, Words

StageWord = Literal["completed", "in progress", "not started", "open", "overdue", "withdrawn", "not said"]
STAGE_WORDS: tuple[str, ...] = get_args(StageWord)
HELD = ("reference", "action", "source", "theme", "agency", "made", "due", "status", "closed", "evidence")


class Actions(Part):
    """A sheet with a row for each action or recommendation, that measures are counted from."""

    name: Name = Field(description="What measures.csv calls it, as the source of a measure.")
    agency: Line = Field(description="Who keeps it.")
    file: Words = Field(description="The file in the folder sources.")
    awaited: Awaited = ""
    sheets: Names = Field(default=(), description="The sheets that hold actions; all that look so unless given.")
    rows: Line = Field(default="actions", description="What its rows are called, such as recommendations.")
    last: str = Field(
        default="",
        description="The same sheet as it stood at the last report, in the folder sources; that of the report which "
        "`against` names unless given.",
    )
    reference: str = Field(default="", description="The heading over references, where words do not tell.")
    action: str = Field(default="", description="The heading over what is to be done.")
    source: str = Field(default="", description="The heading over the audit, review, inspection or plan.")
    theme: str = Field(default="", description="The heading over themes.")
    agency_in: str = Field(default="", description="The heading over the agencies that are to act.")
    made: str = Field(default="", description="The heading over the days on which they were made.")
    due: str = Field(default="", description="The heading over the days by which they are due.")
    status: str = Field(default="", description="The heading over their status.")
    closed: str = Field(default="", description="The heading over the days on which they were completed.")
    evidence: str = Field(default="", description="The heading over the evidence.")
    made_on: str = Field(default="", description="When all of them were made, where the sheet does not say.")
    dates: Literal["", "day first", "month first"] = Field(
        default="", description="How dates are typed, where their own days do not tell: day first or month first."
    )
    statuses: dict[Words, StageWord] = Field(
        default={},
        description="Words of status and what they mean, where these are not known or could be either: "
        f'{{ "Green" = "completed" }}. One of {", ".join(STAGE_WORDS)}.',
    )
    values: dict[Words, Words] = Field(
        default={}, description='Words of the sheet and those that the report has for them: { "HIPS" = "Sub-region" }.'
    )

    @property
    def place(self) -> str:
        """What messages call it."""
        return self.file

    @property
    def said(self) -> dict[str, str]:
        """What is said of its columns, by what they hold."""
        named = {key: getattr(self, "agency_in" if key == "agency" else key) for key in HELD}
        return {key: heading for key, heading in named.items() if heading}
