"""Read any file that an agency sends as a list of grids, one a sheet."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from python_calamine import PasswordError

from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.files.excel import listed_sheets
from psrstats.files.grid import Grid
from psrstats.files.kinds import SUFFIXES, WORDS, kind_of, locked
from psrstats.files.opendocument import read_ods
from psrstats.files.package import Package
from psrstats.files.text import read_text
from psrstats.files.webpage import read_webpage
from psrstats.files.workbook import read_binary, read_xlsx
from psrstats.regular import regular

AGAIN = "Open it in a spreadsheet program and save it again, or ask its sender for another."


def read_grids(path: Path, name: str | None = None, sheet: str | None = None) -> list[Grid]:
    """Read the sheets of a file, for what its bytes say it is.

    Args:
        path: The file: xlsx, xlsm, xls, xlsb, ods, a web page's tables, or delimited text.
        name: What messages call it, if not by its own name.
        sheet: The only sheet of a workbook to read. A file that has just one without a name is read all the same.

    Returns:
        A grid a sheet, in order; none where a workbook has no sheet of that name.

    Raises:
        UserError: The file cannot be read; its fault says why.
    """
    name = name or path.name
    with plain_faults(path, name), no_collection():
        kind = kind_of(path, name)
        grids = list(read_kind(kind, path, name, sheet))
    suffix = path.suffix.lower()
    if SUFFIXES.get(suffix, kind) == kind:
        return grids
    return [replace(grid, warnings=(f"is {WORDS[kind]}, though named {suffix}", *grid.warnings)) for grid in grids]


def sheet_names(path: Path, name: str | None = None) -> list[str]:
    """Name the sheets of a file, without reading those of an Excel workbook.

    Raises:
        UserError: The file cannot be read; its fault says why.
    """
    name = name or path.name
    with plain_faults(path, name):
        kind = kind_of(path, name)
        if kind == "xlsx":
            return [title for title, _state, _part in listed_sheets(Package(path.read_bytes(), name))]
        return [grid.sheet for grid in read_kind(kind, path, name, None)]


def read_kind(kind: str, path: Path, name: str, sheet: str | None) -> Iterable[Grid]:
    """Read a file by the reader for its kind."""
    if kind == "text":
        return [read_text(path, name)]
    if kind == "html":
        return [read_webpage(path, name)]
    data = path.read_bytes()
    if kind == "xlsx":
        return read_xlsx(Package(data, name), data, sheet)
    if kind == "ods":
        return read_ods(Package(data, name), sheet)
    return read_binary(data, name, sheet)


@contextmanager
def plain_faults(path: Path, name: str) -> Iterator[None]:
    """Say in a user's words whatever goes wrong; a damaged file finds more ways to fail than could be listed."""
    regular(path, name)
    if path.is_dir():
        raise UserError(Fault(name, "is a folder.", "Name a file in it."))
    if not path.exists():
        siblings = sorted(each.name for each in path.parent.iterdir()) if path.parent.is_dir() else []
        raise UserError(Fault(name, "does not exist.", did_you_mean(path.name, siblings)))
    try:
        yield
    except UserError:
        raise
    except PasswordError as error:
        raise locked(name) from error
    except PermissionError as error:
        raise UserError(
            Fault(name, "may not be read.", "Close it elsewhere, or ask for the right to read it.")
        ) from error
    except UnicodeDecodeError as error:
        what = "is text, but neither UTF-8 nor UTF-16 nor Windows-1252."
        raise UserError(Fault(name, what, "Save it as CSV UTF-8.")) from error
    except BaseException as error:
        # A panic inside calamine is not even an Exception, and its class cannot be imported.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise UserError(Fault(name, "cannot be read: it is damaged, or not what it seems.", AGAIN)) from error


@contextmanager
def no_collection() -> Iterator[None]:
    """Pause the search for cycles, of which a million new cells hold none: it takes over half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
