"""What became of what was recommended: of so many, so many were completed by a day, and so many overdue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from psrstats.config import Measure, Settings, Tracked
from psrstats.lineage import Figures
from psrstats.periods import known_period, month_of, on_day
from psrstats.sentences.clause import Clause
from psrstats.tallied import Kind


def progress(figures: Figures, row: int, measure: Measure, settings: Settings) -> Clause | None:
    """Say how many actions were completed of those made, and how many were overdue; None for any other measure."""
    tally, source = measure.tally, next((one for one in settings.actions if one.name == measure.source), None)
    if source is None or tally is None or tally.kind != "completed" or not tally.share:
        return None
    done, made = figures.inputs(row)
    period = figures.get(row, "period")
    day = on_day(known_period(period).end).name
    when = _when(settings.tracked.get(source.name)) if period == settings.report.period else ""
    text = f"Of {figures.text(made)} {source.rows}{when}, {figures.text(done)} ({figures.text(row)})"
    text += f" {_were(figures, done)} complete by {day}"
    late = _other(figures, done, measure, settings, "overdue")
    if late is None:
        return Clause(text, (made, done, row))
    return Clause(f"{text} and {figures.text(late)} {_were(figures, late)} overdue", (made, done, row, late))


def _were(figures: Figures, row: int) -> str:
    return "was" if figures.text(row) == "1" else "were"


def _other(figures: Figures, row: int, measure: Measure, settings: Settings, kind: Kind) -> int | None:
    """Find the figure of another count of the same actions, if it has a number."""
    area, group, item, period = figures.place(row)
    for other in settings.measures.values():
        if other.source == measure.source and other.tally and other.tally.kind == kind and not other.tally.share:
            found = figures.find(other.name, area=area, group=group, item=item, period=period)
            if found is not None and not figures.get(found, "marker"):
                return found
    return None


def _when(tracked: Tracked | None) -> str:
    """Say when all of them were made, where that is one month or one stretch of months; blank where it is not said."""
    days = [action.made for action in tracked.rows if action.made and action.made <= tracked.at.day] if tracked else []
    if tracked is None or not days or len(days) < sum(not a.made or a.made <= tracked.at.day for a in tracked.rows):
        return ""
    months = dict.fromkeys(_months([min(days), max(days)]))
    return f" made in {''.join(months)}" if len(months) == 1 else f" made from {' to '.join(months)}"


def _months(days: Iterable[date]) -> list[str]:
    return [month_of(day.year, day.month).name for day in days]
