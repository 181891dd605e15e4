"""Sheets in which percentages told of one that was not shown: every set of counts is tried."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest

from tests.attacker.enumerating import Cell, Count, Of, Report, Share, Sheet, opened

Rows = Sequence[Sequence[Cell]]
NOW = "2019-20"


def measured(label: str, source: str = "care", **more: str) -> Mapping[str, str]:
    """Describe a measure by its heading: one with a % is a percentage."""
    said = label.replace("%", "share").lower()
    name = "-".join(re.findall(r"[a-z0-9]+", f"{source} {said}"))
    unit = "percent" if "%" in label else ""
    return {"name": name, "title": label, "source": source, "label": label, "unit": unit} | more


def wide(
    rows: Rows, true: Mapping[str, int], most: int, secrets: Mapping[str, Of], layout: str = "breakdown", **more: str
) -> Report:
    """Make a report of one sheet that has its measures in its columns; more: what is said of those but the first."""
    measures = [measured(str(label), **(more if at else {})) for at, label in enumerate(rows[0][1:])]
    return Report({"care": rows}, measures, true, dict.fromkeys(true, most), secrets, layout)


def long(rows: Rows, true: Mapping[str, int], most: int, secrets: Mapping[str, Of]) -> Report:
    """Make a report of one sheet that has its measures in its rows, periods over them."""
    measures = [measured(str(row[0])) for row in rows[1:]]
    return Report({"care": rows}, measures, true, dict.fromkeys(true, most), secrets, "listing")


def wards() -> Report:
    """5 of 33 and 2 of 21 were late, so that 7 of 54 tell of either; nothing but the wards says what all is of."""
    rows: Sheet = (
        ("Ward", "Reviews due", "On time %"),
        ("Abbey", 33, Share("a", 33)),
        ("Mill", 21, Share("b", 21)),
        ("Anytown", 54, Share("a + b", 54)),
    )
    return wide(rows, {"a": 20, "b": 19}, 54, {"late": "21 - b"}, "ranking")


def quarter_one_and_two() -> Report:
    quarters = (("in quarter 1", "a", 26), ("in quarter 2", "b", 53), ("year to date", "a + b", 79))
    due = [(f"Reviews due {when}", many) for when, _, many in quarters]
    late = [(f"Reviews late {when} %", Share(of, many)) for when, of, many in quarters]
    return long((("Measure", NOW), *due, *late), {"a": 12, "b": 3}, 79, {"b": "b"})


def a_count_of_all() -> Report:
    """22 of 30 girls, and 25 of all: three boys."""
    rows: Sheet = (
        ("Sex", "Reviews due", "Reviews late", "Reviews late %"),
        ("Boys", 55, Count("boys"), Share("boys", 55)),
        ("Girls", 30, "", Share("girls", 30)),
        ("All", 85, Count("boys + girls"), Share("boys + girls", 85)),
    )
    return wide(rows, {"boys": 3, "girls": 22}, 60, {"boys": "boys"})


def denied() -> Report:
    """23 of 51 boys were checked, and 57 of 82 were not: two girls were."""
    rows: Sheet = (
        ("Sex", "Health checks due", "Checked %", "Not checked %"),
        ("Boys", 51, Share("boys", 51), ""),
        ("Girls", 31, Share("girls", 31), ""),
        ("All", 82, "", Share("82 - boys - girls", 82)),
    )
    return wide(rows, {"boys": 23, "girls": 2}, 60, {"girls": "girls"})


def missed() -> Report:
    """10 of 21 boys came, and 16 of 33 missed theirs: of 12 girls, seven came and five did not."""
    rows: Sheet = (
        ("Sex", "Appointments", "Attended %", "Missed %"),
        ("Boys", 21, Share("boys", 21), ""),
        ("Girls", 12, Share("girls", 12), ""),
        ("All", 33, "", Share("33 - boys - girls", 33)),
    )
    return wide(rows, {"boys": 10, "girls": 7}, 33, {"girls who did not": "12 - girls"})


def two_ways() -> Report:
    """Percentages of one total by age and sex, with those of all boys, of all girls and of either age."""
    names = {"Under 10": ("a", "b"), "10 and over": ("c", "60 - a - b - c"), "All": ("a + c", "60 - a - c")}
    alls = {"Under 10": "a + b", "10 and over": "60 - a - b", "All": "60"}
    rows = [(age, Share(boys, 60), Share(girls, 60), Share(alls[age], 60)) for age, (boys, girls) in names.items()]
    sheets: Mapping[str, Sheet] = {
        "care": (("Age", "Boys %", "Girls %", "All %"), *rows),
        "all": (("Measure", NOW), ("Children with a plan", 60)),
    }
    plans = measured("Children with a plan", "all")
    measures = [plans, *(measured(f"{who} %", denominator=plans["name"]) for who in ("Boys", "Girls", "All"))]
    tables = ([one["name"] for one in measures[1:]],)
    most = {"a": 40, "b": 40, "c": 40}
    return Report(sheets, measures, {"a": 1, "b": 17, "c": 12}, most, {"a": "a"}, tables=tables)


def deaths() -> Report:
    """9.20 of 1,087 boys and 6.81 of 2,056 children that were born are ten and 14: four girls died."""
    sexes = (("Boys", "boys", 1087), ("Girls", "girls", 969), ("All", "boys + girls", 2056))
    lines = [(who, many, Share(of, many, 1000, 2, "")) for who, of, many in sexes]
    heads = ("Sex", "Live births", "Deaths per 1,000 births")
    return wide((heads, *lines), {"boys": 10, "girls": 4}, 60, {"girls": "girls"}, unit="rate", per="1000")


def rates_by_quarter() -> Report:
    quarters = [*((f"Q{n} {NOW}", of) for n, of in enumerate(("a", "b", "10", "8"), 1)), (NOW, "a + b + 18")]
    rates = [Share(of, 5210, 10_000, 1, "") for _, of in quarters]
    sheets: Mapping[str, Sheet] = {
        "care": (("Measure", *(name for name, _ in quarters)), ("Rate of plans", *rates)),
        "ons": (("Measure", "2019"), ("Children", 5210)),
    }
    measures = [measured("Rate of plans", unit="rate", per="10000"), measured("Children", "ons", public="yes")]
    tables = ((measures[0]["name"],),)
    return Report(sheets, measures, {"a": 1, "b": 11}, {"a": 60, "b": 60}, {"a": "a"}, "scorecard", tables=tables)


def younger() -> Report:
    rows: Sheet = (
        ("Measure", NOW),
        ("Children with a plan", 37),
        ("% aged under 5", Share("a", 37)),
        ("% aged under 10", Share("a + b", 37)),
    )
    return long(rows, {"a": 24, "b": 2}, 37, {"5 to 9": "b"})


def longer_counts() -> Report:
    waits = (("6", "a + b + c"), ("12", "b + c"), ("18", "c"))
    lines = [(f"Waiting over {many} weeks", Count(of)) for many, of in waits]
    rows: Sheet = (("Measure", NOW), ("Children waiting", 60), *lines)
    return long(rows, {"a": 19, "b": 5, "c": 6}, 40, {"12 to 18": "b"})


def exclusions() -> Report:
    """0.05 of 20 schools are one; of 76 schools 0.14 are 11, which 10 of 56 leave."""
    rows: Sheet = (
        ("Phase", "Schools", "Exclusions per school"),
        ("Primary", 56, Share("a", 56, 1, 2, "")),
        ("Secondary", 20, Share("b", 20, 1, 2, "")),
        ("All", 76, Share("a + b", 76, 1, 2, "")),
    )
    made = wide(rows, {"a": 10, "b": 1}, 60, {"b": "b"}, unit="score")
    schools = {**made.measures[0], "children": "no"}
    return Report(made.sheets, [schools, made.measures[1]], made.true, made.most, made.secrets)


def wards_share() -> Report:
    shares = (("Abbey", "a"), ("Mill", "b"), ("Park", "43 - a - b"))
    sheets: Mapping[str, Sheet] = {
        "care": (("Ward", "Share of contacts %"), *((ward, Share(of, 43)) for ward, of in shares)),
        "all": (("Measure", NOW), ("Contacts", 43)),
    }
    measures = [measured("Contacts", "all"), measured("Share of contacts %")]
    tables = ((measures[1]["name"],),)
    most = {"a": 43, "b": 43}
    return Report(sheets, measures, {"a": 3, "b": 17}, most, {"a": "a"}, "ranking", tables=tables)


def people_without_a_total() -> Report:
    people = {"0-4": 4633, "5-9": 4500}
    rates = (("0-4", "a", 4633), ("5-9", "b", 4500), ("All ages", "a + b", 9133))
    sheets: Mapping[str, Sheet] = {
        "care": (("Age", "Rate"), *((age, Share(of, many, 10_000, 1, "")) for age, of, many in rates)),
        "ons": (("Age", "Children"), *people.items()),
    }
    measures = [measured("Rate", unit="rate", per="10000"), measured("Children", "ons", public="yes")]
    return Report(sheets, measures, {"a": 3, "b": 17}, {"a": 60, "b": 60}, {"a": "a"})


SHEETS = (
    wards,
    quarter_one_and_two,
    a_count_of_all,
    denied,
    missed,
    two_ways,
    deaths,
    rates_by_quarter,
    younger,
    longer_counts,
    exclusions,
    wards_share,
    people_without_a_total,
)


@pytest.mark.parametrize("made", [make() for make in SHEETS], ids=[make.__name__ for make in SHEETS])
def test_nobody_works_out_the_few(made: Report) -> None:
    assert opened(made) == {}
