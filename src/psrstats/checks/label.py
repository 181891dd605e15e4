"""Labels that do not say what their parts cover."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.checks.sent import Whole
from psrstats.checks.wholes import NO_TOTAL, wholes
from psrstats.columns import Array, Observations
from psrstats.formulas.age_bands import Heading, age_bands, ages_said, heading_agrees
from psrstats.model import Finding
from psrstats.patterns import regex

NAME = "label"
BRACKETED = regex(r"\s*\((\d{1,3}\s*[-–]\s*\d{1,3})\)")  # over age bands, "All children (0-18)" names ages


def label(evidence: Evidence) -> Iterator[Finding]:
    """Find the totals whose label names other ages than the bands that make them up: a warning, once for a row."""
    found = wholes(evidence)
    if not len(found):
        return
    told: set[tuple[str, str]] = set()
    for block in np.flatnonzero((found.totals != NO_TOTAL) & found.beside & (found.sizes > 1)).tolist():
        if age_bands(_labels(found.observations, found.rows[found.starts[block] : found.starts[block + 1]])) is None:
            continue
        for whole in found.read(block):
            yield from _told(whole, told)


def _labels(observations: Observations, rows: Array) -> list[str]:
    return [group or item for group, item in observations.take(rows).rows("group", "item")]


def _told(whole: Whole, told: set[tuple[str, str]]) -> Iterator[Finding]:
    total, bands = whole.total, age_bands(whole.labels)
    if total is None or bands is None:
        return
    for words in total.words:
        said_of_ages = BRACKETED.sub(r" aged \1", words)
        agrees = heading_agrees(said_of_ages, whole.labels)
        sheet = total.cell.rpartition("!")[0]
        if agrees in (None, Heading.agrees) or (sheet, words) in told:
            continue
        told.add((sheet, words))
        said = ages_said(said_of_ages)
        message = f"'{words}' names ages {said}, but the bands that make it up cover {bands.ages}."
        reason = (
            "Up to the 18th birthday is often written 0-18, where 0-17 is meant." if agrees == Heading.birthday else ""
        )
        ask = "Which ages are counted?"
        yield Finding(NAME, "warning", message, (total.cell,), words, str(bands.ages), reason, ask)
