"""What a Word file says of itself, and how its text is ordered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from psrstats.lint.check import Found
from psrstats.lint.document import Document
from psrstats.lint.properties import language_faults, title_faults


def title(document: Document) -> Iterator[Found]:
    """Find a title that is missing, or that is a file's name."""
    return title_faults(document.title)


def language(document: Document) -> Iterator[Found]:
    """Find a language, of the properties or of the styles, that is not British English or Welsh."""
    for said in document.languages or ("",):
        yield from language_faults(said, "document properties or styles")


def headings(document: Document) -> Iterator[Found]:
    """Find a document without headings."""
    if not document.headings:
        yield Found("", "No paragraph has a heading style.")


def has_headings(document: Document) -> bool:
    """Whether there are headings."""
    return bool(document.headings)


def levels(document: Document) -> Iterator[Found]:
    """Find headings that skip a level."""
    if document.headings and document.headings[0].level > 1:
        yield Found(document.headings[0].name, f"The first heading is of level {document.headings[0].level}.")
    for one, other in pairwise(document.headings):
        if other.level > one.level + 1:
            yield Found(other.name, f"Level {other.level} follows level {one.level}.")


def whole(_: Document) -> Iterator[Found]:
    """Point at the whole file."""
    yield Found(judge=True)
