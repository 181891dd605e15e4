"""How a printed number goes with a figure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from psrstats.draft.document import Paragraph
from psrstats.draft.numbers import Number, numbers_of
from psrstats.draft.tying.evidence import fit, rarity


def number(text: str) -> Number:
    (found,) = [one for one in numbers_of(Paragraph(1, f"It was {text}")) if one.statistic]
    return found


@pytest.mark.parametrize(
    ("said", "figure", "places", "how"),
    [
        ("463", "463", 0, "printed"),
        ("5.7%", "5.6837", 1, "printed"),
        ("6%", "5.6837", 1, "printed"),
        ("5.68%", "5.6837", 1, "printed"),
        ("41,600", "41639", 0, "printed"),
        ("42,000", "41639", 0, "printed"),
        ("around 40%", "41.2", 1, "printed"),
        ("over 200", "204", 0, "printed"),
        ("over 90%", "98.2", 1, "printed"),
        ("5.6%", "5.6837", 1, "cut off"),
        ("464", "463", 0, "off by one"),
        ("436", "463", 0, "exchanged"),
        ("473", "463", 0, "digit"),
        ("46", "463", 0, "dropped"),
        ("4,463", "463", 0, "added"),
        ("490", "463", 0, "near"),
    ],
)  # fmt: skip
def test_a_number_is_a_figure_or_a_slip_of_one(said: str, figure: str, places: int, how: str) -> None:
    found = fit(number(said), Fraction(figure), places)
    assert found is not None
    assert found.how == how


@pytest.mark.parametrize(
    ("said", "figure"),
    [("over 200", "905"), ("above 95%", "98.2"), ("over 210", "204"), ("27", "463"), ("40,000", "41639")],
)
def test_a_number_is_no_figure(said: str, figure: str) -> None:
    found = fit(number(said), Fraction(figure), 0)
    assert found is None or found.how == "near"


def test_a_slip_is_less_likely_than_the_figure_itself_and_two_digits_tell_less_than_five() -> None:
    exact, slip = fit(number("463"), Fraction(463), 0), fit(number("436"), Fraction(463), 0)
    assert exact is not None
    assert slip is not None
    assert slip.odds < exact.odds
    assert [rarity(number(text)) for text in ("22,020", "46%", "7", "1,000")] == [4.0, 2.0, 1.0, 1.0]
