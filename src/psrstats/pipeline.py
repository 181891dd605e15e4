"""The one-way street: agency files in, tables out. Each command is a last step of one walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from psrstats.codes import CODE_OF
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.results import Content, Editions, Learned, Results, Validation

if TYPE_CHECKING:  # a step loads what it needs
    from psrstats.columns import Observations
    from psrstats.drawings import SummaryLine
    from psrstats.explanation import Explanation
    from psrstats.inspection import FileSeen
    from psrstats.model import Finding, Paragraph, Sentence
    from psrstats.starter import Started

# Of each: folder, the report's, with its psrstats.toml; internal, whether to show what may not be published. Each
# raises UserError with every fault of the description and of the sources.


def begin(folder: Path, force: bool = False, area: str = "", tell: Callable[[str], object] = str) -> Started:
    """Begin a report in a folder: describe the agencies' files in it, or make empty workbooks to fill in.

    force: whether to write over a description that is there already; area: the report's, blank to guess it.
    tell: what is told each file's name as it is looked at.
    Raises UserError where there is nothing to begin with, or no national file has a row about the area.
    """
    from psrstats.starter import start

    return start(folder, force, area, tell)


def inspect(files: Sequence[Path]) -> Iterator[FileSeen]:
    """Look at each file in turn: its sheets, the tables in them, and the class of every cell."""
    from psrstats.inspection import see

    return see(files)


def observe(folder: Path, source: str = "", *, internal: bool = False) -> tuple[Observations, tuple[Finding, ...]]:
    """Load a report's sources, or one of this name, and stop there.

    Returns the observations (columns as in model.OBSERVATIONS) and what was found on the way.
    """
    from psrstats.checks import folded
    from psrstats.report.run import Run, only

    run = Run(folder, internal, source if internal else "")
    if internal:
        return run.observations, folded(run.evidence.loaded)
    kept = only(run.settings, source)
    wanted = run.edition.observations.says("source", *(each.name for each in kept.senders))
    files = {each.place for each in kept.senders}
    told = [one for one in run.evidence.loaded if any(cell.split("!")[0] in files for cell in one.where) or not source]
    return run.edition.observations.take(wanted), folded(run.edition.told(told))


def compute(folder: Path, table: str = "", *, internal: bool = False) -> Results:
    """Work out a report's figures and lay out its tables, or the one of this name."""
    from psrstats.report import Run
    from psrstats.report.laid_out import results

    return results(Run(folder, internal), table)


def publish(folder: Path, *, internal: bool = False) -> Results:
    """Compute a report for its files, or refuse where a count that is not shown can be worked out from what is."""
    from psrstats.report import Run
    from psrstats.report.laid_out import numbered
    from psrstats.report.template import with_template

    return with_template(numbered(Run(folder, internal)), folder)


def answer(folder: Path, asked: Sequence[tuple[str, str]], *, internal: bool = False) -> Content:
    """Give what an analyst's document asks for: of each thing its kind (table, figure, ...) and its name."""
    from psrstats.report import Run
    from psrstats.report.asked import content

    return content(Run(folder, internal), asked)


def tell(folder: Path, measure: str = "", *, internal: bool = False) -> tuple[Sentence, ...]:
    """Say each measure's figure in a sentence, or that of the measure of this name; refuse as publish does."""
    from psrstats.report import Run
    from psrstats.report.refusals import refuse_leaks, refuse_serious
    from psrstats.sentences import sentences

    run = Run(folder, internal)
    names = list(run.settings.measures)
    if measure and measure not in names:
        raise UserError(Fault("--measure", f"there is no measure '{measure}'.", did_you_mean(measure, names)))
    refuse_serious(run)
    refuse_leaks(run)
    return tuple(each for each in sentences(run.edition.figures, run.settings) if measure in ("", each.name))


def describe(folder: Path, table: str = "", *, internal: bool = False) -> tuple[Paragraph, ...]:
    """Say what stands out in each table in a paragraph, or in the table of this name; refuse as publish does."""
    from psrstats.report import Run
    from psrstats.report.laid_out import results
    from psrstats.report.refusals import refuse_leaks
    from psrstats.sentences import paragraphs

    run = Run(folder, internal)
    laid_out = results(run, table)
    refuse_leaks(run)
    return paragraphs(laid_out.tables, laid_out.figures, run.settings)


def summarise(folder: Path, *, internal: bool = False) -> tuple[SummaryLine, ...]:
    """Give the year in the figures that [summary] names; refuse as publish does, and where it names none."""
    from psrstats.config import SETTINGS_FILE
    from psrstats.report import Run
    from psrstats.report.refusals import refuse_leaks, refuse_serious
    from psrstats.sentences import summary

    run = Run(folder, internal)
    refuse_serious(run)
    refuse_leaks(run)
    if not run.settings.summary.measures:
        fix = 'Name 8 to 12 measures: measures = ["looked-after", ...].'
        raise UserError(Fault(SETTINGS_FILE, "has no [summary].", fix))
    return summary(run.edition.figures, run.settings)


def attack(folder: Path) -> Learned:
    """Try to work out what a report does not show, from all that it would print."""
    from psrstats.report import Run
    from psrstats.report.editions import learned

    run = Run(folder)
    return learned(run.edition, run.settings)


def validate(folder: Path, codes: Sequence[str] = (), *, internal: bool = False) -> Validation:
    """Check each of a report's figures against the others; codes: those of the findings wanted, none for all."""
    from psrstats.checks import folded, in_order
    from psrstats.report import Run
    from psrstats.report.corrected import corrected

    if unknown := [code for code in codes if code not in CODE_OF.values()]:
        raise UserError(Fault("--select", f"'{unknown[0]}' is no code.", did_you_mean(unknown[0], CODE_OF.values())))
    run = Run(folder, internal)
    findings = in_order([*run.findings, *run.edition.told(corrected(run.evidence))])
    chosen = folded(one for one in findings if not codes or one.code in codes)
    return Validation(chosen, run.settings.checks, partial=bool(run.edition.protected))


def editions(folder: Path, *, internal: bool = False) -> Editions:
    """Work out a report's figures as they were sent, and as they may be published."""
    from psrstats.report import Run

    return Run(folder, internal).editions


def explain(folder: Path, figure: str, *, internal: bool = False) -> Explanation:
    """Explain one figure of a report: MEASURE[:GROUP][@PERIOD]."""
    from psrstats.explanation import explain as explained
    from psrstats.report import Run

    run = Run(folder, internal)
    return explained(run.edition.figures, run.settings, figure)
