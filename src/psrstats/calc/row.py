"""One row of a column: the numbers in its cells, or what stands there for want of one."""

from __future__ import annotations

from psrstats.calc.quotient import LEVEL, Figure, quotient
from psrstats.calc.typed import Given, Typed, typed
from psrstats.model import MARKERS


class NoFigure(ValueError):
    """Raised where a row's cells give no figure: its text, a marker or blank, and a note that says why."""

    def __init__(self, text: str = "", note: str = "") -> None:
        super().__init__(note)
        self.text, self.note = text, note

    @property
    def is_fault(self) -> bool:
        """Say whether this is something to mend, not a blank row or a marker."""
        return bool(self.note and not self.text)


def figure(formula: str, numerator: Given, denominator: Given, per: int, places: int, level: float = LEVEL) -> Figure:
    """Work one row out; where that cannot be done the figure is a note, and its text blank or a marker.

    >>> figure("percentage", "c", "100", 100, 1)[3:]
    ('[c]', 'suppressed so that no child can be identified')
    """
    try:
        part, whole = counted(numerator=numerator, denominator=denominator)
    except NoFigure as none:
        return Figure(text=none.text, note=none.note)
    return quotient(formula, part, whole, per, places, level)


def counted(**cells: Given) -> list[Typed]:
    """Read the numbers of one row, by the names of their columns; raises NoFigure where one is missing.

    >>> counted(before="483", now=463)
    [483, 463]
    """
    try:
        return list(map(typed, cells.values()))
    except ValueError:
        raise next(filter(None, (_fault(name, cell, cells) for name, cell in cells.items()))) from None


def _fault(name: str, cell: Given, cells: dict[str, Given]) -> NoFigure | None:
    try:
        typed(cell)
    except ValueError as error:
        return without(f"{name}: {error}", *cells.values())
    return None


def without(why: str, *cells: Given) -> NoFigure:
    """Say what a row has in place of a figure: nothing where it is blank, the marker in its cells, or why not."""
    if all(isinstance(cell, str) and not cell for cell in cells):
        return NoFigure()
    marker = next(filter(None, map(marker_of, cells)), "")
    return NoFigure(f"[{marker}]", MARKERS[marker]) if marker else NoFigure(note=why)


def marker_of(cell: Given) -> str:
    """Read a marker, c or [c]; blank for anything else.

    >>> marker_of("[C]"), marker_of("12")
    ('c', '')
    """
    word = str(cell).strip("[] ").casefold()
    return word if word in MARKERS else ""


def ranked(cell: Given) -> Typed:
    """Read a value to be ranked; raises NoFigure where it takes no place: with a note and no text for a fault.

    >>> ranked("29.0%")
    Decimal('29.0')
    """
    if marker := marker_of(cell):
        raise NoFigure(f"[{marker}]", MARKERS[marker])
    if isinstance(cell, str) and not cell.strip():
        raise NoFigure()
    try:
        return typed(cell.rstrip("% ") if isinstance(cell, str) else cell)
    except ValueError as error:
        raise NoFigure(note=str(error)) from None
