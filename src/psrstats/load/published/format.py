"""What a published format is told by, and what each of its columns says."""

from __future__ import annotations

import re

from msgspec import Struct

from psrstats.load.words import fold


class Level(Struct, frozen=True):
    """The columns that hold the area of a row; `name` is what the column of levels says, blank for any row."""

    name: str
    heading: str
    code: str = ""


class Format(Struct, frozen=True):
    """A layout that a publisher keeps to. Every heading is folded: small letters, one space, no underscore."""

    title: str  # as `psrstats inspect` names it
    needs: tuple[str, ...]  # headings of which each must be there; a pattern
    levels: tuple[Level, ...]  # where the area stands, the most particular first
    level: str = ""  # the heading over the level of each row
    period: str = ""  # the heading over the period; a pattern
    period_kind: str = ""  # the heading over what kind of period it is, such as Academic year
    named: str = ""  # the heading over the words that name the measure
    statistic: str = ""  # the heading over what the figure of a row is: Count, Percentage
    unit: str = ""  # the heading over the unit of a row
    figures: tuple[str, ...] = ()  # headings of figures, the one meant unasked first; none: every column of figures
    filters: tuple[str, ...] = ()  # headings of what tells groups apart; patterns; none: every other column of labels
    beside: str = r"(?!)"  # headings that are none of these; a pattern
    across: str = ""  # a pattern of the headings of figures, whose part `period` or `group` is read
    total: tuple[str, ...] = ("total", "all", "persons", "both", "both sexes", "all persons", "all people")

    def fits(self, headings: tuple[str, ...]) -> bool:
        """Tell whether folded headings are those of this format."""
        return all(any(re.fullmatch(need, heading) for heading in headings) for need in self.needs)


def folded(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Fold headings as a format writes them.

    >>> folded(("time_period", "LA name", "Area Code "))
    ('time period', 'la name', 'area code')
    """
    return tuple(map(fold, headings))
