"""Percentages of one whole that cannot add up to 100."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.checks.sent import Whole
from psrstats.checks.wholes import NO_TOTAL, Wholes, wholes
from psrstats.columns import Array
from psrstats.formulas.add_to_hundred import add_to_hundred
from psrstats.formulas.adds_up import Adding
from psrstats.formulas.age_bands import age_bands
from psrstats.formulas.printed import printed
from psrstats.model import Finding, Severity
from psrstats.numbers import show
from psrstats.patterns import regex

NAME = "hundred"
ENOUGH = 2  # other tables of the same parts that add up, to take them for all there are
ABOUT = 10.0  # per cent: further from 100 they are hardly meant to be of one whole
NEAR = 2.0  # per cent: what rounding alone may leave of many parts, before each is looked at
ALL_THERE_ARE = (
    {"male", "female"},
    {"boys", "girls"},
    {"yes", "no"},
    {"met", "not met"},
    {"in time", "late"},
)
REST = regex(r"unknown|not (?:known|stated|recorded)|other|missing", re.IGNORECASE)


def hundred(evidence: Evidence) -> Iterator[Finding]:
    """Find the percentages of one whole that do not add up to 100 by any rule of rounding.

    An error where the same parts add up to 100 in two other places of the sheet. A warning where they are age bands
    that leave no gap, or such as boys and girls, and come near to 100, for each may be of a whole of its own. Those
    with a total beside them are held against it by PSR002, those made of counts by PSR001.
    """
    found = wholes(evidence)
    if not len(found):
        return
    sums = _sums(found)
    shown = found.of_unit(evidence.settings, "percent") & (found.totals == NO_TOTAL) & (found.hidden == 0)
    shown &= ~found.tangled & (found.sizes > 1)
    whole = np.abs(sums - 100) <= NEAR
    agreed = np.bincount(found.table[shown & whole], minlength=int(found.table.max(initial=0)) + 1)
    for block in np.flatnonzero(shown & (sums != 100)).tolist():
        for one in found.read(block):
            measure = evidence.settings.measures[one.measure]
            if measure.made_of and measure.numerator != measure.denominator:
                continue
            if agreed[found.table[block]] - bool(whole[block]) >= ENOUGH:
                yield from _told(evidence, one, "error")
            elif abs(sums[block] - 100) <= ABOUT and _is_all(one):
                yield from _told(evidence, one, "warning")


def _sums(found: Wholes) -> Array:
    values = np.nan_to_num(found.observations["value"][found.rows])
    added: Array = np.add.reduceat(values, found.starts[:-1])
    return np.round(added, 9)


def _is_all(one: Whole) -> bool:
    bands = age_bands(one.labels)
    if bands is not None:
        return not bands.gaps and not bands.overlaps and bands.ages.low == 0
    named = {label.casefold() for label in one.labels if not REST.search(label)}
    return named in ALL_THERE_ARE


def _told(evidence: Evidence, one: Whole, severity: Severity) -> Iterator[Finding]:
    figures = [printed(float(part.value), part.places, counted=False) for part in one.parts]
    if add_to_hundred(figures).adding != Adding.never:
        return
    added = sum(figure.value for figure in figures)
    places = max(part.places for part in one.parts)
    about = ", ".join(one.about)
    message = f"'{evidence.title(one.measure)}' for {about}: the {len(figures)} parts add up to {show(added, places)}%."
    cells = tuple(part.cell for part in one.parts)
    reason = "A part is missing or mistyped, or they are not of one whole."
    yield Finding(NAME, severity, message, cells, f"{show(added, places)}%", "100%", reason, "What makes up the rest?")
