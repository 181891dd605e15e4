"""Three years of an example: rolled over, computed and compared, each restated figure with its cause."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from psrstats.config import read_settings
from psrstats.continuity.rollover import rolled_over
from psrstats.years import CAUSES
from tests.attacker.commands import ran

SERIES = Path(__file__).parents[2] / "examples" / "portsmouth-series"
YEARS = ("2018-19", "2019-20", "2020-21")
# Worked out by hand: 463 of 41,639 and of 41,811; 204 of 41,639 and of 41,811; (16.6 + 20.4) / 2 and with 12.8 / 3.
RESTATED = {
    ("mash-contacts", "Portsmouth"): ("22,020", "22,046", "source"),
    ("population-children", "Portsmouth"): ("41,639", "41,811", "source"),
    ("looked-after-rate", "Portsmouth"): ("111.2", "110.7", "population"),
    ("child-protection-plans-rate", "Portsmouth"): ("49.0", "4.9", "definition"),
    ("re-referrals", "Portsmouth"): ("22.2%", "22.24%", "rounding"),
    ("looked-after-missing-24h", "Portsmouth"): ("18", "[c]", "disclosure"),
    ("mash-children", "Portsmouth"): ("11,999", "10,999", "correction"),
    ("care-applications-rate", "Statistical neighbours"): ("18.5", "16.6", "formula"),
}


@pytest.mark.parametrize("year", YEARS)
def test_each_year_prints_what_it_did(year: str) -> None:
    done = ran("compute", SERIES / year)
    assert done.out == (SERIES / year / "expected" / "report.txt").read_text(encoding="utf-8")


def test_the_two_years_differ_as_they_did() -> None:
    for form, name in (("table", "diff.txt"), ("json", "diff.json")):
        done = ran("diff", "2019-20", "2020-21", "--format", form, cwd=SERIES)
        assert (done.status, done.err) == (1, "")
        assert done.out == (SERIES / "2020-21" / "expected" / name).read_text(encoding="utf-8")


def test_every_cause_is_told_of_the_figure_that_has_it_and_of_no_other() -> None:
    changes = json.loads(ran("diff", SERIES / "2019-20", SERIES / "2020-21", "-f", "json").out)["changes"]
    changed = {
        (one["measure"], one["area"]): (one["was"], one["is"], one["cause"])
        for one in changes
        if one["kind"] == "changed" and not one["statistic"]
    }
    assert changed == RESTATED
    assert {cause for _, _, cause in changed.values()} == set(CAUSES)


def test_what_is_restated_is_marked_in_the_tables() -> None:
    said = (SERIES / "2020-21" / "expected" / "report.txt").read_text(encoding="utf-8")
    marked = {(was, now) for was, now, cause in RESTATED.values() if f"{now} [r]" in said}
    assert marked == {("22,020", "22,046"), ("111.2", "110.7"), ("49.0", "4.9"), ("11,999", "10,999")}


def test_the_later_report_is_the_earlier_one_rolled_over(tmp_path: Path) -> None:
    shutil.copytree(SERIES, tmp_path / "series")
    over = rolled_over(tmp_path / "series" / "2019-20", tmp_path / "series" / "next")
    text = dict(over.files)["psrstats.toml"].decode()
    kept = [line for line in text.splitlines() if not line.startswith("awaited")]
    later = (SERIES / "2020-21" / "psrstats.toml").read_text(encoding="utf-8").splitlines()
    changed = [line for line in kept if line not in later]
    assert changed == ['neighbours = ["Plymouth", "Southampton"]']


def test_every_year_is_held_against_the_one_before() -> None:
    assert [read_settings(SERIES / year)[0].report.against for year in YEARS] == ["", "../2018-19", "../2019-20"]
