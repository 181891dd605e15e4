"""One run of a report: each thing is made from those above it when it is first asked for, and once."""

from __future__ import annotations

import posixpath
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from psrstats.checks import Evidence, check
from psrstats.checks.telling import telling
from psrstats.columns import Observations
from psrstats.compared.carried import with_published
from psrstats.compared.published import published_state
from psrstats.compared.state import State
from psrstats.config import PUBLISHED, SETTINGS_FILE, Correction, Settings, read_settings
from psrstats.disclosure import Cells, like_counts, unknown_places
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.lineage import Figures
from psrstats.load import load
from psrstats.measures import measure
from psrstats.model import Finding
from psrstats.records import count_logs, count_sheets, read_quotes
from psrstats.report.editions import Edition, published
from psrstats.report.editions import internal as everything
from psrstats.results import Editions


class Run(Struct, frozen=True, dict=True):
    """A report's folder, and all that is read and worked out of it.

    folder: the report's, with its psrstats.toml.
    internal: whether what may not be published is shown.
    source: the name of the one source to read; blank for all.
    Whatever is asked of it raises UserError with every fault of the description and of the sources.
    """

    folder: Path
    internal: bool = False
    source: str = ""

    @property
    def settings(self) -> Settings:
        """The report's description, without faults."""
        return self._loaded[0]

    @property
    def observations(self) -> Observations:
        """The figures as they were sent (model.OBSERVATIONS)."""
        return self._loaded[1]

    @cached_property
    def figures(self) -> Figures:
        """The figures as they were sent, and what is worked out from them."""
        return Figures(measure(self.observations, self.settings.internal))

    @cached_property
    def last_year(self) -> Run | None:
        """The run of the report that this one is held against, if it names one's folder: its public edition."""
        against = self.description.report.against
        folder = self.description.folder / against
        if not against or folder.is_file():
            return None
        if not (folder / SETTINGS_FILE).is_file():
            what = f"[report] against: there is no report in '{against}'."
            fix = "Name the folder of another report, such as ../2018-19, or its published JSON, CSV or manifest."
            raise UserError(Fault(SETTINGS_FILE, what, fix))
        return Run(folder)

    @cached_property
    def last_published(self) -> State | None:
        """What was published of the report that this one is held against: by its folder, or its export alone."""
        against = self.description.report.against
        if not against:
            return None
        if self.last_year:
            return State.of(against, self.last_year.edition.figures, self.last_year.settings)
        return published_state(self.description.folder / against)

    @cached_property
    def published_before(self) -> tuple[State, ...]:
        """What was published of the reports before, the last one first: of a series, as many as its years need."""
        found = (self.last_published,) if self.last_published else ()
        run, name = self.last_year, self.description.report.against
        years = max((table.years for table in self.description.tables if table.layout == "trends"), default=0)
        while run and run.last_published and len(found) < years:
            name = posixpath.normpath(posixpath.join(name, run.last_published.name))
            found = (*found, replace(run.last_published, name=name))
            run = run.last_year
        return found

    @cached_property
    def evidence(self) -> Evidence:
        """What the checks look at."""
        published = self.last_published.figures if self.last_published else None
        before = self.last_year.figures if self.last_year else published
        return Evidence(self.observations, self.figures, self.settings, before, self._loaded[2])

    @cached_property
    def edition(self) -> Edition:
        """The report as it is asked for: with everything in it, or as it may be published."""
        if self.internal:
            return everything(self.evidence)
        last, own = self.last_published, self.settings
        before = replace(own, measures=last.measures_beside(own.measures)) if last else own
        settings = self.last_year.settings if self.last_year else before
        return published(self.evidence, Cells.of(last.figures, settings) if last else None)

    @property
    def editions(self) -> Editions:
        """The figures as they were sent, and as the edition that is asked for shows them."""
        return Editions(self.settings, self.figures, self.edition.figures)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find in the figures as they were sent, and what an outsider can make of those shown."""
        links = None if self.last_published else self.edition.links  # what last year's report showed is no sender's
        sent = everything(self.evidence, links)
        read_back = (*sent.leaks(self.settings), *self.edition.breaches(self.settings))
        evidence = replace(self.evidence, unshown=self.edition.protected)
        return self.edition.told(check(evidence, (*read_back, *telling(evidence, self.edition.observations))))

    @property
    def description(self) -> Settings:
        """The report's description, before its sources are looked at."""
        return self._described[0]

    @cached_property
    def _described(self) -> tuple[Settings, tuple[Fault, ...]]:
        return read_settings(self.folder)

    @cached_property
    def _loaded(self) -> tuple[Settings, Observations, tuple[Finding, ...]]:
        """Read the description and the sources, telling the faults of both in one run."""
        settings, faults = self._described
        chosen = only(settings, self.source)
        observations, findings, unread = load(chosen)
        observations, counted, uncounted = count_logs(chosen, observations)
        sheets = count_sheets(chosen, observations)
        quoted, unquoted = read_quotes(settings)  # of all surveys, held against all logs, whatever one is asked for
        settings = replace(settings, tracked=sheets.settings.tracked, reasons=sheets.settings.reasons, quoted=quoted)
        observations = sheets.observations
        findings, unread = (*findings, *counted, *sheets.findings), (*unread, *uncounted, *sheets.faults, *unquoted)
        unknown = () if self.source else unknown_places(observations, settings)
        if wrong := (*faults, *unread, *unknown):
            raise UserError(*wrong)
        if settings.report.previous == PUBLISHED and not self.source and self.last_published:
            observations = with_published(observations, self.published_before, settings)
        return replace(settings, like_counts=like_counts(observations, settings)), observations, findings


def only(settings: Settings, name: str) -> Settings:
    """Keep one source or log of a report, and the corrections of its file; all of them where none is named.

    Raises UserError for an unknown source.
    """
    if not name:
        return settings
    names = [sender.name for sender in settings.senders]
    if name not in names:
        raise UserError(Fault(SETTINGS_FILE, f"has no source named '{name}'.", did_you_mean(name, names)))
    logs = tuple(log for log in settings.logs if log.name == name)
    if logs:
        own = {measure.name: measure for measure in settings.measures.values() if measure.logs in ((), (name,))}
        return replace(settings, sources=(), logs=logs, actions=(), surveys=(), corrections=(), measures=own)
    if actions := tuple(each for each in settings.actions if each.name == name):
        kept = _corrections(settings, *(file for each in actions for file in (each.file, each.last)))
        return replace(settings, sources=(), logs=(), actions=actions, surveys=(), corrections=kept)
    if surveys := tuple(each for each in settings.surveys if each.name == name):
        kept = _corrections(settings, *(file for each in surveys for file in (each.file, each.last)))
        return replace(settings, sources=(), logs=(), actions=(), surveys=surveys, corrections=kept)
    source = settings.sources[names.index(name)]
    kept = _corrections(settings, source.file)
    return replace(settings, sources=(source,), logs=(), actions=(), surveys=(), corrections=kept)


def _corrections(settings: Settings, *files: str) -> tuple[Correction, ...]:
    """Keep the corrections of some files."""
    return tuple(each for each in settings.corrections if each.where.split("!")[0] in files)
