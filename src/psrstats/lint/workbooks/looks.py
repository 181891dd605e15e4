"""How cells look: letters, colours, and what should not be done with them."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.lint.cells import Style
from psrstats.lint.check import Found, rule
from psrstats.lint.fonts import LEAST_POINTS, kind
from psrstats.lint.workbook import Workbook
from psrstats.lint.workbooks.texts import SPACED, in_cells


@rule("PSRL056", "C8", "should", "The letters have no serifs.", "Set the font to Arial.")
def plain_letters(book: Workbook) -> Iterator[Found]:
    """Find fonts with serifs; a font that is not known a person must judge."""
    for font in sorted({cell.style.font for sheet in book.sheets for cell in sheet.cells.values() if cell.style.font}):
        if kind(font) != "plain":
            judge = kind(font) == "unknown"
            found = in_cells(book, lambda cell, font=font: cell.style.font == font)  # type: ignore[misc]
            yield from (Found(one.where, f"The font is {font}.", judge) for one in found)


@rule("PSRL057", "C8", "should", "The letters are of at least 12 points.", "Set them to 12 points or more.")
def large_letters(book: Workbook) -> Iterator[Found]:
    """Find letters that are too small."""
    return in_cells(book, lambda cell: 0 < cell.style.size < LEAST_POINTS, f"It is smaller than {LEAST_POINTS} points.")


@rule(
    "PSRL058",
    "C9",
    "should",
    "Letters have the automatic colour, and cells no fill.",
    "Set the font colour to Automatic and the fill to None: white is a fill, too.",
)
def automatic_colours(book: Workbook) -> Iterator[Found]:
    """Find colours of letters, except of links, and cells filled with a colour."""
    yield from in_cells(book, lambda cell: cell.style.colour and not cell.link, "The letters have a colour.")
    for sheet in book.sheets:
        found = sheet.spread(place for place, cell in sheet.cells.items() if cell.style.filled)
        yield from (Found(where, "The cell is filled.") for where in found)


@rule(
    "PSRL059",
    "C10",
    "should",
    "There are no italics, underlines, turned text or spaced letters.",
    "Write plain text; bold where it must stand out.",
)
def plain_text(book: Workbook) -> Iterator[Found]:
    """Find italics, underlining except of links, turned text and spaced letters."""
    for style, what in (("italic", "italic"), ("turned", "turned")):
        yield from in_cells(book, lambda cell, style=style: _is(cell.style, style), f"The text is {what}.")  # type: ignore[misc]
    yield from in_cells(book, lambda cell: cell.style.underline and not cell.link, "The text is underlined.")
    yield from in_cells(book, lambda cell: SPACED.search(cell.text), "The letters are spaced.")


def _is(style: Style, what: str) -> bool:
    return bool(getattr(style, what))


@rule("PSRL064", "C15", "should", "No text is indented.", "Give each level a column of its own.")
def indents(book: Workbook) -> Iterator[Found]:
    """Find text that is indented."""
    return in_cells(book, lambda cell: cell.style.indent and cell.style.align != "right")
