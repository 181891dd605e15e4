"""Numbers that may be years, 2019 or 2,019: those that head columns, and those that count."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from psrstats.load.sheet import Sheet
from psrstats.periods import ImpossiblePeriod, read_period

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
