#!/usr/bin/env bash
# The words of a text box that an OpenDocument sheet anchors to a cell are added to the words of that cell: the ward Cosham
# becomes another, and joins with no other sheet. python-calamine 0.9.1 puts them on a new line, pandas 3.1.1 with odfpy 1.4.1
# glues them; pyexcel-ods3 0.6.1 leaves them out. LibreOffice shows the box beside the ward's name.
# Seen: 'Cosham\nprovisional', 'Coshamprovisional', 'Cosham'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1 pyexcel-ods3==0.6.1
cd "$folder"
venv/bin/python - <<'PYTHON'
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

import pandas
from odf.draw import Frame, TextBox
from pyexcel_ods3 import get_data
from python_calamine import load_workbook
book, sheet, row, cell = OpenDocumentSpreadsheet(), Table(name="S"), TableRow(), TableCell(valuetype="string")
frame, box = Frame(width="3cm", height="1cm", x="2cm", y="0cm"), TextBox()
for part, inside in ((cell, P(text="Cosham")), (box, P(text="provisional")), (frame, box), (cell, frame), (row, cell),
                     (sheet, row), (book.spreadsheet, sheet)):
    part.addElement(inside)
book.save("sent.ods")
seen = (load_workbook("sent.ods").get_sheet_by_index(0).to_python()[0][0],
        pandas.read_excel("sent.ods", engine="odf", header=None).values[0][0], get_data("sent.ods")["S"][0][0])
print(seen)
assert seen == ("Cosham\nprovisional", "Coshamprovisional", "Cosham")
PYTHON
