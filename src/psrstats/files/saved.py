"""When a file was last saved: by what it says itself, or else by the folder that it lies in."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

from psrstats.errors import UserError
from psrstats.files.package import Package
from psrstats.patterns import regex
from psrstats.regular import regular

PROPERTIES = ("docprops/core.xml", "meta.xml")
_SAVED = regex(rb"<(?:dcterms:modified|dc:date)\b[^>]*>\s*(\d{4}-\d{2}-\d{2})")


def saved_on(path: Path) -> date | None:
    """Give the day on which a file was last saved; None where there is none.

    A copied file keeps what it says itself and takes a new date from its folder, so a workbook's own word goes first.
    """
    try:
        regular(path, path.name)
        return _by_itself(path) or datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    except (OSError, UserError):
        return None


def _by_itself(path: Path) -> date | None:
    if not zipfile.is_zipfile(path):
        return None
    try:
        package = Package(path.read_bytes(), path.name)
        for part in PROPERTIES:
            if part in package and (found := _SAVED.search(b"".join(package.chunks(part)))):
                return date.fromisoformat(found[1].decode())
    except (ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return None
    return None
