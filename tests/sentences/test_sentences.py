"""What is said of a figure: its change, its interval, its comparators, and nothing of one that is not shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psrstats.config import Measure
from psrstats.formulas.polarity import Polarity
from psrstats.lineage import Figures
from psrstats.model import Sentence
from psrstats.sentences import sentences
from tests.measures.reports import Observed, observed, settings_of, work_out

PLANS = Measure(name="plans", title="Children on a plan", source="s")
SHARE = Measure(name="share", title="Reviews on time", source="s", unit="percent")
SCORE = Measure(name="score", title="Average score", source="s", unit="score")
CHILDREN = Measure(name="children", title="Children", source="s")
RATE = Measure(name="rate", title="Rate of plans", unit="rate", per=10000, numerator="plans", denominator="children")
POVERTY = Measure(name="poverty", title="Children in poverty", source="s", unit="percent")

NAN = float("nan")
BEFORE = {"period": "2018-19"}


def told(*observations: Observed, measures: tuple[Measure, ...] = (PLANS,), **report: Any) -> tuple[Sentence, ...]:
    described = settings_of(measures, **report)
    return sentences(work_out(described, *observations), described)


def said(*observations: Observed, measures: tuple[Measure, ...] = (PLANS,), **report: Any) -> str:
    """Give the sentence of the first measure; blank for none."""
    found = [one.text for one in told(*observations, measures=measures, **report) if one.name == measures[0].name]
    return found[0] if found else ""


def suppressed(name: str, marker: str = "c", **about: Any) -> Observed:
    return observed(name, NAN, marker=marker, **about)


@pytest.mark.parametrize(
    ("now", "before", "end"),
    [
        (463, 483, ", 20 fewer (4.1%) than a year before."),
        (483, 463, ", 20 more (4.3%) than a year before."),
        (1204, 204, ", 1,000 more (490.2%) than a year before."),
        (463, 463, ", the same as a year before."),
        (25, 20, ", 5 more (25.0%) than a year before."),
        (25, 19, ", 6 more than a year before."),  # in per cent, 19 children would tell little
        (6, 0, ", 6 more than a year before."),
    ],
)
def test_a_count_changes_in_number_and_in_per_cent(now: int, before: int, end: str) -> None:
    found = said(observed("plans", now), observed("plans", before, **BEFORE))
    assert found == f"Children on a plan: {now:,} in 2019-20{end}"


@pytest.mark.parametrize(
    ("now", "before", "end"),
    [
        (22.2, 19.8, ", 2.4 percentage points higher than a year before."),
        (19.8, 22.2, ", 2.4 percentage points lower than a year before."),
        (20, 19, ", 1.0 percentage points higher than a year before."),
        (19.8, 19.8, ", the same as a year before."),
    ],
)
def test_a_percentage_changes_in_percentage_points(now: float, before: float, end: str) -> None:
    found = said(observed("share", now), observed("share", before, **BEFORE), measures=(SHARE,))
    assert found == f"Reviews on time: {now}% in 2019-20{end}"


def test_a_change_too_small_to_be_printed_is_not_called_none() -> None:
    counts = [("plans", 2000, 2001), ("children", 100_000, 100_100)]
    sent = [row for name, now, then in counts for row in (observed(name, now), observed(name, then, **BEFORE))]
    percent = Measure(name="of", title="On a plan", unit="percent", numerator="plans", denominator="children")
    found = said(*sent, measures=(percent, PLANS, CHILDREN), intervals=())
    assert found == "On a plan: 2.0% in 2019-20, almost the same as a year before."


def test_a_score_is_higher_or_lower_in_its_own_unit_and_in_per_cent() -> None:
    found = said(observed("score", 40.8), observed("score", 47.6, **BEFORE), measures=(SCORE,))
    assert found == "Average score: 40.8 in 2019-20, 6.8 lower (14.3%) than a year before."


def test_a_rate_has_its_interval_and_says_what_it_is_per() -> None:
    sent = [
        observed("plans", 463),
        observed("children", 41639, "2019"),
        observed("plans", 483, **BEFORE),
        observed("children", 41500, "2018"),
    ]
    # 463 and 483 per 41,639 and 41,500: 111.194 and 116.386; Byar's limits as in the published example.
    assert said(*sent, measures=(RATE, PLANS, CHILDREN)) == (
        "Rate of plans: 111.2 per 10,000 in 2019-20 (95% interval 101.3 to 121.8), 5.2 lower (4.5%) than a year before."
    )
    assert "interval" not in said(*sent, measures=(RATE, PLANS, CHILDREN), intervals=())


def test_a_rate_of_few_children_does_not_change_in_per_cent() -> None:
    sent = [
        observed("plans", 30),
        observed("children", 40000, "2019"),
        observed("plans", 19, **BEFORE),
        observed("children", 40000, "2018"),
    ]
    found = said(*sent, measures=(RATE, PLANS, CHILDREN), intervals=())
    assert found == "Rate of plans: 7.5 per 10,000 in 2019-20, 2.8 higher than a year before."


@pytest.mark.parametrize(
    ("measure", "kind"), [(PLANS, "number"), (SHARE, "percentage"), (SCORE, "score"), (POVERTY, "percentage")]
)
def test_a_suppressed_figure_is_said_not_to_be_shown(measure: Measure, kind: str) -> None:
    found = said(suppressed(measure.name), observed(measure.name, 12, **BEFORE), measures=(measure,))
    assert found == f"{measure.title}: the {kind} in 2019-20 is not shown, so that no child can be identified."


@pytest.mark.parametrize(
    ("marker", "why"),
    [("low", "the number in 2019-20 is not shown: it rounds to 0 but is not 0."),
     ("u", "the number in 2019-20 is not shown: it is of low reliability.")],
)  # fmt: skip
def test_other_markers_are_put_in_words(marker: str, why: str) -> None:
    assert said(suppressed("plans", marker)) == f"Children on a plan: {why}"


@pytest.mark.parametrize("marker", ["x", "z"])
def test_nothing_is_said_of_what_is_not_there(marker: str) -> None:
    assert not told(suppressed("plans", marker))
    assert not told()


@pytest.mark.parametrize("marker", ["c", "x", "z", "low", "u"])
def test_there_is_no_comparison_with_an_earlier_figure_that_is_not_there(marker: str) -> None:
    found = said(observed("plans", 463), suppressed("plans", marker, **BEFORE))
    assert found == "Children on a plan: 463 in 2019-20."


def test_a_comparator_is_judged_by_the_interval() -> None:
    counts = {"Town": (641, 702), "England": (364, 400), "South East": (300, 400)}
    sent = [
        row
        for area, (part, whole) in counts.items()
        for row in (observed("plans", part, area=area), observed("children", whole, area=area))
    ]
    percent = Measure(name="of", title="On time", unit="percent", numerator="plans", denominator="children")
    found = said(*sent, measures=(percent, PLANS, CHILDREN), comparators=("England", "South East"))
    # 641 of 702 is 91.31%, Wilson's limits 88.99 and 93.18; 364 of 400 is 91.0%, 300 of 400 is 75.0%.
    assert found == (
        "On time: 91.3% in 2019-20 (95% interval 89.0% to 93.2%), similar to England (91.0%) and higher than the South "
        "East (75.0%)."
    )


@pytest.mark.parametrize("polarity", ["high", "low", ""])
def test_a_judgement_is_said_as_higher_or_lower(polarity: Polarity) -> None:
    sent = [
        observed("plans", 100),
        observed("children", 400),
        observed("plans", 300, area="England"),
        observed("children", 400, area="England"),
    ]
    percent = Measure(
        name="of", title="A", unit="percent", numerator="plans", denominator="children", polarity=polarity
    )
    found = said(*sent, measures=(percent, PLANS, CHILDREN), comparators=("England",))
    assert found.endswith("lower than England (75.0%).")


def test_the_neighbours_mean_has_its_own_words() -> None:
    sent = [observed("share", 50), *(observed("share", value, area=area) for area, value in [("A", 40), ("B", 45)])]
    found = said(*sent, measures=(SHARE,), neighbours=("A", "B"))
    assert found == "Reviews on time: 50% in 2019-20 (its statistical neighbours 42.5%)."


def test_without_an_interval_areas_stand_side_by_side_and_nothing_is_judged() -> None:
    sent = [
        observed("score", 40.8),
        *(observed("score", n, area=a) for a, n in [("England", 47.6), ("South East", 48)]),
    ]
    found = said(*sent, measures=(SCORE,), comparators=("England", "South East"))
    assert found == "Average score: 40.8 in 2019-20 (England 47.6; the South East 48)."


def test_a_comparator_that_is_not_shown_is_not_spoken_of() -> None:
    sent = [observed("score", 40.8), suppressed("score", area="England")]
    assert said(*sent, measures=(SCORE,), comparators=("England",)) == "Average score: 40.8 in 2019-20."


def test_a_number_of_children_is_compared_with_no_other_area() -> None:
    assert said(observed("plans", 463), observed("plans", 80080, area="England"), comparators=("England",)) == (
        "Children on a plan: 463 in 2019-20."
    )


def test_a_phrase_says_a_figure_in_its_own_words() -> None:
    phrase = "{number} children were looked after at {period_end}."
    measure = PLANS.model_copy(update={"said": phrase})
    sent = (observed("plans", 463, "Q4 2019-20"), observed("plans", 483, "Q4 2018-19"))
    assert said(*sent, measures=(measure,)) == (
        "463 children were looked after at the end of March 2020, 20 fewer (4.1%) than a year before."
    )
    quarter = PLANS.model_copy(update={"said": "In {period}, {number} children had a plan"})
    assert said(*sent[:1], measures=(quarter,)) == "In January to March 2020 (Q4 2019-20), 463 children had a plan."
    assert said(observed("plans", 1), measures=(measure,)) == "Children on a plan: 1 in 2019-20."
    assert "children were" not in said(suppressed("plans"), measures=(measure,))


def test_two_years_before_are_called_so() -> None:
    sent = (observed("plans", 463), observed("plans", 483, "2017-18"))
    assert said(*sent, previous="2017-18").endswith("20 fewer (4.1%) than two years before.")


WARDS = {"Fratton": 57, "Copnor": 29, "Milton": 29, "Hilsea": 18, "Baffins": 18}


def wards(figures: Mapping[str, float], **about: Any) -> list[Observed]:
    return [
        suppressed("poverty", area=area, **about) if value != value else observed("poverty", value, area=area, **about)
        for area, value in figures.items()
    ]


def test_the_highest_and_the_lowest_areas_are_named_with_their_ties() -> None:
    assert said(*wards(WARDS), measures=(POVERTY,)) == (
        "Children in poverty: in 2019-20, Fratton had the highest, 57%; Hilsea and Baffins the lowest, 18%."
    )


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({"A": 2, "B": 2, "C": 2, "D": 1}, "A, B and C had the highest, 2%; D the lowest, 1%."),
        ({"A": 3, **dict.fromkeys("BCDE", 0)}, "A had the highest, 3%; four areas had the lowest, 0%."),
        ({"A": 2, "B": 2}, "all had the same, 2%."),
        ({"A": 2.04, "B": 2.01, "C": 1}, "A had the highest, 2.04%; C the lowest, 1%."),
    ],
)
def test_ties_are_told_as_they_are_printed(figures: dict[str, float], says: str) -> None:
    assert said(*wards(figures), measures=(POVERTY,)) == f"Children in poverty: in 2019-20, {says}"


def test_where_an_area_is_not_shown_only_those_shown_are_spoken_of() -> None:
    found = told(*wards(WARDS | {"Nelson": NAN}), measures=(POVERTY,))
    assert [one.text for one in found] == [
        "Children in poverty: in 2019-20, of the five areas shown, Fratton had the highest, 57%; Hilsea and Baffins "
        "the lowest, 18%."
    ]
    assert not told(*wards({"A": 12, "B": NAN}), measures=(POVERTY,))


def test_the_areas_latest_year_within_the_report_is_told() -> None:
    sent = [*wards({"A": 1, "B": 2}, **BEFORE), *wards({"A": 4, "B": 3}), *wards({"A": 9, "B": 8}, period="2020-21")]
    assert (
        said(*sent, measures=(POVERTY,)) == "Children in poverty: in 2019-20, A had the highest, 4%; B the lowest, 3%."
    )


def test_a_measure_of_the_area_and_of_its_wards_is_one_record() -> None:
    [found] = told(observed("poverty", 36), *wards({"A": 40, "B": 30}), measures=(POVERTY,))
    assert found.text == ("Children in poverty: 36% in 2019-20. In 2019-20, A had the highest, 40%; B the lowest, 30%.")
    assert len(found.rows) == 3


def test_wards_are_set_beside_their_benchmark() -> None:
    whole = POVERTY.model_copy(update={"name": "whole"})
    measure = POVERTY.model_copy(update={"benchmark": "whole"})
    found = said(observed("whole", 36), *wards({"A": 40, "B": 30}), measures=(measure, whole))
    assert found == "Children in poverty: in 2019-20, A had the highest, 40%; B the lowest, 30% (Town 36%)."


def test_items_are_added_up_and_a_share_of_all_groups_is_not_said() -> None:
    items = [observed("plans", number, group="g", item=str(number)) for number in (12, 30)]
    assert said(*items) == "Children on a plan: 42 in 2019-20."
    share = Measure(name="of", title="Share", unit="percent", numerator="plans", denominator="plans")
    grouped = [observed("plans", 42), observed("plans", 12, group="a"), observed("plans", 30, group="b")]
    assert said(*grouped, measures=(share, PLANS)) == ""


MAYBE = st.one_of(st.none(), st.integers(0, 2000))


def numbers_of(text: str) -> set[str]:
    """Find the numbers of a text, apart from its periods, its level and what its rates are per."""
    periods = r"\b(?:Q[1-4] )?20\d\d-\d\d\b|\b(?:in|March|December) 20\d\d\b(?!-)"
    bare = re.sub(rf"{periods}|per 10*(?:,000)*\b|\b95% interval", "", text)
    return set(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", bare))


@settings(max_examples=60, deadline=None)
@given(st.lists(MAYBE, min_size=4, max_size=4), st.lists(MAYBE, min_size=3, max_size=3))
def test_every_number_is_the_text_of_a_row_and_none_is_of_a_suppressed_one(
    totals: list[int | None], areas: list[int | None]
) -> None:
    places = [("2019-20", "Town"), ("2018-19", "Town"), ("2019-20", "England"), ("2018-19", "England")]
    places += [("2019-20", ward) for ward in "ABC"]
    sent = [observed("children", 3000, area=area, period="2019") for _, area in places]
    sent += [observed("children", 3000, area=area, period="2018") for _, area in places]
    for (period, area), value in zip(places, [*totals, *areas], strict=True):
        about = {"area": area, "period": period}
        sent.append(suppressed("plans", **about) if value is None else observed("plans", value, **about))
    described = settings_of((PLANS, CHILDREN, RATE), comparators=("England",))
    figures = work_out(described, *sent)
    for one in sentences(figures, described):
        if one.name != "children":
            assert_told_by_its_rows(one, figures)


def assert_told_by_its_rows(sentence: Sentence, figures: Figures) -> None:
    shown = [figures.text(row) for row in sentence.rows if not figures.get(row, "marker")]
    assert numbers_of(sentence.text) <= {number for text in shown for number in numbers_of(text)}
    marked = [row for row in sentence.rows if figures.get(row, "marker")]
    assert not marked or (marked == [sentence.rows[0]] and "is not shown" in sentence.text)
    assert "[" not in sentence.text
