"""What a Word file says of itself, and how its text is ordered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from psrstats.lint.check import Found, rule
from psrstats.lint.document import Document
from psrstats.lint.properties import language_faults, title_faults


@rule(
    "PSRL101",
    "W1",
    "must",
    "The document title is filled in, and is no file name.",
    "Give the title in the file's properties (File, Info, Title), in words.",
)
def title(document: Document) -> Iterator[Found]:
    """Find a title that is missing, or that is a file's name."""
    return title_faults(document.title)


@rule(
    "PSRL102",
    "W2",
    "must",
    "The language of the properties and of the text is British English (en-GB), or Welsh.",
    "Set the proofing language of all text, and of the style Normal, to English (United Kingdom).",
)
def language(document: Document) -> Iterator[Found]:
    """Find a language, of the properties or of the styles, that is not British English or Welsh."""
    for said in document.languages or ("",):
        yield from language_faults(said, "document properties or styles")


@rule("PSRL103", "1g", "must", "Headings have heading styles.", "Give headings the styles Heading 1, Heading 2...")
def headings(document: Document) -> Iterator[Found]:
    """Find a document without headings."""
    if not document.headings:
        yield Found("", "No paragraph has a heading style.")


def has_headings(document: Document) -> bool:
    """Whether there are headings."""
    return bool(document.headings)


@rule(
    "PSRL104",
    "1g",
    "should",
    "Headings begin at level 1 and skip no level.",
    "Give each heading the level below the one that it stands under.",
    has_headings,
)
def levels(document: Document) -> Iterator[Found]:
    """Find headings that skip a level."""
    if document.headings and document.headings[0].level > 1:
        yield Found(document.headings[0].name, f"The first heading is of level {document.headings[0].level}.")
    for one, other in pairwise(document.headings):
        if other.level > one.level + 1:
            yield Found(other.name, f"Level {other.level} follows level {one.level}.")


@rule(
    "PSRL124",
    "W13",
    "must",
    "Spelling and grammar are checked.",
    "Run the spelling check, and Word's own accessibility check.",
)
def whole(_: Document) -> Iterator[Found]:
    """Point at the whole file."""
    yield Found(judge=True)
