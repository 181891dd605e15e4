"""Dashboards and returns: this year and the last in letters, an outturn, ages and months in headings."""

from __future__ import annotations

from tests.load.invented.laid import (
    MISSING,
    MONTHS,
    PLANS,
    QUARTERS,
    TITLE,
    WARDS,
    Laid,
    Row,
    Want,
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
)


def this_year_and_the_last_in_letters() -> Laid:
    rows: list[Row] = [["Return 2019-20"], ["Measure", "CY", "PY"]]
    return one([*rows, *([title, both(name, Y[1]), both(name, Y[0])] for name, title in TITLE.items())], all_of())


def an_outturn_behind_quarters() -> Laid:
    rows: list[Row] = [["Scorecard 2019/20"], ["Measure", "Q1", "Q2", "Q3", "Q4", "Outturn"]]
    rows += [[title, *(part(name, n) for n in range(4)), both(name, Y[1])] for name, title in TITLE.items()]
    return one(rows, by_quarter() | all_of(Y[1]))


def an_outturn_behind_three_quarters() -> Laid:
    rows: list[Row] = [["Scorecard 2019/20"], ["Measure", "Q1", "Q2", "Q3", "Outturn"]]
    rows += [[title, *(part(name, n) for n in range(3)), 999] for name, title in TITLE.items()]
    return one(rows, by_quarter(3), told=True)


def single_years_of_age_across() -> Laid:
    rows: list[Row] = [[f"{PLANS} by single year of age, 2019-20"], ["Ward", *range(6)]]
    rows += [[name, *(10 * number + age + 2 for age in range(6))] for number, name in enumerate(WARDS, 1)]
    want: Want = {
        ("plans", name, str(age), Y[1], 10.0 * number + age + 2)
        for number, name in enumerate(WARDS, 1)
        for age in range(6)
    }
    return one(rows, want)


def numbers_in_the_month() -> Laid:
    rows: list[Row] = [["Month", *(f"Number of {title} in month" for title in TITLE.values())]]
    rows += [[f"{MONTHS[n]}-19", *(part(name, n) for name in TITLE)] for n in range(4)]
    return one(rows, by_month(0, 4))


def numbers_in_a_month_that_is_not_said() -> Laid:
    rows: list[Row] = [["Ward", f"Number of {PLANS} in month"], *([name, ward(name, Y[1])] for name in WARDS)]
    return one(rows, set(), told=True)


def years_alone_under_year() -> Laid:
    rows: list[Row] = [["Year", PLANS, MISSING]]
    for year in Y:
        rows += [
            [year, None, None],
            *([group, *(sex(name, group, year) for name in TITLE)] for group in ("Girls", "Boys")),
        ]
    return one(rows, by_sex())


def years_that_end_in_march() -> Laid:
    rows: list[Row] = [["Year ending 31 March", PLANS, MISSING]]
    return one([*rows, *([2019 + n, *(both(name, year) for name in TITLE)] for n, year in enumerate(Y))], all_of())


def when_each_row_was_updated() -> Laid:
    rows: list[Row] = [["Measure", *Y, "Last updated", "Next due"]]
    rows += [[title, *(both(name, year) for year in Y), "Apr-20", "Jul-20"] for name, title in TITLE.items()]
    return one(rows, all_of())


def of_whom_across() -> Laid:
    rows: list[Row] = [["Year", PLANS, "of whom: Girls", "of whom: Boys", MISSING]]
    rows += [[y, both("plans", y), sex("plans", "Girls", y), sex("plans", "Boys", y), both("missing", y)] for y in Y]
    return one(rows, all_of() | {each for each in by_sex() if each[0] == "plans"})


def a_band_beside_each_ward() -> Laid:
    rows: list[Row] = [["Ward", "Band", f"{PLANS} {Y[1]}"]]
    rows += [[name, band, ward(name, Y[1])] for name, band in zip(WARDS, ("Low", "High", "High"), strict=True)]
    total = float(sum(ward(name, Y[1]) for name in WARDS))
    return one([*rows, ["Total", None, total]], by_ward(years=(Y[1],)) | {("plans", "Town", "", Y[1], total)})


def final_over_one_year_and_provisional_over_the_next() -> Laid:
    rows: list[Row] = [["", *Y], ["", "Final", "Provisional"]]
    return one([*rows, *([title, *(both(name, y) for y in Y)] for name, title in TITLE.items())], all_of())


def a_title_that_says_what_its_labels_are_of() -> Laid:
    beside = [None, "Outcome", Y[1]]
    rows: list[Row] = [[f"{MISSING} by source", None, None, f"Outcome of {MISSING.lower()}"], ["Source", Y[1], *beside]]
    rows += [
        ["Police", 70, None, "Found", 90],
        ["Schools", 90, None, "Returned", 70],
        ["Total", 160, None, "Total", 160],
    ]
    said = {"Police": 70, "Schools": 90, "Found": 90, "Returned": 70, "": 160}
    return one(rows, {("missing", "Town", name, Y[1], float(value)) for name, value in said.items()})


def latest_values_of_one_period() -> Laid:
    rows: list[Row] = [["Indicator", "Latest period", "Latest value", "RAG"]]
    return one([*rows, *([title, Y[1], both(name, Y[1]), "G"] for name, title in TITLE.items())], all_of(Y[1]))


def sections_of_unknown_words() -> Laid:
    rows: list[Row] = [["", *Y]]
    for group in ("Primary", "Secondary"):
        add = 100 * (group == "Secondary")
        rows += [[group], *([title, *(both(name, y) + add for y in Y)] for name, title in TITLE.items())]
    want: Want = {
        (name, "Town", group, y, float(both(name, y) + 100 * (group == "Secondary")))
        for name in TITLE
        for y in Y
        for group in ("Primary", "Secondary")
    }
    return one(rows, want)


def quarters_down_and_their_year() -> Laid:
    rows: list[Row] = [
        ["Period", *TITLE.values()],
        *([q, *(part(m, n) for m in TITLE)] for n, q in enumerate(QUARTERS)),
    ]
    return one([*rows, ["Year", *(both(name, Y[1]) for name in TITLE)]], by_quarter() | all_of(Y[1]))


def weeks_down() -> Laid:
    rows: list[Row] = [["Week commencing", *TITLE.values()], ["2 March 2020", 11, 12], ["9 March 2020", 13, 14]]
    return one(rows, set(), told=True)


def the_title_of_a_list_beside_a_day() -> Laid:
    rows: list[Row] = [["Report 2019/20"], *([f"Number of {title}", both(name, Y[1])] for name, title in TITLE.items())]
    return one([*rows, ["Number of arrangements at 31 March 2020", 7]], all_of(Y[1]))


def a_corner_that_says_year_to_date() -> Laid:
    rows: list[Row] = [["YTD December 2019", *Y]]
    return one([*rows, *([title, 940, 990] for title in TITLE.values())], set(), told=True)


def a_part_of_each_quarter_beside_all_so_far() -> Laid:
    rows: list[Row] = [["2019/20"], ["", "Q1", None, "Q2", None], ["", *("In quarter", "Cumulative") * 2]]
    rows += [[title, part(name, 0), 70, part(name, 1), 140] for name, title in TITLE.items()]
    return one(rows, by_quarter(2), (1, 1, 1, 2), (1, 3, 1, 4))


def girls_alone() -> Laid:
    rows: list[Row] = [["Year", "Girls"], *([y, sex("plans", "Girls", y)] for y in Y)]
    return one([[PLANS], *rows], {each for each in by_sex() if each[:3] == ("plans", "Town", "Girls")})


def ages_between_the_sexes() -> Laid:
    rows: list[Row] = [[f"{PLANS}, 2019-20"], ["Males", "Age", "Females"], [42, "0-4", 40], [41, "5-9", 39]]
    said = {("Males", "0-4"): 42, ("Females", "0-4"): 40, ("Males", "5-9"): 41, ("Females", "5-9"): 39}
    return one(rows, {("plans", "Town", f"{age} | {who}", Y[1], float(value)) for (who, age), value in said.items()})


def expected_and_unexpected() -> Laid:
    rows: list[Row] = [[MISSING, *Y], ["Expected", 5, 4], ["Unexpected", 6, 3], ["All", 11, 7]]
    said = {"Expected": (5, 4), "Unexpected": (6, 3), "": (11, 7)}
    want: Want = {
        ("missing", "Town", who, year, float(two[n])) for who, two in said.items() for n, year in enumerate(Y)
    }
    return one(rows, want)


def years_in_brackets_behind_words() -> Laid:
    rows: list[Row] = [["Measure", "Previous year (2018-19)", "Current year (2019-20)"]]
    return one([*rows, *([title, *(both(name, y) for y in Y)] for name, title in TITLE.items())], all_of())


def a_change_in_each_cell() -> Laid:
    rows: list[Row] = [["Measure", Y[0], f"{Y[1]} (change)"]]
    rows += [[title, both(name, Y[0]), f"{both(name, Y[1])} (+4.2%)"] for name, title in TITLE.items()]
    return one(rows, all_of(Y[0]), told=True)


def a_title_of_nine_months_over_years() -> Laid:
    rows: list[Row] = [["Performance to date: April to December 2019"], ["", *Y]]
    return one([*rows, *([title, 940, 990] for title in TITLE.values())], set(), told=True)


def year_groups_of_a_school_year() -> Laid:
    rows: list[Row] = [[f"{MISSING} by year group, 2018/19 academic year"], ["School year", 7, 8, 9]]
    rows += [["Boys", 31, 40, 52], ["Girls", 12, 20, 25]]
    want: Want = {
        ("missing", "Town", f"{row[0]} | {year}", "academic 2018-19", float(row[year - 6]))
        for row in rows[2:]
        for year in (7, 8, 9)
    }
    return one(rows, want)


def months_that_end_on_days() -> Laid:
    rows: list[Row] = [["Month ending", "30 April 2019", "31 May 2019", "30 June 2019"]]
    return one([*rows, *([title, *(part(m, n) for n in range(3))] for m, title in TITLE.items())], by_month(0, 3))


def a_number_that_would_part_children_on_its_side() -> Laid:
    rows: list[Row] = [
        ["Measure", Y[0], f"{Y[1]} change"],
        [PLANS, 1250, "1302 (+4.2%)"],
        ["Contacts", 3000, "3105 (+3%)"],
    ]
    return one(rows, {("plans", "Town", "", Y[0], 1250.0)}, told=True)


def girls_alone_beside_wards() -> Laid:
    rows: list[Row] = [[f"{PLANS} 2019-20"], ["Ward", "Girls"], *([name, ward(name, Y[1])] for name in WARDS)]
    return one(rows, {("plans", name, "Girls", Y[1], float(ward(name, Y[1]))) for name in WARDS})


def wards_across_girls_alone() -> Laid:
    rows: list[Row] = [[f"{PLANS} 2019-20"], ["Ward", *WARDS], ["Girls", *(ward(name, Y[1]) for name in WARDS)]]
    return one(rows, {("plans", name, "Girls", Y[1], float(ward(name, Y[1]))) for name in WARDS})


def numbers_at_days() -> Laid:
    rows: list[Row] = [["Measure", "Number at 31 March 2019", "Number at 30 June 2019"], [PLANS, 41, 44]]
    return one(rows, {("plans", "Town", "", day, at) for day, at in (("31 March 2019", 41.0), ("30 June 2019", 44.0))})


def days_of_updates_below_a_title_s_year() -> Laid:
    rows: list[Row] = [["Return 2019-20"], ["Measure", "Value", "Last updated"]]
    rows += [[title, both(name, Y[1]), f"3{number}/05/2020"] for number, (name, title) in enumerate(TITLE.items())]
    return one(rows, all_of(Y[1]))


def the_youngest_alone_beside_wards() -> Laid:
    rows: list[Row] = [[f"{PLANS} 2019-20"], ["Ward", "Under 5"], *([name, ward(name, Y[1])] for name in WARDS)]
    return one(rows, set(), told=True)


def the_disabled_alone_beside_measures() -> Laid:
    rows: list[Row] = [
        ["2019-20"],
        ["Measure", "Disabled"],
        *([title, both(name, Y[1])] for name, title in TITLE.items()),
    ]
    return one(rows, {(name, "Town", "Disabled", Y[1], float(both(name, Y[1]))) for name in TITLE})


def figures_that_run_on_below_bands_of_ages() -> Laid:
    bands = ("Under 5", "5 to 9", "10 to 15")
    rows: list[Row] = [[f"{PLANS} by age group, 2019-20"], ["Ward", *bands]]
    rows += [[name, *range(4 + at, 7 + at)] for at, name in enumerate(WARDS)]
    want: Want = {
        ("plans", name, band, Y[1], float(4 + at + column))
        for at, name in enumerate(WARDS)
        for column, band in enumerate(bands)
    }
    return one(rows, want)


def figures_that_run_on_below_an_age() -> Laid:
    rows: list[Row] = [
        [f"{PLANS} by age, 2019-20"],
        ["Age", *WARDS],
        *([str(age), *range(age + 1, age + 4)] for age in range(3)),
    ]
    want: Want = {
        ("plans", name, str(age), Y[1], float(age + at)) for age in range(3) for at, name in enumerate(WARDS, 1)
    }
    return one(rows, want)
