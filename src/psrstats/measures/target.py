"""Figures against their targets."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.columns import NOTHING_SENT, Columns, Inputs
from psrstats.config import Measure, Settings
from psrstats.formulas.target import target as outcome


def target(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """Say of every figure whose measure has a target whether it is met, within tolerance or missed."""
    aimed = [measure for measure in settings.measures.values() if measure.target is not None]
    for measure in aimed:
        yield _outcomes(figures, measure)


def _outcomes(figures: Columns, measure: Measure) -> Columns:
    rows = figures.plain_of.get(measure.name, figures.plain[:0])
    aim = measure.target if measure.target is not None else measure.tolerance

    def said(value: float) -> str:
        return outcome(value, aim, measure.tolerance, polarity=measure.polarity or "high") if value == value else ""

    text = figures.words.spell(figures["value"][rows], said)
    return figures.change(
        rows, Inputs.beside(rows), statistic="target", unit="outcome", places=0, formula="", text=text, **NOTHING_SENT
    )
