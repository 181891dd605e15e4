"""A log made even: one table whatever its files were: children, days as whole numbers, what it is parted by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import ibis
from ibis.expr.types import StringValue, Table

from psrstats.config import Log, Settings
from psrstats.errors import Fault, UserError
from psrstats.printable import printable
from psrstats.records.engines.engine import Engine
from psrstats.records.headings import Role, column_named, plain
from psrstats.records.moments import Moments, with_moments
from psrstats.records.opening import Raws, open_log
from psrstats.records.typed_dates import Order

NOT_KNOWN = "Not known"
AGE_18 = 18 * 10_000  # between two days as numbers of year, month and day
MOST_ROWS = 1_000_000  # of a log whose rows are held against one another
MOST_VALUES = 400  # of what figures are parted by: more would tell single children apart
OF_ROLES: Mapping[str, Role] = {
    **dict.fromkeys(("area", "ward", "locality", "district"), "area"),
    **dict.fromkeys(("sex", "gender"), "sex"),
    "agency": "agency",
}
DATES: tuple[Role, ...] = ("date", "start", "end", "born")


@dataclass(frozen=True)
class Events:
    """A log, made even.

    Its columns: child; day of the event, or of an episode's start; start_day and end_day, with the minutes from_minute
    and until_minute; born (19700101); given_day, given_end: whether a date stands there at all; by_0, by_1, ... .
    """

    log: Log
    table: Table
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
    read = [_even_file(log, each, engine, wanted) for each in raws]
    table = read[0][0] if len(read) == 1 else ibis.union(*(each for each, _ in read))
    table = engine.keep(table)
    table, values = _with_plain_values(table, log, settings, engine, wanted)
    roles = {role for each in raws for role in each.roles}
    rows, first, last, timed = _extent(table, engine)
    return Events(
        log,
        table,
        {name: f"by_{number}" for number, name in enumerate(wanted)},
        values,
        frozenset(roles),
        {role: raws[0].headings[at] for role, at in raws[0].roles.items()},
        timed,
        rows,
        first,
        last,
        _repeated(raws, rows, engine),
        tuple(order for _, orders in read for order in orders),
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


def _even_file(
    log: Log, raws: Raws, engine: Engine, wanted: Sequence[str]
) -> tuple[Table, tuple[tuple[str, str, Order], ...]]:
    table, orders = raws.table, []
    for role in DATES:
        if role in raws.roles:
            read = with_moments(table, f"c{raws.roles[role]}", role, engine, log.dates)
            table = read.table
            orders += _ordered(raws, role, read)
    event, start = ("date" if "date" in raws.roles else "start"), ("start" if "start" in raws.roles else "date")
    none = ibis.null("int32")
    has_end, has_born = "end" in raws.roles, "born" in raws.roles
    made = {
        "child": _identifier(table, raws.roles["child"]),
        "day": table[f"{event}_day"],
        "start_day": table[f"{start}_day"],
        "end_day": table["end_day"] if has_end else none,
        "from_minute": table[f"{start}_minute"],
        "until_minute": table["end_minute"] if has_end else none,
        "born": table["born_number"] if has_born else none,
        "adult": table[f"{event}_number"] - table["born_number"] >= AGE_18 if has_born else ibis.null("boolean"),
        "sex": _text(table, raws.roles["sex"]) if has_born and "sex" in raws.roles else ibis.null("string"),
        "given_day": table[f"{event}_given"],
        "given_end": table["end_given"] if has_end else ibis.literal(False),
    }
    for number, name in enumerate(wanted):
        at = column_of(name, raws)
        assert at is not None  # told before
        made[f"by_{number}"] = _words(table, at)
    return table.select(**made), tuple(orders)


def _ordered(raws: Raws, role: Role, read: Moments) -> list[tuple[str, str, Order]]:
    return [(raws.name, raws.headings[raws.roles[role]], read.order)] if read.texts else []


def _identifier(table: Table, at: int) -> StringValue:
    """Give the children's identifiers as texts: the same whether a file has 12, 12.0 or ' 12 '."""
    given = table[f"c{at}"]
    if given.type().is_floating():
        given = given.cast("int64")
    return given.cast("string").strip().nullif("")


def _text(table: Table, at: int) -> StringValue:
    return table[f"c{at}"].cast("string").strip().nullif("")


def _words(table: Table, at: int) -> StringValue:
    return _text(table, at).fill_null(NOT_KNOWN)


def _repeated(raws: Sequence[Raws], rows: int, engine: Engine) -> int:
    """Count the rows that say in every column the same as another of their file; of a log that is not too long."""
    if not 0 < rows <= MOST_ROWS:
        return 0
    each = (one.table.distinct() for one in raws)
    return rows - sum(int(engine.fetch(one.aggregate(rows=one.count()))[0][0]) for one in each)


def _with_plain_values(
    table: Table, log: Log, settings: Settings, engine: Engine, wanted: Sequence[str]
) -> tuple[Table, dict[str, tuple[str, ...]]]:
    """Write each value of what figures are parted by in one way: as psrstats.toml has it, or as it is first written."""
    values: dict[str, tuple[str, ...]] = {}
    for number, name in enumerate(wanted):
        column = f"by_{number}"
        found = [text for (text,) in engine.fetch(table.select(column).distinct().limit(MOST_VALUES + 1))]
        if len(found) > MOST_VALUES:
            what = f"has more than {MOST_VALUES} values under '{name}': they would tell single children."
            raise UserError(Fault(log.place, what, "Part them by a column of fewer."))
        known = settings.report.areas if OF_ROLES.get(plain(name)) == "area" else ()
        said = one_way(found, log.values, known)
        if any(text != written for text, written in said.items()):
            names = engine.hold({f"{column}_said": list(said), f"{column}_written": list(said.values())})
            table = table.left_join(names, table[column] == names[f"{column}_said"])
            table = table.mutate(**{column: table[f"{column}_written"]})
            table = table.drop(f"{column}_said", f"{column}_written")
        order = {place: at for at, place in enumerate(known)}
        values[name] = tuple(
            sorted({*said.values(), *known}, key=lambda text: (text == NOT_KNOWN, order.get(text, len(order)), text))
        )
    return (engine.keep(table) if wanted and table is not None else table), values


def one_way(found: Iterable[str], said: Mapping[str, str], known: Iterable[str]) -> dict[str, str]:
    """Say of each value of a column how it is written: two that differ in capitals or spaces are one.

    >>> one_way(["fratton", "Fratton ", "CSE"], {"CSE": "Exploitation"}, ["Fratton"])
    {'CSE': 'Exploitation', 'Fratton ': 'Fratton', 'fratton': 'Fratton'}
    """
    written = {_folded(place): place for place in known}
    written |= {_folded(word): word for word in said.values()} | {_folded(text): word for text, word in said.items()}
    return {text: written.setdefault(_folded(text), " ".join(text.split())) for text in sorted(found)}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _extent(table: Table, engine: Engine) -> tuple[int, int | None, int | None, bool]:
    timed = ((table.from_minute > 0) | (table.until_minute > 0)).fill_null(False).any()
    asked = table.aggregate(rows=table.count(), first=table.day.min(), last=table.day.max(), timed=timed)
    ((rows, first, last, any_timed),) = engine.fetch(asked)
    return int(rows), first, last, bool(any_timed)
