"""Words that stand beside the name of the whole, and may be parts of it or others: told unless the figures add up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from psrstats.load.bodies import is_service
from psrstats.load.doubtful import Problem
from psrstats.load.groups import BESIDE, KINDS, is_area_line
from psrstats.load.lines import Line
from psrstats.load.sheet import Array
from psrstats.load.words import NATIONS, fold, is_group
from psrstats.totals import is_part

if TYPE_CHECKING:
    from psrstats.load.placed import Placed

MOST_ROWS = 200  # of a table: in a longer list nobody writes a whole among its parts
HALF = 0.5
Told = Iterator[tuple[Problem, Array]]


def beside_the_whole(decision: Placed) -> Told:
    """Find the labels that stand beside the report's own area, or beside the measure of the title, and say neither.

    Eastmere beside Town may be another area or a part of it; "Led to referral" beside Contacts another measure or some
    of them. Where the labels' figures add up to the whole's they are its parts.
    """
    if len(decision.axes.body) > MOST_ROWS:
        return
    measure = decision.words[decision._root_measure]
    source = decision.terms.words.source
    for line in decision.axes.labels:
        if line.role in (*BESIDE, "period", "area") or is_area_line(line) or _says_kind(decision, line):
            continue
        whole = [code for code in line.used.tolist() if _is_own(line, code) or _is_measure(line, code, measure)]
        odd = [code for code in line.used.tolist() if _is_odd(line, code)]
        if len(whole) != 1 or not odd or _adds_up(decision, line, whole[0]):
            continue
        text, other = line.texts[whole[0]], line.texts[odd[0]]
        why = f"'{other}' stands beside '{text}', and nothing shows whether it is a part of it"
        fix = "Add it to areas in psrstats.toml where it is an area; where not, write the heading over it as the group "
        fix += f"of [[source]] {source}."
        better = ""
        if not _is_own(line, whole[0]):
            fix, better = "Put it right with [[correct]], or make it a measure.", f"of which {other}"
        place = line.place(line.first(odd[0]))
        yield Problem(other, why, fix, (place,), better=better), np.isin(line.codes, odd)[decision.places[0]]


def _says_kind(decision: Placed, line: Line) -> bool:
    """Tell a line whose heading says that its labels are groups of children, or that psrstats.toml names."""
    name = fold(line.name)
    return name != "" and (name in KINDS or name == fold(decision.terms.words.group))


def _is_own(line: Line, code: int) -> bool:
    term = line.terms[code]
    return term.own and not term.rest and term.area not in NATIONS  # beside a nation stand its parts


def _is_measure(line: Line, code: int, measure: str) -> bool:
    term = line.terms[code]
    return bool(measure and term.measure == measure and not (term.total or term.rest or term.statistic or term.dated))


def _is_odd(line: Line, code: int) -> bool:
    term = line.terms[code]
    return not (term.known or is_group(term.rest) or is_part(term.text) or is_service(fold(term.text)))


def _adds_up(decision: Placed, line: Line, whole: int) -> bool:
    """Tell whether the figures of the labels beside the whole come to it in every column that has all of them."""
    axes = decision.axes
    parts = np.flatnonzero((line.codes != whole) & ~_totals(line))
    rows = np.flatnonzero(line.codes == whole)
    if len(rows) != 1:
        return False
    sums = 0
    for column in axes.values:
        read = [axes.sheet.reading(int(axes.body[row]), column.index) for row in (*parts.tolist(), int(rows[0]))]
        values = [one.value for one in read if one and not one.marker and not one.percent]
        if len(values) == len(read) and column.statistic not in ("percent", "rate"):
            sums += 1
            if abs(sum(values[:-1]) - values[-1]) > HALF:
                return False
    return sums > 0


def _totals(line: Line) -> Array:
    return np.array([*(term.total for term in line.terms), False])[line.codes]
