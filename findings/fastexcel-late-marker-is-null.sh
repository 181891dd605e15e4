#!/usr/bin/env bash
# fastexcel 0.21.0, and polars 2.1.0's read_excel, which stands on it: a suppression marker far down a column of numbers (every
# ward of a region by quarter) is read as null, with no error and no warning: "c", counted but not shown, becomes "no figure".
# Near the top of the column the same marker makes the whole column text.
# Seen: ('w1200', None), the column Int64 by polars and Float64 by fastexcel; with the marker in row 50: '49', 'c', '51'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check fastexcel==0.21.0 polars==2.1.0 pyarrow openpyxl==3.1.5
cd "$folder"
venv/bin/python - <<'PYTHON'
import fastexcel, polars
from openpyxl import Workbook
def sent(marked):
    book = Workbook()
    book.active.append(["ward", "children"])
    for number in range(1500):
        book.active.append([f"w{number}", "c" if number == marked else number])
    book.save("sent.xlsx")
    return polars.read_excel("sent.xlsx")
early, late = sent(50), sent(1200)
other = fastexcel.read_excel("sent.xlsx").load_sheet(0).to_polars()
print(early["children"][49:52].to_list(), late.schema, late.row(1200), other.schema, other.row(1200))
assert early["children"][49:52].to_list() == ["49", "c", "51"]
assert late.row(1200) == other.row(1200) == ("w1200", None)
PYTHON
