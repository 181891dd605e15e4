"""A table of the report as Word has it: a caption that numbers itself, a header row that repeats, a description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from psrstats.model import Table
from psrstats.patterns import regex
from psrstats.writers.document import Sheet
from psrstats.writers.said_once import NOTE, said_once, unbroken
from psrstats.writers.word.looks import HEADING, TEXT, Looks
from psrstats.writers.word.ooxml import Element, make, paragraph, q, run
from psrstats.writers.word.widths import BESIDE, SMALL, in_arial, in_letters, shares, texts_of

BELOW = 40  # twentieths of a point below each line of a table's source and notes
BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
NUMBERED = regex(r"^Table \d+: ")


def table(sheet: Sheet, notes: Sequence[str], width: int, looks: Looks, old: Element | None) -> list[Element]:
    """Make a table with its shorthand, source and notes below it.

    width: of the text on its page, in twentieths of a point.
    looks: those of the document's styles.
    old: the control that it stood in last time, whose looks it keeps.
    """
    table = said_once(sheet.table)
    short = [NOTE] if NOTE in table.notes else []
    said = (sheet.shorthand, sheet.source, *(f"Note: {note}" for note in (*notes, *short)))
    lines = [unbroken(line) for line in said if line]
    grid = _grid(table, NUMBERED.sub("", table.title), width, looks, old, noted=bool(lines))
    return [grid, *(_note(line, last=line is lines[-1]) for line in lines)]


def _note(line: str, *, last: bool) -> Element:
    """Write a line below a table, which stays with the table and with the line after it."""
    keep = [] if last else [make("keepNext")]
    return paragraph(
        run(line),
        properties=make(
            "pPr", *keep, make("keepLines"), make("spacing", before=0, after=BELOW, line=240, lineRule="auto")
        ),
    )


def title_of(table: Table) -> str:
    """Give a table's title without its number, which is the document's to give, and with what all its rows share."""
    return NUMBERED.sub("", said_once(table).title)


def caption(label: str, title: Element, looks: Looks) -> Element:
    """Make a caption whose number is a field, so that Word counts it with the document's own; its title a control."""
    code = make("instrText")
    code.text = f" SEQ {label} \\* ARABIC "
    begin, separate, end = (make("r", make("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    field = (begin, make("r", code), separate, run("1"), end)
    look = make(
        "pPr", *([make("pStyle", val=looks.ids["caption"])] if "caption" in looks.ids else []), make("keepNext")
    )
    return paragraph(run(f"{label} "), *field, run(": "), title, properties=look)


def _grid(table: Table, title: str, width: int, looks: Looks, old: Element | None, *, noted: bool) -> Element:
    texts = texts_of(table)
    widths = in_letters(shares(texts, in_arial(width, len(table.columns), looks.wider)), looks.wider)
    grid = make("tblGrid", *(make("gridCol", w=each) for each in widths))
    last = len(texts) - 1
    kept = {number for number in range(last) if last < SMALL or number < 2 or number == last - 1}
    kept |= {last} if noted else set()
    rows = (_row(row, table, widths, looks, head=not number, keep=number in kept) for number, row in enumerate(texts))
    return make("tbl", _look(table, title, looks, old), grid, *rows)


def _look(table: Table, title: str, looks: Looks, old: Element | None) -> Element:
    """Describe a table's looks: those that it had last time, or the document's grid."""
    before = old.find(f".//{q('tbl')}/{q('tblPr')}") if old is not None else None
    look = deepcopy(before) if before is not None else make("tblPr", *_new_look(looks))
    described = f"{len(table.rows)} rows. Columns: {', '.join(column.title for column in table.columns)}."
    for name, text in (("tblCaption", title), ("tblDescription", described)):
        for former in look.findall(q(name)):
            look.remove(former)
        look.append(make(name, val=text))
    return look


def _new_look(looks: Looks) -> Iterator[Element]:
    if looks.table:
        yield make("tblStyle", val=looks.table)
    yield make("tblW", w=5000, type="pct")
    if not looks.table:
        yield make("tblBorders", *(make(side, val="single", sz=4, space=0, color="auto") for side in BORDERS))
    yield make("tblCellMar", *(make(side, w=BESIDE, type="dxa") for side in ("left", "right")))
    yield make("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1)


def _row(texts: Sequence[str], table: Table, widths: Sequence[int], looks: Looks, *, head: bool, keep: bool) -> Element:
    properties = make("trPr", make("cantSplit"), *([make("tblHeader")] if head else []))
    style = looks.ids.get(HEADING if head else TEXT, "")
    cells = (
        _cell(text, width, style, number=column.number, bold=head, keep=keep)
        for text, column, width in zip(texts, table.columns, widths, strict=True)
    )
    return make("tr", properties, *cells)


def _cell(text: str, width: int, style: str, *, number: bool, bold: bool, keep: bool) -> Element:
    """Make a cell; a header is bold by its style too: LibreOffice forgets the letters' own looks in a control."""
    named, kept = [make("pStyle", val=style)] if style else [], [make("keepNext")] if keep else []
    look = make("pPr", *named, *kept, *([make("jc", val="right")] if number else []))
    said = run(text, make("rPr", make("b")) if bold else None)
    return make("tc", make("tcPr", make("tcW", w=width, type="dxa")), paragraph(said, properties=look))
