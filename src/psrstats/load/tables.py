"""Where the tables of a sheet lie: found by shape, between titles, notes and blank rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from psrstats.load.sheet import Sheet

LONG = 80  # letters: no label is as long, a note often is


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a sheet: its header rows, the rows below them, and its columns, counted from 0."""

    header_rows: tuple[int, ...]
    body_rows: tuple[int, ...]
    columns: tuple[int, ...]

    @property
    def rows(self) -> tuple[int, ...]:
        """All its rows, the header's first."""
        return self.header_rows + self.body_rows


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a sheet, none of its rows or columns blank but spacers."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


def find_tables(sheet: Sheet) -> list[Found]:
    """Find the tables of a sheet, in reading order.

    A range that its sender marked up is a table. Elsewhere a table is a header of one row or more over rows with
    figures. Blank rows within it are spacers as long as no other header follows; a blank column parts two tables where
    labels stand to its right.
    """
    if sheet.grid.tables and not sheet.turned:
        return [_marked(sheet, *table.area, table.header_rows) for table in sheet.grid.tables]
    found: list[Found] = []
    rows = tuple(row for row, columns in enumerate(sheet.filled) if columns)
    headings: _Part | None = None  # a row of headings that a blank row parts from its figures
    for part in _parts(sheet, _Part(rows, tuple(range(sheet.width)))):
        tables = list(_tables(sheet, part))
        for table in tables:
            if table.header_rows:
                found.append(table)
            elif headings and headings.rows[-1] + 2 == table.rows[0]:
                found.append(Found(headings.rows[-1:], table.body_rows, table.columns))
            elif above := [number for number, other in enumerate(found) if _goes_on(sheet, other, table)]:
                other = found[above[-1]]
                found[above[-1]] = Found(other.header_rows, other.body_rows + table.body_rows, other.columns)
        headings = None if tables or _is_preamble(sheet, part.rows[-1], part.columns) else part
    return found


def _goes_on(sheet: Sheet, table: Found, rest: Found) -> bool:
    """Tell whether rows without a header go on with a table: figures under figures, labels under labels."""
    under = {column for row in table.body_rows for column in sheet.figures[row]}
    over = [column in sheet.figures[row] for row in rest.body_rows for column in under.intersection(sheet.filled[row])]
    return set(rest.columns) <= set(table.columns) and 2 * sum(over) > len(over)


def _marked(sheet: Sheet, top: int, left: int, bottom: int, right: int, header_rows: int) -> Found:
    rows = tuple(row for row in range(top, bottom + 1) if row < len(sheet.filled))
    return Found(rows[:header_rows], rows[header_rows:], tuple(range(left, right + 1)))


def _parts(sheet: Sheet, part: _Part) -> Iterator[_Part]:
    """Part a piece at its blank rows, then at blank columns between two tables, until it holds together."""
    blocks = _runs(part.rows, lambda row: bool(_own(sheet, row, part.columns)))
    for rows in blocks:
        sides = _sides(sheet, rows, part.columns)
        if len(sides) == 1:
            yield _Part(rows, sides[0])
        else:
            for columns in sides:
                yield from _parts(sheet, _Part(rows, columns))


def _runs(numbers: tuple[int, ...], wanted: Callable[[int], bool]) -> list[tuple[int, ...]]:
    """Give each run of neighbouring numbers that are wanted."""
    runs: list[list[int]] = []
    last = None
    for number in filter(wanted, numbers):
        if last is None or number != last + 1:
            runs.append([])
        runs[-1].append(number)
        last = number
    return [tuple(run) for run in runs]


def _own(sheet: Sheet, row: int, columns: tuple[int, ...]) -> list[int]:
    first, last = columns[0], columns[-1]
    return [column for column in sheet.filled[row] if first <= column <= last]


def _sides(sheet: Sheet, rows: tuple[int, ...], columns: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Part columns at a blank one where both sides have figures and the right side begins with labels."""
    body = [row for row in rows if _figures(sheet, row, columns)]
    wide = [own for row in rows if len(own := _own(sheet, row, columns)) > 1]
    used = {column for own in wide for column in own}
    runs = _runs(columns, used.__contains__)
    sides: list[tuple[int, ...]] = []
    for run in runs:
        if sides and not (_has_figures(sheet, body, sides[-1]) and _begins_with_labels(sheet, body, run)):
            run = (*sides.pop(), *run)
        sides.append(run)
    if len(sides) < 2:
        return [columns]
    edges = [columns[0], *(side[0] for side in sides[1:]), columns[-1] + 1]
    return [tuple(range(start, end)) for start, end in pairwise(edges)]


def _figures(sheet: Sheet, row: int, columns: tuple[int, ...]) -> list[int]:
    first, last = columns[0], columns[-1]
    return [column for column in sheet.figures[row] if first <= column <= last]


def _has_figures(sheet: Sheet, rows: list[int], columns: tuple[int, ...]) -> bool:
    return bool(columns) and any(_figures(sheet, row, columns) for row in rows)


def _begins_with_labels(sheet: Sheet, rows: list[int], columns: tuple[int, ...]) -> bool:
    labels = [row for row in rows if columns[0] in sheet.filled[row]]
    texts = [row for row in labels if columns[0] not in sheet.figures[row]]
    return 2 * len(texts) > len(labels) and _has_figures(sheet, rows, columns[1:])


def _tables(sheet: Sheet, part: _Part) -> Iterator[Found]:
    """Give the table of a piece; or several, where headers follow one another without a blank row."""
    top, header = _header(sheet, part)
    body = [row for row in part.rows if row > (header[-1] if header else top)] if header else list(part.rows[top:])
    for number, row in enumerate(body):
        if number and _is_header(sheet, row, body[number + 1 :], part.columns, several=True):
            yield from _cut(sheet, header, body[:number], part.columns)
            yield from _tables(sheet, _Part(tuple(body[number:]), part.columns))
            return
    yield from _cut(sheet, header, body, part.columns)


def _cut(sheet: Sheet, header: list[int], body: list[int], columns: tuple[int, ...]) -> Iterator[Found]:
    """Give a table without the notes at its foot, if it holds figures, or records."""
    figures = [row for row in body if _figures(sheet, row, columns)]
    if figures:
        while body and body[-1] not in figures and len(_own(sheet, body[-1], columns)) == 1:
            body = body[:-1]
    elif not (header and body and _are_records(sheet, header[-1], body, columns)):
        return
    used = sorted({column for row in (*header, *body) for column in _own(sheet, row, columns)})
    yield Found(tuple(header), tuple(body), tuple(used))


def _are_records(sheet: Sheet, header: int, body: list[int], columns: tuple[int, ...]) -> bool:
    """Tell a list of records without a number, such as dates and codes, from a page of text."""
    width = len(_own(sheet, header, columns))
    full = [row for row in body if 2 * len(_own(sheet, row, columns)) >= width]
    return width > 1 and all(len(_own(sheet, row, columns)) <= width for row in body) and len(full) == len(body)


def _header(sheet: Sheet, part: _Part) -> tuple[int, list[int]]:
    """Find the header of a piece: how many rows of title stand above, and its rows, none where figures come first."""
    header: list[int] = []
    labelled = False
    left = min(column for row in part.rows for column in _own(sheet, row, part.columns))
    for number, row in enumerate(part.rows):
        below = list(part.rows[number + 1 :])
        if not header and _is_title(sheet, row, part.columns, left):
            continue
        goes_on = not labelled or left not in sheet.filled[row]
        if not _is_header(sheet, row, below, part.columns, several=not goes_on):
            return number, header
        header.append(row)
        labelled = labelled or left in sheet.filled[row]
    return len(part.rows), header[:1]


def _is_preamble(sheet: Sheet, row: int, columns: tuple[int, ...]) -> bool:
    """Tell a line such as "Source: NHS England", or a single text."""
    own = _own(sheet, row, columns)
    return len(own) < 2 or sheet.text(row, own[0]).endswith(":")


def _is_title(sheet: Sheet, row: int, columns: tuple[int, ...], left: int) -> bool:
    """Tell a title: one text at the left edge, or a line such as "Source: NHS England"."""
    own = _own(sheet, row, columns)
    first = sheet.text(row, own[0])
    return (len(own) == 1 and own[0] == left and left not in sheet.figures[row]) or first.endswith(":")


def _is_header(sheet: Sheet, row: int, below: list[int], columns: tuple[int, ...], *, several: bool = False) -> bool:
    """Tell a row of headings: no figure in it, or words over figures in a third of its columns.

    several: ask for two such words and no figure, of a row that stands below figures.
    """
    own = _own(sheet, row, columns)
    figures = sheet.figures[row].intersection(own)
    words = [c for c in own if c not in figures and any(c in sheet.figures[under] for under in below[:3])]
    if several:
        return not figures and len(words) > 1 and not any(len(sheet.text(row, column)) > LONG for column in own)
    return not figures or (3 * len(words) >= len(figures) and bool(words))
