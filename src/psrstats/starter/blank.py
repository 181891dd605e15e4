"""A report begun from nothing: the example's shape, with workbooks to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from psrstats.periods import known_period, year_before
from psrstats.starter.description import last_year, measures_csv
from psrstats.starter.labelled import Labelled
from psrstats.starter.names import name_of
from psrstats.starter.quoted import quoted
from psrstats.starter.rows import Row

# A workbook's name, its sender, and the measures in it with their units.
BOOKS = {
    "population": ("Office for National Statistics", (("Children aged 0-17", "count"),)),
    "early-help": ("Early help", (("Early help assessments completed", "count"),)),
    "mash": (
        "Multi-agency safeguarding hub",
        (("Contacts received", "count"), ("Children in those contacts", "count"), ("Re-referrals", "percent")),
    ),
    "social-care": (
        "Children's social care",
        (
            ("Children in need", "count"),
            ("Children with a child protection plan", "count"),
            ("Children looked after", "count"),
        ),
    ),
    "police": ("Police", (("Missing episodes of children", "count"), ("Children at risk of exploitation", "count"))),
    "health": ("Health", (("Emergency admissions of children for self-harm", "count"),)),
    "training": ("Partnership training", (("Training courses run", "count"), ("Training attendance", "count"))),
}
RATES = ("Children in need", "Children with a child protection plan", "Children looked after")
WIDE, NARROW = 48, 12


def blank_files() -> tuple[str, str, dict[str, bytes]]:
    """Write a description and workbooks: psrstats.toml, measures.csv, and each workbook by its name."""
    period = last_year(date.today())
    books = {f"{name}.xlsx": _book(sender, measures, period) for name, (sender, measures) in BOOKS.items()}
    return "\n".join(_toml(period)) + "\n", _measures(), books


def _book(sender: str, measures: tuple[tuple[str, str], ...], period: str) -> bytes:
    """Make a workbook with an x, not available, where each figure goes."""
    from openpyxl import Workbook  # 0.06 s that no other command should pay
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Figures"
    sheet.append([f"{sender}: type each figure over its x. What stays x is printed as not available."])
    sheet.append([])
    sheet.append(["Measure", year_before(known_period(period)).name, period, "Commentary"])
    for title, _unit in measures:
        sheet.append([title, "x", "x"])
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for column, width in zip("ABCD", (WIDE, NARROW, NARROW, WIDE), strict=True):
        sheet.column_dimensions[column].width = width
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _measures() -> str:
    rows = [
        Row(name_of(title), source, Labelled(title, title, unit, None))
        for source, (_, measures) in BOOKS.items()
        for title, unit in measures
    ]
    rates = [
        f"{name_of(title)}-rate,Rate of {title[0].lower()}{title[1:]},,,rate,10000,{name_of(title)},{CHILDREN},,,\n"
        for title in RATES
    ]
    return measures_csv(rows) + "".join(rates)


CHILDREN = name_of("Children aged 0-17")


def _toml(period: str) -> Iterator[str]:
    yield "# Begun by `psrstats init`. Fill in the workbooks in the folder sources, then run `psrstats compute`."
    yield "# Lines that begin with # are only for you. Each key is explained in docs/reference/configuration.md."
    yield ""
    yield "[report]"
    yield f"title = {quoted(f'Safeguarding children partnership: annual report {period}')}  # CHECK"
    yield 'area = "Our area"  # CHECK: as the agencies write it in their files'
    yield f"period = {quoted(period)}  # CHECK"
    yield ""
    yield "# ---- Sources: one for each file ----"
    for name, (sender, _measures) in BOOKS.items():
        yield from ("", "[[source]]", f"name = {quoted(name)}", f"agency = {quoted(sender)}", f'file = "{name}.xlsx"')
    yield ""
    yield "# ---- Tables, in the report's order ----"
    for name, (sender, measures) in BOOKS.items():
        if name != "population":
            yield from _table(name, sender, "change", [name_of(title) for title, _ in measures])
    yield from _table("rates", "Rates per 10,000 children", "rates", [f"{name_of(title)}-rate" for title in RATES])


def _table(name: str, title: str, layout: str, measures: list[str]) -> Iterator[str]:
    yield from ("", "[[table]]", f"name = {quoted(name)}", f"title = {quoted(title)}", f'layout = "{layout}"')
    yield f"measures = [{', '.join(map(quoted, measures))}]"
