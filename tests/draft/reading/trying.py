"""One odd draft from its bytes to every form of what is told of it."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from zipfile import BadZipFile, ZipFile

from psrstats.draft.reading import read_draft
from psrstats.draft.reviewing import review
from psrstats.draft.writing.comments import commented
from psrstats.draft.writing.json import json
from psrstats.draft.writing.listing import listing
from psrstats.draft.writing.page import page
from psrstats.errors import UserError
from tests.draft.reading.odd import DECOY, odd_draft

LONGEST = 10.0  # seconds


def tried(seed: int, folder: Path) -> str:
    """Read an odd draft and write what is found; say whether it was "read" or "refused", or what went wrong."""
    name, data = odd_draft(seed)
    path = folder / name
    path.write_bytes(data)
    began = perf_counter()
    try:
        document = read_draft(path)
    except UserError as refused:
        return "refused" if str(refused).startswith((name, str(path))) else f"{seed}: says not which file"
    found = review(document)
    told = "".join(form(found) for form in (listing, json, page))
    if DECOY in told:
        return f"{seed}: {DECOY} was read, which is not shown"
    if path.suffix == ".docx":
        copy = folder / f"copy-{name}"
        try:
            copy.write_bytes(commented(path, found))
        except UserError:  # it has no list of files, or none that comments can be added to
            return "refused"
        if not _same(path, copy):
            return f"{seed}: its copy with comments says something else"
    return "read" if perf_counter() - began < LONGEST else f"{seed}: took too long"


def _same(path: Path, copy: Path) -> bool:
    """Say whether a copy is a sound package that reads the same."""
    try:
        with ZipFile(copy) as archive:
            sound = archive.testzip() is None
    except BadZipFile:
        return False
    return sound and read_draft(copy).paragraphs == read_draft(path).paragraphs
