"""What is left of a count beside others that are part of it: no table prints it, but a subtraction tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, permutations

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.disclosure.cells import Cells
from psrstats.disclosure.lines import GROUP, ITEM, MEASURE, Lines
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.formulas.age_bands import Ages, ages
from psrstats.patterns import regex
from psrstats.totals import is_part

_ages = cache(ages)  # a label stands in many lines
_REACH = regex(
    r"\b(?:within|inside|in(?: under)?|up to|under|less than|no more than|at most)(?: the first)? "
    r"(?P<many>\d+(?:\.\d+)?)[ -]?"
    r"(?P<unit>miles?|km|kilomet(?:re|er)s?|minutes?|hours?|(?:working )?days?|weeks?|months?)(?!\w)",
    re.IGNORECASE,
)
_LONG = r"(?:working )?days?|weeks?|months?|miles?|minutes?|hours?|times|episodes"
_BEYOND = regex(
    rf"\b(?:(?:over|more than|longer than|at least|exceeding|above) (?P<more>\d+(?:\.\d+)?)[ -]?(?P<of>{_LONG})|"
    rf"(?P<least>\d+(?:\.\d+)?)[ -]?(?:(?P<many>{_LONG}) )?(?:or|and) (?:more|over|longer))(?!\w)",
    re.IGNORECASE,
)
_AMID = regex(r"\bof (?:which|whom)\b", re.IGNORECASE)
FEW_BANDS = 40  # of so many age bands in a line every pair is held together


class Rest(Struct, frozen=True):
    """A count that no table prints: those in a whole but in none of its parts or, if over, in more than one of them."""

    whole: int
    parts: tuple[int, ...]
    over: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """The counts by which it is told."""
        return (self.whole, *self.parts)

    def left(self, values: Array) -> float:
        """Work it out; missing where a count is."""
        left = float(values[self.whole] - values[list(self.parts)].sum())
        return -left if self.over else left

    def is_few(self, values: Array, policy: Policy) -> bool:
        """Say whether they are so few that they must not be told; none hide nobody."""
        return policy.base == 1 and 1 <= self.left(values) <= policy.largest

    def relation(self, number: int) -> Relation:
        """Say what it has to do with the others; number: its own."""
        return Relation((*self.numbers, number), (-1.0, *([1.0] * len(self.parts)), -1.0 if self.over else 1.0))


def of_shares(cells: Cells) -> Iterator[Rest]:
    """Give the wholes and the parts that percentages are made of; a part that is more than its whole is none."""
    yield from (Rest(whole, (part,)) for whole, part in cells.shares if not cells.values[part] > cells.values[whole])


def of_labels(lines: Lines) -> Iterator[Rest]:
    """Give the counts of which others say that they are part: "of which girls" below "Children with a plan"."""
    for dimension in (MEASURE, GROUP):
        for line in lines.alike(dimension) if any(map(_is_part, lines.labels(dimension))) else ():
            lots: list[list[int]] = []  # each a whole and its parts
            for number in line:
                if not _is_part(lines.label(number, dimension)):
                    lots.append([number])
                elif lots:
                    lots[-1].append(number)
            for lot in lots:
                yield from _of_parts(lot, lines.cells.values)


def _of_parts(lot: Sequence[int], values: Array) -> Iterator[Rest]:
    """Give a whole with each of its parts; and, if these are more than it, each part with the parts of it that follow.

    Of 60 referrals 57 were assessed, of which 22 went to conference: each is part of the one before it.
    """
    whole, *parts = lot
    steps = values[lot]
    chained = values[parts].sum() > values[whole] and bool((np.diff(steps) <= 0).all())
    for one, other in combinations(lot, 2):
        if (chained or one == whole) and not values[other] > values[one]:
            yield Rest(one, (other,))


def of_ages(lines: Lines) -> Iterator[Rest]:
    """Give the age bands with those that begin or end as they do: 0-9 beside 0-4 tells of 5-9."""
    values = lines.cells.values
    for dimension in (MEASURE, GROUP):
        for line in lines.alike(dimension) if any(map(_ages, lines.labels(dimension))) else ():
            bands = {number: band for number in line if (band := _ages(lines.label(number, dimension)))}
            for whole, part in permutations(bands, 2) if len(bands) <= FEW_BANDS else ():
                if within(bands[part], bands[whole]) and not values[part] > values[whole]:
                    yield Rest(whole, (part,))


def of_reaches(lines: Lines) -> Iterator[Rest]:
    """Give what is within so far, or so long, with all that is within less: 20 miles beside 10 tells of 10 to 20."""
    values = lines.cells.values
    for dimension in (MEASURE, GROUP, ITEM):
        for line in lines.alike(dimension) if any(map(reach_of, lines.labels(dimension))) else ():
            reaches = {number: reach for number in line if (reach := reach_of(lines.label(number, dimension)))}
            for whole, part in permutations(reaches, 2) if len(reaches) <= FEW_BANDS else ():
                alike = reaches[whole][0] == reaches[part][0] and reaches[whole][1] > reaches[part][1]
                if alike and not values[part] > values[whole]:
                    yield Rest(whole, (part,))


@cache
def _is_part(label: str) -> bool:
    return is_part(label) or _AMID.search(label) is not None


@cache
def reach_of(label: str) -> tuple[str, float] | None:
    """Read how far or how long a label reaches: all of its words but the number, and that, below 0 where from there on.

    >>> reach_of("Seen within 10 days"), reach_of("Waiting over 6 weeks"), reach_of("Seen at once")
    (('seen  day ', 10.0), ('waiting  > wee ', -6.0), None)
    """
    if found := _REACH.search(label):
        return f"{label[: found.start()]} {found['unit'][:3]} {label[found.end() :]}".casefold(), float(found["many"])
    if found := _BEYOND.search(label):
        unit, many = found["of"] or found["many"] or "", found["more"] or found["least"]
        return f"{label[: found.start()]} > {unit[:3]} {label[found.end() :]}".casefold(), -float(many)
    return None


def within(part: Ages, whole: Ages) -> bool:
    """Say whether ages begin or end with others that reach further."""
    inside = part.low >= whole.low and (whole.high is None or (part.high is not None and part.high <= whole.high))
    return inside and part != whole and (part.low == whole.low or part.high == whole.high)
