"""Which kind of file one is, by its name, and whether its bytes agree."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from psrstats.errors import AGAIN, Fault, UserError, did_you_mean
from psrstats.lint.archive import locked
from psrstats.regular import regular

KINDS = {
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".ods": "spreadsheet",
    ".docx": "document",
    ".html": "page",
    ".htm": "page",
}
PARTS = {"workbook": "xl/workbook.xml", "spreadsheet": "content.xml", "document": "word/document.xml"}
WORDS = {
    "workbook": "an Excel workbook",
    "spreadsheet": "an OpenDocument spreadsheet",
    "document": "a Word document",
    "page": "a web page",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Office files, and of any that has a password


def kind_of(path: Path) -> str:
    """Tell the kind of a file, one of WORDS.

    Raises:
        UserError: It is missing or empty, of no kind that is checked, or not what its name says.
    """
    regular(path, path.name)
    if path.is_dir():
        raise UserError(Fault(path.name or str(path), "is a folder.", "Name a file in it."))
    if not path.is_file():
        siblings = sorted(each.name for each in path.parent.iterdir()) if path.parent.is_dir() else []
        raise UserError(Fault(str(path), "does not exist.", did_you_mean(path.name, siblings)))
    kind = KINDS.get(path.suffix.lower())
    if not kind:
        fix = "There are checks for xlsx, ods, docx and html."
        raise UserError(Fault(path.name, f"has the suffix '{path.suffix}', for which there are no checks.", fix))
    with path.open("rb") as file:
        _must_begin(path.name, kind, file.read(4096))
    if kind in PARTS:
        _must_hold(path, kind)
    return kind


def _must_begin(name: str, kind: str, start: bytes) -> None:
    if not start.strip():
        raise UserError(Fault(name, "is empty.", "Write it again."))
    if start.startswith(OLE):
        raise locked(name) if kind != "page" else not_what_it_seems(name, kind)
    zipped = start.startswith(b"PK")
    if zipped == (kind == "page") or (kind == "page" and (b"<" not in start or start.startswith(b"%PDF"))):
        raise not_what_it_seems(name, kind)


def _must_hold(path: Path, kind: str) -> None:
    with ZipFile(path) as archive:
        if PARTS[kind] not in archive.namelist():
            raise not_what_it_seems(path.name, kind)


def not_what_it_seems(name: str, kind: str) -> UserError:
    """Say that a file's bytes do not agree with its name."""
    return UserError(Fault(name, f"is not {WORDS[kind]}, though its name says so.", AGAIN))
