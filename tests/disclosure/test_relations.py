"""What is left out because of what counts have to do with one another, whatever they are called."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from psrstats.config import Measure, Settings
from psrstats.disclosure import Cells, Structure, attack, hidden_places, publishable
from psrstats.disclosure.noughts import without_forced
from psrstats.disclosure.relation import Relation
from psrstats.lineage import Figures
from psrstats.measures import measure
from tests.bench.random_reports import random_report
from tests.disclosure.reports import NAN, PLANS, attacked, frame, hidden, place, sent, settings_of, shown
from tests.measures.reports import Observed, observed


def column(counts: dict[str, float], **about: str) -> list[Observed]:
    """Send counts below one another in one sheet."""
    rows = sent(counts, **about)
    return [row | {"cell": f"care.csv!care!B{number}"} for number, row in enumerate(rows, 2)]


@pytest.mark.parametrize("label", ["Overall", "Sub-total", "0-17", "Under 18", "1. Total plans", "Zzz"])
def test_what_adds_up_is_a_total_whatever_it_is_called(label: str) -> None:
    assert hidden(column({"0-4": 3, "5-9": 20, label: 23}), settings_of()) == {"0-4", "5-9"}


def test_no_total_by_chance_where_psrstats_toml_says_so() -> None:
    counts = {"Abbey": 3.0, "Mill": 20.0, "Park": 23.0, "Quay": 50.0}
    assert hidden(column(counts), settings_of()) == {"Abbey", "Mill"}
    assert hidden(column(counts), settings_of(no_totals=["plans:Park"])) == {"Abbey"}


def test_a_sum_that_fails_in_the_lines_beside_it_is_a_coincidence() -> None:
    years = ("2016-17", "2017-18", "2018-19")
    rows = [one for year in years for one in sent({"Abbey": 30, "Mill": 41, "Park": 57, "Quay": 90}, period=year)]
    rows += sent({"Abbey": 3, "Mill": 20, "Park": 23, "Quay": 90})
    assert hidden(rows, settings_of()) == {"Abbey"}


@pytest.mark.parametrize(("years", "gone"), [(3, 2), (4, 1)])
def test_a_sum_of_one_year_in_three_is_believed_and_of_one_in_four_is_chance(years: int, gone: int) -> None:
    """Police are as many as Health and Courts in the last year only, and none of it in the years before."""
    before = [{"Health": 30, "Courts": 41, "Police": 57, "Schools": 90}] * (years - 1)
    last = {"Health": 3, "Courts": 22, "Police": 25, "Schools": 90}
    counts = zip([f"201{number}-1{number + 1}" for number in range(years)], [*before, last], strict=True)
    rows = [one for year, of_year in counts for one in sent(of_year, period=year)]
    assert len(hidden(rows, settings_of())) == gone


def test_measures_of_one_sheet_are_held_together() -> None:
    parts = [Measure(name=name, title=name.title(), source="s") for name in ("neglect", "harm", "abuse", "all-of-it")]
    values = (3, 20, 10, 33)
    rows = [observed(one.name, value, cell=one.name) for one, value in zip(parts, values, strict=True)]
    assert len(hidden(rows, settings_of(*parts))) == 2


@pytest.mark.parametrize("periods", [("Q1", "Q2", "Q3", "Q4")])
def test_quarters_add_up_to_their_year_unless_the_figures_deny_it(periods: tuple[str, ...]) -> None:
    counts = dict(zip(periods, (3, 10, 12, 8), strict=True))
    rows = [observed("plans", value, f"{name} 2019-20", cell=name) for name, value in counts.items()]
    year = observed("plans", 33, "2019-20", cell="year")
    assert len(_periods([*rows, year], settings_of())) == 2
    assert _periods([*rows, year | {"value": 12}], settings_of()) == {"Q1 2019-20"}  # a snapshot


def _periods(rows: list[Observed], settings: Settings) -> set[str]:
    made = shown(rows, settings)
    return set(made.loc[made["marker"] == "c", "period"])


def test_bands_that_begin_alike_tell_of_those_between() -> None:
    assert hidden(sent({"0-4": 30.0, "0-9": 33.0, "10-17": 70.0}), settings_of()) & {"0-4", "0-9"}
    assert hidden(sent({"0-4": 30.0, "0-9": 53.0, "10-17": 70.0}), settings_of()) == set()


def test_a_part_that_leaves_few_of_what_stands_above_it() -> None:
    measures = [Measure(name=n, title=t, source="s") for n, t in (("a", "Plans"), ("b", "of which reviewed"))]
    rows = [observed("a", 30), observed("b", 27)]
    assert hidden(rows, settings_of(*measures))
    assert hidden([rows[0], rows[1] | {"value": 21}], settings_of(*measures)) == set()


def test_a_small_difference_is_not_told() -> None:
    measures = [Measure(name=name, title=name, source="s") for name in ("missing", "offered")]
    left = Measure(name="not-offered", title="Not offered", sum="missing - offered")
    rows = [observed("missing", 30), observed("offered", 27)]
    found = hidden(rows, settings_of(*measures, left))
    assert len(found) == 1
    assert found < {"missing", "offered"}
    assert attacked(rows, settings_of(*measures, left)).breaches == ()
    assert attacked(rows, settings_of(*measures, left), set()).breaches


def test_last_year_s_groups_tell_of_this_year_s_total() -> None:
    places = tuple(("plans", "Town", group, "", "2018-19") for group in ("0-4", "5-9", "10-17"))
    before = Cells(places, _array(NAN, 12, 30), ("c", "", ""))
    rows = [observed("plans", 45, "2018-19"), observed("plans", 55)]
    assert _periods_before(rows, before) == {"2018-19"}
    known = Cells((*places, ("plans", "Town", "", "", "2018-19")), _array(NAN, 12, 30, 45), ("c", "", "", ""))
    (breach,) = attacked(rows, settings_of(), before=known).breaches  # nothing of this report would close it
    assert (breach.least, breach.greatest, breach.closed_by) == (3, 3, ())


def _array(*values: float) -> Any:
    return np.array(values, dtype=float)


def _periods_before(rows: list[Observed], before: Cells) -> set[str]:
    made = shown(rows, settings_of(), before)
    return set(made.loc[made["marker"] == "c", "period"])


FLOWS = [Measure(name=name, title=name, source="s") for name in ("start", "started", "ended", "end")]


def flow(counts: tuple[float, ...], order: tuple[int, ...] = (0, 1, 2, 3), period: str = "2019-20") -> list[Observed]:
    return [observed(FLOWS[at].name, counts[at], period, cell=f"s!{period}{at}") for at in order]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3), (0, 3, 1, 2)])
def test_those_who_ended_are_what_start_and_end_leave_of_those_who_started(order: tuple[int, ...]) -> None:
    settings = settings_of(*FLOWS)
    assert attacked(flow((100, 40, 3, 137), order), settings, {place(name="ended")}).breaches
    assert len(hidden(flow((100, 40, 3, 137), order), settings)) == 2
    assert attacked(flow((100, 40, 3, 137), order), settings).breaches == ()
    assert hidden(flow((100, 40, 3, 136), order), settings) == {"ended"}
    assert hidden(flow((100, 40, 3, 137), order), settings_of(*FLOWS, no_totals=["end"])) == {"ended"}


def test_four_counts_that_balance_in_one_year_of_three_do_so_by_chance() -> None:
    years = [*flow((90, 41, 22, 160), period="2017-18"), *flow((95, 48, 19, 150), period="2018-19")]
    assert hidden([*years, *flow((100, 40, 3, 137))], settings_of(*FLOWS)) == {"ended"}


def test_two_cells_about_the_same_of_which_one_is_small() -> None:
    rows = [observed("plans", 8, cell="a"), observed("plans", 3, cell="b")]
    made = shown(rows, settings_of())
    assert made["marker"].tolist() == ["c"]


def test_midpoints_of_six_leave_six_values() -> None:
    settings = settings_of(policy="midpoint-6")
    rows = sent({"a": 1.0, "b": 6.0, "c": 0.0, "d": 25.0})
    assert shown(rows, settings)["value"].tolist() == [3, 3, 0, 27]
    assert attacked(rows, settings).breaches == ()
    assert attacked(sent({"a": 1.0, "b": 1.0, "": 2.0}), settings).breaches == ()


def test_hidden_zeros_do_not_forbid_a_total() -> None:
    settings = settings_of(zeros="hidden")
    rows = sent({"0-4": 20.0, "5-9": 12.0, "10-17": 30.0, "": 62.0})
    assert hidden(rows, settings) == set()
    assert attacked(rows, settings).breaches == ()
    zero = sent({"0-4": 0.0, "5-9": 12.0, "10-17": 30.0, "": 42.0})
    assert len(hidden(zero, settings)) == 2
    assert attacked(zero, settings).breaches == ()


@pytest.mark.parametrize("counts", [(6, 0, 0, 6), (9, 0, 9, 0), (7, 0, 7)])
def test_a_count_beside_noughts_is_not_the_total_of_its_like(counts: tuple[float, ...]) -> None:
    rows = sent(dict(zip("abcd", counts, strict=False)))
    assert attacked(rows, settings_of(zeros="hidden")).breaches == ()


def test_a_part_that_is_all_of_its_total_is_not_the_same_count_sent_twice() -> None:
    heads = [Measure(name=name, title=name, source="s") for name in ("north", "south", "both")]
    columns = {"north": (0, 6), "south": (26, 0), "both": (26, 6)}
    rows = [one for name, (a, b) in columns.items() for one in sent({"0-4": a, "5-14": b, "": a + b}, name)]
    assert attacked(rows, settings_of(*heads, zeros="hidden")).breaches == ()


def test_a_total_of_noughts_is_no_part_of_its_table() -> None:
    items = {"x": (11, 2), "y": (0, 0), "z": (16, 24)}
    rows = [
        one
        for item, column_of in items.items()
        for one in sent(dict(zip(("g", "h", ""), (*column_of, sum(column_of)), strict=True)), item=item)
    ]
    rows += sent({"g": 27, "h": 26, "": 53})
    assert attacked(rows, settings_of(zeros="hidden")).breaches == ()


@pytest.mark.parametrize("more", [{}, {"other": 0.0}])
def test_a_difference_to_a_hidden_nought_is_no_sum_with_it(more: dict[str, float]) -> None:
    names = ("offered", "missed", *more)
    measures = [Measure(name=name, title=name, source="s") for name in names]
    took = Measure(name="took", title="Took", sum="offered - missed")
    rows = [
        observed(name, value, cell=f"care.csv!care!B{row}")
        for row, (name, value) in enumerate({"offered": 38.0, "missed": 0.0, **more}.items(), 2)
    ]
    settings = settings_of(*measures, took, zeros="hidden")
    assert attacked(rows, settings).breaches == ()
    made = shown(rows, settings)
    assert made.loc[made["measure"] == "missed", "marker"].tolist() == ["c"]
    assert made.loc[made["measure"] == "offered", "marker"].tolist() == [""]


@pytest.mark.parametrize("seed", [5, 17, 29, 33, 40])
def test_reports_that_hide_zeros_are_published(seed: int) -> None:
    made = random_report(seed, policy="dfe-1-5", zeros="hidden")
    structure = Structure.of(Figures(measure(made.observations, made.settings)), made.settings)
    printed = publishable(made.observations, hidden_places(structure), made.settings, structure.numerators.wholes)
    assert attack(Figures(measure(printed, made.settings)), structure).breaches == ()


@pytest.mark.parametrize(("unit", "value"), [("percent", 2.9), ("rate", 7.5), ("ratio", 4.0), ("score", 31.5)])
def test_what_is_sent_in_the_row_of_a_count_that_is_not_shown(unit: str, value: float) -> None:
    told = Measure.model_validate(
        {"name": "told", "title": "Told", "source": "s", "unit": unit, "per": "1000" if unit == "rate" else None}
    )
    rows = [
        *column({"0-4": 3.0, "5-9": 30.0, "10-17": 70.0, "": 103.0}),
        observed("told", value, group="0-4", cell="care.csv!care!C2"),
        observed("told", 68.0, group="10-17", cell="care.csv!care!C4"),
    ]
    made = shown(rows, settings_of(PLANS, told))
    told_of = dict(zip(made["measure"] + made["group"], made["marker"], strict=True))
    assert (told_of["told0-4"], told_of["told10-17"]) == ("c", "")


@pytest.mark.parametrize("total", ["", "Row 5"])
def test_percentages_of_too_few(total: str) -> None:
    """What is the sum of the others is the whole, whatever it is called."""
    seen = Measure(name="seen", title="Seen", source="s")
    share = Measure(name="share", title="Share", unit="percent", numerator="seen", denominator="plans")
    plans = {"Girls": 8.0, "Boys": 60.0, total: 68.0}
    rows = sent(plans) + sent({"Girls": 0.0, "Boys": 31.0, total: 31.0}, "seen")
    settings = settings_of(PLANS, seen, share, least_denominator=10)
    figures = Figures(measure(frame(rows), settings))
    text = {
        group: figures.text(row)
        for group in ("Girls", "Boys", total)
        if (row := figures.find("share", area="Town", group=group, period="2019-20")) is not None
    }
    assert text == {"Girls": "[c]", "Boys": "[c]", total: "45.6%"}  # all but 8 would tell of the 8
    assert Figures(measure(frame(rows), settings.internal)).columns["marker"].any() == 0


@pytest.mark.parametrize("numerator", ["", "seen"])
@pytest.mark.parametrize(
    ("plans", "gone"),
    [
        ({"Girls": 8.0, "Boys": 60.0, "": 68.0}, {"Girls", "Boys"}),
        ({"0-9": 50.0, "0-10": 58.0, "0-17": 90.0}, {"0-9"}),
        ({"0-9": 50.0, "10-17": 40.0, "All ages": 90.0}, set()),
        ({"Girls": 40.0, "Boys": 7.0, "Total": 47.0}, {"Girls", "Boys"}),
    ],
)
def test_percentages_of_too_few_that_an_agency_sends(plans: dict[str, float], gone: set[str], numerator: str) -> None:
    seen = Measure(name="seen", title="Seen", source="s")
    about = {"name": "share", "title": "Share", "source": "s", "unit": "percent"}
    share = Measure.model_validate(about | {"numerator": numerator, "denominator": "plans"})
    percents = [
        observed("share", 100.0, group=group, cell=f"care.csv!care!D{row}") for row, group in enumerate(plans, 2)
    ]
    rows = [*sent(plans), *(sent(plans, "seen") if numerator else ()), *percents]
    made = shown(rows, settings_of(PLANS, seen, share, least_denominator=10))
    shares = made[made["measure"] == "share"]
    assert set(shares.loc[shares["marker"] == "c", "group"]) == gone


@pytest.mark.parametrize(("total", "marker"), [(8.0, "c"), (40.0, "")])
def test_a_share_of_too_few_of_whom_none_is_in_the_group(total: float, marker: str) -> None:
    share = Measure.model_validate({"name": "share", "title": "Share", "source": "s", "unit": "percent"})
    plans = {"0-4": total / 2, "5-9": total / 2, "10-17": 0.0, "": total}
    shares = zip(plans, (50.0, 50.0, 0.0, 100.0), strict=True)
    rows = sent(plans)
    rows += [
        observed("share", part, group=group, cell=f"care.csv!care!C{at}") for at, (group, part) in enumerate(shares)
    ]
    made = shown(rows, settings_of(PLANS, share, least_denominator=10))
    shown_share = made[(made["measure"] == "share") & (made["group"] == "10-17")].iloc[0]
    assert shown_share["marker"] == marker


@pytest.mark.parametrize(
    ("title", "unit", "value", "seen", "marker"),
    [
        ("Contacts a child", "ratio", 4.83, 6.0, "c"),  # 29 / 6
        ("Contacts a child", "ratio", 4.85, 6.0, ""),  # no number of contacts with 6: 4.83 or 5.00
        ("Contacts a child", "ratio", 4.83, 30.0, ""),
        ("Days until seen", "days", 12.4, 6.0, "c"),
        ("Days until seen", "median days", 12.0, 6.0, "c"),
        ("Average score", "score", 7.0, 6.0, "c"),
        ("Inspection grade", "score", 2.0, 6.0, ""),  # no average
        ("In time", "percent", 66.7, 6.0, "c"),  # 4 of 6
        ("In time", "percent", 70.0, 6.0, ""),
    ],
)
def test_averages_of_too_few_of_whom_no_group_tells(
    title: str, unit: str, value: float, seen: float, marker: str
) -> None:
    children = Measure(name="seen", title="Children seen", source="s")
    told = Measure.model_validate({"name": "told", "title": title, "source": "s", "unit": unit})
    rows = [
        observed("plans", 29.0, cell="care.csv!care!B2"),
        observed("seen", seen, cell="care.csv!care!B3"),
        observed("told", value, cell="care.csv!care!B4") | {"places": len(str(value).partition(".")[2].rstrip("0"))},
    ]
    for least, expected in ((10, marker), (0, "")):
        made = shown(rows, settings_of(PLANS, children, told, least_denominator=least))
        assert made.set_index("measure")["marker"].to_dict() == {"plans": "", "seen": "", "told": expected}


def test_averages_of_too_few_elsewhere_in_their_sheet_that_share_a_word() -> None:
    children = Measure(name="seen", title="Children assessed", source="s")
    told = Measure.model_validate({"name": "told", "title": "Days to assess", "source": "s", "unit": "days"})
    rows = [
        observed("seen", 6.0, cell="care.csv!care!B3"),
        observed("plans", 29.0, cell="care.csv!care!B4"),
        observed("told", 12.0, cell="care.csv!care!B9"),
    ]
    made = shown(rows, settings_of(PLANS, children, told, least_denominator=10))
    assert made.set_index("measure")["marker"].to_dict() == {"plans": "", "seen": "", "told": "c"}


def test_sums_that_only_noughts_tell_apart_leave_them_open() -> None:
    """North is Park and Castle in every year; in the last, Castle is all others together as well."""
    years = ("2017-18", "2018-19", "2019-20")
    wards = {"North": (200, 37, 231), "Park": (194, 5, 0), "Green": (35, 13, 0), "Castle": (6, 32, 231)}
    rows = [
        observed("plans", count, year, area=ward, cell=f"care.csv!care!{column}{row}")
        for row, (ward, counts) in enumerate(wards.items(), 2)
        for column, year, count in zip("BCD", years, counts, strict=True)
    ]
    assert attacked(rows, settings_of(PLANS, areas=tuple(wards), zeros="hidden", policy="dfe-1-5")).breaches == ()


def test_three_sums_that_settle_a_nought_leave_it_open() -> None:
    """North is Station and Bridge, South Orchard and Harbour; two sums of one year only would tell of Harbour."""
    years = ("2017-18", "2018-19", "2019-20")
    wards = {
        **{"Orchard": (39, 39, 40), "North": (262, 59, 41), "South": (41, 43, 40)},
        **{"Station": (0, 2, 4), "Bridge": (262, 57, 37), "Harbour": (2, 4, 0)},
    }
    rows = [
        observed("plans", count, year, area=ward, cell=f"w.csv!w!{column}{row}")
        for row, (ward, counts) in enumerate(wards.items(), 2)
        for column, year, count in zip("BCD", years, counts, strict=True)
    ]
    settings = settings_of(PLANS, zeros="hidden", policy="dfe-1-5")
    assert attacked(rows, settings).breaches == ()
    made = shown(rows, settings)
    gone = set(made.loc[(made["period"] == years[-1]) & (made["marker"] == "c"), "area"])
    assert {"Station", "Harbour"} < gone
    assert gone & {"North", "Bridge"}
    assert gone & {"South", "Orchard"}


def test_a_nought_beside_a_sum_without_it_is_not_given_up() -> None:
    relations = (Relation.total(0, [1, 2]), Relation.total(0, [1, 2, 3]))
    assert without_forced(relations, np.array([64.0, 32.0, 32.0, 0.0])) == relations


@pytest.mark.parametrize(
    ("near", "far", "gone"),
    [
        ("Within 10 miles", "Within 20 miles", {"Within 10 miles", "Within 20 miles"}),
        ("Seen within 5 days", "Seen within 20 working days", set()),
        ("Seen within 5 days", "Seen within 20 days", {"Seen within 5 days", "Seen within 20 days"}),
        ("Up to 5 km", "Under 50 km", {"Up to 5 km", "Under 50 km"}),
        ("Seen within 5 days", "Reviewed within 20 days", set()),
        ("More than 20 miles", "More than 30 miles", set()),
    ],
)
def test_what_lies_further_than_the_nearer_of_two_reaches(near: str, far: str, gone: set[str]) -> None:
    """20 within the nearer and 23 within the further leave three between them."""
    found = hidden(column({near: 20, far: 23}), settings_of())
    assert found <= gone
    assert bool(found) == bool(gone)


@pytest.mark.parametrize(("later", "gone"), [(30, 2), (47, 1)])  # 41 less 14 and with 3; and a snapshot
def test_years_that_end_in_different_quarters(later: float, gone: int) -> None:
    counts = {"2018-19": 41, "year to June 2019": later, "Q1 2018-19": 14, "Q1 2019-20": 3}
    rows = [observed("plans", value, name, cell=name) for name, value in counts.items()]
    assert len(_periods(rows, settings_of())) == gone


@pytest.mark.parametrize("last", ["Year end", "Total"])
def test_a_band_that_a_nought_and_one_other_make_up(last: str) -> None:
    rows = column({"0-3": 0, "4-5": 6, "0-5": 6, "6-14": 0, "15-16": 5, last: 11})
    assert ("4-5" in hidden(rows, settings_of())) == ("0-5" in hidden(rows, settings_of()))
    assert attacked(rows, settings_of()).breaches == ()
