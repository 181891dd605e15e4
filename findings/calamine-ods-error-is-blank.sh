#!/usr/bin/env bash
# python-calamine 0.9.1: a formula of an OpenDocument sheet that ends in an error, which the file holds as a string with an
# empty value and the words #DIV/0!, comes back as an empty string, the same as a cell that nobody filled in.
# pandas 3.1.1 with odfpy 1.4.1 gives the words.
# Seen: calamine [['Cosham', '']], pandas [['Cosham', '#DIV/0!']]
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
from python_calamine import load_workbook
book, sheet, row = OpenDocumentSpreadsheet(), Table(name="S"), TableRow()
for words, more in (("Cosham", {}), ("#DIV/0!", {"formula": "of:=1/0", "stringvalue": ""})):
    cell = TableCell(valuetype="string", **more)
    cell.addElement(P(text=words))
    row.addElement(cell)
sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("sent.ods")
calamine = load_workbook("sent.ods").get_sheet_by_index(0).to_python()
other = pandas.read_excel("sent.ods", engine="odf", header=None).values.tolist()
print(calamine, other)
assert (calamine, other) == ([["Cosham", ""]], [["Cosham", "#DIV/0!"]])
PYTHON
