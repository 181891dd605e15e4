"""What a run ends with, ready to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field

from psrstats.config import Checks, Cover, Report, Settings
from psrstats.drawings import Chart, SummaryLine
from psrstats.lineage import Figures
from psrstats.model import SEVERITIES, Finding, Table


class Results(Struct, frozen=True):
    """A report's tables, the figures behind them, and what was found on the way."""

    report: Report
    figures: Figures
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    silent: tuple[Finding, ...] = ()  # those about figures that are not shown: for the analyst, never for a reader
    cover: Cover = field(default_factory=Cover)
    internal: bool = False  # whether it holds what may not be published
    inputs: Mapping[str, str] = field(default_factory=dict)  # the files it was made from; internal: their SHA-256
    charts: tuple[Chart, ...] = ()
    waiting: tuple[str, ...] = ()  # the files that have not come yet
    summary: tuple[SummaryLine, ...] = ()
    template: bytes = b""  # the partnership's own Word document, where the cover names one


class Editions(Struct, frozen=True):
    """A report's figures as they were sent and worked out, and as its public edition shows them."""

    settings: Settings
    sent: Figures
    public: Figures


class Content(Struct, frozen=True):
    """What an analyst's own document asks for, by the names that it uses."""

    results: Results
    figures: Mapping[str, str]
    sentences: Mapping[str, str]
    paragraphs: Mapping[str, str] = field(default_factory=dict)


class Validation(Struct, frozen=True):
    """What the checks found, and how the report treats findings."""

    findings: tuple[Finding, ...]
    checks: Checks
    partial: bool = False  # whether findings about figures that are not shown are left out, if there are any

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, those accepted or corrected apart."""
        said = Counter("accepted" if f.accepted else "corrected" if f.corrected else f.severity for f in self.findings)
        return {name: said[name] for name in (*SEVERITIES, "accepted", "corrected")}

    @property
    def passes(self) -> bool:
        """Whether nothing was found that is as serious as the report's threshold."""
        serious = SEVERITIES[: SEVERITIES.index(self.checks.threshold) + 1]
        return not any(self.counts[name] for name in serious)


class Opened(Struct, frozen=True):
    """A count that an outsider can bring to too few values: by which figures, and what to leave out as well."""

    what: str
    least: float
    greatest: float
    by: tuple[str, ...]
    closed_by: tuple[str, ...]
    finished: bool = True  # whether it was searched to the end; else it is not known to be safe


class Learned(Struct, frozen=True):
    """What an outsider can learn of a report: the range of each count that is not shown, and those that are open."""

    candidates: int  # how many values each count must leave open
    ranges: tuple[tuple[str, float, float], ...]
    breaches: tuple[Opened, ...]
    unfinished: tuple[str, ...] = ()  # of whose ranges not every whole number was tried: they may be narrower


class Strayed(Struct, frozen=True):
    """A file that is no longer what a manifest says: which, and what has become of it."""

    file: str
    what: str


class Verified(Struct, frozen=True):
    """How a manifest's files, its report's inputs and what the report gives now stand to what the manifest says."""

    manifest: str
    report: str  # the report's folder; blank where only the files were looked at
    files: int
    strayed: tuple[Strayed, ...]
    versions: tuple[tuple[str, str, str], ...] = ()  # of what has another version than then: name, then, now
