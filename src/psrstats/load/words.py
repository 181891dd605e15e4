"""The words that a source's sheets may use, and how words are matched."""

from __future__ import annotations

import re
from dataclasses import dataclass

from psrstats.config import Settings, Source

BARE_TOTALS = ("total", "grand total", "all")
_TOTAL = re.compile(r"(?:grand |sub)?total(?:\W.*)?|all(?:\s.*)?")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that one source's sheets may use, and what is meant where they use none."""

    source: str
    group: str  # the heading over the labels that group the rows
    measures: dict[str, str]  # a label, and the measure's name
    areas: dict[str, str]  # as folded, and as written
    area: str
    period: str
    corrected: dict[str, str]  # a cell put right, and what was put right


def vocabulary(source: Source, settings: Settings) -> Vocabulary:
    """Gather the words of one source: its measures' labels and the report's areas."""
    report = settings.report
    return Vocabulary(
        source.name,
        source.group,
        {fold(measure.words): measure.name for measure in settings.measures.values() if measure.source == source.name},
        {fold(area): area for area in (report.area, *report.comparators, *report.neighbours)},
        report.area,
        source.period or report.period,
        {correction.where: str(correction) for correction in settings.corrections},
    )


def fold(text: str) -> str:
    """Fold case, spaces, note markers and end punctuation, so that words match as a person would match them.

    >>> fold("  Children looked  after [note 2]: "), fold("la_name")
    ('children looked after', 'la name')
    """
    return " ".join(re.sub(r"\[note [^]]*\]|_", " ", text.casefold()).split()).rstrip(".:;* ")


def is_total(text: str) -> bool:
    """Tell the label or heading of a total.

    >>> is_total("Grand Total"), is_total("All children (0-18)"), is_total("all-through")
    (True, True, False)
    """
    return _TOTAL.fullmatch(text.casefold()) is not None
