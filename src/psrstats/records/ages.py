"""The age band of a child on the day by which it counts."""

from __future__ import annotations

import ibis
from ibis.expr.types import Table

from psrstats.records.calendar import columns
from psrstats.records.kinds import Asked
from psrstats.records.numbered import NOT_KNOWN

BANDS = (  # as the Department for Education publishes them: the first age of each
    (0, "Under 1"),
    (1, "1 to 4"),
    (5, "5 to 9"),
    (10, "10 to 15"),
    (16, "16 to 17"),
    (18, "18 and over"),
)
NAMES = (*(name for _, name in BANDS), NOT_KNOWN)
YEAR = 10_000  # between two days as numbers: 20200330 - 20020401 is 17 years and something


def with_age_band(rows: Table, asked: Asked) -> Table:
    """Add the age band: a child born on 29 February is a year older on 1 March where there is no such day."""
    days = columns(asked.days, ("number",))
    calendar = asked.calendar("numbers", {"on": days["day"], "as_number": days["number"]})
    rows = rows.left_join(calendar, rows.when == calendar.on)
    lived = rows.as_number - rows.born
    bands = [(lived >= first * YEAR, name) for first, name in reversed(BANDS)]
    return rows.mutate(age_band=ibis.cases(*bands, else_=NOT_KNOWN)).drop("on", "as_number")
