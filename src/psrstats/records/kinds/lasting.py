"""Episodes longer than a length of time, to the minute where times are there, however the clocks are changed."""

from __future__ import annotations

from ibis.expr.types import IntegerColumn, Table

from psrstats.records.calendar import columns
from psrstats.records.kinds.asked import Asked
from psrstats.records.typed_dates import DAY


def lasting(asked: Asked) -> Table:
    """Give the episodes that lasted longer than so many hours, each at the day on which it began.

    Where only days are there, an episode lasts from midnight to midnight: more than 24 hours are two days.
    """
    rows = asked.inside("start_day")
    rows = rows.filter(rows.end_day.notnull())
    if asked.events.timed:
        for side in ("start", "end"):
            rows = _with_real_minute(asked, rows, side)
        minutes = rows.end_real - rows.start_real
    else:
        minutes = (rows.end_day - rows.start_day) * DAY
    kept = rows.filter(minutes > asked.count.length * 60).mutate(when=rows.start_day)
    return kept.drop("start_real", "end_real") if asked.events.timed else kept


def _with_real_minute(asked: Asked, rows: Table, side: str) -> Table:
    """Count the minutes from 1970, an hour less in summer."""
    table = columns(asked.days, ("summer_from",))
    summer = asked.calendar("summer", {"on": table["day"]} | {name: table[name] for name in table if name != "day"})
    day: IntegerColumn = rows[f"{side}_day"]
    rows = rows.left_join(summer, day == summer["on"])
    minute = rows["from_minute" if side == "start" else "until_minute"]
    is_summer = ((minute >= rows.summer_from) & (minute < rows.summer_until)).fill_null(False)
    real = rows[f"{side}_day"].cast("int64") * DAY + minute - is_summer.ifelse(60, 0)
    return rows.mutate(**{f"{side}_real": real}).drop("on", "summer_from", "summer_until")
