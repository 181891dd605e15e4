"""How much of what was recommended is done, as a bar for each source, theme or agency."""

from __future__ import annotations

from psrstats.capitals import capital
from psrstats.charts.marks import mark, unit_of
from psrstats.charts.words import ends, extremes, in_words, missing, settings_of, source
from psrstats.config import Measure, Settings
from psrstats.drawings import Chart, Panel, Series
from psrstats.lineage import Figures
from psrstats.model import Table
from psrstats.units import axis

LABEL, FIRST = 0, 1  # the columns


def progress(table: Table, figures: Figures, settings: Settings) -> Chart:
    """Draw one measure of each group: the last percentage of the table or, where it has none, the last measure."""
    about = settings_of(table, settings)
    measures = [settings.measures[name] for name in about.measures]
    shares = [number for number, measure in enumerate(measures) if measure.unit == "percent"]
    drawn = shares[-1] if shares else len(measures) - 1
    measure, rows = measures[drawn], table.rows
    apart = len(rows) > 1 and rows[-1][LABEL].text == "All"
    rows = rows[:-1] if apart and measure.unit == "count" else rows  # the number of all is no bar among those of each
    marks = tuple(mark(row[FIRST + drawn].text) for row in rows)
    within = len(rows) - (apart and measure.unit != "count")
    panel = Panel(
        axis(unit_of(measure)),
        tuple(row[LABEL].text for row in rows),
        (Series(measure.title, marks),),
        apart=len(rows) - within,
    )
    each = Panel(panel.unit, panel.labels[:within], (Series(measure.title, marks[:within]),))
    subtitle = _subtitle(measure, table, figures, settings)
    found = ends(each.labels, each.marks)
    message = f"{measure.title}: most in {found[0]}; least in {found[1]}" if found else about.title
    whole = f"All together, {marks[-1].text}." if panel.apart else ""
    alt = in_words(f"Bar chart of {subtitle}.", capital(extremes(each)), *missing(each.marks), whole)
    return Chart(table.name, "bars", message, subtitle, source(table), alt, (panel,))


def _subtitle(measure: Measure, table: Table, figures: Figures, settings: Settings) -> str:
    rows = (cell.figure for row in table.rows for cell in row[FIRST:])
    period = next((figures.get(row, "period") for row in rows if row is not None), settings.report.period)
    return f"{measure.title} ({unit_of(measure)}), {settings.report.area}, {period}"
