"""The parts of a Word document that hold its words, each as XML."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from psrstats.draft.reading.word.looks import Looks
from psrstats.lint.archive import Archive
from psrstats.lint.document_styles import Styles

if TYPE_CHECKING:
    from psrstats.writers.word.ooxml import Element

MAIN = "word/document.xml"
# The kinds of parts beside the main one, in the order in which they are read: after the text, as nothing says where
# on its page a note or a header falls.
BESIDE = {"footnotes": "note", "endnotes": "note", "header": "header", "footer": "header"}


class WordPackage:
    """A Word document that has been looked through, so that its parts may be read."""

    def __init__(self, path: Path) -> None:
        self.archive = Archive(path)
        self._read: dict[str, Element] = {}

    def root(self, part: str) -> Element:
        """Read a part as XML; without entities, and none from elsewhere."""
        from lxml import etree

        if part not in self._read:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
            self._read[part] = etree.fromstring(self.archive.read(part), parser)
        return self._read[part]

    @cached_property
    def looks(self) -> Looks:
        """What the styles say of headings, captions, and of letters that are raised or hidden."""
        return Looks(Styles(self.archive.xml("word/styles.xml"), ""))

    def beside(self) -> Iterator[tuple[str, str]]:
        """Give the parts beside the main one that the document refers to, each with the kind of its paragraphs."""
        relations = [*self.archive.xml("word/_rels/document.xml.rels")]
        for kind, told in BESIDE.items():
            for each in relations:
                part = posixpath.normpath(posixpath.join("word", each.get("Target", ""))).lstrip("/")
                part = part if part in self.archive else each.get("Target", "").lstrip("/")
                if posixpath.basename(each.get("Type", "")) == kind and part in self.archive:
                    yield part, told
