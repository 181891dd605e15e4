"""Dashboards and returns: this year and the last in letters, an outturn, ages and months in headings."""

from __future__ import annotations

from tests.load.invented.laid import (
    MISSING,
    MONTHS,
    PLANS,
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
