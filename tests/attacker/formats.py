"""Whether a format shows more than another: each table of a page, a workbook or CSV beside the JSON's, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from tests.attacker.seen import MARKER, NUMBER, Figure, Grid, Seen

APART = (", shorthand", ", unit")  # CSV's columns of what stands in place of figures, or behind them
ALL_FIGURES = "all_figures.csv"
ONE_BY_ONE = ("measure", "statistic", "area", "group", "item", "period")


class More(Struct, frozen=True):
    """A number that one format prints where the JSON has none: the format, and where."""

    form: str
    where: str


def shows_more(now: Seen) -> Iterator[More]:
    """Hold every format's tables against those of the JSON.

    Raises AssertionError where a table of the JSON is found nowhere in a format, for then nothing was compared.
    """
    for form, grids in now.tables.items():
        if form.endswith(ALL_FIGURES):
            yield from (More(form, where) for where in _figures(grids[0], now.figures))
        elif form != "json":
            yield from (More(form, where) for where in _tables(form, grids, now.tables["json"]))


def _tables(form: str, grids: tuple[Grid, ...], tables: tuple[Grid, ...]) -> Iterator[str]:
    """Give the cells of a format's tables that show a number which the JSON does not; CSV has a table a file."""
    found = Counter[int]()
    for grid in grids:
        likely = [(_alike(grid, table), -found[at], -at) for at, table in enumerate(tables)]  # in their order
        most, _, at = max(likely, default=(0.0, 0, 0))
        if most:
            found[-at] += 1
            yield from _cells(grid, tables[-at])
    assert found or not tables, f"{form} has no table of the report"
    assert len(grids) < len(tables) or len(found) == len(tables), f"{form} lacks a table of the report"


def _pairs(grid: Grid, table: Grid) -> Iterator[tuple[str, str, str]]:
    """Give each cell of a format beside the JSON's, with where it stands; none where the two are not one table."""
    head, *rows = table
    at = next((at for at, row in enumerate(grid) if _is_head(row, head)), None)
    body = grid[at + 1 :] if at is not None else ()
    for names, row, cells in zip([grid[at or 0]] * len(rows), rows, body, strict=False):
        for name, text in zip(names, cells, strict=False):
            if (title := _heading(name)) in head:
                yield f"{row[0]}, {title}", text, row[head.index(title)]


def _is_head(row: tuple[str, ...], head: tuple[str, ...]) -> bool:
    """Tell the row of headings: some of the JSON's, and of others only CSV's own; a page has less of them."""
    names = [_heading(name) for name in row if name and not name.endswith(APART)]
    return len(names) > 1 and set(names) <= set(head)


def _heading(name: str) -> str:
    return " ".join(name.split())


def _alike(grid: Grid, table: Grid) -> float:
    """Give how much of a grid says what a table does: nothing where their headings differ."""
    pairs = list(_pairs(grid, table))
    if not pairs:
        return 0.0
    rows = sorted((len(grid), len(table)))
    return sum(_bare(one) == _bare(other) for _, one, other in pairs) / len(pairs) + rows[0] / rows[1]


def _bare(text: str) -> str:
    return text.replace(",", "").rstrip("%")


def _cells(grid: Grid, table: Grid) -> Iterator[str]:
    for where, text, said in _pairs(grid, table):
        if MARKER.fullmatch(said) and NUMBER.fullmatch(_bare(text)):
            yield where


def _figures(grid: Grid, figures: tuple[Figure, ...]) -> Iterator[str]:
    """Give the figures of CSV's list that show a number which the JSON's does not."""
    head, *rows = grid
    said = {(one.measure, one.statistic, *one.about): one.shown for one in figures}
    for row in (dict(zip(head, row, strict=True)) for row in rows):
        shown = said.get(tuple(row[name] for name in ONE_BY_ONE))  # type: ignore[arg-type]
        assert shown is not None, f"the JSON has no {row}"
        if shown.number is None and (NUMBER.fullmatch(row["value"]) or NUMBER.fullmatch(_bare(row["text"]))):
            yield ", ".join(row[name] for name in ONE_BY_ONE if row[name])
