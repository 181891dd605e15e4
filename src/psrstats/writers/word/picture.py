"""A chart in a Word document: a picture with a description, its title and source as text."""

from __future__ import annotations

from struct import unpack

from lxml import etree

from psrstats.drawings import Chart
from psrstats.writers.word.ooxml import Element, make, paragraph, run

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
TWIP = 635  # English Metric Units
BELOW = 40  # twentieths of a point below a picture and each of its lines
WIDEST = 7940  # 14 centimetres: its letters are then of 8.5 points or so


def picture(chart: Chart, data: bytes, relation: str, number: int, room: tuple[int, int]) -> list[Element]:
    """Make a chart with what it is about and its source below it.

    data: the picture, as PNG; relation: the name by which the document knows its file.
    room: the greatest width and height that it may have, in twentieths of a point.
    """
    wide, high = unpack(">II", data[16:24])
    x = min(room[0], room[1] * wide // high, WIDEST) * TWIP
    drawing = make("drawing", _inline(chart, relation, number, x, x * high // wide))
    lines = [line for line in (chart.subtitle, chart.source) if line]
    parts = [make("r", drawing), *map(run, lines)]
    return [paragraph(part, properties=_kept(last=part is parts[-1])) for part in parts]


def _kept(*, last: bool) -> Element:
    """Keep a picture on one page with the lines below it, which stand close to it."""
    spacing = make("spacing", before=0, after=BELOW, line=240, lineRule="auto")
    return make("pPr", *([] if last else [make("keepNext")]), make("keepLines"), spacing)


def _inline(chart: Chart, relation: str, number: int, x: int, y: int) -> Element:
    text = f"""<wp:inline xmlns:wp="{DRAWN}/wordprocessingDrawing" xmlns:a="{DRAWN}/main" xmlns:pic="{DRAWN}/picture"
      xmlns:r="{RELATED}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{x}" cy="{y}"/><wp:docPr/>
      <a:graphic><a:graphicData uri="{DRAWN}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr/><pic:cNvPicPr/></pic:nvPicPr>
      <pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
      <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{x}" cy="{y}"/></a:xfrm>
      <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"""
    inline = etree.fromstring(text, etree.XMLParser(remove_blank_text=True))
    for part in inline.iter(f"{{{DRAWN}/wordprocessingDrawing}}docPr", f"{{{DRAWN}/picture}}cNvPr"):
        part.set("id", str(number))
        part.set("name", chart.name)
        part.set("descr", chart.alt)
    return inline
