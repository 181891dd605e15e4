"""All figures of a published report as one CSV file: what the export calls it, and how it is read again."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from psrstats.files.metadata import METADATA

ALL_FIGURES = "all_figures.csv"  # no table's file: their names have no underscore
PERIOD, AREA, TITLE = "dc:temporal", "dc:spatial", "dc:title"
BETWEEN = "; "  # a figure's cells, and what was put right
LISTS = ("sources", "corrections")
WHOLE = ("places", "per")
NUMBERS = ("value", "numerator", "denominator")
_KEPT_FROM_RUNNING = re.compile(r"'\s*[=@+\-]|'\t")  # as psrstats.writers.safe writes it


def published_csv(file: Path) -> dict[str, Any]:
    """Read a report's figures as the JSON of its export has them, as far as a comparison asks.

    file: the CSV file of all figures, beside the metadata of the same export.
    Raises ValueError where it is none, and OSError where it cannot be read.
    """
    about = json.loads((file.parent / METADATA).read_text(encoding="utf-8"))
    with file.open(encoding="utf-8", newline="") as lines:
        try:
            figures = [_figure(row) for row in csv.DictReader(lines, strict=True)]
        except csv.Error as error:
            raise ValueError(str(error)) from None
    if not isinstance(about, dict):
        raise ValueError("the metadata are no object")
    report = {"title": about.get(TITLE, ""), "period": about.get(PERIOD, ""), "area": about.get(AREA, "")}
    return {"report": report, "figures": figures}


def _figure(row: Mapping[str | None, Any]) -> dict[str, Any]:
    """Make a record of a line; ValueError where it has too few or too many values."""
    if None in row or None in row.values():
        raise ValueError("a line has another number of values than the heading")
    texts = {str(name): as_printed(value) for name, value in row.items()}
    found: dict[str, Any] = dict(texts)
    found |= {name: texts[name].split(BETWEEN) if texts.get(name) else [] for name in LISTS}
    found |= {name: int(texts[name]) if texts.get(name) else None for name in WHOLE}
    return found | {name: _number(texts[name]) if texts.get(name) else None for name in NUMBERS}


def _number(text: str) -> float | int:
    value = float(text)
    return int(value) if value.is_integer() else value


def as_printed(text: str) -> str:
    """Take off what keeps a spreadsheet from running a text as a formula.

    >>> as_printed("'=cmd"), as_printed("'-cmd"), as_printed("-4.1%"), as_printed("'Other'")
    ('=cmd', '-cmd', '-4.1%', "'Other'")
    """
    return text[1:] if _KEPT_FROM_RUNNING.match(text) else text
