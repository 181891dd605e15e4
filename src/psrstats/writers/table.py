"""Plain text for a pipe or a file: every column as wide as its longest cell, so that no digit is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabulate import tabulate

from psrstats.model import Table

if TYPE_CHECKING:  # they bring pandas, which not every command needs
    from psrstats.results import Results


def table(results: Results) -> str:
    """Write a report's tables as plain text."""
    return "\n".join([f"{results.report.title}\n", *map(plain, results.tables)])


def plain(table: Table) -> str:
    """Write one table as plain text."""
    body = tabulate(
        [[cell.shown for cell in row] for row in table.rows],
        headers=[column.title for column in table.columns],
        colalign=["right" if column.number else "left" for column in table.columns] if table.rows else None,
        tablefmt="simple",
        disable_numparse=True,
    )
    lines = (line.rstrip() for line in body.splitlines())
    return "\n".join([table.title, "", *lines, *(f"  {note}" for note in table.notes), ""])
