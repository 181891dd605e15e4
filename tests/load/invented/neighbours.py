"""Sheets in which parts, wholes and others stand side by side, and figures that say of themselves what they are."""

from __future__ import annotations

from tests.load.invented.laid import (
    MISSING,
    PLANS,
    QUARTERS,
    SEX,
    TITLE,
    Laid,
    Row,
    Want,
    Y,
    all_of,
    both,
    by_quarter,
    by_sex,
    one,
    part,
    sex,
)

NOW = Y[1]


def _groups(*said: tuple[str, float]) -> Want:
    return {("plans", "Town", group, NOW, number) for group, number in said}


def a_numbered_title_a_group() -> Laid:
    rows: list[Row] = [[PLANS]]
    for letter, group in zip("ab", SEX, strict=True):
        rows += [[f"Table 3{letter}: {group}"], ["", *Y], ["Number", *(sex("plans", group, y) for y in Y)], []]
    return one(rows, {want for want in by_sex() if want[0] == "plans"})


def a_day_behind_the_measure() -> Laid:
    rows: list[Row] = [[f"{PLANS} at 31 March 2020"], ["Team", "Number"], ["White: British", 30], ["All", 50]]
    want = {("plans", "Town", g, "31 March 2020", v) for g, v in (("White: British", 30.0), ("", 50.0))}
    return one(rows, want)


def a_change_on_the_year_before() -> Laid:
    rows: list[Row] = [
        [f"{PLANS} {NOW}"],
        ["Source", "Number", f"Change on {Y[0]}"],
        ["Police", 30, 4],
        ["Total", 50, 5],
    ]
    return one(rows, _groups(("Police", 30.0), ("", 50.0)))


def quarters_written_out() -> Laid:
    rows: list[Row] = [["", "Quarter 1: April to June 2019", "Quarter 2: July to September 2019"]]
    return one([*rows, *([t, part(m, 0), part(m, 1)] for m, t in TITLE.items())], by_quarter(2))


def ours_beside_the_family() -> Laid:
    rows: list[Row] = [[NOW], ["Measure", "Our figure", "Family average"]]
    return one(
        [*rows, *([t, both(m, NOW), 999] for m, t in TITLE.items())], all_of(NOW), beside=_others("Family average", 999)
    )


def _others(area: str, *numbers: float) -> Want:
    return {(name, area, "", NOW, number) for name in TITLE for number in numbers}


def others_beside_the_own_name() -> Laid:
    rows: list[Row] = [[PLANS], ["", NOW], ["Town", 305], ["Eastmere", 201], ["Southam", 102]]
    want = {("plans", a, "", NOW, v) for a, v in (("Town", 305.0), ("Eastmere", 201.0), ("Southam", 102.0))}
    return one(rows, want)


def others_beside_the_own_name_by_sex() -> Laid:
    rows: list[Row] = [[PLANS], ["", *SEX], ["Town", 205, 100], ["Eastmere", 101, 100], ["Southam", 51, 51]]
    said = (("Town", (205.0, 100.0)), ("Eastmere", (101.0, 100.0)), ("Southam", (51.0, 51.0)))
    return Laid({NOW: rows}, {("plans", a, g, NOW, v) for a, both_ in said for g, v in zip(SEX, both_, strict=True)})


def parts_that_come_to_the_own_name() -> Laid:
    rows: list[Row] = [[PLANS], ["", NOW], ["Eastmere", 203], ["Southam", 102], ["Town", 305]]
    return one(rows, _groups(("Eastmere", 203.0), ("Southam", 102.0), ("", 305.0)))


def another_measure_below_the_one_of_the_title() -> Laid:
    rows: list[Row] = [
        [f"{PLANS} by agency, {NOW}"],
        ["", "Police", "Health"],
        [PLANS, 30, 20],
        ["Strategy discussions", 4, 9],
    ]
    return one(rows, _groups(("Police", 30.0), ("Health", 20.0)), told=True)


def data_for_another_place() -> Laid:
    rows: list[Row] = [["Data for: Eastmere"], ["Measure", *Y], *([t, 9, 8] for t in TITLE.values())]
    return one(rows, set(), told=True)


def another_place_in_a_filter() -> Laid:
    rows: list[Row] = [
        ["Local authority", "Eastmere"],
        [],
        ["Measure", NOW],
        *([t, both(name, NOW)] for name, t in TITLE.items()),
    ]
    return one(rows, {(name, "Eastmere", "", NOW, float(both(name, NOW))) for name in TITLE})


def quarters_that_come_to_the_year_behind() -> Laid:
    rows: list[Row] = [["KEY FIGURES", "Q1", "Q2", "Q3", "Q4", "2019/20"]]
    for name, title in TITLE.items():
        quarters = [part(name, n) for n in range(4)]
        rows.append([title, *quarters, sum(quarters)])
    years = {(name, "Town", "", NOW, float(sum(part(name, n) for n in range(4)))) for name in TITLE}
    return one(rows, by_quarter() | years, beside=years)


def quarters_beside_another_year() -> Laid:
    rows: list[Row] = [["KEY FIGURES", "Q1", "Q2", "Q3", "Q4", "2019/20"], [PLANS, 50, 53, 56, 59, 301]]
    return one(rows, {("plans", "Town", "", NOW, 301.0)}, told=True)


def what_is_good_in_a_column_of_its_own() -> Laid:
    rows: list[Row] = [["Performance measure", "Good to be", *QUARTERS]]
    return one([*rows, *([t, "Low", *(part(m, n) for n in range(4))] for m, t in TITLE.items())], by_quarter())


def numbers_with_their_words() -> Laid:
    rows: list[Row] = [["Measure", *Y], [MISSING, "1,144 children", "1,160 prov."], [PLANS, 207, "235 est."]]
    want = {("missing", "Town", "", y, v) for y, v in zip(Y, (1144.0, 1160.0), strict=True)}
    return one(rows, want | {("plans", "Town", "", y, v) for y, v in zip(Y, (207.0, 235.0), strict=True)})


def a_measure_in_two_short_years() -> Laid:
    rows: list[Row] = [["Source", f"{PLANS} 18-19", f"{PLANS} 19-20"], ["Police", 30, 31], ["Total", 50, 52]]
    want = {
        ("plans", "Town", g, y, float(n + i))
        for g, n, d in (("Police", 30, 1), ("", 50, 2))
        for i, y in ((0, Y[0]), (d, Y[1]))
    }
    return one(rows, want)


def children_under_18_in_a_title() -> Laid:
    rows: list[Row] = [[f"{PLANS}, under 18"], ["Site", NOW], ["General Infirmary", 30], ["All sites", 50]]
    return one(rows, _groups(("General Infirmary", 30.0), ("", 50.0)))


def a_file_name_for_a_title() -> Laid:
    rows: list[Row] = [["Dashboard_Q2_2019-20"], ["Measure", "Value"], *([t, part(m, 1)] for m, t in TITLE.items())]
    return one(rows, {want for want in by_quarter() if want[3] == QUARTERS[1]})


def years_not_validated() -> Laid:
    rows: list[Row] = [["Measure", f"{Y[0]} (restated)", f"{Y[1]} (not yet validated)"]]
    return one([*rows, *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())], all_of())


def paces_below_a_total() -> Laid:
    rows: list[Row] = [[PLANS], ["", NOW], ["Total", 305], ["Per social worker", 20], ["Highest month", 40]]
    return one(rows, _groups(("", 305.0)))


def two_unknown_quantities() -> Laid:
    rows: list[Row] = [
        [f"{PLANS} {NOW}"],
        ["Source", "Episodes", "Children involved"],
        ["Police", 30, 20],
        ["Health", 9, 8],
    ]
    return one(rows, set(), told=True)


def limits_below_each_group() -> Laid:
    rows: list[Row] = [[f"{PLANS} {NOW}"], ["", "Number"]]
    for group, number in (("Neglect", 30), ("Harm", 50)):
        rows += [
            [group, number],
            ["Lower 95% Confidence Interval", number - 9],
            ["Upper 95% Confidence Interval", number + 9],
        ]
    return one([*rows, ["Sample size", 999]], _groups(("Neglect", 30.0), ("Harm", 50.0)))
