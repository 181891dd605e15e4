"""Sheets whose rows are of several kinds: marks, averages, England below the wards, sections, codes before names."""

from __future__ import annotations

from tests.load.invented.laid import (
    MISSING,
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
    by_quarter,
    by_sex,
    by_ward,
    one,
    part,
    sex,
    ward,
)  # fmt: skip


def marks_row_below_headings() -> Laid:
    rows: list[Row] = [["Measure", *Y], *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())]
    return one([rows[0], [None, "[note 1]", "[note 2]"], *rows[1:]], all_of())


def wards_then_the_town_and_england() -> Laid:
    rows: list[Row] = [[PLANS], ["Ward", *Y], *([w, *(ward(w, y) for y in Y)] for w in WARDS), []]
    rows += [["Town", 112, 124], ["England", 50001, 50002]]
    want = {
        ("plans", a, "", y, v)
        for a, vs in (("Town", (112.0, 124.0)), ("England", (50001.0, 50002.0)))
        for y, v in zip(Y, vs, strict=True)
    }
    return one(rows, by_ward() | want)


def average_below_the_wards() -> Laid:
    rows: list[Row] = [[PLANS], ["Ward", *Y], *([w, *(ward(w, y) for y in Y)] for w in WARDS), ["Average", 37.3, 41.3]]
    return one(rows, by_ward(), told=True)


def rank_between() -> Laid:
    rows: list[Row] = [[PLANS], ["Ward", Y[0], "Rank", Y[1], "Rank"]]
    rows += [[w, ward(w, Y[0]), n + 1, ward(w, Y[1]), n + 1] for n, w in enumerate(WARDS)]
    return one(rows, by_ward())


def numbered_lines() -> Laid:
    rows: list[Row] = [
        ["Line", "Measure", *Y],
        *([n, t, *(both(m, y) for y in Y)] for n, (m, t) in enumerate(TITLE.items(), 1)),
    ]
    return one(rows, all_of())


def eight_quarters() -> Laid:
    heads = [f"Q{q} {y}" for y in ("18/19", "19/20") for q in (1, 2, 3, 4)]
    rows: list[Row] = [
        ["Measure", *heads],
        *([t, 1, 2, 3, 4, *(part(m, n) for n in range(4))] for m, t in TITLE.items()),
    ]
    old = {(m, "Town", "", f"Q{n} 2018-19", float(n)) for m in TITLE for n in (1, 2, 3, 4)}
    return one(rows, by_quarter() | old)


def quarters_below_their_year() -> Laid:
    rows: list[Row] = [["Period", *TITLE.values()], ["2019-20", *(both(m, Y[1]) for m in TITLE)]]
    rows += [[f"   Q{n + 1}", *(part(m, n) for m in TITLE)] for n in range(4)]
    return one(rows, by_quarter() | all_of(Y[1]))


def year_rows_as_sections_over_quarters() -> Laid:
    rows: list[Row] = [
        [None, *TITLE.values()],
        ["2019-20"],
        *([f"Q{n + 1}", *(part(m, n) for m in TITLE)] for n in range(4)),
    ]
    return one(rows, by_quarter())


def names_of_wards_with_words() -> Laid:
    rows: list[Row] = [[PLANS], ["Area", *Y]]
    rows += [
        [text, *(ward(w, y) for y in Y)] for text, w in zip(("Alder Ward", "BIRCH", "Ward: Cedar"), WARDS, strict=True)
    ]
    return one(rows, by_ward())


def council_for_the_town() -> Laid:
    rows: list[Row] = [["Authority", *TITLE.values()], ["Town Council", 235, 160], ["England", 50001, 50002]]
    england = {("plans", "England", "", Y[1], 50001.0), ("missing", "England", "", Y[1], 50002.0)}
    return one(rows, all_of(Y[1]) | england, told=False)


def codes_with_names() -> Laid:
    rows: list[Row] = [[PLANS], ["Ward", *Y]]
    rows += [[f"E0500245{n} {w}", *(ward(w, y) for y in Y)] for n, w in enumerate(WARDS)]
    return one(rows, by_ward())


def hidden_numbers() -> Laid:
    rows: list[Row] = [[PLANS], ["Ward", *Y], ["Alder", "*", 44], ["Birch", "c", 57], ["Cedar", "n/a", "23.00"]]
    return one(rows, {w for w in by_ward() if w[3] == Y[1]})


def units_row_below_headings() -> Laid:
    rows: list[Row] = [["Ward", *TITLE.values(), "Referrals re-opened"], [None, "(no.)", "(no.)", "(%)"]]
    rows += [[w, ward(w, Y[1]), ward(w, Y[1], "missing"), 12.5] for w in WARDS]
    return one(rows, by_ward("plans", "missing", years=Y[1:]))


def each_measure_on_two_lines() -> Laid:
    rows: list[Row] = [["Measure", None, *Y]]
    for m, t in TITLE.items():
        rows += [[t, "Town", *(both(m, y) for y in Y)], [None, "England", 50001, 50002]]
    england = {(m, "England", "", y, 50001.0 + n) for m in TITLE for n, y in enumerate(Y)}
    return one(rows, all_of() | england)


def quarters_with_last_years_beside() -> Laid:
    rows: list[Row] = [["Scorecard 2019/20"], ["Measure", "Q1", "Q1 last year", "Q2", "Q2 last year"]]
    rows += [[t, part(m, 0), 7, part(m, 1), 8] for m, t in TITLE.items()]
    old = {(m, "Town", "", f"Q{n} 2018-19", v) for m in TITLE for n, v in ((1, 7.0), (2, 8.0))}
    return one(rows, by_quarter(2), beside=old, told=True)


def same_quarter_of_the_year_before() -> Laid:
    rows: list[Row] = [
        ["Measure", "Q4 2018-19", "Q4 2019-20", "Change"],
        *([t, 40, part(m, 3), 5] for m, t in TITLE.items()),
    ]
    return one(
        rows, {w for w in by_quarter() if w[3] == QUARTERS[3]} | {(m, "Town", "", "Q4 2018-19", 40.0) for m in TITLE}
    )


def measure_named_by_a_merged_cell_above_all() -> Laid:
    rows: list[Row] = [
        [None, PLANS, None, None],
        ["Ward", *Y, "Change"],
        *([w, *(ward(w, y) for y in Y), 3] for w in WARDS),
    ]
    return one(rows, by_ward(), (0, 1, 0, 3))


def a_missing_measure_between() -> Laid:
    rows: list[Row] = [["Measure", *Y], [PLANS, 207, 235], ["Looked after children", 300, 310], [MISSING, 144, 160]]
    return one(rows, all_of())


def banners_among_the_rows() -> Laid:
    """Lay Girls and Boys each alone over the middle of the rows that follow."""
    rows: list[Row] = [["Measure", *Y, "Change"]]
    for g in SEX:
        rows += [[None, None, g, None], *([t, *(sex(m, g, y) for y in Y), 9] for m, t in TITLE.items())]
    return one(rows, by_sex())


def attended_yes_and_no() -> Laid:
    rows: list[Row] = [
        [PLANS],
        ["Ward", "Yes", "No", "Total"],
        *([w, 10 + n, 20 + n, 30 + 2 * n] for n, w in enumerate(WARDS)),
    ]
    want = {("plans", w, "", Y[1], 30.0 + 2 * n) for n, w in enumerate(WARDS)}
    parts = {("plans", w, a, Y[1], b + n) for n, w in enumerate(WARDS) for a, b in (("Yes", 10.0), ("No", 20.0))}
    return one(rows, want | parts)
