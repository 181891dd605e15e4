"""This year against the last: two dots a measure, one panel a unit."""

from __future__ import annotations

from psrstats.charts.marks import mark
from psrstats.charts.panels import Row, panels
from psrstats.charts.words import WAYS, extremes_of, in_words, missing, moved, settings_of, source
from psrstats.config import Settings
from psrstats.drawings import Chart, Panel
from psrstats.lineage import Figures
from psrstats.model import Cell, Table

MEASURE, UNIT, NOW, BEFORE, DIRECTION = 0, 2, 3, 4, 7  # the columns


def change(table: Table, figures: Figures, settings: Settings) -> Chart:
    """Draw each measure's figure beside that of the year before."""
    about, report = settings_of(table, settings), settings.report
    now, before = table.columns[NOW].title, table.columns[BEFORE].title
    rows = [Row(row[MEASURE].text, row[UNIT].text, (mark(row[BEFORE].text), mark(row[NOW].text))) for row in table.rows]
    made = panels(rows, (before, now))
    message = _message(table, figures, before)
    subtitle = f"{about.title}: {report.area}, {before} and {now}"
    alt = _alt(made, subtitle, message)
    return Chart(table.name, "pairs", message or about.title, subtitle, source(table), alt, made)


def _message(table: Table, figures: Figures, before: str) -> str:
    """Say how many measures rose and how many fell; of a single one, from what to what."""
    known = [row for row in table.rows if row[DIRECTION].text in WAYS]
    if len(known) != 1:
        return moved((row[DIRECTION].text for row in known), f"since {before}")
    [row] = known
    then, now = (f"{cell.text} in {_period(cell, figures)}" for cell in (row[BEFORE], row[NOW]))
    return f"{row[MEASURE].text}: {then}, {now}"


def _period(cell: Cell, figures: Figures) -> str:
    return "" if cell.figure is None else str(figures.get(cell.figure, "period"))


def _alt(made: tuple[Panel, ...], subtitle: str, message: str) -> str:
    marks = [mark for panel in made for mark in panel.marks]
    said = f"{message}." if message else ""
    return in_words(f"Dot chart of {subtitle}.", said, *extremes_of(made), *missing(marks))
