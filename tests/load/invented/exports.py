"""Sheets as systems and national tables export them: days in titles, a period a figure, areas beside authorities."""

from __future__ import annotations

from tests.load.invented.laid import PLANS, TITLE, Laid, Row, Want, Y, all_of, both, one

DAYS = ("31 March 2019", "31 March 2020")


def _on_days(*areas: tuple[str, int]) -> Want:
    return {("plans", area, "", day, float(first + n)) for area, first in areas for n, day in enumerate(DAYS)}


def a_day_at_the_end_of_a_title() -> Laid:
    rows: list[Row] = [
        [f"{PLANS} by need, 31 March 2020"],
        ["Need", "Number", "%"],
        ["Neglect", 30, 60],
        ["All", 50, 100],
    ]
    return one(rows, {("plans", "Town", g, DAYS[1], v) for g, v in (("Neglect", 30.0), ("", 50.0))})


def a_name_that_says_a_day() -> Laid:
    rows: list[Row] = [
        ["Table C1: children with a protection plan at 31 March 2020"],
        ["", "Number"],
        ["England", 51510],
        ["Town", 30],
    ]
    laid = one(rows, {("plans", a, "", DAYS[1], v) for a, v in (("England", 51510.0), ("Town", 30.0))})
    return Laid(laid.sheets, laid.want, labels={"plans": "Children with a protection plan at 31 March"})


def when_a_report_was_run() -> Laid:
    rows: list[Row] = [["Local authority:", "Town"], ["Reporting period:", "01/04/2019 - 31/03/2020"]]
    rows += [["Report run:", "19 April 2020"], [], ["Measure", "Count"]]
    return one([*rows, *([t, both(m, Y[1])] for m, t in TITLE.items())], all_of(Y[1]))


def a_run_of_days_that_is_no_year() -> Laid:
    rows: list[Row] = [["Contacts 01/04/2019 - 31/12/2019"], ["Measure", "Count"], *([t, 9] for t in TITLE.values())]
    return one(rows, set(), told=True)


def each_figure_with_its_period() -> Laid:
    rows: list[Row] = [["Indicator", "Latest value", "Latest period", "Previous value", "Previous period"]]
    return one([*rows, *([t, both(m, Y[1]), "2019/20", both(m, Y[0]), "2018/19"] for m, t in TITLE.items())], all_of())


def each_period_before_its_figure() -> Laid:
    rows: list[Row] = [["Indicator", "Period", "Value", "Period before", "Value"]]
    return one([*rows, *([t, "2019/20", both(m, Y[1]), "2018/19", both(m, Y[0])] for m, t in TITLE.items())], all_of())


def a_day_over_years() -> Laid:
    rows: list[Row] = [
        ["", PLANS],
        ["31 March", "Number"],
        ["Town"],
        [2019, 30],
        [2020, 31],
        ["England"],
        [2019, 500],
        [2020, 501],
    ]
    return one(rows, _on_days(("Town", 30), ("England", 500)))


def year_ending_over_months() -> Laid:
    rows: list[Row] = [[PLANS, "Year ending"], ["Community safety partnership", "Mar-19", "Mar-20"]]
    rows += [["Town", 30, 31], ["Eastmere", 40, 41]]
    want = {
        ("plans", a, "", y, v)
        for a, n in (("Town", 30.0), ("Eastmere", 40.0))
        for y, v in zip(Y, (n, n + 1), strict=True)
    }
    return one(rows, want)


def days_with_points() -> Laid:
    rows: list[Row] = [["Measure", "31.03.19", "31.03.20"], [PLANS, 30, 31]]
    return one(rows, _on_days(("Town", 30)))


def an_authority_beside_england() -> Laid:
    rows: list[Row] = [[PLANS], ["", *DAYS], ["England", 500, 501], ["Portsmouth", 70, 71]]
    return one(rows, _on_days(("England", 500), ("Portsmouth", 70)))


def quarters_with_dashes() -> Laid:
    rows: list[Row] = [["Measure", "2019-20-Q1", "19/20 - Q2", "Q3-2019/20", "Q4 FY20"], [PLANS, 50, 53, 56, 59]]
    return one(rows, {("plans", "Town", "", f"Q{n} 2019-20", 47.0 + 3 * n) for n in (1, 2, 3, 4)})
