"""A column of figures, or of places, worked out row for row."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import repeat

from psrstats.calc.quotient import MOST_PLACES, Figure
from psrstats.calc.row import NoFigure, figure, ranked, without
from psrstats.calc.typed import Typed, read
from psrstats.cli.calc.sheet import Sheet, read_sheet
from psrstats.errors import DONE, FOUND
from psrstats.formulas import FORMULAS
from psrstats.formulas.rank import rank

MOST_PER = 1_000_000
FIRST_ROW = 2  # as a spreadsheet counts them, the header being row 1


def fill_quotients(file: str, formula: str, per: int) -> int:
    """Add to each row of a CSV file its value, lower, upper, text and note; give the exit status."""
    sheet = read_sheet(file, *Figure._fields)
    cells = (
        sheet.faults,
        sheet.needed("numerator"),
        sheet.needed("denominator"),
        *(sheet.column(name) or repeat("") for name in ("per", "places")),
    )
    faults: list[tuple[int, str]] = []
    sheet.write(Figure._fields, _figures(formula, per, zip(*cells, strict=False), faults))
    return _status(sheet, faults)


def fill_rank(file: str, column: str, *, highest_first: bool) -> int:
    """Add to each row of a CSV file its rank by a column, and a note where it has none; give the exit status."""
    sheet = read_sheet(file, "rank", "note")
    values = [_value(fault, text) for fault, text in zip(sheet.faults, sheet.needed(column), strict=True)]
    ranks = rank([None if isinstance(value, NoFigure) else value for value in values], highest_first=highest_first)
    notes = [value.note if isinstance(value, NoFigure) else "" for value in values]
    sheet.write(("rank", "note"), list(zip(ranks, notes, strict=True)))
    rows = enumerate(values, FIRST_ROW)
    return _status(sheet, [(row, value.note) for row, value in rows if isinstance(value, NoFigure) and value.is_fault])


def _figures(
    formula: str, per: int, rows: Iterable[tuple[str, ...]], faults: list[tuple[int, str]]
) -> Iterator[Figure]:
    """Work the rows out one by one, and note the faults of those that have no figure."""
    for row, cells in enumerate(rows, FIRST_ROW):
        figure = _figure(formula, per, *cells)
        if figure.note and not figure.text:
            faults.append((row, figure.note))
        yield figure


def _figure(
    formula: str, per: int, fault: str, numerator: str, denominator: str, own_per: str, own_places: str
) -> Figure:
    """Work one row out by its own multiplier and decimals, where it has them."""
    if fault:
        return Figure(note=fault)
    try:
        multiplier = _whole("per", own_per, 1, MOST_PER) if own_per else per
        formula = formula if multiplier == per else "rate"
        places = _whole("places", own_places, 0, MOST_PLACES) if own_places else FORMULAS[formula].places
    except ValueError as error:
        none = without(str(error), numerator, denominator)
        return Figure(text=none.text, note=none.note)
    return figure(formula, numerator, denominator, multiplier, places)


def _whole(name: str, text: str, least: int, most: int) -> int:
    try:
        number = read(text)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    if not isinstance(number, int) or not least <= number <= most:
        raise ValueError(f"{name}: '{text}' is not a whole number from {least} to {most:,}")
    return number


def _value(fault: str, text: str) -> Typed | NoFigure:
    """Read a value to be ranked, or say why it takes no place."""
    try:
        return NoFigure(note=fault) if fault else ranked(text)
    except NoFigure as none:
        return none


def _status(sheet: Sheet, faults: list[tuple[int, str]]) -> int:
    """Tell on standard error how many rows could not be worked out, and the first of them."""
    if not faults:
        return DONE
    row, note = faults[0]
    count = f"{len(faults)} of {len(sheet.rows)} rows could not be worked out"
    print(f"{sheet.name}: {count}; row {row}: {note}", file=sys.stderr)
    return FOUND
