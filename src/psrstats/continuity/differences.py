"""Two reports compared, figure by figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from psrstats.columns import Array, Columns
from psrstats.compared.causes import Causes
from psrstats.compared.matched import differing, matched, shown
from psrstats.compared.state import State
from psrstats.years import CAUSES, KINDS, Cause, Compared, Difference, Kind


def compared(before: State, after: State, opened: tuple[str, ...] = (), *, internal: bool = False) -> Compared:
    """Set two states side by side.

    before, after: the one that is compared with, and the one that is looked at.
    opened: the counts that both editions together give away, by what they are about.
    """
    found = matched(before.figures, after.figures)
    apart = differing(before.figures.columns, after.figures.columns, found)
    was, now = _by_notice(before, after, found.was[apart], found.now[apart])
    causes = Causes(before, after)
    reasons = [causes.of(*pair)[0] for pair in zip(was.tolist(), now.tolist(), strict=True)]
    gone, new = _own_area_first(before, found.gone), _own_area_first(after, found.new)
    causes_gone, causes_new = _alone(before, gone, after, found.was), _alone(after, new, before, found.now)
    counted: Counter[Cause] = Counter([*reasons, *causes_gone, *causes_new])
    kinds = dict(zip(KINDS, map(len, (was, gone, new)), strict=True))

    def each() -> Iterator[Difference]:
        for pair in zip(was.tolist(), now.tolist(), strict=True):
            yield _changed(before, after, pair, causes)
        yield from (_one(before, *one, "gone") for one in zip(gone.tolist(), causes_gone, strict=True))
        yield from (_one(after, *one, "new") for one in zip(new.tolist(), causes_new, strict=True))

    by_cause = {cause: counted[cause] for cause in CAUSES}
    return Compared(before.name, after.name, kinds, by_cause, len(found.was) - len(was), each, opened, internal)


def _by_notice(before: State, after: State, was: Array, now: Array) -> tuple[Array, Array]:
    """Put pairs in the order in which a reader would notice them.

    The report's own area first; words that turned and figures that came or went; a measure's own figure before what is
    stated of it; then by the size of the change.
    """
    columns, others = after.figures.columns, before.figures.columns
    one, other = shown(others, was), shown(columns, now)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.abs(other - one) / np.maximum(np.abs(one), np.abs(other))
    turned = np.isnan(size) & ~(np.isnan(one) & np.isnan(other) & (columns["marker"][now] != 0))
    size = np.where(np.isnan(size), np.where(turned, np.inf, 0.0), size)
    elsewhere = columns["area"][now] != columns.words.code(after.area)
    order = np.lexsort((now, -np.round(size, 12), columns["statistic"][now] != 0, ~np.isinf(size), elsewhere))
    return was[order], now[order]


def _own_area_first(state: State, rows: Array) -> Array:
    columns = state.figures.columns
    elsewhere = columns["area"][rows] != columns.words.code(state.area)
    found: Array = rows[np.lexsort((rows, columns["statistic"][rows] != 0, elsewhere))]
    return found


def _alone(state: State, rows: Array, other: State, met: Array) -> list[Cause]:
    """Say why only one of two reports has some figures.

    The other has no such measure; or it has all that they are made from, and makes nothing of it; or it was sent none.
    met: the rows of the one that the other has too.
    """
    columns = state.figures.columns
    there = np.zeros(len(columns), dtype=bool)
    there[met] = True
    inputs = columns.inputs.take(rows)
    missing = np.add.reduceat(np.append(~there[inputs.rows], False), inputs.counts.cumsum() - inputs.counts)
    made = (inputs.counts > 0) & (missing == 0) if len(rows) else np.zeros(0, dtype=bool)
    unknown = np.array([bool(other.measures) and word not in other.measures for word in _names(columns)], dtype=bool)
    undefined = unknown[columns["measure"][rows]]
    return ["definition" if one else "formula" if two else "source" for one, two in zip(undefined, made, strict=True)]


def _names(columns: Columns) -> list[str]:
    return [columns.words[code] for code in range(len(columns.words))]


def _changed(before: State, after: State, pair: tuple[int, int], causes: Causes) -> Difference:
    was, now = pair
    cause, why = causes.of(was, now)
    texts = before.figures.text(was), after.figures.text(now)
    return _difference(after, now, texts, "changed", cause, why)


def _one(state: State, row: int, cause: Cause, kind: Kind) -> Difference:
    text = state.figures.text(row)
    why = {"definition": "a measure of one of the two only", "formula": "made of figures that both have"}.get(cause, "")
    return _difference(state, row, (text, "") if kind == "gone" else ("", text), kind, cause, why)


def _difference(state: State, row: int, texts: tuple[str, str], kind: Kind, cause: Cause, why: str) -> Difference:
    get, name = state.figures.get, state.figures.get(row, "measure")
    title = state.measures[name].title if name in state.measures else name
    area, group, item, period = state.figures.place(row)
    about = (name, get(row, "statistic"), title, area, group, item, period)
    return Difference(*about, *texts, kind, cause, why, state.cells(row))
