"""Periods side by side that are not like."""

from __future__ import annotations

import pytest

from psrstats.checks.unlike_periods import _kind, unlike_periods
from psrstats.config import Measure
from psrstats.model import Finding
from psrstats.periods import read_period
from tests.checks.evidence import evidence_of
from tests.checks.sheet import marked
from tests.measures.reports import Observed, observed, settings_of

MEASURES = (
    Measure(name="plans", title="Plans", source="s"),
    Measure(name="visits", title="Visits", source="s"),
    Measure(name="calls", title="Calls", source="s"),
    Measure(name="wards", title="By ward", source="s", benchmark="plans"),
)


def series(name: str, *periods: str, sheet: str = "s", **given: str) -> list[Observed]:
    """Make a row of figures, one a period."""
    return [observed(name, 40, period, cell=f"s.csv!{sheet}!{name} {period}", **given) for period in periods]


def found(*observations: Observed, comparators: tuple[str, ...] = ()) -> list[Finding]:
    return list(unlike_periods(evidence_of(settings_of(MEASURES, comparators=comparators), *observations)))


def said(*periods: str) -> list[str]:
    """Say which period is told as standing beside which."""
    cells = [tuple(cell.partition("!plans ")[2] for cell in one.where) for one in found(*series("plans", *periods))]
    return [" beside ".join(pair) for pair in cells]


@pytest.mark.parametrize(
    ("late", "early", "words", "expected"),
    [
        ("Q3 2019-20", "Q4 2018-19", "another quarter of the year", "Q3 2018-19 or Q2 2019-20"),
        ("Q4 2019-20", "2018-19", "a quarter beside a financial year", "Q4 2018-19 or Q3 2019-20"),
        ("2019-20", "Q4 2018-19", "a financial year beside a quarter", "2018-19"),
        ("2019-20", "academic 2017-18", "a financial year beside an academic year", "2018-19"),
        ("2019-20", "2018", "a financial year beside a calendar year", "2018-19"),
        ("31 March 2020", "2018-19", "a single day beside a financial year", "31 March 2019"),
        ("2019-20", "31 March 2019", "a financial year beside a single day", "2018-19"),
        (
            "31 March 2020",
            "30 September 2019",
            "a single day beside another that is not the same of its year",
            "31 March 2019",
        ),
    ],
)
def test_an_unlike_period_alone_beside_the_latest_is_a_warning(
    late: str, early: str, words: str, expected: str
) -> None:
    (finding,) = found(*series("plans", late, early))
    assert finding.message == f"'Plans' for {late} stands beside {early}, {words}: the two cannot be compared."
    assert (finding.severity, finding.expected) == ("warning", f"a figure for {expected}")
    assert finding.where == (f"s.csv!s!plans {late}", f"s.csv!s!plans {early}")


@pytest.mark.parametrize(
    "periods",
    [
        ("2019-20",),
        ("2019-20", "2018-19"),
        ("2019-20", "2016-17"),  # what is missing between them is another check's
        ("Q3 2019-20", "Q3 2018-19"),
        ("Q3 2019-20", "Q2 2019-20"),
        ("Q3 2019-20", "Q1 2019-20"),
        ("Q1 2019-20", "Q4 2018-19"),
        ("2019-20", "Q4 2018-19", "2016-17"),
        ("academic 2018-19", "academic 2017-18"),
        ("31 March 2020", "31 March 2019"),
        ("31 January 2020", "29 February 2020", "31 March 2020"),  # a rhythm
        ("Q3 2019-20", "Q4 2018-19", "Q3 2018-19"),
    ],
)
def test_like_periods_are_let_be(periods: tuple[str, ...]) -> None:
    assert said(*periods) == []
    assert said(*reversed(periods)) == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("22 March 2019", 0),  # a year and 9.75 days before, where a year is of 365.25
        ("21 March 2019", 1),
        ("10 April 2019", 0),  # a year less 9.25 days before
        ("11 April 2019", 1),
        ("21 March 2016", 0),  # four years and 10 days
        ("20 March 2016", 1),
    ],
)
def test_a_day_of_the_year_may_move_by_ten(day: str, told: int) -> None:
    assert len(said("31 March 2020", day)) == told


def test_days_are_a_rhythm_only_where_all_are_and_there_are_three() -> None:
    assert said("29 February 2020", "31 March 2020") == ["31 March 2020 beside 29 February 2020"]
    assert said("30 June 2018", "30 September 2018", "2019-20") == ["2019-20 beside 30 September 2018"]


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (("2018-19", "2019-20", "Q1 2020-21"), []),  # what comes after the report's period is not held
        (("Q4 2018-19", "Q3 2019-20", "Q3 2020-21"), ["Q3 2019-20 beside Q4 2018-19"]),
        (("Q4 2018-19", "Q1 2020-21"), ["Q1 2020-21 beside Q4 2018-19"]),  # but where it is all there is
        (("Q3 2018-19", "Q3 2019-20", "2019-20"), ["2019-20 beside Q3 2018-19"]),
        (("Q1 2018-19", "Q2 2018-19", "Q3 2019-20"), ["Q3 2019-20 beside Q2 2018-19"]),
        (("Q2 2018-19", "Q4 2019-20", "2019-20"), ["Q4 2019-20 beside Q2 2018-19"]),
        (("Q3 2019-20", "2019-20"), []),  # a quarter within the year itself
        (("Q1 2019-20", "2019-20"), []),
    ],
)
def test_the_latest_period_of_the_report_is_held_against_the_nearest_before_it(
    periods: tuple[str, ...], told: list[str]
) -> None:
    assert said(*periods) == told


def test_a_like_period_elsewhere_or_left_blank_is_enough() -> None:
    unlike = series("plans", "Q4 2018-19", "Q3 2019-20")
    assert found(*unlike, *series("plans", "Q3 2018-19", sheet="t")) == []
    assert found(*unlike, *series("visits", "Q3 2018-19", "Q3 2019-20")) == []
    assert len(found(*unlike, *series("visits", "Q3 2018-19", sheet="t"))) == 1
    assert len(found(*unlike, *series("plans", "Q1 2018-19", sheet="t"))) == 1


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["plans"], ""),
        (["plans", "visits"], " (and so does 1 more)"),
        (["plans", "visits", "calls"], " (and so do 2 more)"),
    ],
)
def test_measures_that_are_alike_are_told_together(names: list[str], words: str) -> None:
    rows = [row for name in names for row in series(name, "Q4 2018-19", "Q3 2019-20")]
    (finding,) = found(*rows)
    assert f"another quarter of the year{words}: the two" in finding.message
    assert len(found(*rows, *series("plans", "Q4 2018-19", "Q3 2019-20", sheet="t", group="Girls"))) == 2


def england(*periods: str, **given: str) -> list[Observed]:
    return series("plans", *periods, area="England", **given)


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        (england("2019-20"), 0),
        (england("2018-19"), 1),
        (england("2018-19", "2019-20"), 0),
        (england("2018-19", sheet="t"), 0),
        (england("2018-19", group="Girls"), 0),
        (england("2018-19", item="Ash"), 0),
        (series("plans", "2018-19", area="Mill"), 0),  # which is no comparator
        (series("visits", "2018-19", area="England"), 0),
        ([*england("2018-19"), *series("visits", "2018-19", area="Town")], 1),
    ],
)
def test_a_comparator_of_other_periods_only_is_a_warning(theirs: list[Observed], told: int) -> None:
    some = found(*series("plans", "2019-20"), *theirs, comparators=("England",))
    assert [one.severity for one in some] == ["warning"] * told


def test_a_comparator_s_latest_period_is_told_with_how_many_more() -> None:
    own, others = series("plans", "2016-17", "2019-20"), england("2017-18", "2018-19")
    (finding,) = found(*own, *others, comparators=("England",))
    assert finding.message == (
        "'Plans' is of 2019-20 for Town but of 2018-19 for England: unlike periods stand side by side."
    )
    assert (finding.expected, finding.where[1]) == ("two figures for 2019-20 or 2018-19", "s.csv!s!plans 2018-19")
    visits = [*series("visits", "2019-20"), *series("visits", "2018-19", area="England")]
    (finding,) = found(*own, *others, *visits, comparators=("England",))
    assert "for England, and so for 1 more: unlike" in finding.message


def test_a_figure_that_is_not_there_is_of_no_period() -> None:
    own, theirs = series("plans", "2019-20"), england("2018-19", "2019-20")
    assert len(found(*own, theirs[0], marked(theirs[1], "x"), comparators=("England",))) == 1
    assert found(marked(own[0], "x"), marked(theirs[0], "x"), comparators=("England",)) == []
    assert found(comparators=("England",)) == []


@pytest.mark.parametrize(
    ("wards", "benchmark", "told"),
    [
        (["2018-19"], ["2019-20"], 1),
        (["2018-19"], ["2018-19", "2019-20"], 0),
        ([], ["2019-20"], 0),
        (["2018-19"], [], 0),
    ],
)
def test_areas_are_held_against_a_benchmark_of_their_period(wards: list[str], benchmark: list[str], told: int) -> None:
    rows = [*series("wards", *wards, area="Mill"), *series("plans", *benchmark)]
    assert [one.severity for one in found(*rows)] == ["warning"] * told
    elsewhere = [*series("visits", *wards), *series("plans", *wards, area="Mill")]
    assert len(found(*rows, *elsewhere)) == told  # another measure's, and another area's
    assert found(*series("wards", *wards), *series("plans", *benchmark, area="Mill")) == []
    assert found(*series("visits", *wards, area="Mill"), *series("plans", *benchmark)) == []


def test_any_stretch_has_a_name() -> None:
    """Twelve months to any month, three years together: whatever agencies send is told, and never a traceback."""
    names = {"12 months to December 2019": "a calendar year", "12 months to November 2019": "another year"}
    for text, said in names.items():
        period = read_period(text)
        assert period is not None
        assert _kind(period) == said
