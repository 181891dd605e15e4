"""What the text of a Word file says, how it looks, and what floats in it."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.lint.address import is_bare, is_vague
from psrstats.lint.check import Found, rule
from psrstats.lint.document import Document
from psrstats.lint.fonts import LEAST_POINTS, kind
from psrstats.lint.shorthand import codes, has_asterisk, has_raised_mark, unlike


@rule("PSRL117", "C8", "should", "The letters are of at least 12 points.", "Set them to 12 points or more.")
def large_letters(document: Document) -> Iterator[Found]:
    """Find text that is smaller than it should be, by itself, by its style or by default."""
    if document.size < LEAST_POINTS:
        yield Found("default text", f"It is of {document.size:g} points.")
    for each in document.paragraphs:
        if small := [size for size in sorted(each.sizes) if size < LEAST_POINTS]:
            yield Found(each.name, f"It is of {small[0]:g} points.")


@rule("PSRL118", "C8", "should", "The letters have no serifs.", "Set the font to Arial.")
def plain_letters(document: Document) -> Iterator[Found]:
    """Find fonts with serifs; a font that is not known a person must judge."""
    held = [("default text", {document.font}), *((each.name, set(each.fonts)) for each in document.paragraphs)]
    for where, fonts in held:
        for font in sorted(fonts):
            if kind(font) != "plain":
                yield Found(where, f"The font is {font}.", judge=kind(font) == "unknown")


def has_links(document: Document) -> bool:
    """Whether there is a link, or an address that should be one."""
    texts = [each.text for each in document.paragraphs]
    return bool(document.links) or any(is_bare(text) or "click here" in text.casefold() for text in texts)


@rule(
    "PSRL119",
    "C14",
    "must",
    "Links say where they lead.",
    "Replace bare addresses and 'click here' by the title of what is linked.",
    has_links,
)
def links(document: Document) -> Iterator[Found]:
    """Find addresses shown bare, and links whose words say nothing."""
    for each in document.paragraphs:
        if is_bare(each.text):
            yield Found(each.name, "An address is shown.")
        elif "click here" in each.text.casefold():
            yield Found(each.name, "It says 'click here'.")
    for text in document.links:
        if is_vague(text):
            yield Found(f"link '{text}'", "The link says nothing of where it leads.")


def uses_shorthand(document: Document) -> bool:
    """Whether a code stands anywhere."""
    return any(codes(each.text) for each in document.paragraphs)


@rule(
    "PSRL120",
    "S6",
    "must",
    "Shorthand in tables is explained in the text.",
    "Give one sentence by the table, such as: [c] means suppressed.",
    uses_shorthand,
)
def explain_shorthand(document: Document) -> Iterator[Found]:
    """Find codes in tables that the text does not explain."""
    explained = {code for text in document.prose for code in codes(text)}
    for table in document.tables:
        if said := unlike({code for _, cell in table.cells for code in codes(cell.text)} - explained, set()):
            yield Found(table.name, said)


@rule(
    "PSRL122",
    "C12",
    "must",
    "No superscript, asterisk or symbol marks anything.",
    "Use [note 1] in titles, headers and labels.",
)
def marks(document: Document) -> Iterator[Found]:
    """Find superscripts, daggers and asterisks."""
    for each in document.paragraphs:
        if each.superscripts or has_raised_mark(each.text) or has_asterisk(each.text):
            yield Found(each.name)


@rule("PSRL123", "W9", "must", "There are no text boxes.", "Move what they say into the text.")
def text_boxes(document: Document) -> Iterator[Found]:
    """Find text boxes."""
    if document.text_boxes:
        yield Found("", f"There {'are' if document.text_boxes > 1 else 'is'} {document.text_boxes}.")


def has_pictures(document: Document) -> bool:
    """Whether there is an image or drawing."""
    return bool(document.pictures)


@rule(
    "PSRL114", "W11", "must", "Every image has a text alternative.", "Give each alt text (Edit Alt Text).", has_pictures
)
def without_alt_text(document: Document) -> Iterator[Found]:
    """Find images without a text alternative."""
    return (Found(f"image '{each.name}'") for each in document.pictures if not each.alt)


@rule(
    "PSRL115",
    "W11",
    "must",
    "Text alternatives say what the picture says.",
    "Read each beside its picture.",
    has_pictures,
)
def with_alt_text(document: Document) -> Iterator[Found]:
    """Point at text alternatives, which a person must read."""
    for each in document.pictures:
        if each.alt:
            yield Found(f"image '{each.name}'", f"It says '{each.alt}'.", judge=True)
