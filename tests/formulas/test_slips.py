"""Slips: each made on purpose in a right figure, and named again; and honest silence."""

from __future__ import annotations

import random

import pytest

from psrstats.formulas.digit_slips import digit_slips, exchanged, one_digit_off
from psrstats.formulas.other_denominator import other_denominator
from psrstats.formulas.slips import slips
from psrstats.formulas.sum_slips import sum_slips


def kinds(figure: str, numerator: int, denominator: int, per: int = 100) -> list[str]:
    return [slip.kind for slip in slips(figure, numerator, denominator, per)]


def words(figure: str, numerator: int, denominator: int, per: int = 100) -> list[str]:
    return [slip.words for slip in slips(figure, numerator, denominator, per)]


# 12,087 of 212,658 is 5.6838%; 204 of 41,639 is 48.9925 per 10,000; 19 of 55 is 34.5455%; 463 of 41,639 is 111.194.
@pytest.mark.parametrize(
    ("figure", "counts", "said"),
    [
        ("56.8", (12087, 212658), "10 times too large: its decimal point is moved, or it is per 1,000 and not a perc"),
        ("568", (12087, 212658), "100 times too large: its decimal point is moved, or it is per 10,000 and not a per"),
        ("0.057", (12087, 212658), "100 times too small: its decimal point is moved, or it is each and not a percenta"),
        ("4.90", (204, 41639, 10000), "10 times too small: its decimal point is moved, or it is per 1,000 and not per"),
        ("48,993", (204, 41639, 10000), "1,000 times too large: its decimal point is moved"),
        ("175,939", (12087, 212658, 10000), "is 212,658 of 12,087: the two are swapped"),
        ("65.5%", (19, 55), "is the rest: 36 of 55"),
        ("43.5%", (19, 55), "may be 34.5 with two digits exchanged"),
        ("34.8%", (19, 55), "may be 34.5 with one digit wrong"),
        ("8.65", (19, 220, 100), "8.65 may be 8.64 with one digit wrong"),
        ("58.0", (204, 41639, 10000), "58.0 may be 49.0 with"),
    ],
)
def test_each_slip_is_named(figure: str, counts: tuple[int, ...], said: str) -> None:
    found = words(figure, *counts)
    if figure == "58.0":  # two digits wrong is no simple slip
        assert not any(said in each for each in found)
    else:
        assert any(said in each for each in found), found


def test_a_multiplier_is_named_only_where_it_is_one_in_use() -> None:
    [slip] = slips("1,112", 463, 41639, 10000)
    assert slip.words.endswith("or it is per 100,000 and not per 10,000")
    [slip] = slips("11,119", 463, 41639, 10000)
    assert slip.words == "11,119 is 100 times too large: its decimal point is moved"
    assert slip.meant == "111"


def test_a_slip_in_a_count_is_named() -> None:
    # 12,087 of 41,639 is 29.03%; 21,087 of it is 50.64%; 12,087 of 46,139 is 26.2%
    assert "the numerator 12,087 may be 21,087 with two digits exchanged" in words("50.64%", 12087, 41639)
    assert "the denominator 41,639 may be 46,139 with two digits exchanged" in words("26.20%", 12087, 41639)
    assert "the numerator 12,087 may have one digit wrong: 12,187 would do" in words("29.27%", 12087, 41639)
    [many] = [each for each in words("29.2%", 12087, 41639) if "denominator" in each and "wrong" in each]
    assert many == "the denominator 41,639 may have one digit wrong: 41,339 or 41,439 would do"


def test_a_right_figure_and_one_of_two_slips_have_none() -> None:
    assert slips("5.7%", 12087, 212658) == ()
    assert slips("10.8", 463, 41639, 10000) == ()


def test_the_rest_is_of_a_percentage_alone() -> None:
    assert "rest" in kinds("65.5%", 19, 55)
    assert "rest" not in kinds("6545", 19, 55, 10000)
    assert "rest" not in kinds("90.9", 105, 55)


def test_slips_at_the_ends() -> None:
    assert "0 is the rest: 0 of 5" in words("0%", 5, 5)
    assert words("0.0%", 1, 20)[-1] == "0.0 may be 5.0 with one digit wrong"
    # 156 of 5,580 is 2.80%; of 5,680, 5,780 and 5,880 it is 2.75%, 2.70% and 2.65%
    [three] = [each for each in words("2.7%", 156, 5580) if "denominator" in each and "wrong" in each]
    assert three == "the denominator 5,580 may have one digit wrong: 5,680 or 5,780 or 5,880 would do"
    # 100 of 1,000 is 10%; it is 50% of 200, and no other slip in the 1,000 or 100 makes it so but 500 of 1,000
    assert words("50%", 100, 1000)[-1] == "the numerator 100 may have one digit wrong: 500 would do"
    assert words("9%", 100, 1000)[-1].endswith("one digit wrong: 1,060 to 1,100, 5 in all, would do")


def test_the_likeliest_comes_first_and_all_are_given() -> None:
    # 10 of 11 is 90.9%, and 9.1% is the rest
    assert kinds("9.1%", 10, 11)[:2] == ["scale", "rest"]
    assert kinds("5.6%", 12087, 212658)[0] == "wrong digit"
    assert len(kinds("5.6%", 12087, 212658)) > 1


@pytest.mark.parametrize(("figure", "numerator", "denominator"), [("-5.6", 1, 2), ("5.6", 0, 2), ("5.6", 1, 0)])
def test_ill_cases_are_refused(figure: str, numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="from counts above 0"):
        slips(figure, numerator, denominator)


def test_slips_made_at_random_are_named() -> None:
    draw = random.Random(11)
    for _ in range(2000):
        right = draw.randint(10, 99999)
        text = str(right)
        at = draw.randrange(1, len(text))
        wrong = text[:at] + str((int(text[at]) + draw.randint(1, 9)) % 10) + text[at + 1 :]
        assert "wrong digit" in [slip.kind for slip in digit_slips(int(wrong), right)]
        turned = text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
        named = [slip.kind for slip in digit_slips(int(turned), right)]
        assert named == [] if turned == text else turned[0] == "0" or named[0] == "digits exchanged"


@pytest.mark.parametrize(
    ("figure", "meant", "named"),
    [
        ("41,693", "41,639", ["digits exchanged"]),
        ("4.96", "4.69", ["digits exchanged"]),
        ("7.0", "0.7", ["digits exchanged", "point moved"]),
        ("21", "12", ["digits exchanged"]),
        ("22", "12", ["wrong digit"]),
        ("0.6", "5.6", ["wrong digit"]),
        ("120", "12", ["point moved"]),
        ("0.12", "1.2", ["point moved"]),
        ("12", "12", []),
        ("12", "12.0", []),
        ("-12", "12", []),
        ("13", "31.0", ["digits exchanged"]),
        ("123", "312", []),
        ("416", "41,639", []),
        ("0", "12", []),
    ],
)
def test_digit_slips(figure: str, meant: str, named: list[str]) -> None:
    assert [slip.kind for slip in digit_slips(figure, meant)] == named


def test_numbers_with_digits_exchanged() -> None:
    assert exchanged(5835) == {8535, 5385, 5853}
    assert exchanged(100) == set()
    assert exchanged(7) == set()
    assert one_digit_off(12, 13)
    assert not one_digit_off(12, 12)
    assert not one_digit_off(12, 123)


def test_sums_that_a_slip_explains() -> None:
    parts = {"0-4": 12087, "5-9": 12528, "10-14": 11189, "15-17": 5835}
    assert sum_slips(parts, 41639) == ()
    assert next(slip.words for slip in sum_slips(parts, 41693)) == (
        "the total: 41,693 may be 41,639 with two digits exchanged"
    )
    assert next(slip.words for slip in sum_slips(parts, 35804)) == "'15-17' (5,835) may be left out of the total"
    assert [slip.words for slip in sum_slips(parts, 47474)] == ["'15-17' (5,835) may be counted twice in the total"]
    assert [slip.words for slip in sum_slips({"a": 21, "b": 30}, 42)] == [
        "'a': 21 may be 12 with two digits exchanged",
    ]
    assert sum_slips({"a": 21, "b": 35}, 131) == ()
    assert [slip.words for slip in sum_slips({"a": 5, "b": 30}, 30)] == [
        "the total: 30 may be 35 with one digit wrong",
        "'a' (5) may be left out of the total",
        "'a': 5 may be 0 with one digit wrong",
    ]


def test_other_denominators_are_named() -> None:
    candidates = {"all ages": 212658, "children": 41639, "none": 0, "another": 41650, "far": 90000}
    assert other_denominator("29.0%", 12087, candidates) == ("children", "another")
    assert other_denominator("29.03%", 12087, candidates) == ("children",)
    assert other_denominator("99%", 12087, candidates) == ()
    assert other_denominator("49.0", 204, candidates, 10000) == ("children", "another")
