"""Texts that are published and state a number of children which the report's policy, or the report, does not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
from msgspec import Struct

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array, Observations, combined, repeats, together
from psrstats.config import SETTINGS_FILE, Settings
from psrstats.formulas.children_said import children_said, may_mention_children, mentions_children, said_of
from psrstats.model import Finding
from psrstats.patterns import regex

NAME = "telling"
SUPPRESSED = "c"
SHORTEST = 3  # letters: what is shorter names too much else
ROW = ("measure", "area", "group", "item")
SPOKEN = {  # of observations, what may hold words of their sender's, and what it is
    "commentary": "The commentary on",
    "label": "The label of",
    "heading": "The heading over",
    "unit_said": "The unit of",
    "original": "The cell of",
    "correction": "The correction of",
}
LEFT_OUT = ("commentary", "original", "correction")  # with a count that is not shown
_CATEGORY = regex(r"\W*\w+\s+(?:\w+\s+)?\w+\W*")  # "2 children", as a row of families may be called


class Spoken(Struct, frozen=True):
    """A text that is published: where it stands, what it is, the measures it may be about."""

    where: str
    what: str
    text: str
    measures: frozenset[str]
    of_children: bool = False  # whether it is said of a number of children


class Shown(Struct, frozen=True, dict=True):
    """The observations as they are shown, and what of them is not."""

    observations: Observations
    settings: Settings

    @property
    def few(self) -> range:
        """The counts that are too small to be shown; where all are rounded, those that no rounding gives."""
        said = self.settings.disclosure
        return range(said.lowest, said.largest + 1) if said.largest else range(1, said.base)

    @cached_property
    def children(self) -> frozenset[str]:
        """The measures that count children."""
        return self.settings.counted

    @cached_property
    def hidden(self) -> Array:
        """Which are counts of children that are not shown, or will not be."""
        table = self.observations
        small = np.isin(table["value"], list(self.few)) & table.says("measure", *self.children)
        found: Array = table.says("marker", SUPPRESSED) | small
        return found

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """Of each measure, the areas, groups and items whose counts are not shown."""
        found: dict[str, set[str]] = {}
        for measure, *about in set(self.observations.take(self.hidden).rows(*ROW)):
            known = {*about} - {self.settings.report.area}
            long = {name for name in known if len(name) >= SHORTEST}
            found.setdefault(measure, set()).update(long)
        return {measure: frozenset(names) for measure, names in found.items()}

    @cached_property
    def _folded(self) -> dict[str, frozenset[tuple[str, str]]]:
        """The same names, each with what it is without capitals."""
        return {measure: frozenset((name, name.casefold()) for name in names) for measure, names in self.names.items()}

    def tells(self, spoken: Spoken) -> bool:
        """Say whether a text states a number that is too small, or one beside the name of what is not shown."""
        said = children_said(spoken.text, of_children=spoken.of_children)
        if any(number in self.few for number in said):
            return True
        of = {name for measure in spoken.measures for name in self._folded.get(measure, ())}
        folded = spoken.text.casefold()
        spaced = " ".join(folded.split())
        near = [name for name, plain in of if plain in folded or plain in spaced]
        return any(said_of(spoken.text, name) or (said and _names(spoken.text, name)) for name in near)


def telling(evidence: Evidence, observations: Observations) -> Iterator[Finding]:
    """Find the published texts that state a number of children below the policy's threshold, or one that is not shown.

    observations: as they are shown (columns as in model.OBSERVATIONS).
    A number beside the name of an area or group whose count is not shown is told whatever it is, so that the finding
    tells nothing of the count. An error where counts of the measure it is about are not shown, else a warning.
    """
    shown = Shown(observations, evidence.settings)
    if not len(shown.few):
        return
    for spoken in (*_described(evidence.settings), *_sent(shown)):
        if shown.tells(spoken):
            yield _finding(spoken, not_shown=any(measure in shown.names for measure in spoken.measures))


def _names(text: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))


def _described(settings: Settings) -> Iterator[Spoken]:
    """Give the texts of psrstats.toml and measures.csv that are published."""
    everything = frozenset(settings.measures)
    yield Spoken(SETTINGS_FILE, "[report] title", settings.report.title, everything)
    for key in ("organisation", "summary", "status"):
        yield Spoken(SETTINGS_FILE, f"[cover] {key}", getattr(settings.cover, key), everything)
    for table in settings.tables:
        about = frozenset(_made_of(table.measures, settings))
        yield Spoken(SETTINGS_FILE, f"[[table]] {table.name}: its title", table.title, about)
        for number, note in enumerate(table.notes, 1):
            yield Spoken(SETTINGS_FILE, f"[[table]] {table.name}: its note {number}", note, about)
    for measure in settings.measures.values():
        about = frozenset(_made_of([measure.name], settings))
        for key in ("title", "said"):
            yield Spoken(settings.report.measures, f"{measure.name}: its {key}", getattr(measure, key), about)


def _made_of(names: Iterable[str], settings: Settings) -> set[str]:
    """Give some measures and those that they are worked out from."""
    found: set[str] = set()
    open_ones = list(names)
    while open_ones:
        name = open_ones.pop()
        if name in settings.measures and name not in found:
            found.add(name)
            open_ones += settings.measures[name].made_of
    return found


def _sent(shown: Shown) -> Iterator[Spoken]:
    """Give the texts that came with the figures, each once; what is said of a row that is not shown is left out."""
    table = shown.observations
    of_row = together(*(table[name] for name in ROW))
    quiet = np.flatnonzero(~np.isin(of_row, of_row[shown.hidden]))
    for column, what in SPOKEN.items():
        rows = quiet if column in LEFT_OUT else np.arange(len(table))
        codes, first = combined(table[column][rows])
        texts = table.texts(column, rows[first]).tolist()
        speaks = has_words if shown.names or column == "commentary" else mentions_children
        if speaks is mentions_children and not may_mention_children(texts):
            continue
        each = rows[np.array([*map(speaks, texts), False], dtype=bool)[codes]]
        each = each[~repeats(table[column][each], table["measure"][each])]
        for text, measure, cell in table.take(each).rows(column, "measure", "cell"):
            if column == "label" and _CATEGORY.fullmatch(text):
                continue
            title = shown.settings.measures[measure].title
            said = f"{what} '{title}'"
            counted = column == "commentary" and measure in shown.children
            yield Spoken(cell, said, text, frozenset([measure]), counted)


def has_words(text: str) -> bool:
    """Say whether a text has a letter.

    >>> has_words("4,632"), has_words("not held")
    (False, True)
    """
    return any(map(str.isalpha, text))


def _finding(spoken: Spoken, *, not_shown: bool) -> Finding:
    of = "of which counts are not shown" if not_shown else "below the policy's threshold"
    stated = "a number of children, " if not_shown else "a number of children "
    return Finding(
        NAME,
        "error" if not_shown else "warning",
        f"{spoken.what} states {stated}{of}.",
        (spoken.where,),
        explanation="A reader learns from the words what the tables do not show.",
        ask="Can it be said without the number?",
    )
