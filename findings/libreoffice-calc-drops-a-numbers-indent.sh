#!/usr/bin/env bash
# LibreOffice 7.4.7 Calc prints a right-aligned number without its indent where the number before it (in the row, or last in the row
# above) has the same alignment and another number format: a column of ranks with an indent keeps it in its first row only, if each
# row ends with a percentage, and its other numbers touch the words beside them. Of one format all keep it, and so does text.
# Seen: with formats 0 and 0.0 the ranks of the rows below end 10 points further right than the first; with one format none does
set -euo pipefail
soffice --version | grep -q '^LibreOffice 7\.4\.7' || { echo "needs LibreOffice 7.4.7"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check openpyxl==3.1.5 pypdfium2==5.15.2
cd "$folder"
venv/bin/python - <<'PYTHON'
import os
import subprocess
from openpyxl import Workbook
from openpyxl.styles import Alignment
import pypdfium2

def ends(last):
    """Give where the numbers of the first column end, in points from that of the first row; last: the other column's format."""
    book = Workbook()
    for row in (1, 2, 3):
        for column, code in ((1, "0"), (2, last)):
            cell = book.active.cell(row, column, 4)
            cell.number_format, cell.alignment = code, Alignment(horizontal="right", indent=1)
    book.save("t.xlsx")
    subprocess.run(["soffice", f"-env:UserInstallation=file://{os.getcwd()}/profile", "--headless", "--convert-to", "pdf", "t.xlsx"], check=True, capture_output=True)
    right = [text.get_bounds()[2] for text in pypdfium2.PdfDocument("t.pdf")[0].get_objects([1])][::2]
    return [round(each - right[0]) for each in right]

print(found := [ends("0.0"), ends("0")])
assert found[0][1] == found[0][2] > 8 and found[1] == [0, 0, 0]
PYTHON
