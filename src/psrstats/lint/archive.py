"""The parts of a zipped document: bounded, and without document types or entities."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile, ZipInfo

from psrstats.errors import Fault, UserError

MOST_BYTES = 1 << 29  # of all parts together, unpacked
MOST_RATIO = 300  # unpacked to packed; sheets pack about 10 to 60 times, a bomb 1,000 times
FREE_BYTES = 10 << 20  # a part this small may pack as well as it likes
XML = (".xml", ".rels", ".vml")


class Archive:
    """A zipped document that has been looked through, so that its parts may be unpacked."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.zip = ZipFile(path)
        self.refuse_locked()
        if sum(info.file_size for info in self.zip.infolist()) > MOST_BYTES:
            raise self.bomb()
        for info in self.zip.infolist():
            self.look_through(info)

    def __contains__(self, part: str) -> bool:
        return part in self.zip.NameToInfo

    @property
    def parts(self) -> list[str]:
        """Name the parts, in their order."""
        return self.zip.namelist()

    def read(self, part: str) -> bytes:
        """Unpack a part."""
        return self.zip.read(part)

    def xml(self, part: str) -> Element:
        """Read a part as XML; one that is not there is an empty element."""
        return fromstring(self.read(part)) if part in self else Element("nothing")

    def look_through(self, info: ZipInfo) -> None:
        """Stop at a part that unpacks to too much, or that declares a document type, which may hide anything."""
        most = max(FREE_BYTES, MOST_RATIO * info.compress_size)
        if info.file_size > most:
            raise self.bomb()
        if info.filename.lower().endswith(XML) and b"<!DOCTYPE" in self.zip.read(info).replace(b"\0", b""):
            fix = "Open it in the program that it was made with and save it again."
            raise UserError(Fault(self.name, "declares an XML document type, which may hide anything.", fix))

    def bomb(self) -> UserError:
        """Say that the file unpacks to more than any document would."""
        return UserError(Fault(self.name, "unpacks to far more than a document holds.", "Save it again, or split it."))

    def refuse_locked(self) -> None:
        """Stop at a file that has a password."""
        manifest = "META-INF/manifest.xml"
        flagged = any(info.flag_bits & 1 for info in self.zip.infolist())
        if flagged or (manifest in self and b"encryption-data" in self.read(manifest)):
            raise locked(self.name)


def locked(name: str) -> UserError:
    """Say that a file has a password."""
    return UserError(Fault(name, "is locked with a password.", "Open it with the password, and save it without one."))
