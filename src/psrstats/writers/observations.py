"""The figures as their agencies sent them, one a row, each with its cell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from csv import writer
from io import StringIO
from typing import Any

from msgspec import to_builtins

from psrstats.columns import Observations
from psrstats.model import INTERNAL, OBSERVATIONS, Cell, Column, Finding, Table
from psrstats.numbers import round_half_up, show
from psrstats.writers.safe import safe
from psrstats.writers.table import plain

SHOWN = ("measure", "area", "group", "item", "period", "figure", "cell")


def observations_as(
    format: str, observations: Observations, findings: Iterable[Finding], *, internal: bool = False
) -> str:
    """Write observations as a table, CSV or JSON; JSON has the findings too; internal ones say what they are."""
    if format == "csv":
        return _csv(observations, internal)
    if format == "json":
        said = {"classification": INTERNAL} if internal else {}
        document = {
            "observations": list(_records(observations, internal)),
            "findings": [to_builtins(each) for each in findings],
        }
        return json.dumps(said | document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return plain(observations_table(observations, internal=internal))


def observations_table(observations: Observations, *, internal: bool = False) -> Table:
    """Lay out observations: what each is about, its figure, its cell. A column that says nothing is left out."""
    rows = [record | {"figure": _figure(record)} for record in _records(observations, internal)]
    names = [name for name in SHOWN if any(row[name] for row in rows)]
    count = f"{len(rows):,} figure{'s' if len(rows) != 1 else ''}"
    return Table(
        "observations",
        f"{f'{INTERNAL}. ' * internal}{count} as sent",
        tuple(Column(name.capitalize(), number=name == "figure") for name in names),
        tuple(tuple(Cell(str(row[name])) for name in names) for row in rows),
    )


def _records(observations: Observations, internal: bool) -> Iterator[dict[str, Any]]:
    """Give each observation with its value as a plain number, or none where a marker stands.

    What is not internal holds no more digits than its sender shows: a cell that shows 3% may hold 30 of 1,030.
    """
    for values in observations.rows(*OBSERVATIONS):
        record = dict(zip(OBSERVATIONS, values, strict=True))
        sent = float(record["value"])
        if record["marker"]:
            yield record | {"value": None}
            continue
        value = sent if internal else float(round_half_up(sent, record["places"]))
        shown = {} if value == sent else {"original": _figure(record | {"value": value})}
        yield record | {"value": int(value) if value.is_integer() else value} | shown


def _figure(record: dict[str, Any]) -> str:
    """Print a figure as its sender shows it.

    >>> _figure({"marker": "", "value": 1204, "places": 0, "cell_unit": ""})
    '1,204'
    >>> _figure({"marker": "", "value": 19.6, "places": 1, "cell_unit": "percent"})
    '19.6%'
    >>> _figure({"marker": "c", "value": None, "places": 0, "cell_unit": ""})
    '[c]'
    """
    if record["marker"]:
        return f"[{record['marker']}]"
    return show(record["value"], record["places"]) + ("%" if record["cell_unit"] == "percent" else "")


def _csv(observations: Observations, internal: bool) -> str:
    out = StringIO()
    lines = writer(out, lineterminator="\n")
    said = [INTERNAL] * internal
    lines.writerow([*OBSERVATIONS, *(["classification"] * internal)])
    for record in _records(observations, internal):
        lines.writerow([*(safe("" if value is None else str(value)) for value in record.values()), *said])
    return out.getvalue()
