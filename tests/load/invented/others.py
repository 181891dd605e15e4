"""Sheets that hold figures of others than the report's own area: regions, neighbours, forces, a partner authority."""

from __future__ import annotations

from tests.load.invented.laid import (
    MISSING,
    PLANS,
    QUARTERS,
    TITLE,
    Laid,
    Row,
    Want,
    Y,
    all_of,
    both,
    one,
    part,
)  # fmt: skip

OTHER = ((301, 302), (303, 304))  # of two measures in two years


def _of(area: str) -> Want:
    return {(m, area, "", y, float(v)) for m, of in zip(TITLE, OTHER, strict=True) for y, v in zip(Y, of, strict=True)}


def _rows() -> list[Row]:
    return [["Measure", *Y], *([t, *of] for t, of in zip(TITLE.values(), OTHER, strict=True))]


def _own() -> list[Row]:
    return [["Measure", *Y], *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())]


def the_average_of_a_region() -> Laid:
    return one([["South East benchmarking: regional average"], *_rows()], _of("South East"))


def a_title_of_neighbours() -> Laid:
    return one([["Benchmarking: statistical neighbours"], *_rows()], _of("Statistical neighbours"))


def a_title_of_a_force() -> Laid:
    return one([["Thames Valley Police force area: incidents"], *_rows()], set(), told=True)


def another_authority_below_the_title() -> Laid:
    return one([["Safeguarding data book"], ["Hampshire"], *_rows()], _of("Hampshire"))


def another_authority_in_the_title() -> Laid:
    return one([["Children's services in Hampshire"], *_rows()], _of("Hampshire"))


def two_areas_together_in_the_title() -> Laid:
    return one([["Town, Reading and Slough: all three areas"], *_rows()], set(), told=True)


def a_partner_combined_in_the_title() -> Laid:
    return one([["Town and Countyshire combined"], *_rows()], set(), told=True)


def girls_and_boys_combined() -> Laid:
    return one([["Girls and boys combined"], *_own()], all_of())


def trust_wide_figures() -> Laid:
    return one([["Trust-wide figures"], *_rows()], set(), told=True)


def a_sheet_of_another_authority() -> Laid:
    return Laid({"Town": _own(), "Slough": _rows()}, all_of() | _of("Slough"))


def everyone_abbreviated() -> Laid:
    rows: list[Row] = [["2019-20"], ["Measure", "LA", "SN", "Eng", "Region"]]
    rows += [[t, both(m, Y[1]), 201 + n, 301 + n, 401 + n] for n, (m, t) in enumerate(TITLE.items())]
    others = (("Statistical neighbours", 201.0), ("England", 301.0), ("Region", 401.0))
    return one(rows, all_of(Y[1]) | {(m, a, "", Y[1], v + n) for n, m in enumerate(TITLE) for a, v in others})


def a_sheet_of_a_benchmark() -> Laid:
    return Laid({"Town": _own(), "Family average": _rows()}, all_of(), beside=_of("Family average"))


def a_region_in_the_block_below() -> Laid:
    return one([["Town"], *_own(), [], ["South East region"], *_rows()], all_of() | _of("South East"))


def own_area_in_a_title_of_benchmarking() -> Laid:
    return one([["Town: benchmarking return to the South East group"], *_own()], all_of())


def a_partner_authority_beside() -> Laid:
    rows: list[Row] = [["Measure", "Town", None, "Countyshire", None, "Total", None], [None, *Y * 3]]
    rows += [
        [t, *(both(m, y) for y in Y), *of, *(both(m, y) + v for y, v in zip(Y, of, strict=True))]
        for (m, t), of in zip(TITLE.items(), OTHER, strict=True)
    ]
    summed = {(m, "Total", "", y, v + both(m, y)) for m, _, _, y, v in _of("Countyshire")}
    return one(rows, all_of() | _of("Countyshire"), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 0, 6), beside=summed)


def local_and_national() -> Laid:
    rows: list[Row] = [["Measure", "Local", None, "National average", None], [None, *Y * 2]]
    rows += [[t, *(both(m, y) for y in Y), *of] for (m, t), of in zip(TITLE.items(), OTHER, strict=True)]
    return one(rows, all_of(), (0, 1, 0, 2), (0, 3, 0, 4), beside=_of("National") | _of("National average"))


def others_below_each_measure() -> Laid:
    rows: list[Row] = [["Measure", *Y]]
    for (m, t), of in zip(TITLE.items(), OTHER, strict=True):
        rows += [[t, *(both(m, y) for y in Y)], ["   England", *of], ["   Regional", 501, 502]]
    return one(
        rows,
        all_of() | _of("England"),
        beside={(m, "Regional", "", y, 501.0 + n) for m in TITLE for n, y in enumerate(Y)},
    )


def divisions_of_a_force() -> Laid:
    rows: list[Row] = [["2019-20"], ["Division", *TITLE.values()], ["North", 21, 22], ["South", 31, 32]]
    return one([*rows, ["Force total", 52, 54]], {
        (m, a, "", Y[1], float(v))
        for a, *of in ([*rows[2:], ["Force total", 52, 54]]) for m, v in zip(TITLE, of, strict=True)
    })  # fmt: skip


def the_towns_average_below_its_wards() -> Laid:
    rows: list[Row] = [[f"{PLANS} 2019-20"], ["Ward", "Number"], ["Alder", 41], ["Birch", 42], ["Town average", 40]]
    want = {("plans", a, "", Y[1], float(v)) for a, v in (("Alder", 41), ("Birch", 42), ("Town", 83))}
    return one([*rows, ["Town", 83]], want, beside={("plans", "Town average", "", Y[1], 40.0)})


def a_pivot_of_another_region() -> Laid:
    rows: list[Row] = [["Region", "South East"], ["Financial Year", "2019-20"], [], ["Row Labels", "Sum of Number"]]
    want = {("plans", "South East", "", Y[1], 301.0), ("missing", "South East", "", Y[1], 302.0)}
    return one([*rows, [PLANS, 301], [MISSING, 302], ["Grand Total", 603]], want)


def this_quarter_and_the_last() -> Laid:
    rows: list[Row] = [["Q3 2019-20"], ["Measure", "Last quarter", "This quarter", "Same quarter last year"]]
    rows += [[t, part(m, 1), part(m, 2), 11 + n] for n, (m, t) in enumerate(TITLE.items())]
    want = {(m, "Town", "", QUARTERS[n], float(part(m, n))) for m in TITLE for n in (1, 2)}
    return one(rows, want | {(m, "Town", "", "Q3 2018-19", 11.0 + n) for n, m in enumerate(TITLE)})


def floors_and_baselines() -> Laid:
    rows: list[Row] = [["2019-20"], ["Measure", "Baseline", "Floor target", "Outturn", "Standard error"]]
    return one([*rows, *([t, 901, 902, both(m, Y[1]), 7] for m, t in TITLE.items())], all_of(Y[1]))


def marks_behind_years() -> Laid:
    rows: list[Row] = [["Measure", "2018-19 r", "2019-20 provisional"]]
    return one([*rows, *([t, *(both(m, y) for y in Y)] for m, t in TITLE.items())], all_of())


def provisional_and_final() -> Laid:
    rows: list[Row] = [["Measure", "2018-19 final", "2019-20 provisional", "2019-20 final"]]
    rows += [[t, both(m, Y[0]), 901, both(m, Y[1])] for m, t in TITLE.items()]
    return one(rows, all_of(Y[0]), told=True)


def thousands_in_headings() -> Laid:
    rows: list[Row] = [["Measure", *(f"{y} (000s)" for y in Y)]]
    return one([*rows, *([t, 1.1, 1.2] for t in TITLE.values())], set(), told=True)


def sections_before_a_bar() -> Laid:
    rows: list[Row] = [["Measure", *Y]]
    rows += [
        [f"{s} | {t}", *(both(m, y) for y in Y)] for s, (m, t) in zip(("Care", "Police"), TITLE.items(), strict=True)
    ]
    return one(rows, all_of())


def started_beside_those_at_the_end() -> Laid:
    rows: list[Row] = [
        ["2019-20"],
        ["Sex", f"{PLANS} at 31 March", "Started in year"],
        ["Girls", 11, 21],
        ["Boys", 12, 22],
    ]
    return one(rows, {("plans", "Town", g, Y[1], float(v)) for g, v in (("Girls", 11), ("Boys", 12))}, told=True)


def pages_of_the_contents() -> Laid:
    tables: dict[str, list[Row]] = {
        str(n + 1): [[t], ["", *Y], ["Town", *(both(m, y) for y in Y)]] for n, (m, t) in enumerate(TITLE.items())
    }
    contents: list[Row] = [["Table", "Title", "Page"], [1, PLANS, 3], [2, MISSING, 4]]
    return Laid({"Contents": contents, **tables}, all_of())
