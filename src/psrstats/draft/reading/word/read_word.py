"""A Word document as its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from psrstats.draft.document import Document, Kind
from psrstats.draft.reading.assembled import Line, assembled
from psrstats.draft.reading.word.package import MAIN, WordPackage
from psrstats.draft.reading.word.pieces import WordLine
from psrstats.draft.reading.word.walk import Walk
from psrstats.writers.word.ooxml import q

SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_word(path: Path) -> Document:
    """Read a Word document: the text as it is after all tracked changes are taken, without what is hidden.

    Raises:
        UserError: It is locked, or unpacks to more than any document would.
    """
    notes: list[str] = []
    lines = word_lines(WordPackage(path), notes)
    found = tuple(assembled(map(_line, lines)))
    return Document(path.name, found, tuple(notes))


def _line(line: WordLine) -> Line:
    return Line(line.text, line.kind, line.page, line.raised, line.columns, asked=line.asked)


def word_lines(package: WordPackage, notes: list[str]) -> Iterator[WordLine]:
    """Give the lines of a document in reading order: its text, then footnotes, endnotes, headers and footers.

    notes: to which is added what was not read.
    """
    body = package.root(MAIN).find(q("body"))
    if body is None:
        return
    walk = Walk(package.looks, pages=next(body.iter(q("lastRenderedPageBreak")), None) is not None)
    yield from walk.lines(body)
    seen = set[str]()
    for part, told in package.beside():
        kind: Kind = "note" if told == "note" else "header"
        for line in _shown(walk, package, part):
            line.kind, line.page = kind if line.kind != "row" else "row", None
            if line.text.strip() and not (kind == "header" and line.text in seen):
                seen.add(line.text)
                yield line
    notes += _notes(walk)


def _shown(walk: Walk, package: WordPackage, part: str) -> Iterator[WordLine]:
    root = package.root(part)
    for line in walk.lines(root):
        above = next((each for each in line.at.iterancestors() if each.getparent() is root), line.at)
        if above.get(q("type")) not in SEPARATORS:
            yield line


def _notes(walk: Walk) -> Iterator[str]:
    for count, one, many in (
        (walk.runs.pictures, "A picture", "pictures"),
        (walk.runs.charts, "A chart or diagram", "charts or diagrams"),
        (walk.embedded, "An embedded file", "embedded files"),
    ):
        if count:
            what, within = (one, "it") if count == 1 else (f"{count} {many}", "them")
            yield f"{what}: the words and numbers in {within} were not read."
