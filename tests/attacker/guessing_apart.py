"""What an outsider guesses of counts that stand apart: the sum of a column is a count in another sheet, or another sum.

The outsider goes by the numbers if they are large, and by words that both say if not; and takes for the parts of a row
those that say what it says, and more. The judge keeps those guesses that hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from tests.attacker.made import Made
from tests.attacker.seen import Seen
from tests.attacker.solving import Row

CELL = re.compile(r"(.*)!([A-Z])(\d+)")
WORD = re.compile(r"[a-z]{3,}")
EMPTY = {"all", "and", "number", "total", "the", "this", "year", "count", "measure", "indicator", "children"}
LARGE, SAID = 20, 3  # so many times as large as there are counts that it could be: by number alone, with words
Column = tuple[str, ...]


def apart_guesses(made: Made, now: Seen, lines: Sequence[Sequence[str]]) -> Iterator[Row]:
    """Guess what adds up apart; made: its sheets, and to judge which guesses hold."""
    texts = {cell: _text(made, cell) for cell in made.counts if cell in now.about}
    columns = [tuple(cell for cell in line if cell in texts) for line in lines]
    columns = [line for line in columns if len(line) > 1 and len({cell.rstrip("0123456789") for cell in line}) == 1]
    yield from _totals(made, now, columns, texts)
    yield from _equal_sums(made, now, columns, texts)
    yield from _across_sheets(made, now, columns)
    for column in columns:
        yield from _said(made, column, texts)


def _text(made: Made, cell: str) -> str:
    """Give the heading and the label of a cell."""
    found = CELL.fullmatch(cell)
    assert found is not None
    sheet = next(sheet for sheet in made.sheets if found[1].startswith(f"{sheet.file}!"))
    column, row = ord(found[2]) - ord("A"), int(found[3]) - 1
    heading = sheet.rows[0][column] if column < len(sheet.rows[0]) else ""
    return f"{heading} {sheet.rows[row][0]}"


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in WORD.findall(text.lower())} - EMPTY


def _heading(texts: dict[str, str], column: Column) -> set[str]:
    return set.intersection(*(_words(texts[cell]) for cell in column))


def _file(cell: str) -> str:
    return cell.split("!")[0]


def _all_of(now: Seen, cells: Sequence[str]) -> set[tuple[str, str]]:
    return {(now.about[cell][1], now.about[cell][4]) for cell in cells}


def _totals(made: Made, now: Seen, columns: list[Column], texts: dict[str, str]) -> Iterator[Row]:
    """Give the counts in other sheets, of all children of a place and period, that are the sum of a column."""
    for column in columns:
        whole = sum(made.counts[cell] for cell in column)
        about = _all_of(now, column)
        may = [cell for cell in texts if _file(cell) != _file(column[0]) and _all_of(now, [cell]) == about]
        may = [cell for cell in may if not now.about[cell][2] and not now.about[cell][3]]
        for cell in may:
            alike = bool(_heading(texts, column) & _words(texts[cell]))
            if made.counts[cell] == whole >= (SAID if alike else LARGE) * len(texts):
                yield Row(((cell, 1), *((part, -1) for part in column)), 0, 0, "total in another sheet")


def _equal_sums(made: Made, now: Seen, columns: list[Column], texts: dict[str, str]) -> Iterator[Row]:
    for one, other in combinations(columns, 2):
        whole = sum(made.counts[cell] for cell in one)
        alike = bool(_heading(texts, one) & _heading(texts, other))
        large = whole >= (SAID if alike else LARGE) * len(texts)
        apart = _file(one[0]) != _file(other[0]) and _all_of(now, one) == _all_of(now, other)
        if apart and large and whole == sum(made.counts[cell] for cell in other):
            yield Row((*((cell, 1) for cell in one), *((cell, -1) for cell in other)), 0, 0, "two equal sums")


def _across_sheets(made: Made, now: Seen, columns: list[Column]) -> Iterator[Row]:
    """Give the columns of three sheets with the same groups of which one is, group by group, the sum of two others.

    A column of noughts makes no sum of another: which of several such was meant nobody can say.
    """
    columns = [column for column in columns if any(made.counts[cell] for cell in column)]
    labels = {column: tuple(now.about[cell][1:] for cell in column) for column in columns}
    for one, other in combinations(columns, 2):
        for whole in (column for column in columns if column not in (one, other)):
            if labels[one] == labels[other] == labels[whole] and sum(made.counts[cell] for cell in whole) > 50:
                rows = list(zip(whole, one, other, strict=True))
                if all(made.counts[a] == made.counts[b] + made.counts[c] for a, b, c in rows):
                    yield from (Row(((a, 1), (b, -1), (c, -1)), 0, 0, "sheets that add up") for a, b, c in rows)


def _said(made: Made, column: Column, texts: dict[str, str]) -> Iterator[Row]:
    """Give the cells whose words are in those of others that add up to them, all of these."""
    words = {cell: _words(texts[cell]) for cell in column}
    for whole in column:
        parts = [cell for cell in column if words[whole] and words[whole] < words[cell]]
        if len(parts) > 1 and sum(made.counts[cell] for cell in parts) == made.counts[whole] > 5:
            yield Row(((whole, 1), *((part, -1) for part in parts)), 0, 0, "parts by their words")
