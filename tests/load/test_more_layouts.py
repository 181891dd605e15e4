"""More everyday layouts, of other partnerships' words: pivots, terms and quarters as written, formats, sub-headers."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import openpyxl
import pytest

from psrstats.config import Measure, Report, Settings, Source
from psrstats.load import load

Cell = str | int | float | None
Want = set[tuple[str, str, str, str, float]]  # measure, area, group, period, value
Laid = tuple[list[list[Cell]], Want]
MEASURES = {
    "cin": ("Children in need", "count"),
    "eha": ("Early help assessments", "count"),
    "timely": ("Assessments in 45 days", "percent"),
    "pupils": ("Pupils excluded", "count"),
}
MERGED: dict[str, tuple[str, ...]] = {}
AREA, DISTRICTS = "Dunmere", ("Holt", "Marsh", "Quay")


def district_by_year_and_sex() -> Laid:
    """Lay a pivot: districts down, years across, girls and boys below each year; the years merged."""
    rows: list[list[Cell]] = [
        ["Children in need by district", None, None, None, None],
        ["District", "2021/22", None, "2022/23", None],
        [None, "F", "M", "F", "M"],
        ["Holt", 31, 42, 33, 44],
        ["Marsh", 51, 62, 53, 64],
        ["Quay", 71, 82, 73, 84],
    ]
    want = {("cin", "Holt", "F", "2021-22", 31.0), ("cin", "Holt", "M", "2022-23", 44.0)}
    want |= {("cin", "Holt", "M", "2021-22", 42.0), ("cin", "Holt", "F", "2022-23", 33.0)}
    want |= {("cin", "Marsh", "F", "2021-22", 51.0), ("cin", "Marsh", "M", "2021-22", 62.0)}
    want |= {("cin", "Marsh", "F", "2022-23", 53.0), ("cin", "Marsh", "M", "2022-23", 64.0)}
    want |= {("cin", "Quay", "F", "2021-22", 71.0), ("cin", "Quay", "M", "2021-22", 82.0)}
    want |= {("cin", "Quay", "F", "2022-23", 73.0), ("cin", "Quay", "M", "2022-23", 84.0)}
    return rows, want


MERGED["district_by_year_and_sex"] = ("B2:C2", "D2:E2")


def school_years() -> Laid:
    """Academic years in headings, with a note behind one."""
    rows: list[list[Cell]] = [
        ["Measure", "Academic year 2021/22", "Academic year 2022/23 [note 1]"],
        ["Pupils excluded", 17, 23],
        [None, None, None],
        ["[note 1] Provisional.", None, None],
    ]
    return rows, {
        ("pupils", AREA, "", "academic 2021-22", 17.0),
        ("pupils", AREA, "", "academic 2022-23", 23.0),
    }


def short_quarters() -> Laid:
    """Quarters as Q1 23/24."""
    rows: list[list[Cell]] = [
        ["Indicator", "Q3 22/23", "Q4 22/23", "Q1 23/24"],
        ["Early help assessments", 301, 312, 323],
        ["Children in need", 401, 412, 423],
    ]
    periods = ("Q3 2022-23", "Q4 2022-23", "Q1 2023-24")
    want = {("eha", AREA, "", period, v) for period, v in zip(periods, (301.0, 312.0, 323.0), strict=True)}
    want |= {("cin", AREA, "", period, v) for period, v in zip(periods, (401.0, 412.0, 423.0), strict=True)}
    return rows, want


def months_of_a_year() -> Laid:
    """Stretches of months below the year that they belong to."""
    rows: list[list[Cell]] = [
        [None, "2022-23", None, None, None],
        ["Indicator", "Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"],
        ["Early help assessments", 61, 72, 83, 94],
    ]
    figures = (61.0, 72.0, 83.0, 94.0)
    return rows, {("eha", AREA, "", f"Q{n} 2022-23", v) for n, v in enumerate(figures, 1)}


def percent_by_format() -> Laid:
    """Percentages as fractions with a format of per cent, beside a count."""
    rows: list[list[Cell]] = [
        ["Year", "Early help assessments", "Assessments in 45 days"],
        ["2021-22", 400, 0.825],
        ["2022-23", 440, 0.875],
    ]
    return rows, {
        ("eha", AREA, "", "2021-22", 400.0),
        ("eha", AREA, "", "2022-23", 440.0),
        ("timely", AREA, "", "2021-22", 82.5),
        ("timely", AREA, "", "2022-23", 87.5),
    }


def units_in_brackets() -> Laid:
    """Units in brackets behind each label."""
    rows: list[list[Cell]] = [
        ["Indicator", "2021-22", "2022-23"],
        ["Children in need (number)", 640, 655],
        ["Assessments in 45 days (%)", "81.2", "84.9"],
    ]
    return rows, {
        ("cin", AREA, "", "2021-22", 640.0),
        ("cin", AREA, "", "2022-23", 655.0),
        ("timely", AREA, "", "2021-22", 81.2),
        ("timely", AREA, "", "2022-23", 84.9),
    }


def sub_headers_in_rows() -> Laid:
    """Name each measure in a row of its own, districts below it, years across."""
    rows: list[list[Cell]] = [
        [None, "2021-22", "2022-23"],
        ["Children in need", None, None],
        ["Holt", 11, 12],
        ["Marsh", 21, 22],
        ["Early help assessments", None, None],
        ["Holt", 31, 32],
        ["Marsh", 41, 42],
    ]
    want: Want = set()
    for measure, holt, marsh in (("cin", (11, 12), (21, 22)), ("eha", (31, 32), (41, 42))):
        for at, year in enumerate(("2021-22", "2022-23")):
            want |= {(measure, "Holt", "", year, float(holt[at])), (measure, "Marsh", "", year, float(marsh[at]))}
    return rows, want


def total_on_top() -> Laid:
    """Put the whole area's row first, its districts below it."""
    rows: list[list[Cell]] = [
        ["Area", "Children in need", "Early help assessments"],
        ["Dunmere", 606, 909],
        ["Holt", 101, 202],
        ["Marsh", 202, 303],
        ["Quay", 303, 404],
    ]
    want: Want = {("cin", AREA, "", "2022-23", 606.0), ("eha", AREA, "", "2022-23", 909.0)}
    for place, cin, eha in (("Holt", 101, 202), ("Marsh", 202, 303), ("Quay", 303, 404)):
        want |= {("cin", place, "", "2022-23", float(cin)), ("eha", place, "", "2022-23", float(eha))}
    return rows, want


def blank_spacers() -> Laid:
    """Blank columns between years, and blank rows between measures."""
    rows: list[list[Cell]] = [
        ["Indicator", None, "2021-22", None, "2022-23"],
        [None, None, None, None, None],
        ["Children in need", None, 640, None, 655],
        [None, None, None, None, None],
        ["Early help assessments", None, 410, None, 430],
    ]
    return rows, {
        ("cin", AREA, "", "2021-22", 640.0),
        ("cin", AREA, "", "2022-23", 655.0),
        ("eha", AREA, "", "2021-22", 410.0),
        ("eha", AREA, "", "2022-23", 430.0),
    }


def legend_at_the_side() -> Laid:
    """Set a key of shorthand to the right of the table."""
    rows: list[list[Cell]] = [
        ["Indicator", "2021-22", "2022-23", None, "Key"],
        ["Children in need", 640, 655, None, "c = suppressed"],
        ["Early help assessments", 410, "c", None, "x = not available"],
    ]
    return rows, {
        ("cin", AREA, "", "2021-22", 640.0),
        ("cin", AREA, "", "2022-23", 655.0),
        ("eha", AREA, "", "2021-22", 410.0),
    }


def years_down_districts_across() -> Laid:
    """Years down, districts across, the measure in the title."""
    rows: list[list[Cell]] = [
        ["Early help assessments", None, None, None],
        ["Year", "Holt", "Marsh", "Quay"],
        ["2021-22", 15, 26, 37],
        ["2022-23", 16, 27, 38],
    ]
    want: Want = set()
    for year, figures in (("2021-22", (15, 26, 37)), ("2022-23", (16, 27, 38))):
        want |= {("eha", place, "", year, float(v)) for place, v in zip(DISTRICTS, figures, strict=True)}
    return rows, want


def ages_across() -> Laid:
    """Age bands across with their total last, years down."""
    rows: list[list[Cell]] = [
        ["Children in need", None, None, None, None],
        ["Year", "Under 5", "5-11", "12-17", "Total"],
        ["2021-22", 151, 262, 373, 786],
        ["2022-23", 152, 263, 374, 789],
    ]
    want: Want = {("cin", AREA, "", "2021-22", 786.0), ("cin", AREA, "", "2022-23", 789.0)}
    for year, figures in (("2021-22", (151, 262, 373)), ("2022-23", (152, 263, 374))):
        want |= {
            ("cin", AREA, group, year, float(v)) for group, v in zip(("Under 5", "5-11", "12-17"), figures, strict=True)
        }
    return rows, want


def number_and_change() -> Laid:
    """Two years, the change between them and a target, none of which is the measure."""
    rows: list[list[Cell]] = [
        ["Indicator", "2021-22", "2022-23", "Change", "Target"],
        ["Children in need", 640, 655, 15, 600],
        ["Early help assessments", 410, 430, 20, 500],
    ]
    return rows, {
        ("cin", AREA, "", "2021-22", 640.0),
        ("cin", AREA, "", "2022-23", 655.0),
        ("eha", AREA, "", "2021-22", 410.0),
        ("eha", AREA, "", "2022-23", 430.0),
    }


def long_with_sex() -> Laid:
    """Write a row a figure: year, district, sex, indicator, value."""
    rows: list[list[Cell]] = [["Fin Year", "District", "Sex", "Indicator", "Value"]]
    want: Want = set()
    for number, (year, place, sex) in enumerate(
        (year, place, sex)
        for year in ("2021/22", "2022/23")
        for place in DISTRICTS
        for sex in ("Female", "Male", "All")
    ):
        rows += [
            [year, place, sex, "Children in need", 500 + number],
            [year, place, sex, "Early help assessments", 900 + number],
        ]
        group = "" if sex == "All" else sex
        named = year.replace("/", "-")
        want |= {("cin", place, group, named, 500.0 + number), ("eha", place, group, named, 900.0 + number)}
    return rows, want


def as_at_columns() -> Laid:
    """Snapshots at the end of March."""
    rows: list[list[Cell]] = [
        ["Indicator", "As at 31 March 2022", "As at 31 March 2023"],
        ["Children in need", 640, 655],
    ]
    return rows, {("cin", AREA, "", "31 March 2022", 640.0), ("cin", AREA, "", "31 March 2023", 655.0)}


LAYOUTS: tuple[Callable[[], Laid], ...] = (
    district_by_year_and_sex,
    school_years,
    short_quarters,
    months_of_a_year,
    percent_by_format,
    units_in_brackets,
    sub_headers_in_rows,
    total_on_top,
    blank_spacers,
    legend_at_the_side,
    years_down_districts_across,
    ages_across,
    number_and_change,
    long_with_sex,
    as_at_columns,
)
FILES = ("xlsx", "ods", "csv")


def is_share(cell: Cell) -> bool:
    return isinstance(cell, float) and cell < 1


def write(path: Path, rows: list[list[Cell]], merged: tuple[str, ...]) -> None:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([[_typed(cell) for cell in row] for row in rows])
    elif path.suffix == ".ods":
        write_ods(path, rows)
    else:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for row in rows:
            sheet.append(row)
        for line in sheet.iter_rows():
            for cell in line:
                cell.number_format = "0.0%" if is_share(cell.value) else "General"  # type: ignore[arg-type]
        for area in merged:
            sheet.merge_cells(area)
        book.save(path)


def _typed(cell: Cell) -> Cell:
    return f"{float(cell):.1%}" if is_share(cell) else cell  # type: ignore[arg-type]


def write_ods(path: Path, rows: list[list[Cell]]) -> None:
    """Write a sheet as LibreOffice would: numbers as numbers, percentages as such, nothing merged."""

    def cell(value: Cell) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, str):
            return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
        kind, shown = ("percentage", _typed(value)) if is_share(value) else ("float", value)
        style = ' table:style-name="ce1"' if kind == "percentage" else ""
        return (
            f'<table:table-cell office:value-type="{kind}" office:value="{value}"{style}>'
            f"<text:p>{shown}</text:p></table:table-cell>"
        )

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for name, full in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
            ("number", "datastyle"),
        )
    )
    styles = (
        '<office:automatic-styles><number:percentage-style style:name="N11"><number:number number:decimal-places="1"/>'
        '<number:text>%</number:text></number:percentage-style><style:style style:name="ce1" '
        'style:family="table-cell" style:data-style-name="N11"/></office:automatic-styles>'
    )
    with ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content{names}>{styles}<office:body><office:spreadsheet>'
            f'<table:table table:name="Sheet1">{body}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )


def told(folder: Path, file: str) -> tuple[Want, list[str]]:
    report = Report(title="-", area=AREA, period="2022-23", areas=DISTRICTS)
    measures = {
        name: Measure.model_validate({"name": name, "title": title, "source": "s", "unit": unit})
        for name, (title, unit) in MEASURES.items()
    }
    sent, _, faults = load(Settings(folder, report, (Source(name="s", agency="-", file=file),), measures, (), ()))
    rows = sent.take(sent.says("marker", "")).rows("measure", "area", "group", "period", "value")
    absent = [fault.what for fault in faults if "no heading or row reads" not in fault.what]
    return set(rows), absent


@pytest.mark.parametrize("suffix", FILES)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_each_figure_is_about_what_a_person_would_say(layout: Callable[[], Laid], suffix: str, tmp_path: Path) -> None:
    rows, want = layout()
    (tmp_path / "sources").mkdir()
    write(tmp_path / "sources" / f"s.{suffix}", rows, MERGED.get(layout.__name__, ()))
    assert told(tmp_path, f"s.{suffix}") == (want, [])


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_figure_is_never_about_anything_else_with_its_rows_turned_round(
    layout: Callable[[], Laid], tmp_path: Path
) -> None:
    """Rows below the headings in another order: what is read of them is right, whatever is refused."""
    rows, want = layout()
    if layout in (sub_headers_in_rows, legend_at_the_side):
        pytest.skip("the order of its rows says what they are about")
    first = next(number for number, row in enumerate(rows) if any(isinstance(cell, int) for cell in row))
    last = max(number for number, row in enumerate(rows) if any(isinstance(cell, int | float) for cell in row)) + 1
    (tmp_path / "sources").mkdir()
    turned = [*rows[:first], *reversed(rows[first:last]), *rows[last:]]
    write(tmp_path / "sources" / "s.xlsx", turned, MERGED.get(layout.__name__, ()))
    assert told(tmp_path, "s.xlsx") == (want, [])
