"""A column of figures, or of places, worked out row for row."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import repeat

from psrstats.cli.calc.quotient import Figure, quotient
from psrstats.cli.calc.sheet import Sheet, read_sheet
from psrstats.cli.calc.typed import Typed, read
from psrstats.errors import DONE, FOUND
from psrstats.formulas import FORMULAS
from psrstats.formulas.rank import rank
from psrstats.model import MARKERS

MOST_PLACES = 10
MOST_PER = 1_000_000
FIRST_ROW = 2  # as a spreadsheet counts them, the header being row 1
EXPLAINED = ("", *MARKERS.values())


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
    values = [fault or _value(text) for fault, text in zip(sheet.faults, sheet.needed(column), strict=True)]
    ranks = rank([None if isinstance(value, str) else value for value in values], highest_first=highest_first)
    notes = [value if isinstance(value, str) else "" for value in values]
    sheet.write(("rank", "note"), list(zip(ranks, notes, strict=True)))
    return _status(sheet, [(row, note) for row, note in enumerate(notes, FIRST_ROW) if note not in EXPLAINED])


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
    """Work one row out; where that cannot be done the figure is a note, and its text blank."""
    if fault or not (numerator or denominator):
        return Figure(note=fault)
    try:
        multiplier = _whole("per", own_per, 1, MOST_PER) if own_per else per
        formula = formula if multiplier == per else "rate"
        places = _whole("places", own_places, 0, MOST_PLACES) if own_places else FORMULAS[formula].places
        counts = _number("numerator", numerator), _number("denominator", denominator)
        return quotient(formula, *counts, multiplier, places)
    except ValueError as error:
        marker = _marker(numerator) or _marker(denominator)
        return Figure(text=f"[{marker}]", note=MARKERS[marker]) if marker else Figure(note=str(error))


def _marker(text: str) -> str:
    """Read a marker, c or [c]; blank for anything else."""
    word = text.strip("[] ").casefold()
    return word if word in MARKERS else ""


def _number(name: str, text: str) -> Typed:
    try:
        return read(text)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _whole(name: str, text: str, least: int, most: int) -> int:
    number = _number(name, text)
    if not isinstance(number, int) or not least <= number <= most:
        raise ValueError(f"{name}: '{text}' is not a whole number from {least} to {most:,}")
    return number


def _value(text: str) -> Typed | str:
    """Read a value to be ranked, or say why it takes no place."""
    if marker := _marker(text):
        return MARKERS[marker]
    try:
        return read(text.rstrip("% ")) if text.strip() else ""
    except ValueError as error:
        return str(error)


def _status(sheet: Sheet, faults: list[tuple[int, str]]) -> int:
    """Tell on standard error how many rows could not be worked out, and the first of them."""
    if not faults:
        return DONE
    row, note = faults[0]
    count = f"{len(faults)} of {len(sheet.rows)} rows could not be worked out"
    print(f"{sheet.name}: {count}; row {row}: {note}", file=sys.stderr)
    return FOUND
