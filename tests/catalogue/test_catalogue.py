"""The catalogue holds together, and its words find one indicator each."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import get_args

from psrstats.catalogue import catalogue, known, plain, searched
from psrstats.units import Unit

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_every_row_is_whole() -> None:
    names = [each.name for each in catalogue()]
    assert len(names) == len(set(names)) >= 60
    for each in catalogue():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each.name), each
        assert each.unit in get_args(Unit), each
        assert (each.unit == "rate") == (each.per in (1_000, 10_000, 100_000)), each
        assert each.denominator in ("", *names), each
        assert each.polarity in ("", "high", "low"), each
        assert all((each.title, each.wordings, each.theme, each.owner, each.source)), each
        assert each.definition.endswith("."), each


def test_no_two_indicators_of_a_unit_share_a_wording() -> None:
    of = defaultdict(set)
    for each in catalogue():
        for wording in (each.title, *each.wordings):
            of[plain(wording), each.unit].add(each.name)
    assert {words: names for words, names in of.items() if len(names) > 1} == {}


def test_every_theme_of_a_partnership_is_there() -> None:
    themes = {each.theme for each in catalogue()}
    assert {"Front door", "Early help", "Child protection", "Children looked after", "Education"} <= themes
    assert {"Police", "Health", "Wards", "Partnership"} <= themes


def test_a_share_is_found_beside_its_count() -> None:
    """A label such as "Re-referrals" is a count or a share, as its figures say."""
    assert [each.name for each in (known("Re-referrals", "count"), known("% re-referrals", "percent")) if each] == [
        "re-referrals",
        "re-referrals-share",
    ]
    assert known("Re-referrals", "score") is None


def test_the_national_file_s_own_columns_are_known() -> None:
    one = known("children_count | Children looked after on 31 March each year", "count")
    other = known("rate_per_10000 | Children looked after on 31 March each year", "rate")
    assert one is not None
    assert other is not None
    assert (one.name, other.name, other.per, other.denominator) == (
        "looked-after", "looked-after-rate", 10_000, "population-children"
    )  # fmt: skip


def test_a_search_puts_names_before_definitions() -> None:
    found = [each.name for each in searched("referrals")]
    assert found[0] == "referrals"
    assert searched("no such words") == ()


def test_the_command_prints_the_same_in_each_format(run: Run, tmp_path: Path) -> None:
    table = run("catalogue", "missing")
    rows = list(csv.DictReader(StringIO(run("catalogue", "missing", "--format", "csv").stdout)))
    records = json.loads(run("catalogue", "missing", "--format", "json").stdout)
    assert [row["name"] for row in rows] == [record["name"] for record in records]
    assert all(row["name"] in table.stdout for row in rows)
    run("catalogue", "-o", tmp_path / "all.csv")
    written = (tmp_path / "all.csv").read_text(encoding="utf-8")
    assert len(list(csv.DictReader(StringIO(written)))) == len(catalogue())


def test_a_word_that_is_nowhere_is_a_fault(run: Run) -> None:
    result = run("catalogue", "zzz")
    assert (result.returncode, result.stdout) == (2, "")
    assert "holds no indicator with 'zzz'" in result.stderr
