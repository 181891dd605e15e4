"""The files that a report was made from, each with its SHA-256."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from psrstats.config import SETTINGS_FILE, SOURCES_FOLDER, Settings, read_settings


def inputs(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of each file of a report, and of last year's where it is held against that, by its name."""
    settings, _ = read_settings(folder)
    found = dict(_of(settings))
    if settings.report.against:
        before, _ = read_settings(folder / settings.report.against)
        found |= {f"{settings.report.against}/{name}": digest for name, digest in _of(before)}
    return found


def _of(settings: Settings) -> Iterator[tuple[str, str]]:
    names = [SETTINGS_FILE, settings.report.measures]
    names += dict.fromkeys(f"{SOURCES_FOLDER}/{source.file}" for source in settings.sources)
    yield from ((name, sha256((settings.folder / name).read_bytes()).hexdigest()) for name in names)
