"""How wide the columns of a Word table are: no word breaks, and what is left goes where most is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from psrstats.model import Table
from psrstats.writers.lettering import EM, ems

TWIPS = 20  # of a point
POINTS = 12
BESIDE = 70  # on each side of a cell's text, in twentieths of a point
PADDING = 2 * BESIDE + 20  # and the rule
HEADING_LINES = 3  # at most
MOST_ROWS = 60  # that are looked at: the longest
STEP = 120  # by which a column is widened
SMALL = 15  # rows: a table with fewer stands on one page
FEW_LINES = 20  # of a table, which then needs no page of its own, whatever its rows
A4, MARGIN, CENTIMETRE = (21, 29.7), 1.5, 1440 / 2.54  # centimetres, on each side; twentieths of a point in one
SIDES = [round(side * CENTIMETRE) - 2 * round(MARGIN * CENTIMETRE) for side in A4]
SQUEEZED = 1.5  # times as many lines as on a landscape page: a table that takes more stands there


def width_of(text: str, *, bold: bool = False) -> int:
    """Measure a text in Arial at 12 points, in twentieths of a point.

    >>> width_of("2019-20"), width_of("")
    (881, 0)
    """
    return round(ems(text, bold=bold) * POINTS * TWIPS / EM)


def texts_of(table: Table) -> list[list[str]]:
    """Give what stands in a table, its headings first."""
    return [[column.title for column in table.columns], *([cell.shown for cell in row] for row in table.rows)]


def stands(table: Table, narrow: int = SIDES[0], wide: int = SIDES[1]) -> bool:
    """Say whether a table stands on a page that is higher than it is wide: it does not take much more room there.

    table: as people read it.
    narrow, wide: how wide the text is on such a page and on one that lies on its side, in twentieths of a point;
        those of our own documents unless given.
    """
    texts = texts_of(table)
    if sum(least(texts)) > narrow:
        return False
    lines = height(texts, narrow)
    return lines <= FEW_LINES or lines <= SQUEEZED * height(texts, wide)


def in_arial(width: int, columns: int, wider: float) -> int:
    """Give the width that a table would need in Arial at 12 points, which in wider letters takes this one.

    >>> in_arial(5320, 2, 1.25), in_letters([1160, 1160], 1.25)
    (4320, [1410, 1410])
    """
    return round((width - columns * PADDING) / wider) + columns * PADDING


def in_letters(widths: Sequence[int], wider: float) -> list[int]:
    """Give the widths of columns in wider letters, from those in Arial at 12 points."""
    return [int((each - PADDING) * wider) + PADDING for each in widths]


def least(texts: Sequence[Sequence[str]]) -> list[int]:
    """Give the least width of each column: its longest word, and its heading on three lines.

    texts: the rows of a table, its headings first; a number that may not break is a word.
    """
    columns = _columns(texts)
    return [max(_heading(head), *(_longest(text) for text in body), 0) + PADDING for head, *body in columns]


def shares(texts: Sequence[Sequence[str]], width: int) -> list[int]:
    """Share a width out: to each column what it needs, and what is left where it makes the table lower.

    >>> shares([["Boys", "Boys"], ["12", "12"]], 3000)
    [1500, 1500]
    """
    return list(_shares(tuple(map(tuple, texts)), width))


@lru_cache(maxsize=256)  # a report's page, document and PDF ask for the same
def _shares(texts: tuple[tuple[str, ...], ...], width: int) -> list[int]:
    widths = least(texts)
    if sum(widths) >= width:
        return [width * each // sum(widths) for each in widths]
    columns = _columns([*texts[:1], *sorted(texts[1:], key=lambda row: -max(map(len, row)))[:MOST_ROWS]])
    heights = [_heights(column, each) for column, each in zip(columns, widths, strict=True)]
    while widening := _best(columns, heights, widths, width - sum(widths)):
        at, wider = widening
        widths[at] += wider
        heights[at] = _heights(columns[at], widths[at])
    left = width - sum(widths)
    return [each + left * each // sum(widths) for each in widths]


def height(texts: Sequence[Sequence[str]], width: int) -> int:
    """Count the lines that a table takes in a width; more than any page has where a word would break."""
    if sum(least(texts)) > width:
        return sum(map(len, texts)) * MOST_ROWS
    heights = [_heights(column, each) for column, each in zip(_columns(texts), shares(texts, width), strict=True)]
    return _high(heights)


def _best(
    columns: Sequence[Sequence[str]], heights: Sequence[Sequence[int]], widths: Sequence[int], room: int
) -> tuple[int, int] | None:
    """Choose the column to widen, and by how much, that makes the table lowest for the room it takes; None for none."""
    now, best, found = _high(heights), 0.0, None
    for at, column in enumerate(columns):
        for wider in (STEP * times for times in (1, 2, 4, 8, 16, 32) if STEP * times <= room):
            then = [*heights[:at], _heights(column, widths[at] + wider), *heights[at + 1 :]]
            if (now - _high(then)) / wider > best:
                best, found = (now - _high(then)) / wider, (at, wider)
    return found


def _columns(texts: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    return list(zip(*texts, strict=True))


def _heights(column: Sequence[str], width: int) -> list[int]:
    return [_lines(text, width - PADDING, bold=not row) for row, text in enumerate(column)]


def _high(heights: Sequence[Sequence[int]]) -> int:
    """Count the lines of a table: of each row those of its highest cell."""
    return sum(map(max, zip(*heights, strict=True)))


def _longest(text: str, *, bold: bool = False) -> int:
    return max((width_of(word, bold=bold) for word in text.split(" ")), default=0)


def _heading(text: str) -> int:
    """Give the least width at which a heading takes three lines at most."""
    width = _longest(text, bold=True)
    while _lines(text, width, bold=True) > HEADING_LINES:
        width += TWIPS
    return width


def _lines(text: str, width: int, *, bold: bool) -> int:
    """Count the lines that a text takes in a width."""
    lines, line = 1, ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip(" ")
        if line and width_of(longer, bold=bold) > width:
            lines, line = lines + 1, word
        else:
            line = longer
    return lines
