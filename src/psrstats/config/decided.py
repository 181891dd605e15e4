"""What its analyst decided about single cells and figures: corrected, accepted, vouched for, agreed, merged."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from psrstats.config.texts import Line, Name, Names, Part, Words
from psrstats.config.validated import PeriodName


class Correction(Part):
    """What one cell should say. The agency's file stays as it is."""

    where: Words = Field(description="The cell: file!sheet!A1.")
    reads: Words = Field(description="What the cell says now; refused once it says something else.")
    as_: Words = Field(alias="as", description="What it is taken to say.")
    reason: Words = Field(description="Why, for the figure's lineage.")

    def __str__(self) -> str:
        return f"{self.where} reads '{self.reads}', taken as '{self.as_}': {self.reason}"


class Acceptance(Part):
    """A finding that an analyst has asked the agency about: it is told with its reason, and counts no more."""

    code: Annotated[str, Field(pattern=r"^PSR\d{3}$")] = Field(description="The finding's code, such as PSR002.")
    where: str = Field(
        default="", description="One of its cells: file!sheet!A1; of a draft's finding, 'words' instead."
    )
    words: str = Field(default="", description="Of a draft's finding: words that stand in its sentence.")
    reads: Words = Field(
        description="What the cell says, or the number in the draft; once it is another the finding counts again."
    )
    reason: Words = Field(description="What the agency answered.")
    by: Words = Field(description="Who asked, such as the analyst's role.")
    when: Words = Field(description="When.")

    @model_validator(mode="after")
    def _is_of_a_cell_or_of_words(self) -> Acceptance:
        if bool(self.where) == bool(self.words):
            raise ValueError("write 'where' for a finding of a cell, or 'words' for one of a draft")
        return self


class StatedElsewhere(Part):
    """A number of the draft that no sheet holds, and who vouches for it."""

    words: Words = Field(description="Words that stand in its sentence.")
    reads: Words = Field(description="The number as the draft prints it, such as 27 or 4.5%.")
    source: Line = Field(description="Where it comes from.")
    by: Words = Field(description="Who vouches for it, such as the role.")
    when: Words = Field(description="When.")
    until: PeriodName = Field(
        default="",
        validate_default=False,
        description="The last period of a report for which it holds, such as 2019-20; later it is told again.",
    )


class Agreement(Part):
    """Two measures of the same thing, sent by two agencies or in two ways."""

    first: Words = Field(description="A measure, or a group of one: MEASURE[:GROUP].")
    second: Words = Field(description="Another; a measure's total over its items is MEASURE-total[:GROUP].")
    tolerance: float = Field(default=0.0, ge=0, description="How far apart they may be, per cent of the first.")


class Overlap(Part):
    """Groups of one measure that share children, held against their total."""

    measure: Name = Field(description="The measure whose groups they are.")
    groups: Names = Field(min_length=2, description="The groups, as the agency writes them.")
    both: str = Field(default="", description="The group of those who are in both, if it is sent.")
    total: str = Field(
        default="", description="The group that counts each child once; the measure's total unless given."
    )

    @model_validator(mode="after")
    def _names_each_once(self) -> Overlap:
        named = [*self.groups, *filter(None, (self.both, self.total))]
        if len(set(named)) < len(named):
            raise ValueError("one of its groups is named twice; name each once")
        return self


class Break(Part):
    """Where a measure's series breaks: what came before is of something else, and is not compared across."""

    measure: Name = Field(description="The measure.")
    period: PeriodName = Field(description="The first period that is counted in the new way.")
    reason: Line = Field(description="Why, as a note under the table says it.")


class Merged(Part):
    """Areas that became one, or one that became several: their counts are added up where all were sent."""

    area: Line = Field(description="The one, such as a county.")
    parts: Names = Field(min_length=2, description="The several that it is made of.")
    period: PeriodName = Field(description="The first period after it happened.")
    reason: str = Field(default="", description="What happened, for a note.")

    @model_validator(mode="after")
    def _names_each_once(self) -> Merged:
        if len({self.area, *self.parts}) <= len(self.parts):
            raise ValueError("one of its areas is named twice; name each once")
        return self
