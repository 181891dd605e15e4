#!/usr/bin/env bash
# pyexcel-ods3 0.6.1: a cell in pounds (value type currency) comes back as text with the currency's code after it, while a
# percentage comes back as a number: a column of costs cannot be added up. python-calamine 0.9.1 gives the number.
# Seen: pyexcel [['12.5 GBP', 0.125]], calamine [[12.5, 0.125]]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyexcel-ods3==0.6.1 python-calamine==0.9.1 odfpy==1.4.1
cd "$folder"
venv/bin/python - <<'PYTHON'
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from pyexcel_ods3 import get_data
from python_calamine import load_workbook
book, sheet, row = OpenDocumentSpreadsheet(), Table(name="S"), TableRow()
row.addElement(TableCell(valuetype="currency", currency="GBP", value="12.5"))
row.addElement(TableCell(valuetype="percentage", value="0.125"))
sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("sent.ods")
seen = get_data("sent.ods")["S"], load_workbook("sent.ods").get_sheet_by_index(0).to_python()
print(seen)
assert seen == ([["12.5 GBP", 0.125]], [[12.5, 0.125]])
PYTHON
