"""The sheets of a workbook that hold a log: one, or one for each month, whatever stands in the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from msgspec import Struct

from psrstats.config import Log
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.files.grid import Grid, Raw
from psrstats.patterns import regex
from psrstats.periods import MONTHS, read_period
from psrstats.printable import printable
from psrstats.records.engines.engine import Engine
from psrstats.records.headings import plain, roles_in
from psrstats.records.raws import AGAIN, Raws, raws_of, row_of_headings, said_of_columns, trimmed
from psrstats.records.sheets import filled

_PART = regex(
    rf"(?:(?:{'|'.join(MONTHS)})[a-z]*|[a-z]?\d+|sheet|part|page|month|week|wk|quarter|qtr|q|half|year|fy|data|log|to|and)*"
)


class Found(Struct, frozen=True):
    """A sheet, and where its headings stand."""

    grid: Grid
    top: int
    headings: tuple[str, ...]


def sheets_of_log(log: Log, grids: Sequence[Grid], engine: Engine) -> Iterator[Raws]:
    """Hold the sheets of a file that are a log.

    grids: its visible sheets that hold something, one or more.
    Gives the sheets that psrstats.toml names; or else the one that names children and dates, or that is called as the
    log is, or those of each month; where none is, the first.
    Raises UserError where a sheet that is named is not there, and where several that differ may be the log.
    """
    every = [_found(log, filled(grid)) for grid in grids]
    chosen = _named(log, every) if log.sheets else _told(log, every)
    others = [each.grid.sheet for each in every if each not in chosen]
    for at, each in enumerate(chosen):
        name = each.grid.file if len(chosen) == 1 else f"{each.grid.file}!{each.grid.sheet}"
        yield _held(log, each, name, [] if at else others, engine)


def _found(log: Log, grid: Grid) -> Found:
    top = row_of_headings(log, grid.rows)
    return Found(grid, top, tuple(trimmed(grid.rows[top])))


def _named(log: Log, every: Sequence[Found]) -> list[Found]:
    names = [each.grid.sheet for each in every]
    if missing := [name for name in log.sheets if name not in names]:
        raise UserError(
            *(Fault(every[0].grid.file, f"has no sheet '{one}'.", did_you_mean(one, names)) for one in missing)
        )
    return [each for each in every if each.grid.sheet in log.sheets]


def _told(log: Log, every: Sequence[Found]) -> list[Found]:
    """Give the sheet that is the log, or the parts of it; of several that differ nobody knows which is."""
    may_be = [each for each in every if _used(log, each)] or [*every[:1]]
    may_be = [each for each in may_be if _is_called(log, each.grid.sheet)] or may_be
    alike = len({_used(log, each) for each in may_be}) == 1
    if len(may_be) > 1 and not (alike and all(_is_part(each.grid.sheet) for each in may_be)):
        names = ", ".join(f"'{printable(each.grid.sheet)}'" for each in may_be)
        fix = f'Write in psrstats.toml, in [[log]] {log.name}: sheets = ["{printable(may_be[0].grid.sheet)}"].'
        raise UserError(Fault(may_be[0].grid.file, f"has several sheets that may be the log: {names}.", fix))
    return may_be


def _used(log: Log, sheet: Found) -> frozenset[str]:
    """Give the headings of a sheet's children and dates, in plain words; none where it lacks either."""
    roles, unsure = roles_in(sheet.headings, said_of_columns(log))
    named = {role: [sheet.headings[at]] for role, at in roles.items()} | unsure
    if "child" not in named or not {"date", "start"} & {*named}:
        return frozenset()
    return frozenset(plain(each) for role in ("child", "date", "start", "end") for each in named.get(role, ()))


def _is_called(log: Log, sheet: str) -> bool:
    return plain(sheet) in (plain(log.name), plain(log.rows))


def _is_part(sheet: str) -> bool:
    """Say whether a sheet is called as a part of a whole is: by its month, quarter, year or number."""
    return _PART.fullmatch(plain(sheet).replace(" ", "")) is not None or read_period(sheet) is not None


def _held(log: Log, sheet: Found, name: str, beside: Sequence[str], engine: Engine) -> Raws:
    """Hold the rows of a sheet as texts, its dates as year, month, day: no two ways of typing meet in one column."""
    grid, top, headings = sheet.grid, sheet.top, sheet.headings
    if not headings:
        raise UserError(Fault(name, "has no headings over its columns.", AGAIN))
    width = max(number for number, heading in enumerate(headings, 1) if heading)
    headings = headings[:width]
    beyond = [number for number, row in enumerate(grid.rows[top + 1 :], top + 2) if any(map(_as_text, row[width:]))]
    if beyond:
        what = f"row {beyond[0]} has more cells than there are headings, {width}."
        raise UserError(Fault(name, what, "A text with a comma in it needs quotes around it."))
    rows = [row for row in grid.rows[top + 1 :] if trimmed(row) and trimmed(row)[:width] != [*headings]]
    columns = [[_as_text(row[number]) if number < len(row) else None for row in rows] for number in range(width)]
    table = engine.hold({f"c{number}": column for number, column in enumerate(columns)})
    return raws_of(log, name, headings, table, beside)


def _as_text(raw: Raw) -> str | None:
    if raw is None or isinstance(raw, str):
        return raw
    if isinstance(raw, datetime):
        return f"{raw:%Y-%m-%d}" + (f" {raw:%H:%M}" if raw.hour or raw.minute or raw.second else "")
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    if isinstance(raw, date):
        return raw.isoformat()
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)
