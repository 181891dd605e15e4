"""Last year's figures in this year's report: restated, marked, or as they were published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from psrstats.pipeline import compute, publish, validate
from psrstats.writers.files import written
from tests.attacker.commands import ran
from tests.continuity.made import MEASURES, ROWS, TOML, made

LAST = TOML.replace("2019-20", "2018-19")
AGAINST = TOML.replace('area = "Anytown"', 'area = "Anytown"\nagainst = "../last"')
PUBLISHED = AGAINST.replace('period = "2019-20"', 'period = "2019-20"\nprevious = "published"', 1)
ONLY_NOW = "".join(line for line in ROWS.splitlines(keepends=True) if ",2018" not in line and ",2017" not in line)


def last(folder: Path) -> Path:
    rows = "".join(line for line in ROWS.splitlines(keepends=True) if ",2019" not in line)
    return made(folder / "last", rows, MEASURES, LAST)


def cells(report: Path, *, internal: bool = False) -> dict[str, list[str]]:
    (table,) = compute(report, internal=internal).tables
    return {row[0].text: [cell.shown for cell in row[3:6]] for row in table.rows}


def notes(report: Path) -> tuple[str, ...]:
    (table,) = compute(report).tables
    return table.notes


def test_a_figure_that_was_restated_is_marked_with_what_it_was_and_why(tmp_path: Path) -> None:
    last(tmp_path)
    now = made(tmp_path / "now", ROWS.replace("2018-19,104", "2018-19,106"), MEASURES, AGAINST)
    assert cells(now)["Children with a plan"] == ["121", "106 [r]", "+15"]
    assert cells(now)["Rate of plans"] == ["120.5", "107.1 [r]", "+13.4"]  # 1,060,000 / 9,900
    assert cells(now)["Visits on time"] == ["85.5%", "81.4%", "+4.1 percentage points"]
    said = [note for note in notes(now) if note.startswith("[r]")]
    assert said == [
        "[r] revised.",
        "[r] 'Children with a plan' for Anytown, 2018-19 was 104, is 106: its agency sent another figure.",
        "[r] 'Rate of plans' for Anytown, 2018-19 was 105.1, is 107.1: its agency sent another figure.",
    ]
    assert [one.code for one in validate(now).findings if one.name == "restated"] == ["PSR024"]


def test_a_population_that_was_revised_is_told_as_that(tmp_path: Path) -> None:
    last(tmp_path)
    now = made(tmp_path / "now", ROWS.replace("9900", "9800"), MEASURES, AGAINST)
    (said,) = (note for note in notes(now) if note.startswith("[r] 'Rate"))
    assert said.endswith("was 105.1, is 106.1: its population is another one (was 9,900 (2018), is 9,800 (2018)).")


@pytest.mark.parametrize(
    ("rows", "toml"),
    [
        (ROWS, AGAINST),
        (ROWS.replace("81.4%", "81.43%"), AGAINST),  # rounded otherwise
        (ROWS, AGAINST.replace('"dfe-1-5"', '"round"\nto = 5')),  # shown by another rule
    ],
)
def test_the_same_figure_shown_otherwise_is_not_restated(rows: str, toml: str, tmp_path: Path) -> None:
    last(tmp_path)
    now = made(tmp_path / "now", rows, MEASURES, toml)
    assert not [text for row in cells(now).values() for text in row if "[r]" in text]


def test_marks_of_agencies_travel_to_what_is_worked_out_from_them(tmp_path: Path) -> None:
    rows = ROWS.replace("2019-20,121", "2019-20,121 [p]").replace("81.4%", "81.4%r")
    now = made(tmp_path / "now", rows, MEASURES, TOML)
    assert cells(now)["Children with a plan"] == ["121 [p]", "104", "+17 [p]"]
    assert cells(now)["Rate of plans"][0] == "120.5 [p]"
    assert cells(now)["Visits on time"] == ["85.5%", "81.4% [r]", "+4.1 percentage points [r]"]
    assert {"[p] provisional.", "[r] revised."} <= set(notes(now))


def test_a_provisional_year_marks_its_figures(tmp_path: Path) -> None:
    now = made(tmp_path / "now", ROWS.replace(",2019-20,", ",2019-20 (provisional),"), MEASURES, TOML)
    assert cells(now)["Children with a plan"] == ["121 [p]", "104", "+17 [p]"]


@pytest.mark.parametrize("title", ["Plans revised at a conference", "Provisional orders", "Restated aims"])
def test_a_title_that_has_the_word_marks_nothing(title: str, tmp_path: Path) -> None:
    rows, measures = ROWS.replace("Plans,", f"{title},"), MEASURES.replace(",Plans,", f",{title},")
    now = made(tmp_path / "now", rows, measures, TOML)
    assert cells(now)["Children with a plan"] == ["121", "104", "+17"]


def test_marks_stand_in_every_file_and_workbooks_keep_their_numbers(tmp_path: Path) -> None:
    now = made(tmp_path / "now", ROWS.replace("2019-20,121", "2019-20,121 [p]"), MEASURES, TOML)
    for name, data in written(publish(now), "now", ("xlsx", "ods", "html", "md", "csv", "json")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    sheet = openpyxl.load_workbook(tmp_path / "now.xlsx")["Plans"]
    (place,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == 121)
    assert place.number_format == '#,##0" [p]"_0'
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "Shorthand behind a figure: [p] provisional." in text
    assert "121 [p]" in (tmp_path / "now.html").read_text(encoding="utf-8")
    assert "121 \\[p]" in (tmp_path / "now.md").read_text(encoding="utf-8")
    assert "121,[p],104" in (tmp_path / "now-csv" / "plans.csv").read_text(encoding="utf-8")
    again = ran("inspect", tmp_path / "now-csv" / "plans.csv")
    assert again.status == 0


def test_what_was_published_fills_the_year_before_where_nothing_was_sent(tmp_path: Path) -> None:
    last(tmp_path)
    bare = made(tmp_path / "bare", ONLY_NOW, MEASURES, AGAINST)
    assert cells(bare)["Children with a plan"] == ["121", "[x]", "[x]"]
    now = made(tmp_path / "now", ONLY_NOW, MEASURES, PUBLISHED)
    assert cells(now)["Children with a plan"] == ["121", "104", "+17"]
    assert cells(now)["Rate of plans"] == ["120.5", "105.1", "+15.5"]
    assert cells(now)["Visits on time"] == ["85.5%", "81.4%", "+4.1 percentage points"]
    assert "2018-19: as published, where this year's files have no figure." in notes(now)
    told = json.loads(ran("explain", "plans@2018-19", now, "--format", "json").out)
    assert "../last/care.csv!care!D3" in json.dumps(told)


def test_this_years_file_wins_over_what_was_published_and_the_difference_is_told(tmp_path: Path) -> None:
    last(tmp_path)
    rows = ONLY_NOW + "Plans,Anytown,2018-19,106\n"
    now = made(tmp_path / "now", rows, MEASURES, PUBLISHED)
    assert cells(now)["Children with a plan"][1] == "106 [r]"
    assert cells(now)["Visits on time"][1] == "81.4%"
    assert [one.code for one in validate(now).findings if one.name == "restated"] == ["PSR024"]


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("last.json", "json"),
        ("last-manifest.json", "json"),
        ("last-csv/all_figures.csv", "csv"),
        ("last-manifest.json", "csv"),
    ],
)
def test_only_what_was_published_will_do_for_last_years_report(name: str, to: str, tmp_path: Path) -> None:
    report = last(tmp_path)
    ran("export", report, "--to", to, "--output", tmp_path / "out")
    (tmp_path / "last").rename(tmp_path / "gone")
    toml = PUBLISHED.replace("../last", f"../out/{name}")
    now = made(tmp_path / "now", ONLY_NOW, MEASURES, toml)
    assert cells(now)["Children with a plan"] == ["121", "104", "+17"]
    restated = made(tmp_path / "other", ONLY_NOW + "Plans,Anytown,2018-19,106\n", MEASURES, toml)
    assert cells(restated)["Children with a plan"][1] == "106 [r]"
    done = ran("export", now, "--to", "json", "--output", now / "export", "--internal")
    said: dict[str, Any] = json.loads((now / "export" / "now-internal-manifest.json").read_text(encoding="utf-8"))
    assert (done.status, f"../out/{name}" in said["inputs"]) == (0, True)
    assert ran("verify", now / "export" / "now-internal-manifest.json", now).status == 0


@pytest.mark.parametrize("damage", ["one value too many", "no metadata", "an altered figure", "words for a value", ""])
def test_a_damaged_file_of_all_figures_is_refused_in_words(damage: str, tmp_path: Path) -> None:
    report = last(tmp_path)
    ran("export", report, "--to", "csv", "--output", tmp_path / "out")
    file = tmp_path / "out" / "last-csv" / "all_figures.csv"
    if damage != "an altered figure":
        (tmp_path / "out" / "last-manifest.json").unlink()
    changed = {"one value too many": "104,1", "an altered figure": "105", "words for a value": "many"}
    now = changed.get(damage, "104")
    file.write_text(file.read_text(encoding="utf-8").replace(",104,", f",{now},"), encoding="utf-8")
    if damage == "no metadata":
        file.with_name("csv-metadata.json").unlink()
    done = ran("diff", file, report)
    assert done.status == (2 if damage else 0)
    assert bool(damage) == bool(done.err)
    assert "Traceback" not in done.err


SMALL = "Measure,Area,Period,Value\nPlans,Anytown,{year},{total}\nPlans,Hill,{year},{hill}\nPlans,Dale,{year},{dale}\n"
ONE = "name,title,source\nplans,Plans,care\n"


def test_what_was_not_shown_last_year_is_not_shown_as_published(tmp_path: Path) -> None:
    rows = SMALL.format(year="2018-19", total=25, hill=3, dale=22)
    wards = TOML.replace('"plans", "visits", "plans-rate"', '"plans"')
    made(tmp_path / "last", rows, ONE, wards.replace("2019-20", "2018-19"))
    toml = wards.replace('area = "Anytown"', 'area = "Anytown"\nagainst = "../last"\nprevious = "published"')
    now = made(tmp_path / "now", SMALL.format(year="2019-20", total=50, hill=20, dale=30), ONE, toml)
    for internal in (False, True):
        figures = compute(now, internal=internal).figures
        row = figures.find("plans", area="Hill", period="2018-19")
        assert row is not None
        assert figures.text(row) == "[c]"
    assert cells(now)["Plans"] == ["50", "25", "+25"]
    assert ran("attack", now).status == 0


@pytest.mark.parametrize(
    ("words", "severity"),
    [("(revised)", "note"), ("(revisited)", "warning"), ("[r]", "note"), ("(revising)", "warning")],
)
def test_only_words_that_say_so_make_a_figure_a_revised_one(words: str, severity: str, tmp_path: Path) -> None:
    last(tmp_path)
    rows = ROWS.replace("Anytown,2018-19,104", f"Anytown,2018-19,106 {words}")
    now = made(tmp_path / "now", rows, MEASURES, AGAINST)
    assert [one.severity for one in validate(now).findings if one.name == "restated"] == [severity]
