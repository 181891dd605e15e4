"""Which kind of draft a file is, by its name, and whether its bytes agree."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.files.kinds import OLE, locked
from psrstats.regular import MOST_BYTES, regular

KINDS = {
    ".docx": "word",
    ".docm": "word",
    ".pdf": "pdf",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
WORDS = {
    "word": "a Word document",
    "pdf": "a PDF document",
    "markdown": "a plain text",
    "text": "a plain text",
}
MOST_TEXT = 1 << 22  # bytes of a text, which is some 1,000 pages
PDF_WITHIN = 1024  # bytes that may stand before a PDF document's first
MAIN = "word/document.xml"
SAVE = "Save it in Word as a Word document (.docx)."


def kind_of(path: Path) -> str:
    """Tell the kind of a draft, one of WORDS.

    Raises:
        UserError: It is missing or empty, of no kind that is read, or not what its name says.
    """
    name = path.name or str(path)
    kind = KINDS.get(path.suffix.lower(), "")
    regular(path, name, MOST_TEXT if kind in ("text", "markdown") else MOST_BYTES)
    if path.is_dir():
        raise UserError(Fault(name, "is a folder.", "Name the draft: a .docx, .pdf, .md or .txt file."))
    if not path.is_file():
        siblings = sorted(each.name for each in path.parent.iterdir()) if path.parent.is_dir() else []
        raise UserError(Fault(str(path), "does not exist.", did_you_mean(path.name, siblings)))
    if not kind:
        what = f"has the suffix '{path.suffix}', of which psrstats reads no drafts."
        raise UserError(Fault(name, what, "It reads .docx, .pdf, .md and .txt."))
    with path.open("rb") as file:
        start = file.read(4096)
    if not start:
        raise UserError(Fault(name, "is empty: it has no bytes.", "Save it again."))
    _must_be(kind, path, name, start)
    return kind


def _must_be(kind: str, path: Path, name: str, start: bytes) -> None:
    seen = _seen(path, name, start)
    if seen == kind or (seen == "text" and kind == "markdown"):
        return
    if seen == "text" and kind != "text":
        seen = ""
    fix = (
        f"Give it the suffix {_suffix(seen)}."
        if seen
        else "Open it in the program that it was made with, and save it again."
    )
    what = f"is not {WORDS[kind]}, though its name says so" + (f": it is {WORDS[seen]}." if seen else ".")
    raise UserError(Fault(name, what, fix))


def _suffix(kind: str) -> str:
    return next(suffix for suffix, each in KINDS.items() if each == kind)


def _seen(path: Path, name: str, start: bytes) -> str:
    """Tell what a file's bytes are; blank where they are nothing that is read."""
    if b"%PDF-" in start[:PDF_WITHIN]:
        return "pdf"
    if start.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise locked(name)
        raise UserError(Fault(name, "is an old Office document.", SAVE))
    if start.startswith(b"PK"):
        return "word" if is_zipfile(path) and _holds_word(path) else ""
    if start.startswith(b"{\\rtf"):
        raise UserError(Fault(name, "is a Rich Text document.", SAVE))
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or _is_utf_16(start):
        return "text"
    return "" if b"\0" in start else "text"


def _holds_word(path: Path) -> bool:
    with ZipFile(path) as archive:
        return MAIN in archive.namelist()


def _is_utf_16(start: bytes) -> bool:
    return any(half.count(0) > len(half) // 2 for half in (start[1::2], start[::2]))
