"""Which numbers in a text are numbers of children, and which are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.formulas.children_said import children_said, said_of

CHILDREN = [
    ("3 children were placed out of area", [3]),
    ("Two children, one boy and one girl.", [2, 1, 1]),
    ("one child", [1]),
    ("Three young people were exploited.", [3]),
    ("Of these girls, 4 were known already.", [4]),
    ("A small increase: only 2 children.", [2]),
    ("Of the 40 children, 3 were placed out of area.", [40, 3]),
    ("3 of the 40 children went missing.", [3]),
    ("3 out of 41 children went missing", [3]),
    ("The number of children placed out of area fell to 3.", [3]),
    ("The number of children placed out of area fell from 12 to 4 in 2019-20.", [4]),
    ("The number of children on a plan was 3 at the end of March.", [3]),
    ("Children placed out of area: 3", [3]),
    ("Placed out of area (3 children)", [3]),
    ("four looked after children", [4]),
    ("five unaccompanied asylum seeking children", [5]),
    ("There were two child deaths, and 1 child death in Q4.", [2, 1]),
    ("a couple of children", [2]),
    ("A single child accounts for the rise", [1]),
    ("one large sibling group of 5 children", [5]),
    ("5 children under 5", [5]),
    ("In 2019-20, 3 children aged 5 to 9 were at risk.", [3]),
    ("In the year to March 2020 3 children left.", [3]),
    ("two 16-year-old girls", [2]),
    ("Children went missing, two of whom were siblings", [2]),
    ("We had 3 children in secure care in March 2020.", [3]),
    ("FOUR CHILDREN", [4]),
    ("4 children (2.9%)", [4]),
    ("Approximately 3 children", [3]),
    ("3 boys and 4 girls", [3, 4]),
    ("No children were placed, and none of the girls.", [0, 0]),
    ("1,204 children", [1204]),
    ("Children were moved. Two went home.", [2]),
    ("20\u00a0children", [20]),
    ("twenty babies", [20]),
]

OTHERS = [
    "fewer than 5 children", "more than one child", "at least 3 children", "up to 5 children", "3+ children",
    "3 or more children", "every 3 children", "<5 children", "between 3 and 5 children", "2 to 3 children",
    "two or three children", "Section 47 enquiries about children", "s.17 children", "Year 6 children",
    "children aged 0-4", "0-4 children", "aged 5 children", "age 5 boys", "children under 5", "under 5s",
    "Children 5 to 9", "1 to 5 working days", "children seen in 3 weeks", "20 days for children", "Table 2 children",
    "Table 2: children missing", "1st child", "third child", "3% of children", "3 per cent of children", "3.5 children",
    "1 in 5 children", "one in five children", "3 out of 10 children", "for every 0.6 children, one child leaves",
    "two children's homes", "3 children\u2019s centres", "4 children and family hubs", "5 children's social workers",
    "key stage 2 pupils", "two child limit", "two-child limit", "2 children per family",
    "rate of 5 per 10,000 children",
    "3 month target for children", "3 agencies work with children", "Tier 3 children's services", "no one child",
    "2 year old children", "three-year-old child", "2019 children", "\u00a33 a child", "Group 4 children",
    "counts of 1 to 5 children are not shown", "Working Together 2018", "three main priorities for children",
    "Two strategy meetings were held about children", "ten training sessions on children", "Phase 2 boys",
    "three serious case reviews about children were published", "Children were seen. Section 47 was used.",
    "11 lists, fake children", "One disagreement publishes a child count.", "2 more children than last year",
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), CHILDREN)
def test_a_number_of_children_is_read_in_figures_and_in_words(text: str, numbers: list[int]) -> None:
    assert children_said(text) == numbers


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert children_said(text) == []


def test_what_is_said_of_a_number_of_children_needs_no_other_word() -> None:
    assert children_said("3 were new. Of these, 2 had moved.", of_children=True) == [3, 2]
    assert children_said("3 were new.") == []
    assert children_said("Down. Section 47 was used, and Q2 was late.", of_children=True) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12 in Abbey", [12]),
        ("Abbey (12), Mill 7", [12]),
        ("Of these, twelve were in Abbey.", [12]),
        ("Abbey had 12.", [12]),
        ("Abbey alone accounts for 12", [12]),
        ("12 children from Abbey", [12]),
        ("Abbey 12%", []),
        ("Abbeyfield 12", []),
        ("Abbey waited 3 weeks; Abbey: 12 weeks", []),
        ("Abbey since 2019", []),
        ("Abbey 2019", []),
    ],
)
def test_a_number_beside_a_name_is_that_of_the_name(text: str, numbers: list[int]) -> None:
    assert said_of(text, "Abbey") == numbers


def test_a_name_that_begins_with_a_number_is_no_more_of_the_number_beside_it() -> None:
    assert said_of("Two in 5-9, all others older", "5-9") == [2]
    assert said_of("5-9: 3 and 10-14: 4", "5-9") == [3]


def test_no_text_takes_long() -> None:
    """Every word could begin a number of children."""
    assert children_said("one of these " * 5000) == []
    assert len(children_said("two children " * 5000)) == 5000
    assert len(said_of("two in Abbey, " * 300, "Abbey")) == 300


def test_the_prose_of_published_reports_gives_few_alarms(shared: Path) -> None:
    text = (shared / "portsmouth-2019-20" / "report.txt").read_text(encoding="utf-8")
    assert [number for number in children_said(text) if 0 < number <= 5] == []
