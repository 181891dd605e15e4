"""A report's description: psrstats.toml and measures.csv as frozen settings, their faults told in a user's words."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.periods import ImpossiblePeriod, Period, read_period, year_before

SETTINGS_FILE = "psrstats.toml"
SOURCES_FOLDER = "sources"

Unit = Literal["count", "percent", "rate", "score", "ratio"]
Layout = Literal["listing", "breakdown", "comparison", "change", "ranking", "rates", "subtotals", "scorecard"]


def _a_period(text: str) -> str:
    try:
        if period := read_period(text):
            return period.name
    except ImpossiblePeriod as error:
        raise ValueError(str(error)) from None
    raise ValueError(f"'{text}' is not a period; write 2019-20, Q4 2019-20, 2019 or 31 March 2020")


Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[str, Field(min_length=1)]
Names = Annotated[tuple[str, ...], Field(strict=False)]
PeriodName = Annotated[str, AfterValidator(_a_period)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Report(_Part):
    """The report: what it is called, and which area and period it is about."""

    title: Words = Field(description="Printed above the tables.")
    area: Words = Field(description="The area that the report is about, as its agencies write it.")
    period: PeriodName = Field(description="The period that the report is about, such as 2019-20.")
    previous: PeriodName = Field(
        default="", validate_default=False, description="What it is compared with; the year before unless given."
    )
    comparators: Names = Field(default=(), description="Areas to compare with, such as England.")
    measures: Words = Field(default="measures.csv", description="The sheet of measures, beside psrstats.toml.")

    @property
    def years_back(self) -> int:
        """How many years lie between the report's period and the one it is compared with."""
        period, previous = _known(self.period), _known(self.previous) if self.previous else None
        return period.end.year - previous.end.year if previous else 1


class Source(_Part):
    """One agency's file. Which of its columns are measures, areas or periods is found from their words."""

    name: Name = Field(description="What measures.csv calls it.")
    agency: Words = Field(description="Who sent it.")
    file: Words = Field(description="The file's name in the folder sources.")
    sheets: Names = Field(default=(), description="The sheets that must be there; every visible sheet unless given.")
    period: PeriodName = Field(
        default="", validate_default=False, description="The period of figures whose sheet names none."
    )
    group: str = Field(
        default="", description="The heading over the labels that group the rows, where two columns hold labels."
    )


class Measure(BaseModel):
    """One row of measures.csv: a figure that the report may state."""

    model_config = ConfigDict(frozen=True, extra="forbid")  # a CSV file holds only text: "10000" is a number here

    name: Name = Field(description="How tables and other measures refer to it.")
    title: Words = Field(description="How the report names it.")
    source: str = Field(default="", description="The source that sends it; blank where psrstats works it out.")
    label: str = Field(
        default="", description="The row label or heading in the agency's sheet; the title unless given."
    )
    unit: Unit = Field(default="count", description="count, percent, rate, score or ratio.")
    per: int | None = Field(default=None, gt=0, description="For a rate: per 1,000, 10,000 or 100,000.")
    numerator: str = Field(default="", description="The measure divided, where psrstats works this one out.")
    denominator: str = Field(default="", description="The measure it is divided by.")
    benchmark: str = Field(
        default="", description="The measure whose value for the report's area each area is held against."
    )
    polarity: Literal["high", "low", ""] = Field(
        default="", description="Which end is good: high, low, or blank for neither."
    )
    children: bool = Field(default=True, description="Whether it counts children, so that small numbers need care.")

    @property
    def words(self) -> str:
        """The words that mark it in the agency's sheet."""
        return self.label or self.title


class TableSettings(_Part):
    """One table of the report."""

    name: Name = Field(description="For --table.")
    title: Words = Field(description="Printed above the table.")
    layout: Layout = Field(description="How it is laid out: see the layouts.")
    measures: Names = Field(min_length=1, description="What goes in, in order.")
    order: Literal["as sent", "highest first", "lowest first"] = Field(
        default="as sent", description="Of the rows of a breakdown or of subtotals."
    )
    rows: Words = Field(default="Group", description="What its rows are called, such as Age or Ward.")
    notes: Names = Field(default=(), description="Printed below the table.")


class Correction(_Part):
    """What one cell should say. The agency's file stays as it is."""

    where: Words = Field(description="The cell: file!sheet!A1.")
    reads: Words = Field(description="What the cell says now; refused once it says something else.")
    as_: Words = Field(alias="as", description="What it is taken to say.")
    reason: Words = Field(description="Why, for the figure's lineage.")

    def __str__(self) -> str:
        return f"{self.where} reads '{self.reads}', taken as '{self.as_}': {self.reason}"


PARTS: dict[str, type[BaseModel]] = {"source": Source, "table": TableSettings, "correct": Correction}


@dataclass(frozen=True, slots=True)
class Settings:
    """A report's description, read and found sound."""

    folder: Path
    report: Report
    sources: tuple[Source, ...]
    measures: dict[str, Measure]
    tables: tuple[TableSettings, ...]
    corrections: tuple[Correction, ...]


P = TypeVar("P", bound=BaseModel)


def read_settings(folder: Path) -> tuple[Settings, tuple[Fault, ...]]:
    """Read a report's description.

    folder: where psrstats.toml and measures.csv lie.
    Returns the settings that are sound and the faults of the rest, so that the sources are looked at in the same run.
    Raises UserError where there is nothing to go on: no psrstats.toml, no TOML, no report.
    """
    document = _read_toml(folder / SETTINGS_FILE)
    faults: list[Fault] = []
    if unknown := [key for key in document if key not in ("report", *PARTS)]:
        faults += [
            Fault(SETTINGS_FILE, f"does not know [{key}].", did_you_mean(key, ("report", *PARTS))) for key in unknown
        ]
    reports = _parts(Report, [document["report"]] if "report" in document else [], "[report]", faults)
    if not reports:
        missing = (
            ()
            if "report" in document
            else (Fault(SETTINGS_FILE, "has no [report].", "Add one with title, area and period."),)
        )
        raise UserError(*faults, *missing)
    sources = _parts(Source, _entries(document, "source"), "[[source]]", faults)
    measures = _measures(folder / reports[0].measures, faults)
    tables = _parts(TableSettings, _entries(document, "table"), "[[table]]", faults)
    corrections = _parts(Correction, _entries(document, "correct"), "[[correct]]", faults)
    settings = Settings(folder, reports[0], sources, {m.name: m for m in measures}, tables, corrections)
    return settings, (*faults, *_unknown_names(settings), *_circles(settings), *_repeated_names(settings, measures))


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        fix = "Name a report's folder, or run psrstats in one."
        raise UserError(Fault(str(path.parent), f"holds no {SETTINGS_FILE}.", fix)) from None
    except tomllib.TOMLDecodeError as error:
        fix = "Texts stand in quotes, lists in [ ], and each key once."
        raise UserError(Fault(path.name, f"is not TOML: {error}.", fix)) from None
    except (UnicodeDecodeError, OSError) as error:
        raise UserError(Fault(path.name, f"cannot be read: {error}.", "Save it as UTF-8 text.")) from None


def _entries(document: dict[str, Any], key: str) -> list[Any]:
    found = document.get(key, [])
    return found if isinstance(found, list) else [found]


def _parts(part: type[P], entries: Iterable[Any], heading: str, faults: list[Fault]) -> tuple[P, ...]:
    """Read each entry, adding the faults of those that are not sound."""
    sound = []
    for number, entry in enumerate(entries, 1):
        name = (entry.get("name") or entry.get("where")) if isinstance(entry, dict) else None
        where = f"{SETTINGS_FILE} {heading}" + (f" {name or number}" if heading != "[report]" else "")
        try:
            sound.append(part.model_validate(entry))
        except ValidationError as error:
            faults += _faults(part, error, where)
    return tuple(sound)


def _measures(path: Path, faults: list[Fault]) -> tuple[Measure, ...]:
    try:
        text = path.read_bytes()
    except OSError:
        faults.append(Fault(path.name, "is not in the report's folder.", "It lists the measures, one a row."))
        return ()
    rows = csv.DictReader(StringIO(_decoded(text), newline=""), restkey="")
    sound = []
    for row in rows:
        filled = {key: value for key, value in row.items() if value}
        try:
            sound.append(Measure.model_validate(filled))
        except ValidationError as error:
            faults += _faults(Measure, error, f"{path.name} line {rows.line_num} ({row.get('name')})")
    return tuple(sound)


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        return text.decode("cp1252", errors="replace")  # as Excel saves "CSV (comma delimited)"


def _faults(part: type[BaseModel], error: ValidationError, where: str) -> Iterator[Fault]:
    """Say pydantic's errors in a user's words."""
    keys = [field.alias or name for name, field in part.model_fields.items()]
    for fault in error.errors():
        key = str(fault["loc"][0]) if fault["loc"] else ""
        match fault["type"]:
            case "missing":
                yield Fault(
                    where,
                    f"has no '{key}'.",
                    part.model_fields[key.replace("as", "as_") if key == "as" else key].description or "",
                )
            case "extra_forbidden":
                yield Fault(where, f"does not know '{key}'.", did_you_mean(key, keys))
            case "literal_error":
                yield Fault(
                    where,
                    f"'{key}' cannot be '{fault['input']}'.",
                    did_you_mean(str(fault["input"]), _choices(part, key)),
                )
            case "string_pattern_mismatch":
                yield Fault(
                    where, f"'{key}' cannot be '{fault['input']}'.", "Write names in small letters, digits and hyphens."
                )
            case _:
                yield Fault(where, f"'{key}': {fault['msg'].removeprefix('Value error, ')}.")


def _choices(part: type[BaseModel], key: str) -> list[str]:
    return [choice for choice in part.model_fields[key].annotation.__args__ if choice]  # type: ignore[union-attr]


def _unknown_names(settings: Settings) -> Iterator[Fault]:
    sources = [source.name for source in settings.sources]
    file = settings.report.measures
    for measure in settings.measures.values():
        where = f"{file} ({measure.name})"
        if measure.source and measure.source not in sources:
            yield Fault(where, f"no [[source]] is named '{measure.source}'.", did_you_mean(measure.source, sources))
        for key in ("numerator", "denominator", "benchmark"):
            if (name := getattr(measure, key)) and name not in settings.measures:
                yield Fault(where, f"its {key} '{name}' is no measure.", did_you_mean(name, settings.measures))
        yield from _half_said(measure, where)
    for table in settings.tables:
        for name in table.measures:
            if name not in settings.measures:
                where = f"{SETTINGS_FILE} [[table]] {table.name}"
                yield Fault(where, f"'{name}' is no measure.", did_you_mean(name, settings.measures))


def in_order(measures: dict[str, Measure]) -> list[str]:
    """Order the measures that psrstats works out: each after those it is made of.

    Raises graphlib.CycleError where some are made of one another.
    """
    made_of = {m.name: (m.numerator, m.denominator) for m in measures.values() if m.numerator}
    return [name for name in TopologicalSorter(made_of).static_order() if name in made_of]


def _circles(settings: Settings) -> Iterator[Fault]:
    try:
        in_order(settings.measures)
    except CycleError as error:
        circle = ", ".join(f"'{name}'" for name in error.args[1][1:])
        yield Fault(settings.report.measures, f"the measures {circle} are made of one another.", "Break the circle.")


def _half_said(measure: Measure, where: str) -> Iterator[Fault]:
    if bool(measure.numerator) != bool(measure.denominator):
        yield Fault(where, "has a numerator or a denominator, but not both.")
    if not measure.source and not measure.numerator:
        yield Fault(
            where, "has neither a source nor a numerator and denominator.", "Say who sends it, or what it is made from."
        )
    if (measure.unit == "rate") != (measure.per is not None):
        yield Fault(
            where, "a rate needs 'per', and only a rate has it.", "Write unit rate and per 1000, 10000 or 100000."
        )
    if measure.numerator and measure.unit not in ("percent", "rate", "ratio"):
        yield Fault(where, f"a {measure.unit} is not made by dividing.", "Its unit is percent, rate or ratio.")


def _repeated_names(settings: Settings, measures: Iterable[Measure]) -> Iterator[Fault]:
    lists = ((SETTINGS_FILE, settings.sources), (SETTINGS_FILE, settings.tables), (settings.report.measures, measures))
    for file, parts in lists:
        names = [part.name for part in parts]
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            yield Fault(file, f"the name '{name}' is used {names.count(name)} times.", "Give each its own.")


def _known(name: str) -> Period:
    period = read_period(name)
    assert period is not None, name  # validated when the settings were read
    return period


def previous_period(report: Report) -> Period:
    """Give the period that a report is compared with."""
    return year_before(_known(report.period), report.years_back)
