"""The second example: each published figure comes out of the national files, and the report reads as it did."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from psrstats.config import read_settings
from psrstats.load import load
from psrstats.pipeline import compute
from psrstats.writers.json import figure_of

MADE_UP = {"protection-plans", "early-help-assessments", "missing-incidents", "return-interviews"}


@pytest.fixture(scope="module")
def trafford(example: Path) -> Path:
    return example.parent / "trafford-2023-24"


@pytest.fixture(scope="module")
def observed(trafford: Path) -> pd.DataFrame:
    settings, faults = read_settings(trafford)
    observations, _, unread = load(settings)
    assert (faults, unread) == ((), ())
    return observations.frame()


def test_every_published_figure_comes_out_of_the_files(trafford: Path, observed: pd.DataFrame) -> None:
    with (trafford / "expected" / "published.csv").open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    keys = zip(observed["measure"], observed["area"], observed["period"], strict=True)
    sent = dict(zip(keys, observed["original"], strict=True))
    assert len(published) > 300
    for row in published:
        assert sent[row["measure"], row["area"], row["period"]] == row["value"], row
    others = observed[~observed["measure"].isin(MADE_UP)]
    assert len(others) == len(published)
    assert set(others["group"]) == {""}


def test_each_figure_s_cell_holds_it(trafford: Path, observed: pd.DataFrame) -> None:
    """The address of each figure, found in the file again by another reader."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (trafford / "sources").glob("*.csv")}
    rows = {name: list(csv.reader(StringIO(text))) for name, text in texts.items()}
    checked = 0
    for cell, original in zip(observed["cell"], observed["original"], strict=True):
        file, _, place = cell.split("!")
        if file in rows:
            assert rows[file][int(place[1:]) - 1][ord(place[0]) - ord("A")] == original
            checked += 1
    assert checked > 300


def test_the_rate_worked_out_is_the_one_that_is_published(trafford: Path) -> None:
    results = compute(trafford)
    figures = [figure_of(results.figures, row) for row in results.figures.rows]
    [rate] = [
        each for each in figures
        if (each["measure"], each["area"], each["period"]) == ("looked-after-rate", "Trafford", "2023-24")
    ]  # fmt: skip
    assert (rate["numerator"], rate["denominator"], rate["text"]) == (377, 56279, "67.0")
    rates = {
        (each["area"], each["period"]): each["value"] for each in figures if each["measure"] == "looked-after-rate"
    }
    sent = {
        (each["area"], each["period"]): each["value"]
        for each in figures
        if each["measure"] == "looked-after-rate-published" and each["formula"] == ""
    }
    rounded = ("England", "North West", "Statistical neighbours")  # whose counts are rounded to 10, or are means
    exact = [where for where in sent if where[0] not in rounded]
    assert len(exact) == 11 * 4 + 1
    assert [where for where in exact if abs(rates[where] - sent[where]) > 0.5] == []


def test_the_report_reads_as_it_did(trafford: Path, run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    expected = (trafford / "expected" / "report.txt").read_text(encoding="utf-8")
    assert run("compute", trafford).stdout == expected


def test_no_table_is_empty(trafford: Path) -> None:
    for table in compute(trafford).tables:
        texts = [cell.text for row in table.rows for cell in row[1:]]
        assert texts.count("[x]") < len(texts) / 2, table.name
