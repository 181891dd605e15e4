#!/usr/bin/env bash
# python-calamine 0.9.1: one cell with an error value of today's Excel, such as #SPILL! or #CALC!, keeps the whole sheet from
# being read; #N/A and #DIV/0! do not. Excel shows such a sheet with the error in its one cell, and openpyxl 3.1.5 reads it.
# Seen: CalamineError: Unsupported cell error value '#SPILL!'; with #N/A [['Ward', 'Children'], ['Cosham', 12.0], ['', '']]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
cd "$folder"
venv/bin/python - <<'PYTHON'
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineError, load_workbook as calamine
def sent(error):
    book = Workbook()
    for row in (["Ward", "Children"], ["Cosham", 12], ["", error]):
        book.active.append(row)
    book.active["B3"].data_type = "e"
    book.save("sent.xlsx")
    return calamine("sent.xlsx").get_sheet_by_index(0).to_python()
assert sent("#N/A") == [["Ward", "Children"], ["Cosham", 12.0], ["", ""]]
try:
    raise SystemExit(f"read: {sent('#SPILL!')}")
except CalamineError as error:
    print(error)
    assert "Unsupported cell error value '#SPILL!'" in str(error)
assert load_workbook("sent.xlsx").active["B3"].value == "#SPILL!"
PYTHON
