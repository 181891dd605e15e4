"""Sheets as police, health bodies, schools and trainers send them: long lists, pivots, numbers typed by hand."""

from __future__ import annotations

from tests.load.invented.laid import (
    MISSING,
    PLANS,
    SEX,
    TITLE,
    WARDS,
    Laid,
    Row,
    Y,
    all_of,
    both,
    by_month,
    by_quarter,
    by_sex,
    by_ward,
    one,
    part,
    sex,
    ward,
)  # fmt: skip


def dates_as_text() -> Laid:
    rows: list[Row] = [["Snapshot date", *TITLE.values()]]
    rows += [[d, *(both(m, y) for m in TITLE)] for d, y in (("31/03/2019", Y[0]), ("31/03/2020", Y[1]))]
    days = {Y[0]: "31 March 2019", Y[1]: "31 March 2020"}
    return one(rows, {(m, a, g, days[y], v) for m, a, g, y, v in all_of()})


def numbers_typed_with_spaces() -> Laid:
    rows: list[Row] = [["Measure", *Y], [PLANS, " 207 ", "235\u00a0"], [MISSING, "144 ", " 160*"]]
    return one(rows, all_of())


def thousands_with_a_star() -> Laid:
    rows: list[Row] = [["Measure", *Y], [PLANS, "1,207", "1,235*"], [MISSING, "1 144", "2,160 (r)"]]
    want = {("plans", 1207, 1235), ("missing", 1144, 2160)}
    return one(rows, {(m, "Town", "", y, float(v)) for m, *vs in want for y, v in zip(Y, vs, strict=True)})


def dash_for_none() -> Laid:
    rows: list[Row] = [[PLANS], ["Ward", *Y], ["Alder", "-", 44], ["Birch", 52, "-"], ["Cedar", 19, 23]]
    return one(rows, by_ward() - {("plans", "Alder", "", Y[0], 41.0), ("plans", "Birch", "", Y[1], 57.0)})


def subtotals_of_localities() -> Laid:
    rows: list[Row] = [[PLANS], ["Ward", *Y]]
    rows += [["Alder", 41, 44], ["Birch", 52, 57], ["North locality sub-total", 93, 101], ["Cedar", 19, 23]]
    rows += [["South locality sub-total", 19, 23], ["Town total", 112, 124]]
    want = by_ward() | {("plans", "Town", "", y, v) for y, v in zip(Y, (112.0, 124.0), strict=True)}
    beside = {
        ("plans", a, "", y, v) for a in ("North locality sub-total",) for y, v in zip(Y, (93.0, 101.0), strict=True)
    }
    beside |= {("plans", "South locality sub-total", "", y, v) for y, v in zip(Y, (19.0, 23.0), strict=True)}
    return one(rows, want, beside=beside)


def lying_on_its_side() -> Laid:
    rows: list[Row] = [["Year", *TITLE.values(), "Staff in post"], ["Unit", "Number", "Number", "FTE"]]
    rows += [[y, *(both(m, y) for m in TITLE), 31.5] for y in Y]
    return one(rows, all_of())


def odd_column_names() -> Laid:
    rows: list[Row] = [["Fin_Yr", "LocalityNm", "KPI_Desc", "Num"]]
    rows += [[y.replace("-", "/"), w, TITLE[m], ward(w, y, m)] for y in Y for w in WARDS for m in TITLE]
    return one(rows, by_ward("plans", "missing"))


def pivot_with_blank_labels() -> Laid:
    rows: list[Row] = [["Year", "Gender", *(f"Sum of {t}" for t in TITLE.values())]]
    for y in Y:
        rows += [[y if not n else None, g, *(sex(m, g, y) for m in TITLE)] for n, g in enumerate(SEX)]
        rows.append([f"{y} Total", None, *(both(m, y) for m in TITLE)])
    rows.append(["Grand Total", None, *(sum(both(m, y) for y in Y) for m in TITLE)])
    return one(rows, by_sex() | all_of())


def pivot_of_sexes_across() -> Laid:
    rows: list[Row] = [[f"Count of {PLANS}", "Gender", None, None], ["Financial year", *SEX, "Grand Total"]]
    rows += [[y, *(sex("plans", g, y) for g in SEX), both("plans", y)] for y in Y]
    rows.append(["Grand Total", *(sum(sex("plans", g, y) for y in Y) for g in SEX), 442])
    return one(rows, {w for w in by_sex() | all_of() if w[0] == "plans"})


def police_divisions() -> Laid:
    rows: list[Row] = [["Reporting period", "Measure", "Division", "Total"]]
    rows += [
        [f"Apr {a} - Mar {a + 1}", TITLE[m], w, ward(w, y, m)]
        for a, y in ((18, Y[0]), (19, Y[1]))
        for m in TITLE
        for w in WARDS
    ]
    return one(rows, by_ward("plans", "missing"))


def health_contracts() -> Laid:
    rows: list[Row] = [
        ["Provider", "Commissioner", "Indicator", "Q1 19/20", "Q2 19/20", "Q3 19/20", "Q4 19/20", "Threshold"]
    ]
    rows += [["Town Hospital Trust", "Town CCG", t, *(part(m, n) for n in range(4)), 60] for m, t in TITLE.items()]
    return one(rows, by_quarter())


def school_terms() -> Laid:
    rows: list[Row] = [
        ["Measure", "Autumn term 2019", "Spring term 2020", "2019-20"],
        *([t, 30, 40, both(m, Y[1])] for m, t in TITLE.items()),
    ]
    terms = {(m, "Town", "", p, v) for m in TITLE for p, v in (("autumn term 2019", 30.0), ("spring term 2020", 40.0))}
    return one(rows, all_of(Y[1]), beside=terms, told=True)


def weeks_ending() -> Laid:
    rows: list[Row] = [[PLANS], ["Week ending", "Number"], ["05/04/2019", 11], ["12/04/2019", 12], ["19/04/2019", 13]]
    return one(
        rows,
        set(),
        told=True,
        beside={("plans", "Town", "", f"week to {d} April 2019", v) for d, v in ((5, 11.0), (12, 12.0), (19, 13.0))},
    )


def training_courses() -> Laid:
    rows: list[Row] = [["Attendance 2019-20"], ["Course", "Q1", "Q2", "Q3", "Q4", "Total"]]
    rows += [[t, *(part(m, n) for n in range(4)), sum(part(m, n) for n in range(4))] for m, t in TITLE.items()]
    beside = {(m, "Town", "", "2019-20", float(sum(part(m, n) for n in range(4)))) for m in TITLE}
    return one(rows, by_quarter(), beside=beside)


def a_sentence_and_its_number() -> Laid:
    rows: list[Row] = [
        ["Annual return 2019-20"],
        ["Question", "Answer"],
        [f"Number of {PLANS.lower()}", 235],
        [f"Number of {MISSING.lower()}", 160],
    ]
    return one(rows, all_of(Y[1]))


def year_in_the_label() -> Laid:
    rows: list[Row] = [["Measure", "Number"], *([f"{t} {y}", both(m, y)] for m, t in TITLE.items() for y in Y)]
    return one(rows, all_of())


def share_in_the_same_cell() -> Laid:
    total = {y: both("plans", y) for y in Y}
    rows: list[Row] = [[PLANS, *Y]]
    rows += [[g, *(f"{sex('plans', g, y)} ({round(100 * sex('plans', g, y) / total[y])}%)" for y in Y)] for g in SEX]
    return one(rows, {w for w in by_sex() if w[0] == "plans"})


def three_levels_with_year_on_the_tab() -> Laid:
    def sheet(y: str) -> list[Row]:
        head: list[Row] = [["Ward", PLANS, None, None], [None, *SEX, "All"]]
        return [*head, *([w, 5 + n, ward(w, y) - 5 - n, ward(w, y)] for n, w in enumerate(WARDS))]

    want = by_ward() | {
        ("plans", w, g, y, float(5 + n if g == "Girls" else ward(w, y) - 5 - n))
        for n, w in enumerate(WARDS)
        for g in SEX
        for y in Y
    }
    return Laid({y: sheet(y) for y in Y}, want, ((0, 1, 0, 3),))


def a_tab_a_quarter() -> Laid:
    sheets = {
        q: [["Measure", "Number", "Comment"], *([t, part(m, n), "-"] for m, t in TITLE.items())]
        for n, q in enumerate(f"Q{n} 1920" for n in (1, 2, 3, 4))
    }
    return Laid(sheets, by_quarter())  # type: ignore[arg-type]


def comparators_across_below_years() -> Laid:
    areas = ("Town", "South East", "England")
    rows: list[Row] = [[None, Y[0], None, None, Y[1], None, None], ["Indicator", *areas * 2]]
    rows += [[t, *(v for n, y in enumerate(Y) for v in (both(m, y), 7001 + n, 50001 + n))] for m, t in TITLE.items()]
    others = {
        (m, a, "", y, float(b + n))
        for m in TITLE
        for a, b in (("South East", 7001), ("England", 50001))
        for n, y in enumerate(Y)
    }
    return one(rows, all_of() | others, (0, 1, 0, 3), (0, 4, 0, 6))


def newest_year_first() -> Laid:
    rows: list[Row] = [["Measure", "2019/20", "2018/19", "Change", "% change"]]
    rows += [[t, both(m, Y[1]), both(m, Y[0]), both(m, Y[1]) - both(m, Y[0]), "13%"] for m, t in TITLE.items()]
    return one(rows, all_of())


def base_in_the_heading() -> Laid:
    rows: list[Row] = [
        ["Ward", f"{PLANS} (n=124)", f"{MISSING} (n = 139)"],
        *([w, ward(w, Y[1]), ward(w, Y[1], "missing")] for w in WARDS),
    ]
    return one(rows, by_ward("plans", "missing", years=Y[1:]))


def measure_beside_a_year() -> Laid:
    rows: list[Row] = [["Ward", PLANS, "2018-19"], *([w, ward(w, Y[1]), ward(w, Y[0])] for w in WARDS)]
    return one(rows, by_ward(years=Y[1:]), beside=by_ward(years=Y[:1]), told=True)


def ages_with_a_total_on_top() -> Laid:
    rows: list[Row] = [
        [PLANS],
        ["Age", *Y],
        ["All ages", 207, 235],
        ["0-4", 60, 70],
        ["5-9", 70, 80],
        ["10-17", 77, 85],
    ]
    ages = {
        ("plans", "Town", a, y, float(v))
        for a, *vs in (("0-4", 60, 70), ("5-9", 70, 80), ("10-17", 77, 85))
        for y, v in zip(Y, vs, strict=True)
    }
    return one(rows, ages | {w for w in all_of() if w[0] == "plans"})


def one_month_a_row_with_dates() -> Laid:
    rows: list[Row] = [
        ["Period", *TITLE.values()],
        *([f"01/{n + 4:02}/2019", *(part(m, n) for m in TITLE)] for n in range(6)),
    ]
    return one(rows, by_month(0, 6))
