"""What kind of file one is: by its bytes, not by its name."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

from psrstats.errors import Fault, UserError
from psrstats.files.excel import workbook_part
from psrstats.files.package import Attributes, Package
from psrstats.patterns import regex

WORDS = {
    "xlsx": "an Excel workbook (xlsx)",
    "xlsb": "a binary Excel workbook (xlsb)",
    "xls": "an old Excel workbook (xls)",
    "ods": "an OpenDocument spreadsheet",
    "html": "a web page",
    "text": "delimited text",
}
SUFFIXES = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xlsb": "xlsb",
    ".xls": "xls",
    ".ods": "ods",
    ".htm": "html",
    ".html": "html",
    ".csv": "text",
    ".tsv": "text",
    ".txt": "text",
}
PARTS = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "content.xml": "ods"}
CONTENT_TYPES = "[content_types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Excel workbooks, and of any that has a password
WEB = regex(rb"\s*(<\?xml[^>]*>|<!--.*?-->|\s)*<(!doctype html|html|head|meta|body|table|style|div)\b", re.DOTALL)
XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
SAVE = "Open it in Excel and save it as an Excel workbook (.xlsx)."


def kind_of(path: Path, name: str) -> str:
    """Name the kind of a file, one of WORDS.

    Raises:
        UserError: It is of no kind that can be read.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    plain = start.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").lower()  # also of UTF-16
    if not start:
        raise UserError(Fault(name, "is empty: it has no bytes.", "Ask its sender for another."))
    if start.startswith(b"PK"):
        return zipped_kind(path, name)
    if start.startswith(OLE):
        return container_kind(path, name)
    if start.startswith(b"%PDF"):
        raise UserError(Fault(name, "is a PDF document, not a spreadsheet.", "Ask its sender for the spreadsheet."))
    if WEB.match(plain):
        return "html"
    if XML_2003 in plain:
        raise UserError(Fault(name, "is an Excel 2003 XML file, which psrstats does not read.", SAVE))
    return "text"


def zipped_kind(path: Path, name: str) -> str:
    """Tell zipped workbooks apart by the part that lists the sheets."""
    with ZipFile(path) as archive:
        parts = {part.replace("\\", "/").lower() for part in archive.namelist()}
        if "meta-inf/manifest.xml" in parts:
            with archive.open("META-INF/manifest.xml") as manifest:
                if b"encryption-data" in manifest.read(1 << 20):
                    raise locked(name)
    for part, kind in PARTS.items():
        if part in parts:
            return kind
    if CONTENT_TYPES in parts and (kind := stated_kind(Package(path.read_bytes(), name))):
        return kind
    raise UserError(Fault(name, "is a zip archive without a spreadsheet in it.", "Unpack it first."))


def stated_kind(package: Package) -> str:
    """Name the kind of a package whose workbook stands in no usual place, by the content type of its main part."""
    main, stated = workbook_part(package), dict[str, str]()

    def start(_: str, given: Attributes) -> None:
        stated[given.get("PartName", "")] = given.get("ContentType", "")

    package.parse(CONTENT_TYPES, start)
    if main not in package:
        return ""
    content = stated.get(f"/{main}", "").lower()
    if "sheet.binary" in content:
        return "xlsb"
    return "xlsx" if "spreadsheetml" in content or (not content and has_sheets(package, main)) else ""


def has_sheets(package: Package, part: str) -> bool:
    """Say whether a part is a workbook's own list of its sheets."""
    found: list[str] = []
    package.parse(part, lambda tag, _: found.append(tag))
    return found[:1] == ["workbook"]


def container_kind(path: Path, name: str) -> str:
    """Tell an old workbook from other documents, and from one that has a password, by the streams it names."""
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked(name)
    if "Book".encode("utf-16-le") in data or "Workbook".encode("utf-16-le") in data:
        return "xls"
    raise UserError(Fault(name, "is an Office document, but no workbook.", SAVE))


def locked(name: str) -> UserError:
    """Say that a file has a password."""
    return UserError(Fault(name, "is locked with a password.", "Open it with the password, and save it without one."))
