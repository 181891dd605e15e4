"""Charts as pictures: every figure written, nothing cut, the same bytes each time, and legible."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from html import unescape
from io import BytesIO
from itertools import combinations, pairwise
from math import ceil
from pathlib import Path as Path_
from typing import TypeVar
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageColor

from psrstats.drawings import Chart, Line, Mark, Panel, Series
from psrstats.errors import UserError
from psrstats.writers.drawing import draw, png, svg
from psrstats.writers.drawing.shapes import Bar, Dot, Path, Text
from psrstats.writers.drawing.style import ASIDE, COLOURS, DUO, GRID, INK, JOIN, LEFT, LINE, PAPER, RIGHT, SHAPES

Shape = TypeVar("Shape", Bar, Dot, Path, Text)
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
SIDES = ("left", "left", "right", "right", "apart")
ANSWERS = ("Strongly disagree", "Disagree", "Agree", "Strongly agree", "Neither agree nor disagree")
AGREED = (("8.3%", "11.1%", "37.5%", "30.6%", "12.5%"), ("0.0%", "40.0%", "60.0%", "0.0%", "0.0%"))
DIVERGING = chart(
    "agreed",
    "diverging",
    Panel(
        "Per cent",
        (LONG, "B", "C"),
        tuple(
            replace(series(name, *texts, "[c] not shown"), side=side)
            for name, side, texts in zip(ANSWERS, SIDES, zip(*AGREED, strict=True), strict=True)
        ),
    ),
)
CHARTS = (WARDS, PAIRS, DOTS, LINES, DIVERGING)


def shapes(drawn: Chart, kind: type[Shape]) -> list[Shape]:
    return [shape for shape in draw(drawn).shapes if isinstance(shape, kind)]


def words(drawn: Chart) -> str:
    """Give all that is written in a picture, its lines joined."""
    return " | ".join(" ".join(text.said.split()) for text in draw(drawn).texts)


def number_at(drawn: Chart, x: float, panel: int = 0) -> float:
    """Read a number off an axis, as a reader does: from the two last of the numbers that stand along it."""
    ruled = [path for path in shapes(drawn, Path) if path.colour == GRID]
    tops = sorted({path.points[0][1] for path in ruled})
    lines = sorted(path.points[0][0] for path in ruled if path.points[0][1] == tops[panel])
    feet = {text.x: text for text in draw(drawn).texts if text.middle > tops[panel] and text.x in lines}
    (low, left), (high, right) = (
        (float(feet[at].said.strip("%").replace(",", "")), at) for at in (lines[0], lines[-1])
    )
    return low + (x - left) / (right - left) * (high - low)


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_every_figure_is_written_as_it_is_printed(drawn: Chart) -> None:
    written = words(drawn)
    for one in drawn.marks:
        if drawn.kind == "lines" and one.text.startswith("[x]"):
            continue  # a gap
        assert one.text in written


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_every_name_is_written_whole(drawn: Chart) -> None:
    written = words(drawn)
    for panel in drawn.panels:
        names = [panel.title] if drawn.kind == "lines" else panel.labels
        assert all(name.replace(" ", "") in written.replace(" ", "") for name in names)


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_the_title_is_no_part_of_the_picture(drawn: Chart) -> None:
    assert drawn.title not in words(drawn)
    assert drawn.title not in svg(drawn)


ROOM = st.text("abcW mi-%1", min_size=1, max_size=60)
WORDS = ("[c] not shown", "[x] not available", "[low] rounds to 0 but is not 0")
TEXTS = st.sampled_from(("57%", "1,204,567", "0", *WORDS))


@st.composite
def any_chart(draw_: st.DrawFn) -> Chart:
    """Make a chart of any kind, its names and figures as they come."""
    kind = draw_(st.sampled_from(("bars", "pairs", "dots", "lines", "diverging")))
    number = {"bars": 1, "pairs": 2, "dots": draw_(st.integers(1, 4)), "lines": 1, "diverging": 5}[kind]
    panels = []
    for _ in range(1 if kind in ("bars", "diverging") else draw_(st.integers(1, 3))):
        labels = QUARTERS if kind == "lines" else tuple(draw_(st.lists(ROOM, min_size=1, max_size=4)))
        names = draw_(st.lists(ROOM, min_size=number, max_size=number))
        some = [series(name, *(draw_(TEXTS) for _ in labels)) for name in names]
        if kind == "diverging":
            some = [replace(one, side=side) for one, side in zip(some, SIDES, strict=True)]
        line = Line(draw_(ROOM), mark("36%")) if kind == "bars" and draw_(st.booleans()) else None
        panels.append(Panel("Per cent", labels, tuple(some), draw_(ROOM), line))
    return chart("any", kind, *panels)


@settings(max_examples=60)
@given(any_chart())
@example(WARDS)
@example(PAIRS)
@example(DOTS)
@example(LINES)
@example(DIVERGING)
def test_nothing_is_cut_and_no_text_lies_on_another(drawn: Chart) -> None:
    picture = draw(drawn)
    for shape in picture.shapes:
        left, top, right, bottom = shape.box
        assert min(left, top) >= 0
        assert right <= picture.width
        assert bottom <= picture.height
    for one, other in combinations([text.box for text in picture.texts], 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        assert across <= 0.5 or down <= 0.5


def test_bars_are_as_long_as_their_figures_from_nought() -> None:
    bars = shapes(WARDS, Bar)
    assert {number_at(WARDS, bar.x) for bar in bars} == {0}
    ends = [number_at(WARDS, bar.x + bar.width) for bar in bars]  # and none for the one that is not shown
    assert ends == pytest.approx([57, 18])


def test_diverging_bars_are_as_long_as_their_figures_from_the_middle() -> None:
    middle = next(path.points[0][0] for path in shapes(DIVERGING, Path))
    key, bars = shapes(DIVERGING, Bar)[:5], shapes(DIVERGING, Bar)[5:]
    assert [bar.colour for bar in key] == [*LEFT, *RIGHT, ASIDE]
    assert len(bars) == 10  # and none of the row of which nothing is shown
    pixel = (bars[2].width + 1) / 37.5
    for row, said in zip((bars[:5], bars[5:]), AGREED, strict=True):
        assert [bar.colour for bar in row] == [bar.colour for bar in key]
        wanted = [float(text.strip("%")) for text in said]
        assert [(bar.width + (1 if value else 0)) / pixel for bar, value in zip(row, wanted, strict=True)] == (
            pytest.approx(wanted, abs=0.01)
        )
        assert row[1].x + row[1].width + 1 == pytest.approx(middle)
        assert row[2].x == pytest.approx(middle)
        assert row[3].x == pytest.approx(row[2].x + row[2].width + 1)
    assert bars[4].x == bars[9].x > bars[3].x + bars[3].width  # apart, from one place
    assert "0.0%, 40.0%" in words(DIVERGING)  # beside the bars, where they have no room within


def test_of_a_row_in_which_one_figure_is_not_shown_no_bar_tells() -> None:
    panel = DIVERGING.panels[0]
    marks = tuple(replace(one, marks=(*one.marks[:2], mark("30%"))) for one in panel.series[1:])
    partly = replace(DIVERGING, panels=(replace(panel, series=(panel.series[0], *marks)),))
    assert shapes(partly, Bar) == shapes(DIVERGING, Bar)
    assert words(partly) == words(DIVERGING)


def test_dots_stand_at_their_figures_and_a_suppressed_one_nowhere() -> None:
    for drawn in (PAIRS, DOTS):
        first = drawn.panels[0]
        some = [dot for dot in shapes(drawn, Dot) if dot.x < draw(drawn).texts[0].x - 60]
        shown = sorted(float(one.value) for one in drawn.marks if one.value is not None)
        assert sorted(number_at(drawn, dot.x) for dot in some) == pytest.approx(shown)
        assert len(shown) < len(drawn.marks), first


def test_whiskers_reach_from_limit_to_limit() -> None:
    lines = [path.points for path in shapes(DOTS, Path) if path.colour == COLOURS[0]]
    level = [(left, right) for (left, y), (right, other) in lines if y == other]
    assert [[number_at(DOTS, x) for x in ends] for ends in level] == [pytest.approx([101.3, 121.8])]


def test_lines_break_where_a_figure_is_not_there() -> None:
    runs = [len(path.points) for path in shapes(LINES, Path) if path.colour == COLOURS[0]]
    assert runs == [2, 4]  # 19.8 and 20.1, and not on to 22.2; the four of the second panel
    assert len(shapes(LINES, Dot)) == 3 + 4


def test_the_higher_figure_stands_higher_and_nought_on_the_line() -> None:
    dots = shapes(LINES, Dot)[3:]
    [floor] = {path.points[0][1] for path in shapes(LINES, Path) if path.colour == GRID if path.points[0][1] > 150}
    assert dots[0].y == floor
    assert dots[1].y < dots[2].y == pytest.approx(floor, abs=0.1)


def test_pairs_begin_at_nought_and_other_dots_say_where_they_do_not() -> None:
    assert "(not from 0)" not in words(PAIRS)
    assert "(not from 0)" not in words(DOTS)  # 60 is not in the upper half of 0 to 121.8
    near = Panel("Per cent", ("A",), (series("Town", "90%"), series("England", "92%")))
    assert "Per cent (not from 0)" in words(chart("near", "dots", near))


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


def test_the_text_of_an_svg_picture_is_text_in_the_fonts_of_the_tables() -> None:
    root = ElementTree.fromstring(svg(WARDS))
    assert "57%" in [text.text for text in root.iter(f"{SVG}text")]
    assert str(root.get("font-family")).startswith("Arial, 'Liberation Sans'")
    assert float(str(root.get("font-size"))) >= 12  # pixels
    assert not re.search(r"rotate|font-size=.*font-size", svg(WARDS))


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


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_are_told_apart() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    # "Data visualisation: colours in charts", Government Analysis Function: dark blue, turquoise, dark pink, orange.
    assert COLOURS == ("#12436D", "#28A197", "#801650", "#F46A25")
    assert all(contrast(colour, PAPER) >= 3 for colour in (*COLOURS, *DUO, LINE, JOIN))
    assert all(contrast(*two) >= 3 for two in (*pairwise(COLOURS), DUO, (LINE, COLOURS[0])))
    assert contrast(INK, PAPER) >= 4.5
    assert all(contrast(colour, PAPER) >= 3 for colour in (*LEFT, *RIGHT, ASIDE))
    assert all(contrast(*two) >= 3 for two in (LEFT, RIGHT))  # in greyscale too: what differs is how light they are
    assert all(contrast(INK, colour) >= 4.5 for colour in (LEFT[1], RIGHT[0], ASIDE))
    assert all(contrast(PAPER, colour) >= 4.5 for colour in (LEFT[0], RIGHT[1]))
    assert len(set(SHAPES)) == len(COLOURS)  # colour is never the only sign


def test_series_differ_in_shape_too() -> None:
    shown = [dot.shape for dot in shapes(DOTS, Dot)]
    assert tuple(shown[:4]) == SHAPES  # the key
    assert set(shown[4:]) == set(SHAPES)


@pytest.mark.parametrize("drawn", CHARTS, ids=lambda one: one.name)
def test_a_png_is_of_the_same_picture(drawn: Chart) -> None:
    image = Image.open(BytesIO(png(drawn)))
    picture = draw(drawn)
    assert image.size == (picture.width * 3, ceil(picture.height * 3))
    assert [round(number) for number in image.info["dpi"]] == [288, 288]
    seen = image.convert("RGB")
    assert seen.getpixel((1, 1)) == (255, 255, 255)
    for dot in shapes(drawn, Dot):
        assert seen.getpixel((round(dot.x * 3), round(dot.y * 3))) == pytest.approx(ImageColor.getrgb(dot.face), abs=2)


def test_without_pillow_a_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "psrstats.writers.drawing.raster", raising=False)
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert svg(WARDS).startswith("<svg")  # which needs no library at all
    with pytest.raises(UserError, match=r"psrstats export: charts as PNG need Pillow. Install psrstats\[charts\]."):
        png(WARDS)


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: the letters are not measured in a browser")
def test_a_browser_s_letters_are_no_wider_than_they_were_measured(tmp_path: Path_) -> None:
    """Every text's box in a browser lies within the box that it was given, and so within the picture."""
    page = tmp_path / "page.html"
    script = (
        "<script>document.body.setAttribute('data-boxes', JSON.stringify([...document.querySelectorAll('text')]"
        ".map(t => { const b = t.getBBox(); return [b.x, b.x + b.width, t.textContent]; })));</script>"
    )
    page.write_text(f'<meta charset="utf-8"><body>{"".join(map(svg, CHARTS))}{script}', encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()]
    dumped = subprocess.run(command, capture_output=True, check=True, timeout=120, text=True).stdout
    found = re.search(r'data-boxes="([^"]*)"', dumped)
    assert found
    boxes = json.loads(unescape(found[1]))
    texts = [text for drawn in CHARTS for text in draw(drawn).texts]
    assert len(boxes) == len(texts)
    for (left, right, said), text in zip(boxes, texts, strict=True):
        assert said.split() == text.said.split()
        assert left >= text.box[0] - 1
        assert right <= text.box[2] + 1
