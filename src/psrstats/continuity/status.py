"""What of a report has come, what has not, and what looks other than last year: before anything is worked out."""

from __future__ import annotations

from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path

from msgspec.structs import replace

from psrstats.config import SETTINGS_FILE, Actions, Log, Sender, Settings, Source, Survey, read_settings
from psrstats.continuity.shape import Shape, differences, shape_of, shape_of_records
from psrstats.errors import UserError
from psrstats.files.kinds import SUFFIXES
from psrstats.records import headings_of
from psrstats.years import Awaited, SourceStatus, Status

SheetSender = Source | Actions | Survey
SAME = "it is last year's file, byte for byte"


def status(report: Path) -> Status:
    """Look at a report's sources.

    report: its folder.
    Raises UserError with every fault of its description.
    """
    settings, faults = read_settings(report)
    if faults:
        raise UserError(*faults)
    before = _before(settings)
    sources = tuple(_source(settings, source, before) for source in settings.senders if source.file)
    return Status(settings.report.period, sources, tuple(_unknown(settings)))


def _before(settings: Settings) -> Settings | None:
    """Read the description of last year's report, where that is a folder whose files can be looked at."""
    folder = settings.folder / settings.report.against
    if not settings.report.against or not (folder / SETTINGS_FILE).is_file():
        return None
    return read_settings(folder)[0]


def _source(settings: Settings, source: Sender, before: Settings | None) -> SourceStatus:
    found = SourceStatus(source.name, source.agency, source.file, "came")
    path = settings.sources_folder / source.file
    if not path.exists():
        awaited = Awaited(source.name, source.agency, source.file, source.awaited)
        return replace(found, state="awaited" if source.awaited else "missing", says=awaited.since)
    if isinstance(source, Log):
        return replace(found, differs=tuple(_as_last_years(path, source, before)))
    try:
        now = _shape(path, source, settings)
    except UserError as error:
        return replace(found, state="unreadable", says=" ".join(fault.what for fault in error.faults))
    if not before or not (last := _last(source, before)):
        return found
    path_before = before.sources_folder / last.file
    if _same(path, path_before):
        return replace(found, differs=(SAME,))
    try:
        was = _shape(path_before, last, before)
    except UserError:
        return replace(found, says="last year's file cannot be looked at")
    return replace(
        found, says=f"held against {last.file} of {before.report.period}", differs=tuple(differences(was, now))
    )


def _as_last_years(path: Path, log: Log, before: Settings | None) -> Iterator[str]:
    """Say where a log is last year's; of its columns compute tells, which reads it whole."""
    for last in before.logs if before else ():
        if before and last.name == log.name and last.file and _same(path, before.sources_folder / last.file):
            yield SAME


def _same(now: Path, before: Path) -> bool:
    """Say whether two files have the same bytes; of folders, those of the same names."""
    if now.is_dir() and before.is_dir():
        names = [sorted(each.name for each in folder.iterdir() if each.is_file()) for folder in (now, before)]
        return bool(names[0]) and names[0] == names[1] and all(_same(now / name, before / name) for name in names[0])
    return now.is_file() and before.is_file() and cmp(now, before, shallow=False)


def _shape(path: Path, sent: SheetSender, settings: Settings) -> Shape:
    """Look at a file's headings and labels; of one with a row a record at its headings alone."""
    if isinstance(sent, Source):
        return shape_of(path, sent.file, sent.sheets)
    return shape_of_records(headings_of(path, sent, settings.corrections))


def _last(source: SheetSender, before: Settings) -> SheetSender | None:
    """Find last year's of the same kind: of the same name, or else of the same file."""
    alike = [one for one in before.senders if isinstance(one, type(source))]
    same = [one for one in alike if one.name == source.name]
    return next(iter([*same, *(one for one in alike if one.file == source.file)]), None)


def _unknown(settings: Settings) -> Iterator[str]:
    """Name the spreadsheets in the folder sources that no source names."""
    folder, known = settings.sources_folder, {source.file for source in settings.senders}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        within = path.relative_to(folder)
        name = within.as_posix()
        if path.is_file() and path.suffix.casefold() in SUFFIXES and not path.name.startswith((".", "~$")):
            yield from [name] * known.isdisjoint((name, *map(str, within.parents)))
