"""A zipped workbook's parts, streamed from memory: bounded, and without document types or entities."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.parsers import expat
from xml.parsers.expat import XMLParserType
from zipfile import ZipFile

from psrstats.errors import Fault, UserError

MOST_BYTES = 1 << 30  # of all parts together, unpacked
MOST_RATIO = 300  # unpacked to packed; sheets pack about 10 to 60 times, a bomb 1,000 times
FREE_BYTES = 10 << 20  # a part this small may pack as well as it likes
CHUNK = 1 << 16

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]


class Package:
    """A zipped workbook whose parts are read one after another, none of them trusted."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.zip = ZipFile(BytesIO(data))
        # Some writers differ in case or use backslashes. Of two parts of one name, calamine might read the other.
        self.parts = {info.filename.replace("\\", "/").lower(): info for info in self.zip.infolist()}
        if len(self.parts) < len(self.zip.infolist()):
            raise ValueError("two parts of one name")
        if sum(info.file_size for info in self.parts.values()) > MOST_BYTES:
            raise self.bomb()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self.parts

    def bomb(self) -> UserError:
        """Say that the file unpacks to more than any spreadsheet would."""
        return UserError(
            Fault(self.name, "unpacks to far more than a spreadsheet holds.", "Ask its sender for another.")
        )

    def chunks(self, part: str) -> Iterator[bytes]:
        """Unpack a part piece by piece, to its true end: the directory may understate its size."""
        info = self.parts[part.lower()]
        declared, info.file_size = info.file_size, MOST_BYTES
        most = max(FREE_BYTES, MOST_RATIO * info.compress_size)
        try:
            with self.zip.open(info) as stream:
                read = 0
                while chunk := stream.read(CHUNK):
                    read += len(chunk)
                    if read > min(declared, most):
                        raise self.bomb()
                    yield chunk
        finally:
            info.file_size = declared

    def parser(self) -> XMLParserType:
        """Make an XML parser that stops at a document type, the way to entities that expand without end."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self.refuse_doctype
        return parser

    def refuse_doctype(self, *_: object) -> None:
        """Stop: no spreadsheet program writes a document type."""
        fix = "Open it in a spreadsheet program and save it again."
        raise UserError(Fault(self.name, "declares an XML document type, which may hide anything.", fix))

    def feed(self, part: str, parser: XMLParserType, thin: Callable[[bytes], bytes] = bytes) -> None:
        """Parse a whole part, or what `thin` leaves of each of its chunks."""
        for chunk in self.chunks(part):
            parser.Parse(thin(chunk))
        parser.Parse(b"", True)

    def parse(self, part: str, start: Start) -> None:
        """Call `start` with the local name and the attributes of each element of a part."""
        parser = self.parser()
        parser.StartElementHandler = lambda tag, given: start(tag.rpartition(":")[2], given)
        self.feed(part, parser)

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """Read what a part refers to inside the package, never outside: identifier -> kind and part.

        The package itself, as part "", refers to the workbook. A relationship without a name or target is passed over.
        """
        folder, file = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, given: Attributes) -> None:
            if tag != "Relationship" or given.get("TargetMode") == "External":
                return
            if {"Id", "Type", "Target"} <= given.keys():
                target = posixpath.normpath(posixpath.join("/", folder, given["Target"]))
                found[given["Id"]] = posixpath.basename(given["Type"]), target.lstrip("/")

        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations in self:
            self.parse(relations, start)
        return found
