"""Figures judged: by intervals, comparators, neighbours, targets, quantiles and trends."""

from __future__ import annotations

import pytest

from psrstats.config import Measure, TableSettings
from psrstats.lineage import Figures
from tests.measures.reports import Observed, observed, reason, settings_of, text, work_out

NAN = float("nan")
CHILDREN = Measure(name="children", title="Children", source="s")
PLANS = Measure(name="plans", title="Plans", source="s")


def rate(**given: object) -> Measure:
    named = {"name": "rate", "title": "Rate", "unit": "rate", "per": 10000, "numerator": "plans"}
    return Measure(**(named | {"denominator": "children"} | given))  # type: ignore[arg-type]


def percent(**given: object) -> Measure:
    return rate(**({"unit": "percent", "per": None} | given))


def figures(
    measure: Measure, *observations: Observed, tables: tuple[TableSettings, ...] = (), **report: object
) -> Figures:
    return work_out(settings_of((CHILDREN, PLANS, measure), tables, **report), *observations)


def sent(
    plans: float, children: float, area: str = "Town", period: str = "2019-20", **given: str
) -> tuple[Observed, ...]:
    return tuple(
        observed(name, number, period, area=area, **given)
        for name, number in (("plans", plans), ("children", children))
    )


def limits(found: Figures, level: str = "95") -> tuple[str | None, str | None]:
    return text(found, "rate", f"lower-{level}"), text(found, "rate", f"upper-{level}")


def test_a_rate_has_poisson_limits_and_a_percentage_wilson_s() -> None:
    # 463 of 41,639: 463 (1 - 1/4167 - 1.96/64.55)^3 = 421.8, and 464 (1 - 1/4176 + 1.96/64.62)^3 = 507.2
    assert limits(figures(rate(), *sent(463, 41639))) == ("101.3", "121.8")
    # 4 events: qchisq(.025, 8)/2 = 1.0899 and qchisq(.975, 10)/2 = 10.2416
    assert limits(figures(rate(), *sent(4, 1000))) == ("10.9", "102.4")
    # Wilson, 1 of 8: (2 + 3.8415 -+ sqrt(3.8415 (3.8415 + 3.5))) / (2 (8 + 3.8415))
    assert limits(figures(percent(), *sent(1, 8))) == ("2.2%", "47.1%")


def test_two_levels_none_and_a_census() -> None:
    counts = sent(463, 41639)
    two = figures(rate(), *counts, intervals=(95, 99.8))
    assert limits(two, "99.8") == ("95.9", "128.1")  # 464 (1 - 1/4176 + 3.0902/64.62)^3 = 533.4
    assert limits(figures(rate(), *counts, intervals=())) == (None, None)
    assert limits(figures(rate(census=True), *counts)) == (None, None)


def test_a_percentage_of_more_than_its_whole_has_no_interval() -> None:
    found = figures(percent(), *sent(9, 8))
    assert (text(found, "rate"), limits(found)) == ("112.5%", (None, None))


def test_a_suppressed_count_suppresses_its_limits() -> None:
    plans, children = sent(NAN, 1000)
    assert limits(figures(rate(), plans | {"marker": "c"}, children)) == ("[c]", "[c]")


@pytest.mark.parametrize(
    ("england", "polarity", "said"),
    [
        (100, "low", "worse"),
        (100, "high", "better"),
        (100, "", "higher"),
        (121, "low", "similar"),
        (122, "low", "better"),
        (122, "", "lower"),
    ],
)
def test_a_figure_with_an_interval_is_judged_against_a_comparator(england: float, polarity: str, said: str) -> None:
    counts = sent(463, 41639), sent(england, 10000, "England")  # 101.3 to 121.8
    found = figures(rate(polarity=polarity), *counts[0], *counts[1], comparators=("England",))
    assert text(found, "rate", "comparison-with-england") == said


@pytest.mark.parametrize(
    ("england", "said"), [(95, "worst"), (97, "worse"), (110, "similar"), (125, "better"), (130, "best")]
)
def test_two_levels_tell_best_and_worst(england: float, said: str) -> None:
    counts = (*sent(463, 41639), *sent(england, 10000, "England"))  # 99.8%: 95.9 to 128.1
    found = figures(rate(polarity="low"), *counts, comparators=("England",), intervals=(95, 99.8))
    assert text(found, "rate", "comparison-with-england") == said


def test_without_an_interval_a_figure_is_only_higher_or_lower() -> None:
    share = Measure(name="rate", title="Share", source="s", unit="percent", polarity="low")
    found = figures(share, observed("rate", 3.2), observed("rate", 3.0, area="England"), comparators=("England",))
    assert text(found, "rate", "comparison-with-england") == "higher"


@pytest.mark.parametrize(("polarity", "said"), [("high", "worsening"), ("low", "improving"), ("", None)])
def test_direction_is_kept_apart_from_whether_it_is_good(polarity: str, said: str | None) -> None:
    found = figures(rate(polarity=polarity), *sent(5, 1000), *sent(6, 1000, period="2018-19"))
    assert (text(found, "rate", "direction"), text(found, "rate", "travel")) == ("down", said)


NEIGHBOURS = {"A": 49.0, "B": 51.5, "C": 60.0, "D": NAN}


def test_neighbours_are_a_comparator_their_mean_of_those_that_sent_a_rate() -> None:
    own = Measure(name="rate", title="Rate", source="s", unit="rate", per=10000)
    rates = [
        observed("rate", value, area=area, marker="c" if value != value else "") for area, value in NEIGHBOURS.items()
    ]
    found = figures(own, observed("rate", 50.0), *rates, neighbours=(*NEIGHBOURS, "E"))
    mean = found.find("rate", area="Statistical neighbours", period="2019-20")
    assert mean is not None
    assert (found.text(mean), found.formula(mean)) == ("53.5", "(49 + 51.5 + 60.0) ÷ 3".replace("60.0", "60"))
    assert text(found, "rate", "gap-to-statistical-neighbours") == "-3.5"
    assert text(found, "rate", "rank", area="A") is None


@pytest.mark.parametrize(("value", "said"), [(95.0, "met"), (90.0, "within tolerance"), (89.9, "missed")])
def test_a_target_with_its_tolerance(value: float, said: str) -> None:
    aim = Measure(name="rate", title="On time", source="s", unit="percent", polarity="high", target="95", tolerance="5")  # type: ignore[arg-type]
    assert text(figures(aim, observed("rate", value)), "rate", "target") == said
    missing = figures(aim, observed("rate", NAN, marker="c"))
    assert text(missing, "rate", "target") == "[c]"


def test_quantiles_part_the_areas_and_none_are_parted_into_more_than_there_are() -> None:
    share = Measure(name="rate", title="Share", source="s", unit="percent", quantiles=4)
    values = {"A": 57, "B": 52, "C": 29, "D": 29, "E": 28, "F": 20, "G": 18}
    found = figures(share, *(observed("rate", value, area=area) for area, value in values.items()))
    # (k+1) - ceil((N+1-r) k / N), N = 7, k = 4, r = 1 2 3 3 5 6 7
    assert [text(found, "rate", "quantile", area=area) for area in values] == ["1", "1", "2", "2", "3", "3", "4"]
    few = figures(share, *(observed("rate", value, area=area) for area, value in list(values.items())[:3]))
    assert text(few, "rate", "quantile", area="A") == "[z]"
    assert reason(few, "rate", "quantile", area="A") == "there are fewer areas than quantiles"


TRENDS = (TableSettings(name="trends", title="Trends", layout="trends", measures=("rate",)),)
YEARS = ["2015-16", "2016-17", "2017-18", "2018-19", "2019-20"]
EYES = [(994, 40299), (1023, 41527), (1199, 42811), (1332, 44064), (1367, 44701)]  # a published series: increasing


def test_a_trend_of_five_years_and_whether_it_is_good() -> None:
    counts = [row for (part, whole), year in zip(EYES, YEARS, strict=True) for row in sent(part, whole, period=year)]
    found = figures(percent(polarity="low"), *counts, tables=TRENDS)
    assert (text(found, "rate", "trend"), text(found, "rate", "trend-travel")) == ("increasing", "worsening")
    row = found.find("rate", "trend", area="Town", period="2019-20")
    assert row is not None
    assert len(found.inputs(row)) == 5
    assert text(figures(percent(), *counts), "rate", "trend") is None  # no table of trends asks for it


def test_a_trend_that_cannot_be_calculated_says_why() -> None:
    counts = [row for (part, whole), year in zip(EYES, YEARS, strict=True) for row in sent(part, whole, period=year)]
    short = figures(percent(), *counts[2:], tables=TRENDS)
    assert text(short, "rate", "trend") == "cannot be calculated"
    assert reason(short, "rate", "trend") == "there are fewer than 5 years"
    bare = Measure(name="rate", title="Share", source="s", unit="percent")
    found = figures(bare, *(observed("rate", 3.0 + n, year) for n, year in enumerate(YEARS)), tables=TRENDS)
    assert text(found, "rate", "trend") == "cannot be calculated"
    assert "there is no figure, or no interval, for 2016" in reason(found, "rate", "trend")


def test_quarters_make_a_series_with_the_same_quarter_of_other_years() -> None:
    counts = [
        row for (part, whole), year in zip(EYES, YEARS, strict=True) for row in sent(part, whole, period=f"Q4 {year}")
    ]
    found = figures(percent(), *counts, *sent(1, 9, period="Q3 2019-20"), tables=TRENDS)
    assert text(found, "rate", "trend", period="Q4 2019-20") == "increasing"
    assert text(found, "rate", "trend", period="Q3 2019-20") == "cannot be calculated"


def test_a_rate_s_trend_is_by_its_intervals() -> None:
    counts = [row for (part, whole), year in zip(EYES, YEARS, strict=True) for row in sent(part, whole, period=year)]
    assert text(figures(rate(), *counts, tables=TRENDS), "rate", "trend") == "increasing"
    assert text(figures(rate(census=True), *counts, tables=TRENDS), "rate", "trend") == "cannot be calculated"
