"""The examples' charts: each mark is a cell of its table, and what is not shown is in none of the words."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from psrstats.charts import charts
from psrstats.drawings import Chart
from psrstats.model import Table
from psrstats.tables import tabulate
from psrstats.writers.drawing import png, svg
from tests.sentences.test_examples import EXAMPLES, report

COLUMNS = {"ranking": [2], "change": [4, 3], "comparison": [3, 4, 7, 10], "trends": [3, 4, 5, 6, 7]}


@pytest.fixture(scope="module", params=EXAMPLES)
def made(request: pytest.FixtureRequest, example: Path) -> list[tuple[Table, Chart]]:
    figures, settings = report(example.parent / request.param)
    tables = {table.name: table for table in tabulate(figures, settings)}
    return [(tables[chart.name], chart) for chart in charts(tables.values(), figures, settings)]


def test_every_mark_is_a_cell_of_its_table(made: list[tuple[Table, Chart]]) -> None:
    for table, chart in made:
        if table.layout == "scorecard":
            continue
        places = [
            place for place in COLUMNS[table.layout] if place < len(table.columns) and table.columns[place].number
        ]
        cells = sorted(row[place].text for row in table.rows for place in places)
        assert sorted(mark.text.partition(" ")[0] for mark in chart.marks) == cells


def test_a_scorecard_shows_its_table_s_quarters(made: list[tuple[Table, Chart]]) -> None:
    for table, chart in made:
        rows = {row[0].text: row for row in table.rows}
        for panel in chart.panels if table.layout == "scorecard" else ():
            now, before, year_before = (panel.marks[place].text for place in (4, 3, 0))
            cells = [cell.text for cell in rows[panel.title][3:6]]
            assert [now.partition(" ")[0], before.partition(" ")[0], year_before.partition(" ")[0]] == cells


def test_every_picture_can_be_drawn_and_read(made: list[tuple[Table, Chart]]) -> None:
    for _, chart in made:
        title = ElementTree.fromstring(svg(chart)).find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text == chart.alt
        assert png(chart).startswith(b"\x89PNG")
        assert "[" not in chart.alt
