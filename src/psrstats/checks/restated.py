"""Figures of this report held against those of the report before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.checks.evidence import ABOUT, Evidence
from psrstats.columns import Array, lots, matches, repeats
from psrstats.lineage import Figures
from psrstats.model import Finding, Severity
from psrstats.patterns import regex

NAME = "restated"
SMALL = 10  # a count of children below it is not told
FUZZ = 1e-9
MARKED = regex(r"\b(?:revised|revisions?|provisional(?:ly)?|restated)\b|[(\[](?:r|p)[)\]]", re.IGNORECASE)
REASON = "The agency revised it, the definition changed, or one of the two was miscopied."
ASK = "Ask whether the figure was revised, and say so beside it."


def restated(evidence: Evidence) -> Iterator[Finding]:
    """Find the figures that differ from the report before: a warning; a note where they are marked or only rounded.

    One finding a measure and file; a figure worked out from others that differ is not told again.
    """
    if evidence.before is None:
        return
    pairs = _pairs(evidence, evidence.before)
    yield from _hidden(evidence, pairs)
    yield from _differing(evidence, pairs)


class Pairs(Struct, frozen=True):
    """Figures that both reports have, side by side."""

    evidence: Evidence
    before: Figures
    rows: Array  # of this report's
    earlier: Array  # of the other's

    def __len__(self) -> int:
        return len(self.rows)

    def take(self, which: Array) -> Pairs:
        """Keep some of them."""
        return replace(self, rows=self.rows[which], earlier=self.earlier[which])

    def has(self, name: str, now: str, before: str) -> Array:
        """Say which have one word in this report and another in the other, in a column."""
        of, other = self.evidence.figures.columns, self.before.columns
        both: Array = of.says(name, now)[self.rows] & other.says(name, before)[self.earlier]
        return both

    def printed(self) -> tuple[Array, Array]:
        """Give the numbers that both print."""
        return _printed(self.evidence.figures, self.rows), _printed(self.before, self.earlier)

    def by_measure_and_file(self) -> Iterator[Pairs]:
        """Part them by their measure and the file of their cell."""
        columns = self.evidence.figures.columns
        files = columns.words.map(lambda cell: cell.partition("!")[0], columns["cell"][self.rows])
        yield from map(self.take, lots(columns["measure"][self.rows], files))

    def get(self, name: str, at: int = 0) -> Any:
        """Give a column of one of them, in this report."""
        return self.evidence.figures.get(int(self.rows[at]), name)


def _pairs(evidence: Evidence, before: Figures) -> Pairs:
    """Set the figures that both reports have side by side."""
    now, then = _stated(evidence.figures), _stated(before)
    words, columns = evidence.figures.columns.words, before.columns
    other = [words.codes(columns.texts(name, then)) for name in ABOUT]
    one, two = matches([evidence.figures.columns[name][now] for name in ABOUT], other)
    return Pairs(evidence, before, now[one], then[two])


def _stated(figures: Figures) -> Array:
    rows = figures.columns.where(statistic="")
    kept: Array = rows[~repeats(*(figures.columns[name][rows] for name in ABOUT))]
    return kept


def _hidden(evidence: Evidence, pairs: Pairs) -> Iterator[Finding]:
    """Tell the figures that only one of the reports keeps back, without their numbers."""
    sent = pairs.take(pairs.has("formula", "", ""))
    either = sent.take(sent.has("marker", "c", "") | sent.has("marker", "", "c"))
    for rows in either.by_measure_and_file():
        here, there = ("kept back here", "printed") if rows.get("marker") == "c" else ("printed here", "kept back")
        message = f"{_named(rows)} is {here} but {there} in the report before{_more(rows)}."
        reason = "What one report keeps back can be read in the other."
        ask = "Keep it back in both, or ask why it was."
        yield Finding(NAME, "warning", message, _cells(evidence, rows), explanation=reason, ask=ask)


def _differing(evidence: Evidence, pairs: Pairs) -> Iterator[Finding]:
    numbers = pairs.take(pairs.has("marker", "", ""))
    numbers = numbers.take(_differ(numbers))
    columns = evidence.figures.columns
    is_sent = columns["formula"][numbers.rows] == 0
    told = set(columns.texts("cell", numbers.rows[is_sent]).tolist())
    worked_out = np.flatnonzero(~is_sent)
    own = [not told & set(evidence.figures.sources(row)) for row in numbers.rows[worked_out].tolist()]
    rows = numbers.take(np.concatenate([np.flatnonzero(is_sent), worked_out[np.array(own, dtype=bool)]]))
    kinds = _graded(evidence, rows)
    for kind in dict.fromkeys(kinds.tolist()):
        for alike in rows.take(kinds == kind).by_measure_and_file():
            yield _finding(evidence, alike, kind)


def _differ(pairs: Pairs) -> Array:
    """Say which figures are printed with different numbers; 19.60 is 19.6."""
    now, before = pairs.printed()
    apart: Array = np.abs(now - before) > FUZZ * np.maximum(1, np.abs(now))
    return apart


def _printed(figures: Figures, rows: Array) -> Array:
    value, scale = figures.columns["value"][rows], 10.0 ** figures.columns["places"][rows]
    shown: Array = np.sign(value) * np.floor(np.abs(value) * scale + 0.5 + FUZZ) / scale
    return shown


def _graded(evidence: Evidence, rows: Pairs) -> Array:
    marked = _marked(evidence)
    revised = np.array([cell in marked for cell in evidence.figures.texts("cell", rows.rows.tolist())], dtype=bool)
    return np.where(revised, "revised", np.where(_rounded(rows), "rounded", "plain"))


def _rounded(rows: Pairs) -> Array:
    """Say which differ by no more than the fewer decimals of one of them allow; counts are exact."""
    columns = rows.evidence.figures.columns
    places, other = columns["places"][rows.rows], rows.before.columns["places"][rows.earlier]
    now, before = rows.printed()
    within = (np.abs(now - before) <= 0.5 * 10.0 ** -np.minimum(places, other).astype(float) + FUZZ) & (places != other)
    counts = columns.says("unit", "count")[rows.rows] & (columns["formula"][rows.rows] == 0)
    found: Array = within & ~counts
    return found


def _marked(evidence: Evidence) -> set[str]:
    """Give the cells whose words say that the figure was revised, or may be."""
    marked = np.zeros(len(evidence.observations), dtype=bool)
    for name in ("original", "label", "heading", "commentary"):
        marked |= evidence.told(name, lambda word: bool(MARKED.search(word))).astype(bool)
    return set(evidence.words("cell", np.flatnonzero(marked)))


def _finding(evidence: Evidence, rows: Pairs, kind: str) -> Finding:
    here, there = evidence.figures.text(int(rows.rows[0])), rows.before.text(int(rows.earlier[0]))
    may_be_told = _may_be_told(rows)
    shown = f"is {here} here but {there}" if may_be_told else "is another number here than"
    explained = {"revised": ", and is marked as revised", "rounded": ", as rounding allows", "plain": ""}[kind]
    message = f"{_named(rows)} {shown} in the report before{explained}{_more(rows)}."
    severity: Severity = "warning" if kind == "plain" else "note"
    printed = evidence.reads.get(rows.get("cell"), here if may_be_told else "")
    expected = there if may_be_told else ""
    asks = ASK if kind == "plain" else ""
    reason = REASON if kind == "plain" else ""
    return Finding(NAME, severity, message, _cells(evidence, rows), printed, expected, reason, asks)


def _may_be_told(rows: Pairs) -> bool:
    counts = rows.evidence.settings.measures[rows.get("measure")].children and rows.get("unit") == "count"
    return not (counts and min(rows.get("value"), rows.before.get(int(rows.earlier[0]), "value")) < SMALL)


def _named(rows: Pairs) -> str:
    about = filter(None, map(rows.get, ("area", "group", "item", "period")))
    return f"'{rows.evidence.title(rows.get('measure'))}' for {', '.join(about)}"


def _more(rows: Pairs) -> str:
    more = len(rows) - 1
    return f", and so {'are' if more > 1 else 'is'} {more} more of its figures" if more else ""


def _cells(evidence: Evidence, rows: Pairs) -> tuple[str, ...]:
    """Give the cells of both reports, the other's after its folder; a worked-out figure has those it comes from."""
    now, before = evidence.figures.sources(int(rows.rows[0]))[:1], rows.before.sources(int(rows.earlier[0]))[:1]
    folder = evidence.settings.report.against
    return (*now, *(f"{folder}/{cell}" if folder else cell for cell in before))
