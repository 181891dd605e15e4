"""What a report's description may say: the keys of psrstats.toml and the columns of measures.csv."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from psrstats.config.logs import Engine, Log, logs_in
from psrstats.config.texts import Line, Name, Names, Part, Words
from psrstats.counted import SAYS, Count, read_count
from psrstats.model import NEIGHBOURS, THRESHOLD, Severity
from psrstats.periods import ImpossiblePeriod, Period, known_period, read_period, year_before
from psrstats.units import UNITS, Unit, said_of

SETTINGS_FILE = "psrstats.toml"
SOURCES_FOLDER = "sources"
PUBLISHED = "published"  # what [report] previous says for last year's figures as they were published

Layout = Literal[
    "listing", "breakdown", "comparison", "change", "ranking", "rates", "subtotals", "scorecard", "targets", "trends"
]
SAID_OF = ("number", "period", "period_end")  # what a phrase of measures.csv leaves room for
_TERM = r"([+-])\s+([a-z0-9-]+)(?::((?:(?!\s[+-]\s).)+))?(?=\s[+-]\s|$)"


def _a_period(text: str) -> str:
    try:
        if period := read_period(text):
            return period.name
    except ImpossiblePeriod as error:
        raise ValueError(str(error)) from None
    raise ValueError(f"'{text}' is not a period; write 2019-20, Q4 2019-20, 2019 or 31 March 2020")


def _a_previous(text: str) -> str:
    return text if text == PUBLISHED else _a_period(text)


def _a_convention(text: str) -> str:
    if text in ("latest", "previous", "same") or re.fullmatch(r"(19|20)\d\d", text):
        return text
    raise ValueError(f"cannot be '{text}'; write latest, previous, same, or a year such as 2019")


def _a_phrase(text: str) -> str:
    left = re.sub(f"{{({'|'.join(SAID_OF)})}}", "", text)
    if "{number}" in text and not {"{", "}"} & set(left):
        return text
    known = ", ".join(f"{{{field}}}" for field in SAID_OF)
    raise ValueError(f"cannot be '{text}'; write a phrase with {{number}} in it, and no other braces than {known}")


def _a_count(text: str) -> str:
    if not text or read_count(text):
        return " ".join(text.split()).casefold()
    raise ValueError(f"cannot be '{text}'; write one of: {SAYS}")


def _levels(levels: tuple[float, ...]) -> tuple[float, ...]:
    if len(set(levels)) != len(levels) or len(levels) > 2 or not all(50 <= level < 100 for level in levels):
        raise ValueError("write [95], two levels such as [95, 99.8], or [] for none")
    return tuple(sorted(levels))


DenominatorYear = Annotated[str, AfterValidator(_a_convention)]
Levels = Annotated[tuple[float, ...], Field(strict=False), AfterValidator(_levels)]
PeriodName = Annotated[str, AfterValidator(_a_period)]
Previous = Annotated[str, AfterValidator(_a_previous)]
CountWords = Annotated[str, AfterValidator(_a_count)]
Phrase = Annotated[str, AfterValidator(_a_phrase)]


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
    awaited: str = Field(
        default="",
        description="Set where its file is still to come: when last year's was saved, or yes. Until it is there, all "
        "its figures are [x] with that reason; afterwards this says nothing more.",
    )
    context: Names = Field(
        default=(),
        description="Headings and labels that part no children: those of a section, a theme, an owner. Their figures "
        "are of all.",
    )

    @property
    def place(self) -> str:
        """What messages call it."""
        return self.file


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
    count: CountWords = Field(default="", description=f"What is counted in the log: {SAYS}.")
    by: str = Field(
        default="",
        description="What its figures are parted by, with commas between: area, quarter, age band, sex, agency, or any "
        "heading of the log; area by quarter parts each area's by quarters.",
    )
    said: Phrase = Field(
        default="",
        validate_default=False,
        description="How a sentence begins that states it: {number} children were looked after at {period_end}. "
        "{period} is such as 2019-20, or January to March 2020 (Q4 2019-20).",
    )

    @model_validator(mode="before")
    @classmethod
    def _takes_its_unit_from_its_count(cls, row: Any) -> Any:
        counted = read_count(str(row.get("count") or "")) if isinstance(row, dict) else None
        if counted is None or not row.get("log"):
            return row
        of = {"unit": counted.unit} | row
        if counted.parts and "name" in row and not row.get("numerator"):
            return of | {"numerator": f"{row['name']}-counted", "denominator": f"{row['name']}-of"}
        return of if counted.parts else of | {"source": "-".join(logs_in(str(row["log"])))}

    @property
    def counted(self) -> Count | None:
        """What is counted for it in a log; None for a measure of no log."""
        return read_count(self.count) if self.log else None

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


class TableSettings(Part):
    """One table of the report."""

    name: Name = Field(description="For --table.")
    title: Line = Field(description="Printed above the table.")
    layout: Layout = Field(description="How it is laid out: see the layouts.")
    measures: Names = Field(min_length=1, description="What goes in, in order.")
    order: Literal["as sent", "highest first", "lowest first"] = Field(
        default="as sent", description="Of the rows of a breakdown or of subtotals."
    )
    rows: Line = Field(default="Group", description="What its rows are called, such as Age or Ward.")
    notes: Names = Field(default=(), description="Printed below the table.")


class Correction(Part):
    """What one cell should say. The agency's file stays as it is."""

    where: Words = Field(description="The cell: file!sheet!A1.")
    reads: Words = Field(description="What the cell says now; refused once it says something else.")
    as_: Words = Field(alias="as", description="What it is taken to say.")
    reason: Words = Field(description="Why, for the figure's lineage.")

    def __str__(self) -> str:
        return f"{self.where} reads '{self.reads}', taken as '{self.as_}': {self.reason}"


class Checks(Part):
    """How findings are treated."""

    threshold: Severity = Field(
        default=THRESHOLD, description="The least severity for which psrstats validate ends with exit status 1."
    )
    stop: Literal["error", "warning", "never"] = Field(
        default="never", description="The least severity that stops compute before it prints anything."
    )


class Disclosure(Part):
    """How small numbers of children are kept from telling who they are."""

    policy: Literal["dfe-1-5", "nhs-1-7-round-5", "threshold", "round", "midpoint-6", "none"] = Field(
        default="dfe-1-5",
        description="dfe-1-5: counts of 1 to 5 are not shown, nor others by which these could be worked out. "
        "nhs-1-7-round-5: counts of 1 to 7 are not shown, all others are rounded to 5. threshold: counts below n are "
        "not shown. round: every count is rounded to 5 or 10. midpoint-6: every count is replaced by the middle of the "
        "six that it is among: 3 for 1 to 6, 9 for 7 to 12. none: everything is shown.",
    )
    n: int | None = Field(default=None, gt=1, description="For threshold: the smallest count that may be shown.")
    to: Literal[5, 10, 20, 100] | None = Field(default=None, description="For round: what counts are rounded to.")
    zeros: Literal["shown", "hidden"] = Field(default="shown", description="Whether a count of 0 is shown.")
    candidates: int = Field(
        default=3, ge=2, description="How many values an outsider must be left with for every count that is not shown."
    )
    keep: Names = Field(
        default=(),
        description="Figures to show wherever something else can be left out for them: MEASURE, MEASURE:GROUP or "
        "MEASURE:AREA; of a measure alone, the totals.",
    )
    no_totals: Names = Field(
        default=(),
        description="Figures that are the sum of others by chance only: MEASURE, MEASURE:GROUP or MEASURE:AREA. A "
        "figure that is exactly the sum of those beside it is held for their total unless it is named here.",
    )
    least_denominator: int = Field(
        default=0,
        ge=0,
        description="Percentages, rates and averages of fewer children than this are not shown, nor those of a group "
        "that leaves fewer of the whole.",
    )

    @property
    def largest(self) -> int:
        """The largest count that is not shown; 0 where all are."""
        return {"dfe-1-5": 5, "nhs-1-7-round-5": 7, "threshold": (self.n or 1) - 1}.get(self.policy, 0)

    @property
    def base(self) -> int:
        """What counts are rounded to; 1 for exact ones."""
        return {"nhs-1-7-round-5": 5, "round": self.to or 1, "midpoint-6": 6}.get(self.policy, 1)

    @property
    def lowest(self) -> int:
        """The lowest count that is not shown."""
        return 1 if self.zeros == "shown" or not self.largest else 0

    @property
    def words(self) -> str:
        """The policy as a note under a table says it; blank where all is shown."""
        rules = []
        if self.largest:
            rules.append(
                f"counts of {self.lowest} to {self.largest} children are not shown, nor others by which they could be "
                "worked out"
            )
        if self.policy == "midpoint-6":
            rules.append(
                "counts of children are replaced by the middle of the six that each is among, so that totals may "
                "differ from the sum of their parts"
            )
        elif self.base > 1:
            rules.append(
                f"{'other ' if rules else ''}counts of children are rounded to the nearest {self.base}, each by "
                "itself, so that totals may differ from the sum of their parts"
            )
        return "; ".join(rules)

    @model_validator(mode="after")
    def _has_its_numbers(self) -> Disclosure:
        for policy, key in (("threshold", "n"), ("round", "to")):
            if (self.policy == policy) != (getattr(self, key) is not None):
                raise ValueError(f"the policy '{policy}' needs '{key}', and only it has one")
        if self.n and self.n - 1 < self.candidates:
            raise ValueError(
                f"counts below {self.n} leave an outsider fewer than {self.candidates} values to choose from"
            )
        return self


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


@dataclass(frozen=True, slots=True)
class Settings:
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
    def waiting(self) -> tuple[Source, ...]:
        """The sources that are awaited, and whose file has not come yet."""
        files = self.folder / SOURCES_FOLDER
        return tuple(source for source in self.sources if source.awaited and not (files / source.file).exists())

    @property
    def senders(self) -> tuple[Source | Log, ...]:
        """All that agencies send: sheets, and logs."""
        return (*self.sources, *self.logs)

    @property
    def internal(self) -> Settings:
        """The same for the edition that shows everything."""
        return replace(self, disclosure=Disclosure(policy="none"))
