"""The period that the lines above a table say of the figures that name none themselves."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from psrstats.load.roots import Root
from psrstats.load.term import in_year
from psrstats.periods import is_year, known_period


class Above(Struct, frozen=True):
    """What stands above: one period, all that the nearest line speaks of, and why it may be none of these."""

    period: str = ""
    spoken: frozenset[str] = frozenset()
    problem: str = ""
    words: str = ""  # those that cannot be placed


def period_above(roots: Sequence[Root], stated: str, otherwise: str) -> Above:
    """Give the period of figures that name none: that of the nearest line that speaks of one, or the one stated.

    roots: the nearest first. stated: the period that psrstats.toml states of the source; otherwise: the report's.
    A part of a year, Q3 over a table of 2019-20, is of that year. A stretch such as Q1 to Q3, a part of a year that
    nothing says, and a month within the year are problems: that figures are of the year would only be a guess.
    """
    nearest = next((number for number, root in enumerate(roots) if root.periods), len(roots))
    spoken = roots[nearest].periods if nearest < len(roots) else frozenset()
    said = next(iter(spoken)) if len(spoken) == 1 else "" if spoken and not stated else stated
    if part := next((root for root in roots if root.part), None):
        return _part(part, said, spoken)
    if stated:
        return Above(said, spoken)
    for root in roots[: nearest + 1]:
        if root.stretch:
            return Above(said, spoken, f"'{root.stretch}' is not a year, a quarter or a month", root.text)
        if root.month and not root.periods:
            return Above(root.month, frozenset([root.month]))
        if root.month and _within(root.month, said or otherwise):
            why = f"the lines above speak of {root.month}, and nothing says whether the figures are of it or of "
            return Above(said, spoken, f"{why}{said or otherwise}", root.text)
    return Above(said, spoken)


def _part(root: Root, said: str, spoken: frozenset[str]) -> Above:
    year = known_period(said) if said else None
    if year and not is_year(year):
        return Above(said, spoken)
    if year and (found := in_year(root.part, year)):
        return Above(found, frozenset([found]))
    why = f"the lines above say '{root.text}', which is part of a year, and nothing says which"
    return Above(said, spoken, why, root.text)


def _within(month: str, year: str) -> bool:
    inner, outer = known_period(month), known_period(year)
    return is_year(outer) and outer.start <= inner.start and inner.end <= outer.end
