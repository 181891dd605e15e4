"""The catalogue's indicators, as a table to look at, or whole as CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from csv import writer
from io import StringIO

from msgspec import to_builtins

from psrstats.catalogue import Indicator
from psrstats.model import Cell, Column, Table
from psrstats.writers.table import plain

FEW = 6  # indicators, whose definitions still fit under a table


def indicators_as(format: str, indicators: Iterable[Indicator]) -> str:
    """Write indicators as a table, CSV or JSON."""
    if format == "csv":
        return _csv(indicators)
    if format == "json":
        return json.dumps([to_builtins(each) for each in indicators], ensure_ascii=False, indent=1) + "\n"
    return plain(indicators_table(indicators))


def indicators_table(indicators: Iterable[Indicator]) -> Table:
    """Lay out indicators: name, title, unit, which end is good, and whose definition; of a few, the definition too."""
    shown = list(indicators)
    rows = [(each.name, each.title, unit_of(each), each.polarity, each.owner) for each in shown]
    notes = tuple(f"{each.name}: {each.definition} ({each.source})" for each in shown) if len(shown) <= FEW else ()
    count = f"{len(rows)} indicator{'s' if len(rows) != 1 else ''}"
    titles = ("Name", "Title", "Unit", "Good", "Whose definition")
    return Table(
        "catalogue",
        f"{count} of the catalogue",
        tuple(Column(title, number=False) for title in titles),
        tuple(tuple(map(Cell, row)) for row in rows),
        notes,
    )


def unit_of(each: Indicator) -> str:
    """Say an indicator's unit: a rate with what it is per."""
    return f"per {each.per:,}" if each.per else each.unit


def _csv(indicators: Iterable[Indicator]) -> str:
    out = StringIO()
    lines = writer(out, lineterminator="\n")
    names = list(Indicator.__struct_fields__)
    lines.writerow(names)
    for each in indicators:
        lines.writerow(_text(getattr(each, name)) for name in names)
    return out.getvalue()


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
