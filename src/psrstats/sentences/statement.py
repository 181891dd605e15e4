"""What a figure is, and when: the beginning of a sentence."""

from __future__ import annotations

from psrstats.config import Measure
from psrstats.lineage import Figures
from psrstats.model import MARKERS
from psrstats.sentences.clause import Clause, per
from psrstats.sentences.when import end_of, named, when
from psrstats.units import said_of

ONE = "1"  # of which a phrase in the plural cannot be said


def statement(figures: Figures, row: int, measure: Measure) -> Clause:
    """State a figure, in the words of measures.csv if it has any."""
    text, period = figures.text(row), figures.get(row, "period")
    if measure.said and text != ONE:
        said = measure.said.format(number=text, period=named(period), period_end=end_of(period))
        return Clause(said.removesuffix("."), (row,))
    return Clause(f"{measure.title}: {text}{per(measure)} {when(period)}", (row,))


def without_number(figures: Figures, row: int, measure: Measure) -> Clause:
    """Say why a figure has no number."""
    marker, period = figures.get(row, "marker"), when(figures.get(row, "period"))
    if marker == "c":
        why = f"the {said_of(measure.unit).noun} {period} is not shown, so that no child can be identified"
    else:
        why = f"the {said_of(measure.unit).noun} {period} is not shown: it {_is(MARKERS[marker])}"
    return Clause(f"{measure.title}: {why}", (row,))


def _is(meaning: str) -> str:
    """Give a marker's meaning its verb.

    >>> _is("rounds to 0 but is not 0"), _is("of low reliability")
    ('rounds to 0 but is not 0', 'is of low reliability')
    """
    return meaning if meaning.startswith("rounds") else f"is {meaning}"
