"""The sheet of measures moved on to another year: titles and labels that say one, and nothing else."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from io import StringIO
from pathlib import Path

from psrstats.decoded import decoded, delimiter_in
from psrstats.moved import Window, moved
from psrstats.years import Change, Left

SAID = ("title", "label", "said", "sentence")


def measures_moved(file: Path, years: int, window: Window) -> tuple[bytes, tuple[Change, ...], tuple[Left, ...]]:
    """Give the sheet of measures of another year.

    Returns its bytes, those of a row touched only where its title or label says a year; what changes; and the years
    that were left as they are.
    """
    data = file.read_bytes()
    text = decoded(data)
    lines = text.splitlines(keepends=True)
    delimiter = delimiter_in(lines[0] if lines else "")
    rows = csv.reader(lines, delimiter=delimiter)
    headings, begin = next(rows, []), rows.line_num
    changes: list[Change] = []
    left: list[Left] = []
    for row in rows:
        new = [
            _cell(file.name, _name(headings, row), heading, cell, years, window, changes, left)
            for heading, cell in zip(headings, row, strict=False)
        ] + row[len(headings) :]
        if new != row:
            lines[begin : rows.line_num] = [
                _written(new, delimiter, lines[rows.line_num - 1]),
                *[""] * (rows.line_num - begin - 1),
            ]
        begin = rows.line_num
    if not changes:
        return data, (), tuple(left)
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    return mark + "".join(lines).encode(), tuple(changes), tuple(left)


def _name(headings: list[str], row: list[str]) -> str:
    return next((cell for heading, cell in zip(headings, row, strict=False) if heading == "name"), "")


def _cell(
    file: str, name: str, heading: str, cell: str, years: int, window: Window, changes: list[Change], left: list[Left]
) -> str:
    """Move a cell on, and note what that changes or leaves."""
    if heading not in SAID:
        return cell
    where, found = f"{file} ({name}) {heading}", moved(cell, years, window)
    if found.left:
        left.append(Left("years", where, f"says {', '.join(found.left)}, left as it is: {cell}"))
    if found.text != cell:
        changes.append(Change(where, cell, found.text))
    return found.text


def _written(row: list[str], delimiter: str, line: str) -> str:
    """Write a row as its line was ended."""
    out = StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=line[len(line.rstrip("\r\n")) :]).writerow(row)
    return out.getvalue()
