"""JSON: the whole report as one document."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps
from math import isnan
from typing import TYPE_CHECKING, Any

from psrstats.model import Table
from psrstats.numbers import round_half_up
from psrstats.writers.findings import record

if TYPE_CHECKING:  # they bring pandas, which not every command needs
    from psrstats.lineage import Figures
    from psrstats.results import Results


def json(results: Results) -> str:
    """Write a report's tables, figures and findings as JSON."""
    return "".join(pieces(results))


def pieces(results: Results) -> Iterator[str]:
    """Give the same document bit by bit, a figure at a time: of a large report all figures at once fill the memory."""
    figures = (figure_of(results.figures, row, unrounded=results.internal) for row in results.figures.rows)
    yield f'{{\n "report": {_within(results.report.model_dump(exclude={"measures"}), 1)}'
    for name, each in (
        ("tables", map(_table, results.tables)), ("figures", figures), ("findings", map(record, results.findings))
    ):  # fmt: skip
        yield f',\n "{name}": ['
        end = "]"
        for number, one in enumerate(each):
            yield f"{',' if number else ''}\n  {_within(one, 2)}"
            end = "\n ]"
        yield end
    yield "\n}\n"


def _within(document: dict[str, Any], depth: int) -> str:
    """Write a part of a document that stands so deep in it."""
    return dumps(document, ensure_ascii=False, indent=1, allow_nan=False).replace("\n", "\n" + " " * depth)


def figure_of(figures: Figures, row: int, *, unrounded: bool = False) -> dict[str, Any]:
    """Give one figure with its formula and cells; its value is null where a marker stands.

    unrounded: whether values are those before rounding, for an internal edition. Otherwise each is the number that is
    printed: more digits may tell of counts that are not shown, as 2.9126213592% tells of 30 in 1,030.
    """
    get = figures.get
    parts = figures.inputs(row) if get(row, "formula") in ("percentage", "rate", "ratio") else ()
    number = _number if unrounded else _printed
    numerator, denominator = (*(number(figures, part) for part in parts), None, None)[:2]
    return {
        "measure": figures.name(row),
        "of": get(row, "measure"),
        "statistic": get(row, "statistic"),
        **{name: get(row, name) for name in ("area", "group", "item", "period")},
        "value": number(figures, row),
        "marker": get(row, "marker"),
        "reason": get(row, "reason"),
        "unit": get(row, "unit"),
        "per": get(row, "per") or None,
        "places": get(row, "places"),
        "text": figures.text(row),
        "numerator": numerator,
        "denominator": denominator,
        "formula": figures.formula(row),
        "sources": list(figures.sources(row)),
        "corrections": list(figures.corrections(row)),
    }


def _number(figures: Figures, row: int) -> float | int | None:
    """Give a figure as it was sent or worked out; none for words, such as a direction."""
    value = figures.get(row, "value")
    return None if figures.get(row, "marker") or isnan(value) else _plain(value)


def _printed(figures: Figures, row: int) -> float | int | None:
    """Give a figure as it is printed."""
    value = _number(figures, row)
    if value is None or figures.get(row, "text"):  # words and places have no decimals
        return value
    return _plain(float(round_half_up(figures.number(row), figures.get(row, "places"))))


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "columns": [column.title for column in table.columns],
        "rows": [[cell.shown for cell in row] for row in table.rows],
        "notes": list(table.notes),
    }
