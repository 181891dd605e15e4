"""A few of the slips of tests/bench/seeded_slips.py, which makes 2,000: those of every kind are found and named."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.bench.seeded_slips import Result, clean, drawn, run, texts, tried
from tests.bench.seeds import Seed, digits_changed, digits_exchanged, points_moved, shifted
from tests.bench.sides import Share, Shown, Sum, broken

FEW = 16


def slip(kind: str, cell: str, made: str, sure: bool | None = None) -> Result:
    return tried(Seed(kind, ((cell, texts()[cell], made),), sure))


@pytest.mark.parametrize(
    ("kind", "cell", "made"),
    [
        ("digit changed", "population.xlsx!Population!B6", "12628"),
        ("digits transposed", "education.xlsx!Schools!B5", "84"),
        ("decimal moved", "population.xlsx!Population!C7", "53%"),
        ("percentage of the wrong total", "population.xlsx!Population!C6", "30.1%"),
    ],
)
def test_a_slip_against_the_other_figures_is_found_and_named(kind: str, cell: str, made: str) -> None:
    result = slip(kind, cell, made)
    assert (result.verdict, bool(result.found), result.named) == ("checkable", True, True)


@pytest.mark.parametrize(
    ("kind", "cell", "made"),
    [
        ("unit swapped", "child-health.csv!child-health!E18", "per 1,000"),
        ("ward renamed", "poverty.xlsx!Wards!A5", "Castle Hill"),
        ("direction reversed", "social-care.xlsx!Scorecard!M9", "More than at the same point last year."),
    ],
)
def test_a_slip_in_words_is_found_and_named(kind: str, cell: str, made: str) -> None:
    result = slip(kind, cell, made, sure=True)
    assert (bool(result.found), result.named) == (True, True)


def test_a_year_shifted_beyond_the_report_is_found() -> None:
    result = slip("year shifted", "mash.xlsx!Contacts!C3", "2020-21")
    assert (result.verdict, bool(result.found)) == ("checkable", True)


def test_a_part_dropped_is_found() -> None:
    cells = ("population.xlsx!Population!A6", "population.xlsx!Population!B6", "population.xlsx!Population!C6")
    result = tried(Seed("part dropped", tuple((cell, texts()[cell], " ") for cell in cells)))
    assert (result.verdict, bool(result.found)) == ("checkable", True)


def test_what_changes_no_printed_figure_is_not_asked_for() -> None:
    assert slip("digit changed", "population.xlsx!Population!B10", "212659").verdict == "nothing to see"
    assert slip("digit changed", "audit.xlsx!Audit and inspection!B2", "28").verdict == "one side only"


def test_a_sample_is_found_without_false_alarms() -> None:
    results = run(drawn(FEW), workers=1)
    sure = [one for one in results if one.verdict == "checkable"]
    assert len(sure) > FEW / 3
    missed = [str(one.seed) for one in sure if not one.found]
    assert len(missed) <= len(sure) / 10, missed
    assert [str(finding) for one in results for finding in one.elsewhere] == []


def test_the_example_with_no_slip_has_only_those_it_was_published_with() -> None:
    assert clean().findings == clean().findings
    assert len(drawn()) == 2000


def test_slips_are_made_as_hands_make_them() -> None:
    assert set(digits_changed("10")) == {f"1{digit}" for digit in range(1, 10)} | {
        f"{digit}0" for digit in range(2, 10)
    }
    assert set(digits_exchanged("5.6%")) == {"6.5%"}
    assert list(digits_exchanged("10")) == []
    assert list(points_moved("5.6%")) == ["56%", "0.56%"]
    assert shifted("2018/19, mid-2019", 1) == "2019/20, mid-2020"


def test_sides_hold_within_rounding_only() -> None:
    share = Share("figure", ("part", "whole"))
    values = {"part": Shown(Fraction(1), 0), "whole": Shown(Fraction(3), 0)}
    assert share.holds(values | {"figure": Shown(Fraction("33.3"), 1)})
    assert not share.holds(values | {"figure": Shown(Fraction("33.4"), 1)})
    total = Sum("all", ("one", "other"))
    parts = {"one": Shown(Fraction(1), 0), "other": Shown(Fraction(2), 0), "all": Shown(Fraction(3), 0)}
    assert total.holds(parts)
    assert broken(total, {"one"}, parts, parts | {"one": Shown(Fraction(2), 0)})
    assert broken(total, {"one"}, parts, {name: one for name, one in parts.items() if name != "one"})
    assert not broken(total, {"elsewhere"}, parts, parts | {"one": Shown(Fraction(2), 0)})
