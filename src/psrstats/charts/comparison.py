"""The report's area against those it is compared with: a dot each, with the interval where there is one."""

from __future__ import annotations

from psrstats.charts.marks import mark, with_interval
from psrstats.charts.panels import Row, panels
from psrstats.charts.words import extremes_of, in_words, listed, missing, settings_of, source
from psrstats.config import Settings
from psrstats.drawings import Chart, Panel
from psrstats.lineage import Figures
from psrstats.model import Cell, Table

MEASURE, PERIOD, UNIT, OWN = 0, 1, 2, 3  # the columns
OF_EACH = 3  # columns for each area: its figure, the difference, the comparison
DRAWN = 3  # areas beside the report's own


def comparison(table: Table, figures: Figures, settings: Settings) -> Chart:
    """Draw each measure's figure beside those of other areas."""
    about, report = settings_of(table, settings), settings.report
    areas = report.compared_with[:DRAWN]

    def row(cells: tuple[Cell, ...]) -> Row:
        theirs = (mark(cells[OWN + 1 + OF_EACH * place].text) for place in range(len(areas)))
        own = with_interval(cells[OWN], figures, report.intervals)
        return Row(cells[MEASURE].text, cells[UNIT].text, (own, *theirs))

    made = panels([row(cells) for cells in table.rows], (report.area, *areas))
    message = _message(table, settings)
    periods = listed(sorted({row[PERIOD].text for row in table.rows}))
    subtitle = f"{about.title}: {listed([report.area, *areas])}, {periods}{_intervals(made, settings)}"
    alt = _alt(made, subtitle, message)
    return Chart(table.name, "dots", message or about.title, subtitle, source(table), alt, made)


def _intervals(made: tuple[Panel, ...], settings: Settings) -> str:
    """Say what the whiskers are, where there are any."""
    some = any(mark.low is not None for panel in made for mark in panel.marks)
    return f"; the bars through dots are {settings.report.intervals[0]:g}% intervals" if some else ""


def _message(table: Table, settings: Settings) -> str:
    """Say of how many measures the area is higher than the first of the others, lower or similar; blank for none."""
    report = settings.report
    found = [_side(row[OWN + 2].text, row[OWN + 3].text) for row in table.rows] if report.compared_with else []
    known = list(filter(None, found))
    sides = ("higher than", "lower than", "similar to", "the same as")
    told = [f"{side} {report.compared_with[0]} on {known.count(side)}" for side in sides if side in known]
    return f"Of {len(known)} measure{'s' * (len(known) > 1)}, {report.area} is {listed(told)}" if told else ""


def _side(difference: str, judged: str) -> str:
    """Say on which side of another area a figure lies; blank where that is not known."""
    if judged in ("similar", "the same"):
        return {"similar": "similar to"}.get(judged, "the same as")
    return {"+": "higher than", "-": "lower than"}.get(difference[:1], "")


def _alt(made: tuple[Panel, ...], subtitle: str, message: str) -> str:
    marks = [mark for panel in made for mark in panel.marks]
    said = f"{message}." if message else ""
    return in_words(f"Dot chart of {subtitle}.", said, *extremes_of(made, 0), *missing(marks))
