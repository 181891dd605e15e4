"""The areas that a report names, found in a file by name or by code."""

from __future__ import annotations

from psrstats.config import Report
from psrstats.load.words import fold
from psrstats.patterns import regex

_REGION = regex(r" region(?: \(statistical\))?$")


def area_key(text: str) -> str:
    """Fold an area's name or code, so that it is found however it is written.

    >>> area_key("North West region (statistical)"), area_key("E08000009"), area_key("Bristol,  City of")
    ('north west', 'e08000009', 'bristol, city of')
    """
    return _REGION.sub("", fold(text))


def wanted_areas(report: Report) -> dict[str, str]:
    """Give the areas that a report names, each by its folded name or code."""
    names = (report.area, *report.comparators, *report.neighbours, *report.areas)
    return {area_key(name): name for name in names}
