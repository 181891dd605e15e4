"""Every rule for workbooks: a sound file passes it, and one change fails it and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from psrstats.lint.linting import lint
from psrstats.lint.workbooks import WORKBOOKS
from psrstats.verdicts import Linted
from tests.lint.sound_workbook import ROWS, TOP, Change, mark, put, write

Sheet = Callable[[Worksheet], object]

LAST = TOP + len(ROWS) - 1


def on(name: str, change: Sheet) -> Change:
    """Change one sheet."""
    return Change(lambda book: change(book[name]))


def figures(change: Sheet) -> Change:
    return on("Looked_after", change)


def cell(place: str, value: object) -> Change:
    """Write another value into a cell of figures, and let it look as it did."""
    return figures(lambda sheet: setattr(sheet[place], "value", value))


def look(place: str, **how: object) -> Change:
    """Let a cell of figures look otherwise."""

    def change(sheet: Worksheet) -> None:
        font = copy(sheet[place].font)
        sheet[place].font = Font(**{"name": font.name, "sz": font.sz, "b": font.b, **how})

    return figures(change)


def held(place: str, **how: object) -> Change:
    return figures(lambda sheet: setattr(sheet[place], "alignment", Alignment(**{"wrap_text": True, **how})))  # type: ignore[arg-type]


def give(thing: object, **attributes: object) -> None:
    for name, value in attributes.items():
        setattr(thing, name, value)


def footer(sheet: Worksheet) -> None:
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center is not None
    sheet.oddFooter.center.text = "Page &P"


def known(**properties: str) -> Change:
    """Change the document's properties."""
    return Change(lambda book: give(book.properties, **properties))


def chart(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("Chart")
    put(sheet, 1, 1, "Chart 1: Children looked after in Anytown, 2019-20")
    sheet["A1"].style = "Heading 1"
    draw(sheet, book["Looked_after"])


def draw(sheet: Worksheet, figures: Worksheet) -> None:
    bars = BarChart()
    bars.add_data(Reference(figures, min_col=3, min_row=TOP, max_row=LAST))
    sheet.add_chart(bars, "D3")


def described(parts: dict[str, bytes]) -> None:
    edit(parts, "xl/drawings/drawing1.xml", b'name="Chart 1"', b'name="Chart 1" descr="Bridge is highest."')


def edit(parts: dict[str, bytes], part: str, old: bytes, new: bytes) -> None:
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)


def text_box(parts: dict[str, bytes]) -> None:
    described(parts)
    shape = b'<sp><nvSpPr><cNvPr name="Box"/></nvSpPr></sp>'
    edit(parts, "xl/drawings/drawing1.xml", b"<clientData", shape + b"<clientData")


def column(letter: str, *values: object) -> Change:
    """Write other values into a column of figures."""
    places = [f"{letter}{row}" for row in range(TOP + 1, LAST + 1)]

    def change(sheet: Worksheet) -> None:
        for place, value in zip(places, values, strict=True):
            give(sheet[place], value=value)

    return figures(change)


def blank(sheet: Worksheet) -> None:
    sheet[f"B{TOP + 2}"].value = None
    sheet["A5"].value = "Some cells are left out."


def explained_blank(sheet: Worksheet) -> None:
    blank(sheet)
    sheet["A5"].value = "Blank cells are not available."


def second_table(gap: int) -> Change:
    def change(sheet: Worksheet) -> None:
        sheet["A2"].value = "This worksheet contains two tables, one above the other."
        rows: list[list[object]] = [["Ward", "Number"], ["Abbey", 3], ["Bridge", 4]]
        for row, values in enumerate(rows, LAST + 1 + gap):
            for number, value in enumerate(values, 1):
                put(sheet, row, number, value, bold=number == 1 or value == "Number", right=number == 2)
        mark(sheet, "second", f"A{LAST + 1 + gap}:B{LAST + 3 + gap}", ["Ward", "Number"])

    return figures(change)


def table(**how: object) -> Change:
    """Change what the table of figures is marked up as."""
    return figures(lambda sheet: give(sheet.tables["looked_after"], **how))


def moved(sheet: Worksheet) -> None:
    """Leave a blank row above the table."""
    sheet.move_range(f"A{TOP}:C{LAST}", rows=1)
    sheet.tables["looked_after"].ref = f"A{TOP + 1}:C{LAST + 1}"


def moved_right(sheet: Worksheet) -> None:
    sheet.move_range(f"A{TOP}:C{LAST}", cols=1)
    sheet.tables["looked_after"].ref = f"B{TOP}:D{LAST}"


def undefined_quarters(book: openpyxl.Workbook) -> None:
    for name in ("Looked_after", "Looked_after_again"):
        book[name]["A4"].value = "Figures are of one day."


def unfrozen(sheet: Worksheet) -> None:
    sheet.freeze_panes = "B8"
    sheet["A4"].value = "Q1 is Apr to Jun 2019. Frozen panes can be turned off by View, Freeze Panes."


def renamed(name: str) -> Sheet:
    return lambda sheet: setattr(sheet, "title", name)


def linked_to(place: str) -> Sheet:
    return lambda sheet: setattr(sheet["A4"], "hyperlink", Hyperlink("A4", location=f"'Looked_after'!{place}"))


def blank_row(sheet: Worksheet) -> None:
    for number in range(1, 4):
        sheet.cell(TOP + 2, number).value = None


def unwrapped(sheet: Worksheet) -> None:
    sheet["A8"].value = "Abbey" + " and Bridge" * 12
    sheet["A8"].alignment = Alignment()


def linked(text: str, sheet: Worksheet) -> None:
    put(sheet, 3, 1, text)
    sheet["A3"].hyperlink = "https://www.gov.uk/statistics"


def superscript(sheet: Worksheet) -> None:
    raised = InlineFont(rFont="Arial", sz=12, vertAlign="superscript")
    sheet["A8"].value = CellRichText("Abbey", TextBlock(raised, "1"))


# Of every rule, a change that fails it, and the other rules that the same change cannot but fail.
FAILS: dict[str, tuple[Change, set[str]]] = {
    "PSRL001": (known(title="annual_report"), set()),
    "PSRL002": (known(language="en-US"), set()),
    "PSRL003": (known(creator="openpyxl"), set()),
    "PSRL004": (known(keywords=""), set()),
    "PSRL005": (on("Cover", renamed("Start")), set()),
    "PSRL007": (on("Contents", linked_to("A7")), set()),
    "PSRL008": (on("Notes", renamed("Remarks")), {"PSRL007", "PSRL022", "PSRL026", "PSRL027", "PSRL031", "PSRL049"}),
    "PSRL009": (on("Looked_after_again", renamed("Sheet2")), {"PSRL007"}),
    "PSRL010": (on("Cover", renamed("Cover ")), set()),
    "PSRL011": (Change(lambda book: book.create_sheet("Empty")), set()),
    "PSRL012": (figures(footer), set()),
    "PSRL013": (cell(f"B{LAST}", "=1204+386"), set()),
    "PSRL014": (Change(chart), set()),
    "PSRL016": (
        replace(figures(lambda sheet: draw(sheet, sheet)), parts=described),
        set(),
    ),
    "PSRL017": (Change(lambda book: setattr(book, "active", 2)), set()),
    "PSRL018": (figures(lambda sheet: setattr(sheet.sheet_view, "zoomScale", 80)), set()),
    "PSRL020": (Change(name="Annual_Report_v2.xlsx"), set()),
    "PSRL021": (on("Cover", lambda sheet: setattr(sheet["A1"], "value", None)), {"PSRL005"}),
    "PSRL022": (cell("A1", "Table 1: Children looked after in Anytown [note 1]"), set()),
    "PSRL024": (figures(lambda sheet: setattr(sheet["A1"], "style", "Normal")), {"PSRL057"}),
    "PSRL025": (cell("A2", "This worksheet contains two tables."), set()),
    "PSRL026": (cell("A3", "Figures are of 31 March."), set()),
    "PSRL027": (on("Notes", lambda sheet: setattr(sheet["A4"], "value", "[note 2]")), set()),
    "PSRL028": (figures(blank), set()),
    "PSRL029": (cell("A5", "[c] means suppressed, [x] not available."), set()),
    "PSRL030": (figures(lambda sheet: setattr(sheet, "freeze_panes", "B8")), {"PSRL043"}),
    "PSRL031": (cell("A6", "Figures are of 31 March."), set()),
    "PSRL032": (figures(moved), set()),
    "PSRL033": (figures(lambda sheet: put(sheet, LAST + 1, 1, "Figures are of 31 March.")), set()),
    "PSRL034": (second_table(2), set()),
    "PSRL035": (figures(lambda sheet: setattr(sheet.row_dimensions[9], "hidden", True)), {"PSRL030"}),
    "PSRL036": (figures(lambda sheet: sheet.tables.clear()), set()),
    "PSRL037": (table(displayName="Table1"), set()),
    "PSRL038": (figures(lambda sheet: sheet.merge_cells("A2:C2")), set()),
    "PSRL039": (figures(blank_row), {"PSRL029"}),
    "PSRL040": (cell(f"C{TOP}", "Children looked after"), set()),
    "PSRL041": (figures(unwrapped), set()),
    "PSRL042": (figures(lambda sheet: setattr(sheet.auto_filter, "ref", "A7:C11")), {"PSRL030"}),
    "PSRL043": (figures(lambda sheet: setattr(sheet, "freeze_panes", "A2")), {"PSRL030"}),
    "PSRL045": (table(tableStyleInfo=TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)), set()),
    "PSRL046": (figures(lambda sheet: setattr(sheet.column_dimensions["B"], "width", 3)), set()),
    "PSRL047": (column("A", "Abbey", "Total", "Bridge", "Castle"), set()),
    "PSRL049": (look("A9", b=False), set()),
    "PSRL050": (figures(lambda sheet: setattr(sheet["B8"], "number_format", "0")), set()),
    "PSRL051": (figures(lambda sheet: setattr(sheet["C9"], "number_format", "0")), set()),
    "PSRL052": (held("B9", horizontal="left"), set()),
    "PSRL053": (cell("B10", "386"), set()),
    "PSRL054": (cell("A8", "Abbey*"), set()),
    "PSRL055": (cell("A8", "Apr-Jun 2019"), set()),
    "PSRL056": (look("A8", name="Times New Roman"), set()),
    "PSRL057": (look("A8", sz=11), set()),
    "PSRL058": (figures(lambda sheet: setattr(sheet["A20"], "fill", PatternFill("solid", "FFFFFF"))), set()),
    "PSRL059": (look("A8", i=True), set()),
    "PSRL061": (figures(superscript), set()),
    "PSRL062": (cell("B9", "[note 1]"), {"PSRL029", "PSRL053"}),
    "PSRL063": (on("Cover", lambda sheet: linked("Click here", sheet)), set()),
    "PSRL064": (held("A9", indent=1), set()),
    "PSRL065": (cell("A8", " Abbey"), set()),
    "PSRL066": (cell("B9", ".."), {"PSRL029"}),
}  # fmt: skip

# Other ways to fail a rule.
MORE: list[tuple[str, Change, set[str]]] = [
    ("PSRL001", known(title=""), set()),
    ("PSRL002", known(language=""), set()),
    ("PSRL003", known(creator=""), set()),
    ("PSRL007", Change(lambda book: book.remove(book["Contents"])), set()),
    ("PSRL008", on("Notes", lambda sheet: sheet.tables.clear()), {"PSRL036"}),
    ("PSRL012", Change(chart, text_box), set()),
    ("PSRL012", figures(lambda sheet: setattr(sheet["A8"], "comment", Comment("See me", "me"))), set()),
    ("PSRL013", Change(parts=lambda parts: parts.update({"xl/vbaProject.bin": b"macros"})), set()),
    ("PSRL017", on("Cover", lambda sheet: setattr(sheet.sheet_view.selection[0], "activeCell", "B2")), set()),
    ("PSRL018", figures(lambda sheet: setattr(sheet.sheet_view.selection[0], "activeCell", "B2")), set()),
    ("PSRL020", Change(name=f"{'annual-report-' * 5}2019-20.xlsx"), set()),
    ("PSRL025", cell("A2", "Some words."), set()),
    ("PSRL027", cell("A1", "Table 1: Children looked after in Anytown, 2019-20 [note 1][note 7]"), set()),
    ("PSRL029", cell("A5", "Some figures are suppressed."), set()),
    ("PSRL032", figures(moved_right), set()),
    ("PSRL035", on("Looked_after_again", lambda sheet: setattr(sheet, "sheet_state", "hidden")), set()),
    ("PSRL035", figures(lambda sheet: setattr(sheet.column_dimensions["B"], "hidden", True)), {"PSRL030"}),
    ("PSRL040", table(headerRowCount=0), {"PSRL053"}),
    ("PSRL045", table(tableStyleInfo=TableStyleInfo(name="TableStyleMedium2", showRowStripes=False)), set()),
    ("PSRL051", figures(lambda sheet: setattr(sheet["C9"], "number_format", "0.00")), set()),
    ("PSRL052", held("A9", horizontal="right"), set()),
    ("PSRL053", cell("B10", "386 [r]"), {"PSRL029"}),
    ("PSRL053", cell("B10", "few"), set()),
    ("PSRL055", cell("A8", "31/03/20"), set()),
    ("PSRL055", Change(undefined_quarters), set()),
    ("PSRL058", look("A8", color="FFB30000"), set()),
    ("PSRL059", look("A8", u="single"), set()),
    ("PSRL059", held("A8", textRotation=90), set()),
    ("PSRL059", cell("A8", "A b b e y"), set()),
    ("PSRL061", cell("A8", "Abbey¹"), set()),
    ("PSRL061", look("A8", vertAlign="superscript"), set()),
    ("PSRL063", on("Cover", lambda sheet: put(sheet, 3, 1, "See https://www.gov.uk/statistics")), set()),
]

# Of rules that do not apply to the sound file, or that a program cannot judge there, what each says after a change.
ELSEWHERE: dict[str, tuple[Change, str]] = {
    "PSRL003": (Change(), "needs a person"),
    "PSRL006": (Change(), "needs a person"),
    "PSRL014": (Change(chart, described), "pass"),
    "PSRL015": (Change(chart, described), "needs a person"),
    "PSRL019": (Change(), "needs a person"),
    "PSRL023": (Change(), "needs a person"),
    "PSRL028": (figures(explained_blank), "pass"),
    "PSRL030": (figures(unfrozen), "pass"),
    "PSRL034": (second_table(1), "pass"),
    "PSRL044": (figures(explained_blank), "needs a person"),
    "PSRL048": (Change(), "needs a person"),
    "PSRL060": (look("A8", color="FFB30000"), "needs a person"),
}  # fmt: skip


def verdicts(folder: Path, change: Change) -> Linted:
    return lint([write(folder, change)])[0]


def test_a_sound_workbook_fails_nothing(tmp_path: Path) -> None:
    linted = verdicts(tmp_path, Change())
    assert linted.of("fail") == ()
    passed = {verdict.rule.code for verdict in linted.of("pass")}
    assert passed == set(FAILS) - set(ELSEWHERE)


@pytest.mark.parametrize("code", FAILS)
def test_one_change_fails_one_rule(tmp_path: Path, code: str) -> None:
    change, also = FAILS[code]
    failed = {verdict.rule.code: verdict for verdict in verdicts(tmp_path, change).of("fail")}
    assert set(failed) == {code} | also
    assert failed[code].where or failed[code].message


@pytest.mark.parametrize(("code", "change", "also"), MORE)
def test_another_change_fails_it_as_well(tmp_path: Path, code: str, change: Change, also: set[str]) -> None:
    assert {verdict.rule.code for verdict in verdicts(tmp_path, change).of("fail")} == {code} | also


@pytest.mark.parametrize("code", ELSEWHERE)
def test_what_the_sound_file_does_not_show(tmp_path: Path, code: str) -> None:
    change, outcome = ELSEWHERE[code]
    said = {verdict.rule.code: verdict.outcome for verdict in verdicts(tmp_path, change).verdicts}
    assert said[code] == outcome


def test_every_rule_is_tried() -> None:
    codes = [check.rule.code for check in WORKBOOKS]
    assert len(set(codes)) == len(codes)
    assert set(codes) == set(FAILS) | set(ELSEWHERE)
