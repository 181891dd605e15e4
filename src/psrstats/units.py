"""The units of figures, each said once: how it is headed and spoken of, what a sheet calls it, and what may be done."""

from __future__ import annotations

from typing import Literal, assert_never, get_args

from msgspec import Struct

from psrstats.capitals import capital

Unit = Literal["count", "percent", "rate", "score", "ratio", "days", "hours", "median days"]
UNITS: tuple[Unit, ...] = get_args(Unit)
POINTS = "percentage points"  # in which two percentages differ: no measure's unit


class Said(Struct, frozen=True):
    """What psrstats says of a unit and does with figures in it."""

    heading: str  # over a column, or in one: %
    noun: str  # the percentage of 2019-20 is not shown
    named: str  # its measure is a percentage
    axis: str  # along a chart
    spoken: str  # after a figure in a sentence or by itself: 412 days
    explained: str  # after a figure that is explained, where nothing else tells its unit
    more: tuple[str, str]  # than the year before, and less
    statistics: tuple[str, ...]  # what a sheet's heading may call such a figure: load/words has their forms
    formula: str = ""  # by which one count is divided by another: see psrstats.formulas
    in_points: bool = False  # two of them differ by percentage points
    average: bool = False  # of many children, of whom it tells no number
    sign: str = ""  # right behind each figure


def said_of(unit: Unit) -> Said:
    """Give what is said of a unit.

    unit: of a measure, as measures.csv has it.

    >>> said_of("percent").heading, said_of("median days").noun
    ('%', 'median number of days')
    """
    of_measure, longer = ("value", ""), ("average", "score", "value", "time", "")
    match unit:
        case "count":
            return Said("number", "number", "a count", "Number", "", "", ("more", "fewer"), ("count", *of_measure))
        case "percent":
            return Said(
                "%", "percentage", "a percentage", "Per cent", "", "", ("higher", "lower"), ("percent", "value"),
                formula="percentage", in_points=True, sign="%",
            )  # fmt: skip
        case "rate":
            return Said(
                "rate", "rate", "a rate", "Rate", "", "", ("higher", "lower"), ("rate", "value"),
                formula="rate",
            )  # fmt: skip
        case "score":
            return Said(
                "score", "score", "a score", "Score", "", " (score)", ("higher", "lower"),
                ("", "average", "median", "score"), average=True,
            )  # fmt: skip
        case "ratio":
            return Said(
                "ratio", "ratio", "a ratio", "Ratio", "", " (ratio)", ("higher", "lower"), ("ratio", "value"),
                formula="ratio",
            )  # fmt: skip
        case "days":
            return Said(
                "days", "number of days", "a number of days", "Days", " days", " days", ("days more", "days fewer"),
                longer, average=True,
            )  # fmt: skip
        case "hours":
            return Said(
                "hours", "number of hours", "a number of hours", "Hours", " hours", " hours",
                ("hours more", "hours fewer"), longer, average=True,
            )  # fmt: skip
        case "median days":
            return Said(
                "median days", "median number of days", "a median number of days", "Median days", " days",
                " days (median)", ("days more", "days fewer"), ("median", *longer), average=True,
            )  # fmt: skip
    assert_never(unit)


DIVIDED: tuple[Unit, ...] = tuple(unit for unit in UNITS if said_of(unit).formula)


def heading(unit: Unit, per: int | None) -> str:
    """Name a unit as a table does; per: what a rate is per.

    >>> heading("percent", None), heading("rate", 10000)
    ('%', 'per 10,000')
    """
    return f"per {per:,}" if per else said_of(unit).heading


_AXES = {said_of(unit).heading: said_of(unit).axis for unit in UNITS}


def axis(heading: str) -> str:
    """Name as an axis does what a table heads so.

    >>> axis("%"), axis("per 10,000")
    ('Per cent', 'Per 10,000')
    """
    return _AXES.get(heading, capital(heading))
