"""Sheets as national releases, profiles and scorecards lay them: marks, abbreviations, parts of a year in a title."""

from __future__ import annotations

from tests.load.invented.laid import (
    FULL,
    MONTHS,
    PLANS,
    QUARTERS,
    SEX,
    TITLE,
    WARDS,
    Laid,
    Row,
    Y,
    all_of,
    both,
    by_month,
    by_ward,
    one,
    part,
    sex,
    ward,
)  # fmt: skip

DAYS = ("31 March 2019", "31 March 2020")


def days_in_six_digits() -> Laid:
    rows: list[Row] = [
        ["Measure", "As at 31.03.19", "As at 31.03.20"],
        *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items()),
    ]
    return one(rows, {(m, "Town", "", d, float(both(m, y))) for m in TITLE for d, y in zip(DAYS, Y, strict=True)})


def days_that_nobody_can_read() -> Laid:
    rows: list[Row] = [
        ["Measure", "31st.3.'19", "31st.3.'20"],
        *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items()),
    ]
    return one(rows, set(), told=True)


def notes_in_round_brackets() -> Laid:
    rows: list[Row] = [["Measure (1)", "2018-19 (2)", "2019-20 (2)(3)"]]
    rows += [[f"{t}(4)", *(both(m, y) for y in Y)] for m, t in TITLE.items()]
    return one([*rows, [], ["(2) Revised."]], all_of())


def comparators_in_capitals() -> Laid:
    rows: list[Row] = [["Measure", "Y2019-20", None, None, None], [None, "Town", "SN", "SE", "Eng"]]
    rows[0][1] = Y[1]
    rows += [[t, both(m, Y[1]), 7001 + n, 8001 + n, 9001 + n] for n, (m, t) in enumerate(TITLE.items())]
    others = (("South East", 8001), ("England", 9001))
    want = all_of(Y[1]) | {(m, a, "", Y[1], float(v + n)) for n, m in enumerate(TITLE) for a, v in others}
    beside = {(m, "Statistical neighbours", "", Y[1], 7001.0 + n) for n, m in enumerate(TITLE)}
    return one(rows, want, (0, 1, 0, 4), beside=beside)


def counts_like_years() -> Laid:
    rows: list[Row] = [[PLANS], ["Ward", *Y], ["Alder", 2019, 2047], ["Birch", 1999, 2001], ["Cedar", 2020, 2021]]
    want = {("plans", str(w), "", y, float(v)) for w, *of in rows[2:] for y, v in zip(Y, of, strict=True)}
    return one(rows, want)


def counts_like_years_without_a_corner() -> Laid:
    rows: list[Row] = [[None, "Girls", "Boys"], [PLANS, 2033, 412], [TITLE["missing"], 305, 2019]]
    return one(rows, {
        (m, "Town", g, Y[1], float(v)) for m, (_, *of) in zip(TITLE, rows[1:], strict=True)
        for g, v in zip(SEX, of, strict=True)
    })  # fmt: skip


def rates_per_ten_k() -> Laid:
    rows: list[Row] = [[f"{PLANS} by ward, 2019-20"], ["Ward", "n", "per 10k"]]
    rows += [[w, ward(w, Y[1]), 40.5 + n] for n, w in enumerate(WARDS)]
    return one(rows, by_ward(years=Y[1:]))


def ranks_below() -> Laid:
    rows: list[Row] = [["2019-20", *TITLE.values()], ["Town", *(both(m, Y[1]) for m in TITLE)], ["England", 9001, 9002]]
    rows += [["Rank in England", 44, 51], ["National quartile", "B", "C"], ["LA rank", 7, 8]]
    return one(rows, all_of(Y[1]) | {(m, "England", "", Y[1], 9001.0 + n) for n, m in enumerate(TITLE)})


def a_sheet_a_quarter() -> Laid:
    return Laid({
        f"Q{n + 1}": [["Missing and plans 2019/20"], [None, "Number"], *([t, part(m, n)] for m, t in TITLE.items())]
        for n in range(4)
    }, {(m, "Town", "", QUARTERS[n], float(part(m, n))) for m in TITLE for n in range(4)})  # fmt: skip


def a_quarter_apart_from_its_year() -> Laid:
    rows: list[Row] = [
        ["Dashboard 2019/20, quarter 3"],
        ["Measure", "Number"],
        *([t, part(m, 2)] for m, t in TITLE.items()),
    ]
    return one(rows, {(m, "Town", "", QUARTERS[2], float(part(m, 2))) for m in TITLE})


def a_quarter_without_a_year() -> Laid:
    rows: list[Row] = [["Quarter 3"], ["Measure", "Number"], *([t, part(m, 2)] for m, t in TITLE.items())]
    return one(rows, set(), told=True)


def a_stretch_in_the_title() -> Laid:
    rows: list[Row] = [
        ["Dashboard, Q1 to Q3 2019-20"],
        ["Measure", "Number"],
        *([t, part(m, 2)] for m, t in TITLE.items()),
    ]
    return one(rows, set(), told=True)


def a_month_in_the_title() -> Laid:
    rows: list[Row] = [["Dashboard, June 2019"], ["Measure", "Number"], *([t, part(m, 2)] for m, t in TITLE.items())]
    return one(rows, {(m, "Town", "", "June 2019", float(part(m, 2))) for m in TITLE})


def a_month_and_its_year_in_the_title() -> Laid:
    rows: list[Row] = [
        ["Dashboard 2019-20, June 2019"],
        ["Measure", "Number"],
        *([t, part(m, 2)] for m, t in TITLE.items()),
    ]
    return one(rows, set(), told=True)


def months_of_a_short_year() -> Laid:
    rows: list[Row] = [
        ["Front door FY19/20"],
        ["Source", *MONTHS],
        *([t, *(part(m, n) for n in range(12))] for m, t in TITLE.items()),
    ]
    return one(rows, by_month(0, len(FULL)))


def from_one_year_to_the_next() -> Laid:
    rows: list[Row] = [["Measure", *Y, "2018-19 to 2019-20"]]
    rows += [[t, *(both(m, y) for y in Y), both(m, Y[1]) - both(m, Y[0])] for m, t in TITLE.items()]
    return one(rows, all_of(), told=True)


def numbers_below_a_title_of_percentages() -> Laid:
    rows: list[Row] = [[f"Percentage of {PLANS.lower()} seen, Quarter 4 2019/20 (1 January to 31 March 2020)"]]
    rows += [["Ward", f"Number of {PLANS.lower()}", "% seen"], *([w, ward(w, Y[1]), 71.5] for w in WARDS)]
    return one(rows, {("plans", w, "", QUARTERS[3], float(ward(w, Y[1]))) for w in WARDS})


def longest_and_shortest() -> Laid:
    rows: list[Row] = [
        [PLANS],
        ["Sex", *Y],
        *([g, *(sex("plans", g, y) for y in Y)] for g in SEX),
        ["Maximum", 901, 902],
    ]
    return one(rows, {("plans", "Town", g, y, float(sex("plans", g, y))) for g in SEX for y in Y})


def during_and_at() -> Laid:
    rows: list[Row] = [["Measure", "During 2019-20", "At 31 March 2019", "At 31 March 2020"]]
    rows += [[t, 900 + n, *(both(m, y) for y in Y)] for n, (m, t) in enumerate(TITLE.items())]
    at = {(m, "Town", "", d, float(both(m, y))) for m in TITLE for d, y in zip(DAYS, Y, strict=True)}
    return one(rows, at | {(m, "Town", "", Y[1], 900.0 + n) for n, m in enumerate(TITLE)})


def short_years_with_dashes() -> Laid:
    rows: list[Row] = [[PLANS], ["Sex", "18-19", "19-20"], *([g, *(sex("plans", g, y) for y in Y)] for g in SEX)]
    return one(rows, {("plans", "Town", g, y, float(sex("plans", g, y))) for g in SEX for y in Y})


def bands_that_are_no_years() -> Laid:
    rows: list[Row] = [
        [f"{PLANS}, 2019-20"],
        ["Ward", "14-15", "16-17"],
        *([w, *(ward(w, y) for y in Y)] for w in WARDS),
    ]
    return one(rows, {
        ("plans", w, g, Y[1], float(ward(w, y))) for w in WARDS for g, y in zip(("14-15", "16-17"), Y, strict=True)
    })  # fmt: skip


def quarters_that_run_up() -> Laid:
    rows: list[Row] = [["Dashboard 2019/20"], ["Measure", "Q1", "Q2 (cumulative)", "Q3 (year to date)"]]
    rows += [[t, part(m, 0), 991, 992] for m, t in TITLE.items()]
    return one(rows, {(m, "Town", "", QUARTERS[0], float(part(m, 0))) for m in TITLE}, told=True)


def part_of_a_year_in_brackets() -> Laid:
    rows: list[Row] = [["Measure", Y[0], "2019-20 (Apr-Dec)", "2019-20 (part year)", "2019-20 (9 months)"]]
    rows += [[t, both(m, Y[0]), 991, 992, 993] for m, t in TITLE.items()]
    return one(rows, all_of(Y[0]), told=True)


def act_and_tgt() -> Laid:
    rows: list[Row] = [["Measure", *(h for q in QUARTERS[:2] for h in (q, None))], [None, *("Act", "Tgt") * 2]]
    rows += [[t, *(v for n in range(2) for v in (part(m, n), 55))] for m, t in TITLE.items()]
    want = {(m, "Town", "", QUARTERS[n], float(part(m, n))) for m in TITLE for n in range(2)}
    return one(rows, want, (0, 1, 0, 2), (0, 3, 0, 4))


def england_without_london() -> Laid:
    rows: list[Row] = [[PLANS], [None, *Y], ["Town", *(both("plans", y) for y in Y)], ["England", 9001, 9002]]
    rows += [["England (excluding London)", 8001, 8002], ["England, excl. Town", 8003, 8004]]
    want = {w for w in all_of() if w[0] == "plans"} | {("plans", "England", "", y, 9001.0 + n) for n, y in enumerate(Y)}
    others = {"England (excluding London)": 8001.0, "England, excl. Town": 8003.0}
    return one(rows, want, beside={("plans", a, "", y, v + n) for a, v in others.items() for n, y in enumerate(Y)})


def anothers_council() -> Laid:
    rows: list[Row] = [["Tameside Metropolitan Borough Council"], ["Measure", *Y]]
    rows += [[t, *(both(m, y) for y in Y)] for m, t in TITLE.items()]
    return one(rows, {(m, "Tameside", "", y, float(both(m, y))) for m in TITLE for y in Y})


def a_quarter_over_whole_years() -> Laid:
    rows: list[Row] = [["Q3"], ["Measure", *Y], *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())]
    return one(rows, set(), told=True)


def years_below_an_academic_title() -> Laid:
    rows: list[Row] = [
        ["To the academic year 2019/20"],
        ["Measure", *Y],
        *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items()),
    ]
    return one(rows, {(m, "Town", "", f"academic {y}", float(both(m, y))) for m in TITLE for y in Y})


def up_to_date_in_the_title() -> Laid:
    rows: list[Row] = [
        ["Year to date, September 2019"],
        ["Measure", "Number"],
        *([t, part(m, 2)] for m, t in TITLE.items()),
    ]
    return one(rows, set(), told=True)


def arrows_in_cells() -> Laid:
    rows: list[Row] = [["Measure", *Y], [PLANS, "207 \u25b2", "\u2193 235"], [TITLE["missing"], "'144", "160 \u2191"]]
    return one(rows, all_of())


def a_unit_at_the_right_edge() -> Laid:
    rows: list[Row] = [[PLANS], [None, None, None, "Numbers"], ["Sex", *Y, "2020-21"]]
    rows += [[g, *(sex("plans", g, y) for y in Y), 301 + n] for n, g in enumerate(SEX)]
    want = {("plans", "Town", g, y, float(sex("plans", g, y))) for g in SEX for y in Y}
    rows += [["In %"], [None, None, None, "Percentages"], ["Sex", *Y, "2020-21"], *([g, 41, 42, 43] for g in SEX)]
    return one(rows, want | {("plans", "Town", g, "2020-21", 301.0 + n) for n, g in enumerate(SEX)})


def a_pivot_of_years_below_wards() -> Laid:
    rows: list[Row] = [["Row Labels", f"Sum of {PLANS}", f"Sum of {TITLE['missing']}"]]
    for w in WARDS:
        rows += [[w, 901, 902], *([y, ward(w, y), ward(w, y, "missing")] for y in Y)]
    return one([*rows, ["Grand Total", 903, 904]], by_ward(*TITLE))


def a_pivot_whose_labels_stand_once() -> Laid:
    rows: list[Row] = [[f"Count of {PLANS}", None, "Financial Year"], ["Ward", "Sex", *Y, "Grand Total"]]
    want: set[tuple[str, str, str, str, float]] = set()
    beside = {("plans", "Town", "", y, 990.0 + n) for n, y in enumerate(Y)}
    for at, w in enumerate(WARDS):
        for of, g in enumerate(SEX):
            figures = [100 * at + 10 * of + n + 200 for n in range(2)]
            rows.append([None if of else w, g, *figures, sum(figures)])
            want |= {("plans", w, g, y, float(v)) for y, v in zip(Y, figures, strict=True)}
        both_of = [sum(100 * at + 10 * of + n + 200 for of in range(2)) for n in range(2)]
        rows.append([f"{w} Total", None, *both_of, sum(both_of)])
        beside |= {("plans", w, "", y, float(v)) for y, v in zip(Y, both_of, strict=True)}
    return one([*rows, ["Grand Total", None, 990, 991, 1981]], want, beside=beside)
