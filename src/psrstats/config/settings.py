"""What a report's description may say: the keys of psrstats.toml and the columns of measures.csv."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import Field

from psrstats.config.actions import Actions
from psrstats.config.decided import (
    Acceptance,
    Agreement,
    Break,
    Correction,
    Merged,
    Overlap,
    StatedElsewhere,
)
from psrstats.config.logs import Engine, Log
from psrstats.config.measure import Measure
from psrstats.config.policy import Disclosure
from psrstats.config.quote import Quote
from psrstats.config.report import Report
from psrstats.config.survey import Survey
from psrstats.config.table import TableSettings
from psrstats.config.texts import Awaited, Line, Name, Names, Part, Words
from psrstats.config.validated import PeriodName
from psrstats.model import THRESHOLD, Severity
from psrstats.periods import known_period
from psrstats.stages import Action, Standing

SETTINGS_FILE = "psrstats.toml"
SOURCES_FOLDER = "sources"


class Source(Part):
    """One agency's file. Which of its columns are measures, areas or periods is found from their words."""

    name: Name = Field(description="What measures.csv calls it.")
    agency: Line = Field(description="Who sent it.")
    file: Words = Field(description="The file's name in the folder sources.")
    sheets: Names = Field(default=(), description="The sheets that must be there; every visible sheet unless given.")
    period: PeriodName = Field(
        default="",
        validate_default=False,
        description="The period of figures whose sheet names none, in its headings, labels or title.",
    )
    group: str = Field(
        default="", description="The heading over the labels that group the rows, where two columns hold labels."
    )
    awaited: Awaited = ""
    context: Names = Field(
        default=(),
        description="Headings and labels that part no children: those of a section, a theme, an owner. Their figures "
        "are of all.",
    )

    @property
    def place(self) -> str:
        """What messages call it."""
        return self.file


class Checks(Part):
    """How findings are treated."""

    threshold: Severity = Field(
        default=THRESHOLD, description="The least severity for which psrstats validate ends with exit status 1."
    )
    stop: Literal["error", "warning", "never"] = Field(
        default="never", description="The least severity that stops compute before it prints anything."
    )


class Cover(Part):
    """What the published files say of themselves, beside their tables; what is not given is left out."""

    organisation: str = Field(default="", description="Who publishes the report: the author of its files, no person.")
    summary: str = Field(default="", description="What the report is about, in a sentence or two.")
    published: str = Field(default="", description="When it is published, such as 1 December 2020.")
    next: str = Field(default="", description="When the next one is due.")
    contact: str = Field(default="", description="Whom to ask: a team's address.")
    link: str = Field(default="", description="Where it is published.")
    status: str = Field(default="", description="Whether its figures are provisional, final or revised.")
    keywords: Names = Field(default=(), description="Words to find it by.")
    template: str = Field(
        default="", description="The partnership's own Word document, beside psrstats.toml: its looks."
    )


class Summary(Part):
    """The year in a few figures, on a page of the Word document and at the top of the web page."""

    measures: Names = Field(default=(), max_length=12, description="Which, in order: 8 to 12 are read at a glance.")


class Tracked(Struct, frozen=True):
    """The rows of a sheet of actions, and the day on which they are looked at."""

    rows: tuple[Action, ...]
    at: Standing
    columns: Mapping[str, str]  # the heading over what each column holds


class Quoted(Struct, frozen=True):
    """What was written in a reply and may be printed."""

    text: str
    about: str
    agreed_by: str


Sender = Source | Log | Actions | Survey


class Settings(Struct, frozen=True):
    """A report's description, read and found sound."""

    folder: Path
    report: Report
    sources: tuple[Source, ...]
    measures: dict[str, Measure]
    tables: tuple[TableSettings, ...]
    corrections: tuple[Correction, ...]
    checks: Checks = field(default_factory=Checks)
    acceptances: tuple[Acceptance, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    disclosure: Disclosure = field(default_factory=Disclosure)
    cover: Cover = field(default_factory=Cover)
    overlaps: tuple[Overlap, ...] = ()
    stated: tuple[StatedElsewhere, ...] = ()
    breaks: tuple[Break, ...] = ()
    merged: tuple[Merged, ...] = ()
    logs: tuple[Log, ...] = ()
    engine: Engine = field(default_factory=Engine)
    actions: tuple[Actions, ...] = ()
    tracked: Mapping[str, Tracked] = field(default_factory=dict)  # the rows of each sheet of actions, once it is read
    surveys: tuple[Survey, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)  # why a figure is not there, by where it would stand
    quotes: tuple[Quote, ...] = ()
    quoted: Mapping[str, tuple[Quoted, ...]] = field(default_factory=dict)  # of each survey, once they are read
    summary: Summary = field(default_factory=Summary)
    like_counts: frozenset[str] = frozenset()  # measures that may count children, by their figures, whatever their unit

    @property
    def counted(self) -> frozenset[str]:
        """The measures that count children, or may."""
        named = {one.name for one in self.measures.values() if one.children and one.unit == "count"}
        return self.like_counts | named

    def breaks_of(self, name: str) -> tuple[Break, ...]:
        """Give the breaks of a measure's series, with those of what it is made of."""
        if not self.breaks or name not in self.measures:
            return ()
        names, waiting = dict.fromkeys([name]), [name]
        while waiting:
            made_of = self.measures[waiting.pop()].made_of
            new = [one for one in made_of if one not in names and one in self.measures]
            names |= dict.fromkeys(new)
            waiting += new
        return tuple(one for one in self.breaks if one.measure in names)

    def break_between(self, name: str, earlier: str, later: str) -> Break | None:
        """Give the break of a measure's series that lies between two periods, if any does."""
        for one in self.breaks_of(name):
            begin = known_period(one.period).start
            if known_period(earlier).end < begin <= known_period(later).end:
                return one
        return None

    @property
    def waiting(self) -> tuple[Sender, ...]:
        """What is awaited, and whose file has not come yet."""
        return tuple(one for one in self.senders if not self.has_come(one))

    def has_come(self, sender: Sender) -> bool:
        """Say whether what is sent is not awaited, or not any more."""
        return not (sender.awaited and sender.file) or (self.sources_folder / sender.file).exists()

    @property
    def sources_folder(self) -> Path:
        """Where agencies' files lie."""
        return self.folder / SOURCES_FOLDER

    @property
    def record_sheets(self) -> tuple[Actions | Survey, ...]:
        """The sheets with a row a record that are counted without an engine."""
        return (*self.actions, *self.surveys)

    @property
    def senders(self) -> tuple[Sender, ...]:
        """All that agencies send: sheets, logs, sheets of actions, and replies to surveys."""
        return (*self.sources, *self.logs, *self.actions, *self.surveys)

    def sent_by(self, sender: Sender) -> tuple[Measure, ...]:
        """Give the measures that are read or counted from what is sent, and not worked out from others."""
        own = (one for one in self.measures.values() if sender.name in (one.source, *one.logs))
        return tuple(one for one in own if not one.made_of)

    @property
    def internal(self) -> Settings:
        """The same for the edition that shows everything."""
        return replace(self, disclosure=Disclosure(policy="none"))
