"""Every unit is known to every table, sentence, chart, check and explanation."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from psrstats.pipeline import compute, explain, publish, tell, validate
from psrstats.tables import LAYOUTS
from psrstats.units import DIVIDED, UNITS, Unit, said_of

OF_OTHERS = {"actions", "quotes", "survey"}  # the layouts of rows or answers of a sheet, and no measure of any unit
OF_SHEETS = [layout for layout in LAYOUTS if layout not in OF_OTHERS]
YEARS = ("2015-16", "2016-17", "2017-18", "2018-19", "2019-20")
SHEET = {"Portsmouth": (420, 415, 412, 410, "399.5"), "England": (400, 395, 390, 385, 380), "Cosham": (1, 2, 3, 4, 5)}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Make a report with a measure of each unit, in a table of each layout."""
    names = {unit: unit.replace(" ", "-") for unit in UNITS}
    tables = "".join(
        f'[[table]]\nname = "{layout}"\ntitle = "T"\nlayout = "{layout}"\nmeasures = {list(names.values())}\n'
        for layout in OF_SHEETS
    )
    (tmp_path / "psrstats.toml").write_text(
        '[report]\ntitle = "T"\narea = "Portsmouth"\nperiod = "2019-20"\ncomparators = ["England"]\n'
        f'areas = ["Cosham"]\n[[source]]\nname = "s"\nagency = "A"\nfile = "s.csv"\n{tables}',
        encoding="utf-8",
    )
    rows = [f"{name},Title of {name},s,{unit},{1000 if unit == 'rate' else ''},no" for unit, name in names.items()]
    measures = "\n".join(["name,title,source,unit,per,children", *rows])
    (tmp_path / "measures.csv").write_text(measures + "\n", encoding="utf-8")
    (tmp_path / "sources").mkdir()
    sent = [f"Measure,Area,{','.join(YEARS)}"]
    sent += [
        f"Title of {name},{area},{','.join(map(str, values))}"
        for name in names.values()
        for area, values in SHEET.items()
    ]
    (tmp_path / "sources" / "s.csv").write_text("\n".join(sent) + "\n", encoding="utf-8")
    return tmp_path


def test_each_unit_is_printed_drawn_said_checked_and_explained(report: Path) -> None:
    results = compute(report)
    assert {table.name for table in results.tables} == set(OF_SHEETS)
    [listing] = [table for table in results.tables if table.name == "listing"]
    printed = {row[0].text: (row[2].text, row[3].text) for row in listing.rows if "Cosham" not in row[0].text}
    assert printed["Title of days"] == ("days", "399.5")
    assert printed["Title of median-days"] == ("median days", "399.5")
    assert printed["Title of rate"] == ("per 1,000", "399.5")
    assert {chart.name for chart in publish(report).charts} >= {"ranking", "trends", "comparison"}
    said = {sentence.name: sentence.text for sentence in tell(report)}
    assert "399.5 days in 2019-20" in said["days"]
    assert "10.5 hours fewer" in said["hours"]
    for unit in UNITS:
        assert explain(report, unit.replace(" ", "-")).line.startswith("399.5")
    assert explain(report, "median-days").line == "399.5 days (median)"
    validate(report)


def test_no_two_units_are_headed_alike() -> None:
    assert get_args(Unit) == UNITS
    assert len({said_of(unit).heading for unit in UNITS}) == len(UNITS)
    assert [*DIVIDED] == ["percent", "rate", "ratio"]
