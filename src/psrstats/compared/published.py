"""What was published of a report, read again: its JSON, by itself or by the manifest beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from psrstats.columns import NUMBERS, WORDS, Columns, Inputs, Words
from psrstats.compared.state import State
from psrstats.errors import Fault, UserError
from psrstats.lineage import Figures
from psrstats.model import INTERNAL, MARKERS
from psrstats.periods import ImpossiblePeriod, read_period
from psrstats.regular import regular

MANIFEST = "-manifest.json"
SAID = ("statistic", "area", "group", "item", "period", "marker", "reason", "unit")
AGAIN = "Name the JSON file that psrstats export wrote, or its manifest."
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

    file: its JSON, or the manifest of the export that has one.
    internal: whether an internal edition may be read.
    Raises UserError where it is none, where it is no longer what its manifest says, and for an internal edition.
    """
    file = _of_manifest(file) if file.name.endswith(MANIFEST) else file
    _as_written(file)
    document = _document(file)
    report, figures = document.get("report"), document.get("figures")
    if not isinstance(report, dict) or not isinstance(figures, list) or not all(map(_is_figure, figures)):
        raise UserError(Fault(str(file), "is no report that psrstats exported.", AGAIN))
    if str(report.get("title", "")).startswith(INTERNAL) and not internal:
        raise UserError(Fault(str(file), f"is {INTERNAL.lower()}.", "Name the public edition, or add --internal."))
    period, area = (str(report.get(name, "")) for name in ("period", "area"))
    return State(str(file), period, Figures(_columns(figures)), area=area, records=figures)


def _columns(figures: list[Mapping[str, Any]]) -> Columns:
    """Make columns of the figures, each with its printed text: of what it was made from there is its formula only."""
    words = Words()
    numbers = {
        "value": np.array([np.nan if one["value"] is None else one["value"] for one in figures], dtype=float),
        "places": np.array([one["places"] for one in figures], dtype=NUMBERS["places"]),
        "per": np.array([one["per"] or 0 for one in figures], dtype=NUMBERS["per"]),
    }
    said = {name: [one[name] for one in figures] for name in SAID}
    said |= {"measure": [one["of"] for one in figures], "text": [one["text"] for one in figures]}
    blank = [""] * len(figures)
    texts = {name: words.codes(np.array(said.get(name, blank), dtype=object)) for name in WORDS}
    return Columns(numbers | texts, Inputs.none(len(figures)), words)


def _of_manifest(manifest: Path) -> Path:
    """Find the JSON beside a manifest."""
    outputs = _document(manifest).get("outputs")
    names = [name for name in outputs if str(name).endswith(".json")] if isinstance(outputs, dict) else []
    inside = [name for name in names if len(PurePosixPath(name).parts) == 1]
    if not inside:
        raise UserError(Fault(str(manifest), "names no JSON file of the report.", "Export it with --to json as well."))
    return manifest.parent / str(inside[0])


def _as_written(file: Path) -> None:
    """Refuse a file that is no longer what the manifest beside it says."""
    manifest = file.with_name(f"{file.stem}{MANIFEST}")
    if not manifest.is_file():
        return
    outputs = _document(manifest).get("outputs")
    said = outputs.get(file.name) if isinstance(outputs, dict) else None
    regular(file, str(file))
    if said and file.is_file() and sha256(file.read_bytes()).hexdigest() != said:
        raise UserError(Fault(str(file), f"is not the file that {manifest.name} was written with.", AGAIN))


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
