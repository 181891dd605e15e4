"""Which figures of the example can be held against others: the arithmetic that stands in its sheets, each written down.

This decides, before any check has run, whether a slip can be seen at all. It knows nothing of psrstats' checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from statistics import median

import pandas as pd
from msgspec import Struct

FAR = 5  # times a comparator, the figure's own past or the middle of the other wards: no chance, and no honest figure


class Shown(Struct, frozen=True):
    """A figure as its cell shows it."""

    value: Fraction
    places: int

    @property
    def slack(self) -> Fraction:
        """Half a unit of its last decimal."""
        return Fraction(1, 2 * 10**self.places)


Values = Mapping[str, Shown]


class Side(Struct, frozen=True):
    """Cells that bear on one another: result, and what it should follow from."""

    result: str
    others: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.result, *self.others)

    def holds(self, values: Values) -> bool:
        """Say whether the cells agree within rounding; a part or total that is gone does not."""
        return all(cell in values for cell in self.cells) and self.agrees(values)

    def agrees(self, values: Values) -> bool:
        raise NotImplementedError


class Sum(Side, frozen=True):
    """A total, and its parts: counts exactly, percentages within rounding."""

    def agrees(self, values: Values) -> bool:
        shown = [values[cell] for cell in self.cells]
        slack = sum((one.slack for one in shown if one.places), Fraction(0))
        return abs(shown[0].value - sum(one.value for one in shown[1:])) <= slack


class Share(Side, frozen=True):
    """A percentage, its part and its whole."""

    def agrees(self, values: Values) -> bool:
        shown, part, whole = (values[cell] for cell in self.cells)
        return whole.value > 0 and abs(shown.value - part.value * 100 / whole.value) <= shown.slack


class Both(Side, frozen=True):
    """Children in both of two groups, who can be no more than those in either."""

    def agrees(self, values: Values) -> bool:
        both, *either = (values[cell].value for cell in self.cells)
        return both <= min(either)


class Distinct(Side, frozen=True):
    """A total of two groups that overlap: with those in both counted twice, or once."""

    def agrees(self, values: Values) -> bool:
        total, first, second, both = (values[cell].value for cell in self.cells)
        return total in (first + second, first + second - both)


class Said(Side, frozen=True):
    """A figure now, and before, of which the commentary says that it rose or fell."""

    sign = 1

    def agrees(self, values: Values) -> bool:
        now, before = (values[cell].value for cell in self.cells)
        return self.sign * (now - before) > 0


class SaidFell(Said, frozen=True):
    """One of which it says that it fell."""

    sign = -1


class AtMostAll(Side, frozen=True):
    """A percentage of children, who are no more than all."""

    def agrees(self, values: Values) -> bool:
        return values[self.result].value <= 100


class Near(Side, frozen=True):
    """A figure, its comparators and its past: not FAR times the nearest of them."""

    def agrees(self, values: Values) -> bool:
        value, *others = (values[cell].value for cell in self.cells)
        return any(_times(value, other) < FAR for other in others)


class NearMiddle(Side, frozen=True):
    """A ward's figure and those of the other wards: not FAR times their middle."""

    def agrees(self, values: Values) -> bool:
        value, *others = (values[cell].value for cell in self.cells)
        return _times(value, median(others)) < FAR


def _times(one: Fraction, other: Fraction) -> Fraction:
    return max(one / other, other / one) if one > 0 and other > 0 else Fraction(FAR)


def _cells(sheet: str, *addresses: str) -> tuple[str, ...]:
    return tuple(f"{sheet}!{address}" for address in addresses)


AGES = "population.xlsx!Population"
SCHOOLS = "education.xlsx!Schools"
RISKS = "exploitation.xlsx!Exploitation"
LOG = "training.xlsx!Log"
CARD = "social-care.xlsx!Scorecard"
QUARTERLY = "mash.xlsx!Quarterly"
WARDS = "poverty.xlsx!Wards"
WARD_ROWS = range(5, 19)
BANDS = range(5, 9)
COURSES = (5, 9, 10, 12, 14, 15, 17, 19, 20, 21, 23, 25, 27, 30, 31)  # the multi-agency ones

SUMS: tuple[Side, ...] = (
    Sum(f"{AGES}!B9", _cells(AGES, *(f"B{row}" for row in BANDS))),
    Sum(f"{AGES}!C9", _cells(AGES, *(f"C{row}" for row in BANDS))),
    Sum(f"{SCHOOLS}!B8", _cells(SCHOOLS, "B4", "B5", "B6", "B7")),
    Sum("training.xlsx!Summary!B3", _cells(LOG, *(f"C{row}" for row in COURSES))),
    Distinct(f"{RISKS}!B7", _cells(RISKS, "B4", "B5", "B6")),
)
SHARES: tuple[Side, ...] = tuple(Share(f"{AGES}!C{row}", _cells(AGES, f"B{row}", "B10")) for row in (*BANDS, 9))
TRENDS: dict[str, Side] = {  # by the cell of the commentary
    f"{CARD}!M5": SaidFell(f"{CARD}!K5", _cells(CARD, "F5")),
    f"{CARD}!M6": Said(f"{CARD}!K6", _cells(CARD, "F6")),
    f"{CARD}!M9": SaidFell(f"{CARD}!K9", _cells(CARD, "F9")),
    f"{CARD}!M10": SaidFell(f"{CARD}!J10", _cells(CARD, "I10")),
    f"{CARD}!M14": SaidFell(f"{CARD}!K14", _cells(CARD, "G14")),
    f"{QUARTERLY}!E5": Said(f"{QUARTERLY}!D5", _cells(QUARTERLY, "B5")),
}
ARITHMETIC: tuple[Side, ...] = (*SUMS, *SHARES, Both(f"{RISKS}!B6", _cells(RISKS, "B4", "B5")), *TRENDS.values())
OVER_ALL = ("exclusion-fixed", "exclusion-permanent")  # of which there may be more than children


def loose_sides(observations: pd.DataFrame, units: Mapping[str, str]) -> tuple[Side, ...]:
    """Give the sides that count only where they break: figures beside others of their measure, and percentages."""
    found: list[Side] = []
    for measure, rows in observations.groupby("measure", sort=False):
        wards = str(measure).startswith("ward-")
        about = rows.groupby(["group", "item"], sort=False)["cell"]
        for cells in about if not wards else [("", rows["cell"])]:
            found += _beside(list(cells[1]), NearMiddle if wards else Near)
        if units[str(measure)] == "percent" and measure not in OVER_ALL:
            found += [AtMostAll(cell, ()) for cell in rows["cell"]]
    return tuple(found)


def _beside(cells: list[str], kind: type[Side]) -> list[Side]:
    return [kind(cell, tuple(other for other in cells if other != cell)) for cell in cells if len(cells) > 1]


def broken(side: Side, changed: set[str], before: Values, after: Values) -> bool:
    """Say whether a change breaks a side that held, or changes the result of one that was broken already."""
    touched = changed & set(side.cells)
    return bool(touched) and not side.holds(after) and (side.holds(before) or side.result in touched)
