"""Which figures of a published file a measure means: by its label, or by what the catalogue says it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from msgspec import Struct, field

from psrstats.catalogue import catalogue, known, plain
from psrstats.config import Measure
from psrstats.load.published.coded import Rows
from psrstats.load.published.roles import Roles
from psrstats.load.words import fold
from psrstats.patterns import regex

BETWEEN = "|"  # the parts of a label: a column of figures, and labels of its rows
BAND = regex(r"\b\d{1,2}\s*(?:-|to)\s*\d{1,2}\b|\bunder \d+", re.IGNORECASE)
STATISTICS = {"percent": ("percent", "%"), "rate": ("rate", "per "), "count": ("count", "number"), "score": ("score",)}
HEADED = (
    ("percent", regex(r"percent|%|\bpc\b|\bpt\b|\bproportion|\bshare\b")),
    ("rate", regex(r"\brate\b|\bper \d")),
    ("score", regex(r"\bavg\b|average|\bmean\b|score|median")),
)


class Choice(Struct, frozen=True):
    """The columns of figures of a measure, and what the rows say that are meant."""

    figures: tuple[int, ...]
    rows: dict[int, str] = field(default_factory=dict)  # by column, the label that a row must have


def choose(measure: Measure, roles: Roles, *, alone: bool) -> Choice | None:
    """Find the figures that a measure means.

    Args:
        measure: A row of measures.csv; of its label, parts between | name a column and labels of rows.
        roles: What the file's columns hold.
        alone: Whether it is the source's only measure, so that figures without a name are its.

    Returns:
        The figures; None where no words of the file are those of the measure, or several might be.
    """
    for words in dict.fromkeys((measure.words, *_wordings(measure))):
        if choice := _by_words(words, measure.unit, roles):
            return choice
    only = len(roles.figures) == 1 or bool(roles.across) or bool(roles.format.figures)
    if alone and only and roles.named < 0 and not BAND.search(measure.words):
        return Choice((*roles.figures[:1], *roles.across))
    return None


def unit_of_heading(heading: str) -> str:
    """Tell a unit by a heading's words.

    >>> [unit_of_heading(text) for text in ("rate per 10000", "re referrals percent", "avg att8", "referrals")]
    ['rate', 'percent', 'score', 'count']
    """
    return next((unit for unit, words in HEADED if words.search(heading)), "count")


def _wordings(measure: Measure) -> Iterator[str]:
    """Give what the catalogue knows a measure to be called."""
    named = next((each for each in catalogue() if each.name == measure.name and each.unit == measure.unit), None)
    found = named or known(measure.words, measure.unit) or known(measure.title, measure.unit)
    if found:
        yield from (found.title, *found.wordings)


def _by_words(words: str, unit: str, roles: Roles) -> Choice | None:
    """Read a label part by part: each must name a column of figures, or a label that rows have."""
    figures: list[int] = []
    rows: dict[int, str] = {}
    for part in filter(None, map(str.strip, words.split(BETWEEN))):
        heading = _heading(part, roles)
        labels = [] if heading is not None else list(_labels(part, roles))
        if heading is None and len(labels) != 1:
            return None
        figures += [heading] if heading is not None else []
        rows |= dict(labels)
    if len(figures) > 1:
        return None
    return _with_figures(Choice(tuple(figures), rows), unit, roles)


def _heading(part: str, roles: Roles) -> int | None:
    """Find the column of figures that a part of a label names."""
    words = roles.records.folded
    exact = [number for number in roles.figures if words[number] == fold(part)]
    alike = [number for number in roles.figures if plain(words[number]) == plain(part)]
    return exact[0] if exact else alike[0] if len(alike) == 1 else None


def _labels(part: str, roles: Roles) -> Iterator[tuple[int, str]]:
    """Find the labels of rows that a part of a label names; of those that read alike the one that reads the same."""
    for column in filter(lambda number: number >= 0, (roles.named, roles.statistic, *roles.filters)):
        said = [word for word in roles.coded(column).words if word]
        exact = [text for text in said if fold(text) == fold(part)]
        alike = exact or [text for text in said if plain(text) == plain(part)]
        if len(alike) == 1:
            yield column, alike[0]


def _with_figures(choice: Choice, unit: str, roles: Roles) -> Choice | None:
    """Add the column that is meant where none was named, and the statistic that is of the measure's unit."""
    whole = choice.figures and choice.figures == roles.figures[:1]
    figures = (*choice.figures, *(roles.across if whole else ())) or _unasked(unit, roles)
    if not figures or (roles.named >= 0 and roles.named not in choice.rows):
        return None
    if roles.statistic < 0 or roles.statistic in choice.rows:
        return Choice(figures, choice.rows)
    said = roles.says(roles.statistic, rows_with(roles, choice.rows))
    meant = [text for text in said if any(word in fold(text) for word in STATISTICS.get(unit, ()))]
    meant = meant or said[:1] * (len(said) == 1)
    return Choice(figures, choice.rows | {roles.statistic: meant[0]}) if len(meant) == 1 else None


def _unasked(unit: str, roles: Roles) -> tuple[int, ...]:
    if roles.across:
        return (*roles.figures[:1], *roles.across)
    if roles.format.figures:
        return roles.figures[:1]
    words = roles.records.folded
    of_unit = tuple(number for number in roles.figures if unit_of_heading(words[number]) == unit)
    return of_unit if len(of_unit) == 1 else roles.figures if len(roles.figures) == 1 else ()


def rows_with(roles: Roles, rows: dict[int, str]) -> Rows:
    """Give the rows that have certain labels."""
    found = np.ones(len(roles.records), np.bool_)
    for column, text in rows.items():
        found &= roles.coded(column).has(text.__eq__)
    return np.flatnonzero(found)
