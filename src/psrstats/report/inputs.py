"""The files that a report was made from, each with its SHA-256."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from psrstats.config import SETTINGS_FILE, SOURCES_FOLDER, Settings
from psrstats.report.run import Run


def inputs(run: Run) -> dict[str, str]:
    """Give the SHA-256 of each file of a report, and of last year's where it is held against that, by its name."""
    found = dict(_of(run.settings))
    if run.last_year:
        against = run.settings.report.against
        found |= {f"{against}/{name}": digest for name, digest in _of(run.last_year.settings)}
    elif run.last_published:
        file = Path(run.last_published.name)
        found[run.settings.report.against] = sha256(file.read_bytes()).hexdigest()
    return found


def _files(folder: Path, name: str) -> list[str]:
    """Name a file of the folder sources, or those of a folder in it."""
    path = folder / SOURCES_FOLDER / name
    files = sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path]
    return [each.relative_to(folder).as_posix() for each in files if not each.name.startswith((".", "~"))]


def files_of(settings: Settings) -> list[str]:
    """Name the files of a report that have come, after its folder: its description, template, sheets and logs."""
    template = settings.cover.template
    there = template and (settings.folder / template).is_file()
    names = [SETTINGS_FILE, settings.report.measures, *([template] if there else [])]
    came = (each.file for each in filter(settings.has_come, settings.senders))
    last = (each.last for each in filter(settings.has_come, settings.record_sheets))
    names += (name for file in (*came, *last) if file for name in _files(settings.folder, file))
    return list(dict.fromkeys(names))


def _of(settings: Settings) -> Iterator[tuple[str, str]]:
    names = files_of(settings)
    yield from ((name, sha256((settings.folder / name).read_bytes()).hexdigest()) for name in names)
