"""The notes under a table: the shorthand it uses, why figures are missing, and what was put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from psrstats.lineage import Figures
from psrstats.model import MARKERS, Table


def with_notes(table: Table, figures: Figures) -> Table:
    """Add to a table's own notes those that follow from its cells."""
    return replace(table, notes=(*table.notes, *dict.fromkeys(_notes(table, figures))))


def _notes(table: Table, figures: Figures) -> Iterator[str]:
    cells = [cell for row in table.rows for cell in row]
    used = {found for cell in cells if (found := "".join(re.findall(r"^\[(\w+)\]$", cell.text)))}
    yield from (f"[{marker}] {meaning}." for marker, meaning in MARKERS.items() if marker in used)
    rows = [cell.figure for cell in cells if cell.figure is not None]
    for row in rows:
        if reason := figures.get(row, "reason"):
            yield f"[{figures.get(row, 'marker')}] {reason}."
    for row in rows:
        yield from (f"Corrected: {said}" for said in figures.corrections(row))
