"""Figures of this report held against those of the report before."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from psrstats.checks.evidence import ABOUT, Evidence
from psrstats.columns import Array
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
    pairs = _pairs(evidence.figures, evidence.before)
    yield from _hidden(evidence, pairs)
    yield from _differing(evidence, pairs)


def _pairs(now: Figures, before: Figures) -> pd.DataFrame:
    """Set the figures that both reports have side by side."""
    return _stated(now).merge(_stated(before), on=ABOUT, suffixes=("", "_before"))


def _stated(figures: Figures) -> pd.DataFrame:
    columns = figures.columns
    rows = columns.where(statistic="")
    frame = pd.DataFrame({name: columns.texts(name, rows) for name in (*ABOUT, "marker", "formula", "unit", "cell")})
    places = columns["places"][rows]
    frame = frame.assign(row=rows, value=columns["value"][rows], places=places)
    return frame.drop_duplicates(ABOUT)


def _hidden(evidence: Evidence, pairs: pd.DataFrame) -> Iterator[Finding]:
    """Tell the figures that only one of the reports keeps back, without their numbers."""
    sent = pairs[(pairs["formula"] == "") & (pairs["formula_before"] == "")]
    now, before = sent["marker"], sent["marker_before"]
    either = sent[((now == "c") & (before == "")) | ((now == "") & (before == "c"))]
    for _, rows in _by_measure_and_file(either):
        first = rows.iloc[0]
        here, there = ("kept back here", "printed") if first["marker"] == "c" else ("printed here", "kept back")
        message = f"{_named(evidence, first)} is {here} but {there} in the report before{_more(rows)}."
        reason = "What one report keeps back can be read in the other."
        ask = "Keep it back in both, or ask why it was."
        yield Finding(NAME, "warning", message, _cells(evidence, first), explanation=reason, ask=ask)


def _differing(evidence: Evidence, pairs: pd.DataFrame) -> Iterator[Finding]:
    numbers = pairs[(pairs["marker"] == "") & (pairs["marker_before"] == "")]
    numbers = numbers[_differ(numbers)]
    sent = numbers[numbers["formula"] == ""]
    told = {str(cell) for cell in sent["cell"]}
    worked_out = numbers[numbers["formula"] != ""]
    own = [not told & set(evidence.figures.sources(row)) for row in worked_out["row"].tolist()]
    rows = pd.concat([sent, worked_out[np.array(own, dtype=bool)]])
    kinds = _graded(evidence, rows)
    for kind in dict.fromkeys(kinds.tolist()):
        for _, alike in _by_measure_and_file(rows[kinds == kind]):
            yield _finding(evidence, alike, kind)


def _differ(pairs: pd.DataFrame) -> Array:
    """Say which figures are printed with different numbers; 19.60 is 19.6."""
    now, before = _printed(pairs, ""), _printed(pairs, "_before")
    apart: Array = np.abs(now - before) > FUZZ * np.maximum(1, np.abs(now))
    return apart


def _printed(pairs: pd.DataFrame, which: str) -> Array:
    value = pairs[f"value{which}"].to_numpy(float)
    scale = 10.0 ** pairs[f"places{which}"].to_numpy(float)
    shown: Array = np.sign(value) * np.floor(np.abs(value) * scale + 0.5 + FUZZ) / scale
    return shown


def _graded(evidence: Evidence, rows: pd.DataFrame) -> Array:
    marked = _marked(evidence)
    revised = rows["cell"].isin(marked).to_numpy(dtype=bool)
    return np.where(revised, "revised", np.where(_rounded(rows), "rounded", "plain"))


def _rounded(rows: pd.DataFrame) -> Array:
    """Say which differ by no more than the fewer decimals of one of them allow; counts are exact."""
    places = rows[["places", "places_before"]].to_numpy(float)
    fewer = np.min(places, axis=1, initial=99)
    gap = np.abs(_printed(rows, "") - _printed(rows, "_before"))
    within = (gap <= 0.5 * 10.0**-fewer + FUZZ) & (places[:, 0] != places[:, 1])
    counts = ((rows["unit"] == "count") & (rows["formula"] == "")).to_numpy(dtype=bool)
    found: Array = within & ~counts
    return found


def _marked(evidence: Evidence) -> set[str]:
    """Give the cells whose words say that the figure was revised, or may be."""
    sent = evidence.observations
    marked = np.zeros(len(sent), dtype=bool)
    for name in ("original", "label", "heading", "commentary"):
        codes, words = pd.factorize(sent[name].to_numpy())
        marked |= np.array([bool(MARKED.search(str(word))) for word in words], dtype=bool)[codes]
    return set(sent["cell"][marked])


def _by_measure_and_file(rows: pd.DataFrame) -> Iterator[tuple[object, pd.DataFrame]]:
    files = [str(cell).partition("!")[0] for cell in rows["cell"]]
    yield from rows.assign(file=files).groupby(["measure", "file"], sort=False)


def _finding(evidence: Evidence, rows: pd.DataFrame, kind: str) -> Finding:
    first, before = rows.iloc[0], evidence.before
    here = evidence.figures.text(int(first["row"]))
    there = before.text(int(first["row_before"])) if before else ""
    shown = f"is {here} here but {there}" if _may_be_told(evidence, first) else "is another number here than"
    explained = {"revised": ", and is marked as revised", "rounded": ", as rounding allows", "plain": ""}[kind]
    message = f"{_named(evidence, first)} {shown} in the report before{explained}{_more(rows)}."
    severity: Severity = "warning" if kind == "plain" else "note"
    cells = _cells(evidence, first)
    printed = evidence.reads.get(str(first["cell"]), "" if "another" in shown else here)
    expected = there if _may_be_told(evidence, first) else ""
    asks = ASK if kind == "plain" else ""
    reason = REASON if kind == "plain" else ""
    return Finding(NAME, severity, message, cells, printed, expected, reason, asks)


def _may_be_told(evidence: Evidence, row: pd.Series) -> bool:
    counts = evidence.settings.measures[str(row["measure"])].children and row["unit"] == "count"
    return not (counts and min(float(row["value"]), float(row["value_before"])) < SMALL)


def _named(evidence: Evidence, row: pd.Series) -> str:
    about = filter(None, (str(row[name]) for name in ("area", "group", "item", "period")))
    return f"'{evidence.title(str(row['measure']))}' for {', '.join(about)}"


def _more(rows: pd.DataFrame) -> str:
    more = len(rows) - 1
    return f", and so {'are' if more > 1 else 'is'} {more} more of its figures" if more else ""


def _cells(evidence: Evidence, row: pd.Series) -> tuple[str, ...]:
    """Give the cells of both reports, the other's after its folder; a worked-out figure has those it comes from."""
    now = evidence.figures.sources(int(row["row"]))[:1]
    before = evidence.before.sources(int(row["row_before"]))[:1] if evidence.before else ()
    folder = evidence.settings.report.against
    return (*now, *(f"{folder}/{cell}" if folder else cell for cell in before))
