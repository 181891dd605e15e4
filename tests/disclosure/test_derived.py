"""Figures that an agency worked out from counts in other words: they go with a hidden count, and only then."""

from __future__ import annotations

import pytest

from psrstats.config import Measure
from tests.disclosure.reports import settings_of, shown
from tests.measures.reports import Observed, observed

NOW, BEFORE = "2019-20", "2018-19"


def _count(name: str, title: str, *, children: bool = True) -> Measure:
    return Measure(name=name, title=title, source="s", children=children)


def _sent(name: str, value: float, row: int, period: str = NOW, **more: int) -> Observed:
    return observed(name, value, period, cell=f"card.csv!card!{'CB'[period == BEFORE]}{row}") | more


def _marker(rows: list[Observed], measures: list[Measure], name: str = "told") -> str:
    made = shown(rows, settings_of(*measures))
    return str(made[(made["measure"] == name) & (made["period"] == NOW)].iloc[0]["marker"])


@pytest.mark.parametrize(
    ("title", "unit", "value", "counts", "marker"),
    [
        # 75 per cent more than 4 are 7: (7 - 4) / 4.
        ("Plans, % change", "percent", 75, (4, 7), "c"),
        ("Plans, % change", "percent", -40, (5, 3), "c"),
        ("Plans, % change", "percent", 75, (40, 70), ""),  # both are shown
        ("Plans as % of last year", "percent", 175, (4, 7), "c"),  # 7 / 4
        ("Plans, year on year %", "percent", 75, (4, 7), "c"),  # more, or
        ("Plans, year on year %", "percent", 175, (4, 7), "c"),  # of it
        ("Plans, year on year %", "percent", -40, (5, 3), "c"),
        ("Plans, times last year's", "ratio", 1.75, (4, 7), "c"),
        ("Plans as % of last year", "percent", 175, (40, 70), ""),
    ],
)
def test_what_a_count_grew_by_in_per_cent_tells_both_years(
    title: str, unit: str, value: float, counts: tuple[int, int], marker: str
) -> None:
    told = Measure.model_validate({"name": "told", "title": title, "source": "s", "unit": unit})
    rows = [_sent("plans", counts[0], 2, BEFORE), _sent("plans", counts[1], 2)]
    rows.append(_sent("told", value, 3, places=2 if unit == "ratio" else 0))
    assert _marker(rows, [_count("plans", "Plans"), told]) == marker


@pytest.mark.parametrize(("counts", "average", "marker"), [((20, 3, 40), 21, "c"), ((20, 30, 40), 30, "")])
def test_a_rolling_average_goes_with_a_year_of_it(counts: tuple[int, ...], average: float, marker: str) -> None:
    """Three times 21 are 63, and 63 - 20 - 40 are 3."""
    told = Measure(name="told", title="Plans, three-year average", source="s", unit="score", children=False)
    years = ("2017-18", BEFORE, NOW)
    rows = [
        observed("plans", each, year, cell=f"card.csv!card!{column}2")
        for each, year, column in zip(counts, years, "BCD", strict=True)
    ]
    rows.append(observed("told", average, cell="card.csv!card!D3") | {"places": 0})
    assert _marker(rows, [_count("plans", "Plans"), told]) == marker


@pytest.mark.parametrize(
    ("due", "gap", "marker"),
    [
        (33, -1.1, "c"),  # 95 - 1.1 are 93.9, of 33 due 31: two are late
        (33, -40.0, ""),  # 55% of 33 are 18.15: none, so it is a gap of something else, and nothing is told
        (100, -25.0, ""),  # 70 of 100, or of 120: nobody is few
    ],
)
def test_a_gap_to_a_target_is_the_percentage_once_more(due: int, gap: float, marker: str) -> None:
    aim = Measure(name="aim", title="Reviews on time, target", source="s", unit="percent", children=False)
    told = Measure(name="told", title="Reviews on time, gap to target", source="s", unit="score", children=False)
    rows = [_sent("due", due, 2), _sent("aim", 95, 3, places=0), _sent("told", gap, 4, places=1)]
    assert _marker(rows, [_count("due", "Reviews due"), aim, told]) == marker


def test_a_rate_below_englands_is_the_rate_once_more() -> None:
    """64.7 less 63.1 are 1.6 per 10,000, and of 12,399 children that is 2."""
    people = _count("people", "Children aged 0 to 17", children=False)
    england = Measure(name="aim", title="Plans per 10,000, England", source="s", unit="rate", per=10_000)
    title = "Plans per 10,000, difference from England"
    told = Measure(name="told", title=title, source="s", unit="rate", per=10_000, children=False)
    rows = [_sent("people", 12_399, 2), _sent("aim", 64.7, 3, places=1), _sent("told", -63.1, 4, places=1)]
    assert _marker(rows, [people, england, told]) == "c"


@pytest.mark.parametrize(("late", "marker"), [(232, "c"), (117, "")])
def test_limits_go_with_what_they_are_the_limits_of(late: int, marker: str) -> None:
    """Of 234 due 232 late leave 2; the limits of a share that is shown stay."""
    share = Measure(name="share", title="Reviews late %", source="s", unit="percent")
    told = Measure(name="told", title="Reviews late, lower 95% limit", source="s", unit="percent", children=False)
    rows = [_sent("due", 234, 2), _sent("late", late, 3), _sent("share", round(late / 2.34, 1), 4, places=1)]
    rows.append(_sent("told", 96.9 if late == 232 else 43.6, 5, places=1))
    assert _marker(rows, [_count("due", "Reviews due"), _count("late", "Reviews late"), share, told]) == marker


def test_a_cost_is_held_against_thousands_of_pounds() -> None:
    """1,355 thousand pounds for 677,500 each are two placements."""
    spend = _count("spend", "Spend (thousands of pounds)", children=False)
    told = Measure(name="told", title="Spend per placement", source="s", unit="ratio", children=False)
    rows = [_sent("placed", 2, 2), _sent("spend", 1355, 3), _sent("told", 677_500, 4, places=0)]
    assert _marker(rows, [_count("placed", "Placements"), spend, told]) == "c"


@pytest.mark.parametrize(("value", "places", "marker"), [(0.07, 2, "c"), (0.5, 1, "")])
def test_a_proportion_is_a_percentage(value: float, places: int, marker: str) -> None:
    """0.07 of 43 are 3: 2.795 to 3.225. 0.5 are 20 to 23, and as many are not."""
    told = Measure(name="told", title="Proportion late", source="s", unit="score")
    rows = [_sent("due", 43, 2), _sent("told", value, 3, places=places)]
    assert _marker(rows, [_count("due", "Reviews due"), told]) == marker


@pytest.mark.parametrize(("value", "marker"), [(98.5, "c"), (60.4, "")])
def test_a_percentage_is_of_the_one_count_of_its_source(value: float, marker: str) -> None:
    """98.5% of 273 are 269, and leave 4; 60.4% are 165, and leave 108. The 40% between them is not the count."""
    other = Measure(name="other", title="In 10 weeks", source="s", unit="percent")
    told = Measure(name="told", title="In 20 weeks", source="s", unit="percent")
    rows = [_sent("all", 273, 2), _sent("other", 40.3, 3, places=1), _sent("told", value, 4, places=1)]
    assert _marker(rows, [_count("all", "Assessments"), other, told]) == marker


def test_bands_of_one_sheet_add_up_to_wider_ones_of_another() -> None:
    """10-12 1 and 13-15 17 in one sheet are 10-15 18 in the other: 18 - 17 is the one."""
    again = Measure(name="again", title="Plans", source="o")
    narrow, wide = {"0-4": 4, "5-9": 13, "10-12": 1, "13-15": 17, "16-17": 3}, {"0-9": 17, "10-15": 18, "16-17": 3}
    rows = [
        observed("plans", value, group=label, cell=f"a.csv!a!B{row}")
        for row, (label, value) in enumerate(narrow.items(), 2)
    ]
    rows += [
        observed("again", value, group=label, cell=f"b.csv!b!B{row}") | {"source": "o"}
        for row, (label, value) in enumerate(wide.items(), 2)
    ]
    made = shown(rows, settings_of(_count("plans", "Plans"), again))
    left_out = {(one["measure"], one["group"]) for _, one in made.iterrows() if one["marker"]}
    assert {("plans", "0-4"), ("plans", "10-12")} <= left_out
    assert {("plans", "5-9"), ("again", "0-9")} & left_out
    assert {("plans", "13-15"), ("again", "10-15")} & left_out


@pytest.mark.parametrize(
    ("parts", "left_out"),
    [
        # 80, 57 and 55 are more than 100: each is part of the one before it, and 57 - 55 are two.
        ((80, 57, 55), True),
        ((30, 25, 23), False),  # parts beside one another: of 78 children 22 are in none
    ],
)
def test_parts_that_are_more_than_their_whole_are_parts_of_one_another(parts: tuple[int, ...], left_out: bool) -> None:
    titles = ("Assessed", "Of which to conference", "Of which given a plan", "Of which ended")
    measures = [_count(f"m{n}", title) for n, title in enumerate(titles)]
    rows = [_sent(f"m{n}", value, n + 2) for n, value in enumerate((100, *parts))]
    made = shown(rows, settings_of(*measures))
    assert bool((made["marker"] == "c").any()) == left_out


def test_bands_are_held_together_where_their_last_one_is_a_hidden_nought() -> None:
    """Year 7 to 9 are 31, 33 and 2, and 66 in all: 66 - 31 - 33 are two, whoever Year 11 are not."""
    again = Measure(name="again", title="Plans", source="o")
    rows = [
        observed("plans", value, group=f"Year {year}", cell=f"a.csv!a!B{year}")
        for year, value in zip(range(7, 12), (31, 33, 2, 2, 0), strict=True)
    ]
    rows += [
        observed("again", value, group=f"Key Stage {stage}", cell=f"b.csv!b!B{stage}") | {"source": "o"}
        for stage, value in ((3, 66), (4, 2))
    ]
    made = shown(rows, settings_of(_count("plans", "Plans"), again, policy="dfe-1-5", zeros="hidden"))
    left_out = {one["group"] for _, one in made.iterrows() if one["marker"]}
    assert {"Year 7", "Year 8", "Key Stage 3"} & left_out


@pytest.mark.parametrize(
    ("title", "row", "marker"), [("Reviews in time", 6, ""), ("Plans in time", 6, "c"), ("Reviews", 3, "c")]
)
def test_a_percentage_of_others_further_down_stays(title: str, row: int, marker: str) -> None:
    """99% of 204 plans would be 201 to 203; but three rows below them, in other words, it is of somebody else."""
    told = Measure(name="told", title=title, source="s", unit="percent")
    rows = [_sent("plans", 204, 2), _sent("told", 99, row, places=0)]
    assert _marker(rows, [_count("plans", "Plans"), told]) == marker


@pytest.mark.parametrize(("each", "marker"), [(250_400, "c"), (31_300, "")])
def test_a_cost_that_is_sent_as_a_number_is_of_few(each: int, marker: str) -> None:
    """1,252,000 are 250,400 for each of 5 placements, and 31,300 for each of 40, which are shown."""
    many = 1_252_000 // each
    told = Measure(name="told", title="Spend per placement", source="s", children=False)
    measures = [_count("n", "Placements"), _count("spend", "Spend (thousands)", children=False), told]
    rows = [_sent("n", many, 2), _sent("spend", 1252, 3), _sent("told", each, 4)]
    assert _marker(rows, measures) == marker


@pytest.mark.parametrize(("late", "marker"), [(6.3, "c"), (40.6, "")])
def test_the_change_of_a_percentage_goes_with_that_of_the_year_before(late: float, marker: str) -> None:
    """2 of 32 were late, and 17.5% are 11.2 points more; 13 of 32 are no secret."""
    share = Measure(name="p", title="Reviews late %", source="s", unit="percent")
    told = Measure(name="told", title="Reviews late, change in points", source="s", unit="percent", children=False)
    rows = [_sent("n", 32, 2, BEFORE), _sent("n", 40, 2)]
    rows += [_sent("p", late, 3, BEFORE, places=1), _sent("p", 17.5, 3, places=1)]
    rows.append(_sent("told", round(17.5 - late, 1), 4, places=1))
    assert _marker(rows, [_count("n", "Reviews due"), share, told]) == marker
