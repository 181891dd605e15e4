"""What charts over periods share: a panel a measure, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from psrstats.charts.words import in_words, missing, settings_of, source
from psrstats.config import Settings
from psrstats.drawings import Chart, Mark, Panel, Series
from psrstats.lineage import Figures
from psrstats.model import Cell, Table
from psrstats.periods import known_period
from psrstats.units import axis

ABSENT = ("[x]", "[z]")


def panel(title: str, unit: str, periods: Sequence[str], marks: Sequence[Mark], breaks: Sequence[int] = ()) -> Panel:
    """Make the panel of a measure; breaks: the periods before which its series breaks."""
    return Panel(axis(unit), tuple(periods), (Series(title, tuple(marks)),), title, breaks=tuple(breaks))


def breaks_in(cells: Sequence[Cell], periods: Sequence[str], figures: Figures, settings: Settings) -> list[int]:
    """Give the periods before which the series of a row breaks."""
    names = [figures.get(cell.figure, "measure") for cell in cells if cell.figure is not None]
    pairs = enumerate(pairwise(periods), 1)
    return [number for number, pair in pairs if names and settings.break_between(names[0], *pair)]


def line_chart(table: Table, made: Sequence[Panel], message: str, settings: Settings) -> Chart:
    """Make a chart of the panels that have at least two figures; the others stand in the table."""
    about, area = settings_of(table, settings), settings.report.area
    drawn = tuple(one for one in made if sum(not mark.text.startswith(ABSENT) for mark in one.marks) > 1)
    subtitle = ", ".join(filter(None, (f"{about.title}: {area}", _span(drawn))))
    alt = in_words(
        f"Line chart of {subtitle}, a panel a measure.",
        f"{message}." if message else "",
        *map(_told, drawn),
        *missing(mark for one in drawn for mark in one.marks),
        _left_out(len(made) - len(drawn)),
    )
    return Chart(table.name, "lines", message or about.title, subtitle, source(table), alt, drawn)


def _left_out(number: int) -> str:
    """Say how many measures are not drawn.

    >>> _left_out(0), _left_out(1)
    ('', '1 measure with fewer than two figures is in the table only.')
    """
    if not number:
        return ""
    some = (
        "1 measure with fewer than two figures is"
        if number == 1
        else f"{number} measures with fewer than two figures are"
    )
    return f"{some} in the table only."


def _span(drawn: Sequence[Panel]) -> str:
    """Name the first and the last period that is drawn."""
    periods = sorted(known_period(label) for one in drawn for label in one.labels)
    return f"{periods[0]} to {periods[-1]}" if periods else ""


def _told(one: Panel) -> str:
    """Give a panel's figures in words."""
    shown = [
        f"{mark.text} in {label}" for label, mark in zip(one.labels, one.marks, strict=True) if mark.value is not None
    ]
    broken = f" The series breaks at {', '.join(one.labels[place] for place in one.breaks)}." if one.breaks else ""
    return f"{one.title}: {', '.join(shown)}.{broken}" if shown else ""
