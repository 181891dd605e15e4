"""Statements that a checker judges wrongly: each with what a careful reader makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.draft.arithmetic import arithmetic
from psrstats.draft.numbers import numbers_of
from psrstats.draft.review import Found, Judged
from tests.draft.lines import document

RIGHT = [
    # The base of a percentage
    "1,826 children were looked after, compared with 1,931 last March. Of this number: 740 (41%) live outside it.",
    "Of 1,522 open cases, 940 (62%) have no plan.",
    "Of the 96 pupils, 60% (58) are in good schools and 29% (28) in inadequate schools.",
    "There are 185, 200 and 310 children in the three areas. 142 (77%) live outside their area.",
    "25 live in homes, of whom 72% live out of the area.",
    "138 live with foster families. Of these, 78.3% live outside the area.",
    "Only 63% of approximately 437 settings responded.",
    "The 0 to 17s are 41,639 (19.6%) of 212,658 people.",
    "87% (142) are in good schools. Fourteen pupils are in schools that require improvement, seven in inadequate ones.",
    "One of the groups had 8 out of 197 (4%) children.",
    # Changes
    "The number rose from 34,000 to 36,000, up 4% on the year.",
    "It increased from 455 in 2015 to 470 in 2016, an increase of 3.3%.",
    "39,200 children were missing this year, up from 33,000 last year, an increase of almost 19 per cent.",
    "596 children were looked after, reduced to 551 children - a reduction of roughly 7.5%.",
    "There were 150,070 enquiries; a decrease of 1,090 (0.7%) on 2016-17.",
    "The Register has decreased by 8% (180), from 2,220 to 2,040.",
    "The share rose from 56% to 72%, an increase of 16 percentage points.",
    "The share rose from 56% to 72%, a 29% increase.",
    "There were 684 children in June, rising from 684 to 696. This equates to an overall increase of 12 children.",
    # Directions
    "The rate has reduced from 207 to 164.5 in the year.",
    "854 children had a plan. This is a decrease from 1,028 at 31 March 2015.",
    "At 46%, higher than the national average of 40%, this is high.",
    # Parts, rates and multiples
    "Of the 204 referrals, 72 were substantiated, 30 unsubstantiated, 69 unfounded, one false and 32 ongoing.",
    "254 children were at risk. 117 were at risk of one and 143 of the other, and 6 were at risk of both.",
    "185 children (a rate of 54.8 per 10,000) were looked after. About 33,777 children live in the area.",
    "The rate is 164 per 10,000 children, more than twice the national average of 60 per 10,000.",
    "Over a third (37%) gained five GCSEs.",
    "The number doubled, from 487 to 930.",
    "The share halved from 25% to 12%.",
    "Conceptions have halved since 2010, from 41.2 per 1,000 to 20.1 per 1,000.",
    "The majority (57%) of care leavers are in employment.",
    "Blackpool had the highest rate with 156, followed by Rotherham with 148 and Sunderland with 143.",
]
WRONG = [
    (
        "236 children are looked after, an increase from 205. Of this number:\n– 162 (78%) live away.",
        "PSR106",
        "error",
        "68.6%",
    ),
    ("Of the 445 assessments, 67% (386) were completed in time.", "PSR106", "error", "86.7%"),
    ("Boys were 31% (310), girls 45% (450), others 5% (50), not known 16% (190).", "PSR106", "error", "19.0%"),
    ("The number has increased by 98%, from 1,117 children to 1,318.", "PSR108", "error", "+18.0%"),
    (
        "93 per 10,000 children (185) were looked after. About 33,777 children live in the area.",
        "PSR113",
        "error",
        "33,777",
    ),
    ("In six months 85 enquiries were made: 70 were joint and 25 were single agency.", "PSR112", "error", "95"),
    ("Of 85 children, 70 stayed and the other 14 moved.", "PSR112", "error", "84"),
    (
        "Of 31 pupils, 75% did well in reading, 59% in writing and 66% in mathematics.",
        "PSR107",
        "error",
        "all can be of 32",
    ),
    (
        "The rate is 109 per 10,000, 7 percentage points higher than last year.",
        "PSR110",
        "error",
        "no percentage points",
    ),
    ("It worked with 435 (65%) of the 730 families.", "PSR106", "error", "59.6%"),
    ("137 out of 398 (38%) of all children were placed outside.", "PSR106", "error", "34.4%"),
    ("136 children ceased to be looked after, of whom five (3.75%) returned.", "PSR106", "error", "3.676%"),
    ("116 ceased to be looked after, of whom 11 (9.4%) returned.", "PSR106", "warning", "9.48%"),
    ("236 children are looked after. Of this number: 162 (68.8%) live outside the area.", "PSR106", "error", "68.64%"),
    ("162 (68.8%) are away; 33.7% of these children live far away.", "PSR107", "error", "33.95%"),
    ("23 live in homes, of whom 58% live out of the area.", "PSR107", "error", "56.5%"),
    ("The number rose from 455 to 470, an increase of 4.3%.", "PSR108", "error", "+3.30%"),
    ("The number fell from 586 to 500, a decrease of 14.6%.", "PSR108", "warning", "14.68%"),
    ("The number rose from 684 to 696, an increase of 21 children.", "PSR109", "error", "+12"),
    ("The share rose from 56% to 72%, a 16% increase.", "PSR110", "error", "29%"),
    (
        "The rate rose from 102 to 109 per 10,000, an increase of 7 percentage points.",
        "PSR110",
        "error",
        "no percentage points",
    ),
    ("The share rose from 14% to 8%.", "PSR111", "error", "14% to 8%"),
    ("854 children had a plan. This is an increase from 1,028 at 31 March 2015.", "PSR111", "error", "1,028 to 854"),
    ("463 are looked after, up from 483 last year.", "PSR111", "error", "483 to 463"),
    ("There were a total of 1,445, comprising 993 girls and 453 boys.", "PSR112", "error", "1,446"),
    ("Of 85 enquiries, 70 were undertaken jointly and 25 by a single agency.", "PSR112", "error", "95"),
    (
        "254 children were at risk. 117 were at risk of one and 137 of the other and 6 of both.",
        "PSR112",
        "error",
        "248",
    ),
    (
        "489 per 10,000 (2,017) were in need, compared with 403 per 10,000 (2,341) last year.",
        "PSR113",
        "error",
        "58,017",
    ),
    ("9,645 (232.9 per 10,000) contacts led to 1,580 (381.5 per 10,000) referrals.", "PSR113", "error", "ten times"),
    (
        "The team took 22,020 contacts about 11,999 children. The number of contacts was 11,999.",
        "PSR115",
        "error",
        "22,020",
    ),
    ("The highest was Blackpool with 143, followed by Rotherham with 148.", "PSR116", "error", "143"),
    ("The number completed in Q3 was 41; a drop from 112 in Q4 (2018-19).", "PSR117", "warning", "Q4"),
    ("The number was 41 in Q3 2019-20, compared with 112 in Q1 2018-19.", "PSR117", "warning", "Q1"),
    ("The number doubled from 487 to 700.", "PSR118", "error", "1.44"),
    ("Over half (41%) were seen.", "PSR118", "error", "41%"),
    ("Almost half (52%) were seen.", "PSR118", "warning", "52%"),
    ("The majority (45%) were seen.", "PSR118", "error", "45%"),
    ("The rate is 18.9 per 1,000, compared to a national average of 16.7%.", "PSR105", "error", "16.7%"),
    ("40.8% of pupils achieved an average score of 8.", "PSR105", "warning", "40.8%"),
    ("There were 11,9991 visits.", "PSR119", "warning", "11,9991"),
    ("It was the same in Q4 of 2018/29.", "PSR009", "error", "2018/29"),
]
SILENT = [
    "226 (23%) have a parent with both.",
    "Currently 54% of care leavers are employed, and of this group 15% (101) are in higher education.",
    "The five largest groups of 85 staff, including 40 teachers, 20 nurses and 24 others.",
    "Of 3,711 adults, 3,045 were carers, 346 staff and 356 others, some of which are also carers.",
    "200 children (62 per 10,000) were looked after. About 33,777 children live in the area.",
    "The target is to reduce the number from 40 to 45.",
    "There was no increase from 40 to 30.",
    "There has been a 2% decrease in the proportion of children in foster care.",
    "It has fluctuated from 12% in Q2 to 4% in Q3, an increase on some months.",
    "The dropped share went from 10% in Q2 to 3% in Q3.",
    "888 contacts were received in Q1 compared to 1010 contacts received in Q4.",
    "Of 85 children, 40 are boys and 44 girls.",
    "Of 31 pupils, 74% did well in reading, 59% in writing and 66% in mathematics.",
    "There are 30 social workers and caseloads are high, down from 25.",
    "Of the 30 children, there was a reduction in absence from 12 to 5.",
    "The number has doubled since 2012 and increased from 20 to 25 this year.",
    "In 2014 it was 30% and absence stood at 60%, twice the national 28%.",
    "A team of 10, comprising 4 social workers, 5 advisers and a manager.",
    "The largest team has 12 staff who then visited 40 families.",
    "Of 12 homes in 5 areas, of whom 75% live close.",
    "Births were 1,200 (12 per 1,000 women). Conceptions were 45 (18 per 1,000 girls).",
    "Of the 130 schools, 45 (60%) primary schools were good.",
    "Of 152 authorities, 2,000 (4%) were not heard of.",
    "Less than good: up to 28 children, more than 20 of them under five.",
    "In Yr. 6 the prevalence is 0.7%, compared to a national rate of 1.4%.\n\n"
    "In Yr. 6 the prevalence is 21.6%, compared to a national rate of 20.2%.",
    "11 child deaths were notified, of which 7 were reviewed. Fewer than 5 of the 11 deaths were unexpected.",
]  # fmt: skip


def judged(text: str) -> tuple[tuple[Found, ...], tuple[Judged, ...]]:
    draft = document(text)
    found, right, _ = arithmetic(draft, {paragraph.number: numbers_of(paragraph) for paragraph in draft.paragraphs})
    return found, right


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_listed_as_checked_and_never_flagged(text: str) -> None:
    found, right = judged(text)
    assert found == ()
    assert right


@pytest.mark.parametrize(("text", "code", "severity", "says"), WRONG)
def test_what_is_wrong_is_told_once_with_its_working(text: str, code: str, severity: str, says: str) -> None:
    found, _ = judged(text)
    (flag,) = found
    assert (flag.code, flag.severity) == (code, severity)
    assert says in flag.message


@pytest.mark.parametrize("text", [*SILENT, *Path(__file__).with_name("silent.txt").read_text("utf-8").splitlines()])
def test_what_cannot_be_judged_is_not_flagged(text: str) -> None:
    assert judged(text.replace(" / ", "\n"))[0] == ()


def test_a_number_that_cannot_be_read_is_told_and_listed_as_not_read() -> None:
    draft = document("There were 11,9991 visits.")
    found, _, unread = arithmetic(draft, {paragraph.number: numbers_of(paragraph) for paragraph in draft.paragraphs})
    assert [flag.place for flag in found] == [one.place for one in unread]
