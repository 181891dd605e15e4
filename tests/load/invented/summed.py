"""Sheets that add up the quarters or months of a year, or hold two numbers in one cell."""

from __future__ import annotations

from tests.load.invented.laid import FULL, MISSING, MONTHS, PLANS, QUARTERS, Laid, Row, Want, Y, by_month, one, part


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
