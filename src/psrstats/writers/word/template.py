"""A document that asks for what a report holds, and the same document with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from msgspec import Struct

from psrstats.errors import Fault, UserError
from psrstats.patterns import regex
from psrstats.regular import MOST_BYTES, regular
from psrstats.writers.document import document

if TYPE_CHECKING:  # they bring pandas, which not every reader of Word documents needs
    from psrstats.results import Content
    from psrstats.writers.word.looks import Looks
    from psrstats.writers.word.ooxml import Element

MAIN, STYLES, THEME = "word/document.xml", "word/styles.xml", "word/theme/theme1.xml"
MINOR = regex(rb'<a:minorFont>\s*<a:latin typeface="([^"]*)"')
CAPTION = "caption"  # which is no thing of its own: it comes with its table or chart
PARTS = regex(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


class Template(Struct, frozen=True):
    """A Word document, and what it asks for: each thing's kind and name."""

    file: str
    data: bytes
    asked: tuple[tuple[str, str], ...]
    braces: bool = True  # whether braces in its text ask for something, or only its controls
    table: str = ""  # the style of new tables, where it is not its grid

    @classmethod
    def read(cls, path: Path) -> Template:
        """Read a document.

        Raises UserError where it is no Word document or asks for what there is not, and without python-docx.
        """
        regular(path, path.name)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UserError(Fault(str(path), f"cannot be read: {error.strerror}.")) from None
        return cls.of(data, path.name)

    @classmethod
    def of(cls, data: bytes, file: str, *, braces: bool = True, table: str = "") -> Template:
        """Take a document's bytes for a template.

        braces: whether those in its text ask for something; table: the style of new tables, its grid unless given.
        """
        _needs_lxml()
        from psrstats.writers.word.place import places

        with _plain_faults(file):
            parts = _parts(data)
            found = [place for root in parts.values() for place in places(root, file, braces=braces)]
        asked = ((place.kind, place.name) for place in found if place.kind != CAPTION)
        return cls(file, data, tuple(dict.fromkeys(asked)), braces, table)

    def filled(self, content: Content) -> bytes:
        """Fill the document: nothing in it changes but what is asked for, and where charts are, the list of its files.

        Raises UserError where a table or a chart is asked for in the middle of a line.
        """
        from psrstats.writers.word.filling import Filling

        with _plain_faults(self.file):
            filling = Filling(self.file, self.braces, content, document(content.results), _looks(self.data, self.table))
            changed: dict[str, bytes] = {}
            for name, root in _parts(self.data).items():
                if filling.fill(root, main=name == MAIN):
                    changed[name] = xml_of(root)
            changed |= filling.pictures(self.data)
            return repacked(self.data, changed)


def _needs_lxml() -> None:
    try:
        import lxml.etree  # noqa: F401
    except ImportError:
        what, fix = "Word documents need python-docx, which is not installed.", "Install psrstats[word]."
        raise UserError(Fault("psrstats fill", what, fix)) from None


@contextmanager
def _plain_faults(file: str) -> Iterator[None]:
    """Say in a user's words whatever is wrong with a document: a damaged one has more ways to fail than can be told."""
    try:
        yield
    except UserError:
        raise
    except Exception as error:
        fix = "Open it in Word and save it again."
        raise UserError(Fault(file, "is no Word document (.docx), or it is damaged.", fix)) from error


def _parts(data: bytes) -> dict[str, Element]:
    """Read the parts of a document that hold text."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
            raise ValueError("it unpacks to more than any document holds")
        archive.getinfo(MAIN)
        names = [name for name in archive.namelist() if PARTS.fullmatch(name)]
        return {name: etree.fromstring(archive.read(name), parser) for name in names}


def _looks(data: bytes, table: str) -> Looks:
    """Read a document's styles, and the font of its theme."""
    from lxml import etree

    from psrstats.writers.word.looks import Looks

    with ZipFile(BytesIO(data)) as archive:
        if STYLES not in archive.namelist():
            return Looks()
        fonts = MINOR.search(archive.read(THEME)) if THEME in archive.namelist() else None
        theme = fonts[1].decode("utf-8", "replace") if fonts else ""
        return Looks.of(etree.fromstring(archive.read(STYLES)), table, theme)


def xml_of(root: Element) -> bytes:
    """Write a part of a document."""
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    """Pack a document again: each part as it was but those that changed, new ones last."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w") as after:
        for info in before.infolist():
            after.writestr(copy(info), changed.pop(info.filename, b"") or before.read(info), info.compress_type)
        for name, part in changed.items():
            new = copy(before.getinfo(MAIN))
            new.filename = new.orig_filename = name
            after.writestr(new, part, new.compress_type)
    return out.getvalue()
