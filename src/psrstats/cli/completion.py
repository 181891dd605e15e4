"""What the shell can complete: report folders, manifests, and the names of a report's tables and measures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import typer

SETTINGS_FILE = "psrstats.toml"  # as in psrstats.config, which takes too long to import between two keys
MANIFEST = "-manifest.json"  # as in psrstats.writers.files


def reports(incomplete: str) -> list[str]:
    """Give the folders that hold a report, or lead to others, and begin as typed."""
    parent = Path(incomplete) if incomplete.endswith("/") else Path(incomplete).parent
    try:
        folders = [each for each in sorted(parent.iterdir()) if each.is_dir() and not each.name.startswith(".")]
    except OSError:
        return []
    begun = [each for each in folders if str(each).startswith(incomplete.removeprefix("./"))]
    found = [str(each) for each in begun if (each / SETTINGS_FILE).is_file()]
    return found or [f"{each}/" for each in begun]


def manifests(incomplete: str) -> list[str]:
    """Give the manifests that begin as typed, or the folders that may hold one."""
    parent = Path(incomplete) if incomplete.endswith("/") else Path(incomplete).parent
    try:
        there = [each for each in sorted(parent.iterdir()) if not each.name.startswith(".")]
    except OSError:
        return []
    begun = [each for each in there if str(each).startswith(incomplete.removeprefix("./"))]
    found = [str(each) for each in begun if each.name.endswith(MANIFEST)]
    return found or [f"{each}/" for each in begun if each.is_dir()]


def tables(ctx: typer.Context, incomplete: str) -> list[str]:
    """Give the names of a report's tables that begin as typed."""
    names = [str(table.get("name", "")) for table in _settings(ctx).get("table", []) if isinstance(table, dict)]
    return [name for name in names if name.startswith(incomplete)]


def measures(ctx: typer.Context, incomplete: str) -> list[str]:
    """Give the names of a report's measures that begin as typed."""
    import csv  # like tomllib, where a shell asks: every command imports this file

    report = _settings(ctx).get("report", {})
    file = _folder(ctx) / str(report.get("measures", "measures.csv") if isinstance(report, dict) else "measures.csv")
    if not file.is_file():  # a pipe would keep the shell waiting
        return []
    try:
        with file.open(encoding="utf-8-sig", newline="") as rows:
            names = [row.get("name") or "" for row in csv.DictReader(rows)]
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    return [name for name in names if name and name.startswith(incomplete)]


def _folder(ctx: typer.Context) -> Path:
    """Find the report's folder; before an option has its value, it stands only in the line that is typed."""
    typed = (os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS") or "").split()
    given = ctx.params.get("report")
    return next(
        (Path(word) for word in [*([given] if given else []), *typed] if (Path(word) / SETTINGS_FILE).is_file()), Path()
    )


def _settings(ctx: typer.Context) -> dict[str, Any]:
    """Read a report's description as far as it can be read: a shell waits for names, not for faults."""
    import tomllib

    try:
        file = _folder(ctx) / SETTINGS_FILE
        return tomllib.loads(file.read_text(encoding="utf-8-sig")) if file.is_file() else {}
    except (OSError, ValueError, RecursionError):
        return {}
