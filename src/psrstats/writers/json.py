"""JSON: the whole report as one document."""

from __future__ import annotations

from json import dumps
from math import isnan
from typing import Any

from psrstats.lineage import Figures
from psrstats.model import Table
from psrstats.results import Results
from psrstats.writers.findings import record


def json(results: Results) -> str:
    """Write a report's tables, figures and findings as JSON."""
    document = {
        "report": results.report.model_dump(exclude={"measures"}),
        "tables": list(map(_table, results.tables)),
        "figures": [figure_of(results.figures, row) for row in results.figures.rows],
        "findings": list(map(record, results.findings)),
    }
    return dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def figure_of(figures: Figures, row: int) -> dict[str, Any]:
    """Give one figure with its formula and cells; its value is null where a marker stands."""
    get = figures.get
    measure, statistic, marker, value = (get(row, name) for name in ("measure", "statistic", "marker", "value"))
    parts = figures.inputs(row) if get(row, "formula") in ("percentage", "rate", "ratio") else ()
    numerator, denominator = (*(_number(figures, part) for part in parts), None, None)[:2]
    return {
        "measure": figures.name(row),
        "of": measure,
        "statistic": statistic,
        **{name: get(row, name) for name in ("area", "group", "item", "period")},
        "value": None if marker or isnan(value) else _plain(value),  # words, such as a direction, have none
        "marker": marker,
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
    return None if figures.get(row, "marker") else _plain(figures.get(row, "value"))


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "columns": [column.title for column in table.columns],
        "rows": [[cell.text for cell in row] for row in table.rows],
        "notes": list(table.notes),
    }
