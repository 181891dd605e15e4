"""Sums and differences of measures: children at risk of one thing or the other, less those counted in both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from psrstats.columns import ABSENT, NOTHING_SENT, Array, Columns, Inputs
from psrstats.config import Measure, Settings
from psrstats.formulas import formula_of


def sum_of(figures: Columns, measures: Sequence[Measure], settings: Settings) -> Columns:
    """Add up the parts of each measure that is a sum, of the same area, group and period; one marked part marks it."""
    sums = [_sum(figures, measure, settings) for measure in measures if measure.terms]
    return figures.change(figures.plain[:0]).stack(*sums)


def _sum(figures: Columns, measure: Measure, settings: Settings) -> Columns:
    signs = "".join(sign for sign, *_ in measure.terms)
    parts = _parts(figures, measure)
    first = parts[0]
    marker, reason = _marks(figures, measure, parts, settings)
    value = formula_of(signs).work_out(*(figures["value"][rows] for rows in parts))
    return figures.change(
        first,
        Inputs.beside(*parts),
        measure=measure.name,
        group=0 if measure.terms[0][2] else figures["group"][first],
        value=np.where(marker == 0, value, np.nan),
        places=figures["places"][np.array(parts)].max(axis=0, initial=0),
        marker=marker,
        reason=reason,
        unit=measure.unit,
        formula=signs,
        text="",
        **NOTHING_SENT,
    )


def _parts(figures: Columns, measure: Measure) -> list[Array]:
    """Find the rows of each part, those of the first deciding which sums there are."""
    (_, name, group), *others = measure.terms
    first = figures.plain_of.get(name, figures.plain[:0])
    first = figures.only(first, group=group) if group else first
    own = figures["group"][first] if not group else 0
    return [first, *(figures.find(first, measure=name, group=group or own) for _, name, group in others)]


def _marks(figures: Columns, measure: Measure, parts: list[Array], settings: Settings) -> tuple[Array, Array]:
    """Give each sum the marker of a part, c before any other, and the reason why; x for a part that was not sent."""
    words, table = figures.words, np.array(parts)
    absent = table == ABSENT
    marker = np.where(absent, words.code("x"), figures["marker"][table])
    reason = np.where(absent, [[code] for code in _not_sent(figures, measure, settings)], figures["reason"][table])
    rank = np.where(marker == words.code("c"), 2, marker != 0)
    first, each = rank.argmax(axis=0), np.arange(table.shape[1])
    return marker[first, each], reason[first, each]


def _not_sent(figures: Columns, measure: Measure, settings: Settings) -> list[int]:
    titles = [": ".join(filter(None, (settings.measures[name].title, group))) for _, name, group in measure.terms]
    return [figures.words.code(f"no figure of '{title}' was sent for the same period") for title in titles]
