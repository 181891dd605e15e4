"""Changes: held against every pair of true figures there can be, and the words for them."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psrstats.formulas.change_fits import ChangeGrade, Kind, change_fits
from psrstats.formulas.printed import Span, printed
from psrstats.formulas.wording import wording

UNEXPLAINED = {ChangeGrade.never, ChangeGrade.other_kind, ChangeGrade.later_base, ChangeGrade.turned}
true = st.integers(1, 4000).map(lambda number: Decimal(number).scaleb(-2))


def cut(value: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> str:
    return str(value.quantize(Decimal(1).scaleb(-places), rounding))


def change(before: Decimal, now: Decimal, kind: Kind) -> Decimal:
    return now - before if kind == "difference" else 100 * (now - before) / before


@given(true, true, st.sampled_from(["difference", "percent"]), st.integers(0, 1), st.integers(0, 2))
@example(Decimal("19.85"), Decimal("22.15"), "difference", 1, 1)
def test_an_honest_change_is_explained(before: Decimal, now: Decimal, kind: Kind, places: int, decimals: int) -> None:
    moved = change(before, now, kind)
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        first, last = (printed(cut(figure, places, rounding), counted=False) for figure in (before, now))
        found = change_fits(printed(cut(moved, decimals, rounding), counted=False), first, last, kind)
        if kind == "percent" and first.value == 0:
            assert found.possible is None
            continue
        assert found.grade not in UNEXPLAINED
        if rounding == ROUND_HALF_UP:
            assert found.grade != ChangeGrade.other_rule
            assert found.possible
            assert Fraction(moved).limit_denominator(10**9) in found.possible


@pytest.mark.parametrize(("before", "now"), [("12.4%", "13.5%"), ("0.9%", "0.2%")])
def test_no_other_difference_is_explained(before: str, now: str) -> None:
    """Every pair in hundredths, half-up to tenths: changes at the open ends are 0.1 off, and never reached."""
    hundredths = [Decimal(number).scaleb(-2) for number in range(1400)]
    first, last = ([true for true in hundredths if cut(true, 1) + "%" == shown] for shown in (before, now))
    reached = {cut(there - here, 1).replace("-0.0", "0.0") for here in first for there in last}
    for tenths in range(-30, 30):
        shown = str(Decimal(tenths).scaleb(-1))
        grade = change_fits(shown, before, now).grade
        fitting = grade in (ChangeGrade.printed, ChangeGrade.unrounded)
        assert fitting == (shown in reached), shown


@pytest.mark.parametrize(
    ("shown", "before", "now", "kind", "grade", "expected"),
    [
        ("-8.0%", 23933, 22020, "percent", ChangeGrade.printed, "-8.0"),
        ("+56.3%", 7676, 11999, "percent", ChangeGrade.printed, "+56.3"),
        ("-1,913", 23933, 22020, "difference", ChangeGrade.printed, "-1,913"),
        ("-1,914", 23933, 22020, "difference", ChangeGrade.never, "-1,913"),
        ("1,913", 23933, 22020, "difference", ChangeGrade.turned, "-1,913"),
        ("8.0%", 23933, 22020, "percent", ChangeGrade.turned, "-8.0"),
        ("-8.7%", 23933, 22020, "percent", ChangeGrade.later_base, "-8.0"),
        ("-7.9%", 23933, 22020, "percent", ChangeGrade.other_rule, "-8.0"),
        ("+2.4", "19.8%", "22.2%", "difference", ChangeGrade.printed, "+2.4"),
        ("+12.1%", "19.8%", "22.2%", "percent", ChangeGrade.printed, "+12.1"),
        ("+12.5%", "19.8%", "22.2%", "percent", ChangeGrade.unrounded, "+12.1"),
        ("+12.1", "19.8%", "22.2%", "difference", ChangeGrade.other_kind, "+2.4"),
        ("+2.4%", "19.8%", "22.2%", "percent", ChangeGrade.other_kind, "+12.1"),
        ("1.2", "12.4%", "13.5%", "difference", ChangeGrade.unrounded, "+1.1"),
        ("0.9", "12.4%", "13.5%", "difference", ChangeGrade.never, "+1.1"),
        ("1.4", "12.4%", "13.5%", "difference", ChangeGrade.never, "+1.1"),
        ("0", 18, 18, "difference", ChangeGrade.printed, "0"),
        ("0.0%", 18, 18, "percent", ChangeGrade.printed, "0.0"),
        ("-20", 483, 463, "difference", ChangeGrade.printed, "-20"),
        ("-4.1", 483, 463, "difference", ChangeGrade.other_kind, "-20.0"),
        ("5.0%", 0, 5, "percent", ChangeGrade.other_kind, ""),
        ("7.0%", 0, 5, "percent", ChangeGrade.never, ""),
    ],
)
def test_grades(shown: str, before: str | int, now: str | int, kind: Kind, grade: ChangeGrade, expected: str) -> None:
    found = change_fits(shown, before, now, kind)
    assert (found.grade, found.expected) == (grade, expected)


def test_a_rate_in_whole_numbers_is_rounded_when_said_so() -> None:
    before, now = printed(208, counted=False), printed(180, counted=False)
    assert change_fits(-29, before, now).grade == ChangeGrade.unrounded  # 208.4 to 179.6
    assert change_fits("-29.0", before, now).grade == ChangeGrade.unrounded
    assert change_fits("-29.1", before, now).grade == ChangeGrade.never
    assert change_fits(-29, 208, 180).grade == ChangeGrade.never
    assert change_fits(-8, 23933, 22020, "percent").grade == ChangeGrade.printed  # -7.99


def span(low: str, high: str | None = None) -> Span:
    return Span(Fraction(low), Fraction(high or low))


@pytest.mark.parametrize(
    ("words", "of", "true_of", "false_of"),
    [
        ("fell", "change", ["-20", "-0.01"], ["0", "20"]),
        ("an increase", "change", ["1"], ["0", "-1913"]),
        ("the increased", "change", ["1"], ["-6"]),
        ("Fewer", "change", ["-1"], ["1"]),
        ("no change", "change", ["0"], ["1", "-1"]),
        ("similar", "ratio", ["1", "1.05", "0.95"], ["1.06", "0.94"]),
        ("doubled", "ratio", ["2", "1.8", "2.2"], ["1.79", "2.21"]),
        ("more than doubled", "ratio", ["2.01", "7"], ["2", "1.9"]),
        ("at least doubled", "ratio", ["2", "7"], ["1.9"]),
        ("almost doubled", "ratio", ["1.8", "1.99"], ["2", "1.7"]),
        ("halved", "ratio", ["0.5", "0.45"], ["0.4", "0.6"]),
        ("more than halved", "ratio", ["0.49"], ["0.5", "0.6"]),
        ("almost halved", "ratio", ["0.51", "0.55"], ["0.5", "0.6", "0.4"]),
        ("trebled", "ratio", ["3"], ["2"]),
        ("quadrupled", "ratio", ["4"], ["3"]),
        ("one in five", "share", ["0.2", "0.18", "0.22"], ["0.25", "0.17"]),
        ("1 in 5", "share", ["0.2"], ["0.25"]),
        ("two out of three", "share", ["0.667"], ["0.5"]),
        ("a third", "share", ["0.333", "0.3"], ["0.29", "0.37"]),
        ("two-thirds of", "share", ["0.667"], ["0.333"]),
        ("a quarter", "share", ["0.25"], ["0.28"]),
        ("nearly half", "share", ["0.45", "0.499"], ["0.5", "0.44"]),
        ("over half", "share", ["0.51", "0.9"], ["0.5"]),
        ("less than a fifth", "share", ["0.19", "0"], ["0.2"]),
        ("around a tenth", "share", ["0.1"], ["0.12"]),
        ("five in five", "share", ["1"], ["0.8"]),
        ("most", "share", ["0.51"], ["0.5"]),
    ],
)
def test_words(words: str, of: str, true_of: list[str], false_of: list[str]) -> None:
    found = wording(words)
    assert found is not None
    assert found.of == of
    assert [value for value in true_of if not found.allows(span(value))] == []
    assert [value for value in false_of if found.allows(span(value))] == []


def test_words_of_a_span() -> None:
    fell, unchanged = wording("fell"), wording("unchanged")
    assert fell is not None
    assert unchanged is not None
    assert fell.allows(span("-1", "2"))
    assert unchanged.allows(span("-1", "2"))
    assert not fell.allows(span("0", "2"))
    assert not unchanged.allows(Span(Fraction(0), Fraction(2), low_open=True))


@pytest.mark.parametrize(
    "words",
    ["", "improved", "five in one", "three halves", "0 in 5", "0 thirds", "two halves", "a", "more than", "about"],
)
def test_words_that_are_not_known(words: str) -> None:
    assert wording(words) is None
