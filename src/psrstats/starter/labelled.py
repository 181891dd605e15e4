"""A measure as a sheet labels it, its unit told by its words and its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from psrstats.files.cells import Reading
from psrstats.totals import is_summed

PER = re.compile(r"per\s*(1,?000|10,?000|100,?000)\b")
PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bpercent\b")
# What no child is: small numbers of it tell of nobody. Words for children beside it are stronger.
_THINGS = re.compile(
    r"£|\b(?:jobs?[a-z]?|beds?|funding|allocations?|organisations|providers|hours|staff|employees|pay|spend|"
    r"budgets?|costs?|"
    r"(?:social )?workers?|vacanc(?:y|ies)|caseloads?|audits?|trained|courses?|workshops?|ranks?|ranking|posts)\b"
)
_PEOPLE = re.compile(r"\b(?:child(?:ren)?|pupils?|young|girls?|boys?|babies|infants?)\b")
_RANK = re.compile(r"^rank(?:s|ed|ing)?\b|\brank(?:ing)?$")
RATIO = re.compile(r"\bratio\b")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A measure as a sheet labels it."""

    label: str
    title: str
    unit: str
    per: int | None
    polarity: str = ""
    children: bool = True
    numerator: str = ""  # the label of the measure divided, where this one is worked out or can be
    denominator: str = ""
    name: str = ""  # the catalogue's


def labelled_by(label: str, title: str, units: str, readings: Sequence[Reading]) -> Labelled:
    """Tell a measure's unit by its words and figures, and whether it counts children.

    >>> labelled_by("Contacts per child", "Contacts per child", "", [Reading(1.5, 1, ratio=True)]).unit
    'ratio'
    >>> labelled_by("% of plans", "% of plans", "", [Reading(12.5, 1)]).unit
    'percent'
    >>> [labelled_by(said, said, "", [Reading(3.0, 0)]).unit for said in ("Average caseload", "Rank of 152", "Plans")]
    ['score', 'score', 'count']
    """
    told = _of_words(label, title, units, readings)
    words = f"{title} {units}".casefold()
    things = _THINGS.search(words) is not None and _PEOPLE.search(words) is None
    return replace(told, children=False) if things else told


def _of_words(label: str, title: str, units: str, readings: Sequence[Reading]) -> Labelled:
    words = f"{title} {units}".casefold()
    said = [reading for reading in readings if not reading.marker]
    if per := PER.search(words):
        return Labelled(label, title, "rate", int(per[1].replace(",", "")))
    if said and 2 * sum(reading.ratio for reading in said) > len(said):
        return Labelled(label, title, "ratio", None)
    if PERCENT.search(words) or any(reading.percent for reading in said):
        return Labelled(label, title, "percent", None)
    # One average among counts, in a last row or column, makes no scores of them: small counts would be shown.
    whole = 4 * sum(reading.value.is_integer() for reading in said) >= 3 * len(said)
    if RATIO.search(words) and not whole:
        return Labelled(label, title, "ratio", None)
    counted = whole and is_summed(title) and not _RANK.search(title.casefold())
    return Labelled(label, title, "count" if counted else "score", None)
