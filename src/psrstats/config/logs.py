"""The logs that measures are counted from, and the engine that counts."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from psrstats.config.texts import Awaited, Line, Name, Names, Part, Words

HOLDS = ("child", "date", "start", "end", "area", "born")  # the keys that name a column each


def _an_amount(text: str) -> str:
    if re.fullmatch(r"[1-9]\d{0,5} ?(MB|GB)", text):
        return text.replace(" ", "")
    raise ValueError(f"cannot be '{text}'; write an amount such as 1GB or 800MB")


def logs_in(text: str) -> tuple[str, ...]:
    """Read the names of logs in a cell of measures.csv.

    >>> logs_in("missing"), logs_in("cse, cce"), logs_in("cse and cce")
    (('missing',), ('cse', 'cce'), ('cse', 'cce'))
    """
    return tuple(filter(None, (name.strip() for name in re.split(r"[,;+&]|\band\b", text))))


class Log(Part):
    """A log of single events or episodes, that measures are counted from. Its children are never shown."""

    name: Name = Field(description="What measures.csv calls it.")
    agency: Line = Field(description="Who sent it.")
    file: str = Field(
        default="",
        description="The file in the folder sources: csv, xlsx, ods or parquet; or a folder there with a file a month.",
    )
    table: str = Field(default="", description="A table of the database at [engine] address, instead of a file.")
    sheets: Names = Field(
        default=(), description="The sheets of a workbook that hold it; told by their headings unless given."
    )
    rows: Line = Field(default="events", description="What its rows are called, such as missing episodes.")
    child: str = Field(default="", description="The heading over the children's identifiers, where words do not tell.")
    date: str = Field(default="", description="The heading over the date of an event.")
    start: str = Field(default="", description="The heading over the start of an episode, instead of a date.")
    end: str = Field(default="", description="The heading over the end of an episode.")
    area: str = Field(default="", description="The heading over the area, such as the ward.")
    born: str = Field(default="", description="The heading over the date of birth.")
    dates: Literal["", "day first", "month first"] = Field(
        default="", description="How dates are typed, where their own days do not tell: day first or month first."
    )
    awaited: Awaited = ""
    values: dict[Words, Words] = Field(
        default={}, description='Words of the log and those that the report has for them: { "CSE" = "Exploitation" }.'
    )

    @model_validator(mode="after")
    def _is_in_one_place(self) -> Log:
        if bool(self.file) == bool(self.table):
            raise ValueError("write 'file' for a log in the folder sources, or 'table' for one in a database")
        return self

    @property
    def place(self) -> str:
        """What messages call it."""
        return self.file or self.table


class Engine(Part):
    """What counts logs: DuckDB inside psrstats unless another is named."""

    spark: str = Field(
        default="", description="Apache Spark: local[*] for this machine, or the address of a Spark Connect server."
    )
    address: str = Field(
        default="", description="A database's address, such as postgresql://server/name; its tables may be logs."
    )
    memory: Annotated[str, AfterValidator(_an_amount)] = Field(
        default="1GB", description="How much memory it may take before it goes on on the disk."
    )

    @model_validator(mode="after")
    def _is_one(self) -> Engine:
        if self.spark and self.address:
            raise ValueError("write 'spark' or 'address', not both")
        return self
