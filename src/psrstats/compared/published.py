"""What was published of a report, read again: its JSON, or its CSV of all figures, by itself or by the manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from psrstats.columns import Columns
from psrstats.compared.published_csv import ALL_FIGURES, published_csv
from psrstats.compared.state import State
from psrstats.errors import Fault, UserError
from psrstats.files.metadata import METADATA
from psrstats.lineage import Figures
from psrstats.model import INTERNAL, MARKERS
from psrstats.periods import ImpossiblePeriod, read_period
from psrstats.regular import regular

MANIFEST = "-manifest.json"
SAID = ("statistic", "area", "group", "item", "period", "marker", "reason", "unit")
AGAIN = f"Name the JSON file that psrstats export wrote, its {ALL_FIGURES}, or its manifest."
MOST, MOST_PLACES, MOST_PER = 10**15, 30, 10**9  # of a number, its decimals, and what it is per
NUMBER_OR_NONE = (int, float, type(None))
KEYS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("measure", "of", *SAID, "text", "formula"), str),
    **dict.fromkeys(("value", "per", "numerator", "denominator"), NUMBER_OR_NONE),
    "places": int,
    "sources": list,
    "corrections": list,
}


def published_state(file: Path, *, internal: bool = False) -> State:
    """Read what was published of a report.

    file: its JSON, its CSV file of all figures, or the manifest of an export that has one of them.
    internal: whether an internal edition may be read.
    Raises UserError where it is none, where it is no longer what its manifest says, and for an internal edition.
    """
    file = _of_manifest(file) if file.name.endswith(MANIFEST) else file
    _as_written(file)
    document = _of_csv(file) if file.name == ALL_FIGURES else _document(file)
    report, figures = document.get("report"), document.get("figures")
    if not isinstance(report, dict) or not isinstance(figures, list) or not all(map(_is_figure, figures)):
        raise UserError(Fault(str(file), "is no report that psrstats exported.", AGAIN))
    if str(report.get("title", "")).startswith(INTERNAL) and not internal:
        raise UserError(Fault(str(file), f"is {INTERNAL.lower()}.", "Name the public edition, or add --internal."))
    period, area = (str(report.get(name, "")) for name in ("period", "area"))
    return State(str(file), period, Figures(_columns(figures)), area=area, records=figures)


def _columns(figures: list[Mapping[str, Any]]) -> Columns:
    """Make columns of the figures, each with its printed text: of what it was made from there is its formula only."""
    said: dict[str, Any] = {name: [one[name] for one in figures] for name in (*SAID, "places")}
    value = np.array([np.nan if one["value"] is None else one["value"] for one in figures], dtype=float)
    said |= {"measure": [one["of"] for one in figures], "text": [one["text"] for one in figures], "value": value}
    return Columns.of(said | {"per": [one["per"] or 0 for one in figures]})


def _of_manifest(manifest: Path) -> Path:
    """Find the JSON beside a manifest, or else the CSV file of all figures."""
    outputs = _document(manifest).get("outputs")
    paths = [PurePosixPath(str(name)) for name in outputs] if isinstance(outputs, dict) else []
    inside = [path for path in paths if path.suffix == ".json" and len(path.parts) == 1]
    inside += [path for path in paths if path.name == ALL_FIGURES and len(path.parts) == 2 and ".." not in path.parts]
    if not inside:
        what = "names neither a JSON file of the report nor a CSV file of its figures."
        raise UserError(Fault(str(manifest), what, "Export it with --to json or --to csv as well."))
    return manifest.parent / inside[0]


def _as_written(file: Path) -> None:
    """Refuse a file that is no longer what the manifest of its export says."""
    of_csv = file.name == ALL_FIGURES
    folder = file.absolute().parent
    name = folder.name.removesuffix("-csv") if of_csv else file.stem
    manifest = (folder.parent if of_csv else folder) / f"{name}{MANIFEST}"
    if not manifest.is_file():
        return
    outputs = _document(manifest).get("outputs")
    for one in (file, file.with_name(METADATA)) if of_csv else (file,):
        said = outputs.get(f"{folder.name}/{one.name}" if of_csv else one.name) if isinstance(outputs, dict) else None
        regular(one, str(one))
        if said and one.is_file() and sha256(one.read_bytes()).hexdigest() != said:
            raise UserError(Fault(str(one), f"is not the file that {manifest.name} was written with.", AGAIN))


def _of_csv(file: Path) -> dict[str, Any]:
    for one in (file, file.with_name(METADATA)):
        regular(one, str(one))
        if not one.is_file():
            raise UserError(Fault(str(one), "cannot be read: it is not there.", AGAIN))
    try:
        return published_csv(file)
    except OSError as error:
        raise UserError(Fault(str(file), f"cannot be read: {error.strerror}.", AGAIN)) from None
    except (ValueError, KeyError, RecursionError):
        raise UserError(Fault(str(file), "is no table of all figures of a report.", AGAIN)) from None


def _document(file: Path) -> dict[str, Any]:
    regular(file, str(file))
    try:
        document = json.loads(file.read_bytes())
    except OSError as error:
        raise UserError(Fault(str(file), f"cannot be read: {error.strerror}.", AGAIN)) from None
    except (ValueError, RecursionError):
        raise UserError(Fault(str(file), "is not JSON.", AGAIN)) from None
    return document if isinstance(document, dict) else {}


def _is_figure(one: object) -> bool:
    """Say whether a record has all that a figure of an export has, each of its kind and none beyond what can be."""
    if not isinstance(one, dict) or not all(isinstance(one.get(key), kind) for key, kind in KEYS.items()):
        return False
    numbers = [one[name] for name in ("value", "places", "per", "numerator", "denominator") if one[name] is not None]
    texts = [*one["sources"], *one["corrections"]]
    sound = all(not isinstance(each, bool) and abs(each) < MOST for each in numbers)
    sound = sound and 0 <= one["places"] < MOST_PLACES and 0 <= (one["per"] or 0) < MOST_PER
    return (
        sound and all(isinstance(text, str) for text in texts) and one["marker"] in ("", *MARKERS) and _is_period(one)
    )


def _is_period(one: dict[str, Any]) -> bool:
    try:
        return read_period(one["period"]) is not None
    except ImpossiblePeriod:
        return False
