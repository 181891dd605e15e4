"""What is left of those who answer once some answers are taken from them: each remainder is worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from psrstats.pipeline import compute
from tests.records.surveys import Counts, described, write

Q, PAIR = "Helped?", "Before | After"
ONE = [["Yes"]] * 22 + [["No"]] * 16 + [["Unsure"]] * 2
ROOMY = [["Yes"]] * 22 + [["No"]] * 10 + [["Unsure"]] * 8
TOWNS = [["Leeds", "Yes"]] * 12 + [["Leeds", "No"]] * 9 + [["Leeds", ""]] * 2 + [["York", "Yes"]] * 30
GOOD = [["Very good"]] * 15 + [["Good"]] * 13 + [["Fair"]] * 2 + [["Poor"]] * 20
SEVERAL = [["x", "School;Police;"]] * 3 + [["x", "School;"]] * 20 + [["x", "Police;"]] * 15
SCORES = [[2, 3]] * 38 + [[3, 3], [4, 3]]
YES_NO = {"yes": ("number choice yes", Q), "no": ("number choice no", Q)}
LEFT: dict[str, tuple[Sequence[Sequence[object]], Counts, str]] = {
    "40 - 22 - 16 = 2": ([[Q], *ONE], {"all": ("answers", Q), **YES_NO}, ""),
    "40 - 55% - 40% = 2": ([[Q], *ONE], {"all": ("answers", Q), "y": ("choice yes", Q), "n": ("choice no", Q)}, ""),
    "40 replies - 22 - 16 = 2": ([[Q], *ONE], {"all": ("replies", ""), **YES_NO}, ""),
    "43 asked - 40 = 3": ([[Q], *ONE], {"all": ("answers", Q), "asked": ("asked", "")}, ""),
    "23 - 12 - 9 = 2 of Leeds": ([["Town", Q], *TOWNS], {"who": ("replies", ""), **YES_NO}, "Town"),
    "30 - 15 - 13 = 2": (
        [[Q], *GOOD],
        {
            "wide": ("number choice very good or good or fair", Q),
            "very": ("number choice very good", Q),
            "good": ("number choice good", Q),
        },
        "",
    ),
    "23 + 18 - 38 = 3 by both": (
        [["Where", "Who?"], *SEVERAL],
        {
            "any": ("number choice school or police", "Who?"),
            "school": ("number choice school", "Who?"),
            "police": ("number choice police", "Who?"),
            "pairs": ("choices", "Who?"),
        },
        "",
    ),
    "23 + 18 - 38 = 3 by both of the two there are": (
        [["Where", "Who?"], *SEVERAL],
        {"pairs": ("choices", "Who?"), "school": ("number choice school", "Who?")},
        "",
    ),
    "42 - 41 = 1 not by school": (
        [
            ["Where", "Who?"],
            *[["x", "School;Police;"]] * 20,
            *[["x", "School;Health;"]] * 10,
            *[["x", "School;"]] * 11,
            ["x", "Health;"],
        ],
        {"pairs": ("choices", "Who?"), "school": ("number choice school", "Who?")},
        "",
    ),
    "40 - 38 = 2 no better": ([["Before", "After"], *SCORES], {"all": ("pairs", PAIR), "up": ("better", PAIR)}, ""),
    "40 replies - 95% = 2": (
        [["Before", "After"], *SCORES],
        {"all": ("replies", ""), "up": ("share better", PAIR)},
        "",
    ),
}


def printed(folder: Path, counts: Counts, *, by: str = "", more: str = "asked = 43\n") -> list[str]:
    described(folder, counts, more=more, by=by)
    figures = compute(folder).figures
    return [figures.text(row) for row in figures.rows if not figures.get(row, "statistic")]


@pytest.mark.parametrize("left", LEFT)
def test_few_that_are_left_are_not_told(tmp_path: Path, left: str) -> None:
    rows, counts, by = LEFT[left]
    write(tmp_path, rows)
    assert "[c]" in printed(tmp_path, counts, by=by)


def test_many_that_are_left_hide_nothing(tmp_path: Path) -> None:
    """40 - 22 - 10 = 8; nor are they few who were asked and did not reply, for none is told of how many were asked."""
    write(tmp_path, [[Q], *ROOMY])
    assert printed(tmp_path, {"all": ("answers", Q), **YES_NO}) == ["40", "22", "10"]


SCALE = 'scale = { "Yes" = 2, "Unsure" = 1, "No" = 0 }\n'
# 38 * 2 + 2 * 0 is 76, and 76 / 40 is 1.90: with its limits only two Nos make it. 22 * 2 + 2 * 1 is 46, and 46 / 40 is
# 1.15: beside 22 Yes, 2 points are left for 18 others, who are then 2 Unsure and 16 No.
TELLING = {"two No": ([["Yes"]] * 38 + [["No"]] * 2, {}), "two Unsure": (ONE, {"yes": ("number choice yes", Q)})}


@pytest.mark.parametrize("two", TELLING)
def test_a_mean_that_tells_of_few_is_not_told(tmp_path: Path, two: str) -> None:
    rows, beside = TELLING[two]
    write(tmp_path, [[Q], *rows])
    found = printed(tmp_path, {"mean": ("mean", Q), **beside}, more=SCALE)
    assert found[0] == "[c]"
    assert "40" in found


def test_a_mean_that_tells_of_nobody_is_told(tmp_path: Path) -> None:
    """(12 * 2 + 14 * 1 + 14 * 0) / 40 is 0.95; 1 Yes more and 2 Unsure less make it too, and so on."""
    write(tmp_path, [[Q], *[["Yes"]] * 12, *[["Unsure"]] * 14, *[["No"]] * 14])
    assert printed(tmp_path, {"mean": ("mean", Q)}, more=SCALE)[0] == "0.95"
