"""psrstats.toml and measures.csv, read as far as they are sound."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from psrstats.config.names import check_names
from psrstats.config.settings import (
    SETTINGS_FILE,
    Acceptance,
    Agreement,
    Checks,
    Correction,
    Cover,
    Disclosure,
    Measure,
    Overlap,
    Report,
    Settings,
    Source,
    TableSettings,
)
from psrstats.config.words import in_words
from psrstats.errors import Fault, UserError, did_you_mean

PARTS: dict[str, type[BaseModel]] = {
    "source": Source,
    "table": TableSettings,
    "correct": Correction,
    "accept": Acceptance,
    "agree": Agreement,
    "overlap": Overlap,
}

SINGLE: dict[str, type[BaseModel]] = {"report": Report, "checks": Checks, "disclosure": Disclosure, "cover": Cover}

P = TypeVar("P", bound=BaseModel)


def read_settings(folder: Path) -> tuple[Settings, tuple[Fault, ...]]:
    """Read a report's description.

    folder: where psrstats.toml and measures.csv lie.
    Returns the settings that are sound and the faults of the rest, so that the sources are looked at in the same run.
    Raises UserError where there is nothing to go on: no psrstats.toml, no TOML, no report.
    """
    document = _read_toml(folder / SETTINGS_FILE)
    known = (*SINGLE, *PARTS)
    faults = [Fault(SETTINGS_FILE, f"does not know [{k}].", did_you_mean(k, known)) for k in document if k not in known]
    if "report" not in document:
        raise UserError(*faults, Fault(SETTINGS_FILE, "has no [report].", "Add one with title, area and period."))
    entries = {heading: _entries(document, heading) for heading in known}
    reports = _toml_parts(Report, entries["report"], faults)
    if not reports:
        raise UserError(*faults)
    entries["measure"] = _measure_rows(folder / reports[0].measures, faults)
    settings = Settings(
        folder,
        reports[0],
        _toml_parts(Source, entries["source"], faults),
        {measure.name: measure for measure in _measures(reports[0].measures, entries["measure"], faults)},
        _toml_parts(TableSettings, entries["table"], faults),
        _toml_parts(Correction, entries["correct"], faults),
        next(iter(_toml_parts(Checks, entries["checks"], faults)), Checks()),
        _toml_parts(Acceptance, entries["accept"], faults),
        _toml_parts(Agreement, entries["agree"], faults),
        next(iter(_toml_parts(Disclosure, entries["disclosure"], faults)), Disclosure()),
        next(iter(_toml_parts(Cover, entries["cover"], faults)), Cover()),
        _toml_parts(Overlap, entries["overlap"], faults),
    )
    names = {heading: [str(e.get("name")) for e in part if isinstance(e, dict)] for heading, part in entries.items()}
    return settings, (*faults, *check_names(settings, names))


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        fix = "Name a report's folder, or run psrstats in one."
        raise UserError(Fault(str(path.parent), f"holds no {SETTINGS_FILE}.", fix)) from None
    except tomllib.TOMLDecodeError as error:
        fix = "Texts stand in quotes, lists in [ ], and each key once."
        raise UserError(Fault(path.name, f"is not TOML: {error}.", fix)) from None
    except (UnicodeDecodeError, OSError) as error:
        raise UserError(Fault(path.name, f"cannot be read: {error}.", "Save it as UTF-8 text.")) from None


def _entries(document: dict[str, Any], key: str) -> list[Any]:
    found = document.get(key, [])
    return found if isinstance(found, list) else [found]


def _toml_parts(part: type[P], entries: Iterable[Any], faults: list[Fault]) -> tuple[P, ...]:
    """Read each entry of psrstats.toml, adding the faults of those that are not sound."""
    several = {known: f"[[{name}]]" for name, known in PARTS.items()}
    heading = (several | {known: f"[{name}]" for name, known in SINGLE.items()})[part]
    sound = []
    for number, entry in enumerate(entries, 1):
        name = (entry.get("name") or entry.get("where")) if isinstance(entry, dict) else None
        where = f"{SETTINGS_FILE} {heading}" + (f" {name or number}" if part in PARTS.values() else "")
        sound += _sound(part, entry, where, faults)
    return tuple(sound)


def _sound(part: type[P], entry: Any, where: str, faults: list[Fault]) -> list[P]:
    """Read one entry; where a key of it is faulty, say so and go on without the key if the rest will do."""
    try:
        return [part.model_validate(entry)]
    except ValidationError as error:
        faults += in_words(part, error, where)
        faulty = {fault["loc"][0] for fault in error.errors() if fault["loc"]}
    try:
        return [part.model_validate({key: value for key, value in entry.items() if key not in faulty})]
    except (ValidationError, AttributeError):
        return []


def _measure_rows(path: Path, faults: list[Fault]) -> list[dict[str, str]]:
    try:
        text = path.read_bytes()
    except OSError:
        faults.append(Fault(path.name, "is not in the report's folder.", "It lists the measures, one a row."))
        return []
    rows = csv.DictReader(StringIO(_decoded(text), newline=""), restkey="")
    return [{"line": str(rows.line_num)} | {key: value for key, value in row.items() if value} for row in rows]


def _measures(file: str, rows: list[dict[str, str]], faults: list[Fault]) -> list[Measure]:
    sound = []
    for row in rows:
        where = f"{file} line {row['line']} ({row.get('name')})"
        sound += _sound(Measure, {key: value for key, value in row.items() if key != "line"}, where, faults)
    return sound


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        return text.decode("cp1252", errors="replace")  # as Excel saves "CSV (comma delimited)"
