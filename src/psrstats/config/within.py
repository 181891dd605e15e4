"""Files that a description names: none outside the report's folder, whose words a message or a table could show."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from psrstats.config.actions import Actions
from psrstats.config.logs import Log
from psrstats.config.settings import SETTINGS_FILE, SOURCES_FOLDER, Source
from psrstats.config.survey import Survey
from psrstats.errors import Fault


def sources_within(folder: Path, sources: Iterable[Source], faults: list[Fault]) -> tuple[Source, ...]:
    """Keep the sources whose file lies in the report's folder, and tell of the others."""
    kept = []
    for source in sources:
        if is_within(folder, folder / SOURCES_FOLDER / source.file):
            kept.append(source)
        else:
            faults.append(leads_out(f"{SETTINGS_FILE} [[source]] {source.name}", "file", source.file))
    return tuple(kept)


def logs_within(folder: Path, logs: Iterable[Log], faults: list[Fault]) -> tuple[Log, ...]:
    """Keep the logs that are tables, or whose file lies in the report's folder, and tell of the others."""
    kept = []
    for log in logs:
        if log.table or is_within(folder, folder / SOURCES_FOLDER / log.file):
            kept.append(log)
        else:
            faults.append(leads_out(f"{SETTINGS_FILE} [[log]] {log.name}", "file", log.file))
    return tuple(kept)


S = TypeVar("S", Actions, Survey)


def sheets_within(folder: Path, heading: str, sheets: Iterable[S], faults: list[Fault]) -> tuple[S, ...]:
    """Keep the sheets of actions or replies whose files lie in the report's folder, and tell of the others."""
    kept: list[S] = []
    for each in sheets:
        out = {key: file for key, file in (("file", each.file), ("last", each.last)) if file}
        out = {key: file for key, file in out.items() if not is_within(folder, folder / SOURCES_FOLDER / file)}
        faults += [leads_out(f"{SETTINGS_FILE} [[{heading}]] {each.name}", key, file) for key, file in out.items()]
        kept += [each] * (not out)
    return tuple(kept)


def template_within(folder: Path, template: str) -> tuple[Fault, ...]:
    """Tell of a Word template that lies outside the report's folder."""
    within = not template or is_within(folder, folder / template)
    return () if within else (leads_out(f"{SETTINGS_FILE} [cover]", "template", template),)


def is_within(folder: Path, path: Path) -> bool:
    """Whether a file lies in a folder, once links are followed to where they lead."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that lead to one another
        return False


def leads_out(where: str, key: str, file: str) -> Fault:
    """Say that a file lies outside."""
    return Fault(where, f"'{key}' leads out of the report's folder: '{file}'.", "Put a copy of it into the folder.")
