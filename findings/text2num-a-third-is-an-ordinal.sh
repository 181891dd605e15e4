#!/usr/bin/env bash
# text2num 3.1.0 (alpha2digit) turns the fractions of a report's sentences into ordinals: "a third of children" is not 1/3 but the
# third of something, "two thirds" the number 2 before an ordinal; "half" and "a quarter" stay words, "one in five" stays a phrase
# with one digit, and "no one" is left alone. A program that looks for statistics afterwards finds 2 and 5.
# Seen: 'a 3rd of children', 'two 3rds', 'one in 5'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check text2num==3.1.0
cd "$folder"
venv/bin/python - <<'PYTHON'
from text_to_num import alpha2digit
said = ["a third of children", "two thirds", "one in five", "a quarter", "no one", "one hundred and five"]
read = [alpha2digit(words, "en") for words in said]
print(read)
assert read == ["a 3rd of children", "two 3rds", "one in 5", "a quarter", "no one", "105"]
PYTHON
