"""Percentages whose whole nobody sends, or only other figures tell: every set of counts is tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tests.attacker.enumerating import Cell, Count, Of, Report, Share, Sheet, opened
from tests.attacker.test_numerator_sheets import NOW, measured

Lines = Sequence[tuple[str, Cell]]
LATE = Share("late", "47 + late")
IN_TIME = Share(47, "47 + late")


def listed(sheets: Mapping[str, Lines], true: Mapping[str, int], secrets: Mapping[str, Of], **units: str) -> Report:
    """Make a report of sheets of one column; units: those of the sources of which not all are counts or percentages."""
    measures = [
        measured(label, source, **({"unit": units[source]} if source in units and "%" not in label else {}))
        for source, lines in sheets.items()
        for label, _ in lines
    ]
    named: dict[str, Sheet] = {source: (("Measure", NOW), *lines) for source, lines in sheets.items()}
    return Report(named, measures, true, dict.fromkeys(true, 60), secrets, "listing")


def card(*lines: tuple[str, Cell], late: int = 3) -> Report:
    """Make a report of one sheet that tells of those who were late."""
    return listed({"care": lines}, {"late": late}, {"late": "late"})


def apart(first: Lines, second: Lines, late: int = 3) -> Report:
    """Make a report of two sheets that together tell of those who were late."""
    return listed({"care": first, "board": second}, {"late": late}, {"late": "late"})


@pytest.mark.parametrize(
    "made",
    [
        card(("In time", 47), ("Late %", LATE)),
        card(("In time", 47), ("Visits", 33), ("Late %", LATE)),
        card(("Late %", LATE), ("Visits", 33), ("Reviews in time", 47)),
        card(("Reviews in time", 47), ("Reviews in time %", IN_TIME)),
        card(("Seen alone", 30), ("Seen with family", 17), ("Not seen %", LATE)),
        apart((("In time", 47), ("Late", Count("late"))), (("Late %", LATE),)),
        apart((("Reviews in time", 47),), (("Reviews in time %", IN_TIME),)),
        apart((("Red", Count("late")), ("Amber", 17), ("Green", 30)), (("Green %", Share(30, "47 + late")),)),
        card(("Red", Count("late")), ("Amber", 17), ("Green", 30), ("% green", Share(30, "47 + late"))),
    ],
)
def test_the_rest_of_a_whole_that_nobody_sends(made: Report) -> None:
    assert opened(made) == {}


def test_a_percentage_of_all_beside_one_of_boys() -> None:
    """20 boys and 23 children beside 47 and 77 in time: three girls."""
    rows: Sheet = (
        ("Sex", "Reviews in time", "Late %"),
        ("Boys", 47, Share("boys", "47 + boys")),
        ("Girls", 30, ""),
        ("All", 77, Share("boys + girls", "77 + boys + girls")),
    )
    measures = [measured("Reviews in time"), measured("Late %")]
    most = {"boys": 60, "girls": 60}
    assert opened(Report({"care": rows}, measures, {"boys": 20, "girls": 3}, most, {"girls": "girls"})) == {}


@pytest.mark.parametrize("lines", [2, 3])
def test_a_percentage_by_ward(lines: int) -> None:
    sent = (("Abbey", 47, "a"), ("Mill", 28, "b"), ("Park", 33, "7"))[:lines]
    rows: Sheet = (("Ward", "Seen", "Other %"), *((ward, seen, Share(of, f"{seen} + {of}")) for ward, seen, of in sent))
    measures = [measured("Seen"), measured("Other %")]
    most = {"a": 60, "b": 60}
    assert opened(Report({"care": rows}, measures, {"a": 3, "b": 11}, most, {"a": "a"}, "ranking")) == {}


@pytest.mark.parametrize(
    "made",
    [
        card(("Children referred", 120), ("Assessed %", Share(48, 120)), ("Assessed with a plan %", Share("late", 48))),
        card(
            ("Referrals", 80),
            ("Strategy discussions as % of referrals", Share(40, 80)),
            ("Conferences as % of strategy discussions", Share("late", 40)),
        ),
        card(("Care leavers", 40), ("In touch", 30), ("In touch, % of those eligible", Share(30, "40 - late"))),
        card(
            ("Good %", Share(20, "32 + late")),
            ("Requires improvement %", Share(12, "32 + late")),
            ("Inadequate %", Share("late", "32 + late")),
            ("Graded good", 20),
        ),
        card(("Reviews late % (n=50)", Share("late", 50)), ("Visits late % (n=64)", Share(20, 64))),
    ],
)
def test_a_whole_that_only_a_percentage_or_its_own_words_tell(made: Report) -> None:
    assert opened(made) == {}


@pytest.mark.parametrize("sent", [[], [("Park", "", Share("late", "45 + late"))]], ids=["none of it", "its share"])
def test_the_ward_of_which_no_count_is_sent(sent: Sequence[Sequence[Cell]]) -> None:
    """20 and 25 are 41.7% and 52.1% of 48."""
    wards = [(ward, many, Share(many, "45 + late")) for ward, many in (("Abbey", 20), ("Mill", 25))]
    rows: Sheet = (("Ward", "Plans", "% of all plans"), *wards, *sent)
    measures = [measured("Plans"), measured("% of all plans")]
    assert opened(Report({"care": rows}, measures, {"late": 3}, {"late": 60}, {"Park": "late"}, "ranking")) == {}


def test_so_much_for_each_of_few() -> None:
    """34 boys, 8.50 to each girl, are of four girls."""
    lines: Lines = (("Boys", 34), ("Boys to each girl", Share(34, "girls", 1, 2, "")))
    made = listed({"care": lines}, {"girls": 4}, {"girls": "girls"})
    ratio = {**made.measures[1], "unit": "ratio"}
    assert opened(Report(made.sheets, [made.measures[0], ratio], made.true, made.most, made.secrets, "listing")) == {}


def test_a_running_percentage() -> None:
    """8 of 20 by June, 11 of 45 by September: three since."""
    lines: Sheet = (
        ("Measure", f"Q1 {NOW}", f"Q2 {NOW}"),
        ("Reviews (year to date)", 20, 45),
        ("Late % (year to date)", Share("a", 20), Share("a + b", 45)),
    )
    measures = [measured("Reviews (year to date)"), measured("Late % (year to date)")]
    most = {"a": 45, "b": 45}
    assert opened(Report({"care": lines}, measures, {"a": 8, "b": 3}, most, {"b": "b"}, "scorecard")) == {}


QUARTERS = [f"Q{number} {NOW}" for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("sent", "true", "secret"),
    [
        ([Count("a"), Count("b"), "", Count("a + b")], {"a": 18, "b": 3}, "b"),
        ([Count("a"), 20, 25, Count("a + 45 + b")], {"a": 18, "b": 3}, "b"),
    ],
    ids=["the year so far", "the last of four"],
)
def test_some_quarters_of_a_year(sent: Sequence[Cell], true: Mapping[str, int], secret: str) -> None:
    rows: Sheet = (("Measure", *QUARTERS, NOW), ("Reviews late", *sent))
    most = dict.fromkeys(true, 40)
    made = Report({"care": rows}, [measured("Reviews late")], true, most, {secret: secret}, "scorecard")
    assert opened(made) == {}


@pytest.mark.parametrize("line", ["quarters", "wards"])
def test_a_percentage_that_is_not_sent(line: str) -> None:
    """8 of 20, and 11 of 45."""
    names = [*QUARTERS[:2], NOW] if line == "quarters" else ["Abbey", "Mill", "Anytown"]
    due, late = (20, 25, 45), (Share("a", 20), "", Share("a + b", 45))
    lines: Sheet = (("Measure" if line == "quarters" else "Ward", *names), ("Reviews due", *due), ("Late %", *late))
    if line == "wards":
        lines = tuple(zip(*lines, strict=True))
    measures, most = [measured("Reviews due"), measured("Late %")], {"a": 25, "b": 25}
    layout = "ranking" if line == "wards" else "scorecard"
    assert opened(Report({"care": lines}, measures, {"a": 8, "b": 3}, most, {"b": "b"}, layout)) == {}


def test_those_of_whom_two_percentages_say_nothing() -> None:
    """20 and 20 of 40 in one line, 25 and 12 in another: three did not know."""
    rows: Sheet = (
        ("Question", "Replies", "Yes %", "No %"),
        ("Safe", 40, Share("yes", 40), Share("no", 40)),
        ("Heard", 40, "50.0%", "50.0%"),
    )
    measures = [measured("Replies"), measured("Yes %"), measured("No %")]
    most = {"yes": 40, "no": 40}
    secrets = {"do not know": "40 - yes - no"}
    assert opened(Report({"care": rows}, measures, {"yes": 25, "no": 12}, most, secrets)) == {}


def test_a_gap_to_a_target_in_another_sheet_than_its_whole() -> None:
    """95% less 1.1 points of 33 are 31."""
    made = listed(
        {
            "care": [("Visits due", 33)],
            "board": [("Visits in time, target %", "95%"), ("Visits in time, gap", Share("so", 33, 100, 1, "", 95))],
        },
        {"so": 31},
        {"late": "33 - so"},
        board="score",
    )
    assert opened(made) == {}


def test_rates_whose_counts_another_sheet_adds_up() -> None:
    """33 plans less 50.0 per 10,000 of 6,000 children leave three."""
    people = {"North": 4000, "South": 6000, "Anytown": 10_000}
    rates = (("North", Share("a", 4000, 10_000, 1, "")), ("South", Share("b", 6000, 10_000, 1, "")))
    sheets: Mapping[str, Sheet] = {
        "care": (("Locality", "Rate"), *rates),
        "ons": (("Locality", "Children"), *people.items()),
        "all": (("Measure", NOW), ("Plans", Count("a + b"))),
    }
    rate = measured("Rate", unit="rate", per="10000")
    measures = [rate, measured("Children", "ons", public="yes"), measured("Plans", "all")]
    most = {"a": 60, "b": 60}
    tables = ((rate["name"],),)
    made = Report(sheets, measures, {"a": 3, "b": 30}, most, {"a": "a"}, "ranking", tables=tables)
    assert opened(made) == {}
