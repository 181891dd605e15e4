"""A report with logs rolled over: its logs are awaited as its sheets are, and looked at when they come."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from psrstats.continuity.status import status
from tests.attacker.commands import ran
from tests.continuity.test_rollover import roll

TOML = """\
[report]
title = "Anytown, 2019-20"
area = "Anytown"
period = "2019-20"

[disclosure]
policy = "none"

[[log]]
name = "missing"
agency = "Police"
file = "missing-2019-20.csv"

[[log]]
name = "contacts"
agency = "Front door"
file = "contacts"

[[table]]
name = "logs"
title = "Counted, 2019-20"
layout = "listing"
measures = ["episodes", "children", "contacts"]
"""
MEASURES = """\
name,title,log,count
episodes,Missing episodes,missing,events
children,Children missing,missing,children
contacts,Contacts,contacts,events
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    folder = tmp_path / "2019-20"
    (folder / "sources" / "contacts").mkdir(parents=True)
    (folder / "psrstats.toml").write_text(TOML, encoding="utf-8")
    (folder / "measures.csv").write_text(MEASURES, encoding="utf-8")
    for name, children in {"missing-2019-20.csv": "AAB", "contacts/april.csv": "CD", "contacts/may.csv": "CE"}.items():
        with (folder / "sources" / name).open("w", encoding="utf-8", newline="") as file:
            rows = ([child, f"{day + 1:02}/05/2019"] for day, child in enumerate(children))
            csv.writer(file).writerows([("Child ID", "Date"), *rows])
    return folder


def test_no_log_goes_into_a_pack_but_its_keyed_hash_does(report: Path, tmp_path: Path) -> None:
    internal = ran("pack", report, "-o", tmp_path / "all.zip", "--internal")
    assert (internal.status, "no log and no survey goes into a pack" in internal.err) == (2, True)
    assert ran("pack", report, "-o", tmp_path / "pack.zip").status == 0
    with zipfile.ZipFile(tmp_path / "pack.zip") as pack:
        keyed = json.loads(pack.read("pack.json"))["keyed"]
        assert not [name for name in pack.namelist() if "contacts" in name or "missing" in name]
    assert [name for name in keyed if name.startswith("sources/")] == [
        "sources/missing-2019-20.csv", "sources/contacts/april.csv", "sources/contacts/may.csv",
    ]  # fmt: skip
    assert ran("verify", tmp_path / "pack.zip", report).status == 0


def printed(folder: Path) -> tuple[int, list[str]]:
    done = ran("compute", folder, "--format", "json")
    figures = json.loads(done.out)["figures"]
    return done.status, [one["text"] for one in figures if one["period"] == folder.name and not one["statistic"]]


def test_logs_are_awaited_until_they_come(report: Path, tmp_path: Path) -> None:
    assert printed(report) == (0, ["3", "2", "4"])
    new = roll(report, tmp_path / "2020-21")
    text = (new / "psrstats.toml").read_text(encoding="utf-8")
    assert 'file = "missing-2020-21.csv"' in text
    assert text.count("awaited = ") == 2
    assert printed(new) == (1, ["[x]", "[x]", "[x]"])
    said = ran("compute", new)
    assert "[x] awaited from Police." in said.out
    assert "Awaited: missing-2020-21.csv, contacts." in said.err
    assert [one.state for one in status(new).sources] == ["awaited", "awaited"]
    shutil.copytree(report / "sources" / "contacts", new / "sources" / "contacts")
    states = {one.name: (one.state, one.differs) for one in status(new).sources}
    assert states["contacts"] == ("came", ("it is last year's file, byte for byte",))
    assert status(new).unknown == ()
    (new / "sources" / "contacts" / "june.csv").write_text("Child ID,Date\nF,01/06/2020\n", encoding="utf-8")
    assert status(new).sources[1].differs == ()
    assert printed(new) == (1, ["[x]", "[x]", "1"])
