"""psrstats explain: what is asked for, and what is answered."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("figure", "starts"),
    [
        ("population-children-share:0-4", "5.7% = 12,087 ÷ 212,658 × 100 "),
        ("looked-after@Q4 2018/19", "483 "),
        ("looked-after", "463 "),
        ("ward-poverty-after-housing-rank:St Jude", "6 = rank of 33% "),
        ("training-attendance-total:Conference", "234 = 46 + 188 "),
        ("training-attendance:Supervision:Single agency training", "10 "),
        ("training-attendance:Supervision:Multi-agency training@2019-20", "36 "),
        ("exploitation-at-risk", "254 "),
        ("child-deaths-unexpected", "[c] "),
    ],
)
def test_a_figure_by_group_area_and_period(run: Run, example: Path, figure: str, starts: str) -> None:
    assert run("explain", figure, example).stdout.startswith(starts)


def test_a_suppressed_figure_never_shows_what_its_cell_says(run: Run, example: Path) -> None:
    assert "<5" not in run("explain", "child-deaths-unexpected", example).stdout


def test_json_holds_the_whole_tree(run: Run, example: Path) -> None:
    document = json.loads(run("explain", "looked-after-percent-change", example, "--format", "json").stdout)
    assert document["line"] == "-4.1% = (463 - 483) ÷ 483 × 100"
    assert [part["cell"] for part in document["inputs"]] == [
        "social-care.xlsx!Scorecard!K9",
        "social-care.xlsx!Scorecard!F9",
    ]


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("loked-after", "there is no such figure. Did you mean 'looked-after'?"),
        ("population-children:0-5", "'0-5' is no group or area of it. Did you mean '0-4'?"),
        ("looked-after@Q3 2019-20", "there is none for 'Q3 2019-20'. Did you mean 'Q4 2019-20'?"),
        ("looked-after@2018/29", "'2018/29' is not two consecutive years."),
        ("looked-after@", "463"),
    ],
)
def test_a_figure_that_is_not_there(run: Run, example: Path, figure: str, said: str) -> None:
    result = run("explain", figure, example)
    assert said in result.stdout + result.stderr
    assert result.returncode == (0 if figure.endswith("@") else 2)
