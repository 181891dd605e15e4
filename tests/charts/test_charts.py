"""Charts as records: drawn from what the tables print, never from what they do not show."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from psrstats.charts import OF_LAYOUT, charts
from psrstats.charts.marks import printed_number
from psrstats.config import Layout, Measure, Source, TableSettings
from psrstats.config.table import CHARTED, DRAWN
from psrstats.drawings import Chart, Mark
from psrstats.model import Table
from psrstats.tables import tabulate
from psrstats.writers.drawing import draw
from psrstats.writers.drawing.shapes import Bar
from tests.measures.reports import Observed, observed, settings_of, work_out

PLANS = Measure(name="plans", title="Plans", source="s")
CHILDREN = Measure(name="children", title="Children", source="s")
SHARE = Measure(name="share", title="On time", source="s", unit="percent")
POVERTY = Measure(name="poverty", title="In poverty", source="s", unit="percent")
RATE = Measure(name="rate", title="Rate of plans", unit="rate", per=10000, numerator="plans", denominator="children")
POLICE = Source(name="s", agency="Police", file="police.csv")
NAN = float("nan")


def drawn(
    layout: Layout, *sent: Observed, measures: tuple[Measure, ...], of: tuple[str, ...] = (), **report: Any
) -> tuple[Table, Chart | None]:
    """Lay out one table, and draw it; None where it has no chart."""
    table = TableSettings(name="one", title="About Town", layout=layout, measures=of or (measures[0].name,))
    described = replace(settings_of(measures, (table,), **report), sources=(POLICE,))
    figures = work_out(described, *(one | {"cell": "police.csv!A1"} for one in sent))
    tables = tabulate(figures, described)
    made = charts(tables, figures, described)
    return tables[0], made[0] if made else None


def chart_of(layout: Layout, *sent: Observed, **about: Any) -> Chart:
    made = drawn(layout, *sent, **about)[1]
    assert made is not None
    return made


def given_(name: str, figures: Mapping[str, float | str], key: str = "area", **about: Any) -> list[Observed]:
    """Send a figure for each area or period; a text stands for the marker of one that is not there."""
    return [
        observed(name, NAN, marker=value, **{key: place}, **about)
        if isinstance(value, str)
        else observed(name, value, **{key: place}, **about)
        for place, value in figures.items()
    ]


WARDS = {"Fratton": 57, "Copnor": 29, "Milton": 29, "Hilsea": 18}


def test_bars_stand_in_the_table_s_order_at_the_figures_that_it_prints() -> None:
    table, chart = drawn("ranking", *given_("poverty", WARDS), measures=(POVERTY,))
    assert chart is not None
    [panel] = chart.panels
    assert panel.labels == tuple(row[1].text for row in table.rows) == tuple(WARDS)
    assert [mark.text for mark in chart.marks] == [row[2].text for row in table.rows]
    assert [mark.value for mark in chart.marks] == [57, 29, 29, 18]
    assert chart.kind == "bars"
    assert chart.title == "Highest in Fratton, 57%; lowest in Hilsea, 18%"
    assert chart.subtitle == "In poverty (%), Town, 2019-20"
    assert chart.alt == "Bar chart of In poverty (%), Town, 2019-20. Highest Fratton, 57%; lowest Hilsea, 18%."


def test_a_line_marks_the_benchmark() -> None:
    measures = (POVERTY.model_copy(update={"benchmark": "whole"}), POVERTY.model_copy(update={"name": "whole"}))
    chart = chart_of("ranking", *given_("poverty", WARDS), observed("whole", 36), measures=measures)
    assert chart.panels[0].line is not None
    assert (chart.panels[0].line.name, chart.panels[0].line.mark) == ("Town", Mark("36%", Decimal(36)))
    assert "A line marks Town, 36%." in chart.alt


def test_a_number_of_all_is_no_line_among_the_numbers_of_each() -> None:
    chart = chart_of("ranking", *given_("plans", WARDS), observed("plans", 133), measures=(PLANS,))
    assert chart.panels[0].line is None
    assert "Town" not in chart.panels[0].labels
    assert chart.alt.endswith("Town is in the table only.")


def test_the_area_itself_and_its_comparators_stand_apart_below_the_bars() -> None:
    areas = {"England": 70, "Town": 36} | WARDS
    table, chart = drawn("ranking", *given_("poverty", areas), measures=(POVERTY,), comparators=("England",))
    assert chart is not None
    [panel] = chart.panels
    assert (panel.labels, panel.apart) == ((*WARDS, "Town", "England"), 2)
    assert panel.labels == tuple(row[1].text for row in table.rows)
    assert chart.title == "Highest in Fratton, 57%; lowest in Hilsea, 18%"
    assert chart.alt.endswith("A line marks Town, 36%. Below, in no place: Town, 36%; England, 70%.")
    bars = [(bar.y, bar.colour) for bar in draw(chart).shapes if isinstance(bar, Bar)]
    row, *gaps = [below[0] - above[0] for above, below in pairwise(bars)]
    assert [gap / row for gap in gaps] == pytest.approx([1, 1, 1.5, 1])
    assert len({colour for _, colour in bars[:4]} | {colour for _, colour in bars[4:]}) == 2


def test_an_area_that_is_not_shown_has_words_and_no_place() -> None:
    chart = chart_of("ranking", *given_("poverty", WARDS | {"Nelson": "c", "Cosham": "x"}), measures=(POVERTY,))
    marks = dict(zip(chart.panels[0].labels, chart.marks, strict=True))
    assert marks["Nelson"] == Mark("[c] not shown")
    assert marks["Cosham"] == Mark("[x] not available")
    assert chart.title.startswith("Of the 4 areas shown, highest in Fratton")
    assert chart.alt.endswith("1 figure is not shown. 1 figure is not available.")


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        ({"A": 3, "B": 1, "C": 1}, "Highest in A, 3%; lowest in B and C, 1%"),
        ({"A": 3, **dict.fromkeys("BCDE", 0)}, "Highest in A, 3%; lowest in 4 of them, 0%"),
        ({"A": 2, "B": 2}, "About Town"),
        ({"A": 2, "B": "c"}, "About Town"),
    ],
)
def test_ties_and_too_few_areas(areas: dict[str, float | str], said: str) -> None:
    assert chart_of("ranking", *given_("poverty", areas), measures=(POVERTY,)).title == said


def test_nothing_is_drawn_where_nothing_is_shown() -> None:
    assert drawn("ranking", *given_("poverty", dict.fromkeys("AB", "c")), measures=(POVERTY,))[1] is None
    assert drawn("listing", observed("plans", 12), measures=(PLANS,))[1] is None


def test_the_layouts_that_have_a_chart() -> None:
    assert set(OF_LAYOUT) == {"ranking", "change", "comparison", "scorecard", "trends", "progress", "survey"}


YEARS = {"2018-19": 483, "2019-20": 463}


def test_change_is_two_dots_a_row_and_a_panel_a_unit() -> None:
    sent = [*given_("plans", YEARS, "period"), *given_("share", {"2018-19": 19.8, "2019-20": 22.2}, "period")]
    table, chart = drawn("change", *sent, measures=(PLANS, SHARE), of=("plans", "share"))
    assert chart is not None
    assert [panel.unit for panel in chart.panels] == ["Number", "Per cent"]
    assert [[mark.text for mark in panel.marks] for panel in chart.panels] == [["483", "463"], ["19.8%", "22.2%"]]
    assert [series.name for series in chart.panels[0].series] == [table.columns[4].title, table.columns[3].title]
    assert chart.title == "Of 2 measures, 1 rose and 1 fell since 2018-19"


def test_figures_of_another_size_have_a_panel_of_their_own() -> None:
    several = tuple(PLANS.model_copy(update={"name": name, "title": name}) for name in ("a", "b", "c", "d"))
    sent = [observed(name, value) for name, value in zip("abcd", (20000, 18, 2000, 199), strict=True)]
    chart = chart_of("change", *sent, measures=several, of=("a", "b", "c", "d"))
    assert [panel.labels for panel in chart.panels] == [("a", "c"), ("d",), ("b",)]  # 199 is more than 10 times 18


def test_one_known_change_is_told_by_its_figures() -> None:
    sent = [*given_("plans", YEARS, "period"), *given_("share", {"2018-19": "c", "2019-20": 22.2}, "period")]
    chart = chart_of("change", *sent, measures=(PLANS, SHARE), of=("plans", "share"))
    assert chart.title == "Plans: 483 in 2018-19, 463 in 2019-20"
    assert chart.panels[1].marks == (Mark("[c] not shown"), Mark("22.2%", Decimal("22.2")))
    assert chart.alt.endswith("1 figure is not shown.")


def test_comparison_has_the_printed_limits_of_its_interval() -> None:
    sent = [observed("plans", 463), observed("children", 41639, "2019"), observed("plans", 80000, area="England")]
    sent += [observed("children", 12_000_000, "2019", area="England")]
    chart = chart_of("comparison", *sent, measures=(RATE, PLANS, CHILDREN), comparators=("England",))
    own, england = chart.panels[0].marks
    assert own == Mark("111.2", Decimal("111.2"), Decimal("101.3"), Decimal("121.8"))
    assert england == Mark("66.7", Decimal("66.7"))
    assert chart.title == "Of 1 measure, Town is higher than England on 1"
    assert "the bars through dots are 95% intervals" in chart.subtitle


def test_comparison_draws_no_more_than_four_areas() -> None:
    areas = dict.fromkeys(("Town", *"ABCDE"), 50)
    chart = chart_of("comparison", *given_("share", areas), measures=(SHARE,), comparators=tuple("ABCDE"))
    assert [series.name for series in chart.panels[0].series] == ["Town", "A", "B", "C"]
    assert chart.title == "Of 1 measure, Town is the same as A on 1"


TREND: dict[str, float | str] = {"2015-16": 40, "2016-17": "x", "2017-18": "c", "2018-19": 48, "2019-20": 55}


def test_trends_are_a_panel_a_measure_with_gaps() -> None:
    table, chart = drawn("trends", *given_("share", TREND, "period"), measures=(SHARE,))
    assert chart is not None
    [panel] = chart.panels
    assert panel.labels == tuple(TREND)
    assert [mark.value for mark in panel.marks] == [40, None, None, 48, 55]
    assert [mark.text.split("]")[0] for mark in panel.marks] == [cell.text.split("]")[0] for cell in table.rows[0][3:8]]
    assert panel.marks[2] == Mark("[c] not shown")
    assert "On time: 40% in 2015-16, 48% in 2018-19, 55% in 2019-20." in chart.alt
    assert "1 figure is not available. 1 figure is not shown." in chart.alt


def test_a_scorecard_is_five_quarters() -> None:
    quarters: dict[str, float | str] = {"Q4 2018-19": 20, "Q1 2019-20": 25, "Q3 2019-20": "c", "Q4 2019-20": 18}
    table, chart = drawn("scorecard", *given_("plans", quarters, "period"), measures=(PLANS,))
    assert chart is not None
    [panel] = chart.panels
    assert panel.labels == ("Q4 2018-19", "Q1 2019-20", "Q2 2019-20", "Q3 2019-20", "Q4 2019-20")
    assert [mark.text for mark in panel.marks] == ["20", "25", "[x] not available", "[c] not shown", "18"]
    assert [panel.marks[place].text[:3] for place in (4, 3, 0)] == [cell.text for cell in table.rows[0][3:6]]
    assert chart.title == "1 measure fell on the year"


def test_a_measure_of_one_figure_is_left_to_the_table() -> None:
    sent = [*given_("share", TREND, "period"), observed("plans", 12)]
    chart = chart_of("trends", *sent, measures=(SHARE, PLANS), of=("share", "plans"))
    assert [panel.title for panel in chart.panels] == ["On time"]
    assert chart.alt.endswith("1 measure with fewer than two figures is in the table only.")


def test_the_source_is_the_table_s() -> None:
    table, chart = drawn("ranking", *given_("poverty", WARDS), measures=(POVERTY,))
    assert chart is not None
    assert table.sources == ("Police",)
    assert chart.source == "Source: Police."


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.just("c"), st.just("x"), st.integers(0, 10**6)), min_size=2, max_size=8))
def test_every_mark_is_the_text_of_its_cell_and_a_marker_is_never_nought(values: list[int | str]) -> None:
    areas = {f"Area {place}": value for place, value in enumerate(values)}
    table, chart = drawn("ranking", *given_("plans", areas), measures=(PLANS,))
    shown = [row[2].text for row in table.rows]
    if chart is None:
        assert all(text.startswith("[") for text in shown)
        return
    for mark, text in zip(chart.marks, shown, strict=True):
        assert mark.text.startswith(text)
        assert (mark.value is None) == text.startswith("[")
        assert mark.value is None or f"{mark.value:,}" == text
    assert sum(text == "[c]" for text in shown) == chart_says(chart.alt, "not shown")


def chart_says(alt: str, why: str) -> int:
    """Give the number of figures that a text alternative says are not there."""
    return next((int(s.split()[0]) for s in alt.replace("? ", ". ").split(". ") if s.rstrip(".").endswith(why)), 0)


@pytest.mark.parametrize(
    ("text", "number"),
    [("57%", "57"), ("1,204", "1204"), ("+2.4 percentage points", "2.4"), ("-20", "-20"), ("0.06%", "0.06"),
     ("9=", None), ("[c]", None), ("up 7", None), ("", None)],
)  # fmt: skip
def test_the_number_that_a_cell_prints(text: str, number: str | None) -> None:
    assert printed_number(text) == (None if number is None else Decimal(number))


def test_the_layouts_that_have_a_chart_are_those_that_may_ask_for_one() -> None:
    assert set(DRAWN) == set(OF_LAYOUT)
    assert set(CHARTED) <= set(DRAWN)


@pytest.mark.parametrize(
    ("layout", "chart", "charted"),
    [("ranking", None, True), ("ranking", False, False), ("change", None, False), ("change", True, True)],
)
def test_a_table_says_whether_its_chart_stands_below_it(layout: str, chart: bool | None, charted: bool) -> None:
    said = {"name": "t", "title": "T", "layout": layout, "measures": ("m",), "chart": chart}
    assert TableSettings.model_validate(said).charted is charted


def test_a_table_whose_layout_has_no_chart_cannot_ask_for_one() -> None:
    with pytest.raises(ValueError, match="the layout listing has no chart"):
        TableSettings(name="t", title="T", layout="listing", measures=("m",), chart=True)
