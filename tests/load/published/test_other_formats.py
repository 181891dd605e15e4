"""Public health profiles, estimates of population, Nomis, Stat-Xplore, and a row an indicator."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from psrstats.load.published.formats import FORMATS

from .files import REPORT, figures, read, write

PROFILE = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,"
    "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator,Value note,Recent Trend"
).split(",")
INJURIES = "Hospital admissions caused by unintentional and deliberate injuries in children (aged 0 to 14 years)"


def profile(name: str, code: str, area: str, sex: str, age: str, period: str, *numbers: object) -> list[object]:
    return [1, name, "E92000001", "England", code, area, "UA", sex, age, "", "", period, *numbers, "", "Increasing"]


def test_profiles_by_indicator_sex_and_period(tmp_path: Path) -> None:
    rows: list[list[object]] = [[*PROFILE]]
    for period, sex in product(("2022/23", "2023/24"), ("Persons", "Male", "Female")):
        for code, area in (("E06000044", "Town"), ("E12000008", "South East region (statistical)")):
            rows.append(profile(INJURIES, code, area, sex, "<15 yrs", period, 80.5 + len(rows), 70, 90, 400, 50000))
        rows.append(profile("Smoking", "E06000044", "Town", sex, "18+", period, 12.5, 11, 14, 9, 70))
    write(tmp_path, "p.csv", rows)
    measures = [f"injuries,{INJURIES},,rate,10000", f"cases,Cases,{INJURIES} | Count,,"]
    frame, found, faults = read(tmp_path, "p.csv", measures)
    seen = figures(frame)
    assert (found, faults) == ((), ())
    assert seen["injuries", "Town", "2023-24"] == (90.5, "M11")
    assert seen["injuries", "South East", "2023-24"] == (91.5, "M12")
    assert seen["injuries", "Town", "Female", "2022-23"] == (87.5, "M8")
    assert seen["cases", "Town", "Male", "2023-24"] == (400, "P14")
    assert len(frame) == 2 * 12


def test_the_catalogue_knows_what_a_profile_calls_an_indicator(tmp_path: Path) -> None:
    row = profile(INJURIES, "E06000044", "Town", "Persons", "<15 yrs", "2023/24", 88.1, 80, 95, 400, 50000)
    write(tmp_path, "p.csv", [PROFILE, row])
    frame, _, faults = read(tmp_path, "p.csv", ["i,Injury admissions 0-14,,rate,10000"])
    assert faults == ()
    assert frame["value"].tolist() == [88.1]


@pytest.mark.parametrize(
    ("period", "figure"), [("2019-20", 7), ("2022-23", 7), ("2023-24", 9), ("2018-19", 7), ("2024-25", 9)]
)
def test_of_two_areas_of_one_name_the_one_of_its_day(tmp_path: Path, period: str, figure: float) -> None:
    """The county of Somerset ended on 31 March 2023, and the unitary authority of that name followed it."""
    rows: list[list[object]] = [[*PROFILE]]
    for year in range(2018, 2025):
        named = f"{year}/{(year + 1) % 100:02}"
        rows.append(profile("I", "E06000066", "Somerset", "Persons", "All", named, 9, 1, 9, 9, 9))
        rows.append(profile("I", "E10000027", "Somerset", "Persons", "All", named, 7, 1, 9, 7, 9))
    write(tmp_path, "p.csv", rows)
    frame, [told], _ = read(tmp_path, "p.csv", ["i,I,,score,"], 'title = "T"\narea = "Somerset"\nperiod = "2023-24"\n')
    seen = {period: value for (_, _, period), (value, _) in figures(frame).items()}
    assert seen[period] == figure
    assert len(frame) == 7
    assert told.name == "area-names"


def test_a_county_that_the_file_holds_alone_is_taken(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [*PROFILE],
        profile("I", "E10000027", "Somerset", "Persons", "All", "2023/24", 7, 1, 9, 7, 9),
    ]
    write(tmp_path, "p.csv", rows)
    frame, _, _ = read(tmp_path, "p.csv", ["i,I,,score,"], 'title = "T"\narea = "Somerset"\nperiod = "2023-24"\n')
    assert frame["value"].tolist() == [7]


def test_estimates_with_ages_across(tmp_path: Path) -> None:
    ages = [str(age) for age in range(90)] + ["90+"]
    head = ["Code", "Name", "Geography", "All ages", *ages]
    rows: list[list[object]] = [["MYE2: mid-2022 estimates of population"], [], [*head]]
    rows += [["E06000044", "TOWN", "Unitary Authority", 9100, *range(100, 191)]]
    rows += [["E92000001", "ENGLAND", "Country", 910000, *range(1000, 1091)]]
    write(tmp_path, "m.csv", rows)
    frame, _, faults = read(tmp_path, "m.csv", ["pop,All ages,,,"])
    seen = figures(frame)
    assert faults == ()
    assert seen["pop", "Town", "2022"] == (9100, "D4")
    assert seen["pop", "Town", "0", "2022"] == (100, "E4")
    assert seen["pop", "England", "90+", "2022"] == (1090, "CQ5")


def test_estimates_never_give_all_ages_for_an_age_band(tmp_path: Path) -> None:
    ages = [str(age) for age in range(91)]
    rows: list[list[object]] = [["Code", "Name", "Geography", "All ages", *ages]]
    write(tmp_path, "m.csv", [*rows, ["E06000044", "Town", "UA", 9100, *range(100, 191)]])
    _, _, [fault] = read(tmp_path, "m.csv", ["pop,Children aged 0-17,,,"])
    assert "no heading or row reads 'Children aged 0-17'" in str(fault)


def test_estimates_with_years_across(tmp_path: Path) -> None:
    head = ["ladcode23", "laname23", "country", "sex", "age", "population_2021", "population_2022"]
    rows: list[list[object]] = [[*head]]
    rows += [["E06000044", "Town", "E", sex, age, 100 + age, 200 + age] for sex, age in product("MF", range(3))]
    write(tmp_path, "m.csv", rows)
    frame, _, faults = read(tmp_path, "m.csv", ["pop,Population,,,"])
    assert faults == ()
    assert figures(frame)["pop", "Town", "Females | 2", "2022"] == (202, "G7")
    assert len(frame) == 12


def test_nomis_a_row_a_figure(tmp_path: Path) -> None:
    head = "DATE,DATE_NAME,DATE_CODE,GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GENDER,GENDER_NAME,C_AGE,C_AGE_NAME,"
    head += "MEASURES,MEASURES_NAME,OBS_VALUE,OBS_STATUS,RECORD_COUNT"
    rows: list[list[object]] = [[*head.split(",")]]
    for gender, age in product(("Total", "Male"), ("All ages", "Aged 0 to 15")):
        row = [2022, 2022, 2022, 1, "Town", "E06000044", 0, gender, 1, age, 20100, "Value", 500 + len(rows), "A", 4]
        rows.append([*row])
    write(tmp_path, "n.csv", rows)
    frame, _, faults = read(tmp_path, "n.csv", ["pop,Population,,,", "young,Young,Aged 0 to 15,,"])
    assert [fault.what for fault in faults] == ["no heading or row reads 'Population' (pop in measures.csv)."]
    assert figures(frame)["young", "Town", "2022"] == (502, "M3")
    assert figures(frame)["young", "Town", "Male", "2022"] == (504, "M5")
    frame, _, faults = read(tmp_path, "n.csv", ["pop,Population,,,"])
    assert faults == ()
    assert figures(frame)["pop", "Town", "2022"] == (501, "M2")


def test_nomis_a_column_a_category(tmp_path: Path) -> None:
    head = ["date", "geography", "geography code", "Age: Total", "Age: Aged 4 years and under"]
    write(tmp_path, "n.csv", [head, [2021, "Town", "E06000044", 900, 80], [2021, "England", "E92000001", 9000, 800]])
    frame, _, faults = read(tmp_path, "n.csv", ["young,Young,Age: Aged 4 years and under,,", "all,All,Age: Total,,"])
    assert faults == ()
    assert figures(frame)["young", "Town", "2021"] == (80, "E2")
    assert figures(frame)["all", "England", "2021"] == (9000, "D3")


def test_stat_xplore_periods_across(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Children in low income families"],
        ["Counting: Children in Relative Low Income Families"],
        [],
        ["Year", "2021/22", "Annotations", "2022/23", "Annotations"],
        ["National - Regional - LA - OAs"],
        ["Town", 4000, "", 4100, ""],
        ["England", 990000, "", "..", ""],
        ["Total", 994000, "", 995000, ""],
        [],
        ["Statistical disclosure control has been applied to this table."],
    ]
    write(tmp_path, "x.csv", rows)
    frame, _, faults = read(tmp_path, "x.csv", ["low,Children in relative low income families,,,"])
    assert faults == ()
    assert figures(frame) == {
        ("low", "Town", "2021-22"): (4000, "B6"),
        ("low", "Town", "2022-23"): (4100, "D6"),
        ("low", "England", "2021-22"): (990000, "B7"),
        ("low", "England", "2022-23"): ("x", "D7"),
    }


def test_stat_xplore_a_row_a_figure(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["National - Regional - LA - OAs", "Year", "Count"],
        ["Town", "2022/23", 4100],
        ["England", "2022/23", 9],
    ]
    write(tmp_path, "x.csv", rows)
    frame, _, _ = read(tmp_path, "x.csv", ["low,Low income,,,"])
    assert figures(frame)["low", "Town", "2022-23"] == (4100, "C2")


def test_a_row_an_indicator_takes_the_statistic_of_the_measure_s_unit(tmp_path: Path) -> None:
    head = ["area_code", "area_name", "indicator", "period", "measure", "unit", "value"]
    rows: list[list[object]] = [[*head]]
    for (ward, code), (kind, value) in product(
        (("Alder", "E05000001"), ("Birch", "E05000002")), (("Count", 210), ("Percentage", 19.5))
    ):
        rows.append([code, ward, "Children aged under 5", 2022, kind, "Persons", value])
    write(tmp_path, "w.csv", rows)
    measures = ["number,Children aged under 5,,,", "share,Children aged under 5,,percent,"]
    frame, _, faults = read(tmp_path, "w.csv", measures, REPORT)
    assert faults == ()
    assert figures(frame)["number", "Alder", "2022"] == (210, "G2")
    assert set(frame["value"][frame["measure"] == "share"]) == {19.5}
    assert set(frame["cell_unit"][frame["measure"] == "share"]) == {"percent"}


def test_every_format_says_what_it_is_and_what_it_needs() -> None:
    assert len({each.title for each in FORMATS}) == len(FORMATS)
    assert all(len(each.needs) > 1 and each.levels for each in FORMATS)
