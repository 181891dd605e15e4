"""Which of a table's groups has the highest figure, and which the lowest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from psrstats.capitals import small
from psrstats.config import Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Sentence, Table
from psrstats.numbers import round_half_up
from psrstats.sentences.clause import Clause, joined, per
from psrstats.sentences.when import in_or_on
from psrstats.totals import is_total
from psrstats.units import said_of

FEWEST = 3  # groups of which one stands out
NAMED = 2  # of more that share a figure nothing is said


def groups(
    table: Table, figures: Figures, about: TableSettings, settings: Settings, after: Sentence | None
) -> Clause | None:
    """Name the groups, or the items, with the highest and the lowest figure of a table's first measure; None for few.

    after: the sentence of that measure, if it stands before. What stands for all of the others is no group; those that
    are not shown are not spoken of.
    """
    rows = [row for row in _parts(table, figures, about.measures[0], settings) if not is_total(_label(figures, row))]
    shown = {row: _printed(figures, row) for row in rows if not figures.get(row, "marker")}
    shown = {row: number for row, number in shown.items() if not _is_sum(number, shown)}
    if len(shown) < FEWEST or max(shown.values()) == min(shown.values()):
        return None
    first, last = ([row for row, one in shown.items() if one == end(shown.values())] for end in (max, min))
    if max(len(first), len(last)) > NAMED:
        return None
    period = figures.get(first[0], "period")
    highest, lowest = (_end(figures, some, about.rows, settings) for some in (first, last))
    more, less = (
        ("largest", "smallest") if settings.measures[about.measures[0]].unit == "count" else ("highest", "lowest")
    )
    among = "" if len(shown) == len(rows) else " shown"
    noun = said_of(settings.measures[about.measures[0]].unit).noun
    by = _begun(about, period, after, settings)
    return Clause(f"{by}, the {more} {noun}{among} was {highest} and the {less} {lowest}.", (*first, *last))


def _begun(about: TableSettings, period: str, after: Sentence | None, settings: Settings) -> str:
    """Begin with what the groups are; and with the measure, unless the sentence before states it of the same period."""
    by = about.rows if about.rows[1:2].isupper() else small(about.rows)
    if after and after.period == period:
        return f"By {by}"
    return f"{settings.measures[about.measures[0]].title}: by {by} {in_or_on(period)}"


def _end(figures: Figures, rows: Sequence[int], by: str, settings: Settings) -> str:
    """Say of which groups a figure is: for those aged 5-9 (12,528)."""
    aged = "those aged " if "age" in by.casefold().split() else ""
    each = " each" if len(rows) > 1 else ""
    text = f"{figures.text(rows[0])}{per(settings.measures[figures.get(rows[0], 'measure')])}{each}"
    return f"for {aged}{joined([_label(figures, row) for row in rows])} ({text})"


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


def _printed(figures: Figures, row: int) -> Decimal:
    return round_half_up(figures.number(row), figures.get(row, "places"))


def _is_sum(number: Decimal, shown: dict[int, Decimal]) -> bool:
    """Say whether a figure is that of all the others together, which is no group among them."""
    return number != 0 and number * 2 == sum(shown.values())
