"""The year in a few figures: what each is, how it has changed, and how it has gone over the years."""

from __future__ import annotations

from itertools import pairwise

from psrstats.config import Measure, Settings
from psrstats.drawings import Mark, Spark, SummaryLine
from psrstats.lineage import Figures
from psrstats.model import IN_SHORT
from psrstats.numbers import round_half_up
from psrstats.periods import known_period, season
from psrstats.sentences.change import than
from psrstats.sentences.clause import per
from psrstats.sentences.phrased import when_of
from psrstats.sentences.when import before, spoken

LONGEST = 8  # periods of a line


def summary(figures: Figures, settings: Settings) -> tuple[SummaryLine, ...]:
    """Give the figures that [summary] names, in its order; those of which nothing was sent say so."""
    return tuple(_line(figures, settings.measures[name], settings) for name in settings.summary.measures)


def _line(figures: Figures, measure: Measure, settings: Settings) -> SummaryLine:
    period = figures.latest(measure.name, settings.report.area, known_period(settings.report.period))
    row, statistic = _row(figures, measure.name, period, settings)
    if row is None:
        return SummaryLine(measure.name, measure.title, IN_SHORT["x"])
    figure, change = f"{figures.text(row)}{per(measure)}", ""
    if marker := figures.get(row, "marker"):
        figure = IN_SHORT[marker]
    elif found := than(figures, row, measure):
        change = f"{found.text} {before(settings.report.years_back)}"
    spark = _spark(figures, measure, statistic, period, settings)
    return SummaryLine(measure.name, measure.title, figure, when_of(measure)(period), change, spark, row)


def _row(figures: Figures, name: str, period: str, settings: Settings) -> tuple[int | None, str]:
    """Find a measure's figure of the report's area, its items added up, and which of the two it is."""
    for statistic in ("", "total"):
        row = figures.find(name, statistic, area=settings.report.area, period=period)
        if row is not None:
            return row, statistic
    return None, ""


def _spark(figures: Figures, measure: Measure, statistic: str, latest: str, settings: Settings) -> Spark | None:
    """Follow a figure over the same stretch of the years; None where fewer than two of them are shown."""
    end, of = known_period(latest), season(known_period(latest))
    rows = {
        known_period(figures.get(row, "period")): row
        for row in figures.of_measure(measure.name, statistic)
        if figures.place(row)[:3] == (settings.report.area, "", "")
    }
    kept = [(each, rows[each]) for each in sorted(rows) if season(each) == of and each.end <= end.end][-LONGEST:]
    marks = tuple(_mark(figures, row) for _, row in kept)
    if sum(mark.value is not None for mark in marks) < 2:
        return None
    names = [each.name for each, _ in kept]
    breaks = tuple(n for n, pair in enumerate(pairwise(names), 1) if settings.break_between(measure.name, *pair))
    told = ", ".join(f"{mark.text} {when_of(measure)(name)}" for mark, name in zip(marks, names, strict=True))
    broken = f" The series breaks at {', '.join(spoken(names[place]) for place in breaks)}." if breaks else ""
    return Spark(measure.name, marks, f"{measure.title}: {told}.{broken}", breaks)


def _mark(figures: Figures, row: int) -> Mark:
    if marker := figures.get(row, "marker"):
        return Mark(IN_SHORT[marker])
    return Mark(figures.text(row), round_half_up(figures.number(row), figures.get(row, "places")))
