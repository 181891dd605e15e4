"""Sheets as busy data officers leave them: years over labels, names over two rows, other places and quantities."""

from __future__ import annotations

from tests.load.invented.laid import PLANS, QUARTERS, TITLE, Laid, Row, Want, Y, all_of, both, one, part

NOW = Y[1]


def _groups(measure: str, *said: tuple[str, int]) -> Want:
    return {(measure, "Town", group, NOW, float(number)) for group, number in said}


def short_years_among_words() -> Laid:
    rows: list[Row] = [["KPI", "Description", "18-19 Actual", "19-20 Target", "19-20 Actual", "Variance"]]
    return one(
        [*rows, *(["A", t, both(m, Y[0]), 901, both(m, NOW), 9] for m, t in TITLE.items())],
        all_of(),
    )


def a_target_of_the_board() -> Laid:
    rows: list[Row] = [[NOW], ["Measure", "Board target", "Outturn"]]
    return one([*rows, *([t, 901, both(m, NOW)] for m, t in TITLE.items())], all_of(NOW))


def nothing_but_targets() -> Laid:
    return one([["Measure", "Target"], *([t, 901] for t in TITLE.values())], set(), told=True)


def blank_rows_among_ages() -> Laid:
    rows: list[Row] = [
        [f"{PLANS} {NOW}"],
        ["Age", "Number"],
        ["Under 1", 41],
        ["1-4", 88],
        [],
        ["5-9", 102],
        [],
        ["Total", 231],
    ]
    return one(rows, _groups("plans", ("Under 1", 41), ("1-4", 88), ("5-9", 102), ("", 231)))


def services_under_division() -> Laid:
    rows: list[Row] = [[f"{PLANS} {NOW}"], ["Division", "Number"], ["Early Help", 30], ["MASH", 61], ["Total", 91]]
    return one(rows, _groups("plans", ("Early Help", 30), ("MASH", 61), ("", 91)))


def parts_of_a_force_under_division() -> Laid:
    rows: list[Row] = [[f"{PLANS} {NOW}"], ["Division", "Number"], ["North", 30], ["South", 61], ["Total", 91]]
    return one(rows, {("plans", a, "", NOW, v) for a, v in (("North", 30.0), ("South", 61.0), ("Total", 91.0))})


def unknown_words_under_division() -> Laid:
    rows: list[Row] = [[f"{PLANS} {NOW}"], ["Division", "Number"], ["Loddon", 30], ["Chilton", 61], ["Total", 91]]
    return one(rows, set(), told=True)


def names_over_two_rows_of_headings() -> Laid:
    rows: list[Row] = [["", "Children with a", "Children"], ["Quarter", "protection plan", "reported missing"]]
    body: list[Row] = [[q, part("plans", n), part("missing", n)] for n, q in enumerate(QUARTERS)]
    want = {(m, "Town", "", q, float(part(m, n))) for m in TITLE for n, q in enumerate(QUARTERS)}
    return one([*rows, *body], want)


def a_year_over_quarters() -> Laid:
    rows: list[Row] = [[NOW, *TITLE.values()]]
    rows += [[f"Q{n + 1}", part("plans", n), part("missing", n)] for n in (0, 1)]
    want = {(m, "Town", "", QUARTERS[n], float(part(m, n))) for m in TITLE for n in (0, 1)}
    return one([*rows, ["YTD", 901, 902]], want)


def last_year_over_the_measures() -> Laid:
    rows: list[Row] = [[Y[0], "Number"], *([t, both(m, Y[0])] for m, t in TITLE.items())]
    return one(rows, all_of(Y[0]))


def last_year_over_sources() -> Laid:
    rows: list[Row] = [[PLANS], [], [Y[0], "Number"], ["Police", 30], ["Health", 61], ["Total", 91]]
    return one(rows, {("plans", "Town", g, Y[0], v) for g, v in (("Police", 30.0), ("Health", 61.0), ("", 91.0))})


def numbers_out_of_all_in_a_cell() -> Laid:
    rows: list[Row] = [["Measure", NOW], [PLANS, "90.4% (850/940)"], ["Children reported missing", "88 of 110 (80%)"]]
    return one(rows, {("plans", "Town", "", NOW, 850.0), ("missing", "Town", "", NOW, 88.0)})


def bands_of_percentages() -> Laid:
    rows: list[Row] = [[f"{PLANS} {NOW}"], ["Team", "Number or %"], ["North team", "10-15%"], ["South team", "1,050%"]]
    return one(rows, set(), told=True)


def twelve_months_that_roll() -> Laid:
    rows: list[Row] = [["Measure", "Rolling 12 months to Mar-19", "Rolling 12 months to Mar-20"]]
    return one([*rows, *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())], all_of())


def six_months_that_roll() -> Laid:
    rows: list[Row] = [["Measure", "Rolling 6 months to Mar-20"], *([t, 901] for t in TITLE.values())]
    return one(rows, set(), told=True)


def the_day_it_was_drawn() -> Laid:
    rows: list[Row] = [["Dataset, Quarter 2 2019/20"], ["Data correct as at 14 October 2019"], []]
    rows += [["Measure", "This quarter", "Previous quarter"]]
    want = {(m, "Town", "", QUARTERS[n], float(part(m, n))) for m in TITLE for n in (0, 1)}
    return one([*rows, *([t, part(m, 1), part(m, 0)] for m, t in TITLE.items())], want)


def children_known_on_a_day() -> Laid:
    rows: list[Row] = [["Children known at 31 March 2019"], [], ["Measure", "Number"]]
    want = {(m, "Town", "", "31 March 2019", float(both(m, NOW))) for m in TITLE}
    return one([*rows, *([t, both(m, NOW)] for m, t in TITLE.items())], want)


def plans_updated_on_a_day() -> Laid:
    rows: list[Row] = [[f"{PLANS} updated as at 31 March 2019"], [], ["Age", "Number"], ["1-4", 30], ["5-9", 61]]
    return one(rows, {("plans", "Town", a, "31 March 2019", v) for a, v in (("1-4", 30.0), ("5-9", 61.0))})


def figures_true_on_the_day_they_were_drawn() -> Laid:
    rows: list[Row] = [[f"{PLANS} {NOW}"], ["Figures are true as at 14 October 2020"], ["Age", "Number"]]
    return one([*rows, ["1-4", 30], ["5-9", 61]], _groups("plans", ("1-4", 30), ("5-9", 61)))


def ages_among_words() -> Laid:
    ages = ("Aged 15-16", "16-17 boys", "Cohort 17-18")
    rows: list[Row] = [[f"{PLANS} {NOW}"], ["Age", "Number"], *([age, 30] for age in ages)]
    return one(rows, _groups("plans", *((age, 30) for age in ages)))


def ages_among_words_in_headings() -> Laid:
    ages = ("Girls 16-17", "Girls 17-18")
    rows: list[Row] = [[f"{PLANS} {NOW}"], ["Ethnicity", *ages], ["Total", 30, 61]]
    return one(rows, _groups("plans", (ages[0], 30), (ages[1], 61)))


def another_year_in_the_corner() -> Laid:
    return one([[PLANS], [], [Y[0], NOW], ["Police", 30], ["Health", 61]], set(), told=True)


def a_year_in_the_corner_of_those_beside_it() -> Laid:
    return one([[NOW, *Y], *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())], all_of())


def shares_of_the_total() -> Laid:
    rows: list[Row] = [
        [f"{PLANS} {NOW}"],
        ["Source", "Count", "% of total"],
        ["Police", 40, 40.0],
        ["Health", 60, 60.0],
    ]
    return one([*rows, ["Total", 100, 100.0]], _groups("plans", ("Police", 40), ("Health", 60), ("", 100)))


def by_what_the_labels_are() -> Laid:
    rows: list[Row] = [[f"{PLANS} by presenting factor {NOW}"], ["Factor", "Number"], ["Neglect", 40], ["Total", 100]]
    summary: list[Row] = [["Measure", *Y], *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())]
    want = (
        all_of(Y[0]) | {("missing", "Town", "", NOW, float(both("missing", NOW)))} | _groups("plans", ("Neglect", 40))
    )
    rows[-1] = ["Total", both("plans", NOW)]
    return Laid({"Summary": summary, "Detail": rows}, want | _groups("plans", ("", both("plans", NOW))))


def a_council_that_nobody_lists() -> Laid:
    return one([["Countyshire County Council - Children's Services"], *_own()], set(), told=True)


def a_place_that_nobody_lists() -> Laid:
    return one([["Countyshire"], *_own()], set(), told=True)


def another_council_and_its_service() -> Laid:
    title = "Hampshire County Council - Children's Services"
    return one([[title], *_own()], {(m, "Hampshire", "", y, v) for m, _, _, y, v in all_of()})


def numbers_with_what_they_count() -> Laid:
    rows: list[Row] = [["Measure", *Y], [PLANS, "4,555 plans", "4,623 plans"]]
    missing = "Children reported missing"
    return one(
        [*rows, [missing, *(both("missing", y) for y in Y)]], {w for w in all_of() if w[0] == "missing"}, told=True
    )


def the_own_council() -> Laid:
    return one([["Town Borough Council: children's services"], *_own()], all_of())


def both_areas_of_need() -> Laid:
    return one([["Both areas of need"], *_own()], all_of())


def repeats_of_the_measure() -> Laid:
    whole: list[Row] = [["Measure", *Y], [PLANS, *(both("plans", y) for y in Y)]]
    some: list[Row] = [[f"Repeat: {PLANS}"], ["Sex", *Y], ["Girls", 1, 2], ["Boys", 3, 4]]
    return Laid({"Sheet1": whole, "Sheet2": some}, {each for each in all_of() if each[0] == "plans"}, told=True)


def repeats_in_capitals() -> Laid:
    rows: list[Row] = [["Measure", *Y], *([f"REPEAT: {t}", 1, 2] for t in TITLE.values())]
    return one(rows, set(), told=True)


def different_things_counted() -> Laid:
    rows: list[Row] = [[f"{PLANS} {NOW}"], ["Course", "Places", "Booked"], ["Level 1", 100, 90], ["Total", 100, 90]]
    return one(rows, set(), told=True)


def a_total_without_a_year() -> Laid:
    rows: list[Row] = [["Measure", "Q1", "Q2", "Q3", "Q4", "Total"], *([t, 1, 2, 3, 4, 10] for t in TITLE.values())]
    return one(rows, set(), told=True)


def _own() -> list[Row]:
    return [["Measure", *Y], *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())]
