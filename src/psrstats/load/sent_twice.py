"""Figures that stand in two cells: silent where the two agree, told where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from msgspec import Struct

from psrstats.columns import Observations, repeats, sheet_of, together
from psrstats.config import Measure
from psrstats.formulas.digit_slips import digit_slips
from psrstats.formulas.printed import printed
from psrstats.formulas.same_figure import Sameness, same_figure
from psrstats.model import SEVERITIES, Finding, Severity
from psrstats.patterns import regex

ABOUT = ("measure", "area", "group", "item", "period")
ADDRESS = regex(r"(.*?)(\d+)", re.DOTALL)
NAME = "sent-twice"
MOST_NAMED = 2  # pairs of cells, of those that differ in the same two sheets
ALIKE = (Sameness.same, Sameness.rounded)
MOSTLY = 0.5  # of the figures in two sheets: where more differ, the sheets are of different things
HIDDEN = ("c", "low")
TWICE = "A row was copied, or what tells the two apart, such as the period, was mistyped."


class Pair(Struct, frozen=True):
    """A figure's first cell, which is used, and another one that says something else."""

    measure: Measure
    about: str  # area, group, item and period
    cells: tuple[str, str]
    says: tuple[str, str]
    severity: Severity
    reason: str
    shared: int = 0  # how many figures of the measure stand in the same two sheets
    apart: tuple[tuple[str, str], ...] = ()  # the headings and the labels of the two

    @property
    def unlike_words(self) -> str:
        """The words that stand over or beside one of the two and not the other."""
        told = [f"'{first}' and '{second}'" for first, second in self.apart if first != second]
        return f" They stand by {', and by '.join(told)}." if told else ""

    @property
    def used(self) -> str:
        """Which of the two is used."""
        return "neither is used" if self.severity == "error" else "the first is used"

    @property
    def sheets(self) -> tuple[str, str]:
        """The sheets of the two cells."""
        first, second = map(sheet_of, self.cells)
        return first, second


def sent_twice(observations: Observations, measures: dict[str, Measure]) -> Iterator[Finding]:
    """Find the figures that stand in two cells and differ, or in two rows that follow.

    An error where no rounding explains it: neither is used, for nobody can tell which is right. Else the first is. A
    warning where only one of the two is suppressed. A note where one is the other cut off or rounded
    coarsely, or is marked as not there.
    """
    pairs = sorted(_pairs(observations, measures), key=lambda pair: (pair.measure.name, pair.sheets))
    for _, alike in groupby(pairs, key=lambda pair: (pair.measure.name, pair.sheets)):
        yield _finding(list(alike))


def without_unlike(observations: Observations, measures: dict[str, Measure]) -> Observations:
    """Leave out the figures that stand in two cells and differ, both of them."""
    cells = {cell for pair in _pairs(observations, measures) if pair.severity == "error" for cell in pair.cells}
    if not cells:
        return observations
    about = together(*(observations[name] for name in ABOUT))
    return observations.take(~np.isin(about, about[observations.says("cell", *cells)]))


def _pairs(sent: Observations, measures: dict[str, Measure]) -> Iterator[Pair]:
    about = together(*(sent[name] for name in ABOUT))
    later = np.flatnonzero(repeats(about))
    if not len(later):
        return
    first = np.flatnonzero(~repeats(about))[about[later]]
    sheets = together(sent["measure"][later], sent.sheets[first], sent.sheets[later])
    shared = np.bincount(sheets)[sheets]
    value, before = sent["value"][later], sent["value"][first]
    unlike = (value != before) & ~(np.isnan(value) & np.isnan(before))
    pairs = zip(
        first.tolist(), later.tolist(), unlike.tolist(), (value == before).tolist(), shared.tolist(), strict=True
    )
    for one, other, differ, same, many in pairs:
        cells = (sent.get(one, "cell"), sent.get(other, "cell"))
        twice = same and _is_next_row(*cells)
        if (differ or twice) and (graded := _graded(sent, one, other, twice=twice)):
            said = ", ".join(filter(None, (sent.get(other, name) for name in ("area", "group", "item", "period"))))
            says = (sent.get(one, "original"), sent.get(other, "original"))
            apart = tuple((sent.get(one, name), sent.get(other, name)) for name in ("heading", "label"))
            yield Pair(measures[sent.get(other, "measure")], said, cells, says, *graded, many, apart)


def _is_next_row(first: str, second: str) -> bool:
    """Say whether a figure stands twice in one column, in two rows that follow one another.

    >>> _is_next_row("care.csv!care!B9", "care.csv!care!B10"), _is_next_row("care.csv!care!B9", "care.csv!care!C10")
    (True, False)
    """
    one, other = ADDRESS.fullmatch(first), ADDRESS.fullmatch(second)
    return bool(one and other and one[1] == other[1] and int(other[2]) - int(one[2]) == 1)


def _graded(sent: Observations, one: int, other: int, *, twice: bool) -> tuple[Severity, str] | None:
    """Say how serious it is that two cells differ, and why they may; None where they are alike."""
    markers = {sent.get(one, "marker"), sent.get(other, "marker")}
    if markers != {""}:
        if markers & set(HIDDEN):
            return "warning", "What is suppressed in one place can be read in the other."
        return "note", "One of the two is marked as not there."
    first, second = (printed(sent.get(row, "value"), sent.get(row, "places")) for row in (one, other))
    told = same_figure(first, second)
    if told in ALIKE:
        return ("warning", TWICE) if twice else None
    if told != Sameness.different:
        return "note", f"They may be the same figure: {told.value}."
    slips = digit_slips(first, second)
    return "error", f"{slips[0].words}, or the other way round." if slips else "One may be older than the other."


def _finding(pairs: Sequence[Pair]) -> Finding:
    unlike = [pair for pair in pairs if pair.reason != TWICE]
    within = pairs[0].sheets[0] == pairs[0].sheets[1]
    if len(unlike) > 1 and (within or len(unlike) > MOSTLY * pairs[0].shared):
        return _not_told_apart(unlike)
    ordered = sorted(pairs, key=lambda pair: SEVERITIES.index(pair.severity))
    pair, hidden = ordered[0], ordered[0].severity == "warning" and ordered[0].reason != TWICE
    more = f"; so do {len(pairs) - 1} more of the {pair.shared} figures in both sheets" if len(pairs) > 1 else ""
    return Finding(
        NAME,
        pair.severity,
        f"'{pair.measure.title}' for {pair.about} {_differs(pair, hidden)}{more}; {pair.used}.",
        tuple(cell for one in ordered[:MOST_NAMED] for cell in one.cells),
        printed="" if hidden else pair.says[0],
        expected="" if hidden or pair.reason == TWICE else pair.says[1],
        explanation=pair.reason + pair.unlike_words,
        ask="Should both be suppressed?" if hidden else "Which of the two is right?",
    )


def _differs(pair: Pair, hidden: bool) -> str:
    """Say what two cells read; nothing of a number that is suppressed in one of them."""
    first, second = pair.cells
    if pair.reason == TWICE:
        return f"is listed twice, in {first} and {second}"
    if hidden:
        return f"is suppressed in one of the two cells {first} and {second} only"
    return f"reads '{pair.says[0]}' in {first} and '{pair.says[1]}' in {second}"


def _not_told_apart(pairs: Sequence[Pair]) -> Finding:
    """Tell of many figures that are about the same: what parts them, a column or the sheet, was not understood."""
    pair = next((one for one in pairs if one.severity == "error"), pairs[0])
    sheets = " and ".join(dict.fromkeys(pair.sheets))
    message = (
        f"{len(pairs)} figures of '{pair.measure.title}' differ from others that are about the same in "
        f"{sheets}, such as {pair.about}; {pair.used}."
    )
    cells = tuple(cell for one in (pair, *(one for one in pairs if one is not pair))[:MOST_NAMED] for cell in one.cells)
    why = "Rows may be sent twice, or what tells them apart, a column or the sheet itself, was not understood."
    severity: Severity = "error" if pair.severity == "error" else "warning"
    return Finding(NAME, severity, message, cells, explanation=why + pair.unlike_words, ask="What tells them apart?")
