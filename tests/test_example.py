"""The example report: every published figure comes out of the sheets, and what follows from them is right."""

from __future__ import annotations

import csv
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from psrstats.pipeline import compute, publish
from psrstats.results import Results
from psrstats.writers import WRITE
from psrstats.writers.files import written
from psrstats.writers.json import figure_of


@pytest.fixture(scope="module")
def results(example: Path) -> Results:
    return compute(example)


@pytest.fixture(scope="module")
def figures(results: Results) -> list[dict[str, Any]]:
    return [figure_of(results.figures, row, unrounded=True) for row in results.figures.rows]


@pytest.fixture(scope="module")
def published(shared: Path) -> list[dict[str, str]]:
    with (shared / "portsmouth-2019-20" / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def item_of(row: dict[str, str]) -> str:
    return row["label"] if row["id"] == "training-attendance" else ""


def test_every_published_figure_comes_out_of_the_sheets(
    figures: list[dict[str, Any]], published: list[dict[str, str]]
) -> None:
    sent = {
        (f["measure"], f["area"], f["group"], f["item"], f["period"]): f
        for f in figures
        if f["formula"] == "" and f["sources"]
    }
    assert len(published) == 162
    for row in published:
        figure = sent[row["id"], row["area"], row["group"], item_of(row), row["period"]]
        assert figure["unit"] == row["unit"], row
        assert figure["per"] == (int(row["per"]) if row["per"] else None), row
        if row["value"] == "<5":
            assert (figure["value"], figure["marker"], figure["text"]) == (None, "c", "[c]")
        else:
            assert figure["value"] == float(row["value"]), row
            assert float(re.sub("[,%]", "", figure["text"])) == float(row["value"]), row
        [cell] = figure["sources"]
        assert re.fullmatch(r"[a-z-]+\.(xlsx|csv)![\w -]+![A-Z]+\d+", cell)


# Counted by hand in the report's sections on the deep dive, on what families said, and on next year's plans.
SAID = {
    ("recommendations", ""): "27",
    ("feedback-social-workers", ""): "9",
    ("feedback-other-agencies", ""): "7",
    ("feedback-done-well", ""): "10",
    ("voices-exploitation", ""): "4",
    ("plan-actions", ""): "23",
    ("plan-actions", "Learning from cases"): "3",
    ("plan-actions", "Monitoring, evaluation and scrutiny"): "3",
    ("plan-actions", "Training and workforce development"): "4",
    ("plan-actions", "Organisational development"): "4",
    ("plan-actions", "Partnership and process"): "2",
    ("plan-actions", "Communications and campaigns"): "3",
    ("plan-actions", "Work with the sub-region (HIPS)"): "4",
}
NOT_SAID = ("recommendations-completed", "recommendations-overdue", "plan-completed")
COUNTED = 3 * 2 + 2 * (1 + 7) + 4  # three counts for all and one source, two for all and seven areas, four comments


def test_what_was_recommended_said_and_planned_is_counted(figures: list[dict[str, Any]], shared: Path) -> None:
    of = {(f["measure"], f["group"]): f for f in figures if not f["formula"] and f["sources"]}
    assert {place: of[place]["text"] for place in SAID} == SAID
    for name in NOT_SAID:
        assert (of[name, ""]["text"], of[name, ""]["reason"]) == ("[x]", "no status is given")
    text = (shared / "portsmouth-2019-20" / "report.txt").read_text(encoding="utf-8")
    assert "a set of 27 recommendations" in text
    voices = text.partition("This year parents have said:")[2].partition("What children, young people and families")[0]
    questions = re.split(r"(?=^(?:Is there|Could you))", voices, flags=re.M)[1:]
    comments = [str(sum(bool(line.strip()) for line in part.strip().splitlines()[1:])) for part in questions]
    assert comments == [number for (name, _), number in SAID.items() if name.startswith("feedback")]
    children, _, plans = text.partition("4. Our headline plans for next year")
    said = children.partition("Children who've experienced exploitation have said")[2]
    assert str(len(re.findall(r"^- ", said, flags=re.M))) == SAID["voices-exploitation", ""]
    areas = re.split(r"^\d\. ", plans, flags=re.M)[1:]
    planned = [str(len(re.findall(r"^- ", area, flags=re.M))) for area in areas]
    assert planned == [number for (name, group), number in SAID.items() if name == "plan-actions" and group]


def test_no_cell_serves_two_figures(results: Results) -> None:
    cells = results.figures.columns.texts("cell")
    assert len(cells[cells != ""]) == len(set(cells[cells != ""])) == 162 + COUNTED


# Worked out by hand (or with bc) from the published counts, and rounded half-up.
WORKED_OUT = [
    ("population-children-share", "0-4", "2019", "5.7%", "12,087 ÷ 212,658 × 100"),
    ("population-children-share", "5-9", "2019", "5.9%", "12,528 ÷ 212,658 × 100"),
    ("population-children-share", "10-14", "2019", "5.3%", "11,189 ÷ 212,658 × 100"),
    ("population-children-share", "15-17", "2019", "2.7%", "5,835 ÷ 212,658 × 100"),
    ("population-children-share", "", "2019", "19.6%", "41,639 ÷ 212,658 × 100"),
    ("looked-after-rate", "", "Q4 2019-20", "111.2", "463 ÷ 41,639 × 10,000"),
    ("looked-after-change", "", "Q4 2019-20", "-20", "463 - 483"),
    ("looked-after-percent-change", "", "Q4 2019-20", "-4.1%", "(463 - 483) ÷ 483 × 100"),
    ("child-protection-plans-rate", "", "2019-20", "49.0", "204 ÷ 41,639 × 10,000"),
    ("exploitation-rate", "", "2019-20", "61.0", "254 ÷ 41,639 × 10,000"),
    ("mash-contacts-percent-change", "", "2019-20", "-8.0%", "(22,020 - 23,933) ÷ 23,933 × 100"),
    ("mash-children-percent-change", "", "2019-20", "+56.3%", "(11,999 - 7,676) ÷ 7,676 × 100"),
    ("contacts-per-child", "", "2019-20", "1.84", "22,020 ÷ 11,999"),
    ("contacts-per-child", "", "2018-19", "3.12", "23,933 ÷ 7,676"),
    ("re-referrals-change", "", "Q4 2019-20", "+2.4 percentage points", "22.2% - 19.8%"),
    ("child-in-need-rate-change", "", "Q4 2019-20", "-28", "180 - 208"),
    ("child-in-need-rate-percent-change", "", "Q4 2019-20", "-13.5%", "(180 - 208) ÷ 208 × 100"),
    ("cin-allocated-worker-change", "", "Q4 2019-20", "+12.0 percentage points", "96% - 84%"),
    ("looked-after-missing-24h-change", "", "Q4 2019-20", "0", "18 - 18"),
    ("looked-after-missing-24h-direction", "", "Q4 2019-20", "no change", "direction of 18 against 18"),
    ("training-attendance-total", "Multi-agency training", "2019-20", "986", None),
    ("training-attendance-total", "Single agency training", "2019-20", "1,095", "830 + 56 + 179 + 10 + 20"),
    ("training-attendance-total", "Workshop", "2019-20", "589", "85 + 56 + 99 + 77 + 237 + 35"),
    ("training-attendance-total", "Conference", "2019-20", "234", "46 + 188"),
    ("training-attendance-total", "", "2019-20", "2,904", None),
]


@pytest.mark.parametrize(("measure", "group", "period", "text", "formula"), WORKED_OUT)
def test_what_follows_from_the_figures(
    figures: list[dict[str, Any]], measure: str, group: str, period: str, text: str, formula: str | None
) -> None:
    [figure] = [
        f for f in figures if (f["measure"], f["group"], f["item"], f["period"]) == (measure, group, "", period)
    ]
    assert figure["text"] == text
    assert formula is None or figure["formula"] == formula
    assert len(figure["sources"]) >= 2
    assert figure["value"] is not None
    assert math.isclose(figure["value"], float(re.sub("[^0-9.-]", "", text) or 0), abs_tol=0.05)


def test_a_figure_names_the_cells_it_comes_from(figures: list[dict[str, Any]]) -> None:
    [rate] = [f for f in figures if (f["measure"], f["period"]) == ("looked-after-rate", "Q4 2019-20")]
    assert rate["sources"] == ["social-care.xlsx!Scorecard!K9", "population.xlsx!Population!B9"]
    assert (rate["numerator"], rate["denominator"]) == (463, 41639)


def test_no_population_is_borrowed_from_another_year(figures: list[dict[str, Any]], results: Results) -> None:
    [rate] = [f for f in figures if (f["measure"], f["period"]) == ("looked-after-rate", "Q4 2018-19")]
    assert (rate["value"], rate["text"]) == (None, "[x]")
    assert rate["reason"] == "no figure of 'Children aged 0-17' for 2018 was sent"
    [table] = [table for table in results.tables if table.name == "rates"]
    assert [cell.text for cell in table.rows[0]][-2:] == ["483", "[x]"]
    assert "[x] no figure of 'Children aged 0-17' for 2018 was sent." in table.notes


def test_unlike_periods_are_not_compared(results: Results) -> None:
    """Early help's Q3 stands beside last year's Q4 in the report, and repeat plans' Q4 beside a whole year."""
    of = {table.name: {row[0].text: [cell.text for cell in row] for row in table.rows} for table in results.tables}
    assert of["scorecard"]["Early Help Assessments completed"][2:8] == ["Q3 2019-20", "41", "[x]", "[x]", "[x]", "[x]"]
    repeat = of["safeguarding"]["Child protection plans for a second or subsequent time within 2 years"]
    assert repeat[1:6] == ["Q4 2019-20", "%", "8%", "[x]", "[x]"]


def test_wards_are_ranked_worst_first(results: Results) -> None:
    [table] = [table for table in results.tables if table.name == "ward-poverty"]
    rows = [[cell.text for cell in row] for row in table.rows]
    assert [(row[0], row[1]) for row in rows[:8]] == [
        ("1", "Charles Dickens"), ("2", "St Thomas"), ("3", "Fratton"), ("4", "Paulsgrove"),
        ("5", "Nelson"), ("6", "St Jude"), ("7", "Copnor"), ("8", "Cosham"),
    ]  # fmt: skip
    assert {(row[0], row[2]) for row in rows[8:12]} == {("9=", "29%")}
    assert [(row[0], row[1]) for row in rows[12:]] == [("13", "Hilsea"), ("14", "Drayton & Farlington")]
    before = {row[1]: (row[4], row[5]) for row in rows}
    assert before["St Jude"] == ("13", "up 7")
    assert before["Cosham"] == ("6", "down 2")
    assert before["Charles Dickens"] == ("1", "no change")
    assert {row[1]: row[6] for row in rows}["Charles Dickens"] == "+21.0 percentage points"


def test_comparison_says_higher_or_lower_where_no_interval_can_be_had(results: Results) -> None:
    [table] = [table for table in results.tables if table.name == "comparison"]
    rows = {row[0].text: [cell.text for cell in row][3:] for row in table.rows}
    assert rows["Average Attainment 8 score"] == ["40.8", "47.6", "-6.8", "lower", "48", "-7.2", "lower"]
    assert rows["Family homelessness"] == ["3.8", "1.7", "+2.1", "higher", "[x]", "[x]", "[x]"]


def test_a_correction_is_in_the_lineage_of_what_it_touches(figures: list[dict[str, Any]]) -> None:
    touched = {(f["measure"], f["period"]) for f in figures if f["corrections"]}
    assert touched == {
        ("looked-after-missing-24h", "Q4 2018-19"),
        ("looked-after-missing-24h-change", "Q4 2019-20"),
        ("looked-after-missing-24h-percent-change", "Q4 2019-20"),
        ("looked-after-missing-24h-direction", "Q4 2019-20"),
    }


def test_without_its_correction_the_cell_is_reported_and_the_rest_goes_on(copy_example: Path) -> None:
    settings = copy_example / "psrstats.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"\[\[correct\]\](.|\n)*?\n\n", "", text), encoding="utf-8")
    results = compute(copy_example)
    [finding] = [finding for finding in results.findings if finding.code == "PSR009"]
    assert finding.where == ("social-care.xlsx!Missing from care!B5",)
    assert "'Q4 2018/29' is not two consecutive years, so 1 figure left out" in finding.message
    assert results.figures.columns["cell"].astype(bool).sum() == 161 + COUNTED
    [table] = [table for table in results.tables if table.name == "missing"]
    assert [cell.text for cell in table.rows[2]][3:6] == ["18", "[x]", "[x]"]


def test_two_runs_give_the_same_bytes(example: Path) -> None:
    each = f"""from psrstats.cli import app
for form in {list(WRITE)!r}:
    app(["compute", {str(example)!r}, "--format", form], standalone_mode=False)
"""
    command = [sys.executable, "-c", each]
    runs = [
        subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0]


def test_the_report_reads_as_it_did(example: Path, run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    expected = (example / "expected" / "report.txt").read_text(encoding="utf-8")
    assert run("compute", example).stdout == expected


@pytest.mark.parametrize("format", ["md", "html", "csv", "json"])
def test_the_exported_files_read_as_they_did(example: Path, format: str) -> None:
    made = dict(written(replace(publish(example), charts=()), "report", [format]))
    made.pop("report-manifest.json")  # which tells the versions of what made them
    folder = example / "expected" / "export"
    for name, data in made.items():
        assert data.decode() == (folder / name).read_text(encoding="utf-8")
    if format == "csv":
        assert len(made) == len(list((folder / "report-csv").iterdir()))
