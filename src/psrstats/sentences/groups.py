"""Which of a table's groups has the highest figure, and which the lowest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from psrstats.config import Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Table
from psrstats.numbers import round_half_up
from psrstats.sentences.clause import Clause, joined, per
from psrstats.totals import is_total

FEWEST = 3  # groups of which one stands out
NAMED = 2  # of more that share a figure nothing is said


def groups(table: Table, figures: Figures, about: TableSettings, settings: Settings) -> Clause | None:
    """Name the groups, or the items, with the highest and the lowest figure of a table's first measure; None for few.

    What stands for all of the others is no group; those that are not shown are not spoken of.
    """
    rows = [row for row in _parts(table, figures, about.measures[0], settings) if not is_total(_label(figures, row))]
    shown = {row: _printed(figures, row) for row in rows if not figures.get(row, "marker")}
    shown = {row: number for row, number in shown.items() if not _is_sum(number, shown)}
    if len(shown) < FEWEST or max(shown.values()) == min(shown.values()):
        return None
    first, last = ([row for row, one in shown.items() if one == end(shown.values())] for end in (max, min))
    if max(len(first), len(last)) > NAMED:
        return None
    measure, everything = settings.measures[about.measures[0]], len(shown) == len(rows)
    high, low = (f"{figures.text(row)}{per(measure)}" for row in (first[0], last[0]))
    by = about.rows if about.rows[1:2].isupper() else f"{about.rows[:1].lower()}{about.rows[1:]}"
    among = "" if everything else " of those shown"
    highest = f"{_named(figures, first)} had the highest figure{among}, {high}"
    return Clause(
        f"{measure.title}: by {by}, {highest}, and {_named(figures, last)} the lowest, {low}.", (*first, *last)
    )


def _parts(table: Table, figures: Figures, measure: str, settings: Settings) -> list[int]:
    """Give the rows of a measure's groups that a table prints; its items, where it has any."""
    printed = [cell.figure for row in table.rows for cell in row if cell.figure is not None]
    own = [row for row in printed if figures.name(row) == measure and figures.get(row, "area") == settings.report.area]
    items = [row for row in own if figures.get(row, "item")]
    found = items or [row for row in own if figures.get(row, "group")]
    periods = {figures.get(row, "period") for row in found}
    return found if len(periods) == 1 else []


def _label(figures: Figures, row: int) -> str:
    return str(figures.get(row, "item") or figures.get(row, "group"))


def _named(figures: Figures, rows: Sequence[int]) -> str:
    return joined([_label(figures, row) for row in rows])


def _printed(figures: Figures, row: int) -> Decimal:
    return round_half_up(figures.number(row), figures.get(row, "places"))


def _is_sum(number: Decimal, shown: dict[int, Decimal]) -> bool:
    """Say whether a figure is that of all the others together, which is no group among them."""
    return number != 0 and number * 2 == sum(shown.values())
