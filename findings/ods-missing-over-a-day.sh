#!/usr/bin/env bash
# A duration of more than a day in an OpenDocument sheet, as of a child missing for 26 hours and a half (shown 26:30):
# pandas 3.1.1 with odfpy 1.4.1 reads no cell of the sheet, python-calamine 0.9.1 gives the text of the file's own notation.
# Of 2 hours and a half pandas makes a time of day.
# Seen: pandas: hour must be in 0..23: 26:30; calamine: 'PT26H30M00S'; pandas for 02:30: datetime.time(2, 30)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1
cd "$folder"
venv/bin/python - <<'PYTHON'
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from datetime import time
import pandas
from python_calamine import load_workbook
def missing(iso, shown):
    book, sheet, row = OpenDocumentSpreadsheet(), Table(name="S"), TableRow()
    cell = TableCell(valuetype="time", timevalue=iso)
    for part, inside in ((cell, P(text=shown)), (row, cell), (sheet, row), (book.spreadsheet, sheet)):
        part.addElement(inside)
    book.save("sent.ods")
missing("PT02H30M00S", "02:30")
assert pandas.read_excel("sent.ods", engine="odf", header=None).values.tolist() == [[time(2, 30)]]
missing("PT26H30M00S", "26:30")
assert load_workbook("sent.ods").get_sheet_by_index(0).to_python() == [["PT26H30M00S"]]
try:
    raise SystemExit(f"read: {pandas.read_excel('sent.ods', engine='odf', header=None)}")
except ValueError as error:
    print(error)
    assert "hour must be in 0..23" in str(error)
PYTHON
