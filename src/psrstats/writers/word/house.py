"""A partnership's own template: checked, opened, and emptied of all but its looks and its cover."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from psrstats.errors import Fault, UserError
from psrstats.patterns import regex
from psrstats.regular import MOST_BYTES
from psrstats.writers.word.emptied import emptied
from psrstats.writers.word.lent import lent

if TYPE_CHECKING:
    from docx.document import Document

OLE = b"\xd0\xcf\x11\xe0"  # how files of old Office programs begin, and those that a password locks
LOCKED = "EncryptedPackage".encode("utf-16-le")
STRICT = b"http://purl.oclc.org/ooxml/"
PROTECTED = regex(rb'<w:documentProtection\b[^>]*w:enforcement="(?:1|true|on)"')
TYPES, SETTINGS, MAIN = "[Content_Types].xml", "word/settings.xml", "/word/document.xml"
DOCX = "Save it as a Word document (.docx)."
KINDS = (
    (b"macroEnabled", "holds macros.", "Save it as a Word document without macros (.docx)."),
    (b"vbaProject", "holds macros.", "Save it as a Word document without macros (.docx)."),
    (b"wordprocessingml.template.main+xml", "is a Word template (.dotx).", DOCX),
)


class House(Struct, frozen=True):
    """A document that a report is written into.

    cover: whether it has a page in front of the report already, and the report begins a new one.
    table: the identifier of the style that its tables have; blank for its grid.
    """

    word: Document
    cover: bool = False
    table: str = ""


def house(data: bytes, file: str) -> House:
    """Open a template: its styles, fonts, theme, header, footer, paper and margins, and its cover, if it has one.

    data: the file's; file: what messages call it.
    Raises UserError where it is damaged, locked or no Word document without macros.
    """
    if data.startswith(OLE):
        raise UserError(_old(data, file))
    try:
        return _opened(data, file)
    except UserError:
        raise
    except Exception as error:  # a damaged one has more ways to fail than can be told
        fix = "Open it in Word and save it again."
        raise UserError(Fault(file, "is no Word document (.docx), or it is damaged.", fix)) from error


def _old(data: bytes, file: str) -> Fault:
    if LOCKED in data:
        return Fault(file, "is locked with a password.", "Take the password off in Word: File, Info, Protect Document.")
    return Fault(file, "is a file of an old Office program, such as .doc.", DOCX)


def _opened(data: bytes, file: str) -> House:
    from docx import Document
    from docx.opc.packuri import PackURI

    _sound(data, file)
    word = Document(BytesIO(data))
    word.part.partname = PackURI(MAIN)  # Word on the web gives it a number
    word.part._styles_part.partname = PackURI("/word/styles.xml")
    cover, table = emptied(word)
    lent(word, table)
    return House(word, cover, table)


def _sound(data: bytes, file: str) -> None:
    """Refuse what is no document that may be written into."""
    try:
        archive = ZipFile(BytesIO(data))
    except BadZipFile:
        fix = "Open it in Word and save it again."
        raise UserError(Fault(file, "is no Word document (.docx), or it is damaged.", fix)) from None
    with archive:
        if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
            raise ValueError("it unpacks to more than any document holds")
        types = archive.read(TYPES)
        for kind, what, fix in KINDS:
            if kind in types:
                raise UserError(Fault(file, what, fix))
        settings = archive.read(SETTINGS) if SETTINGS in archive.namelist() else b""
        if PROTECTED.search(settings):
            fix = "Stop the protection in Word: Review, Restrict Editing."
            raise UserError(Fault(file, "is protected against changes.", fix))
        if any(STRICT in archive.read(name) for name in archive.namelist() if name == "_rels/.rels"):
            raise UserError(Fault(file, "is a Strict Open XML document.", DOCX))
