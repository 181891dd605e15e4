"""Which cells head each column of a table: merged, filled to the right, or standing over the middle of its columns."""

from __future__ import annotations

from psrstats.files.grid import Place
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found
from psrstats.load.terms import Terms


def heading_places(sheet: Sheet, found: Found, terms: Terms) -> dict[int, tuple[Place, ...]]:
    """Give for each column the cells that head it, the uppermost first; merged cells by their first."""
    over = {index: [sheet.origin(row, index) for row in found.header_rows] for index in found.columns}
    for level in range(len(found.header_rows) - 1):
        for index, place in _filled(sheet, found, level, terms).items():
            over[index][level] = place
    return {index: tuple(dict.fromkeys(places)) for index, places in over.items()}


def _filled(sheet: Sheet, found: Found, level: int, terms: Terms) -> dict[int, Place]:
    """Fill one row of headings over the columns that headings below it part."""
    row, below = found.header_rows[level], found.header_rows[level + 1 :]
    under = [index for index in found.columns if any(sheet.text(other, index) for other in below)]
    figures = [index for index in under if _holds_figures(sheet, found, index)]
    if at_the_right := _over_all(sheet, row, found, figures, terms):
        return dict.fromkeys(figures, at_the_right)
    merged = _has_merged(sheet, row, figures)
    if not merged and (blocks := _over_blocks(sheet, row, below[-1], figures)):
        return blocks
    filled: dict[int, Place] = {}
    left: int | None = None
    for index in found.columns:
        if sheet.text(row, index):
            left = index
        elif left is not None and index in under and not merged and _may_fill(sheet, row, left, figures, terms):
            if _is_wrapped(sheet, below, left, index) or _goes_on_from_above(sheet, found, row, left):
                continue
            filled[index] = sheet.origin(row, left)
    return filled


def _may_fill(sheet: Sheet, row: int, left: int, figures: list[int], terms: Terms) -> bool:
    term = terms.read(sheet.said(sheet.origin(row, left)))
    return left in figures or bool(term.measure or term.area or term.dated)


def _is_wrapped(sheet: Sheet, below: tuple[int, ...], left: int, index: int) -> bool:
    """Tell a heading that goes on in the rows below it, Annual, percentage, change, beside one that begins there."""
    own, other = (next((text for row in below if (text := sheet.text(row, at))), "") for at in (left, index))
    return own[:2].isalpha() and own[:1].islower() and not other[:1].islower()


def _goes_on_from_above(sheet: Sheet, found: Found, row: int, left: int) -> bool:
    """Tell a heading that ends one begun in the row above it: Number, of jobs."""
    above = [other for other in found.header_rows if other < row]
    return sheet.text(row, left)[:1].islower() and bool(above) and sheet.text(above[-1], left) != ""


def _over_all(sheet: Sheet, row: int, found: Found, figures: list[int], terms: Terms) -> Place | None:
    """Give a unit that stands by itself over the last column, at the right edge of the table: it is that of all."""
    own = sheet.own(row, found.columns[0], found.columns[-1])
    if len(figures) < 2 or own != figures[-1:] or not terms.read(sheet.text(row, own[0])).statistic:
        return None
    return (row, own[0])


def _has_merged(sheet: Sheet, row: int, figures: list[int]) -> bool:
    """Tell whether a row of headings is merged over its columns: then what is blank in it is not headed."""
    return any(
        top <= row <= bottom and right > left and right in figures for top, left, bottom, right in sheet.grid.merged
    )


def _holds_figures(sheet: Sheet, found: Found, index: int) -> bool:
    rows = list(found.body_rows)
    return bool(2 * sheet.is_figure[rows, index].sum() > sheet.has[rows, index].sum())


def _over_blocks(sheet: Sheet, row: int, last: int, figures: list[int]) -> dict[int, Place]:
    """Give each block of columns the one heading over it, where the headings below repeat once for each of them.

    So a heading over the middle of its columns, which is not merged, covers all of them.
    """
    said = [sheet.text(last, index) for index in figures]
    own = [number for number, index in enumerate(figures) if sheet.has[row, index]]
    size = len(said) // len(own) if own else 0
    if len(own) < 2 or size < 2 or size * len(own) != len(said) or said != said[:size] * len(own):
        return {}
    if [number // size for number in own] != list(range(len(own))):
        return {}
    return {index: (row, figures[own[number // size]]) for number, index in enumerate(figures)}
