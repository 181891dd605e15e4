"""Counts of children that are described as scores, or that an average stands among, are not printed small."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.attacker.commands import ran

SETTINGS = """[report]
title = "Deaths"
area = "Town"
period = "2019-20"

[[source]]
name = "panel"
agency = "Panel"
file = "panel.csv"

[[table]]
name = "deaths"
title = "Deaths"
layout = "listing"
measures = ["deaths"]
"""


def report(folder: Path, rows: str, measure: str) -> Path:
    (folder / "sources").mkdir(parents=True)
    (folder / "psrstats.toml").write_text(SETTINGS, "utf-8")
    (folder / "measures.csv").write_text(f"name,title,source,label,unit,children\ndeaths,{measure}\n", "utf-8")
    (folder / "sources" / "panel.csv").write_text(rows, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("rows", "small"),
    [
        ("Agency,2018-19,2019-20,Average\nChild deaths,8,3,5.5\nSerious incidents,2,14,8\n", {3, 2}),
        ("Ward,Children missing\nAbbey,3\nMill,10\nWard average,6.5\n", {3}),
        ("Team,Children missing,Children at risk\nNorth,4,12\nSouth,9,15\nMean,6.5,13.5\n", {4}),
        ("Age,2018-19,2019-20\n0-4,5,11\n5-9,12,30\nMedian,8.5,20.5\n", {5}),
    ],
)
def test_a_drafted_description_prints_no_small_count_beside_an_average(
    tmp_path: Path, rows: str, small: set[int]
) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "children-missing.csv").write_text(rows, "utf-8")
    assert ran("init", tmp_path).status == 0
    shown = json.loads(ran("load", tmp_path, "--format", "json").out)["observations"]
    assert len(shown) > len(small)
    assert not small & {each["value"] for each in shown}


def test_a_score_that_looks_like_counts_is_protected_and_told(tmp_path: Path) -> None:
    folder = report(tmp_path, "Measure,2018-19,2019-20\nDeaths,8,3\n", "Child deaths,panel,Deaths,score,")
    assert "[c]" in ran("compute", folder).out
    told = ran("validate", folder, "--exit-zero").out
    assert "PSR008" in told
    assert "small ones are not shown" in told
    assert "'Child deaths' for Town, 2019-20: 1 to 5" in ran("attack", folder).out


def test_what_stands_beside_such_a_count_does_not_tell_it(tmp_path: Path) -> None:
    rows = "Area,Age,Deaths\nTown,0-4,3\nTown,5-9,20\nTown,10-17,31\nTown,Total,54\n"
    folder = report(tmp_path, rows, "Child deaths,panel,Deaths,score,")
    shown = ran("load", folder).out
    assert shown.count("[c]") >= 2
    assert ran("attack", folder).status == 0


@pytest.mark.parametrize("title", ["Quality rating", "Mean wellbeing score", "Poverty rank"])
@pytest.mark.parametrize("children", ["", "yes"])
def test_what_is_called_a_score_stays_one(tmp_path: Path, title: str, children: str) -> None:
    folder = report(tmp_path, "Measure,2018-19,2019-20\nDeaths,4,3\n", f"{title},panel,Deaths,score,{children}")
    assert "[c]" not in ran("compute", folder).out


def test_the_analyst_says_that_it_counts_no_children(tmp_path: Path) -> None:
    folder = report(tmp_path, "Measure,2018-19,2019-20\nDeaths,4,3\n", "Waiting weeks,panel,Deaths,score,no")
    assert "[c]" not in ran("compute", folder).out


def test_decimals_are_no_counts(tmp_path: Path) -> None:
    folder = report(tmp_path, "Measure,2018-19,2019-20\nDeaths,4.0,3.5\n", "Deaths a month,panel,Deaths,score,")
    assert "[c]" not in ran("compute", folder).out


def test_a_percentage_of_less_than_one_ends_in_no_traceback(tmp_path: Path) -> None:
    rows = "Ward,Beds,Occupied\nAbbey,0.5,80%\nMill,3,50%\nVale,12,25%\n"
    folder = report(tmp_path, rows, "Beds,panel,Beds,count,")
    with (folder / "measures.csv").open("a") as file:
        file.write("occupied,Occupied,panel,Occupied,percent,\n")
    assert ran("compute", folder).status == 0
