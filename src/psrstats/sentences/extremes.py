"""Which of the areas within have the highest figure, and which the lowest."""

from __future__ import annotations

from decimal import Decimal

from psrstats.config import Measure, Settings
from psrstats.formulas.wording import NUMBERS
from psrstats.lineage import Figures
from psrstats.numbers import round_half_up
from psrstats.periods import known_period
from psrstats.sentences.clause import Clause, joined, per
from psrstats.sentences.when import when

NAMED = 3  # of more areas that share a figure, only their number is told


def extremes(figures: Figures, measure: Measure, settings: Settings) -> Clause | None:
    """Name the areas with the highest and the lowest figure, as printed; None where fewer than two have one."""
    period = _latest(figures, measure.name, settings)
    rows = _of_areas(figures, measure.name, period)
    shown = {row: _printed(figures, row) for row in rows if not figures.get(row, "marker")}
    if len(shown) < 2:
        return None
    among = "" if len(shown) == len(rows) else f", of the {_number(len(shown))} areas shown,"
    own = _whole(figures, measure, period, settings)
    text = f"{when(period)}{among or ','} {_said(figures, shown, measure)}"
    if own is not None:
        text += f" ({settings.report.area} {figures.text(own)})"
    ends = [row for row, number in shown.items() if number in (max(shown.values()), min(shown.values()))]
    return Clause(text, (*ends, *([own] if own is not None else [])))


def _latest(figures: Figures, measure: str, settings: Settings) -> str:
    """Give the latest period, within the report, of which the areas are ranked; blank for none."""
    end = known_period(settings.report.period).end
    periods = {known_period(figures.get(row, "period")) for row in figures.of_measure(measure, "rank")}
    found = max((period for period in periods if period.end <= end), default=None)
    return found.name if found else ""


def _of_areas(figures: Figures, measure: str, period: str) -> list[int]:
    """Find the figures that are ranked in a period."""
    ranked = [row for row in figures.of_measure(measure, "rank") if not figures.get(row, "group")]
    inputs = [figures.inputs(row)[0] for row in ranked if figures.get(row, "period") == period]
    return list(dict.fromkeys(inputs))


def _printed(figures: Figures, row: int) -> Decimal:
    return round_half_up(figures.number(row), figures.get(row, "places"))


def _said(figures: Figures, shown: dict[int, Decimal], measure: Measure) -> str:
    high, low = max(shown.values()), min(shown.values())
    first, last = ([row for row, number in shown.items() if number == end] for end in (high, low))
    if high == low:
        return f"all had the same, {figures.text(first[0])}{per(measure)}"
    highest = f"{_named(figures, first)} the highest, {figures.text(first[0])}{per(measure)}"
    return f"{highest}; {_named(figures, last, '')} the lowest, {figures.text(last[0])}{per(measure)}"


def _named(figures: Figures, rows: list[int], had: str = " had") -> str:
    """Name the areas that share a figure, or say how many they are."""
    if len(rows) > NAMED:
        return f"{_number(len(rows))} areas{had or ' had'}"
    return joined([figures.get(row, "area") for row in rows]) + had


def _number(count: int) -> str:
    return NUMBERS[count - 1] if count <= len(NUMBERS) else f"{count:,}"


def _whole(figures: Figures, measure: Measure, period: str, settings: Settings) -> int | None:
    """Find the figure of the report's area that its areas are held against."""
    if not measure.benchmark:
        return None
    found = figures.find(measure.benchmark, area=settings.report.area, period=period)
    return None if found is None or figures.get(found, "marker") else found
