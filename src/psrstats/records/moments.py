"""A column of dates as whole numbers: the day, counted from 1970, and the minute of it where times are there."""

from __future__ import annotations

import ibis
from ibis.expr.types import Table
from msgspec import Struct, field

from psrstats.records.calendar import FIRST, LAST, as_number
from psrstats.records.engines.engine import Engine
from psrstats.records.typed_dates import BESIDE, Order, day_of, order_of, read_beside, says_nothing


class Moments(Struct, frozen=True):
    """A table with a column of dates read: NAME_day, NAME_minute, NAME_number (19700101), NAME_given."""

    table: Table
    order: Order = field(default_factory=lambda: order_of([]))
    texts: bool = False  # whether they are typed


def with_moments(table: Table, column: str, name: str, engine: Engine, said: str = "", time: str = "") -> Moments:
    """Read a column of dates.

    said: day first or month first, where that is known; time: the column of times beside it, if there is one.
    """
    given = table[column]
    kind = given.type()
    if not time and (kind.is_date() or kind.is_timestamp()):
        moment = given.date() if kind.is_timestamp() else given
        minute = given.hour() * 60 + given.minute() if kind.is_timestamp() else ibis.literal(0)
        number = moment.year().cast("int32") * 10000 + moment.month().cast("int32") * 100 + moment.day().cast("int32")
        return Moments(
            table.mutate(
                **{
                    f"{name}_day": moment.epoch_days().cast("int32"),
                    f"{name}_minute": minute.cast("int32"),
                    f"{name}_number": number.cast("int32"),
                    f"{name}_given": given.notnull(),
                }
            )
        )
    return _of_texts(table, column, name, engine, said, time)


def _of_texts(table: Table, column: str, name: str, engine: Engine, said: str, time: str) -> Moments:
    """Read typed dates, each different one once, and look them up."""
    key = f"{name}_text"
    text = table[column].cast("string").strip().nullif("")
    table = table.mutate(**{key: text + BESIDE + table[time].cast("string").strip().fill_null("") if time else text})
    texts = [text for (text,) in engine.fetch(table.select(key).distinct()) if text is not None]
    nothing = dict.fromkeys(text for text in texts if says_nothing(text, end=name == "end"))
    typed = {text: read_beside(text) for text in texts if text not in nothing}
    order = order_of(typed.values(), said)
    known = [
        (text, day, each.minute or 0)
        for text, each in typed.items()
        if each and (day := day_of(each, month_first=order.month_first)) is not None and FIRST <= day <= LAST
    ]
    read = engine.hold(
        {
            f"{name}_said": [text for text, _, _ in known],
            f"{name}_day": [day for _, day, _ in known],
            f"{name}_minute": [minute for _, _, minute in known],
            f"{name}_number": [as_number(day) for _, day, _ in known],
        },
        numbers=(f"{name}_day", f"{name}_minute", f"{name}_number"),
    )
    joined = table.left_join(read, table[key] == read[f"{name}_said"]).drop(f"{name}_said")
    given = joined[key].notnull()
    given = given & ~joined[key].isin([*nothing]).fill_null(False) if nothing else given
    return Moments(joined.mutate(**{f"{name}_given": given}).drop(key), order, True)
