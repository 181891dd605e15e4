"""What stands out in a table: said of what is shown, in the figures that are printed, and nothing more."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psrstats.config import Measure, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Paragraph
from psrstats.pipeline import describe
from psrstats.report import Run
from psrstats.sentences import paragraphs
from psrstats.tables import tabulate
from tests.measures.reports import Observed, observed, settings_of, work_out
from tests.sentences.test_sentences import BEFORE, CHILDREN, PLANS, RATE, SHARE, suppressed
from tests.sentences.test_templates import numbers

VISITS = Measure(name="visits", title="Visits", source="s")
AUDITS = Measure(name="audits", title="Audits", source="s")
SEEN = Measure(name="seen", title="Children seen", source="s", unit="percent")
AREAS = {"comparators": ("England", "South East")}


def paragraph(*sent: Observed, measures: tuple[Measure, ...], layout: str = "change", **report: Any) -> str:
    also = (CHILDREN,) if RATE in measures else ()
    table = TableSettings.model_validate(
        {"name": "t", "title": "T", "layout": layout, "measures": tuple(one.name for one in measures), "rows": "Age"}
    )
    described = settings_of((*measures, *((PLANS, *also) if RATE in measures else ())), (table,), **report)
    figures = work_out(described, *sent)
    [found] = paragraphs(tabulate(figures, described), figures, described)
    return found.text


def since(name: str, now: float, then: float) -> list[Observed]:
    return [observed(name, now), observed(name, then, **BEFORE)]


def test_what_rose_and_fell_most_is_said_by_kind() -> None:
    sent = [*since("plans", 120, 100), *since("visits", 90, 60), *since("audits", 45, 50), *since("share", 40, 35)]
    assert paragraph(*sent, *since("seen", 80, 83), measures=(PLANS, VISITS, AUDITS, SHARE, SEEN)) == (
        "The number of visits saw the largest proportional rise, to 90 in 2019-20, 30 (50.0%) more than a year before. "
        "The number of audits fell to 45 in 2019-20, five (10.0%) fewer than a year before. "
        "The percentage of reviews on time rose to 40% in 2019-20, 5.0 percentage points higher than a year before. "
        "The percentage of children seen fell to 80% in 2019-20, 3.0 percentage points lower than a year before."
    )


def test_what_is_of_few_takes_no_part_and_shared_places_are_not_told() -> None:
    sent = [*since("plans", 120, 100), *since("visits", 66, 60), *since("audits", 12, 3)]
    assert paragraph(*sent, measures=(PLANS, VISITS, AUDITS)) == (
        "The number of children on a plan saw the largest proportional rise of the larger numbers, to 120 in "
        "2019-20, 20 (20.0%) more than a year before."
    )
    same = [*since("plans", 120, 100), *since("visits", 60, 50)]  # both by a fifth
    assert paragraph(*same, measures=(PLANS, VISITS)) == (
        "Children on a plan: 120 in 2019-20, 20 more (20.0%) than a year before. Visits: 60 in 2019-20, 10 more "
        "(20.0%) than a year before."
    )


def test_what_is_not_shown_takes_no_part() -> None:
    sent = [*since("plans", 120, 100), suppressed("visits"), observed("visits", 60, **BEFORE)]
    assert paragraph(*sent, measures=(PLANS, VISITS)) == (
        "The number of children on a plan rose to 120 in 2019-20, 20 (20.0%) more than a year before."
    )
    three = [*since("plans", 120, 100), *since("visits", 90, 60), suppressed("audits"), observed("audits", 3, **BEFORE)]
    assert paragraph(*three, measures=(PLANS, VISITS, AUDITS)) == (
        "The number of visits saw the largest proportional rise of those shown, to 90 in 2019-20, 30 (50.0%) "
        "more than a year before."
    )
    assert paragraph(suppressed("plans"), suppressed("visits", "x"), measures=(PLANS, VISITS)) == (
        "Children on a plan: the number in 2019-20 is not shown, so that no child can be identified."
    )
    assert paragraph(suppressed("plans", "x"), measures=(PLANS,)) == "There is no figure to speak of."


def test_what_is_unlike_other_areas_is_told_by_its_interval() -> None:
    counts = {"Town": 463, "England": 300, "South East": 440}  # 111.2 (101.3 to 121.8) beside 72.1 and 105.7 of 10,000
    sent = [
        row
        for area, number in counts.items()
        for row in (observed("plans", number, area=area), observed("children", 41639, "2019", area=area))
    ]
    told = paragraph(*sent, measures=(RATE,), layout="comparison", **AREAS)
    assert told.startswith("Rate of plans: 111.2 per 10,000")  # one measure is said whole
    told = paragraph(*sent, *since("visits", 5, 4), measures=(RATE, VISITS), layout="comparison", **AREAS)
    assert told == "The rate of plans stood at 111.2 per 10,000 in 2019-20, higher than England (72.0)."
    moved = [*since("seen", 80, 83), *sent, observed("plans", 400, **BEFORE), observed("children", 41639, "2018")]
    told = paragraph(*moved, measures=(RATE, SEEN), layout="comparison", **AREAS)
    assert told.startswith(
        "The rate of plans rose to 111.2 per 10,000 in 2019-20, 15.1 (15.8%) higher than a year before. This was "
        "higher than England (72.0). The percentage of children seen fell"
    )


def test_what_lies_furthest_from_another_area_is_told_first() -> None:
    of_visits = RATE.model_copy(update={"name": "of-visits", "title": "Rate of visits", "numerator": "visits"})
    counts = {"Town": (463, 900), "England": (300, 300)}
    sent = [
        observed(name, number, area=area)
        for area, numbers in counts.items()
        for name, number in zip(("plans", "visits"), numbers, strict=True)
    ]
    sent += [observed("children", 41639, "2019", area=area) for area in counts]
    told = paragraph(*sent, measures=(RATE, of_visits, VISITS), layout="comparison", comparators=("England",))
    assert told == (
        "The rate of visits stood at 216.1 per 10,000 in 2019-20, higher than England (72.0). "
        "The rate of plans stood at 111.2 per 10,000 in 2019-20, higher than England (72.0)."
    )


def grouped(figures: dict[str, float | None]) -> list[Observed]:
    return [
        suppressed("plans", group=group) if number is None else observed("plans", number, group=group)
        for group, number in figures.items()
    ]


def test_groups_are_named_with_their_measure_where_no_sentence_is_before() -> None:
    sent = [observed("plans", number, group=group) for group, number in (("0-4", 5), ("5-9", 9), ("10-15", 7))]
    assert paragraph(*sent, measures=(PLANS,), layout="breakdown") == (
        "Children on a plan: by age in 2019-20, the largest number was for those aged 5-9 (9) and the smallest for "
        "those aged 0-4 (5)."
    )


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({"0-4": 12, "5-9": 30, "10-15": 9},
         " By age, the largest number was for those aged 5-9 (30) and the smallest for those aged 10-15 (9)."),
        ({"0-4": 12, "5-9": None, "10-15": 9, "16-17": 14},
         " By age, the largest number shown was for those aged 16-17 (14) and the smallest for those aged 10-15 (9)."),
        ({"0-4": 12, "5-9": 12, "10-15": 9}, " By age, the largest number was for those aged 0-4 and 5-9 (12 each) and "
         "the smallest for those aged 10-15 (9)."),
        ({"0-4": 12, "5-9": None, "10-15": None, "16-17": 14}, ""),
        ({"0-4": 12, "5-9": 30, "All ages": 42, "10-15": 9},
         " By age, the largest number was for those aged 5-9 (30) and the smallest for those aged 10-15 (9)."),
        ({"0-4": 12, "5-9": 30, "10-15": 9, "Children": 51},
         " By age, the largest number shown was for those aged 5-9 (30) and the smallest for those aged 10-15 (9)."),
        ({"0-4": 12, "5-9": 12, "10-15": 12}, ""),
        ({"0-4": 12, "5-9": 12, "10-15": 12, "16-17": 9}, ""),
    ],
)  # fmt: skip
def test_groups_stand_out_among_those_shown(figures: dict[str, float | None], says: str) -> None:
    told = paragraph(observed("plans", 60), *grouped(figures), measures=(PLANS,), layout="breakdown")
    assert told == f"Children on a plan: 60 in 2019-20.{says}"


@pytest.fixture(scope="module")
def told(example: Path) -> tuple[tuple[Paragraph, ...], Figures, Run]:
    run = Run(example)
    return describe(example), run.edition.figures, run


def test_each_table_of_the_example_has_its_paragraph(told: tuple[tuple[Paragraph, ...], Figures, Run]) -> None:
    said = {one.name: one.text for one in told[0]}
    assert list(said) == [table.name for table in told[2].settings.tables]
    # 11,999 against 7,676 is 56.3% more; 1.84 against 3.12 is 41.1% less; 96% against 84% is 12 points more.
    assert said["safeguarding"] == (
        "The number of individual children in MASH contacts saw the largest proportional rise, to 11,999 in 2019-20, "
        "4,323 (56.3%) more than a year before. MASH contacts per child saw the largest proportional fall, to 1.84 in "
        "2019-20, 1.28 (41.1%) lower than a year before. The percentage of children in need with an allocated social "
        "worker saw the largest rise in percentage points, to 96% in January to March 2020, 12.0 percentage points "
        "higher than a year before."
    )


def test_every_number_of_a_paragraph_is_printed_of_its_table_s_measures(
    told: tuple[tuple[Paragraph, ...], Figures, Run],
) -> None:
    paragraphs, figures, run = told
    for one in paragraphs:
        names = {name for table in run.settings.tables if table.name == one.name for name in table.measures}
        measures = [run.settings.measures[name] for name in names]
        texts = [figures.text(row) for row in one.rows if not figures.get(row, "marker")]
        labels = [figures.get(row, key) for row in one.rows for key in ("group", "item")]
        typed = [text for each in measures for text in (each.title, re.sub(r"\{[^}]*\}", " ", each.sentence))]
        known = {number for text in (*texts, *labels, *typed) for number in numbers(text)}
        assert set(numbers(one.text)) <= known, one
        assert {figures.get(row, "measure") for row in one.rows} <= names | {
            other for each in measures for other in (each.benchmark, *each.made_of)
        }
        assert "[" not in one.text


MAYBE = st.one_of(st.none(), st.integers(0, 400))


@settings(max_examples=40, deadline=None)
@given(st.lists(MAYBE, min_size=8, max_size=8))
def test_a_paragraph_tells_nothing_of_what_is_not_shown(values: list[int | None]) -> None:
    names = ("plans", "visits", "audits", "plans2")
    measures = (PLANS, VISITS, AUDITS, PLANS.model_copy(update={"name": "plans2", "title": "Others"}))
    sent = []
    for place, value in enumerate(values):
        about = BEFORE if place % 2 else {}
        name = names[place // 2]
        sent.append(suppressed(name, **about) if value is None else observed(name, value, **about))
    text = paragraph(*sent, measures=measures)
    hidden = {measure.title for measure, value in zip(measures, values[::2], strict=True) if value is None}
    for sentence in re.split(r"(?<=\.) (?=[A-Z])", text):
        assert "not shown" in sentence or not any(sentence.startswith(f"{title} ") for title in hidden)
    shown = {f"{value:,}" for value in values if value is not None}
    told = re.findall(r"to ([\d,]+) in 2019-20", text)
    assert set(told) <= shown


def test_a_snapshot_is_said_by_its_day_as_in_its_sentence(told: tuple[tuple[Paragraph, ...], Figures, Run]) -> None:
    said = {one.name: one.text for one in told[0]}
    assert said["rates"] == (
        "The number of children looked after fell to 463 at 31 March 2020, 20 (4.1%) fewer than a year before."
    )
