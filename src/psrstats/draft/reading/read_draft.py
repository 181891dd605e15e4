"""A draft read by its format."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from psrstats.draft.document import Document
from psrstats.draft.reading.assembled import LONGEST
from psrstats.draft.reading.needs import needs
from psrstats.draft.reading.opening import kind_of
from psrstats.draft.words import sentences_of
from psrstats.errors import plain_faults

CHAPTER, LONGEST_SENTENCE = 60_000, 2_000  # letters


def read_draft(path: Path) -> Document:
    """Read a draft: its paragraphs and table rows in reading order, each with its place.

    Args:
        path: A Word document (.docx), a PDF, a Markdown file or a plain text.

    Returns:
        The draft, with a note of whatever could not be read of it, such as a page that is a picture.

    Raises:
        UserError: It is missing, of another kind than its name says, locked, damaged or too large.
    """
    with plain_faults(path):
        return _bounded(_read(kind_of(path), path))


def _bounded(document: Document) -> Document:
    """Leave out what no paragraph of a draft is as long as, and say so: its words would be searched for hours."""
    long = {each.number for each in document.paragraphs if len(each.text) > LONGEST and not _has_sentences(each.text)}
    if not long:
        return document
    kept = (replace(each, text="", raised=frozenset()) if each.number in long else each for each in document.paragraphs)
    notes = (
        f"Paragraph {number} has more than {LONGEST:,} letters, and no sentences: it was not read."
        for number in sorted(long)
    )
    return replace(document, paragraphs=tuple(kept), notes=(*document.notes, *notes))


def _has_sentences(text: str) -> bool:
    """Tell a page, or a chapter, that was set without a break: it can be read sentence by sentence."""
    return len(text) <= CHAPTER and all(end - start <= LONGEST_SENTENCE for start, end in sentences_of(text))


def _read(kind: str, path: Path) -> Document:
    """Read a draft of a kind; each reader is imported where it is needed, as some bring a library with them."""
    if kind == "word":
        needs("lxml", path.name, "a Word document")
        from psrstats.draft.reading.word import read_word

        return read_word(path)
    if kind == "pdf":
        needs("pypdfium2", path.name, "a PDF document")
        from psrstats.draft.reading.pdf import read_pdf

        return read_pdf(path)
    if kind == "markdown":
        from psrstats.draft.reading.markdown import read_markdown

        return read_markdown(path)
    from psrstats.draft.reading.text import read_text

    return read_text(path)
