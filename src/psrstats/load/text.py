"""Delimited text, in whichever encoding, line end and delimiter it came."""

from __future__ import annotations

import csv
from pathlib import Path

from psrstats.load.grid import Grid, Raw

DELIMITERS = ",\t;|"


def read_text(path: Path, name: str) -> Grid:
    """Read a delimited text file as a grid of texts."""
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    line = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=line.count)
    rows: list[list[Raw]] = [
        [cell or None for cell in row] for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    ]
    return Grid(name, path.stem, rows)
