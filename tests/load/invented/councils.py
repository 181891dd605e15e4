"""Sheets as councils' teams send them: scorecards, ward profiles, two-row headings, comparators."""

from __future__ import annotations

from tests.load.invented.laid import (
    FULL,
    MISSING,
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
    by_quarter,
    by_sex,
    by_ward,
    one,
    part,
    sex,
    ward,
)  # fmt: skip


def sub_units_below_measures() -> Laid:
    """Lay number and rate below each measure, the year in the title."""
    rows: list[Row] = [["Safeguarding by ward, 2019-20"], ["Ward", PLANS, None, MISSING, None]]
    rows += [[None, "Number", "Rate per 10,000", "Number", "Rate per 10,000"]]
    rows += [[w, ward(w, Y[1]), 40.5 + n, ward(w, Y[1], "missing"), 50.5 + n] for n, w in enumerate(WARDS)]
    return one(rows, by_ward("plans", "missing", years=Y[1:]), (1, 1, 1, 2), (1, 3, 1, 4))


def number_and_share_columns() -> Laid:
    rows: list[Row] = [[None, Y[0], None, Y[1], None], [PLANS, "n", "(%)", "n", "(%)"]]
    total = {y: both("plans", y) for y in Y}
    for g in SEX:
        rows.append([g, *(v for y in Y for v in (sex("plans", g, y), round(100 * sex("plans", g, y) / total[y], 1)))])
    rows.append(["Total", total[Y[0]], 100, total[Y[1]], 100])
    return one(rows, {w for w in by_sex() | all_of() if w[0] == "plans"}, (0, 1, 0, 2), (0, 3, 0, 4))


def months_with_quarter_totals() -> Laid:
    heads = [h for q in range(2) for h in (*MONTHS[3 * q : 3 * q + 3], f"Q{q + 1} total")]
    rows: list[Row] = [["Front door activity 2019/20"], ["Measure", *heads, "Year to date"]]
    for name, title in TITLE.items():
        months = [[part(name, n) for n in range(3 * q, 3 * q + 3)] for q in range(2)]
        rows.append([title, *(v for three in months for v in (*three, sum(three))), sum(map(sum, months))])
    want = by_month(0, 6)
    want |= {
        (m, "Town", "", QUARTERS[q], float(sum(part(m, n) for n in range(3 * q, 3 * q + 3))))
        for m in TITLE
        for q in (0, 1)
    }
    return one(rows, want)


def months_as_text() -> Laid:
    rows: list[Row] = [["KPI", *(f"{m}-19" for m in MONTHS[:6])]]
    rows += [[title, *(part(name, n) for n in range(6))] for name, title in TITLE.items()]
    return one(rows, by_month(0, 6))


def months_down_years_across() -> Laid:
    rows: list[Row] = [[PLANS], ["Month", "2019/20"], *([m, part("plans", n)] for n, m in enumerate(FULL))]
    return one(rows, {w for w in by_month(0, 12) if w[0] == "plans"})


def ward_profiles() -> Laid:
    sheets: dict[str, list[Row]] = {
        w: [[f"Ward profile: {w}"], [], ["Indicator", *Y], [PLANS, *(ward(w, y) for y in Y)],
            [MISSING, *(ward(w, y, "missing") for y in Y)]]
        for w in WARDS
    }  # fmt: skip
    return Laid(sheets, by_ward("plans", "missing"))


def rag_beside_each_quarter() -> Laid:
    rows: list[Row] = [["Indicator", *(h for q in QUARTERS for h in (q, "RAG"))]]
    rows += [[t, *(v for n in range(4) for v in (part(m, n), "Amber"))] for m, t in TITLE.items()]
    return one(rows, by_quarter())


def target_actual_variance() -> Laid:
    rows: list[Row] = [[None, Y[0], None, None, Y[1], None, None], ["KPI", *("Target", "Actual", "Variance") * 2]]
    rows += [[t, *(v for y in Y for v in (150, both(m, y), both(m, y) - 150))] for m, t in TITLE.items()]
    return one(rows, all_of(), (0, 1, 0, 3), (0, 4, 0, 6))


def arrows_between() -> Laid:
    rows: list[Row] = [["Measure", "2018/19", "DoT", "2019/20", "DoT"]]
    rows += [[t, both(m, Y[0]), "\u2191", both(m, Y[1]), "\u2193"] for m, t in TITLE.items()]
    return one(rows, all_of())


def comparator_rows_in_sections() -> Laid:
    rows: list[Row] = [["Comparison with others"], [None, *Y]]
    want = all_of()
    for m, t in TITLE.items():
        rows += [[t, None, None], ["Town", *(both(m, y) for y in Y)], ["SNs", 301, 302]]
        rows += [["South East", 7001, 7002], ["England", 50001, 50002]]
        want |= {
            (m, a, "", y, float(v + n)) for a, v in (("South East", 7001), ("England", 50001)) for n, y in enumerate(Y)
        }
    return one(
        rows,
        want,
        beside={(m, "Statistical neighbours", "", y, 301.0 + n) for m in TITLE for n, y in enumerate(Y)}
        | {(m, "SNs", "", y, 301.0 + n) for m in TITLE for n, y in enumerate(Y)},
    )


def notes_in_brackets() -> Laid:
    rows: list[Row] = [[f"{PLANS} (snapshot)"], ["Ward", "2018-19 (see note 3)", "2019-20 (provisional)"]]
    rows += [
        [w + mark, *(ward(w, y) for y in Y)] for w, mark in zip(WARDS, (" (new boundary)", "", " (a)"), strict=True)
    ]
    return one(rows, by_ward())


def units_in_column_two() -> Laid:
    rows: list[Row] = [["Measure", "Unit", *Y]]
    for m, t in TITLE.items():
        rows += [[t, "No.", *(both(m, y) for y in Y)], [t, "per 10,000", 48.1, 52.2]]
    return one(rows, all_of())


def merged_cells_lost() -> Laid:
    rows: list[Row] = [["Ward", "Measure", Y[0], None, Y[1], None], [None, None, *("Number", "%") * 2]]
    for w in WARDS:
        rows += [
            [w, PLANS, *(v for y in Y for v in (ward(w, y), 9.5))],
            [None, MISSING, *(v for y in Y for v in (ward(w, y, "missing"), 8.5))],
        ]
    return one(rows, by_ward("plans", "missing"))


def footers_with_source() -> Laid:
    rows: list[Row] = [["Measure", *Y], *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())]
    rows += [[], ["Source: Mosaic, extracted 12/05/2020"], ["Produced by the performance team", None, "Page 1 of 2"]]
    return one(rows, all_of())


def hidden_rows() -> Laid:
    rows: list[Row] = [
        ["Measure", *Y],
        *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items()),
        ["Old measure", 1, 2],
    ]
    return Laid({"Data": rows}, all_of(), hidden_rows=frozenset({2, 3}))


def scorecard_with_last_years_columns() -> Laid:
    heads = ["18/19 Outturn", "19/20 Target", *(f"19/20 Q{n}" for n in (1, 2, 3, 4)), "19/20 YTD", "RAG"]
    rows: list[Row] = [["KPI scorecard"], ["Ref", "KPI", *heads]]
    rows += [
        [f"K{i}", t, both(m, Y[0]), 99, *(part(m, n) for n in range(4)), 999, "G"]
        for i, (m, t) in enumerate(TITLE.items())
    ]
    return one(rows, all_of(Y[0]) | by_quarter())


def three_beside_with_one_title() -> Laid:
    rows: list[Row] = [
        ["Children with a protection plan, by ward"],
        [w if not at else None for w in WARDS for at in range(4)],
    ]
    rows += [["Sex", *Y, None] * 3]
    rows += [[v for n, _ in enumerate(WARDS) for v in (g, 10 + n + i, 20 + n + i, None)] for i, g in enumerate(SEX)]
    want = {
        ("plans", w, g, y, float(b + n + i))
        for n, w in enumerate(WARDS)
        for i, g in enumerate(SEX)
        for y, b in zip(Y, (10, 20), strict=True)
    }
    return one(rows, want)


def cells_of_two_lines() -> Laid:
    rows: list[Row] = [
        ["Measure", *(f"2019-20\nQ{n}\n({MONTHS[3 * n - 3]}-{MONTHS[3 * n - 1]})" for n in (1, 2, 3, 4))]
    ]
    rows += [[t, *(part(m, n) for n in range(4))] for m, t in TITLE.items()]
    return one(rows, by_quarter())


def years_as_section_rows() -> Laid:
    rows: list[Row] = [[None, *TITLE.values()]]
    for y in Y:
        rows += [[y], *([g, *(sex(m, g, y) for m in TITLE)] for g in SEX), ["Total", *(both(m, y) for m in TITLE)]]
    return one(rows, by_sex() | all_of())
