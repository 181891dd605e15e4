"""A log made even: one table whatever its files were: children, days as whole numbers, what it is parted by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import ibis
from ibis.expr.types import StringValue, Table
from msgspec import Struct

from psrstats.config import Log, Settings
from psrstats.errors import Fault, UserError
from psrstats.printable import printable
from psrstats.records.engines.engine import Engine
from psrstats.records.headings import Role, column_named, plain
from psrstats.records.moments import with_moments
from psrstats.records.numbered import Values, as_text, number_children, number_values
from psrstats.records.opening import open_log
from psrstats.records.raws import DATES, Raws
from psrstats.records.sent_again import rows_of, sent_again
from psrstats.records.typed_dates import Order

AGE_18 = 18 * 10_000  # between two days as numbers of year, month and day
MOST_ROWS = 1_000_000  # of a log whose rows are held against one another
OF_ROLES: Mapping[str, Role] = {
    **dict.fromkeys(("area", "ward", "locality", "district"), "area"),
    **dict.fromkeys(("sex", "gender"), "sex"),
    "agency": "agency",
}
HELD = (
    "day", "start_day", "end_day", "from_minute", "until_minute", "born", "adult", "sex", "given_day", "given_end"
)  # fmt: skip


class Events(Struct, frozen=True):
    """A log, made even.

    Its columns: child, a number; day of the event, or of an episode's start; start_day and end_day, with the minutes
    from_minute and until_minute; born (19700101); given_day, given_end: whether a date stands there at all; by_0, by_1,
    ...: the place of a value among `values`.
    """

    log: Log
    table: Table
    children: Table  # who each child is: said, who, child
    by: Mapping[str, str]  # the column of each thing that it is parted by
    values: Mapping[str, tuple[str, ...]]  # the values of each of these columns, in order
    has: frozenset[Role]  # what its columns hold
    columns: Mapping[Role, str]  # the heading of each
    timed: bool  # whether any of its times is not midnight
    rows: int
    first: int | None  # the first and the last day of its events
    last: int | None
    twice: int = 0  # rows that say the same as another of their file
    sent_again: int = 0  # rows that say the same as one of another file or sheet
    orders: Sequence[tuple[str, str, Order]] = ()  # files and headings of typed dates, and which number is the month
    beside: tuple[str, ...] = ()  # sheets of its files that hold something else
    not_dated_by: Sequence[tuple[str, str]] = ()  # headings that name a date as well, and the one that was taken

    @property
    def episodes(self) -> bool:
        """Whether its rows have an end."""
        return "end" in self.has


def even(log: Log, settings: Settings, engine: Engine, by: Iterable[str]) -> Events:
    """Make a log even.

    by: what its figures are parted by, as measures.csv says it.
    Raises UserError where a file cannot be read or a column that is needed cannot be told.
    """
    raws = open_log(log, settings, engine)
    wanted = list(dict.fromkeys(by))
    faults = [fault for each in raws for fault in _faults(log, each, wanted)]
    if faults:
        raise UserError(*faults)
    children = number_children([(each.table, f"c{each.roles['child']}") for each in raws], engine)
    values = {name: _values(name, raws, log, settings, engine) for name in wanted}
    roles = frozenset(role for each in raws for role in each.roles)
    read = [_even_file(each, engine, roles, dict.fromkeys(DATES, log.dates)) for each in raws]
    month_first = _month_first([orders for _, orders in read])
    for at, (_, orders) in enumerate(read):
        if not log.dates and any(role in month_first and _is_open(order) for role, order in orders.items()):
            read[at] = _even_file(raws[at], engine, roles, dict.fromkeys(month_first, "month first"))
    looked_up = [_looked_up(table, each, children, values) for (table, _), each in zip(read, raws, strict=True)]
    table = _whole(engine.keep(looked_up[0] if len(raws) == 1 else ibis.union(*looked_up)), roles)
    rows, first, last, timed = _extent(table, engine)
    return Events(
        log,
        table,
        children,
        {name: f"by_{number}" for number, name in enumerate(wanted)},
        {name: each.names for name, each in values.items()},
        roles,
        {role: raws[0].headings[at] for role, at in raws[0].roles.items()},
        timed,
        rows,
        first,
        last,
        _repeated(raws, rows, engine),
        sent_again(raws, engine) if 0 < rows <= MOST_ROWS else 0,
        [
            (each.name, each.headings[each.roles[role]], order)
            for each, (_, orders) in zip(raws, read, strict=True)
            for role, order in orders.items()
        ],
        tuple(f"{each.name.partition('!')[0]}!{sheet}" for each in raws for sheet in each.beside),
        [*dict.fromkeys((each.unsure["date"][0], each.unsure["date"][-1]) for each in raws if "date" in each.unsure)],
    )


def _faults(log: Log, raws: Raws, wanted: Iterable[str]) -> Iterable[Fault]:
    """Name the columns that a file lacks, or that could be any of several."""
    shown = ", ".join(f"'{printable(each)}'" for each in raws.headings if each)
    for role in ("child", "date"):
        sought: tuple[Role, ...] = ("child",) if role == "child" else ("date", "start")
        if any(each in raws.roles for each in sought):
            continue
        unsure = [name for each in sought for name in raws.unsure.get(each, ())]
        what = "children" if role == "child" else "dates"
        if unsure:
            several = ", ".join(f"'{printable(each)}'" for each in unsure)
            yield Fault(raws.name, f"has several columns that may hold its {what}: {several}.", _write(log, role))
        else:
            yield Fault(raws.name, f"has no column of {what}; there are: {shown}.", _write(log, role))
    for name in wanted:
        at = column_of(name, raws)
        if at is None:
            yield Fault(raws.name, f"has no column '{name}' to part its figures by; there are: {shown}.")
        elif at == raws.roles.get("child"):
            yield Fault(raws.name, f"holds its children under '{name}': figures cannot be parted by child.")


def _write(log: Log, key: str) -> str:
    return f'Write in psrstats.toml, in [[log]] {log.name}: {key} = "its heading".'


def column_of(name: str, raws: Raws) -> int | None:
    """Give the column that figures are parted by; None where there is none."""
    if role := OF_ROLES.get(plain(name)):
        return raws.roles.get(role)
    return column_named(name, raws.headings)


def _values(name: str, raws: Sequence[Raws], log: Log, settings: Settings, engine: Engine) -> Values:
    columns = [(each.table, f"c{column_of(name, each)}") for each in raws]
    known = settings.report.areas if OF_ROLES.get(plain(name)) == "area" else ()
    return number_values(columns, log, name, engine, known)


def _is_open(order: Order) -> bool:
    """Say whether no date of a column tells which number is the month."""
    return order.different > 0 and not order.day_shown and not order.month_shown


def _month_first(orders: Sequence[Mapping[Role, Order]]) -> frozenset[Role]:
    """Give the dates that have the month first in all files that tell: those that do not are as these."""
    every = {role: [each[role] for each in orders if role in each] for role in DATES}
    return frozenset(
        role for role, of in every.items() if any(o.month_first for o in of) and not any(o.day_shown for o in of)
    )


def _even_file(
    raws: Raws, engine: Engine, roles: frozenset[Role], said: Mapping[Role, str]
) -> tuple[Table, dict[Role, Order]]:
    """Read a file's dates.

    roles: what the columns of any of the log's files hold; said: which number is the month, where that is known.
    Returns its rows, and which number is the month in each column of typed dates.
    """
    table, orders = raws.table, dict[Role, Order]()
    for role in DATES:
        if role in raws.roles:
            time = f"c{raws.times[role]}" if role in raws.times else ""
            read = with_moments(table, f"c{raws.roles[role]}", role, engine, said.get(role, ""), time)
            table = read.table
            if read.texts:
                orders[role] = read.order
    event, start = ("date" if "date" in raws.roles else "start"), ("start" if "start" in raws.roles else "date")
    none, has_born = ibis.null("int32"), "born" in raws.roles
    made = {"day": table[f"{event}_day"], "given_day": table[f"{event}_given"], "from_minute": table[f"{start}_minute"]}
    if {"date", "start"} <= roles:
        made["start_day"] = table[f"{start}_day"]
    if "end" in roles:
        has = "end" in raws.roles
        made["end_day"] = table["end_day"] if has else none
        made["until_minute"] = table["end_minute"] if has else none
        made["given_end"] = table["end_given"] if has else ibis.literal(False)
    if "born" in roles:
        made["born"] = table["born_number"] if has_born else none
        made["adult"] = table[f"{event}_number"] - table["born_number"] >= AGE_18 if has_born else ibis.null("boolean")
        made["sex"] = _text(table, raws.roles["sex"]) if "sex" in raws.roles else ibis.null("string")
    return table.mutate(**made), orders


def _text(table: Table, at: int) -> StringValue:
    return table[f"c{at}"].cast("string").strip().nullif("")


def _looked_up(table: Table, raws: Raws, children: Table, values: Mapping[str, Values]) -> Table:
    """Put numbers for children and for what figures are parted by, and leave the texts behind."""
    names = [name for name in HELD if name in table.columns]
    found = {f"by_{at}": (column_of(name, raws), each) for at, (name, each) in enumerate(values.items())}
    table = table.mutate(said_child=as_text((table, f"c{raws.roles['child']}")))
    table = table.mutate(**{f"said_{name}": as_text((table, f"c{at}")) for name, (at, _) in found.items()})
    table = table.select(*names, "said_child", *(f"said_{name}" for name in found))
    table = table.left_join(children, table.said_child == children.said).drop("said_child", "said", "who")
    for name, (_, each) in found.items():
        table = table.left_join(each.codes, table[f"said_{name}"] == each.codes.said).drop(f"said_{name}", "said")
        table = table.mutate(**{name: each.place_of(table.code)}).drop("code")
    return table.select(*names, "child", *found)


def _whole(table: Table, roles: frozenset[Role]) -> Table:
    """Add the columns that no file has: they take no room."""
    none = ibis.null("int32")
    more = {} if "start_day" in table.columns else {"start_day": table.day}
    if "end" not in roles:
        more |= {"end_day": none, "until_minute": none, "given_end": ibis.literal(False)}
    if "born" not in roles:
        more |= {"born": none, "adult": ibis.null("boolean"), "sex": ibis.null("string")}
    return table.mutate(**more)


def _repeated(raws: Sequence[Raws], rows: int, engine: Engine) -> int:
    """Count the rows that say in every column the same as another of their file; of a log that is not too long."""
    if not 0 < rows <= MOST_ROWS:
        return 0
    return rows - sum(rows_of(one.table.distinct(), engine) for one in raws)


def _extent(table: Table, engine: Engine) -> tuple[int, int | None, int | None, bool]:
    timed = ((table.from_minute > 0) | (table.until_minute > 0)).fill_null(False).any()
    asked = table.aggregate(rows=table.count(), first=table.day.min(), last=table.day.max(), timed=timed)
    ((rows, first, last, any_timed),) = engine.fetch(asked)
    return int(rows), first, last, bool(any_timed)
