"""The cells of an account by their places in the file, and what each says in few characters."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from psrstats.files.cells import text_of
from psrstats.files.grid import Place, address
from psrstats.load.account import Account
from psrstats.numbers import show


def in_file(account: Account, place: Place) -> Place:
    """Give a cell's place in the file, whose rows a sheet that was turned on its side has as columns."""
    return (place[1], place[0]) if account.sheet.turned else place


def said(account: Account, place: Place) -> str:
    """Give what a cell of the sheet says, as its sender reads it, on one line."""
    sheet = account.sheet
    if place in sheet.grid.uncalculated:
        return "=?"
    if account.classes[place] in ("value", "total") and not isinstance(sheet.raw(*place), str):
        reading = sheet.reading(*place)
        if reading:
            return show(reading.value, reading.places) + ("%" if reading.percent else "")
    return sheet.grid.errors.get(place) or text_of(sheet.raw(*place)).removesuffix(" 00:00:00")


def printable(text: str) -> str:
    r"""Keep an agency's text from commanding the terminal.

    >>> print(printable("Ward \x1b[31m"))
    Ward �[31m
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def cut(text: str, width: int) -> str:
    """Cut a text to a width.

    >>> cut("Children looked after", 12), cut("Children", 12)
    ('Children lo…', 'Children')
    """
    return text if len(text) <= width else text[: width - 1] + "…"


def ranges(places: Iterable[Place]) -> list[str]:
    """Name cells, those that stand one below another or side by side as a range.

    >>> ranges([(2, 0), (0, 0), (1, 0), (7, 2), (7, 3)])
    ['A1:A3', 'C8:D8']
    """
    below = _runs(sorted(((column, row) for row, column in places)))
    single = [(row, column) for column, row, last in below if row == last]
    beside = [((row, column), (row, last)) for row, column, last in _runs(sorted(single))]
    all_runs = beside + [((row, column), (last, column)) for column, row, last in below if row != last]
    return [
        address(*start) if start == end else f"{address(*start)}:{address(*end)}" for start, end in sorted(all_runs)
    ]


def _runs(pairs: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Give each run of neighbours on one line: the line, the first and the last."""
    lines = groupby(enumerate(pairs), lambda item: (item[1][0], item[1][1] - item[0]))
    found = [[pair for _, pair in run] for _, run in lines]
    return [(run[0][0], run[0][1], run[-1][1]) for run in found]
