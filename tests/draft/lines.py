"""A text as a document, for tests: one paragraph a line, and a line with tabs a table's row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psrstats.draft.document import Document, Paragraph


def document(text: str, name: str = "draft.txt") -> Document:
    """Make a document of a text."""
    return Document(name, tuple(paragraphs(text.split("\n"))))


def paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    """Make a paragraph of each line; the first of some lines with tabs heads the columns of the others."""
    columns: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            columns = columns or tuple(line.split("\t"))
            yield Paragraph(number, line, kind="row", columns=columns)
        else:
            columns = () if line.strip() else columns
            yield Paragraph(number, line)
