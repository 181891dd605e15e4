"""What is beside the cells of a workbook: headers and footers, drawings, comments, macros and formulas."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.lint.cells import Drawing
from psrstats.lint.check import Found, rule
from psrstats.lint.workbook import Sheet, Workbook

PICTURES = ("image", "chart")


@rule(
    "PSRL012",
    "W9",
    "must",
    "There are no headers, footers, text boxes or comments.",
    "Move what they say into cells above the table, and delete them.",
)
def floating(book: Workbook) -> Iterator[Found]:
    """Find headers and footers, text boxes and shapes, and comments."""
    for sheet in book.sheets:
        if sheet.header_footer:
            yield Found(sheet.name, "It has a header or footer.")
        for drawing in sheet.drawings:
            if drawing.kind not in PICTURES:
                yield Found(sheet.name, f"'{drawing.name}' is a {drawing.kind}.")
        for cell in sheet.comments:
            yield Found(f"{sheet.name}!{cell}", "It has a comment.")


@rule(
    "PSRL013",
    "W10",
    "should",
    "There are no macros and no live formulas.",
    "Save it without macros, and paste formulas as values.",
)
def calculated(book: Workbook) -> Iterator[Found]:
    """Find macros and formulas; a link by a formula is none."""
    for part in book.macros:
        yield Found(part, "There are macros.")
    for sheet in book.sheets:
        for where in sheet.spread(place for place, cell in sheet.cells.items() if cell.formula):
            yield Found(where, "There are formulas.")


def pictures(book: Workbook) -> Iterator[tuple[Sheet, Drawing]]:
    """Give the images and charts, each with its sheet."""
    return ((sheet, each) for sheet in book.sheets for each in sheet.drawings if each.kind in PICTURES)


def has_pictures(book: Workbook) -> bool:
    """Whether there is an image or chart."""
    return any(pictures(book))


@rule(
    "PSRL014",
    "W11",
    "must",
    "Every image and chart has a text alternative.",
    "Give each alt text that serves the same purpose.",
    has_pictures,
)
def without_alt_text(book: Workbook) -> Iterator[Found]:
    """Find images and charts without a text alternative."""
    for sheet, each in pictures(book):
        if not each.alt:
            yield Found(f"{sheet.name}, {each.kind} '{each.name}'")


@rule(
    "PSRL015",
    "W11",
    "must",
    "Text alternatives say what the picture says.",
    "Read each beside its picture.",
    has_pictures,
)
def with_alt_text(book: Workbook) -> Iterator[Found]:
    """Point at text alternatives, which a person must read."""
    for sheet, each in pictures(book):
        if each.alt:
            yield Found(f"{sheet.name}, {each.kind} '{each.name}'", f"It says '{each.alt}'.", judge=True)


@rule(
    "PSRL016",
    "W11",
    "should",
    "There are no images or logos, and charts have sheets of their own.",
    "Delete images and logos, and move charts to sheets without tables.",
)
def beside_tables(book: Workbook) -> Iterator[Found]:
    """Find images and charts on a sheet that has a table."""
    for sheet, each in pictures(book):
        if sheet.regions or each.kind == "image":
            yield Found(f"{sheet.name}, {each.kind} '{each.name}'")


def coloured(book: Workbook) -> bool:
    """Whether there is a colour that might carry a meaning."""
    return any(cell.style.filled or cell.style.colour for sheet in book.sheets for cell in sheet.cells.values())


@rule(
    "PSRL060",
    "C11",
    "must",
    "Colour is never alone in telling something.",
    "See that whatever a colour tells is said in words as well, and can be read on its background.",
    coloured,
)
def colours(book: Workbook) -> Iterator[Found]:
    """Point at cells with a colour."""
    for sheet in book.sheets:
        cells = {place: cell.style for place, cell in sheet.cells.items() if not cell.link}
        for where in sheet.spread(place for place, style in cells.items() if style.filled or style.colour):
            yield Found(where, judge=True)


def first_cell(sheet: Sheet) -> bool:
    """Whether the cursor stands in A1."""
    return sheet.active_cell == "A1"


@rule("PSRL017", "W12", "must", "The file opens on A1 of its first sheet.", "Go to A1 of the first sheet, and save.")
def opening(book: Workbook) -> Iterator[Found]:
    """Find a file that does not open on A1 of its first sheet."""
    if book.open_sheet:
        yield Found(book.sheets[min(book.open_sheet, len(book.sheets) - 1)].name, "The file opens on this sheet.")
    if not first_cell(book.sheets[0]):
        yield Found(f"{book.sheets[0].name}!{book.sheets[0].active_cell}", "The cursor stands here.")


@rule(
    "PSRL018",
    "W12",
    "should",
    "The cursor is in A1 of every sheet, and every sheet is shown at 100%.",
    "Go to A1 of each sheet, set the zoom to 100%, and save.",
)
def views(book: Workbook) -> Iterator[Found]:
    """Find sheets whose cursor is not in A1, or that are not shown at full size."""
    for sheet in book.sheets[1:]:
        if not first_cell(sheet):
            yield Found(f"{sheet.name}!{sheet.active_cell}", "The cursor stands here.")
    for sheet in book.sheets:
        if sheet.zoom != 100:
            yield Found(sheet.name, f"It is shown at {sheet.zoom}%.")
