"""The files of a log as raw tables: one a file, its columns c0, c1, ... under their headings."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from ibis.expr.types import Table

from psrstats.config import SOURCES_FOLDER, Log, Settings
from psrstats.decoded import decoded, delimiter_in
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.files.read_grids import read_grids
from psrstats.records.engines.engine import Engine
from psrstats.records.log_sheets import sheets_of_log
from psrstats.records.raws import AGAIN, TITLES, Raws, raws_of, row_of_headings, trimmed, without_headings
from psrstats.regular import regular

PARQUET = (".parquet", ".pq")
TEXT = (".csv", ".tsv", ".txt")
MOST_BYTES = 1 << 35  # of a parquet file, of which only the columns asked for are read


def open_log(log: Log, settings: Settings, engine: Engine) -> list[Raws]:
    """Open a log's files, or its table.

    Raises UserError where there is none, and where one cannot be read.
    """
    if log.table:
        return [_table(log, engine)]
    path = settings.folder / SOURCES_FOLDER / log.file
    if not path.exists():
        siblings = sorted(each.name for each in path.parent.iterdir()) if path.parent.is_dir() else []
        raise UserError(Fault(log.file, "does not exist.", did_you_mean(path.name, siblings)))
    files = log_files(path)
    if not files:
        raise UserError(Fault(log.file, "is a folder without a file.", "Put a file a month into it."))
    if all(each.suffix.lower() in PARQUET for each in files):
        return [_parquet(log, files, engine)]
    return [raws for each in files for raws in _file(log, each, f"{log.file}/{each.name}", path, engine)]


def log_files(path: Path) -> list[Path]:
    """Give the files of a log in order of their names: itself, or those of its folder but what programs leave there."""
    if not path.is_dir():
        return [path]
    found = sorted(each for each in path.iterdir() if each.is_file())
    return [each for each in found if not each.name.startswith((".", "~"))]


def _file(log: Log, path: Path, name: str, root: Path, engine: Engine) -> Iterator[Raws]:
    name = log.file if path == root else name
    suffix = path.suffix.lower()
    regular(path, name, MOST_BYTES if suffix in PARQUET else 1 << 29)
    if suffix in PARQUET:
        yield _parquet(log, [path], engine)
    elif suffix in TEXT and (raws := _text(log, path, name, engine)):
        yield raws
    else:
        grids = [grid for grid in read_grids(path, name) if grid.state == "visible" and any(map(any, grid.rows))]
        if not grids:
            raise UserError(Fault(name, "has no sheet of cells.", AGAIN))
        if (
            suffix in TEXT
            and any("\n" in cell for cell in grids[0].rows[-1] if isinstance(cell, str))
            and _is_open(path)
        ):
            raise UserError(Fault(name, "has a quotation mark that is never closed.", "Close it, or take it out."))
        yield from sheets_of_log(log, grids, engine)


def _table(log: Log, engine: Engine) -> Raws:
    try:
        table = engine.named(log.table)
    except Exception:
        raise UserError(Fault(log.table, "is no table that the database of [engine] shows.")) from None
    return _described(log, log.table, table)


def _parquet(log: Log, paths: Sequence[Path], engine: Engine) -> Raws:
    for path in paths:
        regular(path, path.name, MOST_BYTES)
    try:
        table = engine.parquet(paths)
    except UserError:
        raise
    except Exception as error:
        raise damaged(log.file, error) from None
    if table is None:
        fix = "Load it into the database, and name its table in [[log]]: table = ..."
        raise UserError(Fault(log.file, "is parquet, which this engine does not read.", fix))
    return _described(log, log.file, table)


def damaged(name: str, error: BaseException) -> UserError:
    """Say that a file cannot be read, without the engine's words: these may hold what stands in it."""
    if "too many open files" in str(error).casefold():
        return UserError(Fault(name, "has too many files to be open at once.", "Put them together."))
    return UserError(Fault(name, "cannot be read: it is damaged, or not what it seems.", AGAIN))


def _described(log: Log, name: str, table: Table) -> Raws:
    headings = tuple(map(str, table.columns))
    renamed = table.select(**{f"c{number}": table[heading] for number, heading in enumerate(headings)})
    return raws_of(log, name, headings, renamed)


def _text(log: Log, path: Path, name: str, engine: Engine) -> Raws | None:
    """Read delimited text by the engine's own reader; None where it has none, or where the text is not plain UTF-8."""
    start = _start(path)
    if start is None:
        return None
    lines = start.splitlines()
    delimiter = delimiter_in(max(lines[:TITLES], key=lambda line: sum(map(line.count, ",;\t|")), default=""))
    try:
        rows = list(csv.reader(StringIO(start, newline=""), delimiter=delimiter))[:TITLES]
    except csv.Error:
        return None
    at = row_of_headings(log, rows)
    if any("\n" in cell for row in rows[: at + 1] for cell in row) or any(not row for row in rows[:at]):
        return None  # headings of several lines: the reader of sheets takes them
    headings = trimmed(rows[at]) if rows else []
    if not headings:
        return None
    try:
        table = engine.texts(path, delimiter, at + 1, len(rows[at]))
    except Exception:
        return None  # read again, by the reader of sheets, which says where it fails
    return None if table is None else without_headings(raws_of(log, name, headings, table))


def _start(path: Path) -> str | None:
    """Give the first lines of a text, if all of it is UTF-8."""
    with path.open("rb") as file:
        start = file.read(1 << 16)
        if b"\0" in start:
            return None
        file.seek(0)
        try:
            ends = [_line_ends(b"".join(lines)) for lines in iter(lambda: file.readlines(1 << 24), [])]
        except UnicodeDecodeError:
            return None
    if len(set().union(*ends)) > 1:
        return None  # an engine's reader takes one of them for all, and what lies between for one row
    if _is_open(path):
        return None  # DuckDB 2.0.1 leaves the last row out where its quotation mark is not closed, and says nothing
    text = decoded(start[: start.rfind(b"\n") + 1] or start)
    return text.removeprefix("\ufeff")


def _is_open(path: Path) -> bool:
    """Say whether a text has a quotation mark without another."""
    with path.open("rb") as file:
        return sum(piece.count(b'"') for piece in iter(lambda: file.read(1 << 24), b"")) % 2 == 1


def _line_ends(data: bytes) -> set[str]:
    """Give the ways in which the lines of some UTF-8 text end."""
    data.decode("utf-8")
    both = data.count(b"\r\n")
    found = {"both": both, "feed": data.count(b"\n") - both, "return": data.count(b"\r") - both}
    return {name for name, number in found.items() if number}
