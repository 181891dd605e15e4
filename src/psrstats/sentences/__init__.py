"""Figures in, sentences out: what a report may say of each measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psrstats.config import Measure, Settings
from psrstats.lineage import Figures
from psrstats.model import Paragraph, Sentence, Table
from psrstats.periods import known_period
from psrstats.sentences.change import change, change_limits
from psrstats.sentences.clause import Clause
from psrstats.sentences.comparison import beside, comparison
from psrstats.sentences.extremes import extremes
from psrstats.sentences.interval import interval
from psrstats.sentences.paragraph import paragraph
from psrstats.sentences.phrased import phrased
from psrstats.sentences.progress import progress
from psrstats.sentences.statement import statement, without_number
from psrstats.sentences.summary import summary

__all__ = ["paragraphs", "sentences", "summary"]

NO_FIGURE = ("x", "z")  # of which there is nothing to say


def sentences(figures: Figures, settings: Settings) -> tuple[Sentence, ...]:
    """Say what each measure's latest figure is, how it has changed, and how it compares.

    Of a measure of the areas within: which have the highest figure and which the lowest.
    A figure that is not shown is said to be so; nothing is said of one that was not sent.
    """
    said = (_sentence(figures, measure, settings) for measure in settings.measures.values())
    return tuple(sentence for sentence in said if sentence is not None)


def paragraphs(tables: Iterable[Table], figures: Figures, settings: Settings) -> tuple[Paragraph, ...]:
    """Say what stands out in each table: highest, lowest, what changed most, what is unlike other areas.

    Of what is shown only, and no more than its figures say; where nothing stands out, what its first measures are.
    """
    said = {one.name: one for one in sentences(figures, settings)}
    return tuple(paragraph(table, said, figures, settings) for table in tables)


def _sentence(figures: Figures, measure: Measure, settings: Settings) -> Sentence | None:
    row = _own(figures, measure, settings)
    within = extremes(figures, measure, settings)
    parts = [] if row is None else [_of_area(figures, row, measure, settings)]
    if within is not None:
        parts.append(_of_areas(within, "" if parts else measure.title))
    if not parts:
        return None
    rows = tuple(dict.fromkeys(one for part in parts for one in part.rows))
    return Sentence(measure.name, figures.get(rows[0], "period"), " ".join(part.text for part in parts), rows)


def _own(figures: Figures, measure: Measure, settings: Settings) -> int | None:
    """Find the latest figure of the report's area, its items added up; None where there is none."""
    report = settings.report
    if (measure.numerator and measure.numerator == measure.denominator) or (measure.answer and measure.answer.end):
        return None  # the share of groups is of all of them 100%; a limit is told beside its mean
    if measure.answer and measure.answer.kind == "choices":
        return None  # of all of them it is how many answered
    period = figures.latest(measure.name, report.area, known_period(report.period))
    for statistic in ("", "total"):
        row = figures.find(measure.name, statistic, area=report.area, period=period)
        if row is not None:
            return None if figures.get(row, "marker") in NO_FIGURE else row
    return None


def _of_area(figures: Figures, row: int, measure: Measure, settings: Settings) -> Clause:
    """Say what the figure of the report's area is."""
    if figures.get(row, "marker"):
        return _ended([without_number(figures, row, measure)])
    if said := phrased(figures, row, measure, settings):
        return said
    sure = interval(figures, row, settings)
    if (became := progress(figures, row, measure, settings)) is not None:
        return _ended([became])
    first = [statement(figures, row, measure), sure or beside(figures, row, settings)]
    moved = change(figures, row, measure, settings)
    if moved and (limits := change_limits(figures, row, settings)):
        moved = Clause(moved.text + limits.text, (*moved.rows, *limits.rows))
    then = [moved, comparison(figures, row, settings) if sure else None]
    return _ended(filter(None, first), filter(None, then))


def _of_areas(within: Clause, title: str) -> Clause:
    """Say which areas within have the highest and the lowest figure."""
    text = f"{title}: {within.text}." if title else f"{within.text[0].upper()}{within.text[1:]}."
    return Clause(text, within.rows)


def _ended(first: Iterator[Clause] | list[Clause], then: Iterator[Clause] | tuple[()] = ()) -> Clause:
    """Make a sentence of the clauses that state a figure, and of those that say more of it."""
    stated, more = list(first), list(then)
    text = " ".join(clause.text for clause in stated).replace(") (", "; ")
    if more:
        text += f", {', and '.join(clause.text for clause in more)}"
    return Clause(f"{text}.", tuple(row for clause in (*stated, *more) for row in clause.rows))
