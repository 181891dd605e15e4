"""Series of several years: drawn from the reports before, never across a break, and over areas that merged or split."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.charts import charts
from psrstats.charts.lines import panel
from psrstats.charts.marks import mark
from psrstats.pipeline import compute, publish
from psrstats.report import Run
from tests.attacker.commands import ran
from tests.continuity.made import made

MEASURES = """\
name,title,source,unit,per,numerator,denominator,polarity,children,public
visits,Visits made,care,,,,,high,no,
children,Children aged 0-17,care,,,,,,,yes
visits-rate,Rate of visits,,rate,10000,visits,children,high,no,
"""
TRENDS = """\
[report]
title = "Anytown"
area = "Anytown"
period = "{period}"
{more}
[[source]]
name = "care"
agency = "Social care"
file = "care.csv"

[[table]]
name = "years"
title = "Five years"
layout = "trends"
measures = ["visits", "visits-rate"]

[[table]]
name = "change"
title = "Change"
layout = "change"
measures = ["visits", "visits-rate"]
"""
BREAK = """
[[break]]
measure = "visits"
period = "2018-19"
reason = "Visits by telephone count from April 2018."
"""
VALUES = {"2015-16": 310, "2016-17": 322, "2017-18": 335, "2018-19": 512, "2019-20": 540}


def rows(*periods: str) -> str:
    lines = [f"Visits made,Anytown,{period},{VALUES[period]}" for period in periods]
    lines += [f"Children aged 0-17,Anytown,{period[:4]},10000" for period in periods]
    return "\n".join(["Measure,Area,Period,Value", *lines, ""])


def chain(folder: Path, *, last: str = "2019-20") -> Path:
    """Publish a report a year, each with its own year's figures only, held against the one before."""
    report, against = folder, ""
    for period in VALUES:
        more = f'against = "../{against}"\nprevious = "published"\n' if against else ""
        report = made(folder / period, rows(period), MEASURES, TRENDS.format(period=period, more=more))
        against = period
        if period == last:
            break
    return report


def cells(report: Path, table: str, measure: str) -> list[str]:
    (found,) = (one for one in compute(report).tables if one.name == table)
    return next([cell.shown for cell in row] for row in found.rows if row[0].text == measure)


def notes(report: Path, table: str) -> tuple[str, ...]:
    return next(one.notes for one in compute(report).tables if one.name == table)


def test_five_years_are_drawn_from_the_reports_before(tmp_path: Path) -> None:
    report = chain(tmp_path)
    assert cells(report, "years", "Visits made")[3:8] == ["310", "322", "335", "512", "540"]
    assert cells(report, "years", "Rate of visits")[3:8] == ["310.0", "322.0", "335.0", "512.0", "540.0"]
    assert cells(report, "years", "Rate of visits")[8] == "increasing"
    said = "2015-16, 2016-17, 2017-18, 2018-19: as published, where this year's files have no figure."
    assert said in notes(report, "years")
    figures = compute(report).figures
    row = figures.find("visits", area="Anytown", period="2016-17")
    assert row is not None
    assert figures.sources(row) == ("../2016-17/care.csv!care!D2",)


def test_as_many_years_are_drawn_as_the_table_says(tmp_path: Path) -> None:
    report, against, years = tmp_path, "", [f"{year}-{year % 100 + 1:02}" for year in range(2012, 2020)]
    for number, period in enumerate(years):
        more = f'against = "../{against}"\nprevious = "published"\n' if against else ""
        toml = TRENDS.format(period=period, more=more).replace('layout = "trends"', 'layout = "trends"\nyears = 8')
        rows = f"Measure,Area,Period,Value\nVisits made,Anytown,{period},{100 + 10 * number}\n"
        rows += f"Children aged 0-17,Anytown,{period[:4]},10000\n"
        report, against = made(tmp_path / period, rows, MEASURES, toml), period
    assert cells(report, "years", "Visits made")[3:11] == ["100", "110", "120", "130", "140", "150", "160", "170"]
    run = Run(report)
    (chart,) = (one for one in charts(compute(report).tables, run.edition.figures, run.settings) if one.name == "years")
    assert all(len(one.marks) == 8 for one in chart.panels)
    assert "since 2015-16" in chart.title  # the trend is that of the last five
    short = report / "psrstats.toml"
    short.write_text(short.read_text(encoding="utf-8").replace("years = 8\n", ""), encoding="utf-8")
    assert cells(report, "years", "Visits made")[3:8] == ["130", "140", "150", "160", "170"]


def test_years_of_another_layout_are_refused(tmp_path: Path) -> None:
    toml = TRENDS.format(period="2019-20", more="").replace('layout = "change"', 'layout = "change"\nyears = 8')
    done = ran("compute", made(tmp_path / "now", rows(*VALUES), MEASURES, toml))
    assert (done.status, done.out) == (2, "")
    assert "years are of the layout trends" in done.err


def test_the_latest_publication_of_a_year_is_taken(tmp_path: Path) -> None:
    report = chain(tmp_path)
    later = tmp_path / "2018-19" / "sources" / "care.csv"
    later.write_text(later.read_text(encoding="utf-8") + "Visits made,Anytown,2016-17,325\n", encoding="utf-8")
    assert cells(report, "years", "Visits made")[4] == "325"


def test_a_break_is_told_and_nothing_runs_across_it(tmp_path: Path) -> None:
    report = made(tmp_path / "now", rows(*VALUES), MEASURES, TRENDS.format(period="2019-20", more="") + BREAK)
    assert cells(report, "years", "Visits made")[3:8] == ["310", "322", "335", "512 [b]", "540"]
    assert cells(report, "years", "Rate of visits")[6] == "512.0 [b]"  # what is made of it breaks too
    assert cells(report, "years", "Rate of visits")[8] == "cannot be calculated"  # of two years
    assert "[b] break in time series." in notes(report, "years")
    assert "[b] 'Visits made' from 2018-19: Visits by telephone count from April 2018." in notes(report, "years")
    assert cells(report, "change", "Visits made")[3:6] == ["540", "512", "+28"]
    before = TRENDS.format(period="2018-19", more="") + BREAK
    across = made(tmp_path / "then", rows(*list(VALUES)[:4]), MEASURES, before)
    assert cells(across, "change", "Visits made")[3:7] == ["512 [b]", "335", "[x]", "[x]"]
    assert "[x] the series breaks at 2018-19." in notes(across, "change")


def test_a_chart_has_a_gap_at_a_break_and_says_so(tmp_path: Path) -> None:
    report = made(tmp_path / "now", rows(*VALUES), MEASURES, TRENDS.format(period="2019-20", more="") + BREAK)
    run = Run(report)
    (chart,) = (one for one in charts(compute(report).tables, run.edition.figures, run.settings) if one.name == "years")
    assert [one.breaks for one in chart.panels] == [(3,), (3,)]
    assert "The series breaks at 2018-19." in chart.alt
    assert publish(report).charts


def test_a_line_without_a_break_is_drawn_as_before() -> None:
    assert panel("A", "number", ["2018-19", "2019-20"], [mark("1"), mark("2")]).breaks == ()


AREAS = """\
[report]
title = "County"
area = "{area}"
period = "2021-22"
comparators = [{others}]

[[source]]
name = "care"
agency = "Social care"
file = "care.csv"

[[table]]
name = "change"
title = "Change"
layout = "change"
measures = ["visits", "visits-rate", "seen"]
"""
SPLIT = """
[[merge]]
area = "Countyshire"
parts = ["North", "West"]
period = "2021-22"
"""
SEEN = MEASURES + "seen,Seen in time,care,percent,,,,high,no,\n"
TWO = """\
Measure,Area,Period,Value
Visits made,Countyshire,2020-21,900
Visits made,North,2021-22,400
Visits made,West,2021-22,550
Children aged 0-17,Countyshire,2020,20000
Children aged 0-17,North,2021,9000
Children aged 0-17,West,2021,11000
Seen in time,Countyshire,2020-21,81%
Seen in time,North,2021-22,80%
Seen in time,West,2021-22,90%
"""


def test_a_county_that_split_is_added_up_where_it_can_be(tmp_path: Path) -> None:
    toml = AREAS.format(area="Countyshire", others='"North", "West"') + SPLIT
    report = made(tmp_path / "county", TWO, SEEN, toml)
    assert cells(report, "change", "Visits made")[3:6] == ["950", "900", "+50"]
    assert cells(report, "change", "Rate of visits")[3:6] == ["475.0", "450.0", "+25.0"]  # 950 of 20,000
    assert cells(report, "change", "Seen in time")[3:6] == ["[x]", "81%", "[x]"]
    assert "[x] only counts of North and West are added up." in notes(report, "change")
    found = compute(report).figures
    row = found.find("visits", area="Countyshire", period="2021-22")
    assert row is not None
    assert found.formula(row) == "400 + 550"


def test_a_new_area_has_nothing_of_its_own_before(tmp_path: Path) -> None:
    toml = AREAS.format(area="North", others='"West", "Countyshire"') + SPLIT
    report = made(tmp_path / "north", TWO, SEEN, toml)
    assert cells(report, "change", "Visits made")[3:6] == ["400", "[x]", "[x]"]
    assert "[x] sent for Countyshire as a whole only." in notes(report, "change")


def test_a_part_that_was_not_sent_leaves_the_whole_open(tmp_path: Path) -> None:
    toml = AREAS.format(area="Countyshire", others='"North", "West"') + SPLIT
    report = made(tmp_path / "county", TWO.replace("Visits made,West,2021-22,550\n", ""), SEEN, toml)
    assert cells(report, "change", "Visits made")[3] == "[x]"
    said = "[x] no figure of West, which Countyshire is made of, was sent."
    assert said in notes(report, "change")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('[[break]]\nmeasure = "visit"\nperiod = "2018-19"\nreason = "x"\n', "'visit' is no measure"),
        ('[[break]]\nmeasure = "visits"\nperiod = "soon"\nreason = "x"\n', "'soon' is not a period"),
        ('[[merge]]\narea = "A"\nparts = ["A", "B"]\nperiod = "2019-20"\n', "named twice"),
        ('[[merge]]\narea = "A"\nparts = ["B"]\nperiod = "2019-20"\n', "parts"),
    ],
)
def test_a_faulty_break_or_merger_is_told(more: str, says: str, tmp_path: Path) -> None:
    report = made(tmp_path / "now", rows(*VALUES), MEASURES, TRENDS.format(period="2019-20", more="") + more)
    done = ran("compute", report)
    assert (done.status, says in done.err) == (2, True), done.err


def test_the_parts_of_a_merged_area_stay_protected(tmp_path: Path) -> None:
    small = TWO.replace("North,2021-22,400", "North,2021-22,3").replace("Visits made", "Plans")
    measures = SEEN.replace("Visits made,care,,,,,high,no,", "Plans,care,,,,,,,")
    report = made(
        tmp_path / "county", small, measures, AREAS.format(area="Countyshire", others='"North", "West"') + SPLIT
    )
    figures = compute(report).figures
    shown = {}
    for area in ("North", "West", "Countyshire"):
        row = figures.find("visits", area=area, period="2021-22")
        assert row is not None
        shown[area] = figures.text(row)
    assert shown["North"] == "[c]"
    assert [shown["West"], shown["Countyshire"]].count("[c]") >= 1
    assert ran("attack", report).status == 0
