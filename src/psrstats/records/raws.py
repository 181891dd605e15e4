"""One file of a log, or one of its sheets, as a raw table: its columns c0, c1, ... under their headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_
from typing import Any

from ibis.expr.types import Table
from msgspec import Struct
from msgspec.structs import replace

from psrstats.config import Log
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.printable import printable
from psrstats.records.headings import Role, column_named, roles_in, times_in

AGAIN = "Ask its sender for another."
TITLES = 20  # lines above the headings, at most


DATES: tuple[Role, ...] = ("date", "start", "end", "born")


class Raws(Struct, frozen=True):
    """One file of a log: its table, and what its columns hold."""

    name: str  # as messages call it
    headings: tuple[str, ...]
    table: Table
    roles: Mapping[Role, int]
    unsure: Mapping[Role, list[str]]
    times: Mapping[Role, int]  # the columns of times of day that stand beside those of dates
    beside: tuple[str, ...] = ()  # sheets of its file that hold something else


def raws_of(
    log: Log,
    name: str,
    headings: Sequence[str],
    table: Table,
    beside: Sequence[str] = (),
) -> Raws:
    """Describe a table by its headings.

    Raises UserError where it lacks a column that psrstats.toml names.
    """
    said = said_of_columns(log)
    for key, heading in said.items():
        if column_named(heading, headings) is None:
            shown = [printable(each) for each in headings if each]
            raise UserError(Fault(name, f"has no column '{heading}' ({key}).", did_you_mean(heading, shown)))
    roles, unsure = roles_in(headings, said)
    times = times_in(headings, {role: at for role, at in roles.items() if role in DATES})
    return Raws(name, tuple(headings), table, roles, unsure, times, tuple(beside))


def without_headings(raws: Raws) -> Raws:
    """Leave out the rows that say nothing, and its headings where they come again, as in files pasted together."""
    texts = [(raws.table[f"c{at}"].strip(), heading) for at, heading in enumerate(raws.headings)]
    nothing = reduce(and_, ((text.nullif("")).isnull() for text, _ in texts))
    used = [texts[at] for role, at in raws.roles.items() if role in ("child", *DATES)]
    if used:
        nothing = nothing | reduce(and_, ((text == heading).fill_null(False) for text, heading in used))
    return replace(raws, table=raws.table.filter(~nothing))


def said_of_columns(log: Log) -> dict[str, str]:
    """Give what psrstats.toml says of a log's columns, by key."""
    said = {key: getattr(log, key) for key in ("child", "date", "start", "end", "area", "born")}
    return {key: heading for key, heading in said.items() if heading}


def row_of_headings(log: Log, rows: Sequence[Sequence[Any]]) -> int:
    """Tell in which row the headings stand: the one whose words name most of what a log holds."""
    said = said_of_columns(log)

    def named(row: Sequence[Any]) -> int:
        words = [str(cell) if cell is not None else "" for cell in row]
        return len(roles_in(words, {})[0]) + 2 * sum(column_named(each, words) is not None for each in said.values())

    scores = [named(row) for row in rows[:TITLES]]
    return scores.index(max(scores)) if scores else 0


def trimmed(row: Sequence[Any]) -> list[str]:
    """Give the headings of a row in one line each; none where no cell of it says anything."""
    words = ["" if cell is None else " ".join(str(cell).split()) for cell in row]
    return words if any(words) else []
