"""Numbers that may be years, 2019 or 2,019: those that head columns, and those that count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from psrstats.load.sheet import Sheet
from psrstats.patterns import regex
from psrstats.periods import ImpossiblePeriod, read_period

FEWEST = 3  # ages that head columns
OLDEST = 120
_AGES = regex(r"(?:child(?:ren)?'?s? )?ages?\b.*|years? of age|single years?.*|(?:school )?year groups?", re.IGNORECASE)
_BY_AGE = regex(
    r"\bby (?:[\w,/&]+ ){0,4}(?:age|year group)\b|\byears? of age\b|^ages?\b|"
    r"\bage (?:profile|distribution|breakdown)\b",
    re.IGNORECASE,
)
MOST_STEP = 10  # years from one heading to the next: censuses
LATEST = 2050


def counts_below_years(sheet: Sheet, above: int, row: int, own: list[int]) -> bool:
    """Tell numbers such as 2,019 that stand below headings which are years, or that no years follow on."""
    years = [column for column in own if sheet.is_year(row, column)]
    if not years or any(not sheet.is_year(row, column) for column in own[1:]):
        return False
    if not are_years([int(sheet.text(row, column)) for column in years]):
        return True
    try:
        return all(read_period(sheet.text(above, column)) for column in years)
    except ImpossiblePeriod:
        return False


def are_years(numbers: Sequence[int]) -> bool:
    """Tell years that headings name from counts of two thousand: they follow on one another, none is far off.

    >>> are_years([2018, 2019, 2020, 2018, 2019, 2020]), are_years([2069, 2079]), are_years([2019, 2047])
    (True, False, False)
    """
    distinct = sorted(set(numbers))
    steps = {after - before for before, after in pairwise(distinct)}
    return not distinct or (len(steps) < 2 and max(steps, default=0) <= MOST_STEP and distinct[-1] <= LATEST)


def are_ages(sheet: Sheet, row: int, own: Sequence[int]) -> bool:
    """Tell numbers that head columns as ages, each one more than the last, where the corner or a title says ages."""
    said = [sheet.text(row, column) for column in own]
    if not _follow_on(said) or (row and _follow_on([sheet.text(row - 1, column) for column in own])):
        return False
    if row and all((text := sheet.text(row - 1, column)) and not text.isdecimal() for column in own):
        return False  # figures below headings of their own
    above = (sheet.text(other, column) for other in range(row) for column in sheet.filled[other])
    return any(map(_AGES.fullmatch, said)) or any(map(_BY_AGE.search, above))


def _follow_on(said: Sequence[str]) -> bool:
    numbers = [int(text) for text in said if text.isdecimal()]
    return len(numbers) >= FEWEST and numbers[-1] <= OLDEST and all(b == a + 1 for a, b in pairwise(numbers))
