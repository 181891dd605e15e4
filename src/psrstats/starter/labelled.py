"""A measure as a sheet labels it, its unit told by its words and its figures."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from psrstats.files.cells import Reading
from psrstats.patterns import regex
from psrstats.starter.of_what import is_of_things, is_rank, is_ratio
from psrstats.totals import is_summed

PER = regex(r"per\s*(1,?000|10,?000|100,?000)\b")
PERCENT = regex(r"%|\bper ?cent(?:age)?\b|\bpercent\b")
RATIO = regex(r"\bratio\b")


class Labelled(Struct, frozen=True):
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
    return replace(told, children=False) if is_of_things(f"{title} {units}") else told


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
    if is_ratio(label) or (RATIO.search(words) and not whole):
        return Labelled(label, title, "ratio", None)
    counted = whole and is_summed(title) and not is_rank(title)
    return Labelled(label, title, "count" if counted else "score", None)
