"""A terminal: tables with rules, long words folded, never cut."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from psrstats.model import Table
from psrstats.results import Results


def show(results: Results) -> None:
    """Show a report's tables on the terminal."""
    console = Console(highlight=False)
    console.print(Text(results.report.title, style="bold"))
    for table in results.tables:
        console.print(_grid(table))
        for note in table.notes:
            console.print(Text(f"  {note}", style="dim"))


def _grid(table: Table) -> Grid:
    grid = Grid(title=Text(f"\n{table.title}", style="bold"), title_justify="left")
    for column in table.columns:
        grid.add_column(Text(column.title), justify="right" if column.number else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(cell.text) for cell in row))
    return grid
