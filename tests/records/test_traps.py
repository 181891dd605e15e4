"""Each trap of a log as a worked example, its answer worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.logs import count, counted, described

HEAD = "Child,Date\n"
EPISODES = "Child,Start,End\n"
OFTEN = "often 3 in 90 days"


def test_both_ends_of_the_period_count(tmp_path: Path) -> None:
    # 31 March 2019 and 1 April 2020 are outside; 1 April 2019 and 31 March 2020 are inside: two events of two children.
    text = HEAD + "A,31/03/2019\nA,01/04/2019\nB,31/03/2020\nC,01/04/2020\n"
    assert count(tmp_path, text, ["events", "children"]) == [2, 2]


def test_the_last_minute_of_the_period_is_in_it(tmp_path: Path) -> None:
    text = HEAD + "A,31/03/2020 23:59\nB,01/04/2020 00:00\nC,01/04/2019 00:00\n"
    assert count(tmp_path, text, "events") == 2


@pytest.mark.parametrize(
    ("fourth", "answer"),
    [
        ("29/06/2019", 1),  # 1 April is day 1, so 29 June is day 90: 30 + 31 + 29
        ("30/06/2019", 0),  # day 91
    ],
)
def test_90_days_are_counted_with_both_ends(fourth: str, answer: int, tmp_path: Path) -> None:
    assert count(tmp_path, HEAD + f"A,01/04/2019\nA,02/04/2019\nA,03/04/2019\nA,{fourth}\n", OFTEN) == answer


def test_90_days_over_a_leap_day(tmp_path: Path) -> None:
    # From 1 January 2020: 31 + 29 days to the end of February, and 30 of March are 90. Without a leap day, the 31st.
    leap = HEAD + "A,01/01/2020\nA,01/01/2020\nA,02/01/2020\nA,30/03/2020\n"
    assert count(tmp_path, leap, OFTEN) == 1
    assert count(tmp_path, leap.replace("30/03", "31/03"), OFTEN) == 0


def test_often_is_more_than_so_many(tmp_path: Path) -> None:
    three = HEAD + "A,01/05/2019\nA,02/05/2019\nA,03/05/2019\n"
    assert count(tmp_path, three, OFTEN) == 0
    assert count(tmp_path, three + "A,03/05/2019\n", OFTEN) == 1


def test_the_first_of_often_may_lie_before_the_period_and_the_last_not_after(tmp_path: Path) -> None:
    before = HEAD + "A,10/03/2019\nA,11/03/2019\nA,12/03/2019\nA,01/04/2019\n"
    assert count(tmp_path, before, OFTEN) == 1
    after = HEAD + "A,01/03/2020\nA,11/03/2020\nA,31/03/2020\nA,01/04/2020\n"
    assert count(tmp_path, after, OFTEN) == 0


@pytest.mark.parametrize(
    ("earlier", "later", "again", "of"),
    [
        ("28/02/2019", "29/02/2020", 1, 1),  # 12 months before 29 February 2020 is 28 February 2019
        ("27/02/2019", "29/02/2020", 0, 1),
        ("31/05/2018", "31/05/2019", 1, 1),
        ("30/05/2018", "31/05/2019", 0, 1),
        ("31/05/2019", "31/05/2019", 0, 2),  # the same day is not earlier
        ("30/05/2019", "31/05/2019", 1, 2),
        ("31/03/2020", "01/04/2020", 0, 1),
    ],
)
def test_again_within_12_months(earlier: str, later: str, again: int, of: int, tmp_path: Path) -> None:
    settings = described(tmp_path, {"again": "again within 12 months"})
    (tmp_path / "sources" / "log.csv").write_text(HEAD + f"A,{earlier}\nA,{later}\n", encoding="utf-8")
    found, _, _ = counted(settings)
    assert found["again-counted", "", "", "2019-20"] == again
    assert found["again-of", "", "", "2019-20"] == of
    assert settings.measures["again"].made_of == ("again-counted", "again-of")


def test_one_month_before_the_end_of_march(tmp_path: Path) -> None:
    # A month before 31 March 2020 is 29 February 2020, the last day of that month.
    text = HEAD + "A,29/02/2020\nA,31/03/2020\nB,28/02/2020\nB,31/03/2020\n"
    assert count(tmp_path, text, "number again within 1 month") == 1


def test_again_ever(tmp_path: Path) -> None:
    text = HEAD + "A,01/01/2001\nA,01/05/2019\nB,01/05/2019\nB,01/05/2019\n"
    assert count(tmp_path, text, ["number again ever", "number again within 12 months"]) == [1, 0]


def test_the_same_child_twice_a_day_is_two_events_of_one_child(tmp_path: Path) -> None:
    text = HEAD + "A,05/05/2019\nA,05/05/2019\n"
    assert count(tmp_path, text, ["events", "children", "number again ever"]) == [2, 1, 0]


def test_a_child_who_moves_ward_counts_in_each_and_once_in_all(tmp_path: Path) -> None:
    settings = described(tmp_path, {"children": "children", "events": "events"}, by="ward")
    text = "Child,Date,Ward\nA,05/05/2019,Fratton\nA,06/05/2019,Copnor\nB,06/05/2019,Copnor\n"
    (tmp_path / "sources" / "log.csv").write_text(text, encoding="utf-8")
    found, _, _ = counted(settings)
    of = {(name, area): value for (name, area, _, period), value in found.items() if period == "2019-20"}
    assert of == {
        ("children", ""): 2, ("children", "Fratton"): 1, ("children", "Copnor"): 2,
        ("events", ""): 3, ("events", "Fratton"): 1, ("events", "Copnor"): 2,
    }  # fmt: skip


def test_often_counts_in_the_ward_of_the_fourth(tmp_path: Path) -> None:
    settings = described(tmp_path, {"often": OFTEN}, by="ward")
    text = "Child,Date,Ward\n" + "A,05/05/2019,Fratton\n" * 3 + "A,06/05/2019,Copnor\n"
    (tmp_path / "sources" / "log.csv").write_text(text, encoding="utf-8")
    found, _, _ = counted(settings)
    assert found["often", "Copnor", "", "2019-20"] == 1
    assert found["often", "Fratton", "", "2019-20"] == 0


def test_an_end_before_its_start_is_neither_open_nor_long_nor_in_time(tmp_path: Path) -> None:
    text = EPISODES + "A,10/05/2019,09/05/2019\n"
    counts = ["events", "open at", "lasting 24 hours", "number in time 10 days", "due in 10 days"]
    assert count(tmp_path, text, counts) == [1, 0, 0, 0, 0]


def test_an_end_missing_is_open_and_late(tmp_path: Path) -> None:
    text = EPISODES + "A,10/05/2019,\nB,10/05/2019,12/05/2019\n"
    counts = ["open at", "lasting 24 hours", "number in time 10 days", "due in 10 days"]
    assert count(tmp_path, text, counts) == [1, 1, 1, 2]


@pytest.mark.parametrize(("end", "answer"), [("30/03/2020", 0), ("31/03/2020", 0), ("01/04/2020", 1), ("", 1)])
def test_open_at_the_end_of_the_period(end: str, answer: int, tmp_path: Path) -> None:
    assert count(tmp_path, EPISODES + f"A,31/03/2020,{end}\nB,01/04/2020,\n", "open at") == answer


def test_a_child_with_two_open_episodes_is_open_once(tmp_path: Path) -> None:
    assert count(tmp_path, EPISODES + "A,01/05/2019,\nA,01/06/2019,\nB,01/05/2010,\n", "open at") == 2


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        ("10/05/2019 08:00", "11/05/2019 08:00", 0),  # 24 hours exactly
        ("10/05/2019 08:00", "11/05/2019 08:01", 1),
        ("26/10/2019 20:00", "27/10/2019 19:30", 1),  # the clock goes back: 23.5 hours by the clock, 24.5 in truth
        ("26/10/2019 20:00", "27/10/2019 19:00", 0),  # 24 hours exactly
        ("30/03/2019 20:00", "31/03/2019 20:30", 0),  # the clock goes on: 24.5 hours by the clock, 23.5 in truth
        ("30/04/2019 20:00", "31/03/2019 20:30", 0),
    ],
)
def test_lasting_24_hours_to_the_minute(start: str, end: str, answer: int, tmp_path: Path) -> None:
    in_period = "" if "/03/2019" not in start else 'previous = "2017-18"'
    period = "2018-19" if in_period else "2019-20"
    assert count(tmp_path, EPISODES + f"A,{start},{end}\n", "lasting 24 hours", period=period) == answer


def test_lasting_24_hours_where_only_days_are_there(tmp_path: Path) -> None:
    # From midnight to midnight, one day is 24 hours, not more; the night on which the clock goes back is no longer.
    text = (
        EPISODES
        + "A,10/05/2019,11/05/2019\nB,10/05/2019,12/05/2019\nC,26/10/2019,27/10/2019\nD,27/10/2019,28/10/2019\n"
    )
    assert count(tmp_path, text, "lasting 24 hours") == 1


@pytest.mark.parametrize(
    ("start", "end", "in_time"),
    [
        # Good Friday was 19 April, Easter Monday 22: day 0 is Wednesday 17, day 1 Thursday 18, day 2 Tuesday 23.
        ("17/04/2019", "23/04/2019", 1),
        ("17/04/2019", "24/04/2019", 0),
        ("20/04/2019", "24/04/2019", 1),  # from a Saturday: day 1 is Tuesday 23, day 2 Wednesday 24
        ("24/12/2019", "30/12/2019", 1),  # 25 and 26 are bank holidays: 27 is day 1, Monday 30 day 2
        ("24/12/2019", "31/12/2019", 0),
    ],
)
def test_working_days_of_england(start: str, end: str, in_time: int, tmp_path: Path) -> None:
    text = EPISODES + f"A,{start},{end}\n"
    assert count(tmp_path, text, ["number in time 2 working days", "due in 2 working days"]) == [in_time, 1]


def test_the_early_may_bank_holiday_of_2020_was_a_friday(tmp_path: Path) -> None:
    # Friday 8 May 2020, not Monday 4: from Thursday 30 April, day 5 is Thursday 7 May, day 6 Monday 11.
    text = EPISODES + "A,30/04/2020,11/05/2020\n"
    assert count(
        tmp_path, text, ["number in time 6 working days", "number in time 5 working days"], period="2020-21"
    ) == [
        1,
        0,
    ]


def test_what_fell_due_in_the_period_is_judged_by_its_due_date(tmp_path: Path) -> None:
    # Due 10 days later: 22 March 2019 falls due on 1 April 2019; 22 March 2020 on 1 April 2020, in the next period.
    text = EPISODES + "A,22/03/2019,31/03/2019\nB,22/03/2020,23/03/2020\nC,21/03/2020,\n"
    assert count(tmp_path, text, ["due in 10 days", "number in time 10 days"]) == [2, 1]


def test_how_long_by_the_day_of_the_end(tmp_path: Path) -> None:
    # Days of those that ended in the period: 1, 2, 4, 10. The median is 3, the quartiles 1.75 and 5.5.
    text = (
        EPISODES
        + "A,31/03/2019,01/04/2019\nB,02/05/2019,04/05/2019\nC,01/06/2019,05/06/2019\nD,01/06/2019,11/06/2019\n"
    )
    text += "E,30/03/2020,01/04/2020\nF,01/05/2019,\n"
    counts = ["median days", "lower quartile days", "upper quartile days"]
    assert count(tmp_path, text, counts) == [3, 1.75, 5.5]


def test_age_is_that_at_the_event(tmp_path: Path) -> None:
    # Born 1 April 2002: 17 on 30 March 2020. Born 29 February 2004: 15 on 28 February 2020, 16 the day after.
    settings = described(tmp_path, {"events": "events"}, by="age")
    text = "Child,Date,DOB\nA,30/03/2020,01/04/2002\nB,28/02/2020,29/02/2004\nB,29/02/2020,29/02/2004\n"
    text += "C,28/02/2020,01/03/2019\nD,28/02/2020,28/02/2019\nE,28/02/2020,\nF,31/03/2020,31/03/2002\n"
    (tmp_path / "sources" / "log.csv").write_text(text, encoding="utf-8")
    found, _, _ = counted(settings)
    bands = {group: value for (_, _, group, period), value in found.items() if period == "2019-20" and group}
    assert bands == {
        "Under 1": 1, "1 to 4": 1, "10 to 15": 1, "16 to 17": 2, "18 and over": 1, "Not known": 1,
    }  # fmt: skip


def test_a_date_is_read_however_it_is_typed(tmp_path: Path) -> None:
    days = [
        "05/06/2019",
        "5.6.19",
        "2019-06-05",
        "5 June 2019",
        "5-Jun-2019",
        "Wed 5 Jun 2019",
        "43621",
        "2019-06-05T10:00:00",
    ]
    text = HEAD + "".join(f"C{at},{day}\n" for at, day in enumerate([*days, "13/06/2019"]))
    assert count(tmp_path, text, "events", period="Q1 2019-20") == len(days) + 1
    assert count(tmp_path, text, "events", period="5 June 2019") == len(days)


def test_month_first_dates_are_read_so_where_their_days_tell(tmp_path: Path) -> None:
    # 06/13/2019 has no thirteenth month, so 05/06/2019 beside it is 6 May.
    text = HEAD + "A,06/13/2019\nB,05/06/2019\n"
    assert count(tmp_path, text, "events", period="6 May 2019") == 1
    assert count(tmp_path, HEAD + "B,05/06/2019\n", "events", period="6 May 2019") == 0
    assert count(tmp_path, HEAD + "B,05/06/2019\n", "events", period="6 May 2019", more='dates = "month first"') == 1


def test_an_identifier_is_the_same_with_spaces_around_it(tmp_path: Path) -> None:
    assert count(tmp_path, HEAD + "12,05/06/2019\n 12 ,06/06/2019\n", "children") == 1


def test_a_row_without_a_child_is_an_event_of_no_child(tmp_path: Path) -> None:
    text = HEAD + ",05/06/2019\n,06/06/2019\nA,07/06/2019\n"
    assert count(tmp_path, text, ["events", "children", "number again ever", OFTEN]) == [3, 1, 0, 0]


def test_a_log_of_no_rows_counts_none(tmp_path: Path) -> None:
    assert count(tmp_path, EPISODES, ["events", "children", OFTEN, "open at", "due in 10 days"]) == [0, 0, 0, 0, 0]


def test_values_that_differ_in_spelling_are_one(tmp_path: Path) -> None:
    more = 'values = { "CSE" = "Exploitation" }'
    settings = described(tmp_path, {"children": "children"}, by="Kind", more=more)
    text = "Child,Date,Kind\nA,05/06/2019,CSE\nA,05/06/2019,exploitation\nB,05/06/2019, Neglect\nC,05/06/2019,neglect\n"
    (tmp_path / "sources" / "log.csv").write_text(text, encoding="utf-8")
    found, _, _ = counted(settings)
    kinds = {group: value for (_, _, group, _), value in found.items() if group}
    assert kinds == {"Exploitation": 1, "Neglect": 2}
