#!/usr/bin/env bash
# python-calamine 0.9.1 drops line breaks and tabs inside a paragraph of an OpenDocument cell: the words of a heading over two
# lines are glued. Two paragraphs are kept apart, and spaces are counted. pandas 3.1.1 with odfpy 1.4.1 keeps the line break and
# drops the tab.
# Seen: calamine 'Children inneed' and 'Wardname', pandas 'Children in\nneed' and 'Wardname'
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

import pandas
from odf.text import LineBreak, Tab
from python_calamine import load_workbook
book, sheet, row = OpenDocumentSpreadsheet(), Table(name="S"), TableRow()
for first, between, second in (("Children in", LineBreak(), "need"), ("Ward", Tab(), "name")):
    cell, words = TableCell(valuetype="string"), P(text=first)
    words.addElement(between)
    words.addText(second)
    cell.addElement(words)
    row.addElement(cell)
sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("sent.ods")
seen = (load_workbook("sent.ods").get_sheet_by_index(0).to_python(),
        pandas.read_excel("sent.ods", engine="odf", header=None).values.tolist())
print(seen)
assert seen == ([["Children inneed", "Wardname"]], [["Children in\nneed", "Wardname"]])
PYTHON
