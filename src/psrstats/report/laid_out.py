"""A run's tables, as `compute` prints them and as files have them."""

from __future__ import annotations

from msgspec.structs import replace

from psrstats.charts import charts
from psrstats.checks import folded
from psrstats.config import SETTINGS_FILE, Disclosure, Settings
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.model import INTERNAL
from psrstats.report.inputs import inputs
from psrstats.report.refusals import refuse_leaks, refuse_serious
from psrstats.report.restated import restated
from psrstats.report.run import Run
from psrstats.results import Results
from psrstats.sentences import summary
from psrstats.tables import tabulate
from psrstats.tables.marks import marks_sent, with_breaks, with_marks
from psrstats.tables.sources import agencies


def results(run: Run, table: str = "") -> Results:
    """Lay out a run's tables, or one of them; an internal edition says on each what it is.

    Raises UserError for an unknown table, and where a finding is as serious as the report will not print with.
    """
    _must_have(run.settings, table)
    refuse_serious(run)
    policy = Disclosure(policy="none") if run.internal else run.settings.disclosure
    tables = tabulate(run.edition.figures, replace(run.settings, disclosure=policy), table)
    sent, changed = marks_sent(run.edition.observations), restated(run)
    tables = tuple(with_marks(each, run.edition.figures, sent, changed) for each in tables)
    tables = tuple(with_breaks(each, run.edition.figures, run.settings) for each in tables)
    silent = folded(filter(run.edition.is_silent, run.findings))
    shown = folded(one for one in run.findings if not run.edition.is_silent(one))
    cover = run.settings.cover
    waiting = tuple(source.file for source in run.settings.waiting)
    report, figures = run.settings.report, run.edition.figures
    found = Results(report, figures, tables, shown, silent, cover, run.internal, waiting=waiting)
    year = (
        replace(line, sources=agencies(() if line.row is None else (line.row,), figures, run.settings))
        for line in summary(figures, run.settings)
    )
    found = replace(found, summary=tuple(year))
    return _marked_internal(found) if run.internal else found


def numbered(run: Run) -> Results:
    """Lay out a run for its files: tables numbered, charts drawn, inputs named (internal: with their SHA-256).

    Raises UserError as results does, and where a count that is not shown can be worked out from what is, though
    nothing more can be left out.
    """
    found = results(run)
    refuse_leaks(run)
    tables = tuple(
        replace(table, title=f"Table {number}: {table.title}") for number, table in enumerate(found.tables, 1)
    )
    drawn = charts(found.tables, found.figures, run.settings)
    if run.internal:
        drawn = tuple(replace(chart, title=f"{INTERNAL}. {chart.title}") for chart in drawn)
    digests = inputs(run)
    return replace(found, tables=tables, inputs=digests if run.internal else dict.fromkeys(digests, ""), charts=drawn)


def _marked_internal(results: Results) -> Results:
    """Say on the report and on every table that it may not be published."""
    report = results.report.model_copy(update={"title": f"{INTERNAL}. {results.report.title}"})
    tables = tuple(replace(table, title=f"{INTERNAL}. {table.title}") for table in results.tables)
    return replace(results, report=report, tables=tables)


def _must_have(settings: Settings, table: str) -> None:
    names = [known.name for known in settings.tables]
    if table and table not in names:
        raise UserError(Fault(SETTINGS_FILE, f"has no table named '{table}'.", did_you_mean(table, names)))
