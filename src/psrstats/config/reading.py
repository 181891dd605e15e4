"""psrstats.toml and measures.csv, read as far as they are sound."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from psrstats.config.actions import Actions
from psrstats.config.against import check_against
from psrstats.config.counted_parts import with_parts
from psrstats.config.decided import Acceptance, Agreement, Break, Correction, Merged, Overlap, StatedElsewhere
from psrstats.config.log_names import check_logs
from psrstats.config.logs import Engine, Log
from psrstats.config.measure import Measure
from psrstats.config.names import check_names
from psrstats.config.policy import Disclosure
from psrstats.config.quote import Quote
from psrstats.config.report import Report
from psrstats.config.settings import SETTINGS_FILE, Checks, Cover, Settings, Source, Summary
from psrstats.config.survey import Survey
from psrstats.config.table import TableSettings
from psrstats.config.tally_names import check_tallies
from psrstats.config.toml import MOST_BYTES, read_toml
from psrstats.config.within import is_within, leads_out, logs_within, sheets_within, sources_within, template_within
from psrstats.config.words import in_words
from psrstats.decoded import decoded, delimiter_in
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.printable import printable
from psrstats.regular import regular

PARTS: dict[str, type[BaseModel]] = {
    "source": Source,
    "table": TableSettings,
    "correct": Correction,
    "accept": Acceptance,
    "agree": Agreement,
    "overlap": Overlap,
    "state": StatedElsewhere,
    "break": Break,
    "merge": Merged,
    "log": Log,
    "actions": Actions,
    "survey": Survey,
    "quote": Quote,
}

SINGLE: dict[str, type[BaseModel]] = {
    "report": Report,
    "checks": Checks,
    "disclosure": Disclosure,
    "cover": Cover,
    "engine": Engine,
    "summary": Summary,
}

BEYOND = "\0"  # where cells go that stand beyond the last column

P = TypeVar("P", bound=BaseModel)


def read_settings(folder: Path) -> tuple[Settings, tuple[Fault, ...]]:
    """Read a report's description.

    folder: where psrstats.toml and measures.csv lie.
    Returns the settings that are sound and the faults of the rest, so that the sources are looked at in the same run.
    Raises UserError where there is nothing to go on: no psrstats.toml, no TOML, no report.
    """
    document = read_toml(folder)
    known = (*SINGLE, *PARTS)
    faults = [Fault(SETTINGS_FILE, f"does not know [{k}].", did_you_mean(k, known)) for k in document if k not in known]
    if "report" not in document:
        raise UserError(*faults, Fault(SETTINGS_FILE, "has no [report].", "Add one with title, area and period."))
    entries = {heading: _entries(document, heading) for heading in known}
    reports = _toml_parts(Report, entries["report"], faults)
    if not reports:
        raise UserError(*faults)
    entries["measure"] = _measure_rows(folder, reports[0].measures, faults)
    faults += check_against(folder, reports[0].against)
    measures = _measures(reports[0].measures, entries["measure"], faults)
    settings = Settings(
        folder,
        reports[0],
        sources_within(folder, _toml_parts(Source, entries["source"], faults), faults),
        {measure.name: measure for measure in with_parts(measures, reports[0].intervals)},
        _toml_parts(TableSettings, entries["table"], faults),
        _toml_parts(Correction, entries["correct"], faults),
        next(iter(_toml_parts(Checks, entries["checks"], faults)), Checks()),
        _toml_parts(Acceptance, entries["accept"], faults),
        _toml_parts(Agreement, entries["agree"], faults),
        next(iter(_toml_parts(Disclosure, entries["disclosure"], faults)), Disclosure()),
        next(iter(_toml_parts(Cover, entries["cover"], faults)), Cover()),
        _toml_parts(Overlap, entries["overlap"], faults),
        _toml_parts(StatedElsewhere, entries["state"], faults),
        _toml_parts(Break, entries["break"], faults),
        _toml_parts(Merged, entries["merge"], faults),
        logs_within(folder, _toml_parts(Log, entries["log"], faults), faults),
        next(iter(_toml_parts(Engine, entries["engine"], faults)), Engine()),
        sheets_within(folder, "actions", _toml_parts(Actions, entries["actions"], faults), faults),
        surveys=sheets_within(folder, "survey", _toml_parts(Survey, entries["survey"], faults), faults),
        quotes=_toml_parts(Quote, entries["quote"], faults),
        summary=next(iter(_toml_parts(Summary, entries["summary"], faults)), Summary()),
    )
    faults += template_within(folder, settings.cover.template)
    names = {heading: [str(e.get("name")) for e in part if isinstance(e, dict)] for heading, part in entries.items()}
    names["measure"] += [name for name in settings.measures if name not in names["measure"]]  # parts of others
    checks = (check_names, check_logs, check_tallies)
    return settings, (*faults, *(fault for check in checks for fault in check(settings, names)))


def _entries(document: dict[str, Any], key: str) -> list[Any]:
    found = document.get(key, [])
    return found if isinstance(found, list) else [found]


def _toml_parts(part: type[P], entries: Iterable[Any], faults: list[Fault]) -> tuple[P, ...]:
    """Read each entry of psrstats.toml, adding the faults of those that are not sound."""
    several = {known: f"[[{name}]]" for name, known in PARTS.items()}
    heading = (several | {known: f"[{name}]" for name, known in SINGLE.items()})[part]
    sound = []
    for number, entry in enumerate(entries, 1):
        name = (entry.get("name") or entry.get("where") or entry.get("words")) if isinstance(entry, dict) else None
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


def _measure_rows(folder: Path, file: str, faults: list[Fault]) -> list[dict[str, str]]:
    path = folder / file
    try:
        if not is_within(folder, path):
            faults.append(leads_out(f"{SETTINGS_FILE} [report]", "measures", file))
            return []
        regular(path, path.name, MOST_BYTES)
        return list(_rows(path.name, decoded(path.read_bytes()), faults))
    except UserError as error:
        faults += error.faults
    except OSError:
        faults.append(Fault(path.name, "is not in the report's folder.", "It lists the measures, one a row."))
    except csv.Error as error:
        fix = "Look for a quotation mark that is never closed."
        faults.append(Fault(path.name, f"cannot be read as CSV: {error}.", fix))
    return []


def _rows(file: str, text: str, faults: list[Fault]) -> Iterator[dict[str, str]]:
    """Give the rows of the sheet of measures, each with its line, and tell of columns that cannot be told apart."""
    rows = csv.DictReader(
        StringIO(text, newline=""), restkey=BEYOND, delimiter=delimiter_in(re.split(r"[\r\n]", text, maxsplit=1)[0])
    )
    names = Counter(filter(None, rows.fieldnames or []))
    faults += [Fault(file, f"has {n} columns '{name}'.", "Keep one.") for name, n in names.items() if n > 1]
    for row in rows:
        where = f"{file} line {rows.line_num} ({row.get('name')})"
        if row.pop(BEYOND, None):
            what = f"has more cells than there are columns, {len(rows.fieldnames or [])}."
            faults.append(Fault(where, what, "A text with a comma in it needs quotes around it."))
        yield {"line": str(rows.line_num)} | {key: printable(value) for key, value in row.items() if value}


def _measures(file: str, rows: list[dict[str, str]], faults: list[Fault]) -> list[Measure]:
    sound = []
    for row in rows:
        where = f"{file} line {row['line']} ({row.get('name')})"
        sound += _sound(Measure, {key: value for key, value in row.items() if key != "line"}, where, faults)
    return sound
