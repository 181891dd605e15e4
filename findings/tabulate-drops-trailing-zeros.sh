#!/usr/bin/env bash
# tabulate 0.10.0 reads text that looks like a number as a number: a rate of 49.0, printed to one decimal as its neighbours are,
# becomes 49, and 5.60 becomes 5.6, though they were given as text. One marker in the column ("[c]") turns it off for that column,
# so that the same table of next year is printed in another way. disable_numparse keeps the text.
# Seen: Cosham 49 / Hilsea 5.6; with [c] below: 49.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check tabulate==0.10.0
cd "$folder"
venv/bin/python - <<'PYTHON'
from tabulate import tabulate
rows = [["Cosham", "49.0"], ["Hilsea", "5.60"]]
read, marked = tabulate(rows, tablefmt="plain").split(), tabulate([*rows, ["Nelson", "[c]"]], tablefmt="plain").split()
print(read, marked)
assert read == ["Cosham", "49", "Hilsea", "5.6"]
assert marked == ["Cosham", "49.0", "Hilsea", "5.60", "Nelson", "[c]"]
assert tabulate(rows, tablefmt="plain", disable_numparse=True).split() == ["Cosham", "49.0", "Hilsea", "5.60"]
PYTHON
