"""What numbers are statistics, what else they are, and what they say: each a trap that a scanner falls into."""

from __future__ import annotations

from fractions import Fraction

import pytest

from psrstats.draft.document import Paragraph
from psrstats.draft.numbers import Number, numbers_of

OTHERS = [
    ("Section 47 enquiries", "47", "reference"),
    ("a s47 enquiry", "47", "reference"),
    ("children in Year 6 and Year 7", "6", "reference"),
    ("18% of Yr. 11 children", "11", "reference"),
    ("in Yr. R", "Yr. R", "reference"),
    ("at KS4", "4", "reference"),
    ("under section 17 children", "17", "reference"),
    ("sections 17 and 47 of the Act", "17 and 47", "reference"),
    ("Working Together 2018", "2018", "year"),
    ("the Children Act 1989", "1989", "year"),
    ("open 24/7", "24/7", "identifier"),
    ("5 GCSEs at grade C", "5", "threshold"),
    ("five or more A*-C grades", "five", "threshold"),
    ("in Q3 it rose", "Q3", "period"),
    ("in Q 1, it", "Q 1", "period"),
    ("in 2014−15, all", "2014−15", "period"),
    ("During 2020-21, the work", "2020-21", "period"),
    ("Q4 in 2018/29", "Q4 in 2018/29", "period"),
    ("on 01/04/2019", "01/04/2019", "date"),
    ("on 1st April 2019", "1st April 2019", "date"),
    ("at 31 March", "31 March", "date"),
    ("aged 5 – 11 years", "5 – 11 years", "age"),
    ("19- to 21-year-olds", "19- to 21-year-olds", "age"),
    ("the rate for under-18s", "18", "age"),
    ("Under 18s conception rate", "18", "age"),
    ("of 17-year-olds", "17-year-olds", "age"),
    ("young people from 16 to 19 in care", "16", "age"),
    ("71 were aged 5 to 10 and 75 were older", "5 to 10", "age"),
    ("those aged 5 to 10 and 11 to 15", "5 to 10 and 11 to 15", "age"),
    ("4.8% of 16 & 17 year olds", "16 & 17 year olds", "age"),
    ("development at 2-2 ½ years", "2-2 ½", "age"),
    ("11% (215) under 1, and", "1", "age"),
    ("4% (83) aged 16 or over", "16", "age"),
    ("young people from 16 years of age upwards", "16 years of age", "age"),
    ("the 18+ service", "18+", "age"),
    ("per 10,000, 0 – 17 population", "0 – 17", "age"),
    ("under the age of 5 years", "5 years", "age"),
    ("completed within 45 working days", "45 working days", "duration"),
    ("missing for over 24 hours", "24 hours", "duration"),
    ("placed over 20 miles from home", "20 miles", "duration"),
    ("20 miles or more away", "20 miles", "duration"),
    ("in the past six months", "six months", "duration"),
    ("a two-year programme", "two-year", "duration"),
    ("once in every 12-month period", "12-month", "duration"),
    ("missing more than 3 times in 90 days", "3", "threshold"),
    ("the 18th birthday", "18th", "ordinal"),
    ("call 023 9268 8793", "023 9268 8793", "phone"),
    ("call 0800 1111", "0800 1111", "phone"),
    ("at 10.30am", "10.30am", "time"),
    ("COVID-19", "COVID-19", "identifier"),
    ("ward E05002440", "E05002440", "identifier"),
    ("an average GCSE score of 8", "8", "identifier"),
    ("no more than 60% of the country median income", "60%", "definition"),
    ("savings above £23,250", "£23,250", "definition"),
    ("96.4% (95% interval 93.6% to 98.0%)", "95%", "definition"),
    ("the 95% confidence limits", "95%", "definition"),
    ("see page 12", "page 12", "page"),
    ("see Table 3", "3", "reference"),
    ("as WCAG 2.4.2 asks", "2.4.2", "reference"),
    ("on 01.04.19, they", "01.04.19", "date"),
    ("there were 12.345.6 of them", "12.345.6", "unread"),
    ("56. Of them", "56", "list"),
    ("3. **Learning**", "3", "list"),
    ("Education²", "²", "note"),
    ("the Board1 met", "1", "note"),
    ("support children”.9 They", "9", "note"),
    ("see https://a.org/b-2019/c?d=4", "https://a.org/b-2019/c?d=4", "link"),
    ("there were 2, 8483 visits", "2, 8483", "unread"),
    ("there were 11,9991 visits", "11,9991", "unread"),
    ("the rate per 10,000 children was good", "10,000", "per"),
]  # fmt: skip
STATISTICS = [
    ("arrangements rose from 14 to 19", "14", 14, "count"),
    ("arrangements, which went from 19 to 13", "19", 19, "count"),
    ("71 were aged 5 to 10 and 75 were older", "75", 75, "count"),
    ("it grew tenfold", "tenfold", 10, "times"),
    ("470 in 2016", "470", 470, "count"),
    ("1 in 4 children", "1 in 4", Fraction(1, 4), "fraction"),
    ("one in five children", "one in five", Fraction(1, 5), "fraction"),
    ("nine out of ten", "nine out of ten", Fraction(9, 10), "fraction"),
    ("a third of them", "a third", Fraction(1, 3), "fraction"),
    ("three quarters (79%)", "three quarters", Fraction(3, 4), "fraction"),
    ("just under half of them", "half", Fraction(1, 2), "fraction"),
    ("the number doubled", "doubled", 2, "times"),
    ("more than three times the average", "three times", 3, "times"),
    ("2.5 times higher", "2.5 times", Fraction(5, 2), "times"),
    ("five (3.75%) of them", "five", 5, "count"),
    ("Fourteen pupils", "Fourteen", 14, "count"),
    ("twenty-seven girls", "twenty-seven", 27, "count"),
    ("one hundred and five boys", "one hundred and five", 105, "count"),
    ("Four per cent of them", "Four per cent", 4, "percent"),
    ("was 28 per c", "28 per c", 28, "percent"),
    ("was 12.5 %", "12.5 %", Fraction(25, 2), "percent"),
    ("changed by −7%", "−7%", -7, "percent"),
    ("7 percentage points", "7 percentage points", 7, "points"),
    ("spent £4.5m on it", "£4.5m", 4_500_000, "money"),
    ("3.2 million people", "3.2 million", 3_200_000, "count"),
    ("62 100 children", "62 100", 62_100, "count"),
    ("11\u2009999 children", "11\u2009999", 11_999, "count"),
    ("a rate of 67 per 10,000 children", "67 per 10,000", 67, "rate"),
    ("21.2 per 100,000 of them", "21.2 per 100,000", Fraction(106, 5), "rate"),
    ("180 children per 10,000 have", "180 children per 10,000", 180, "rate"),
    ("it took 33 days on average", "33 days", 33, "days"),
    ("an average of 547 days", "547 days", 547, "days"),
    ("one case was closed", "one", 1, "count"),
    ("a total of 2040 children", "2040", 2040, "count"),
    ("the previous year’s 80 of them", "80", 80, "count"),
    ("2019 children were seen", "2019", 2019, "count"),
    ("100% of placements", "100%", 100, "percent"),
    ("- 98% of placements", "98%", 98, "percent"),
]  # fmt: skip
NONE = ["no one single agency", "everyone", "one another", "the second quarter", "In the first place", "half-term"]


def scan(text: str) -> tuple[Number, ...]:
    return numbers_of(Paragraph(1, text))


@pytest.mark.parametrize(("text", "number", "kind"), OTHERS)
def test_what_is_no_statistic(text: str, number: str, kind: str) -> None:
    assert (number, kind) in [(found.text, found.kind) for found in scan(text)]


@pytest.mark.parametrize(("text", "number", "value", "unit"), STATISTICS)
def test_what_a_statistic_says(text: str, number: str, value: int | Fraction, unit: str) -> None:
    assert (number, value, unit) in [(found.text, found.value, found.unit) for found in scan(text) if found.statistic]


@pytest.mark.parametrize("text", NONE)
def test_words_that_count_nothing(text: str) -> None:
    assert [number.text for number in scan(text) if number.statistic] == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("fewer than 5 children", (None, 5)),
        ("at least 40% of them", (40, None)),
        ("20 or more children", (20, None)),
        ("up to 28 children", (None, 28)),
        ("over 72% of them", (72, None)),
        ("5.6% of them", (Fraction("5.55"), Fraction("5.65"))),
        ("3.2 million people", (3_150_000, 3_250_000)),
        ("463 children", (463, 463)),
    ],
)
def test_what_printing_and_bounds_allow(text: str, bound: tuple[int | Fraction | None, ...]) -> None:
    (number,) = (number for number in scan(text) if number.statistic)
    assert (number.low, number.high) == bound


@pytest.mark.parametrize(
    ("text", "within", "beyond"),
    [
        ("almost 19 per cent", "18.8", "19.4"),
        ("a little over 72 per cent", "72.66", "71.9"),
        ("over 72 per cent", "72.66", "71.4"),
        ("a third of them", "0.35", "0.4"),
        ("doubled", "1.91", "1.7"),
        ("approximately 437", "440", "520"),
    ],
)
def test_hedges_widen_to_one_side_or_both(text: str, within: str, beyond: str) -> None:
    (number,) = (number for number in scan(text) if number.statistic)

    def is_allowed(value: Fraction) -> bool:
        return (number.low is None or value >= number.low) and (number.high is None or value <= number.high)

    assert is_allowed(Fraction(within))
    assert not is_allowed(Fraction(beyond))


def test_a_raised_digit_is_a_note_and_its_number_whole() -> None:
    text = "11,9991 children"
    numbers = numbers_of(Paragraph(1, text, raised=frozenset({6})))
    assert [(number.text, number.kind) for number in numbers] == [("11,999", "statistic"), ("1", "note")]
    text = "12 schools, 3 of whom"
    numbers = numbers_of(Paragraph(1, text, raised=frozenset({12})))
    assert [number.text for number in numbers if number.statistic] == ["12"]


def test_a_column_gives_its_cells_their_unit() -> None:
    columns = ("Age", "Number", "Percentage", "Rate per 10,000")
    numbers = numbers_of(Paragraph(1, "0-4\t12,087\t5.6\t44", kind="row", columns=columns))
    assert [(number.text, number.kind, number.unit) for number in numbers] == [
        ("0-4", "age", "count"),
        ("12,087", "statistic", "count"),
        ("5.6", "statistic", "percent"),
        ("44", "statistic", "rate"),
    ]


def test_a_rate_names_what_it_is_of_for_those_beside_it() -> None:
    numbers = scan("The rate per 10,000 was at 180 in Q4. This rate was 208 last year. There were 44 children.")
    assert [(number.text, number.per) for number in numbers if number.statistic] == [
        ("180", 10_000),
        ("208", 10_000),
        ("44", None),
    ]
    numbers = scan("236 children (a rate of 68 per 10,000 children). This is an increase from 205 at 31 March 2015.")
    assert [number.unit for number in numbers if number.statistic] == ["count", "rate", "count"]


@pytest.mark.parametrize(
    ("text", "statistics"),
    [
        ("Under section 17, children are seen", []),
        ("In Year 6, 45 pupils were seen, and at key stage 4, 12 pupils", ["45", "12"]),
        ("(paragraphs 21, 32, 43 and 49, para 3.12) and Room 12, Floor 3", []),
        ("Section 17, section 47, and Tier 4, with 60 children", ["60"]),
        ("on 12.03.19 there were 14", ["14"]),
        ("in 2007-8 there were 34,000", ["34,000"]),
        ("call 0300 123 4567 or 999 by 5pm", []),
        ("fell to 12, from 19.", ["12", "19"]),
        ("those over 16 for 3%", ["3%"]),
        ("a fifth of children, and doubling of visits that quadrupled", ["a fifth", "doubling", "quadrupled"]),
    ],
)
def test_a_comma_behind_a_reference_makes_no_statistic(text: str, statistics: list[str]) -> None:
    assert [number.text for number in numbers_of(Paragraph(1, text)) if number.statistic] == statistics


@pytest.mark.parametrize("text", ["Draft 12 of 40", "Annual report 2019-20 | 14", "14 | Annual report"])
def test_the_page_in_a_header_is_no_statistic(text: str) -> None:
    assert not [number for number in numbers_of(Paragraph(1, text, kind="header")) if number.statistic]
