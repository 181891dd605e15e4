"""psrstats init from national files: the area, its region, its wards, and measures in the sector's words."""

from __future__ import annotations

import csv
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def begun(run: Run, example: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Begin a report for Trafford from the example's national files alone, and give what was said."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "sources").mkdir()
    for file in (example.parent / "trafford-2023-24" / "sources").glob("*.csv"):
        shutil.copy(file, folder / "sources")
    result = run("init", folder, "--area", "Trafford")
    assert result.returncode == 0, result.stderr
    return folder, result.stderr


@pytest.fixture(scope="module")
def measures(begun: tuple[Path, str]) -> dict[str, dict[str, str]]:
    with (begun[0] / "measures.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def described(begun: tuple[Path, str]) -> dict[str, Any]:
    return tomllib.loads((begun[0] / "psrstats.toml").read_text(encoding="utf-8"))


def test_area_period_region_and_wards_come_from_the_files(described: dict[str, Any]) -> None:
    report = described["report"]
    assert (report["area"], report["period"]) == ("Trafford", "2023-24")
    assert report["comparators"] == ["England", "North West"]
    assert len(report["areas"]) == 21
    assert "Old Trafford" in report["areas"]


def test_measures_are_in_the_sector_s_words(measures: dict[str, dict[str, str]]) -> None:
    assert measures["looked-after"]["title"] == "Children looked after"
    assert measures["looked-after"]["label"] == "children_count | Children looked after on 31 March each year"
    assert measures["population-children"]["children"] == "no"
    assert (measures["referrals"]["label"], measures["re-referrals"]["polarity"]) == ("Referrals", "low")


def test_rates_and_shares_of_what_a_file_counts_are_worked_out(measures: dict[str, dict[str, str]]) -> None:
    rate, share = measures["looked-after-rate"], measures["re-referrals-share"]
    assert (rate["source"], rate["per"]) == ("", "10000")
    assert (rate["numerator"], rate["denominator"]) == ("looked-after", "population-children")
    assert (share["unit"], share["numerator"], share["denominator"]) == ("percent", "re-referrals", "referrals")
    assert measures["referral-rate"]["label"] == "Referrals_rate"  # of which the file has no population
    assert not any("rate_per_10000" in row["label"] for row in measures.values())


def test_what_is_left_out_is_told(begun: tuple[Path, str]) -> None:
    assert "children-looked-after.csv: left out: 'rate_per_10000 | Children" in begun[1]
    assert "worked out from its counts instead." in begun[1]


def test_every_table_prints_something(run: Run, begun: tuple[Path, str]) -> None:
    folder, _ = begun
    result = run("compute", folder, "--format", "csv")
    assert result.returncode == 0, result.stderr
    printed = list(csv.reader(result.stdout.splitlines()))
    assert sum(row.count("[x]") for row in printed) < sum(map(len, printed)) / 10
    assert any("377" in row for row in printed)
    found = run("validate", folder).stdout
    assert "error PSR" not in found


def test_an_area_that_no_national_file_has_is_a_fault(run: Run, begun: tuple[Path, str]) -> None:
    result = run("init", begun[0], "--area", "Traford", "--force")
    assert result.returncode == 2
    assert "no national file has a row about 'Traford'. Did you mean 'Trafford'?" in result.stderr


def test_without_an_area_the_nation_s_figures_are_described(run: Run, begun: tuple[Path, str], tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    shutil.copy(begun[0] / "sources" / "children-looked-after.csv", tmp_path / "sources")
    assert run("init", tmp_path).returncode == 0
    report = tomllib.loads((tmp_path / "psrstats.toml").read_text(encoding="utf-8"))["report"]
    assert report["area"] == "England"
    assert "83,530" in run("compute", tmp_path).stdout
