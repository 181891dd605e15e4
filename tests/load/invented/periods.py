"""Sheets whose periods, rates or flows are said in part only: halves, pooled years, a rate in the title."""

from __future__ import annotations

from tests.load.invented.laid import (
    FULL,
    PLANS,
    QUARTERS,
    TITLE,
    WARDS,
    Laid,
    Row,
    Y,
    all_of,
    both,
    by_month,
    by_quarter,
    by_ward,
    one,
    part,
    ward,
)  # fmt: skip


def change_row_below() -> Laid:
    rows: list[Row] = [["Year", *TITLE.values()], *([y, *(both(m, y) for m in TITLE)] for y in Y)]
    rows.append(["Percentage change since 2018-19", "13.5%", "11.1%"])
    return one(rows, all_of(), told=True)


def halves_and_the_year() -> Laid:
    rows: list[Row] = [["Measure", "H1 2019-20", "H2 2019-20", "2019-20"]]
    rows += [[t, 30 + n, 40 + n, both(m, Y[1])] for n, (m, t) in enumerate(TITLE.items())]
    halves = {
        (m, "Town", "", f"H{h} 2019-20", float(b + n)) for n, m in enumerate(TITLE) for h, b in ((1, 30), (2, 40))
    }
    return one(rows, all_of(Y[1]), told=True, beside=halves)


def up_to_each_quarter() -> Laid:
    heads = ["Q1", "Q1-Q2", "Q1-Q3", "Q1-Q4"]
    rows: list[Row] = [
        ["Scorecard 2019/20"],
        ["Measure", *heads],
        *([t, *(30 + n for n in range(4))] for t in TITLE.values()),
    ]
    return one(
        rows,
        {(m, "Town", "", QUARTERS[0], 30.0) for m in TITLE},
        told=True,
        beside={(m, "Town", "", "2019-20", 33.0) for m in TITLE},
    )


def pooled_beside_years() -> Laid:
    rows: list[Row] = [["Ward", *Y, "Total 2018-19 to 2019-20"]]
    rows = [[PLANS], *rows, *([w, *(ward(w, y) for y in Y), sum(ward(w, y) for y in Y)] for w in WARDS)]
    pooled = {("plans", w, "", "2018-19 to 2019-20", float(sum(ward(w, y) for y in Y))) for w in WARDS}
    return one(rows, by_ward() | pooled)


def rate_named_in_the_title_only() -> Laid:
    rows: list[Row] = [
        [f"{PLANS}: rate per 10,000 children"],
        ["Ward", *Y],
        *([w, 41.2 + n, 44.5 + n] for n, w in enumerate(WARDS)),
    ]
    return one(rows, set(), told=True)


def rate_named_by_the_sheet_only() -> Laid:
    head: Row = ["Ward", *Y]
    counts: list[Row] = [[PLANS], head, *([w, *(ward(w, y) for y in Y)] for w in WARDS)]
    rates: list[Row] = [[PLANS], head, *([w, 41.2 + n, 44.5 + n] for n, w in enumerate(WARDS))]
    return Laid({"Number": counts, "Rate per 10,000": rates}, by_ward())


def flow_of_plans() -> Laid:
    rows: list[Row] = [["Ward", "At 31 March 2019", "Started", "Ended", "At 31 March 2020"]]
    rows = [[PLANS], *rows, *([w, ward(w, Y[0]), 10 + n, 8 + n, ward(w, Y[1])] for n, w in enumerate(WARDS))]
    days = {Y[0]: "31 March 2019", Y[1]: "31 March 2020"}
    return one(rows, {(m, a, g, days[y], v) for m, a, g, y, v in by_ward()}, told=True)


def spans_of_months() -> Laid:
    rows: list[Row] = [
        ["Measure", "Apr-Jun 19", "Jul-Sep 19", "April to September 2019"],
        *([t, part(m, 0), part(m, 1), 99] for m, t in TITLE.items()),
    ]
    half = {(m, "Town", "", "April to September 2019", 99.0) for m in TITLE}
    return one(rows, by_quarter(2), told=True, beside=half)


def school_years_in_the_title() -> Laid:
    rows: list[Row] = [
        ["Exclusions by academic year"],
        ["Measure", "2018/19", "2019/20"],
        *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items()),
    ]
    return one(rows, {(m, a, g, f"academic {y}", v) for m, a, g, y, v in all_of()})


def share_named_in_the_title_only() -> Laid:
    rows: list[Row] = [[f"% of {PLANS.lower()}"], ["Ward", *Y], *([w, 33.1 + n, 32.2 + n] for n, w in enumerate(WARDS))]
    return one(rows, set(), told=True)


def calendar_months_of_full_names() -> Laid:
    rows: list[Row] = [
        ["Month", "Year", *TITLE.values()],
        *([FULL[n], 2019, *(part(m, n) for m in TITLE)] for n in range(6)),
    ]
    return one(rows, by_month(0, 6))


def quarters_with_their_months() -> Laid:
    heads = ("Q1 (Apr-Jun 2019)", "Quarter ending September 2019", "3 months to 31 December 2019")
    rows: list[Row] = [["Measure", *heads], *([t, *(part(m, n) for n in range(3))] for m, t in TITLE.items())]
    return one(rows, by_quarter(3))


def a_projected_year() -> Laid:
    rows: list[Row] = [["Measure", Y[0], "2019-20 (projected)"], *([t, both(m, Y[0]), 99] for m, t in TITLE.items())]
    return one(rows, all_of(Y[0]), told=True)


def financial_years_of_one_number() -> Laid:
    rows: list[Row] = [["Financial year", *TITLE.values()], [2018, 207, 144], [2019, 235, 160]]
    return one(rows, set(), told=True)


def letters_run_on_to_years() -> Laid:
    rows: list[Row] = [["Measure", "2018-19a", "2019-20b"], *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())]
    return one(rows, all_of())


def six_months_beside_the_year() -> Laid:
    heads = ("6 months to September 2019", "2019-20")
    rows: list[Row] = [["Measure", *heads], *([t, 30, both(m, Y[1])] for m, t in TITLE.items())]
    return one(rows, all_of(Y[1]), told=True)
