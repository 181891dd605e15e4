"""The files that a report begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from psrstats.config import SETTINGS_FILE, SOURCES_FOLDER
from psrstats.errors import Fault, UserError
from psrstats.files.kinds import SUFFIXES
from psrstats.load.shelf import Shelf
from psrstats.printable import printable
from psrstats.starter.blank import blank_files
from psrstats.starter.description import describe
from psrstats.starter.survey import SourceSeen, survey
from psrstats.starter.trial import try_out

MOST_NAMED = 3
MEASURES_FILE = "measures.csv"
PARQUET = "only a log is read from parquet; name it as file in a [[log]] of psrstats.toml."
BESIDE = (
    f"The files lie beside {SETTINGS_FILE}, so it names them as ../FILE. "
    f"To tidy up, move them into {SOURCES_FOLDER} and take each ../ away."
)


class Started(Struct, frozen=True):
    """What was written, and what its reader should know."""

    written: tuple[Path, ...]
    words: tuple[str, ...]


def start(folder: Path, force: bool, area: str = "", tell: Callable[[str], object] = str) -> Started:
    """Begin a report in a folder: describe the agency files in it, or where there is none, make empty workbooks.

    Args:
        folder: The report's.
        force: Write over a description that is there already; an agency's file is never written over.
        area: The report's area; blank to guess it.
        tell: What is told each file's name as it is looked at.

    Raises:
        UserError: There is nothing to begin with, something would be overwritten, or no file has the area.
    """
    files = list(agency_files(folder))
    _must_be_named(files)
    _must_be_free(folder, force)
    try:
        (folder / SOURCES_FOLDER).mkdir(parents=True, exist_ok=True)
        contents, words = _described(folder, files, area, tell) if files else (_blank(folder), ())
        for path, content in contents.items():
            path.write_bytes(content)
    except OSError as error:
        raise UserError(Fault(str(error.filename), f"cannot be written: {error.strerror}.")) from None
    return Started(tuple(contents), words)


def _must_be_named(files: list[str]) -> None:
    """Refuse files whose names no description can hold."""
    fix = "Rename it."
    odd = [file for file in files if printable(file) != file]
    if odd:
        raise UserError(
            *(Fault(printable(file), "has a character in its name that is no letter.", fix) for file in odd)
        )


def _must_be_free(folder: Path, force: bool) -> None:
    existing = [path for path in (folder / SETTINGS_FILE, folder / MEASURES_FILE) if path.exists()]
    if existing and not force:
        fix = "Take --force to write over it, or name another folder."
        raise UserError(*(Fault(str(path), "is there already.", fix) for path in existing))


def agency_files(folder: Path) -> Iterator[str]:
    """Name the spreadsheets in a folder as psrstats.toml would: those in sources, else those in the folder itself."""
    if folder.exists() and not folder.is_dir():
        raise UserError(Fault(str(folder), "is a file.", "Name a folder."))
    sources = folder / SOURCES_FOLDER
    inside = sorted(path for path in sources.rglob("*") if _is_spreadsheet(path))
    if inside:
        yield from (path.relative_to(sources).as_posix() for path in inside)
    elif folder.is_dir():
        yield from sorted(f"../{path.name}" for path in folder.iterdir() if _is_spreadsheet(path))


def _parquet_in(sources: Path) -> list[str]:
    return sorted(path.relative_to(sources).as_posix() for path in sources.rglob("*.parquet") if path.is_file())


def _is_spreadsheet(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))  # Excel leaves ~$ files beside those that are open
    return path.suffix.casefold() in SUFFIXES and not hidden and path.name != MEASURES_FILE and path.is_file()


def _described(
    folder: Path, files: list[str], area: str, tell: Callable[[str], object]
) -> tuple[dict[Path, bytes], tuple[str, ...]]:
    shelf = Shelf()
    draft = try_out(survey(folder, files, area, tell, shelf), shelf)
    toml, measures = describe(draft)
    cells = [each for source in draft.sources if not source.problem for each in source.corrections]
    words = [f"{source.file}: left out: {source.problem}" for source in draft.sources if source.problem]
    words += [f"{source.file}: {said}" for source in draft.sources if not source.problem for said in _left(source)]
    words += [f"{each.file}: {each.words}" for each in draft.records]
    words += [f"{each.where}: cannot be read; taken as x, not available: see [[correct]]." for each in cells]
    words += [f"{name}: left out: {PARQUET}" for name in _parquet_in(folder / SOURCES_FOLDER)]
    words += [BESIDE] if files[0].startswith("../") else []
    return _contents(folder, toml, measures), tuple(words)


def _left(source: SourceSeen) -> Iterator[str]:
    """Say what of a file is not proposed, and why."""
    if source.left:
        yield f"left out: {_some(source.left)}, worked out from its counts instead."
    if source.unsaid:
        yield f"left out: {_some(source.unsaid)}, for nothing says what they are rates per."
    if source.doubted:
        yield f"left out: {_some(source.doubted)}, for nothing tells some of its figures apart; see psrstats inspect."
    yield from (f"left out: {said}" for said in source.stuck[:MOST_NAMED])
    if source.more:
        yield f"left out: {source.more} more that the catalogue does not know; measures.csv takes a row for each."
    if source.late:
        yield f"in no table, for its figures are of {source.late}, after the report's period."


def _some(labels: tuple[str, ...]) -> str:
    named = ", ".join(f"'{label}'" for label in labels[:MOST_NAMED])
    return f"{named} and {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else named


def _blank(folder: Path) -> dict[Path, bytes]:
    ours = (SETTINGS_FILE, MEASURES_FILE)
    if any(path.is_file() and path.name not in ours and not path.name.startswith(".") for path in folder.iterdir()):
        what = "holds files, but no spreadsheet."
        raise UserError(Fault(str(folder), what, f"Put the agencies' files into {folder / SOURCES_FOLDER}."))
    toml, measures, books = blank_files()
    return _contents(folder, toml, measures) | {folder / SOURCES_FOLDER / name: book for name, book in books.items()}


def _contents(folder: Path, toml: str, measures: str) -> dict[Path, bytes]:
    return {folder / SETTINGS_FILE: toml.encode(), folder / MEASURES_FILE: measures.encode()}
