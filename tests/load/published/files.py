"""Small files in publishers' formats, and the report that reads them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from psrstats.config import read_settings
from psrstats.errors import Fault
from psrstats.load import load
from psrstats.model import Finding

Read = tuple[pd.DataFrame, tuple[Finding, ...], tuple[Fault, ...]]
REPORT = 'title = "T"\narea = "Town"\nperiod = "2023-24"\ncomparators = ["England", "South East"]\n'


def write(folder: Path, name: str, rows: Iterable[Iterable[object]]) -> Path:
    """Write a CSV file among a report's sources."""
    path = folder / "sources" / name
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def read(folder: Path, name: str, measures: Iterable[str], report: str = REPORT, source: str = "") -> Read:
    """Load a file as the only source of a report; measures: rows of name,title,label,unit,per."""
    text = f'[report]\n{report}\n[[source]]\nname = "s"\nagency = "A"\nfile = "{name}"\n{source}\n'
    (folder / "psrstats.toml").write_text(text, encoding="utf-8")
    rows = ["name,title,source,label,unit,per"]
    rows += ["{},{},s,{}".format(*row.split(",", 2)) for row in measures]
    (folder / "measures.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    settings, faults = read_settings(folder)
    assert faults == ()
    observations, findings, faults = load(settings)
    return observations.frame(), findings, faults


def figures(frame: pd.DataFrame) -> dict[tuple[str, ...], tuple[float | str, str]]:
    """Give what each observation is about, its value or marker, and its cell within the file."""
    about = zip(*(frame[name].astype(str) for name in ("measure", "area", "group", "item", "period")), strict=True)
    said = [marker or float(value) for marker, value in zip(frame["marker"], frame["value"], strict=True)]
    pairs = zip(said, frame["cell"].str.rpartition("!")[2], strict=True)
    return {tuple(filter(None, row)): pair for row, pair in zip(about, pairs, strict=True)}
