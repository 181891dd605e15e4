"""Charts as pictures: every figure written, nothing cut, the same bytes each time, and legible."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from afcharts.af_colours import get_af_colours  # type: ignore[import-untyped]
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from psrstats.drawings import Chart, Line, Mark, Panel, Series
from psrstats.errors import UserError
from psrstats.writers.drawing import draw, png, styled, svg
from psrstats.writers.drawing.style import COLOURS, DUO, INK, JOIN, LINE, PAPER, SHAPES

SVG = "{http://www.w3.org/2000/svg}"
LONG = "Looked-after children's placements $5 over 20 miles from home & 'good' <or> outstanding, Llanfairpwllgwyngyll"


def mark(text: str, low: str = "", high: str = "") -> Mark:
    """Make a mark; one in brackets has no number."""
    number = None if text.startswith("[") else Decimal(text.strip("%").replace(",", ""))
    return Mark(text, number, Decimal(low) if low else None, Decimal(high) if high else None)


def chart(name: str, kind: str, *panels: Panel) -> Chart:
    return Chart(name, kind, "Title of the page", "Subtitle", "Source: S.", f'What "{name}" <shows> & more', panels)  # type: ignore[arg-type]


def series(name: str, *texts: str) -> Series:
    return Series(name, tuple(map(mark, texts)))


WARDS = chart(
    "wards",
    "bars",
    Panel("Per cent", ("A", LONG, "C"), (series("W", "57%", "18%", "[c] not shown"),), line=Line("Town", mark("36%"))),
)
PAIRS = chart(
    "pairs",
    "pairs",
    Panel("Number", (LONG, "B"), (series("2018-19", "23,933", "[c] not shown"), series("2019-20", "22,020", "7,676"))),
    Panel("Per cent", ("C",), (series("2018-19", "[c] not shown"), series("2019-20", "[x] not available"))),
)
DOTS = chart(
    "dots",
    "dots",
    Panel(
        "Per 10,000",
        (LONG, "B"),
        (
            Series("Town", (mark("111.2", "101.3", "121.8"), mark("[c] not shown"))),
            series("England", "66.7", "70.0"),
            series("Yorkshire and The Humber", "70.1", "[x] not available"),
            series("Statistical neighbours", "69.9", "60.0"),
        ),
    ),
)
QUARTERS = ("Q4 2018-19", "Q1 2019-20", "Q2 2019-20", "Q3 2019-20", "Q4 2019-20")
LINES = chart(
    "lines",
    "lines",
    Panel("Per cent", QUARTERS, (series("A", "19.8%", "20.1%", "[x] not available", "[c] not shown", "22.2%"),), LONG),
    Panel("Number", QUARTERS, (series("B", "0", "1,204,567", "5", "7", "[low] rounds to 0 but is not 0"),), "B"),
)
CHARTS = (WARDS, PAIRS, DOTS, LINES)


def figure_of(drawn: Chart) -> Figure:
    with styled(drawn):
        figure = draw(drawn)
        figure.savefig(BytesIO(), format="png")
    return figure


def across(line: Line2D) -> list[float]:
    """Give the places along its axis that a line goes through."""
    return list(np.asarray(line.get_xdata(), float).tolist())


def words(figure: Figure) -> str:
    """Give all that is written in a picture, its lines joined."""
    return " | ".join(" ".join(text.get_text().split()) for text in figure.findobj(Text) if text.get_text())


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_every_figure_is_written_as_it_is_printed(drawn: Chart) -> None:
    written = words(figure_of(drawn))
    for one in drawn.marks:
        if drawn.kind == "lines" and one.text.startswith("[x]"):
            continue  # a gap
        assert one.text in written


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_every_name_is_written_whole(drawn: Chart) -> None:
    written = words(figure_of(drawn))
    for panel in drawn.panels:
        names = [panel.title] if drawn.kind == "lines" else panel.labels
        assert all(name.replace(" ", "") in written.replace(" ", "") for name in names)


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_the_title_is_no_part_of_the_picture(drawn: Chart) -> None:
    assert drawn.title not in words(figure_of(drawn))
    assert drawn.title not in svg(drawn)


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_nothing_is_cut_and_no_text_is_small_or_turned(drawn: Chart) -> None:
    with styled(drawn):
        figure = draw(drawn)
        box, (width, height) = figure.get_tightbbox(), figure.get_size_inches()
    assert min(box.x0, box.y0) >= 0
    assert box.x1 <= width
    assert box.y1 <= height
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        assert text.get_rotation() == 0 or not text.get_text()
        assert float(text.get_fontsize()) * 96 / 72 >= 12  # pixels


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_the_texts_of_rows_and_panels_do_not_lie_on_each_other(drawn: Chart) -> None:
    with styled(drawn):
        boxes = [text.get_window_extent() for text in draw(drawn).texts]
    for place, box in enumerate(boxes):
        for other in boxes[place + 1 :]:
            across = min(box.x1, other.x1) - max(box.x0, other.x0)
            down = min(box.y1, other.y1) - max(box.y0, other.y0)
            assert across <= 0.5 or down <= 0.5


def test_bars_are_as_long_as_their_figures_from_nought() -> None:
    [axes] = figure_of(WARDS).axes
    lengths = [(one.get_x(), one.get_width()) for one in axes.patches if isinstance(one, Rectangle)]
    assert lengths == [(0, 57), (0, 18)]  # and none for the one that is not shown
    assert axes.get_xlim()[0] == 0


def test_dots_stand_at_their_figures_and_a_suppressed_one_nowhere() -> None:
    for drawn in (PAIRS, DOTS):
        for axes, panel in zip(figure_of(drawn).axes, drawn.panels, strict=True):
            dots = [x for line in axes.lines if line.get_linestyle() == "None" for x in across(line)]
            assert sorted(dots) == sorted(float(one.value) for one in panel.marks if one.value is not None)


def test_whiskers_reach_from_limit_to_limit() -> None:
    [axes] = figure_of(DOTS).axes
    ends = [across(line) for line in axes.lines if line.get_marker() == "|"]
    assert ends == [[101.3, 121.8]]


def test_lines_break_where_a_figure_is_not_there() -> None:
    axes, _ = figure_of(LINES).axes
    [line] = axes.lines
    assert str(np.asarray(line.get_ydata(), float).tolist()) == "[19.8, 20.1, nan, nan, 22.2]"


def test_pairs_begin_at_nought_and_other_dots_say_where_they_do_not() -> None:
    assert all(axes.get_xlim()[0] <= 0 for axes in figure_of(PAIRS).axes)
    [axes] = figure_of(DOTS).axes
    assert (axes.get_xlim()[0] > 0) == axes.get_xlabel().endswith("(not from 0)")


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_two_runs_give_the_same_bytes(drawn: Chart) -> None:
    assert svg(drawn) == svg(drawn)
    assert png(drawn) == png(drawn)
    assert b"Software" not in png(drawn)


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_an_svg_picture_says_what_it_shows(drawn: Chart) -> None:
    root = ElementTree.fromstring(svg(drawn))
    assert root.get("role") == "img"
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == drawn.alt
    assert root.get("aria-labelledby") == title.get("id")
    assert {"metadata", "style", "script"}.isdisjoint(one.tag.removeprefix(SVG) for one in root.iter())
    assert not re.search(r"20\d\d-\d\d-\d\dT", svg(drawn))


def test_the_text_of_an_svg_picture_is_text_in_the_fonts_of_the_style() -> None:
    texts = list(ElementTree.fromstring(svg(WARDS)).iter(f"{SVG}text"))
    assert "57%" in [text.text for text in texts]
    assert all("'Arial', 'Liberation Sans', 'DejaVu Sans', sans-serif" in str(text.get("style")) for text in texts)


def test_no_two_pictures_of_a_page_share_an_id_and_every_reference_is_kept() -> None:
    seen: set[str] = set()
    for drawn in (*CHARTS, replace(WARDS, name="other-wards")):
        text = svg(drawn)
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        assert seen.isdisjoint(ids)
        assert all(one.startswith(f"chart-{drawn.name}-") for one in ids)
        assert set(re.findall(r'(?:href="|url\()#([^")]+)', text)) <= set(ids)
        seen |= set(ids)


def test_a_machine_s_own_style_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import matplotlib

    before = svg(WARDS)
    monkeypatch.setitem(matplotlib.rcParams, "font.size", 30)
    monkeypatch.setitem(matplotlib.rcParams, "axes.grid", True)
    assert svg(WARDS) == before
    assert matplotlib.rcParams["font.size"] == 30


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_are_told_apart() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert list(COLOURS) == get_af_colours("categorical")[:4]
    assert all(contrast(colour, PAPER) >= 3 for colour in (*COLOURS, *DUO, LINE, JOIN))
    assert all(contrast(*two) >= 3 for two in (*pairwise(COLOURS), DUO, (LINE, COLOURS[0])))
    assert contrast(INK, PAPER) >= 4.5
    assert len(set(SHAPES)) == len(COLOURS)  # colour is never the only sign


def test_series_differ_in_shape_too() -> None:
    [axes] = figure_of(DOTS).axes
    shapes = {line.get_marker() for line in axes.lines if line.get_linestyle() == "None"}
    keys = [one.get_marker() for one in figure_of(DOTS).artists if isinstance(one, Line2D)]
    assert len(shapes) == 4
    assert keys == list(SHAPES)


def test_without_matplotlib_a_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    for write in (svg, png):
        with pytest.raises(UserError, match=r"psrstats export: charts need matplotlib. Install psrstats\[charts\]."):
            write(WARDS)
