"""Rows of a column told apart: lines of prose, and tables."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from psrstats.draft.reading.pdf.segments import Segment
from psrstats.draft.reading.rows import is_figure

APART = 2.6  # heights between two rows that are not of one table
CLOSE = 1.3  # heights between two lines of one cell
MORE = 1.2  # of the space between two lines of a cell: what follows is no longer of it
WIDE = 0.6  # of a table's width: a line that takes up so much stands under it, not in it

Row = list[Segment]


class Table(Struct):
    """Rows of cells, one for each column; tops: the highest foot of each row."""

    cells: list[list[list[Segment]]]


def blocks(rows: Sequence[Row]) -> list[Row | Table]:
    """Give prose row by row, and tables whole, in their order."""
    told: list[Row | Table] = []
    at = 0
    while at < len(rows):
        if len(rows[at]) < 2:
            told.append(rows[at])
            at += 1
            continue
        end = _end(rows, at)
        told.append(_table(rows[at:end]))
        at = end
    return told


def _end(rows: Sequence[Row], start: int) -> int:
    """Find the row after a table that begins in one."""
    end, at = start + 1, start + 1
    left, right = min(one.left for one in rows[start]), max(one.right for one in rows[start])
    while at < len(rows):
        row, before = rows[at], rows[at - 1]
        if before[0].base - row[0].base > APART * max(row[0].height, before[0].height):
            break
        if len(row) > 1:
            left, right = min(left, row[0].left), max(right, row[-1].right)
            end = at + 1
        elif row[0].right - row[0].left > WIDE * (right - left) or at - end >= 2:
            break
        at += 1
    while end < len(rows) and _continues(rows, end):
        end += 1
    return end


def _continues(rows: Sequence[Row], at: int) -> bool:
    """Say whether a line on its own goes on in a cell of the row above, and not with what follows."""
    row, before = rows[at], rows[at - 1]
    gap = before[0].base - row[0].base
    if len(row) > 1 or gap > CLOSE * row[0].height or is_figure(row[0].text):
        return False
    under = next((n for n, cell in enumerate(before) if abs(row[0].left - cell.left) < row[0].height), None)
    if under is None or (under + 1 < len(before) and row[0].right > before[under + 1].left):
        return False
    return at + 1 == len(rows) or row[0].base - rows[at + 1][0].base > gap * MORE


def _table(rows: Sequence[Row]) -> Table:
    columns = _columns(rows)
    cells: list[list[list[Segment]]] = []
    held: list[list[Segment]] | None = None  # lines of a label whose figures stand beside its next line
    for number, row in enumerate(rows):
        placed: list[list[Segment]] = [[] for _ in columns]
        for one in row:
            for at in _over(one, columns) if not cells and not _has_figure(row) else _over(one, columns)[:1]:
                placed[at].append(one)
        joins = _joins(rows, number)
        if joins == "above" and cells and held is None:
            cells[-1] = [old + new for old, new in zip(cells[-1], placed, strict=True)]
            continue
        if held is not None:
            placed, held = [old + new for old, new in zip(held, placed, strict=True)], None
        if joins == "below":
            held = placed
        else:
            cells.append(placed)
    return Table(cells + ([held] if held is not None else []))


def _joins(rows: Sequence[Row], number: int) -> str:
    """Say whether a row without figures is part of the one above, of the one below, or of neither."""
    row = rows[number]
    if _has_figure(row):
        return ""
    over = rows[number - 1][0].base - row[0].base if number else float("inf")
    under = row[0].base - rows[number + 1][0].base if number + 1 < len(rows) else float("inf")
    close = CLOSE * max(one.height for one in row)
    if over <= close and over <= under:
        return "above"
    return (
        "below" if under <= close and number + 1 < len(rows) and _has_figure(rows[number + 1]) and len(row) == 1 else ""
    )


def _has_figure(row: Row) -> bool:
    return any(is_figure(one.text) for one in row)


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Give the left and right edge of each column, by the rows that have most cells."""
    most = max(map(len, rows))
    full = [row for row in rows if len(row) >= max(2, most - 1) and (_has_figure(row) or len(row) == most)]
    columns: list[tuple[float, float]] = []
    for one in sorted((one for row in full for one in row), key=lambda each: each.left):
        if columns and one.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], one.right))
        else:
            columns.append((one.left, one.right))
    return columns


def _over(one: Segment, columns: Sequence[tuple[float, float]]) -> list[int]:
    """Give the columns that a cell stands over, or else the nearest."""
    shared = [at for at, (left, right) in enumerate(columns) if min(one.right, right) > max(one.left, left)]
    nearest = min(range(len(columns)), key=lambda at: abs(sum(columns[at]) - one.left - one.right))
    return shared or [nearest]
