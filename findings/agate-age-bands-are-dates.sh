#!/usr/bin/env bash
# agate 1.14.2, which csvkit 2.2.0 reads every CSV with, takes a column of age bands that could be months and days for dates: 5-9 is
# 9 May 2001 and 10-12 is 12 October 2001, a year that stands nowhere in the file. With the band 0-4 in it the same column is text,
# so one file of an agency joins another's and the next does not. Names of months become days of the year 1.
# Seen: ['2001-05-09', '2001-10-12'], then ['5-9', '0-4'], then ['0001-05-01', '0001-06-01']; csvsort prints the dates
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check agate==1.14.2 csvkit==2.2.0 parsedatetime==2.6
cd "$folder"
printf 'Age,Children\n5-9,12\n10-12,14\n' > bands.csv
sorted=$(venv/bin/csvsort -c Children bands.csv)
echo "$sorted"
grep -q '^2001-05-09,12$' <<< "$sorted"
venv/bin/python - <<'PYTHON'
from io import StringIO
import agate

def first(*labels):
    table = agate.Table.from_csv(StringIO("\n".join(["Label,Children", *(f"{label},12" for label in labels)])))
    return [str(value) for value in table.columns[0].values()]

print(bands := first("5-9", "10-12"), others := first("5-9", "0-4"), months := first("May", "June"))
assert bands == ["2001-05-09", "2001-10-12"]
assert others == ["5-9", "0-4"]
assert months == ["0001-05-01", "0001-06-01"]
PYTHON
