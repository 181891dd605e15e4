"""The count that each percentage or rate stands for: 75.0% of 40 are 30, whether anybody sends the 30 or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from psrstats.columns import Array
from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.implied import Implied
from psrstats.disclosure.numerator_wholes import Wholes
from psrstats.disclosure.policy import Policy


@dataclass(frozen=True, slots=True)
class Numerator:
    """So many of a whole: what a percentage, a rate or a proportion that is sent stands for."""

    quotient: int  # its number among the quotients
    whole: int  # the number of the count that it is of, among all counts of the report
    low: float  # the least and the greatest that it can be by the digits that are sent
    high: float


@dataclass(frozen=True)
class Numerators:
    """Those of a report; and all of its counts, the protected first, then those that anybody may see."""

    all: tuple[Numerator, ...]
    counts: Cells
    report: Implied

    @classmethod
    def of(cls, report: Implied) -> Numerators:
        """Take the quotients whose whole is known: named, the only count of their place, people, or what they share."""
        counts = _with_open(report)
        wholes = Wholes(report, counts)
        found = (
            Numerator(number, whole, float(span[0]), float(span[1]))
            for number in range(len(report.quotients.all))
            for whole in wholes.of(number)
            if (span := report.tops(number, float(counts.values[whole])))
        )
        return cls(tuple(found), counts, report)

    @property
    def policy(self) -> Policy:
        """How counts are protected."""
        return self.report.policy

    def place(self, one: Numerator) -> Place:
        """Give the place of the figure that stands for it."""
        return self.report.quotients.all[one.quotient].place

    def whole(self, one: Numerator) -> float:
        """Give how many its whole is."""
        return float(self.counts.values[one.whole])

    def is_part(self, one: Numerator) -> bool:
        """Say whether the others of its whole are told with it: those of a population are no secret."""
        return self.report.quotients.all[one.quotient].unit == "percent"

    def is_few(self, one: Numerator) -> bool:
        """Say whether few are counted in it, or are not."""
        return self.are_few(one.low, one.high) or self.leaves_few(one)

    def leaves_few(self, one: Numerator) -> bool:
        """Say whether few of its whole are not counted in it."""
        whole = self.whole(one)
        return self.is_part(one) and self.are_few(whole - one.high, whole - one.low)

    def are_few(self, low: float, high: float) -> bool:
        """Say whether what lies between two ends may be a small number of children."""
        return high >= 1 and max(low, 1) <= (self.policy.largest or self.policy.base)

    @cached_property
    def few(self) -> tuple[Numerator, ...]:
        """Those of few."""
        return tuple(one for one in self.all if self.is_few(one)) if self._protects else ()

    @property
    def _protects(self) -> bool:
        return bool(self.policy.largest) or self.policy.base > 1

    def telling(self, hidden: Array) -> set[Place]:
        """Give the places of the figures that tell that few are counted in them, of a whole that is shown."""
        return {self.place(one) for one in self.few if not self._is_hidden(one, hidden)}

    def _is_hidden(self, one: Numerator, hidden: Array) -> bool:
        return one.whole < len(hidden) and bool(hidden[one.whole])


def _with_open(report: Implied) -> Cells:
    """Put the counts that are shown whatever they are, such as populations, behind those that are protected."""
    cells, more = report.cells, [place for place in report.quotients.open if place not in report.cells.at]
    values = np.array([report.quotients.open[place] for place in more], dtype=float)
    return replace(
        cells,
        places=(*cells.places, *more),
        values=np.concatenate([cells.values, values]),
        markers=(*cells.markers, *[""] * len(more)),
        addresses=(*cells.addresses, *[""] * len(more)) if cells.addresses else (),
    )


def lots_of(numerators: Numerators) -> Iterator[list[Numerator]]:
    """Put those of one whole together, in the order in which they are sent."""
    lots: dict[int, list[Numerator]] = {}
    for one in numerators.all:
        lots.setdefault(one.whole, []).append(one)
    yield from lots.values()
