"""Sheets as analysts lay them out: blocks, repeated headings, two things in one label, years written in many ways."""

from __future__ import annotations

from datetime import date

from tests.load.invented.laid import (
    PLANS,
    SEX,
    TITLE,
    WARDS,
    Laid,
    Row,
    Want,
    Y,
    all_of,
    both,
    by_sex,
    by_ward,
    one,
    sex,
    ward,
)  # fmt: skip


def only(measure: str, want: Want) -> Want:
    return {each for each in want if each[0] == measure}


def at(want: Want, *names: str) -> Want:
    """Give the figures with other names of the two years."""
    named = dict(zip(Y, names, strict=True))
    return {(m, a, g, named[y], v) for m, a, g, y, v in want}


def years_as(*heads: object) -> list[Row]:
    return [["Measure", *heads], *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())]


def header_again_for_each_measure() -> Laid:
    rows: list[Row] = []
    for m, t in TITLE.items():
        rows += [[t, *Y], *([g, *(sex(m, g, y) for y in Y)] for g in SEX), ["All children", *(both(m, y) for y in Y)]]
    return one(rows, by_sex() | all_of())


def header_again_on_each_page() -> Laid:
    head: Row = ["Ward", *Y]
    body: list[Row] = [[w, *(ward(w, y) for y in Y)] for w in WARDS]
    return one([[PLANS], head, *body[:2], [PLANS + " (continued)"], head, body[2]], by_ward())


def a_block_a_year() -> Laid:
    rows: list[Row] = []
    for y in Y:
        rows += [[f"Position for {y}"], ["Measure", *SEX, "Total"]]
        rows += [*([t, *(sex(m, g, y) for g in SEX), both(m, y)] for m, t in TITLE.items()), []]
    return one(rows, by_sex() | all_of())


def total_before_its_parts() -> Laid:
    rows: list[Row] = [[None, Y[0], None, None, Y[1], None, None], ["Measure", *("All", *SEX) * 2]]
    rows += [[t, *(v for y in Y for v in (both(m, y), *(sex(m, g, y) for g in SEX)))] for m, t in TITLE.items()]
    return one(rows, by_sex() | all_of(), (0, 1, 0, 3), (0, 4, 0, 6))


def wards_over_sexes() -> Laid:
    rows: list[Row] = [[PLANS], ["Ward", "Sex", *Y]]
    want: Want = set()
    for n, w in enumerate(WARDS):
        girls = [10 + n + i for i in (0, 1)]
        whole = [ward(w, y) for y in Y]
        rows += [[w, "Girls", *girls], [None, "Boys", *(t - g for t, g in zip(whole, girls, strict=True))]]
        rows.append([None, "Total", *whole])
        want |= {("plans", w, "Girls", y, float(g)) for y, g in zip(Y, girls, strict=True)}
        want |= {("plans", w, "Boys", y, float(t - g)) for y, t, g in zip(Y, whole, girls, strict=True)}
    return one(rows, want | by_ward())


def long_form_of_breakdowns() -> Laid:
    rows: list[Row] = [["Indicator", "Breakdown", "Category", "Year", "Figure"]]
    for m, t in TITLE.items():
        for y in Y:
            rows += [[t, "Sex", g, y, sex(m, g, y)] for g in SEX]
            rows.append([t, "All", "All", y, both(m, y)])
    return one(rows, by_sex() | all_of())


def statistic_in_a_column() -> Laid:
    rows: list[Row] = [["Measure", "Statistic", *Y]]
    for m, t in TITLE.items():
        rows += [[t, "Number", *(both(m, y) for y in Y)], [None, "Rate per 10,000", 41.2, 44.5]]
    return one(rows, all_of())


def rate_rows_of_their_own_name() -> Laid:
    rows: list[Row] = [["Indicator", *Y]]
    for m, t in TITLE.items():
        rows += [[f"Number of {t.lower()}", *(both(m, y) for y in Y)], [f"Rate of {t.lower()} per 10,000", 41.2, 44.5]]
    return one(rows, all_of())


def dates_as_headings() -> Laid:
    return one(years_as(date(2019, 3, 31), date(2020, 3, 31)), at(all_of(), "31 March 2019", "31 March 2020"))


def dates_with_dots() -> Laid:
    return one(years_as("31.03.2019", "31-Mar-20"), at(all_of(), "31 March 2019", "31 March 2020"))


def plain_years_ending_in_march() -> Laid:
    rows: list[Row] = [["Children's social care, years ending 31 March"], *years_as(2019, 2020)]
    return one(rows, all_of())


def both_years_in_full() -> Laid:
    return one(years_as("2018/2019", "2019/2020"), all_of())


def short_years() -> Laid:
    return one(years_as("18/19", "19/20"), all_of())


def years_joined_by_to() -> Laid:
    return one(years_as("2018 to 2019", "2019 to 2020"), all_of())


def years_with_their_ends() -> Laid:
    return one(years_as("Year to 31 March 2019", "Year to 31/03/2020"), all_of())


def a_tab_a_sex() -> Laid:
    sheets: dict[str, list[Row]] = {
        g: [["Measure", *Y], *([t, *(sex(m, g, y) for y in Y)] for m, t in TITLE.items())] for g in SEX
    }
    sheets["All children"] = years_as(*Y)
    return Laid(sheets, by_sex() | all_of())


def measure_and_sex_in_one_heading() -> Laid:
    rows: list[Row] = [["Year", *(f"{t} - {g}" for t in TITLE.values() for g in SEX)]]
    rows += [[y, *(sex(m, g, y) for m in TITLE for g in SEX)] for y in Y]
    return one(rows, by_sex())


def sex_before_the_measure() -> Laid:
    rows: list[Row] = [["Indicator", *Y]]
    rows += [[f"{g}: {t.lower()}", *(sex(m, g, y) for y in Y)] for m, t in TITLE.items() for g in SEX]
    return one(rows, by_sex())


def year_and_sex_in_one_heading() -> Laid:
    rows: list[Row] = [["Indicator", *(f"{y} {g}" for y in Y for g in SEX)]]
    rows += [[t, *(sex(m, g, y) for y in Y for g in SEX)] for m, t in TITLE.items()]
    return one(rows, by_sex())
