"""Marks placed by the text of a cell: an unrounded value could tell what rounding or suppression keeps back."""

from __future__ import annotations

from decimal import Decimal

from psrstats.config import Measure
from psrstats.drawings import Mark
from psrstats.lineage import Figures
from psrstats.model import IN_SHORT, Cell, limit
from psrstats.patterns import regex
from psrstats.units import heading

_NUMBER = regex(r"([+-]?[\d,]*\d(?:\.\d+)?)(?:%| percentage points)?")


def printed_number(text: str) -> Decimal | None:
    """Read the number that a cell prints; None where it prints none.

    >>> [str(printed_number(text)) for text in ("57%", "1,204", "+2.4 percentage points", "-0.5", "[c]", "up 7")]
    ['57', '1204', '2.4', '-0.5', 'None', 'None']
    """
    found = _NUMBER.fullmatch(text)
    return Decimal(found[1].replace(",", "")) if found else None


def mark(text: str) -> Mark:
    """Make the mark of a printed figure, with words for one that is not there.

    >>> mark("57%").value, mark("[c]")
    (Decimal('57'), Mark(text='[c] not shown', value=None, low=None, high=None))
    """
    marker = text[1:-1] if text.startswith("[") else ""
    return Mark(f"{text} {IN_SHORT[marker]}" if marker in IN_SHORT else text, printed_number(text))


def with_interval(cell: Cell, figures: Figures, levels: tuple[float, ...]) -> Mark:
    """Make the mark of a cell with the narrowest interval of its figure, where it has one."""
    plain = mark(cell.text)
    if cell.figure is None or plain.value is None or not levels:
        return plain
    rows = [figures.beside(cell.figure, limit(end, levels[0])) for end in ("lower", "upper")]
    low, high = (None if row is None else printed_number(figures.text(row)) for row in rows)
    return plain if low is None or high is None else Mark(plain.text, plain.value, low, high)


def unit_of(measure: Measure) -> str:
    """Name a measure's unit, as tables do.

    >>> unit_of(Measure(name="a", title="A", source="s", unit="rate", per=10000))
    'per 10,000'
    """
    return heading(measure.unit, measure.per)
