"""Write a made-up report's folder, as an analyst would have it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import datetime
from json import dumps
from pathlib import Path

from openpyxl import Workbook

from psrstats.pipeline import begin
from tests.attacker.made import Made, Rows, Sheet


def write(made: Made, folder: Path) -> Path:
    """Write a report's folder, last year's beside it, and give its path."""
    if made.before is not None:
        write(made.before, folder.parent / made.before.name)
    (folder / "sources").mkdir(parents=True)
    for sheet in made.sheets:
        (folder / "sources" / sheet.file).write_bytes(sheet_bytes(sheet))
    if not made.measures:
        begin(folder)
        _settle(made, folder / "psrstats.toml")
        return folder
    (folder / "measures.csv").write_text(_csv(_said(made.measures)), encoding="utf-8")
    (folder / "psrstats.toml").write_text("\n".join(_toml(made)) + "\n", encoding="utf-8")
    return folder


def _settle(made: Made, path: Path) -> None:
    """Add the policy to what `psrstats init` wrote."""
    lines = ["", "[disclosure]", *(f"{key} = {dumps(value)}" for key, value in made.rule.words)]
    said = path.read_text(encoding="utf-8").replace("[[source]]", "\n".join([*lines, "", "[[source]]"]), 1)
    path.write_text(said.replace('area = "Our area"', f'area = "{made.area}"'), encoding="utf-8")


def sheet_bytes(sheet: Sheet) -> bytes:
    if not sheet.file.endswith(".xlsx"):
        return _csv(sheet.rows).encode()
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet.file.rsplit(".", 1)[0]
    for row, cells in enumerate(sheet.rows):
        for column, text in enumerate(cells):
            cell = page.cell(row + 1, column + 1)
            if (row, column) in sheet.exact:
                cell.value = sheet.exact[row, column] / 100
                cell.number_format = "0%"
            elif text:
                cell.value = float(text) if text.replace(".", "").isdigit() and row else text
    book.properties.created = book.properties.modified = datetime(2020, 4, 1)
    out = io.BytesIO()
    book.save(out)
    return same_each_time(out.getvalue())


def same_each_time(package: bytes) -> bytes:
    """Give a zip package without the time at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2020-04-01T00:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _csv(rows: tuple[tuple[str, ...], ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _said(measures: Rows) -> Rows:
    """Give every second measure a sentence of its own, with all that a sentence may have."""
    said = "{n} of them were counted {when}, {change} than {before}, {compared} ({interval})."
    return tuple((*row, "sentence" if not number else said * (number % 2)) for number, row in enumerate(measures))


def _toml(made: Made) -> list[str]:
    against = [f'against = "../{made.before.name}"'] if made.before else []
    lines = ["[report]", 'title = "Anytown"', f'area = "{made.area}"', f'period = "{made.period}"', *against]
    lines += [f"{key} = {value}" for key, value in made.settings]
    lines += ["", "[disclosure]", *(f"{key} = {dumps(value)}" for key, value in made.rule.words)]
    for sheet in made.sheets:
        name = sheet.file.rsplit(".", 1)[0]
        lines += ["", "[[source]]", f'name = "{name}"', f'agency = "Sender of {name}"', f'file = "{sheet.file}"']
    for table in made.tables:
        lines += ["", "[[table]]", *(f"{key} = {dumps(value)}" for key, value in table)]
    for first, second, _, _ in made.agree:
        lines += ["", "[[agree]]", f'first = "{first}"', f'second = "{second}"']
    names = [row[0] for row in made.measures[1:13]]
    return [*lines, *made.toml, "", "[summary]", f"measures = {dumps(names)}"]
