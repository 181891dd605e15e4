"""A terminal: tables with rules, words kept whole where there is room, and never a digit cut."""

from __future__ import annotations

from rich import box
from rich.console import Console, JustifyMethod
from rich.table import Table as Grid
from rich.text import Text

from psrstats.model import Table
from psrstats.results import Results

BESIDE = 4  # columns of the screen that go to padding and rules, beside each of the table's


def show(results: Results) -> None:
    """Show a report's tables on the terminal."""
    console = Console(highlight=False)
    console.print(Text(results.report.title, style="bold"))
    for table in results.tables:
        console.print("", Text(table.title, style="bold"), sep="\n")
        show_table(table, console)
        for note in table.notes:
            console.print(Text(f"  {note}", style="dim"))


def show_table(table: Table, console: Console) -> None:
    """Print a table as wide as its longest words need; beyond the terminal's edge rich would cut it, so let it wrap."""
    words = _longest_words(table)
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False)
    for column, width in zip(table.columns, words, strict=True):
        side: JustifyMethod = "right" if column.number else "left"
        grid.add_column(Text(column.title), justify=side, overflow="fold", min_width=width)
    for row in table.rows:
        grid.add_row(*(Text(cell.shown) for cell in row))
    console.print(grid, width=max(console.width, sum(words) + BESIDE * len(words)), crop=False)


def _longest_words(table: Table) -> list[int]:
    texts = [[column.title, *(row[n].shown for row in table.rows)] for n, column in enumerate(table.columns)]
    return [max(len(word) for text in column for word in text.split() or [""]) for column in texts]
