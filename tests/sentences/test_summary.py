"""The year in a few figures: what each is, how it has changed, and its line over the years."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from struct import unpack
from typing import Any
from zlib import decompress

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from psrstats.config import Break
from psrstats.config.settings import Summary
from psrstats.drawings import Mark, Spark, SummaryLine
from psrstats.pipeline import publish
from psrstats.sentences import summary
from psrstats.writers.drawing.spark import FINER, HIGH, WIDE, spark_png, spark_svg
from psrstats.writers.files.xlsx import xlsx
from psrstats.writers.summary import as_table
from tests.measures.reports import Observed, observed, settings_of, work_out
from tests.sentences.test_sentences import BEFORE, PLANS, SHARE, suppressed


def line(*sent: Observed, breaks: tuple[Break, ...] = (), **report: Any) -> SummaryLine:
    described = replace(settings_of((PLANS,), **report), summary=Summary(measures=("plans",)), breaks=breaks)
    [found] = summary(work_out(described, *sent), described)
    return found


def years(*numbers: float | None) -> list[Observed]:
    """Give the figures of some years up to the report's own; None is not shown."""
    first = 2020 - len(numbers)
    named = [f"{first + place}-{(first + place + 1) % 100:02}" for place in range(len(numbers))]
    pairs = zip(named, numbers, strict=True)
    return [suppressed("plans", period=p) if n is None else observed("plans", n, p) for p, n in pairs]


def test_a_figure_has_its_change_and_its_years() -> None:
    found = line(*years(430, 483, 463))
    assert (found.title, found.figure, found.when) == ("Children on a plan", "463", "in 2019-20")
    assert found.change == "20 (4.1%) fewer than a year before"
    assert found.spark is not None
    assert [mark.text for mark in found.spark.marks] == ["430", "483", "463"]
    assert found.spark.alt == "Children on a plan: 430 in 2017-18, 483 in 2018-19, 463 in 2019-20."


def test_a_figure_that_is_not_shown_is_said_to_be_so_and_its_change_is_not_told() -> None:
    found = line(*years(430, 483, None))
    assert (found.figure, found.change) == ("not shown", "")
    assert found.spark is not None
    assert found.spark.alt.endswith("483 in 2018-19, not shown in 2019-20.")
    assert line(*years(None, 483, None)).spark is None


def test_nothing_sent_is_not_available_and_other_stretches_of_a_year_are_no_part_of_the_line() -> None:
    assert line(observed("plans", 1, area="England")) == SummaryLine("plans", "Children on a plan", "not available")
    quarters = [observed("plans", n, p) for n, p in ((90, "Q3 2019-20"), (80, "Q4 2018-19"), (70, "Q4 2019-20"))]
    found = line(*quarters)
    assert found.spark is not None
    assert [mark.text for mark in found.spark.marks] == ["80", "70"]


def test_a_break_in_the_series_is_a_gap_and_is_told() -> None:
    found = line(*years(430, 483, 463), breaks=(Break(measure="plans", period="2018-19", reason="Counted anew"),))
    assert found.spark is not None
    assert found.spark.breaks == (1,)
    assert found.spark.alt.endswith("The series breaks at 2018-19.")


def spark(*values: float | None, breaks: tuple[int, ...] = ()) -> Spark:
    from decimal import Decimal

    marks = tuple(Mark("not shown") if v is None else Mark(str(v), Decimal(str(v))) for v in values)
    return Spark("plans", marks, "Plans: <3>", breaks)


@pytest.mark.parametrize(
    ("drawn", "lines"),
    [(spark(1, 3, 2), 1), (spark(1, 2, None, 3, 4), 2), (spark(1, 2, 3, 4, breaks=(2,)), 2), (spark(2, 2), 1)],
)
def test_a_line_is_drawn_with_gaps_and_named_in_words(drawn: Spark, lines: int) -> None:
    svg = spark_svg(drawn)
    assert svg.count("<polyline") == lines
    assert '<title id="spark-plans">Plans: &lt;3&gt;</title>' in svg
    assert spark_svg(drawn) == svg


def test_a_picture_is_dark_where_the_line_is_and_white_beside_it() -> None:
    data = spark_png(spark(1, 3))
    wide, high = unpack(">II", data[16:24])
    assert (wide, high) == (WIDE * FINER, HIGH * FINER)
    start = data.index(b"IDAT") + 4
    size = unpack(">I", data[start - 8 : start - 4])[0]
    dots = decompress(data[start : start + size])
    row = 1 + 3 * wide  # a filter byte, then three bytes a dot
    assert dots[row * (high // 2) + 1 + 3 * (wide // 2)] < 128  # the middle of a straight line
    assert dots[1:4] == b"\xff\xff\xff"  # the top left corner


def test_percentages_change_in_points() -> None:
    described = replace(settings_of((SHARE,)), summary=Summary(measures=("share",)))
    [found] = summary(work_out(described, observed("share", 22.2), observed("share", 19.8, **BEFORE)), described)
    assert (found.figure, found.change) == ("22.2%", "2.4 percentage points higher than a year before")


def test_a_summary_as_a_table_has_a_number_or_a_code_for_each_figure() -> None:
    shown = line(*years(430, 463))
    rate = SummaryLine("rate", "Rate of plans", "180 per 10,000", "in 2019-20", sources=("City Council",))
    hidden, gone = line(*years(430, None)), SummaryLine("visits", "Visits", "not available")
    made = as_table((shown, rate, hidden, gone), "2019-20", internal=False)
    assert (made.title, made.sources) == ("The year in figures, 2019-20", ("City Council",))
    assert [[cell.text for cell in row] for row in made.rows] == [
        [
            "Children on a plan",
            "463",
            "in 2019-20",
            "33 (7.7%) more than a year before",
            "430 in 2018-19, 463 in 2019-20",
        ],
        ["Rate of plans (per 10,000)", "180", "in 2019-20", "[x]", "[x]"],
        ["Children on a plan", "[c]", "in 2019-20", "[x]", "[x]"],
        ["Visits", "[x]", "[x]", "[x]", "[x]"],
    ]


def test_the_workbook_has_the_summary_on_a_sheet_with_its_sources(example: Path) -> None:
    results = publish(example)
    sheet = load_workbook(BytesIO(xlsx(results)))["The_year_in_figures"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "The year in figures, 2019-20"
    assert any(re.match("Source: .*Safeguarding Hub", str(row[0])) for row in rows)
    told = {row[0]: row[1] for row in rows if isinstance(row[1], int | float)}
    assert told["Contacts received by the MASH"] == 22020
    assert told["Rate of children in need (per 10,000)"] == 180
    assert len(told) == len(results.summary) == 10


def test_what_is_later_than_the_report_is_not_followed() -> None:
    found = line(*years(430, 463), observed("plans", 500, "2020-21"))
    assert (found.figure, found.when) == ("463", "in 2019-20")
    assert found.spark is not None
    assert [mark.text for mark in found.spark.marks] == ["430", "463"]
