"""Small reports with a survey, and what psrstats counts in it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from psrstats.columns import Observations
from psrstats.config import Settings, read_settings
from psrstats.model import Finding
from psrstats.records import count_sheets

REPORT = """
[report]
title = "Survey"
area = "Town"
period = "2019-20"

[[survey]]
name = "asked"
agency = "Council"
file = "asked.csv"
{more}
"""
Counts = dict[str, tuple[str, str]]  # by name what is counted, and of which question
Figures = dict[tuple[str, str], float | None]  # by measure and group, of the report's period


def write(folder: Path, rows: Sequence[Sequence[object]], name: str = "asked.csv") -> None:
    """Put an export into the report's sources."""
    (folder / "sources").mkdir(exist_ok=True)
    with (folder / "sources" / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def described(folder: Path, counts: Counts, *, more: str = "", by: str = "") -> Settings:
    """Describe a report that counts measures of one survey."""
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "psrstats.toml").write_text(REPORT.format(more=more), encoding="utf-8")
    lines = [f'{name},{name},asked,{count},"{label}","{by}"' for name, (count, label) in counts.items()]
    text = "\n".join(["name,title,source,count,label,by", *lines])
    (folder / "measures.csv").write_text(text, encoding="utf-8")
    settings, faults = read_settings(folder)
    assert not faults, faults
    return settings


def counted(settings: Settings) -> tuple[Figures, tuple[Finding, ...], list[str]]:
    """Count: figures by measure and group, findings, and faults in words."""
    made = count_sheets(settings, Observations.each([]))
    rows = made.observations.rows("measure", "group", "value", "marker", "period")
    found: Figures = {
        (name, group): None if marker else float(value)
        for name, group, value, marker, period in rows
        if period == settings.report.period
    }
    return found, made.findings, [str(fault) for fault in made.faults]
