"""Sheets that add up the quarters or months of a year, or hold two numbers in one cell."""

from __future__ import annotations

from tests.load.invented.laid import (
    FULL,
    MISSING,
    MONTHS,
    PLANS,
    QUARTERS,
    TITLE,
    Laid,
    Row,
    Want,
    Y,
    all_of,
    both,
    by_month,
    by_sex,
    one,
    part,
)


def _missing(count: int = 4) -> Want:
    return {("missing", "Town", "", QUARTERS[n], float(part("missing", n))) for n in range(count)}


def quarters_and_their_total() -> Laid:
    rows: list[Row] = [["Dashboard 2019/20"], ["Measure", "Q1", "Q2", "Q3", "Q4", "Total"]]
    rows.append([MISSING, 20, 22, 24, 26, 92])
    return one(rows, _missing() | {("missing", "Town", "", Y[1], 92.0)})


def a_total_of_three_quarters() -> Laid:
    rows: list[Row] = [["Dashboard 2019/20"], ["Measure", "Q1", "Q2", "Q3", "Total"], [MISSING, 20, 22, 24, 66]]
    return one(rows, _missing(3), told=True)


def a_total_of_a_quarter_to_come() -> Laid:
    rows: list[Row] = [["Dashboard 2019/20"], ["Measure", "Q1", "Q2", "Q3", "Q4", "Total"]]
    rows += [[MISSING, 20, 22, 24, None, 66], ["Something else", 1, 2, 3, 4, 10]]
    return one(rows, _missing(3), told=True)


def a_total_of_who_had_a_plan() -> Laid:
    rows: list[Row] = [
        ["Dashboard 2019/20"],
        ["Measure", "Q1", "Q2", "Q3", "Q4", "Total"],
        [PLANS, 50, 53, 56, 59, 218],
    ]
    return one(rows, {("plans", "Town", "", QUARTERS[n], float(part("plans", n))) for n in range(4)}, told=True)


def months_down_and_their_total() -> Laid:
    rows: list[Row] = [
        ["Front door 2019/20"],
        ["Month", MISSING],
        *([m, part("missing", n)] for n, m in enumerate(MONTHS)),
    ]
    want = {w for w in by_month(0, len(FULL)) if w[0] == "missing"}
    return one([*rows, ["Total", 372]], want | {("missing", "Town", "", Y[1], 372.0)})


def totals_under_each_of_two_years() -> Laid:
    rows: list[Row] = [
        ["Measure", Y[0], *[None] * 4, Y[1], *[None] * 4],
        [None, *(*("Q1", "Q2", "Q3", "Q4", "Total"),) * 2],
    ]
    rows.append([MISSING, 11, 12, 13, 14, 50, 20, 22, 24, 26, 92])
    before = {("missing", "Town", "", f"Q{n + 1} {Y[0]}", 11.0 + n) for n in range(4)}
    totals = {("missing", "Town", "", y, v) for y, v in zip(Y, (50.0, 92.0), strict=True)}
    return one(rows, _missing() | before | totals, (0, 1, 0, 5), (0, 6, 0, 10))


def one_total_of_two_years() -> Laid:
    rows: list[Row] = [["Year", "Quarter", MISSING], *([y, f"Q{n}", 11 + n] for y in Y for n in (1, 2, 3, 4))]
    want = {("missing", "Town", "", f"Q{n} {y}", 11.0 + n) for y in Y for n in (1, 2, 3, 4)}
    return one([*rows, [None, "Total", 108]], want)


def a_number_and_its_share_in_a_cell() -> Laid:
    rows: list[Row] = [["Measure", "2018-19 n (%)", "2019-20 n (%)"], [PLANS, "207 (59.0%)", "235 (59%)"]]
    return one([*rows, [MISSING, "144 (41.0)", "160 (41)"]], all_of())


def shares_first_under_a_title_of_both() -> Laid:
    rows: list[Row] = [["% (number), 2019-20"], ["Measure", "Girls", "Boys"], [PLANS, "56% (131)", "44% (104)"]]
    rows.append([MISSING, "45% (72)", "55% (88)"])
    return one(rows, by_sex(Y[1]))


def two_numbers_in_a_cell_unsaid() -> Laid:
    return one(
        [["Measure", *Y], [PLANS, "207 (59%)", "235 (59%)"], [MISSING, "144 (41%)", "160 (41%)"]], set(), told=True
    )


def a_title_that_says_cumulative() -> Laid:
    rows: list[Row] = [["Dashboard 2019/20 (all figures cumulative)"], ["Measure", "Q1", "Q2", "Q3", "Q4"]]
    return one([*rows, [MISSING, 20, 42, 66, 92]], set(), told=True)


def weights_beside_the_number() -> Laid:
    rows: list[Row] = [["2019-20"], ["Measure", "Number", "Weight", "Score (1-5)"]]
    return one([*rows, *([t, both(m, Y[1]), 2, 4] for m, t in TITLE.items())], all_of(Y[1]), told=True)
