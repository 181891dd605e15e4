"""A report rolled over: what moves, what stays, and the way back."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.config import read_settings
from psrstats.continuity.rollover import rolled_over
from psrstats.continuity.toml_text import scanned
from psrstats.errors import UserError
from psrstats.moved import Window, moved
from psrstats.periods import financial_year, known_period
from tests.attacker.commands import ran

ROOT = Path(__file__).parents[2]
WINDOW = Window.of(financial_year(2019), financial_year(2018))
ODD = """\
report.title = 'Review of 2019-20'
report = { area = "Anytown" }
"""


def roll(report: Path, new: Path, period: str = "") -> Path:
    assert ran("rollover", report, new, *(["--period", period] if period else []), "--write").status == 0
    return new


def lines(report: Path) -> list[str]:
    """Give a description's lines, but those that say whence and when the last files came."""
    text = (report / "psrstats.toml").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith(("against", "awaited"))]


def test_ten_years_on_are_ten_at_once_and_back_give_the_same_description(copy_example: Path, tmp_path: Path) -> None:
    first = roll(copy_example, tmp_path / "2020")
    report = first
    for year in range(2021, 2031):
        report = roll(report, tmp_path / str(year))
        settings, faults = read_settings(report)
        assert (settings.report.period, faults) == (f"{year}-{(year + 1) % 100:02}", ())
    titles = {table.name: table.title for table in settings.tables}
    assert f"{2030}-31" in titles["scorecard"]
    assert "2031-32" in titles["plans"]  # next year's
    at_once = roll(copy_example, tmp_path / "at-once", "2030-31")
    assert lines(at_once) == lines(report)
    for year in range(2029, 2019, -1):
        report = roll(report, tmp_path / f"back-{year}", f"{year}-{(year + 1) % 100:02}")
        assert read_settings(report)[0].report.against == ""
    assert lines(report) == lines(first)
    assert (report / "measures.csv").read_bytes() == (copy_example / "measures.csv").read_bytes()


def test_nothing_is_written_unless_it_is_asked_for(copy_example: Path, tmp_path: Path) -> None:
    shown = ran("rollover", copy_example, tmp_path / "next")
    assert (shown.status, (tmp_path / "next").exists()) == (0, False)
    written = ran("rollover", copy_example, tmp_path / "next", "--write")
    assert written.out == shown.out
    assert [path.name for path in sorted((tmp_path / "next").iterdir())] == [
        "look-again.md",
        "measures.csv",
        "psrstats.toml",
        "sources",
    ]
    again = ran("rollover", copy_example, tmp_path / "next", "--write")
    assert again.status == 2
    assert "holds a psrstats.toml already" in again.err


def test_corrections_and_acceptances_are_listed_without_what_their_cells_read(
    copy_example: Path, tmp_path: Path
) -> None:
    file = copy_example / "psrstats.toml"
    accepted = '\n# Asked in June.\n[[accept]]\ncode = "PSR002"\nwhere = "mash.xlsx!Contacts!B2"\nreads = "4"\n'
    more = 'reason = "So it is."\nby = "analyst"\nwhen = "June 2020"\n\n# The end.\n'
    file.write_text(file.read_text(encoding="utf-8") + accepted + more, encoding="utf-8")
    new = roll(copy_example, tmp_path / "next")
    text = (new / "psrstats.toml").read_text(encoding="utf-8")
    assert "[[correct]]" not in text
    assert "[[accept]]" not in text
    assert "Asked in June" not in text
    assert text.endswith("\n# The end.\n")
    listed = (new / "look-again.md").read_text(encoding="utf-8")
    assert "- [ ] PSR002 mash.xlsx!Contacts!B2: So it is. (analyst, June 2020)" in listed
    assert "2018/29" not in listed  # what the corrected cell reads may be a count


def test_against_and_awaited_are_set_and_comments_stay(copy_example: Path, tmp_path: Path) -> None:
    new = roll(copy_example, tmp_path / "next")
    settings, _ = read_settings(new)
    assert settings.report.against == "../portsmouth-2019-20"
    assert {source.awaited for source in settings.sources if source.file.endswith("xlsx")} == {"1 June 2020"}
    assert all(source.awaited for source in settings.sources)
    was, now = ((each / "psrstats.toml").read_text(encoding="utf-8") for each in (copy_example, new))
    assert [line for line in now.splitlines() if line.startswith("#")] == [
        line for line in was.splitlines() if line.startswith("#")
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_description_in_other_words_of_toml_moves_as_well(ends: str, tmp_path: Path) -> None:
    text = (
        'source = [{ name = "care", agency = "Care", file = "care 2019-20.xlsx" }]\n'
        "report.title = 'Review 2019/20' # \"2019\"\n"
        'report."period" = "2019/20"\nreport.area = "Anytown"\n'
        '[[table]]\nname = "a"\nlayout = "listing"\nmeasures = [\n  "plans", # all 2019-20\n]\n'
        'title = """Plans\n2019-20"""\n'
    )
    report = tmp_path / "first"
    report.mkdir()
    (report / "psrstats.toml").write_bytes(text.replace("\n", ends).encode())
    (report / "measures.csv").write_bytes(b'\xef\xbb\xbfname,title,source\r\nplans,"Plans, at 31 March 2020",care\r\n')
    new = roll(report, tmp_path / "second")
    said: dict[str, Any] = tomllib.loads((new / "psrstats.toml").read_text(encoding="utf-8"))
    assert said["report"] == {
        "title": "Review 2020/21",
        "period": "2020/21",
        "against": "../first",
        "area": "Anytown",
    }
    assert said["source"] == [{"name": "care", "agency": "Care", "file": "care 2020-21.xlsx", "awaited": "yes"}]
    assert said["table"][0]["title"] == "Plans\n2020-21"
    assert ((new / "psrstats.toml").read_bytes().count(b"\r\n") > 0) == (ends == "\r\n")
    assert (new / "measures.csv").read_bytes() == (
        b'\xef\xbb\xbfname,title,source\r\nplans,"Plans, at 31 March 2021",care\r\n'
    )


@pytest.mark.parametrize(
    ("period", "says"),
    [("2019-20", "own period"), ("Q1 2020-21", "not 2019-20 of another year"), ("2018/29", "two consecutive years")],
)
def test_a_period_that_is_none_is_refused(copy_example: Path, tmp_path: Path, period: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        rolled_over(copy_example, tmp_path / "next", period)


@pytest.mark.parametrize("file", sorted((ROOT / "examples").rglob("psrstats.toml")), ids=lambda file: file.parent.name)
def test_every_value_is_found_where_it_stands(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = {leaf.path: tomllib.loads(f"x = {text[leaf.start : leaf.end]}")["x"] for leaf in scanned(text)[0]}
    assert found == dict(_leaves((), tomllib.loads(text)))


def _leaves(path: tuple[str | int, ...], held: Any) -> Any:
    if not isinstance(held, dict | list):
        yield path, held
        return
    for key, value in held.items() if isinstance(held, dict) else enumerate(held):
        yield from _leaves((*path, key), value)


YEARS = st.integers(2001, 2080)
FORMS = st.sampled_from(
    ["{0}-{2:02}", "{0}/{2:02}", "{0} - {1}", "Q3 {0}-{2:02}", "31 March {1}", "mid-{0}", "April {0} to March {1}"]
)
WORDS = st.sampled_from(["Plans, ", "10-14 year olds, ", "per 10,000; ", "(", "Rate of 2,019 in "])


@given(st.lists(st.tuples(WORDS, FORMS, YEARS), min_size=1, max_size=4), st.integers(-20, 19))
def test_years_move_as_those_of_other_years_are_written(parts: list[tuple[str, str, int]], years: int) -> None:
    def said(more: int) -> str:
        made = (words + form.format(y := year + more, y + 1, (y + 1) % 100) for words, form, year in parts)
        return "; ".join(made)

    assert moved(said(0), years).text == said(years)
    assert moved(moved(said(0), years).text, -years).text == said(0)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Since 2018-19, plans rose", ("2018-19",)),
        ("Working Together to Safeguard Children 2018", ("2018",)),
        ("The Children and Social Work Act 2017", ("2017",)),
        ("A strategy for 2015-25", ()),
        ("Wards of the census of 2011", ("2011",)),
        ("2019 children, 2,020 more, 2020.5 and 1:2019.3", ()),
        ("Back to 2012-13", ("2012-13",)),
        ("10/11 of them", ()),
    ],
)
def test_what_is_no_year_of_the_report_stays(text: str, left: tuple[str, ...]) -> None:
    found = moved(text, 1, WINDOW)
    assert found.text == text
    if left:
        assert found.left == left


def test_the_beginning_of_a_series_moves_with_its_end() -> None:
    assert moved("Plans, 2010-11 to 2019-20", 1, WINDOW).text == "Plans, 2011-12 to 2020-21"
    assert known_period("2011-12 to 2020-21")


def test_a_single_source_under_a_plain_heading_is_awaited_too(tmp_path: Path) -> None:
    report = tmp_path / "first"
    report.mkdir()
    text = '[source]\nname = "care"\nagency = "Care"\nfile = "care.csv"\nperiod = "2018-19"\n'
    text += '\n[report]\ntitle = "A"\narea = "B"\nperiod = "2019-20"\n'
    (report / "psrstats.toml").write_text(text, encoding="utf-8")
    (report / "measures.csv").write_text("name,title,source\nplans,Plans,care\n", encoding="utf-8")
    (report / "sources").mkdir()
    (report / "sources" / "care.csv").write_text("Measure,B\nPlans,12\n", encoding="utf-8")
    new = roll(report, tmp_path / "second")
    said: dict[str, Any] = tomllib.loads((new / "psrstats.toml").read_text(encoding="utf-8"))
    assert said["source"].pop("awaited")
    assert said["source"] == {
        "name": "care",
        "agency": "Care",
        "file": "care.csv",
        "period": "2019-20",
    }
    assert said["report"]["period"] == "2020-21"
    assert ran("compute", new).status == 1
