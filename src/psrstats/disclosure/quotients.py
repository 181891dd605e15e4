"""The percentages, rates and ratios that agencies send, and of what each may be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from math import ceil, floor

import numpy as np
from msgspec import Struct

from psrstats.columns import Columns
from psrstats.config import Measure, Settings
from psrstats.disclosure.cells import PLACE, Cells, Place, counted, position
from psrstats.disclosure.derived_words import CHANGE, INDEX_WORDS, OF_BEFORE, SHARE, TIMES
from psrstats.formulas.age_bands import ages
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import Printed, printed
from psrstats.lineage import Figures
from psrstats.patterns import regex
from psrstats.periods import known_period, mid_year
from psrstats.totals import is_summed
from psrstats.units import DIVIDED, UNITS, said_of

AVERAGES = tuple(unit for unit in UNITS if said_of(unit).average)
WHOLE = 100  # what a percentage is of
AVERAGE, INDEX = "average", "index"  # kinds of quotient: so much for each; so many for each hundred of another year's
_FOR_EACH = regex(
    r"\b(?:index(?:ed)?|= 100|(?:one|1) in|(?:for|to) (?:each|every)|per|an? (?:child|plan|case)|"
    r"costs?|prices?|fees?)\b",
    re.IGNORECASE,
)
Label = frozenset[str]  # the words of a group, or the ages that it names; nothing for all


@cache
def label_of(group: str, item: str) -> Label:
    """Give what a group and an item say, however they are written.

    >>> label_of("0 to 4", "") == label_of("Aged 0-4", ""), sorted(label_of("Physical abuse", ""))
    (True, ['abuse', 'physical'])
    """
    if not item and (band := ages(group)):
        return frozenset([str(band.low), str(band.high)])
    return frozenset(re.findall(r"[^\W_]+", f"{group} {item}".casefold()))


class Whole(Struct, frozen=True):
    """A count that others may be a part of: its number among the cells, or none for one that is not protected."""

    number: int | None
    value: float


class Quotient(Struct, frozen=True):
    """A figure that an agency worked out: so many of one count for each of another."""

    place: Place
    position: tuple[str, int, int] | None  # sheet, row and column
    shown: Printed
    per: int
    unit: str
    source: str
    words: str
    apart: bool = False  # an average or an index: held against the counts of its own place, and in no sum

    def tops(self, whole: float) -> tuple[int, int] | None:
        """Give the least and the greatest count of which it is made, if it is one of a whole; None where none fits."""
        fit = numerators(self.shown, whole, self.per, either_way=True)
        most = min(fit.stop - 1, floor(whole)) if self.unit == "percent" else fit.stop - 1
        return (fit.start, most) if fit.start <= most else None

    def bottoms(self, top: float) -> tuple[int, int] | None:
        """Give the least and the greatest count that it is made for each of, if a count is counted in it."""
        half = self.shown.allowance
        if self.shown.value <= half or top <= 0:
            return None
        least = ceil(int(top) * self.per / (self.shown.value + half))
        most = floor(int(top) * self.per / (self.shown.value - half))
        return (least, most) if least <= most else None


class Quotients(Struct, frozen=True, dict=True):
    """Those of a report, with the counts that may be shown whatever they are, such as populations."""

    all: tuple[Quotient, ...]
    open: dict[Place, float]
    settings: Settings

    @classmethod
    def of(cls, figures: Figures, settings: Settings) -> Quotients:
        """Take those that are sent; one that is known to be made of two counts that are sent with it tells no more."""
        columns = figures.columns
        rows = columns.where(statistic="", marker="", formula="")
        counts = columns.only(rows, unit="count")
        at = dict(zip(_places(columns, counts), columns["value"][counts].tolist(), strict=True))
        named = {row: settings.measures[figures.get(row, "measure")] for row in counts.tolist()}
        each = [row for row, one in named.items() if not one.children and _is_for_each(one)]
        found = tuple(
            one
            for unit in (*DIVIDED, *AVERAGES)
            for row in (*columns.only(rows, unit=unit).tolist(), *(each if unit == AVERAGES[0] else ()))
            for one in _readings(figures, row, settings.measures[figures.get(row, "measure")])
        )
        secret = set(counted(settings))
        return cls(
            tuple(one for one in found if not _is_told(one, at, settings)),
            {place: value for place, value in at.items() if place[0] not in secret},
            settings,
        )

    @cached_property
    def beside(self) -> dict[tuple[str, str], dict[Label, list[int]]]:
        """The numbers of those that are about the same area and period, by their group and item."""
        found: dict[tuple[str, str], dict[Label, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, one in enumerate(self.all):
            _, area, group, item, period = one.place
            found[area, period][label_of(group, item)].append(number)
        return found

    @cached_property
    def _open_beside(self) -> dict[tuple[str, ...], list[Place]]:
        found: dict[tuple[str, ...], list[Place]] = defaultdict(list)
        for place in self.open:
            found[place[1:]].append(place)
        return found

    def named(self, one: Quotient, cells: Cells) -> list[Whole]:
        """Give the denominators that measures.csv names: of the same group or of all, of the period or its mid-year."""
        name = self.settings.measures[one.place[0]].denominator
        places = [(name, *about) for about in self.abouts(one)] if name else []
        return [whole for place in places if (whole := self._whole(place, cells)) and whole.value > 0]

    def people(self, one: Quotient) -> list[Whole]:
        """Give the counts that are shown in any case and stand for the same place, such as its population."""
        found = [place for about in self.abouts(one) for place in self._open_beside.get(about, ())]
        return [Whole(None, self.open[place]) for place in found if self.open[place] > 0]

    def abouts(self, one: Quotient) -> Iterator[tuple[str, str, str, str]]:
        """Give the areas, groups, items and periods that its whole may be of: its own, all, and its mid-year's."""
        _, area, group, item, period = one.place
        for each in dict.fromkeys((period, mid_year(known_period(period)).name)):
            yield from dict.fromkeys(((area, group, item, each), (area, group, "", each), (area, "", "", each)))

    def _whole(self, place: tuple[str, ...], cells: Cells) -> Whole | None:
        name, area, group, item, period = place
        known: Place = (name, area, group, item, period)
        if known in cells.at:
            return Whole(cells.at[known], float(cells.values[cells.at[known]]))
        return Whole(None, self.open[known]) if known in self.open else None


def _shown(figures: Figures, row: int) -> tuple[float, int]:
    """Give a figure and its decimals as they were sent."""
    return figures.get(row, "value"), figures.get(row, "places")


def _may_tell(measure: Measure, value: float, places: int) -> bool:
    """Say whether a figure is made of children: so many for each hundred or thousand, or something for each of them.

    A whole score, without decimals, that no word calls an average, an index or one in so many is a grade or a place.
    """
    if measure.unit in DIVIDED and measure.unit != "ratio":
        return measure.children and value >= 0
    words = f"{measure.title} {measure.label}"
    grade = measure.unit == "score" and value % 1 == 0 and not places and not _is_for_each(measure)
    return (value >= 0 or measure.unit == "ratio" or bool(INDEX_WORDS.search(words))) and not grade


def _is_for_each(measure: Measure) -> bool:
    """Say whether words call a figure so much for each: an average, a cost per placement."""
    words = f"{measure.title} {measure.label}"
    return not is_summed(words) or bool(_FOR_EACH.search(words))


def _is_told(one: Quotient, at: dict[Place, float], settings: Settings) -> bool:
    """Say whether measures.csv names both counts that a figure is made of, and both are sent for the same place."""
    measure = settings.measures[one.place[0]]
    both = (measure.numerator, measure.denominator) if measure.made_of else ()
    return bool(both) and all((name, *one.place[1:]) in at for name in both)


def _places(columns: Columns, rows: np.ndarray) -> Iterator[Place]:
    return zip(*(columns.texts(name, rows).tolist() for name in PLACE), strict=True)


def _quotient(figures: Figures, row: int, measure: Measure) -> Quotient:
    shown = printed(*_shown(figures, row), counted=False)
    per = {"percent": 100, "rate": measure.per or 1}.get(measure.unit, 1)
    place: Place = (figures.get(row, "measure"), *figures.place(row))
    words = f"{measure.title} {measure.label}"
    unit, apart = measure.unit, measure.unit in AVERAGES or not measure.children
    kind = INDEX if unit == "score" and INDEX_WORDS.search(words) else AVERAGE if unit in (*AVERAGES, "count") else unit
    per = 100 if kind == INDEX else per
    if is_share(measure, float(shown.value)):
        kind, per, apart = "percent", 1, False
    return Quotient(place, position(figures.get(row, "cell")), shown, per, kind, measure.source, words, apart)


def _readings(figures: Figures, row: int, measure: Measure) -> Iterator[Quotient]:
    """Give what a figure may be of: a count among others, and the same count of another period."""
    value, places = _shown(figures, row)
    if _may_tell(measure, value, places):
        yield _quotient(figures, row, measure)
    words = f"{measure.title} {measure.label}"
    changed = measure.unit in ("percent", "score") and value >= -WHOLE and CHANGE.search(words)
    percent = measure.unit == "percent"
    if not (changed or (OF_BEFORE.search(words) and measure.unit != "rate" and (value >= 0 or percent))):
        return
    either = (True, False)[: 1 + (value >= 0)] if percent and not changed else (bool(changed),)
    many = measure.unit == "ratio" or (measure.unit == "score" and not changed and bool(TIMES.search(words)))
    place: Place = (figures.get(row, "measure"), *figures.place(row))
    at = position(figures.get(row, "cell"))
    for more in either:  # "year on year %" is 150% of last year's, or 50% more
        shown = printed(value + WHOLE if more else value, places, counted=False)
        yield Quotient(place, at, shown, 1 if many else WHOLE, INDEX, measure.source, words, apart=True)


def is_share(measure: Measure, value: float) -> bool:
    """Say whether a figure is a percentage that is not multiplied by a hundred: a proportion of 0.07."""
    is_one = measure.unit in ("ratio", *AVERAGES) and 0 <= value <= 1
    return is_one and says_share(measure)


def says_share(measure: Measure) -> bool:
    """Say whether the words of a measure call it a proportion."""
    return bool(SHARE.search(f"{measure.title} {measure.label}"))
