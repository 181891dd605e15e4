"""The parts of a Word document that comments are kept in."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from lxml import etree

from psrstats.draft.reading.word.package import MAIN, WordPackage
from psrstats.writers.word.ooxml import WORD, Element, make, paragraph, q, remove, run
from psrstats.writers.word.template import xml_of

AUTHOR = "psrstats"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
NAME = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
# Where Word keeps what it knows beside of a comment: who answered it, and when it was written.
BESIDE = ("commentsExtended", "commentsIds", "commentsExtensible")


class Comments:
    """The comments of a document: its own and others', to which more are added."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self.main = package.root(MAIN)
        self._part = next(self._named("comments"), "")
        self.root = package.root(self._part) if self._part else etree.Element(q("comments"), nsmap={"w": WORD})
        self._changed: set[str] = set()

    def _named(self, kind: str) -> Iterator[str]:
        for each in self._package.archive.xml(RELATIONS):
            if posixpath.basename(each.get("Type", "")) == kind:
                part = posixpath.normpath(posixpath.join("/word", each.get("Target", ""))).lstrip("/")
                if part in self._package.archive:
                    yield part

    def remove_own(self) -> None:
        """Take out the comments that psrstats wrote, and their marks; answers stay, as comments of their own."""
        own = [each for each in self.root.iter(q("comment")) if each.get(q("author")) == AUTHOR]
        numbers = {each.get(q("id")) for each in own}
        names = {line.get(NAME) for each in own for line in each.iter(q("p"))} - {None}
        for each in own:
            remove(each)
        for mark in [each for each in self.main.iter(*map(q, MARKS)) if each.get(q("id")) in numbers]:
            holder = mark.getparent()
            alone = mark.tag == q("commentReference") and holder is not None
            remove(mark)
            if alone and holder is not None and not [each for each in holder if each.tag != q("rPr")]:
                remove(holder)
        if names:
            self._forget(names)

    def _forget(self, names: set[str | None]) -> None:
        """Take out what Word keeps of comments beside them."""
        for part in (part for kind in BESIDE for part in self._named(kind)):
            for each in list(self._package.root(part)):
                held = {etree.QName(key).localname: key for key in each.attrib}
                if "paraId" in held and each.get(held["paraId"]) in names:
                    remove(each)
                elif "paraIdParent" in held and each.get(held["paraIdParent"]) in names:
                    del each.attrib[held["paraIdParent"]]
                else:
                    continue
                self._changed.add(part)

    def add(self, said: Sequence[str]) -> int:
        """Add a comment of some paragraphs; give its number."""
        taken = [int(named) for each in self.root if (named := each.get(q("id")) or "").isdecimal()]
        number = max(taken, default=-1) + 1
        lines = [paragraph(run(text), style="CommentText") for text in said]
        self.root.append(make("comment", *lines, id=number, author=AUTHOR, initials="ps"))
        return number

    def changed(self) -> dict[str, bytes]:
        """Give the parts that changed beside the text: the comments, and where they are new, the lists of files."""
        changed = {part: xml_of(self._package.root(part)) for part in sorted(self._changed)}
        if self._part:
            return changed | {self._part: xml_of(self.root)}
        relations, types = self._package.root(RELATIONS), self._package.root(TYPES)
        known = {each.get("Id") for each in relations}
        name = next(f"rIdComments{n}" for n in range(1, len(known) + 2) if f"rIdComments{n}" not in known)
        _append(relations, "Relationship", Id=name, Type=KIND, Target="comments.xml")
        _append(types, "Override", PartName="/word/comments.xml", ContentType=CONTENT)
        return {**changed, TYPES: xml_of(types), RELATIONS: xml_of(relations), "word/comments.xml": xml_of(self.root)}


def _append(root: Element, name: str, **attributes: str) -> None:
    etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{name}", attributes)
