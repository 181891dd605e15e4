"""How a figure has changed since the year before."""

from __future__ import annotations

from psrstats.config import Measure, Settings
from psrstats.lineage import Figures
from psrstats.model import limit
from psrstats.sentences.clause import Clause, unsigned
from psrstats.sentences.grammar import ONE, in_words, singular
from psrstats.sentences.when import before
from psrstats.units import POINTS, said_of

SMALL = 20  # of a count below it a change is not said in per cent
OF_COUNTS = ("rate", "ratio")


def change(figures: Figures, row: int, measure: Measure, settings: Settings) -> Clause | None:
    """Say how a figure differs from the same stretch before; None where either is not there, or not shown."""
    found = figures.beside(row, "change")
    if found is None or figures.get(found, "marker"):
        return None
    past, text = before(settings.report.years_back), figures.text(found)
    if text[0] not in "+-":
        return Clause(f"{'the same' if not figures.number(found) else 'almost the same'} as {past}", (found,))
    up, down = said_of(measure.unit).more
    relative = in_per_cent(figures, row, figures.inputs(found)[1])
    said = f"{unsigned(text)} {up if text[0] == '+' else down}"
    if relative is None:
        return Clause(f"{said} than {past}", (found,))
    return Clause(f"{said} ({unsigned(figures.text(relative))}) than {past}", (found, relative))


def change_limits(figures: Figures, row: int, settings: Settings) -> Clause | None:
    """Give the interval of a change, the narrowest of the report; None where it has none."""
    for level in settings.report.intervals[:1]:
        found = [figures.beside(row, f"change-{limit(end, level)}") for end in ("lower", "upper")]
        rows = tuple(end for end in found if end is not None and not figures.get(end, "marker"))
        if len(rows) == 2:
            limits = " to ".join(figures.text(one).removesuffix(f" {POINTS}") for one in rows)
            return Clause(f" ({level:g}% interval of the change {limits})", rows)
    return None


def than(figures: Figures, row: int, measure: Measure) -> Clause | None:
    """Say how a figure differs from an earlier one, to be named behind: 20 (4.1%) fewer than, the same as."""
    found = figures.beside(row, "change")
    if found is None or figures.get(found, "marker"):
        return None
    text = figures.text(found)
    if text[0] not in "+-":
        return Clause(f"{'almost ' if figures.number(found) else ''}the same as", (found,))
    by = amount(figures, row, measure, found)
    return Clause(f"{by.text} {_way(text, measure)[-1]} than", by.rows)


def amount(figures: Figures, row: int, measure: Measure, found: int) -> Clause:
    """Say by how much a figure has changed: 20 (4.1%), five, 1 day, 2.4 percentage points; found: the change."""
    text = figures.text(found)
    number, *behind = unsigned(text).split()
    units = [singular(word) if number == ONE else word for word in (*behind, *_way(text, measure)[:-1])]
    relative = in_per_cent(figures, row, figures.inputs(found)[1])
    per_cent = [] if relative is None else [f"({unsigned(figures.text(relative))})"]
    rows = (found,) if relative is None else (found, relative)
    return Clause(" ".join([in_words(number, "") if measure.unit == "count" else number, *units, *per_cent]), rows)


def _way(text: str, measure: Measure) -> list[str]:
    """Give the words behind a change of this text, the last of which says the way: days, more."""
    up, down = said_of(measure.unit).more
    return (up if text[0] == "+" else down).split()


def in_per_cent(figures: Figures, row: int, earlier: int) -> int | None:
    """Find the change in per cent; None of a small base."""
    found = figures.beside(row, "percent-change")
    if found is None or figures.get(found, "marker") or _is_small(figures, earlier):
        return None
    return found


def _is_small(figures: Figures, row: int) -> bool:
    """Say whether a figure is a small count, or made of one."""
    rows = figures.inputs(row) if figures.get(row, "formula") in OF_COUNTS else [row]
    return any(figures.get(one, "unit") == "count" and figures.number(one) < SMALL for one in rows)
