"""The lines about a file on a terminal, coloured by class."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from psrstats.inspection.files import FileSeen
from psrstats.inspection.lines import file_lines

STYLES = {
    "title": "bold magenta",
    "note": "dim",
    "header": "bold cyan",
    "label": "blue",
    "value": "green",
    "marker": "yellow",
    "total": "bold green",
    "unread": "bold red",
}


def show(files: Iterable[FileSeen]) -> None:
    """Show files on the terminal, their pictures as wide as it is."""
    console = Console(highlight=False)
    for file in files:
        for line in file_lines(file, console.width):
            console.print(Text.assemble(*((text, STYLES.get(given, given)) for text, given in line)), soft_wrap=True)
