"""What the layouts share: a cell for a figure, the period a row is about, and a measure's unit in words."""

from __future__ import annotations

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Cell, Column, limit
from psrstats.periods import known_period, year_before
from psrstats.units import heading

Layout = tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]

NOT_SENT = Cell("[x]")


def printed(figures: Figures, row: int | None) -> Cell:
    """Print a figure; [x] where there is none."""
    return NOT_SENT if row is None else Cell(figures.text(row), row)


def texts(*titles: str) -> tuple[Column, ...]:
    """Head columns of words."""
    return tuple(Column(title, number=False) for title in titles)


def numbers(*titles: str) -> tuple[Column, ...]:
    """Head columns of numbers."""
    return tuple(map(Column, titles))


def unit_of(measure: Measure) -> str:
    """Name a measure's unit.

    >>> unit_of(Measure(name="a", title="A", source="s", unit="rate", per=10000))
    'per 10,000'
    """
    return heading(measure.unit, measure.per)


def measures_of(table: TableSettings, settings: Settings) -> list[Measure]:
    """Give a table's measures, in its order."""
    return [settings.measures[name] for name in table.measures]


def latest(figures: Figures, measure: str, settings: Settings, area: str = "") -> str:
    """Give the latest period of a measure within the report; the report's own where nothing was sent."""
    report = settings.report
    return figures.latest(measure, area or report.area, known_period(report.period)) or report.period


def before(period: str, settings: Settings) -> str:
    """Name the period that a period is compared with."""
    return year_before(known_period(period), settings.report.years_back).name


def limits_of_change(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Give the heading and the statistic of each limit of a change, at the levels of the report."""
    return tuple(
        (f"{end} {level:g}% limit of the change", f"change-{limit(end.lower(), level)}")
        for level in settings.report.intervals
        for end in ("Lower", "Upper")
    )


def groups_of(figures: Figures, measures: list[str], area: str) -> list[str]:
    """Give the groups of some measures, as sent, with all of them last."""
    rows = [row for measure in measures for row in figures.of_measure(measure) if figures.get(row, "area") == area]
    groups = dict.fromkeys(figures.get(row, "group") for row in rows)
    return [*filter(None, groups), *([""] if "" in groups else [])]


def in_order(rows: list[tuple[Cell, ...]], figures: Figures, column: int, order: str) -> list[tuple[Cell, ...]]:
    """Put rows in the order of a column's figures; those without a number last."""
    if order == "as sent":
        return rows
    sign = -1 if order == "highest first" else 1

    def key(row: tuple[Cell, ...]) -> tuple[bool, float]:
        figure = row[column].figure
        if figure is None or figures.get(figure, "marker"):
            return True, 0.0
        return False, sign * float(figures.get(figure, "value"))

    return sorted(rows, key=key)
