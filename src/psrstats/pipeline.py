"""The one-way street: agency files in, tables out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from psrstats.charts import charts
from psrstats.checks import Evidence, check, folded, in_order
from psrstats.checks.telling import telling
from psrstats.codes import CODE_OF
from psrstats.config import SETTINGS_FILE, Disclosure, Settings, read_settings
from psrstats.disclosure import Cells, unknown_places
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.explanation import Explanation
from psrstats.explanation import explain as explained
from psrstats.inputs import inputs
from psrstats.inspection import FileSeen, see
from psrstats.lineage import Figures
from psrstats.load import load
from psrstats.measures import measure
from psrstats.model import INTERNAL, SEVERITIES, Finding, Sentence
from psrstats.publication import Edition, learned, published
from psrstats.publication import internal as everything
from psrstats.results import Content, Editions, Learned, Results, Validation
from psrstats.sentences import sentences
from psrstats.starter import Started, start
from psrstats.tables import tabulate


def begin(folder: Path, force: bool = False, area: str = "", tell: Callable[[str], object] = str) -> Started:
    """Begin a report in a folder: describe the agencies' files in it, or make empty workbooks to fill in.

    folder: the report's.
    force: whether to write over a description that is there already.
    area: the report's area; blank to guess it.
    tell: what is told each file's name as it is looked at.
    Raises UserError where there is nothing to begin with, or no national file has a row about the area.
    """
    return start(folder, force, area, tell)


def inspect(files: Sequence[Path]) -> Iterator[FileSeen]:
    """Look at each file in turn: its sheets, the tables in them, and the class of every cell."""
    return see(files)


def observe(folder: Path, source: str = "", *, internal: bool = False) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """Load a report's sources, and stop there.

    folder: the report's, with its psrstats.toml.
    source: the name of the one source wanted; blank for all.
    internal: whether to show what may not be published.
    Returns the observations (columns as in model.OBSERVATIONS) and what was found on the way.
    Raises UserError with every fault of the description and of the sources.
    """
    if internal:
        _, observations, findings = _loaded(folder, source)
        return observations, folded(findings)
    evidence = _evidence(folder)
    kept = _only(evidence.settings, source)
    edition = _edition(evidence, internal)
    wanted = edition.observations["source"].isin([each.name for each in kept.sources])
    files = {each.file for each in kept.sources}
    told = [one for one in evidence.loaded if any(cell.split("!")[0] in files for cell in one.where) or not source]
    return edition.observations[wanted], folded(edition.told(told))


def compute(folder: Path, table: str = "", *, internal: bool = False) -> Results:
    """Load a report's sources, protect its counts, work out its figures and lay out its tables.

    folder: the report's, with its psrstats.toml.
    table: the name of the one table wanted; blank for all.
    internal: whether to show what may not be published.
    Raises UserError with every fault of the description and of the sources.
    """
    evidence = _evidence(folder)
    _must_have(evidence.settings, table)
    edition = _edition(evidence, internal)
    findings = _findings(evidence, edition)
    _stop(findings, evidence.settings)
    policy = Disclosure(policy="none") if internal else evidence.settings.disclosure
    tables = tabulate(edition.figures, replace(evidence.settings, disclosure=policy), table)
    silent = folded(filter(edition.is_silent, findings))
    shown = folded(one for one in findings if not edition.is_silent(one))
    cover = evidence.settings.cover
    results = Results(evidence.settings.report, edition.figures, tables, shown, silent, cover, internal)
    return _marked_internal(results) if internal else results


def publish(folder: Path, *, internal: bool = False) -> Results:
    """Compute a report for its files: its tables numbered, its inputs named; internal, with their SHA-256.

    folder: the report's, with its psrstats.toml.
    internal: whether to show what may not be published.
    Raises UserError with every fault of the description and of the sources, and where a count that is not shown can be
    worked out from what is, though nothing more can be left out.
    """
    results = compute(folder, internal=internal)
    if not internal:
        _refuse_leaks((*results.findings, *results.silent))
    tables = tuple(
        replace(table, title=f"Table {number}: {table.title}") for number, table in enumerate(results.tables, 1)
    )
    drawn = charts(results.tables, results.figures, read_settings(folder)[0])
    if internal:
        drawn = tuple(replace(chart, title=f"{INTERNAL}. {chart.title}") for chart in drawn)
    digests = inputs(folder)
    return replace(results, tables=tables, inputs=digests if internal else dict.fromkeys(digests, ""), charts=drawn)


def answer(folder: Path, asked: Sequence[tuple[str, str]], *, internal: bool = False) -> Content:
    """Give what an analyst's document asks for.

    folder: the report's, with its psrstats.toml.
    asked: of each thing its kind (table, figure, sentence or chart) and its name.
    internal: whether to show what may not be published.
    Raises UserError as publish does, and with every name that is unknown.
    """
    results = publish(folder, internal=internal)
    settings, _ = read_settings(folder)
    told = {sentence.name: sentence.text for sentence in sentences(results.figures, settings)}
    known = {
        "table": [table.name for table in results.tables],
        "chart": [chart.name for chart in results.charts],
        "sentence": list(told),
    }
    faults, texts = [], {}
    for kind, name in dict.fromkeys(asked):
        if kind != "figure":
            if name not in known[kind]:
                faults.append(Fault(f"{kind}:{name}", f"there is no such {kind}.", did_you_mean(name, known[kind])))
            continue
        try:
            texts[name] = results.figures.text(explained(results.figures, settings, name).figure)
        except UserError as error:
            faults += [replace(fault, where=f"figure:{fault.where}") for fault in error.faults]
    if faults:
        raise UserError(*faults)
    return Content(results, texts, told)


def _marked_internal(results: Results) -> Results:
    """Say on the report and on every table that it may not be published."""
    report = results.report.model_copy(update={"title": f"{INTERNAL}. {results.report.title}"})
    tables = tuple(replace(table, title=f"{INTERNAL}. {table.title}") for table in results.tables)
    return replace(results, report=report, tables=tables)


def tell(folder: Path, measure: str = "", *, internal: bool = False) -> tuple[Sentence, ...]:
    """Say each measure's figure in a sentence.

    folder: the report's, with its psrstats.toml.
    measure: the name of the one measure wanted; blank for all.
    internal: whether to show what may not be published.
    Raises UserError as publish does, and for an unknown measure.
    """
    evidence = _evidence(folder)
    names = list(evidence.settings.measures)
    if measure and measure not in names:
        raise UserError(Fault("--measure", f"there is no measure '{measure}'.", did_you_mean(measure, names)))
    edition = _edition(evidence, internal)
    findings = _findings(evidence, edition)
    _stop(findings, evidence.settings)
    if not internal:
        _refuse_leaks(findings)
    said = sentences(edition.figures, evidence.settings)
    return tuple(sentence for sentence in said if measure in ("", sentence.name))


def attack(folder: Path) -> Learned:
    """Try to work out what a report does not show, from all that it would print.

    folder: the report's, with its psrstats.toml.
    Raises UserError with every fault of the description and of the sources.
    """
    evidence = _evidence(folder)
    return learned(_edition(evidence, internal=False), evidence.settings)


def validate(folder: Path, codes: Sequence[str] = (), *, internal: bool = False) -> Validation:
    """Load a report's sources, work out its figures and check each against the others.

    folder: the report's, with its psrstats.toml.
    codes: the codes of the findings wanted; none for all.
    internal: whether to show what may not be published.
    Raises UserError with every fault of the description and of the sources, and for an unknown code.
    """
    if unknown := [code for code in codes if code not in CODE_OF.values()]:
        raise UserError(Fault("--select", f"'{unknown[0]}' is no code.", did_you_mean(unknown[0], CODE_OF.values())))
    evidence = _evidence(folder)
    edition = _edition(evidence, internal)
    findings = in_order([*_findings(evidence, edition), *edition.told(_corrected(evidence))])
    chosen = folded(one for one in findings if not codes or one.code in codes)
    return Validation(chosen, evidence.settings.checks, partial=bool(edition.protected))


def editions(folder: Path, *, internal: bool = False) -> Editions:
    """Work out a report's figures as they were sent, and as they may be published.

    folder: the report's, with its psrstats.toml.
    internal: whether what may not be published is shown.
    Raises UserError with every fault of the description and of the sources.
    """
    evidence = _evidence(folder)
    shown = _edition(evidence, internal)
    return Editions(evidence.settings, evidence.figures, shown.figures)


def explain(folder: Path, figure: str, *, internal: bool = False) -> Explanation:
    """Explain one figure of a report: MEASURE[:GROUP][@PERIOD]; internal: with what may not be published."""
    evidence = _evidence(folder)
    return explained(_edition(evidence, internal).figures, evidence.settings, figure)


def _edition(evidence: Evidence, internal: bool) -> Edition:
    """Give the report as it is asked for: with everything in it, or as it may be published."""
    return everything(evidence) if internal else published(evidence, _shown_last_year(evidence.settings))


def _findings(evidence: Evidence, edition: Edition) -> tuple[Finding, ...]:
    """Check the figures as they were sent, and what an outsider can make of them and of those that are shown."""
    links = None if evidence.settings.report.against else edition.links  # what last year's report showed is no sender's
    sent = everything(evidence, links)
    read_back = (*sent.leaks(evidence.settings), *edition.breaches(evidence.settings))
    evidence = replace(evidence, unshown=edition.protected)
    return edition.told(check(evidence, (*read_back, *telling(evidence, edition.observations))))


def _evidence(folder: Path) -> Evidence:
    settings, observations, found = _loaded(folder)
    figures = Figures(measure(observations, settings.internal))
    return Evidence(observations, figures, settings, _before(settings), found)


def _before(settings: Settings) -> Figures | None:
    """Work out the figures of the report that this one is held against, if it names one."""
    if not settings.report.against:
        return None
    before, observations, _ = _loaded(_folder_before(settings))
    return Figures(measure(observations, before.internal))


def _shown_last_year(settings: Settings) -> Cells | None:
    """Give the counts of last year's report as it was published, if this one names it."""
    if not settings.report.against:
        return None
    evidence = _evidence(_folder_before(settings))
    return Cells.of(_edition(evidence, internal=False).figures, evidence.settings)


def _folder_before(settings: Settings) -> Path:
    folder = settings.folder / settings.report.against
    if not (folder / SETTINGS_FILE).is_file():
        what = f"[report] against: there is no report in '{settings.report.against}'."
        raise UserError(Fault(SETTINGS_FILE, what, "Name the folder of another report, beside this one's: ../2018-19."))
    return folder


def _corrected(evidence: Evidence) -> Iterator[Finding]:
    """Check the figures as they were sent, and give what was found only there, in cells that [[correct]] mends."""
    mended = {correction.where: str(correction) for correction in evidence.settings.corrections}
    if not mended:
        return
    as_sent = replace(evidence.settings, corrections=())
    observations, found, unread = load(as_sent)
    now = {(finding.code, finding.where) for finding in check(evidence)}
    broken = [Finding("doubt", "error", fault.what, (fault.where,), ask=fault.fix) for fault in unread]
    before = Evidence(observations, Figures(measure(observations, as_sent.internal)), as_sent, evidence.before, found)
    for finding in (*broken, *check(before)):
        cells = [cell for cell in finding.where if cell in mended]
        if cells and (finding.code, finding.where) not in now:
            yield replace(finding, corrected=mended[cells[0]])


def _stop(findings: Sequence[Finding], settings: Settings) -> None:
    """Stop where a finding is as serious as the report will not print with."""
    stop = settings.checks.stop
    serious = SEVERITIES[: SEVERITIES.index(stop) + 1] if stop != "never" else ()
    open_ones = [one for one in findings if one.severity in serious and not (one.accepted or one.corrected)]
    if open_ones:
        raise UserError(*(Fault(one.code, str(one)) for one in open_ones))


def _refuse_leaks(findings: Sequence[Finding]) -> None:
    """Refuse to publish where a count that is not shown can be worked out from what is."""
    open_ones = [one for one in findings if one.name == "read-back" and one.severity == "error" and not one.accepted]
    if open_ones:
        raise UserError(*(Fault(one.code, str(one), "psrstats attack shows how.") for one in open_ones))


def _loaded(folder: Path, source: str = "") -> tuple[Settings, pd.DataFrame, tuple[Finding, ...]]:
    """Read a report's description and its sources, or one of them, telling the faults of both in one run."""
    settings, faults = read_settings(folder)
    observations, findings, unread = load(_only(settings, source))
    unknown = () if source else unknown_places(observations, settings)
    if wrong := (*faults, *unread, *unknown):
        raise UserError(*wrong)
    return settings, observations, findings


def _only(settings: Settings, name: str) -> Settings:
    """Keep one source of a report, and the corrections of its file."""
    if not name:
        return settings
    names = [source.name for source in settings.sources]
    if name not in names:
        raise UserError(Fault(SETTINGS_FILE, f"has no source named '{name}'.", did_you_mean(name, names)))
    source = settings.sources[names.index(name)]
    corrections = tuple(each for each in settings.corrections if each.where.split("!")[0] == source.file)
    return replace(settings, sources=(source,), corrections=corrections)


def _must_have(settings: Settings, table: str) -> None:
    names = [known.name for known in settings.tables]
    if table and table not in names:
        raise UserError(Fault(SETTINGS_FILE, f"has no table named '{table}'.", did_you_mean(table, names)))
