"""A report of one CSV file, small enough to break in many ways."""

from __future__ import annotations

from pathlib import Path

SETTINGS = """[report]
title = "{title}"
area = "Anytown"
period = "2019-20"
{report}

[[source]]
name = "care"
agency = "Care"
file = "{file}"

[[table]]
name = "all"
title = "All"
layout = "listing"
measures = ["m"]
"""
MEASURES = "name,title,source,label,sum\nm,Plans,care,Plans,\n"
CARE = "Measure,2018-19,2019-20\nPlans,20,30\n"


def small_report(folder: Path, *, report: str = "", measures: str = MEASURES, care: str = CARE, **named: str) -> Path:
    """Write a report; report: further lines of [report]; named: its title, and its source's file."""
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "care.csv").write_text(care, encoding="utf-8")
    words = {"title": "T", "file": "care.csv"} | named
    (folder / "psrstats.toml").write_text(SETTINGS.format(report=report, **words), encoding="utf-8")
    (folder / "measures.csv").write_text(measures, encoding="utf-8", newline="")
    return folder
