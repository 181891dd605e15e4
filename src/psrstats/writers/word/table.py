"""A table of the report as Word has it: a caption that numbers itself, a header row that repeats, a description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from psrstats.model import Table
from psrstats.writers.document import Sheet
from psrstats.writers.word.ooxml import Element, make, paragraph, q, run

LONGEST = 60  # letters for which a column is widened
LETTER, PADDING = 150, 230  # of Arial at 12 points, and beside a cell's text, in twentieths of a point
BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
NUMBERED = re.compile(r"^Table \d+: ")


def table(sheet: Sheet, notes: Sequence[str], width: int, styles: dict[str, str], old: Element | None) -> list[Element]:
    """Make a table with its shorthand, source and notes below it.

    width: of the text on its page, in twentieths of a point.
    styles: the identifiers of the document's styles, by their names.
    old: the control that it stood in last time, whose looks it keeps.
    """
    lines = [line for line in (sheet.shorthand, sheet.source, *(f"Note: {note}" for note in notes)) if line]
    grid = _grid(sheet.table, title_of(sheet.table), width, styles, old)
    return [grid, *(paragraph(run(line)) for line in lines)]


def title_of(table: Table) -> str:
    """Give a table's title without its number, which is the document's to give."""
    return NUMBERED.sub("", table.title)


def caption(label: str, title: Element, styles: dict[str, str]) -> Element:
    """Make a caption whose number is a field, so that Word counts it with the document's own; its title a control."""
    code = make("instrText")
    code.text = f" SEQ {label} \\* ARABIC "
    begin, separate, end = (make("r", make("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    field = (begin, make("r", code), separate, run("1"), end)
    look = make("pPr", *([make("pStyle", val=styles["caption"])] if "caption" in styles else []), make("keepNext"))
    return paragraph(run(f"{label} "), *field, run(": "), title, properties=look)


def _grid(table: Table, title: str, width: int, styles: dict[str, str], old: Element | None) -> Element:
    texts = [[column.title for column in table.columns], *([cell.text for cell in row] for row in table.rows)]
    widths = shares(texts, width)
    grid = make("tblGrid", *(make("gridCol", w=each) for each in widths))
    rows = (_row(row, table, widths, head=not number) for number, row in enumerate(texts))
    return make("tbl", _look(table, title, styles, old), grid, *rows)


def _look(table: Table, title: str, styles: dict[str, str], old: Element | None) -> Element:
    """Describe a table's looks: those that it had last time, or the document's grid."""
    before = old.find(f".//{q('tbl')}/{q('tblPr')}") if old is not None else None
    look = deepcopy(before) if before is not None else make("tblPr", *_new_look(styles))
    described = f"{len(table.rows)} rows. Columns: {', '.join(column.title for column in table.columns)}."
    for name, text in (("tblCaption", title), ("tblDescription", described)):
        for former in look.findall(q(name)):
            look.remove(former)
        look.append(make(name, val=text))
    return look


def _new_look(styles: dict[str, str]) -> Iterator[Element]:
    if "table grid" in styles:
        yield make("tblStyle", val=styles["table grid"])
    yield make("tblW", w=5000, type="pct")
    if "table grid" not in styles:
        yield make("tblBorders", *(make(side, val="single", sz=4, space=0, color="auto") for side in BORDERS))
    yield make("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1)


def _row(texts: Sequence[str], table: Table, widths: Sequence[int], *, head: bool) -> Element:
    properties = make("trPr", make("cantSplit"), *([make("tblHeader")] if head else []))
    cells = (
        _cell(text, width, number=column.number, bold=head)
        for text, column, width in zip(texts, table.columns, widths, strict=True)
    )
    return make("tr", properties, *cells)


def _cell(text: str, width: int, *, number: bool, bold: bool) -> Element:
    side = make("pPr", make("jc", val="right")) if number else None
    said = run(text, make("rPr", make("b")) if bold else None)
    return make("tc", make("tcPr", make("tcW", w=width, type="dxa")), paragraph(said, properties=side))


def shares(texts: Sequence[Sequence[str]], width: int) -> list[int]:
    """Share a width out: to each column what its longest word takes, and what is left by how much more it has to say.

    >>> shares([["Ward", "Children"], ["Drayton & Farlington", "12"]], 9000)
    [7570, 1430]
    """
    columns = list(zip(*texts, strict=True))
    words = [
        max(len(word) for text in column for word in text.split() or [""]) * LETTER + PADDING for column in columns
    ]
    rest = [
        min(max(map(len, column)), LONGEST) * LETTER + PADDING - word
        for column, word in zip(columns, words, strict=True)
    ]
    if (left := width - sum(words)) <= 0 or not sum(rest):
        return [width * word // sum(words) for word in words]
    return [word + left * more // sum(rest) for word, more in zip(words, rest, strict=True)]
