"""Words of direction that the figures contradict."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from psrstats.checks.said import said
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

MEASURES = (
    Measure(name="plans", title="Plans", source="s", polarity="low"),
    Measure(name="share", title="Share", source="s", unit="percent", polarity="high"),
    Measure(name="visits", title="Visits", source="s"),
)
YEARS = ("2018-19", "2019-20")
QUARTERS = ("Q4 2018-19", "Q3 2019-20", "Q4 2019-20")


def rows(words: str, periods: Sequence[str], values: Sequence[float], name: str = "plans") -> list[Observed]:
    return [
        observed(name, value, period, cell=f"s.csv!s!{cell}2", commentary=words)
        for cell, period, value in zip("BCDEF", periods, values, strict=False)
    ]


def found(*sent: Observed) -> list[Finding]:
    return list(said(evidence_of(settings_of(MEASURES), *sent)))


@pytest.mark.parametrize(
    ("words", "before", "now", "told"),
    [
        ("Fell since last year.", 40, 39, 0),
        ("Fell since last year.", 40, 40, 1),
        ("Fell since last year.", 40, 41, 1),
        ("An increase on last year.", 40, 41, 0),
        ("An increase on last year.", 40, 40, 1),
        ("Numbers are higher than a year ago.", 40, 39, 1),
        ("The same as last year.", 40, 41, 0),  # nobody means to the last child
        ("Improved since last year.", 40, 41, 1),  # of plans fewer are better
        ("Improved since last year.", 40, 39, 0),
        ("Worse than last year.", 40, 39, 1),
        ("Doubled since last year.", 40, 72, 0),  # within a tenth of 80
        ("Doubled since last year.", 40, 71, 1),
        ("Doubled since last year.", 0, 71, 0),
        ("Fell against the national average since last year.", 40, 41, 0),
        ("Staff left. Fell since last year.", 40, 41, 1),
        ("Visits were up to date since last year.", 40, 30, 0),
    ],
)
def test_words_that_the_figures_contradict_are_an_error(words: str, before: int, now: int, told: int) -> None:
    assert [one.severity for one in found(*rows(words, YEARS, (before, now)))] == ["error"] * told


def test_words_that_do_not_say_since_when_are_a_warning_where_no_comparison_bears_them_out() -> None:
    assert [one.severity for one in found(*rows("Fell.", YEARS, (40, 41)))] == ["warning"]
    assert found(*rows("Fell.", QUARTERS, (40, 38, 39))) == []  # since the year before
    assert [one.severity for one in found(*rows("Fell.", QUARTERS, (40, 38, 41)))] == ["warning"]


def test_the_quarter_before_and_the_same_quarter_are_told_apart() -> None:
    assert found(*rows("Down on the same quarter last year.", QUARTERS, (40, 38, 39))) == []
    (finding,) = found(*rows("Down on the last quarter.", QUARTERS, (40, 38, 39)))
    assert finding.where == ("s.csv!s!D2", "s.csv!s!C2")
    assert finding.message == (
        "The commentary says 'Down on the last quarter', but 'Plans' for Q4 2019-20 is higher than for Q3 2019-20."
    )


@pytest.mark.parametrize(("now", "told"), [(39.8, 1), (39.9, 0), (40.0, 0)])
def test_percentages_that_may_differ_by_rounding_contradict_nothing(now: float, told: int) -> None:
    # 39.99 cut off is 39.9, and 39.95 rounded is 40.0; but nothing below 39.9 is printed as more.
    sent = [one | {"places": 1} for one in rows("Higher than last year.", YEARS, (40.0, now), "share")]
    assert len(found(*sent)) == told


def test_what_better_means_is_not_known_without_a_polarity() -> None:
    assert found(*rows("Improved since last year.", YEARS, (40, 41), "visits")) == []
    assert len(found(*rows("Improved since last year.", YEARS, (41, 39), "share"))) == 1


@pytest.mark.parametrize(("earliest", "told"), [(50, 0), (31, 1)])
def test_a_record_is_held_against_every_year_since(earliest: int, told: int) -> None:
    sent = rows("The lowest number since 2016.", ("2015-16", "2016-17", "2017-18", *YEARS), (9, earliest, 44, 40, 32))
    assert [one.where for one in found(*sent)] == [("s.csv!s!F2", "s.csv!s!C2")] * told


def test_a_figure_that_is_not_shown_contradicts_nothing() -> None:
    before, now = rows("Fell since last year.", YEARS, (40, 41))
    assert found(before, now | {"value": float("nan"), "marker": "c", "places": 0}) == []
    assert found(before | {"value": float("nan"), "marker": "c", "places": 0}, now) == []


def test_words_beside_two_measures_are_told_only_where_they_fit_neither() -> None:
    words = "Fell since last year."
    one, other = rows(words, YEARS, (40, 41)), rows(words, YEARS, (40, 39), "visits")
    assert found(*one, *other) == []
    assert len(found(*one, *rows(words, YEARS, (40, 42), "visits"))) == 1
