"""Relations of those who come and go: open at the start, started, ended, open at the end."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.columns import Array
from psrstats.disclosure.lines import MEASURE, Line, Lines
from psrstats.disclosure.program import Relation
from psrstats.totals import LONGEST

# Of four counts in their order: start, in, out, end; and start, out, in, end or start, end, in, out.
BALANCES = ((1.0, 1.0, -1.0, -1.0), (1.0, -1.0, 1.0, -1.0))


def flows(lines: Lines, no_totals: Array) -> Iterator[Relation]:
    """Give each four counts of measures beside one another of which two are together as many as the two others.

    no_totals: the counts of which psrstats.toml says that they add up by chance. As with sums, what fails in most of
    the lines beside it (other years, other areas) is a coincidence.
    """
    for line in lines.all:
        if 4 <= len(line) <= LONGEST and len({lines.cells.places[number][MEASURE] for number in line}) > 3:
            yield from _in_line(lines, line, no_totals)


def _in_line(lines: Lines, line: Line, no_totals: Array) -> Iterator[Relation]:
    for start in range(len(line) - 3):
        four = line[start : start + 4]
        if no_totals[list(four)].any() or len({lines.cells.places[number][MEASURE] for number in four}) < 4:
            continue
        beside = [lines.cells.values[list(lane[start : start + 4])] for lane in lines.parallel[line]]
        for signs in BALANCES:
            if _holds(lines.cells.values[list(four)], signs) and _in_most(beside, signs):
                yield Relation(four, signs)


def _holds(four: Array, signs: tuple[float, ...]) -> bool:
    """Say whether counts balance, none of them nought, and not because two are the two others."""
    one, other = (sorted(four[[sign == side for sign in signs]].tolist()) for side in (1.0, -1.0))
    return bool((four > 0).all() and four @ signs == 0) and one != other


def _in_most(beside: list[Array], signs: tuple[float, ...]) -> bool:
    known = [four for four in beside if four.sum() > 0]  # NaN is not
    return 2 * sum(bool(four @ signs == 0) for four in known) >= len(known)
