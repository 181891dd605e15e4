"""What charts over periods share: a panel a measure, and the words."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.charts.words import in_words, missing, settings_of, source
from psrstats.config import Settings
from psrstats.drawings import Chart, Mark, Panel, Series
from psrstats.model import Table
from psrstats.periods import known_period
from psrstats.units import axis

ABSENT = ("[x]", "[z]")


def panel(title: str, unit: str, periods: Sequence[str], marks: Sequence[Mark]) -> Panel:
    """Make the panel of a measure."""
    return Panel(axis(unit), tuple(periods), (Series(title, tuple(marks)),), title)


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
    return f"{one.title}: {', '.join(shown)}." if shown else ""
