"""Parts that are larger than their whole: numerators beyond denominators, groups beyond their area's total."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.checks.sums import Sums
from psrstats.columns import Array
from psrstats.formulas.printed import printed
from psrstats.formulas.rounding_base import rounding_base
from psrstats.formulas.slips import slips
from psrstats.lineage import Figures
from psrstats.model import Finding
from psrstats.totals import is_summed

NAME = "subset"
FEW = 10
HARDLY = 4  # so many figures, or more, of which over a fifth are beyond 100%, are not of parts and wholes
A_FIFTH = 0.2


def subset(evidence: Evidence) -> Iterator[Finding]:
    """Find the parts that are larger than their whole.

    An error where rounding the counts cannot make them so; a warning, told once, where so many parts are larger that
    the one is hardly a part of the other.
    """
    for measure, rows in beyond(evidence).items():
        if is_no_part(evidence.figures, measure, len(rows)):
            yield _no_part(evidence, measure, rows)
        else:
            yield from (_beyond(evidence, row) for row in rows)
    yield from _groups(evidence)


def beyond(evidence: Evidence) -> dict[str, list[int]]:
    """Give the percentages whose numerator is larger than their denominator, by measure."""
    columns = evidence.figures.columns
    rows = columns.where(formula="percentage", statistic="", item="", marker="")
    rows = rows[columns.inputs.counts[rows] == 2]
    top, bottom = columns.inputs.take(rows).rows.reshape(-1, 2).T
    other = columns["measure"][top] != columns["measure"][bottom]  # a group of the same measure is told by its counts
    suspect = rows[other & (columns["value"][top] > columns["value"][bottom]) & (columns["value"][bottom] > 0)]
    found: dict[str, list[int]] = {}
    for row in suspect.tolist():
        if _is_beyond(evidence.figures, *evidence.figures.inputs(row)):
            found.setdefault(evidence.figures.get(row, "measure"), []).append(row)
    return found


def is_no_part(figures: Figures, measure: str, count: int) -> bool:
    """Say whether so many of a measure's percentages are beyond 100 that it is not one of a part and its whole."""
    return count >= HARDLY and count > A_FIFTH * len(figures.of_measure(measure))


def _is_beyond(figures: Figures, part: int, whole: int) -> bool:
    bases = [_base(figures, row) for row in (part, whole)]
    allowance = sum(base / 2 for base in bases if base > 1)
    return bool(figures.number(part) - figures.number(whole) > allowance)


def _base(figures: Figures, row: int) -> int:
    """Tell what the counts of a measure were rounded to."""
    columns = figures.columns
    values = columns["value"][columns.plain_of.get(figures.get(row, "measure"), columns.plain[:0])]
    counts = np.unique(values[np.isfinite(values)])
    return rounding_base(map(int, counts)) if not (counts % 1).any() else 1


def _beyond(evidence: Evidence, row: int) -> Finding:
    figures = evidence.figures
    part, whole = figures.inputs(row)
    message = f"{_named(evidence, part)} cannot be more than {_named(evidence, whole)}, of which it is a part."
    cells = (*_cells(figures, part), *_cells(figures, whole))
    sent = _sent(evidence, row)
    explanation = ""
    if sent:
        cells = (*cells, sent[0])
        explanation = _reason(evidence, row, sent[1])
    ask = "Which of the two is wrong, or are they swapped?"
    at_most = f"at most {figures.text(whole)}" if figures.number(whole) >= FEW else "no more than its whole"
    return Finding(NAME, "error", message, cells, figures.text(part), at_most, explanation, ask)


def _reason(evidence: Evidence, row: int, text: str) -> str:
    """Tell by the percentage that was sent what is wrong with the counts."""
    figures = evidence.figures
    part, whole = (figures.number(one) for one in figures.inputs(row))
    if part.denominator > 1 or whole.denominator > 1 or whole < FEW:
        return ""
    found = slips(text, int(part), int(whole))
    return f"By the {text} that was sent, {found[0].words}." if found else ""


def _no_part(evidence: Evidence, measure: str, rows: list[int]) -> Finding:
    figures, settings = evidence.figures, evidence.settings
    part, whole = (evidence.title(name) for name in _parts(settings.measures[measure].made_of))
    message = (
        f"In {len(rows)} of {len(figures.of_measure(measure))} figures '{part}' is more than '{whole}', "
        "of which measures.csv makes it a part."
    )
    cells = tuple(cell for one in figures.inputs(rows[0]) for cell in _cells(figures, one))
    ask = "Is the one counted in the other at all? If not, make the measure a ratio."
    return Finding(NAME, "warning", message, cells, figures.text(figures.inputs(rows[0])[0]), ask=ask)


def _parts(made_of: tuple[str, ...]) -> tuple[str, str]:
    return made_of[0], made_of[1]


def _groups(evidence: Evidence) -> Iterator[Finding]:
    """Tell the groups that are larger than the total of their area, but for those whose sum is told of by PSR002.

    Beside a number below 0 they may be: 120 came and 80 left, so that the net change is 40.
    """
    figures, columns = evidence.figures, evidence.figures.columns
    counts = columns.plain[(columns["unit"] == columns.words.code("count"))[columns.plain]]
    rows = counts[(columns["group"][counts] != 0) & (columns["formula"][counts] == 0)]
    whole = columns.find(rows, group="")
    met = whole >= 0
    rows, whole = rows[met], whole[met]
    net = np.isin(whole, whole[columns["value"][rows] < 0]) | (columns["value"][whole] < 0)
    summed = [is_summed(evidence.title(name)) for name in columns.texts("measure", rows)]
    rows, whole = (one[~net & np.array(summed, dtype=bool)] for one in (rows, whole))
    larger = _larger(columns["value"][rows], columns["value"][whole])
    sums = Sums(figures)
    for part, total in zip(rows[larger].tolist(), whole[larger].tolist(), strict=True):
        if _is_beyond(figures, part, total) and sums.told(total) is None:
            message = f"{_named(evidence, part)} cannot be more than the total of its area."
            cells = (*_cells(figures, part), *_cells(figures, total))
            ask = "Which of the two is wrong, or is the total of something else?"
            yield Finding(NAME, "error", message, cells, figures.text(part), ask=ask)


def _larger(parts: Array, wholes: Array) -> Array:
    with np.errstate(invalid="ignore"):
        larger: Array = parts > wholes
    return larger


def _named(evidence: Evidence, row: int) -> str:
    figures = evidence.figures
    measure = evidence.settings.measures[figures.get(row, "measure")]
    about = ", ".join(filter(None, (figures.get(row, "area"), figures.get(row, "group"), figures.get(row, "period"))))
    number = figures.number(row)
    small = measure.children and number < FEW
    return f"'{measure.title}' for {about}" + ("" if small else f" ({figures.text(row)})")


def _cells(figures: Figures, row: int) -> tuple[str, ...]:
    return figures.sources(row)


def _sent(evidence: Evidence, row: int) -> tuple[str, str] | None:
    """Find the percentage that was sent for a figure: its cell and its text."""
    figures, sent = evidence.figures, evidence.observations
    area, group, item, period = figures.place(row)
    measure = figures.get(row, "measure")
    found = sent.only(evidence.sent, measure=measure, area=area, group=group, item=item, period=period)[:1].tolist()
    if not found or (value := sent.get(found[0], "value")) < 0:
        return None
    return sent.get(found[0], "cell"), f"{printed(value, sent.get(found[0], 'places'))}%"
