"""The list of tables of a Word document: each title leads to its table, with the number of its page as a field."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.writers.word.ooxml import Element, make, paragraph, run

FIRST = 91_000  # the number of the first mark: those of a document are small


def anchor(number: int) -> str:
    """Name the mark at the caption of a table, by its number in the document."""
    return f"_psrstats_table_{number}"


def mark(number: int) -> tuple[Element, Element]:
    """Make the mark of a table, which stands before its caption."""
    identity = FIRST + number
    return make("bookmarkStart", id=identity, name=anchor(number)), make("bookmarkEnd", id=identity)


def list_of_tables(titles: Sequence[str], width: int) -> list[Element]:
    """Make a paragraph of each table's title.

    The field of a page's number is left blank: LibreOffice fills it when it opens a document, Word when it prints it
    or is asked to (Ctrl+A, F9). A list that is one field of Word's own has no numbers in LibreOffice.

    titles: with their numbers, as the captions have them; width: of the text, in twentieths of a point.
    """
    return [_line(number, title, width) for number, title in enumerate(titles, 1)]


def _line(number: int, title: str, width: int) -> Element:
    code = make("instrText")
    code.text = f" PAGEREF {anchor(number)} \\h "
    begin, separate, end = (make("r", make("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    page = (make("r", make("tab")), begin, make("r", code), separate, end)
    look = make(
        "pPr",
        make("tabs", make("tab", val="right", pos=width)),
        make("spacing", before=0, after=0, line=240, lineRule="auto"),
    )
    return paragraph(make("hyperlink", run(title), *page, anchor=anchor(number), history=1), properties=look)
