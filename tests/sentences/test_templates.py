"""Sentences by their templates: words that agree, parts that fall away, and no number that is not printed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psrstats.catalogue import catalogue
from psrstats.config import Measure
from psrstats.lineage import Figures
from psrstats.model import Sentence
from psrstats.phrases import read_phrase
from psrstats.sentences import sentences
from psrstats.sentences.phrased import template_of
from psrstats.units import DIVIDED
from tests.measures.reports import Observed, observed, settings_of, work_out
from tests.sentences.test_sentences import BEFORE, CHILDREN, PLANS, SCORE, SHARE, said, suppressed

LOOKED_AFTER = "{n} children were looked after at {date}, {change} than a year before."
NUMBERS = "no one two three four five six seven eight nine".split()


def measure(sentence: str, like: Measure = PLANS, **also: object) -> Measure:
    return like.model_copy(update={"sentence": sentence} | also)


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (0, 12, "No children were looked after at 31 March 2020, 12 fewer than a year before."),
        (1, 2, "One child was looked after at 31 March 2020, one fewer than a year before."),
        (2, 1, "Two children were looked after at 31 March 2020, one more than a year before."),
        (9, 9, "Nine children were looked after at 31 March 2020, the same as a year before."),
        (10, 1, "10 children were looked after at 31 March 2020, nine more than a year before."),
        (1000, 1020, "1,000 children were looked after at 31 March 2020, 20 (2.0%) fewer than a year before."),
        (367, 355, "367 children were looked after at 31 March 2020, 12 (3.4%) more than a year before."),
    ],
)
def test_words_agree_with_the_number(now: int, before: int, text: str) -> None:
    assert said(observed("plans", now), observed("plans", before, **BEFORE), measures=(measure(LOOKED_AFTER),)) == text


@pytest.mark.parametrize(
    ("template", "none", "one", "two"),
    [
        ("{n} agencies have answered", "No agencies have", "One agency has", "Two agencies have"),
        ("There were {n} deaths", "There were no deaths", "There was one death", "There were two deaths"),
        ("Of all, {n} were done", "Of all, none were", "Of all, one was", "Of all, two were"),
        ("The panel heard {n}", "The panel heard 0", "The panel heard one", "The panel heard two"),
        ("{n} of the plans were", "None of the plans were", "One of the plans was", "Two of the plans were"),
        ("{n} {person|people} {says|say} so", "No people say", "One person says", "Two people say"),
        ("In {period} the {n} needs assessments of children were", "In 2019-20 the no", "In 2019-20 the one needs "
         "assessment of children was", "In 2019-20 the two needs assessments of children were"),
    ],
)  # fmt: skip
def test_words_agree_wherever_the_number_stands(template: str, none: str, one: str, two: str) -> None:
    for number, text in ((0, none), (1, one), (2, two)):
        if "the no" not in text:
            assert said(observed("plans", number), measures=(measure(template),)).startswith(text)


@pytest.mark.parametrize(
    ("like", "value", "text"),
    [
        (SHARE, 1, "1% of children were seen in 2019-20."),
        (SHARE, 5, "5% of children were seen in 2019-20."),
        (SCORE, 5, "5 of children were seen in 2019-20."),
        (PLANS.model_copy(update={"unit": "rate", "per": 1000}), 1, "1 of children were seen in 2019-20."),
    ],
)
def test_only_counts_are_words(like: Measure, value: float, text: str) -> None:
    assert said(observed(like.name, value), measures=(measure("{n} of children were seen {when}", like),)) == text


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2019-20", "at 31 March 2020, 31 March 2020, in 2019-20, 2019-20."),
        ("Q3 2019-20", "at 31 December 2019, 31 December 2019, in October to December 2019, October to December 2019."),
        ("31 March 2020", "at 31 March 2020, 31 March 2020, on 31 March 2020, 31 March 2020."),
        ("2019", "in 2019, 31 December 2019, in 2019, 2019."),
        ("academic 2018-19", "in the academic year 2018-19, 31 August 2019, in the academic year 2018-19, the academic "
         "year 2018-19."),
        ("February 2020", "at 29 February 2020, 29 February 2020, in February 2020, February 2020."),
    ],
)  # fmt: skip
def test_a_period_is_a_day_or_a_stretch(period: str, text: str) -> None:
    found = said(observed("plans", 12, period), measures=(measure("12: {n} {at}, {date}, {when}, {period}"),))
    assert found == f"12: 12 {text}"


def test_what_is_not_there_falls_away_with_its_part() -> None:
    whole = measure("In {period}, {n} reviews were on time, {change} than {before}, and {compared}.", SHARE)
    england = observed("share", 47, area="England")
    before = observed("share", 38, **BEFORE)
    about: dict[str, Any] = {"measures": (whole,), "comparators": ("England",)}
    start = "In 2019-20, 40% reviews were on time"
    assert said(observed("share", 40), before, england, **about) == (
        f"{start}, 2.0 percentage points higher than a year before, and compared with 47% in England."
    )
    assert said(observed("share", 40), england, **about) == f"{start}, compared with 47% in England."
    hidden = (suppressed("share", **BEFORE), suppressed("share", area="England"))
    assert said(observed("share", 40), *hidden, **about) == f"{start}."


def test_a_figure_that_is_not_shown_is_said_to_be_so_in_today_s_words() -> None:
    assert said(suppressed("plans"), observed("plans", 12, **BEFORE), measures=(measure(LOOKED_AFTER),)) == (
        "Children on a plan: the number in 2019-20 is not shown, so that no child can be identified."
    )


def test_two_years_before_are_said_whatever_the_template_says() -> None:
    found = said(
        observed("plans", 30), observed("plans", 40, "2017-18"), measures=(measure(LOOKED_AFTER),), previous="2017-18"
    )
    assert found == "30 children were looked after at 31 March 2020, 10 (25.0%) fewer than two years before."


def test_areas_stand_in_one_clause() -> None:
    places = [("Town", 40.8), ("England", 47.6), ("South East", 48), ("A", 40), ("B", 45)]
    sent = [observed("score", number, area=area) for area, number in places]
    found = said(
        *sent, measures=(measure("It was {n}, {compared}.", SCORE),), comparators=("England", "South East"),
        neighbours=("A", "B"),
    )  # fmt: skip
    assert found == (
        "It was 40.8, compared with 47.6 in England, 48 in the South East and 42.5 on average among its statistical "
        "neighbours."
    )


@pytest.mark.parametrize(
    ("polarity", "says"),
    [("high", "better than the South East (75.0%) and similar to England (91.0%)"),
     ("low", "worse than the South East (75.0%) and similar to England (91.0%)"),
     ("", "compared with 75.0% in the South East and 91.0% in England")],
)  # fmt: skip
def test_better_and_worse_are_said_only_by_polarity_and_interval(polarity: str, says: str) -> None:
    counts = {"Town": (641, 702), "England": (364, 400), "South East": (300, 400)}
    sent = [
        row
        for area, (part, whole) in counts.items()
        for row in (observed("plans", part, area=area), observed("children", whole, area=area))
    ]
    percent = Measure(name="of", title="On time", unit="percent", numerator="plans", denominator="children")
    described = measure("{n} were on time, {compared}.", percent, polarity=polarity)
    about: dict[str, Any] = {"measures": (described, PLANS, CHILDREN), "comparators": ("South East", "England")}
    assert said(*sent, **about) == f"91.3% were on time, {says}."
    beside = "compared with 75.0% in the South East and 91.0% in England"
    assert said(*sent, **about, intervals=()) == f"91.3% were on time, {beside}."  # it has no interval to judge it by


def test_the_catalogue_serves_what_has_no_sentence_of_its_own() -> None:
    usual = PLANS.model_copy(update={"title": "Number of children looked after"})
    assert said(observed("plans", 1), measures=(usual,)) == "One child was looked after at 31 March 2020."
    own = usual.model_copy(update={"said": "{number} children"})
    assert said(observed("plans", 12), measures=(own,)) == "12 children."
    assert template_of(PLANS.model_copy(update={"title": "Referrals"})) == ""


@pytest.mark.parametrize("indicator", catalogue(), ids=lambda each: each.name)
def test_each_indicator_has_a_sentence_of_its_unit(indicator: object) -> None:
    each = next(one for one in catalogue() if one is indicator)
    [spoken] = read_phrase(each.sentence)
    assert ("{per}" in each.sentence) == (each.unit == "rate")
    assert ("{compared}" in each.sentence) == (each.unit != "count")
    assert re.search(r"\{(?:at|when|period)\}", spoken.text)
    assert each.sentence.count("{n}") == 1


MAYBE = st.one_of(st.none(), st.integers(0, 12), st.integers(13, 3000))
USUAL = [each for each in catalogue() if each.unit == "count" or each.unit in DIVIDED]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(USUAL), st.lists(MAYBE, min_size=4, max_size=4))
def test_every_number_is_printed_elsewhere_and_the_words_are_whole(indicator: object, values: list[int | None]) -> None:
    each = next(one for one in USUAL if one is indicator)
    about = {"title": each.title, "unit": each.unit, "polarity": each.polarity, "per": each.per}
    counted = each.unit == "count"
    made = {} if counted else {"numerator": "part", "denominator": "whole"}
    tried = Measure.model_validate({"name": "it", **about, **(made or {"source": "s"})})
    described = settings_of(
        (tried, *(Measure(name=name, title=name, source="s") for name in ("part", "whole"))), comparators=("England",)
    )
    places = [("2019-20", "Town"), ("2018-19", "Town"), ("2019-20", "England"), ("2018-19", "England")]
    sent: list[Observed] = []
    for (period, area), value in zip(places, values, strict=True):
        at = {"period": period, "area": area}
        sent.append(
            suppressed("it" if counted else "part", **at)
            if value is None
            else observed("it" if counted else "part", value, **at)
        )
        sent.append(observed("whole", 4000, **at))
    figures = work_out(described, *sent)
    for one in sentences(figures, described):
        if one.name == "it":
            assert_whole(one.text)
            assert_printed(one, figures, f"{template_of(tried)} {tried.title}")


def assert_whole(text: str) -> None:
    assert re.fullmatch(r"[A-Z0-9][^{}\[\]|]*[^ ,;.]\.", text), text
    assert not re.search(r" [ ,;.]|,,|\bthan the same|\bthan \W", text), text
    assert not re.search(r"^One \w+ (?:were|have|are)\b|\b(?:one|1) \w+s (?:were|was)\b", text), text


def assert_printed(sentence: Sentence, figures: Figures, template: str, benchmark: str = "") -> None:
    """Hold every number, in figures or in words, against the texts of the figures that the sentence prints."""
    printed = {number for row in sentence.rows for number in numbers(figures.text(row))}
    mine = {figures.get(row, "measure") for row in sentence.rows}
    typed = list(numbers(re.sub(r"\{[^}]*\}", " ", template)))
    left = list(numbers(sentence.text))
    for one in typed:
        if one in left:
            left.remove(one)
    assert set(left) <= printed, (sentence.text, left, printed)
    assert mine <= {sentence.name, benchmark}
    assert not [row for row in sentence.rows if figures.get(row, "marker")] or "is not shown" in sentence.text


def numbers(text: str) -> Iterable[str]:
    """Give the numbers of a text, those in words too; not those of its periods, its level and what a rate is per."""
    months = "January|February|March|April|June|September|December|August"
    bare = re.sub(
        rf"\b\d{{1,2}} (?:{months}) 20\d\d|\b(?:{months}) 20\d\d|\b(?:Q\d )?20\d\d-\d\d|\bin 20\d\d\b(?!-)", " ", text
    )
    bare = re.sub(r"per 10*(?:,000)*\b|95% interval", " ", bare)
    for found in re.findall(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join(NUMBERS)})\b", bare, re.IGNORECASE):
        word = found.casefold()
        if word != "no" or re.match(r"(?:There were )?no\b", text, re.IGNORECASE):
            yield str(NUMBERS.index(word)) if word in NUMBERS else found
