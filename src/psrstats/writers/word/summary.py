"""The year in a few figures as a document has it: a paragraph each, with its line over the years as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.drawings import Chart, SummaryLine
from psrstats.writers.summary import words
from psrstats.writers.word.ooxml import Element, make, paragraph, q, run
from psrstats.writers.word.picture import picture

INDENT = 1700  # twentieths of a point, of the words beside a picture
PICTURE = (1440, 360)  # its greatest width and height


def summary(lines: Sequence[SummaryLine], pictures: dict[str, tuple[bytes, str, int]]) -> list[Element]:
    """Make a paragraph of each figure, kept together on one page.

    pictures: of each measure that has one, the PNG, the name by which the document knows it, and its number.
    """
    return [_line(line, pictures.get(line.name), last=line is lines[-1]) for line in lines]


def _line(line: SummaryLine, drawn: tuple[bytes, str, int] | None, *, last: bool) -> Element:
    keep = [] if last else [make("keepNext")]
    look = make(
        "pPr",
        *keep,
        make("keepLines"),
        make("spacing", before=20, after=20, line=240, lineRule="auto"),
        make("ind", left=INDENT, hanging=INDENT),
    )
    beside = [make("r", make("tab"))]
    if drawn and line.spark:
        data, relation, number = drawn
        chart = Chart(f"summary-{line.name}", "lines", line.title, "", "", line.spark.alt, ())
        (inline,) = picture(chart, data, relation, number, PICTURE)
        beside = [*inline.iterchildren(q("r")), *beside]
    figure = run(line.figure, make("rPr", make("b")))
    return paragraph(*beside, figure, run(f" {words(line)}."), properties=look)
