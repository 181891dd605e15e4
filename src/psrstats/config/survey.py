"""The replies to surveys that measures are counted from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from psrstats.config.texts import Awaited, Line, Name, Names, Part, Words


class Survey(Part):
    """The replies to a survey, a row each, or tallies of them. What is written in them is never printed by itself."""

    name: Name = Field(description="What measures.csv calls it, as the source of a measure.")
    agency: Line = Field(description="Who asked.")
    file: Words = Field(description="The file in the folder sources: an export, or a sheet of tallies.")
    awaited: Awaited = ""
    sheets: Names = Field(default=(), description="The sheet that holds the replies; the first unless given.")
    rows: Line = Field(default="replies", description="What its rows are called, such as replies of parents.")
    last: str = Field(
        default="",
        description="The replies of a year before, in the folder sources; those of the report which `against` names "
        "unless given.",
    )
    asked: int | None = Field(default=None, gt=0, description="How many were asked.")
    asked_last: int | None = Field(default=None, gt=0, description="How many were asked a year before.")
    scale: dict[Words, float] = Field(
        default={}, description='The score of each answer, for means: { "Very good" = 4, "Good" = 3 }.'
    )
    choices: Names = Field(
        default=(), description="All answers that could be chosen; any other is counted as an other answer."
    )
    no_answer: Names = Field(default=(), description="Answers that count as none, such as Not applicable.")
    parted_by: Literal["", ";", ",", "|"] = Field(
        default="", description="What parts several choices in one cell, where these do not tell."
    )

    @property
    def place(self) -> str:
        """What messages call it."""
        return self.file
