"""psrstats calc, as somebody checking a figure meets it: one line, JSON, a whole CSV file, and faults in words."""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from psrstats.calc.quotient import quotient
from psrstats.calc.typed import read

ROOT = Path(__file__).parents[2]
ASK = """
import sys
from psrstats.cli import app
app(sys.argv[1:], standalone_mode=False)
assert "psrstats.calc.typed" in sys.modules
print(*{"numpy", "openpyxl", "pandas", "pydantic", "scipy"} & set(sys.modules), file=sys.stderr)
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


def asked(run: Run, *arguments: str) -> str:
    result = run("calc", *arguments)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def as_json(run: Run, *arguments: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(asked(run, *arguments, "--json"))
    return document


def filled(
    file: Path, text: str, *command: str, run: Run
) -> tuple[list[dict[str, str]], subprocess.CompletedProcess[str]]:
    file.write_text(text, encoding="utf-8")
    result = run("calc", *command, "--csv", file)
    return list(csv.DictReader(StringIO(result.stdout))), result


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("percent 12,087 212658", "12,087 of 212,658 is 5.7% (95% interval 5.6% to 5.8%)"),
        ("percent 0 20", "0 of 20 is 0.0% (95% interval 0.0% to 16.1%)"),
        ("percent 20 20", "20 of 20 is 100.0% (95% interval 83.9% to 100.0%)"),
        ("percent 5 0", "5 of 0 is [z]; nothing can be divided by 0"),
        ("percent 1 2000", "1 of 2,000 is 0.1% (95% interval 0.0% to 0.3%)"),
        (
            "percent 12 8",
            "12 of 8 is 150.0%; no interval: a percentage needs a whole above 0, and a part from 0 to the whole",
        ),
        ("rate 204 41639", "204 of 41,639 is 49.0 per 10,000 (95% interval 42.5 to 56.2)"),
        ("rate 1 100 --per 100000", "1 of 100 is 1,000.0 per 100,000 (95% interval 25.3 to 5,571.6)"),
        ("rate 0 500 --per 1000", "0 of 500 is 0.0 per 1,000 (95% interval 0.0 to 7.4)"),
        ("ratio 11999 3846", "11,999 to 3,846 is 3.12 to 1"),
        ("change 483 463", "483 to 463 is a change of -20 (-4.1%)"),
        ("change 19.80 22.2", "19.80 to 22.2 is a change of +2.40 (+12.1%)"),
        ("change -5 3", "-5 to 3 is a change of +8 ([z]: a change per cent needs a base above 0)"),
        ("change 0 5", "0 to 5 is a change of +5 ([z]: nothing can be divided by 0)"),
        ("change 7 7", "7 to 7 is a change of 0 (0.0%)"),
        ("change 100000 100001", "100,000 to 100,001 is a change of +1 (0.0%: rounds to 0 but is not 0)"),
        (
            "points 19.8 22.2%",
            "19.8% to 22.2% is a change of +2.4 percentage points (+2.3 to +2.5, as both were rounded)",
        ),
        (
            "points 22 19.8",
            "22% to 19.8% is a change of -2.2 percentage points (-2.75 to -1.65, as both were rounded)",
        ),
        ("share 1 48 10 4", "Of 63, 1 is 1.6%, 48 is 76.2%, 10 is 15.9% and 4 is 6.3%"),
        ("share 1 1 1", "Of 3, 1 is 33.3%, 1 is 33.3% and 1 is 33.3%; printed so they add up to 99.9%"),
        (
            "overlap 117 137 6",
            "117 and 137, 6 of them in both, are 248 in all: 111 in the first only, 131 in the second only",
        ),
        ("fits 5.7% 12087 212658", "5.7% is right: 12,087 of 212,658, rounded half-up"),
        ("fits 49.0 204 41639 --per 10000", "49.0 is right: 204 of 41,639, rounded half-up"),
        ("rank 57 52 29 29", "Highest first, 57 is 1, 52 is 2, 29 is 3= and 29 is 3="),
        ("rank --lowest-first 57 -1.5 29", "Lowest first, 57 is 3, -1.5 is 1 and 29 is 2"),
    ],
)
def test_one_line_to_paste(run: Run, command: str, line: str) -> None:
    assert asked(run, *command.split()) == f"{line}\n"


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (
            "fits 5.6% 12087 212658",
            "5.6% comes from 12,087 of 212,658 only by cutting off: half-up it is 5.7%; 5.6% takes 11,803 to 12,015",
        ),
        (
            "fits 12.5 2 7",
            "12.5% cannot come from 2 of 7: half-up it is 28.6%; no count of 7 gives 12.5%, the nearest are 0 and 1",
        ),
        ("fits 50% 3 8", "50% cannot come from 3 of 8: half-up it is 38%; 50% takes 4"),
    ],
)
def test_a_figure_that_does_not_fit_ends_with_status_1(run: Run, command: str, line: str) -> None:
    result = run("calc", *command.split())
    assert (result.returncode, result.stdout, result.stderr) == (1, f"{line}\n", "")


def test_json_says_the_same_in_numbers(run: Run) -> None:
    found = as_json(run, "rate", "204", "41639")
    assert {name: found[name] for name in ("command", "numerator", "denominator", "per", "text", "note", "level")} == {
        "command": "calc rate",
        "numerator": 204,
        "denominator": 41639,
        "per": 10000,
        "text": "49.0",
        "note": "",
        "level": 95,
    }
    assert found["method"] == "Byar's"
    assert found["value"] == 204 * 10000 / 41639
    assert found["lower"] < found["value"] < found["upper"]
    assert found["line"] == "204 of 41,639 is 49.0 per 10,000 (95% interval 42.5 to 56.2)"
    assert as_json(run, "rate", "9", "41639")["method"] == "exact Poisson"


@pytest.mark.parametrize(
    ("command", "facts"),
    [
        ("percent 5 0", {"value": None, "lower": None, "upper": None, "text": "[z]"}),
        ("change 0 5", {"value": 5, "text": "+5", "percent": None, "percent_text": "[z]"}),
        ("points 19.8 22.2", {"before": 19.8, "value": 2.4, "lower": 2.3, "upper": 2.5}),
        ("overlap 117 137 6", {"either": 248, "first_only": 111, "second_only": 131, "both": 6}),
        ("fits 5.7% 12087 212658", {"grade": "half-up", "expected": "5.7%", "nearest": [12087]}),
        ("rank 57 29 29", {"ranks": ["1", "2=", "2="], "order": "highest first"}),
    ],
)
def test_json_of_each_question(run: Run, command: str, facts: dict[str, object]) -> None:
    found = as_json(run, *command.split())
    assert {name: found[name] for name in facts} == facts
    assert found["command"] == f"calc {command.split()[0]}"
    assert [share["text"] for share in as_json(run, "share", "1", "3")["shares"]] == ["25.0%", "75.0%"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("percent 12o87 x", "NUMERATOR: '12o87' is not a number; write 12087, 12,087 or 19.8."),
        ("percent 12o87 x", "DENOMINATOR: 'x' is not a number; write 12087, 12,087 or 19.8."),
        ("percent 1,20 5", "NUMERATOR: '1,20' is not a number"),
        ("percent 1e5 5", "NUMERATOR: '1e5' is not a number"),
        ("rate nan 5", "NUMERATOR: 'nan' is not a number"),
        ("rate 1 9999999999999999999", "DENOMINATOR: '9999999999999999999' has more than 18 digits."),
        ("rate", "takes NUMERATOR and DENOMINATOR, or --csv FILE."),
        ("rate 5", "takes NUMERATOR and DENOMINATOR, or --csv FILE."),
        (
            "change 19.8% 22.2%",
            "are percentages. psrstats calc points, or psrstats.points, gives their change, in percentage points.",
        ),
        ("overlap 5 6 7", "those in both groups are counted in each, so neither can be the smaller."),
        ("share 5 -1", "a part cannot be negative."),
        ("fits abc 1 2", "'abc' is not a figure; write it as printed, such as 5.6% or 49.0."),
        ("fits 5% 1 0", "counts cannot be negative, nor the denominator 0."),
        ("fits 5% 1 2 --per 1000", "'5%' is a percentage, not a rate per 1,000."),
        ("rank", "VALUE 1: there is no number."),
        ("rank 5 x", "VALUE 2: 'x' is not a number"),
        ("percent 1 2 --csv numbers.csv", "--csv: takes its numbers from the file and answers with one."),
        ("percent --csv missing.csv", "missing.csv: cannot be read: No such file or directory."),
    ],
)
def test_a_mistake_is_told_in_words(run: Run, command: str, said: str) -> None:
    result = run("calc", *command.split())
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr


SHEET = """area,Numerator,denominator,per,places
A,204,41639,10000,
B,"12,087",212658,,2
C,c,100,,
D,12o87,100,,
E,5,0,,
F,,,,
G,5,,,
H,12.5,30,100,0
I,1,204,2000,100,0,1
J,5,100,ten,
K,5,100,,11
L,12,8
"""


def test_a_csv_file_comes_back_row_for_row(run: Run, tmp_path: Path) -> None:
    rows, result = filled(tmp_path / "figures.csv", SHEET, "percent", run=run)
    assert [row["area"] for row in rows] == list("ABCDEFGHIJKL")
    assert list(rows[0]) == "area Numerator denominator per places value lower upper text note".split()
    texts = ["49.0", "5.68%", "[c]", "", "[z]", "", "", "42%", "", "", "", "150.0%"]
    assert [row["text"] for row in rows] == texts
    assert float(rows[0]["value"]) == 2040000 / 41639
    assert [bool(row["value"]) for row in rows] == [text[:1].isdigit() for text in texts]
    assert [bool(row["lower"]) for row in rows] == [row["area"] in "AB" for row in rows]
    assert [row["note"] for row in rows if row["note"]] == [
        "suppressed so that no child can be identified",
        "numerator: '12o87' is not a number; write 12087, 12,087 or 19.8",
        "nothing can be divided by 0",
        "denominator: there is no number",
        "no interval: 12.5 is no whole number, and an interval is of counts",
        "there are 7 cells in 5 columns; a number with a comma needs quotes around it",
        "per: 'ten' is not a number; write 12087, 12,087 or 19.8",
        "places: '11' is not a whole number from 0 to 10",
        "no interval: a percentage needs a whole above 0, and a part from 0 to the whole",
    ]
    assert result.returncode == 1
    assert "5 of 12 rows could not be worked out; row 5: numerator: '12o87' is not a number" in result.stderr


def test_a_csv_file_without_faults_ends_with_status_0(run: Run, tmp_path: Path) -> None:
    text = "numerator,denominator\n1,8\nc,8\n5,0\n"
    rows, result = filled(tmp_path / "figures.csv", text, "rate", "--per", "1000", run=run)
    assert [row["text"] for row in rows] == ["125.0", "[c]", "[z]"]
    assert (result.returncode, result.stderr) == (0, "")
    assert [row["text"] for row in filled(tmp_path / "f.csv", text, "ratio", run=run)[0]] == ["0.13", "[c]", "[z]"]


def test_figures_of_a_csv_file_are_those_of_the_command(run: Run, tmp_path: Path) -> None:
    rows, _ = filled(tmp_path / "figures.csv", "numerator,denominator\n9,41639\n", "rate", run=run)
    document = as_json(run, "rate", "9", "41639")
    assert [float(rows[0][name]) for name in ("value", "lower", "upper")] == [
        document[name] for name in ("value", "lower", "upper")
    ]


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-8")])
def test_a_csv_file_of_another_program(delimiter: str, encoding: str) -> None:
    text = "ward,numerator,denominator\r\nSt Thomas – é,1,8\r\n".replace(",", delimiter)
    result = subprocess.run(
        [sys.executable, "-m", "psrstats", "calc", "percent", "--csv", "-"],
        cwd=ROOT,
        input=text.encode(encoding),
        capture_output=True,
    )
    lines = result.stdout.decode().split("\n")
    assert lines[1].split(delimiter)[0] == "St Thomas – é"
    assert lines[1].split(delimiter)[3] == "12.5"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty."),
        ("numerator,count\n1,2\n", "has no column 'denominator'."),
        ("numerater,denominator\n1,2\n", "Did you mean 'numerater'?"),
        ("numerator,denominator,Note\n1,2,3\n", "has a column 'Note' already."),
    ],
)
def test_a_csv_file_that_cannot_be_worked_on(run: Run, tmp_path: Path, text: str, said: str) -> None:
    _, result = filled(tmp_path / "figures.csv", text, "percent", run=run)
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_column_is_ranked_with_its_gaps_and_ties(run: Run, tmp_path: Path) -> None:
    text = "ward,poverty\nA,57%\nB,29%\nC,c\nD,52%\nE,29.0%\nF,\nG,?\n"
    rows, result = filled(tmp_path / "wards.csv", text, "rank", "--column", "poverty", run=run)
    assert [row["rank"] for row in rows] == ["1", "3=", "", "2", "3=", "", ""]
    assert rows[2]["note"] == "suppressed so that no child can be identified"
    assert result.returncode == 1
    assert "1 of 7 rows could not be worked out; row 8: '?' is not a number" in result.stderr
    rows, _ = filled(tmp_path / "wards.csv", text, "rank", "--column", "poverty", "--lowest-first", run=run)
    assert [row["rank"] for row in rows] == ["4", "1=", "", "3", "1=", "", ""]


def test_no_column_of_that_name(run: Run, tmp_path: Path) -> None:
    _, result = filled(tmp_path / "wards.csv", "ward,poverty\nA,57\n", "rank", "--column", "povrty", run=run)
    assert result.returncode == 2
    assert "has no column 'povrty'. Did you mean 'poverty'?" in result.stderr


def test_every_text_is_rounded_as_fractions_are() -> None:
    draw = random.Random(11)
    for _ in range(2000):
        denominator = draw.randint(1, 10 ** draw.randint(1, 9))
        numerator, places = draw.randint(0, denominator), draw.randint(0, 4)
        value = Fraction(numerator * 10000, denominator)
        shown = Fraction(quotient("rate", numerator, denominator, 10000, places).text.replace(",", ""))
        assert -Fraction(1, 2) < (shown - value) * 10**places <= Fraction(1, 2)


def test_a_hair_below_a_tie_is_rounded_down() -> None:
    """In units of its last decimal the rate lies 1 in 1,999,999,998 below a half: no float can say so."""
    denominator = 999_999_999
    numerator = pow(-2 * 10**8, -1, denominator)
    units, rest = divmod(10**8 * numerator, denominator)
    assert 2 * rest == denominator - 1
    text = quotient("rate", numerator, denominator, 10000, 4).text
    assert Decimal(text.replace(",", "")) == Decimal(units).scaleb(-4)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12087", 12087), (" 12,087 ", 12087), ("-4.10", Decimal("-4.10")), ("+3", 3), (".5", Decimal("0.5")), ("−2", -2)],
)
def test_a_number_is_read_as_typed(text: str, number: int | Decimal) -> None:
    assert str(read(text)) == str(number)


@pytest.mark.parametrize(
    "command",
    ["percent 12087 212658", "rate 4 41639", "change 483 463 --json", "fits 5.7% 12087 212658", "percent --csv FILE"],
)
def test_it_imports_nothing_heavy(command: str, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("numerator,denominator\n1,8\n", encoding="utf-8")
    arguments = ["calc", *command.replace("FILE", str(file)).split()]
    result = subprocess.run([sys.executable, "-c", ASK, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (result.returncode, result.stderr.strip()) == (0, "")
