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
from psrstats.records.opening import Raws, open_log
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
DATES: tuple[Role, ...] = ("date", "start", "end", "born")


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
    twice: int = 0  # rows that say the same as another
    orders: Sequence[tuple[str, str, Order]] = ()  # files and headings of typed dates, and which number is the month

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
    orders: list[tuple[str, str, Order]] = []
    tables = [_even_file(log, each, engine, roles, orders) for each in raws]
    looked_up = [_looked_up(table, each, children, values) for table, each in zip(tables, raws, strict=True)]
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
        tuple(orders),
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


def _even_file(
    log: Log, raws: Raws, engine: Engine, roles: frozenset[Role], orders: list[tuple[str, str, Order]]
) -> Table:
    """Read a file's dates; roles: what the columns of any of the log's files hold; orders: those of typed dates."""
    table = raws.table
    for role in DATES:
        if role in raws.roles:
            read = with_moments(table, f"c{raws.roles[role]}", role, engine, log.dates)
            table = read.table
            orders += [(raws.name, raws.headings[raws.roles[role]], read.order)] if read.texts else []
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
    return table.mutate(**made)


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
    each = (one.table.distinct() for one in raws)
    return rows - sum(int(engine.fetch(one.aggregate(rows=one.count()))[0][0]) for one in each)


def _extent(table: Table, engine: Engine) -> tuple[int, int | None, int | None, bool]:
    timed = ((table.from_minute > 0) | (table.until_minute > 0)).fill_null(False).any()
    asked = table.aggregate(rows=table.count(), first=table.day.min(), last=table.day.max(), timed=timed)
    ((rows, first, last, any_timed),) = engine.fetch(asked)
    return int(rows), first, last, bool(any_timed)
