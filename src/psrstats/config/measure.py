"""A row of measures.csv."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from psrstats.answered import SAYS as SAYS_OF_REPLIES
from psrstats.answered import Answer, read_answer
from psrstats.config.logs import logs_in
from psrstats.config.texts import Line, Name
from psrstats.config.validated import CountWords, Phrase, Spoken
from psrstats.counted import SAYS, Count, read_count
from psrstats.phrases import FIELDS
from psrstats.tallied import SAYS as SAYS_OF_ACTIONS
from psrstats.tallied import Tally, read_tally
from psrstats.units import UNITS, Unit, said_of

_TERM = r"([+-])\s+([a-z0-9-]+)(?::((?:(?!\s[+-]\s).)+))?(?=\s[+-]\s|$)"


class Measure(BaseModel):
    """One row of measures.csv: a figure that the report may state."""

    model_config = ConfigDict(frozen=True, extra="forbid")  # a CSV file holds only text: "10000" is a number here

    name: Name = Field(description="How tables and other measures refer to it.")
    title: Line = Field(description="How the report names it.")
    source: str = Field(default="", description="The source that sends it; blank where psrstats works it out.")
    label: str = Field(
        default="", description="The row label or heading in the agency's sheet; the title unless given."
    )
    unit: Unit = Field(default="count", description=f"{', '.join(UNITS[:-1])} or {UNITS[-1]}.")
    per: int | None = Field(default=None, gt=0, description="For a rate: per 1,000, 10,000 or 100,000.")
    numerator: str = Field(default="", description="The measure divided, where psrstats works this one out.")
    denominator: str = Field(
        default="",
        description="The measure it is divided by; the same as the numerator for a share of all groups; alone for a "
        "percentage that is sent without its numerator.",
    )
    sum: str = Field(
        default="",
        description="The measures added up, where psrstats works this one out: a + b - c; a:Girls for one group.",
    )
    benchmark: str = Field(
        default="", description="The measure whose value for the report's area each area is held against."
    )
    polarity: Literal["high", "low", ""] = Field(
        default="", description="Which end is good: high, low, or blank for neither."
    )
    census: bool = Field(default=False, description="Whether it counts all there are, so that it has no interval.")
    quantiles: int | None = Field(default=None, ge=2, description="How many its areas are parted into: 10 for deciles.")
    target: Decimal | None = Field(default=None, description="The value aimed at; polarity says which side is met.")
    tolerance: Decimal = Field(default=Decimal(0), ge=0, description="How far short of the target is within tolerance.")
    children: bool = Field(default=True, description="Whether it counts children, so that small numbers need care.")
    public: bool = Field(
        default=False,
        description="Whether others publish it anyway, such as mid-year populations, so that it is shown as it is.",
    )
    log: str = Field(
        default="", description="The log that it is counted from, where no sheet gives it; two, with a comma, overlap."
    )
    count: CountWords = Field(
        default="",
        description=f"What is counted. In a log: {SAYS}. In [[actions]], which `source` names: {SAYS_OF_ACTIONS}. "
        f"In a [[survey]], which `source` names, of the question in `label`: {SAYS_OF_REPLIES}.",
    )
    by: str = Field(
        default="",
        description="What its figures are parted by, with commas between: area, quarter, age band, sex, agency, or any "
        "heading of the log; area by quarter parts each area's by quarters. Of actions: source, theme, agency, or any "
        "heading. Of replies: any question.",
    )
    said: Phrase = Field(
        default="",
        validate_default=False,
        description="How a sentence begins that states it: {number} children were looked after at {period_end}. "
        "{period} is such as 2019-20, or January to March 2020 (Q4 2019-20).",
    )
    sentence: Spoken = Field(
        default="",
        description="The whole sentence that says it, in the plural: {n} children were looked after at {date}, "
        f"{{change}} than a year before. {'; '.join(f'{{{name}}}: {means}' for name, means in FIELDS.items())}; "
        "{child|children}: the words for one and for many, where psrstats would not know them. What stands between "
        "commas or in brackets is left out where there is no figure for it.",
    )

    @model_validator(mode="before")
    @classmethod
    def _takes_its_unit_from_its_count(cls, row: Any) -> Any:
        if not isinstance(row, dict):
            return row
        text = str(row.get("count") or "")
        tallied = None if row.get("log") else read_tally(text) if text else None
        counted = read_count(text) if text and row.get("log") else tallied or read_answer(text)
        if counted is None:
            return row
        of = {"unit": counted.unit} | ({"children": False, "census": True} if tallied else {}) | row
        if counted.parts and "name" in row and not row.get("numerator"):
            of |= {"numerator": f"{row['name']}-counted", "denominator": f"{row['name']}-of"}
        return of if counted.parts or not row.get("log") else of | {"source": "-".join(logs_in(str(row["log"])))}

    @property
    def counted(self) -> Count | None:
        """What is counted for it in a log; None for a measure of no log."""
        return read_count(self.count) if self.log else None

    @property
    def tally(self) -> Tally | None:
        """What is counted for it in a sheet of actions; None for a measure of none."""
        return None if self.log else read_tally(self.count)

    @property
    def answer(self) -> Answer | None:
        """What is counted for it of the replies to a survey; None for a measure of none."""
        return None if self.log or not self.count or self.tally else read_answer(self.count)

    @property
    def logs(self) -> tuple[str, ...]:
        """The logs that it is counted from."""
        return logs_in(self.log)

    @property
    def words(self) -> str:
        """The words that mark it in the agency's sheet."""
        return self.label or self.title

    @property
    def terms(self) -> tuple[tuple[str, str, str], ...]:
        """The sign, the measure and the group of each part of its sum; the group blank for the sum's own."""
        parts = re.findall(_TERM, f"+ {self.sum}") if self.sum else []
        return tuple((sign, name, group.strip()) for sign, name, group in parts)

    @property
    def made_of(self) -> tuple[str, ...]:
        """The measures that it is worked out from; none for one that is sent."""
        divided = () if self.of_unknown else tuple(filter(None, (self.numerator, self.denominator)))
        return divided + tuple(name for _, name, _ in self.terms)

    @property
    def of_unknown(self) -> bool:
        """Whether it is a percentage that is sent, of a known denominator, with a numerator that is not sent."""
        return bool(self.source and self.denominator) and not self.numerator and said_of(self.unit).in_points
