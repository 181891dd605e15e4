"""The layout survey: each answer with its number and share, those who answered, what moved; nothing hidden is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from psrstats.config import read_settings
from psrstats.drawings import Chart
from psrstats.model import Table
from psrstats.pipeline import publish
from psrstats.writers.drawing import draw, svg
from psrstats.writers.drawing.shapes import Bar
from tests.records.surveys import Counts, described, write

HEARD, HELPED, KNEW = "I was heard", "Who helped?", "I knew"
SHARES: Counts = {"heard": ("share of choices", HEARD), "agree": ("agree", HEARD)}
WORDS = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
OPEN = '[disclosure]\npolicy = "none"\n'


def replies(*answers: Sequence[str]) -> list[Sequence[object]]:
    """Write an export: the question heard, who helped, what was known."""
    return [["ID", HEARD, HELPED, KNEW], *([n, *answer] for n, answer in enumerate(answers, 1))]


def answered(heard: Sequence[int], helped: str = "School;Police", knew: str = "Agree") -> list[Sequence[object]]:
    """Write as many replies of each answer as is said."""
    return replies(*((word, helped, knew) for word, number in zip(WORDS, heard, strict=True) for _ in range(number)))


def laid_out(
    folder: Path, rows: list[Sequence[object]], counts: Counts = SHARES, *, more: str = "", policy: str = ""
) -> tuple[Table, Chart | None]:
    """Count the replies, lay them out and draw them."""
    write(folder, rows)
    names = ", ".join(f'"{name}"' for name in counts)
    table = f'[[table]]\nname = "one"\ntitle = "What was said"\nlayout = "survey"\nmeasures = [{names}]\n'
    described(folder, counts, more=f"{more}{table}{policy}")
    made = publish(folder)
    return made.tables[0], next(iter(made.charts), None)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_question_s_answers_stand_below_one_another(tmp_path: Path) -> None:
    table, chart = laid_out(tmp_path, answered((20, 30, 25, 15, 10)))
    assert [column.title for column in table.columns] == ["Answer", "Number", "Share (%)"]
    assert texts(table) == [
        ["Strongly agree", "20", "20.0%"],
        ["Agree", "30", "30.0%"],
        ["Neither agree nor disagree", "25", "25.0%"],
        ["Disagree", "15", "15.0%"],
        ["Strongly disagree", "10", "10.0%"],
        ["Strongly agree or agree", "50", "50.0%"],
        ["All who answered", "100", "100.0%"],
    ]
    assert table.notes == ("Shares are of those who answered the question: a blank is no answer.",)
    assert chart is not None
    assert (chart.kind, chart.title) == ("diverging", "50.0% agree or strongly agree")
    assert chart.alt == (
        "Diverging bar chart of heard (%), Town, 2019-20: disagreement to the left, agreement to the right, neither "
        "apart. heard: strongly disagree 10.0%, disagree 15.0%, agree 30.0%, strongly agree 20.0%, neither agree nor "
        "disagree 25.0%."
    )


def test_a_blank_is_no_answer_and_an_answer_of_the_scale_that_nobody_gave_is_nought(tmp_path: Path) -> None:
    scale = "scale = { " + ", ".join(f'"{word}" = {5 - at}' for at, word in enumerate(WORDS)) + " }\n"
    rows = [*answered((20, 30, 0, 15, 0)), *([n, "", "School", "Agree"] for n in range(900, 910))]
    table, chart = laid_out(tmp_path, rows, more=scale, policy=OPEN)
    found = {row[0]: row[1] for row in texts(table)}
    assert found["Strongly disagree"] == found["Neither agree nor disagree"] == "0"
    assert found["All who answered"] == "65"
    assert chart is not None
    assert "strongly disagree 0.0%" in chart.alt


def test_what_moved_has_its_interval_where_a_year_before_is_known(tmp_path: Path) -> None:
    write(tmp_path, answered((10, 20, 30, 20, 20)), "before.csv")
    table, _ = laid_out(tmp_path, answered((20, 30, 25, 15, 10)), more='last = "before.csv"\n')
    titles = [column.title for column in table.columns][3:]
    assert titles == [
        "Share, 2018-19 (%)", "Change on 2018-19", "Lower 95% limit of the change", "Upper 95% limit of the change",
    ]  # fmt: skip
    agree = texts(table)[5]
    assert agree[:5] == ["Strongly agree or agree", "50", "50.0%", "30.0%", "+20.0 percentage points"]
    # Wilson's limits of 50 and of 30 of 100 are 40.4, 59.6 and 21.9, 39.6: Newcombe's are 20 less sqrt(9.6² + 9.6²) ...
    low, high = (float(text.split()[0]) for text in agree[5:])
    assert (low, high) == pytest.approx((20 - (9.62**2 + 9.59**2) ** 0.5, 20 + (9.62**2 + 8.10**2) ** 0.5), abs=0.15)
    assert texts(table)[-1] == ["All who answered", "100", "100.0%", "[z]", "[z]", "[z]", "[z]"]


def test_several_answers_may_exceed_all_and_the_table_says_so(tmp_path: Path) -> None:
    table, chart = laid_out(tmp_path, answered((20, 30, 25, 15, 10)), {"helped": ("share of choices", HELPED)})
    assert texts(table) == [
        ["Police", "100", "100.0%"],
        ["School", "100", "100.0%"],
        ["All who answered", "100", "100.0%"],
    ]
    said = "Who helped?: several answers may be given, so that they come to more than all."
    assert said in table.notes
    assert chart is not None
    assert chart.kind == "bars"
    assert said in chart.alt


def test_questions_of_one_scale_stand_below_one_another_their_answers_across(tmp_path: Path) -> None:
    counts = SHARES | {"knew": ("share of choices", KNEW), "knew-agree": ("agree", KNEW)}
    table, chart = laid_out(tmp_path, answered((20, 30, 25, 15, 10)), counts, policy=OPEN)
    titles = [column.title for column in table.columns]
    assert titles == ["Question", *(f"{word} (%)" for word in WORDS), "Strongly agree or agree (%)", "All who answered"]
    assert texts(table)[0] == ["heard", "20.0%", "30.0%", "25.0%", "15.0%", "10.0%", "50.0%", "100"]
    assert texts(table)[1] == ["knew", "0.0%", "100.0%", "0.0%", "0.0%", "0.0%", "100.0%", "100"]
    assert chart is not None
    assert chart.title == "Most agree: knew, 100.0%; fewest: heard, 50.0%"


def test_nothing_is_drawn_of_a_question_with_an_answer_that_is_not_shown(tmp_path: Path) -> None:
    counts = SHARES | {"knew": ("share of choices", KNEW)}
    rows = answered((20, 30, 25, 13, 3))
    for at, row in enumerate(rows[1:]):
        rows[at + 1] = [*row[:3], WORDS[0] if at < 40 else WORDS[3]]
    table, chart = laid_out(tmp_path, rows, counts)
    heard, knew = texts(table)
    assert heard[1:6].count("[c]") >= 2  # the 3, and another by which it could be worked out
    assert "[c]" not in knew
    assert chart is not None
    first, second = ([series.marks[row] for series in chart.panels[0].series] for row in (0, 1))
    assert {mark.value for mark in first} == {None}
    assert all(mark.value is not None for mark in second)
    assert "heard: not shown." in chart.alt
    written = f"{svg(chart)} {chart.alt} {chart.title}"
    assert not any(text in written for text in heard[1:6] if text not in ("[c]", *knew))
    tops = {bar.y for bar in draw(chart).shapes if isinstance(bar, Bar)} - {bar.y for bar in key(chart)}
    assert len(tops) == 1


def test_a_question_that_offers_an_answer_less_than_another_is_drawn(tmp_path: Path) -> None:
    """Of a survey of its own, which knows no "Neither": nothing of it is missing."""
    write(tmp_path, [["ID", KNEW], *([n, WORDS[n % 5]] for n in range(100))])
    write(tmp_path, [["ID", HEARD], *([n, ("Agree", "Disagree")[n % 2]] for n in range(60))], "other.csv")
    more = '[[survey]]\nname = "other"\nagency = "Trust"\nfile = "other.csv"\n'
    described(tmp_path, {"knew": ("share of choices", KNEW)}, more=more)
    with (tmp_path / "psrstats.toml").open("a", encoding="utf-8") as file:
        file.write('[[table]]\nname = "one"\ntitle = "All"\nlayout = "survey"\nmeasures = ["knew", "heard"]\n')
    with (tmp_path / "measures.csv").open("a", encoding="utf-8") as file:
        file.write(f"\nheard,Heard,other,share of choices,{HEARD},\n")
    [chart] = publish(tmp_path).charts
    found = {one.name: one.marks[1].text for one in chart.panels[0].series if one.marks[1].text != "–"}
    assert found == {"Agree": "50.0%", "Disagree": "50.0%"}
    assert "Heard: disagree 50.0%, agree 50.0%." in chart.alt
    svg(chart)


def key(chart: Chart) -> list[Bar]:
    """Give the swatches of the key: what stands above the first row."""
    first = next(text for text in draw(chart).texts if text.said == chart.panels[0].labels[0])
    return [bar for bar in draw(chart).shapes if isinstance(bar, Bar) and bar.y + bar.height < first.middle - 20]


def test_a_plain_bar_that_is_not_shown_has_words_and_no_length(tmp_path: Path) -> None:
    rows = replies(
        *(("", who, "") for who, number in (("School", 30), ("Police", 2), ("Health", 20)) for _ in range(number))
    )
    table, chart = laid_out(tmp_path, rows, {"helped": ("share of choices", HELPED)})
    hidden = [row[0] for row in texts(table) if row[1] == "[c]"]
    assert len(hidden) >= 2
    assert chart is not None
    bars = dict(zip(chart.panels[0].labels, chart.panels[0].marks, strict=True))
    assert all(bars[name].value is None for name in hidden)
    assert all(f"{name}, not shown" in chart.alt for name in hidden)
    assert chart.title == "What was said"  # who is fewest is not known


def test_permuting_replies_and_questions_changes_no_figure(tmp_path: Path) -> None:
    rows = answered((20, 30, 25, 15, 10))
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, drawn = laid_out(tmp_path / "a", rows)
    second, again = laid_out(tmp_path / "b", [rows[0], *Random(1).sample(rows[1:], 100)])
    assert texts(first) == texts(second)
    assert drawn == again


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"mean": ("mean", HEARD)}, "not all of its measures count those of a [[survey]]"),
        ({"replies": ("replies", "")}, "not all of its measures count those of a [[survey]]"),
        ({"agree": ("agree", HEARD)}, "prints the answers to a question of which it lists no choices"),
    ],
)
def test_what_is_no_answer_is_refused(tmp_path: Path, counts: Counts, said: str) -> None:
    write(tmp_path, answered((20, 30, 25, 15, 10)))
    described(tmp_path, counts)
    [name] = counts
    with (tmp_path / "psrstats.toml").open("a", encoding="utf-8") as file:
        file.write(f'[[table]]\nname = "one"\ntitle = "T"\nlayout = "survey"\nmeasures = ["{name}"]\n')
    assert any(said in str(fault) for fault in read_settings(tmp_path)[1])
