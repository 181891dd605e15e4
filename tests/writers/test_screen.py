"""What a terminal shows, however narrow it is."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from psrstats.pipeline import compute
from psrstats.writers.screen import show_table


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 133, 160, 250])
def test_no_letter_is_lost_at_any_width(example: Path, width: int) -> None:
    for table in compute(example).tables:
        console = Console(width=width, file=(shown := StringIO()))
        show_table(table, console)
        texts = [column.title for column in table.columns] + [cell.text for row in table.rows for cell in row]
        letters = sorted("".join(shown.getvalue().split()).replace("─", ""))
        assert letters == sorted("".join("".join(texts).split()))
