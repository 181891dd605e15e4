"""A report with actions and surveys rolled over: they are awaited as sheets are, and looked at when they come."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from psrstats.config import read_settings
from psrstats.continuity.status import status
from psrstats.years import SourceStatus
from tests.attacker.commands import ran
from tests.continuity.test_rollover import roll

EXAMPLE = Path(__file__).parents[2] / "examples" / "said-and-done-2019-20"
FILES = ("recommendations.csv", "plan.csv", "parents.csv", "training.csv", "follow-up.csv")


@pytest.fixture(scope="module")
def rolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Roll the example over, once for all of these."""
    room = tmp_path_factory.mktemp("rolled")
    shutil.copytree(EXAMPLE, room / "2019-20")
    return roll(room / "2019-20", room / "2020-21")


@pytest.fixture
def came(rolled: Path, tmp_path: Path) -> Path:
    """Give both reports anew, with all of last year's files sent again."""
    shutil.copytree(rolled.parent, tmp_path / "both")
    for name in FILES:
        shutil.copy(EXAMPLE / "sources" / name, tmp_path / "both" / "2020-21" / "sources")
    return tmp_path / "both" / "2020-21"


def of(report: Path, name: str) -> SourceStatus:
    return next(one for one in status(report).sources if one.file == name)


def test_everything_is_awaited_and_nothing_is_a_fault(rolled: Path) -> None:
    settings, faults = read_settings(rolled)
    assert (faults, [one.file for one in settings.waiting]) == ((), list(FILES))
    done = ran("compute", rolled, "--format", "json")
    assert (done.status, "Awaited: recommendations.csv" in done.err) == (1, True)
    said = json.loads(done.out)
    assert {one["marker"] for one in said["figures"]} == {"x"}
    assert {one["measure"] for one in said["figures"]} >= {*settings.measures}
    assert all(any("[x] awaited from " in note for note in table["notes"]) for table in said["tables"])
    assert {one.state for one in status(rolled).sources} == {"awaited"}
    assert ran("validate", rolled).out.count("is awaited from") == len(FILES)


def test_what_was_last_years_is_not_carried_over_but_listed(rolled: Path) -> None:
    settings = read_settings(rolled)[0]
    assert [(one.last, one.asked, one.asked_last) for one in settings.surveys] == [("", None, None)] * 3
    assert [one.last for one in settings.actions] == [""] * 2
    listed = (rolled / "look-again.md").read_text(encoding="utf-8")
    assert '- [ ] psrstats.toml [[actions]] plan last: "plan-2018-19.csv"' in listed
    assert "- [ ] psrstats.toml [[survey]] parents asked: 240" in listed


def test_what_came_is_held_against_last_year_by_its_headings_alone(came: Path) -> None:
    assert of(came, "plan.csv").differs == ("it is last year's file, byte for byte",)
    helped = ("parents.csv", "Who helped you most?", "Who helped?")
    for name, was, now in (("plan.csv", "Priority area", "Priority areas"), helped):
        file = came / "sources" / name
        text = file.read_text(encoding="utf-8")
        assert was in text
        file.write_text(text.replace(was, now, 1), encoding="utf-8")
        told = of(came, name)
        assert (told.state, len(told.differs)) == ("came", 1)
        assert was in told.differs[0]
        assert now in told.differs[0]
    (came / "sources" / "training.csv").write_text("", encoding="utf-8")
    assert of(came, "training.csv").state == "unreadable"


def test_what_came_is_counted_against_the_report_before(came: Path) -> None:
    """Of the same sheet a year on, none has moved, and what was open a year ago stands where it stood."""
    done = ran("compute", came, "--table", "plan", "--format", "json")
    texts = {one["measure"]: one["text"] for one in json.loads(done.out)["figures"] if one["period"] == "2020-21"}
    sheet = (EXAMPLE / "sources" / "plan.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert texts["plan-actions"] == str(len([line for line in sheet if line]))
    assert texts["plan-moved"] == "0"
    assert texts["plan-stuck"] != "0"


def test_while_they_are_awaited_a_report_is_packed_and_told_again(rolled: Path, tmp_path: Path) -> None:
    shutil.copytree(rolled.parent, tmp_path / "both")
    report, file = tmp_path / "both" / "2020-21", tmp_path / "pack.zip"
    assert ran("pack", report, "-o", file).status == 0
    with zipfile.ZipFile(file) as pack:
        assert not [name for name in pack.namelist() if "sources/" in name]
        assert {*json.loads(pack.read("pack.json"))["keyed"]} >= {"psrstats.toml", "measures.csv"}
        figures = json.loads(pack.read("export/pack.json"))["figures"]
    assert {one["marker"] for one in figures} == {"x"}
    assert ran("verify", file, report).status == 0
    shutil.copy(EXAMPLE / "sources" / "plan.csv", report / "sources")
    told = ran("verify", file, report)
    assert (told.status, "would be written differently now" in told.out) == (1, True)
    refused = ran("pack", report, "--internal", "-o", tmp_path / "internal.zip")
    assert (refused.status, "no log and no survey goes into a pack" in refused.err) == (2, True)
