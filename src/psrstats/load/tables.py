"""Where the tables of a sheet lie: found by shape, between titles, notes and blank rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from msgspec import Struct

from psrstats.load.sheet import Array, Sheet
from psrstats.load.text_rows import is_count_in_words, is_foot, is_preamble, is_title
from psrstats.load.words import ROLE_OF, fold
from psrstats.load.year_rows import are_ages, are_years, counts_below_years

NEAR = 3  # rows below a heading in which its figures begin
APART = 3  # rows down to the figures of headings that blank rows part from them
PAIR = 2  # a field and what is chosen of it
LONG = 80  # letters: no label is as long, a note often is


class Found(Struct, frozen=True):
    """A table in a sheet: its header rows, the rows below them, and its columns, counted from 0."""

    header_rows: tuple[int, ...]
    body_rows: tuple[int, ...]
    columns: tuple[int, ...]

    @property
    def rows(self) -> tuple[int, ...]:
        """All its rows, the header's first."""
        return self.header_rows + self.body_rows


class _Part(Struct, frozen=True):
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
    if not sheet.width:
        return found
    rows = tuple(np.flatnonzero(sheet.has.any(axis=1)).tolist())
    headings: _Part | None = None  # rows of headings that a blank row parts from their figures
    for part in _parts(sheet, _Part(rows, tuple(range(sheet.width)))):
        tables = list(_tables(sheet, part))
        for table in tables:
            if table.header_rows:
                found.append(table)
            elif headings and headings.rows[-1] + APART > table.rows[0]:
                found.append(Found(headings.rows, table.body_rows, _used(sheet, (*headings.rows, *table.rows), part)))
            elif above := [number for number, other in enumerate(found) if _goes_on(sheet, other, table)]:
                other = found[above[-1]]
                body = other.body_rows + _with_section(sheet, part, table).body_rows
                found[above[-1]] = Found(other.header_rows, body, other.columns)
        headings = None if tables else _headings(sheet, part)
    return found


def _headings(sheet: Sheet, part: _Part) -> _Part | None:
    """Give the rows of a piece without figures that may head those of the next."""
    rows: list[int] = []
    for row in reversed(part.rows):
        if is_preamble(sheet, row, part.columns) or row in sheet.unquoted:
            break
        rows.insert(0, row)
    return _Part(tuple(rows), part.columns) if rows else None


def _with_section(sheet: Sheet, part: _Part, table: Found) -> Found:
    """Add the lone words right above rows that go on with a table: the name of a section."""
    above = [row for row in part.rows if row < table.rows[0]]
    lone = [row for row in above if len(_own(sheet, row, part.columns)) == 1]
    return Found((), (*lone, *table.body_rows), table.columns) if lone == above else table


def _goes_on(sheet: Sheet, table: Found, rest: Found) -> bool:
    """Tell whether rows without a header go on with a table: figures under figures, labels under labels."""
    if not set(rest.columns) <= set(table.columns):
        return False
    under = np.flatnonzero(sheet.is_figure[list(table.body_rows)].any(axis=0))
    under = under[under != table.columns[0]] if len(under) > 1 else under  # Under 1, 1-4 are labels, and like markers
    rows = np.array(rest.body_rows)[:, None]
    return bool(2 * sheet.is_figure[rows, under].sum() > sheet.has[rows, under].sum())


def _marked(sheet: Sheet, top: int, left: int, bottom: int, right: int, header_rows: int) -> Found:
    rows = tuple(row for row in range(top, bottom + 1) if row < len(sheet.grid.rows))
    return Found(rows[:header_rows], rows[header_rows:], tuple(range(left, right + 1)))


def _parts(sheet: Sheet, part: _Part) -> Iterator[_Part]:
    """Part a piece at its blank rows, then at blank columns between two tables, until it holds together."""
    first, last = part.columns[0], part.columns[-1] + 1
    filled = np.asarray(sheet.has[:, first:last].any(axis=1))
    rows_of = np.array(part.rows, dtype=np.intp)
    for rows in _runs(rows_of[filled[rows_of]]):
        sides = _sides(sheet, rows, part.columns)
        if len(sides) == 1:
            yield _Part(rows, sides[0])
        else:
            for columns in sides:
                yield from _parts(sheet, _Part(rows, columns))


def _runs(numbers: Array) -> list[tuple[int, ...]]:
    """Give each run of neighbouring numbers.

    >>> _runs(np.array([0, 1, 4, 5, 6]))
    [(0, 1), (4, 5, 6)]
    """
    runs = np.split(numbers, np.flatnonzero(np.diff(numbers) != 1) + 1)
    return [tuple(run.tolist()) for run in runs if len(run)]


def _own(sheet: Sheet, row: int, columns: tuple[int, ...]) -> list[int]:
    return sheet.own(row, columns[0], columns[-1])


def _sides(sheet: Sheet, rows: tuple[int, ...], columns: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Part columns at a blank one where both sides have figures and the right side begins with labels."""
    span = slice(columns[0], columns[-1] + 1)
    has = sheet.has[list(rows), span]
    wide = has[has.sum(axis=1) > 1]
    runs = _runs(np.flatnonzero(wide.any(axis=0)) + columns[0])
    if len(runs) < 2:
        return [columns]
    figures = np.asarray(sheet.is_figure[list(rows), span].any(axis=1))
    body = [row for row, has_one in zip(rows, figures.tolist(), strict=True) if has_one]
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
    found: list[int] = (np.flatnonzero(sheet.is_figure[row, first : last + 1]) + first).tolist()
    return found


def _has_figures(sheet: Sheet, rows: list[int], columns: tuple[int, ...]) -> bool:
    return bool(columns) and bool(sheet.is_figure[rows, columns[0] : columns[-1] + 1].any())


def _begins_with_labels(sheet: Sheet, rows: list[int], columns: tuple[int, ...]) -> bool:
    held = [column for column in columns if sheet.has[rows, column].any()]  # a section's name stands in rows of its own
    if not held:
        return False
    labels = sheet.has[rows, held[0]]
    texts = labels & ~sheet.is_figure[rows, held[0]]
    return bool(2 * texts.sum() > labels.sum()) and _has_figures(sheet, rows, tuple(held[1:]))


def _tables(sheet: Sheet, part: _Part) -> Iterator[Found]:
    """Give the table of a piece; or several, where headers follow one another without a blank row."""
    rows = part.rows
    while rows:
        top, header = _header(sheet, _Part(rows, part.columns))
        start = rows.index(header[-1]) + 1 if header else top
        end = _next_header(sheet, rows, start, header, part.columns)
        yield from _cut(sheet, header, list(rows[start:end]), part)
        rows = rows[end:]


def _next_header(sheet: Sheet, rows: tuple[int, ...], start: int, header: list[int], columns: tuple[int, ...]) -> int:
    """Find where the next header begins, with the lone words above it; the end where none follows."""
    span = slice(columns[0], columns[-1] + 1)
    places = list(rows[start:])
    wordy = ~sheet.is_figure[places, span].any(axis=1) & (sheet.has[places, span].sum(axis=1) > 1)
    for number in (np.flatnonzero(wordy) + start).tolist():
        if number > start and _is_header_again(sheet, header, rows, number, columns):
            while number - 1 > start and len(_own(sheet, rows[number - 1], columns)) == 1:
                number -= 1
            return number
    return len(rows)


def _is_header_again(
    sheet: Sheet, header: list[int], rows: tuple[int, ...], number: int, columns: tuple[int, ...]
) -> bool:
    """Tell a row of headings below figures: the same as above, or several different words over figures."""
    row, below = rows[number], rows[number + 1 : number + 1 + NEAR]
    said = [sheet.text(row, column).casefold() for column in columns]
    if header and said == [sheet.text(header[-1], column).casefold() for column in columns]:
        return True
    if not _is_header(sheet, row, below, columns, several=True):
        return False
    words = {text for column, text in zip(columns, said, strict=True) if sheet.is_figure[list(below), column].any()}
    return len(words - {""}) > 1


def _used(sheet: Sheet, rows: tuple[int, ...], part: _Part) -> tuple[int, ...]:
    """Give the columns in which rows hold something."""
    first, last = part.columns[0], part.columns[-1] + 1
    return tuple((np.flatnonzero(sheet.has[list(rows), first:last].any(axis=0)) + first).tolist())


def _cut(sheet: Sheet, header: list[int], body: list[int], part: _Part) -> Iterator[Found]:
    """Give a table without the notes at its foot, if it holds figures, or records."""
    columns = part.columns
    if not body:
        return
    figures = np.asarray(sheet.is_figure[body, columns[0] : columns[-1] + 1].any(axis=1))
    if figures.any():
        end = len(body)
        while not figures[end - 1] and is_foot(sheet, body[end - 1], columns):
            end -= 1
        body = body[:end]
    elif not (header and _are_records(sheet, header[-1], body, columns)):
        return
    yield Found(tuple(header), tuple(body), _used(sheet, (*header, *body), part))


def _are_records(sheet: Sheet, header: int, body: list[int], columns: tuple[int, ...]) -> bool:
    """Tell a list of records without a number, such as dates and codes, from a page of text."""
    own = _own(sheet, header, columns)
    width = len(own)
    if width == PAIR and all(_names_a_field(sheet, row, own) for row in (header, *body)):
        return False
    counts = sheet.has[body, columns[0] : columns[-1] + 1].sum(axis=1)
    return width > 1 and bool((counts <= width).all() and (2 * counts >= width).all())


def _names_a_field(sheet: Sheet, row: int, own: list[int]) -> bool:
    """Tell a line above a table that says what is chosen: Region, and beside it South East."""
    said = [fold(sheet.text(row, column)) for column in own]
    return said[0] in ROLE_OF and said[1] not in ROLE_OF


def _header(sheet: Sheet, part: _Part) -> tuple[int, list[int]]:
    """Find the header of a piece: how many rows of title stand above, and its rows, none where figures come first."""
    header: list[int] = []
    labelled = False
    left = int(np.flatnonzero(sheet.has[list(part.rows)][:, part.columns[0] :].any(axis=0))[0]) + part.columns[0]
    for number, row in enumerate(part.rows):
        below = part.rows[number + 1 : number + 1 + NEAR]
        if not header and is_title(sheet, row, part.columns, left):
            continue
        own = _own(sheet, row, part.columns)
        if header and left in own and counts_below_years(sheet, header[-1], row, own):
            return number, header
        goes_on = not labelled or left not in own
        if not _is_header(sheet, row, below, part.columns, several=not goes_on):
            return number, header
        if header and len(own) == 1 and not sheet.is_figure[list(below), own[0]].any():
            return number, header  # a section's name
        if header and len(own) == 1 and own[0] != left and _is_banner(sheet, part, number, own[0]):
            return number, header
        header.append(row)
        labelled = labelled or left in own
    return len(part.rows), header[:1]


def _is_banner(sheet: Sheet, part: _Part, number: int, column: int) -> bool:
    """Tell a word that stands alone over the rows that follow, as others do further down: Males, and then Females."""
    later = (row for row in part.rows[number + 2 :] if sheet.has[row, column] and not sheet.is_figure[row, column])
    return any(_own(sheet, row, part.columns) == [column] for row in later)


def _is_header(
    sheet: Sheet, row: int, below: tuple[int, ...], columns: tuple[int, ...], *, several: bool = False
) -> bool:
    """Tell a row of headings: no figure in it, or words over figures in a third of its columns.

    several: ask for two such words and no figure, of a row that stands below figures.
    """
    own = _own(sheet, row, columns)
    if several and not are_years([int(sheet.text(row, column)) for column in own if sheet.is_year(row, column)]):
        return False
    figures = set() if are_ages(sheet, row, own) else set(_figures(sheet, row, columns))
    under = np.asarray(sheet.is_figure[list(below)].any(axis=0))
    words = [column for column in own if column not in figures and under[column]]
    if figures:  # beside 412 is 2,019 another count
        words = [column for column in words if not sheet.is_year(row, column)]
    if several:
        words = [column for column in words if not is_count_in_words(sheet.text(row, column))]
        return not figures and len(words) > 1 and not any(len(sheet.text(row, column)) > LONG for column in own)
    return not figures or (3 * len(words) >= len(figures) and bool(words))
