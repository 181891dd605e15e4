"""CSV: one row a cell of a table, the same columns whatever the table, with the figure behind it."""

from __future__ import annotations

from collections.abc import Iterator
from csv import writer
from io import StringIO
from typing import TYPE_CHECKING

from psrstats.writers.json import figure_of
from psrstats.writers.safe import safe

if TYPE_CHECKING:  # they bring pandas, which not every command needs
    from psrstats.results import Results

COLUMNS = ("table", "title", "row", "label", "column", "text")
FIGURE = (
    "measure",
    "statistic",
    "area",
    "group",
    "item",
    "period",
    "value",
    "marker",
    "unit",
    "per",
    "formula",
    "sources",
)


def csv(results: Results) -> str:
    """Write a report's tables as CSV."""
    out = StringIO()
    lines = writer(out, lineterminator="\n")
    lines.writerow((*COLUMNS, *FIGURE))
    lines.writerows(_rows(results))
    return out.getvalue()


def _rows(results: Results) -> Iterator[list[str]]:
    for table in results.tables:
        for number, row in enumerate(table.rows, 1):
            labels = [
                cell.shown
                for cell, column in zip(row, table.columns, strict=True)
                if not column.number and cell.figure is None
            ]
            for cell, column in zip(row, table.columns, strict=True):
                if cell.figure is None and not column.number:
                    continue
                figure = (
                    figure_of(results.figures, cell.figure, unrounded=results.internal)
                    if cell.figure is not None
                    else {}
                )
                said = ["; ".join(value) if isinstance(value := figure.get(name), list) else value for name in FIGURE]
                lead = [table.name, table.title, number, labels[0] if labels else "", column.title, cell.shown]
                yield [safe("" if value is None else str(value)) for value in (*lead, *said)]
