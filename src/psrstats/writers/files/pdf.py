"""The PDF: tagged, with headings, header cells and text alternatives, and the look of the Word document."""

from __future__ import annotations

from importlib.resources import files
from json import dumps
from typing import TYPE_CHECKING, Any, Final

from psrstats.drawings import Chart, SummaryLine
from psrstats.errors import Fault, UserError
from psrstats.patterns import regex
from psrstats.printable import printable
from psrstats.writers.document import Document, Sheet, document
from psrstats.writers.drawing.style import COLOURS, FAMILIES
from psrstats.writers.said_once import JOINER, NOTE, apart, said_once
from psrstats.writers.summary import TITLE as YEAR
from psrstats.writers.summary import words
from psrstats.writers.word.widths import A4, CENTIMETRE, MARGIN, SMALL, shares, stands, texts_of

if TYPE_CHECKING:
    from psrstats.results import Results

STANDARD: Final = "ua-1"  # PDF/UA: typst refuses to write what does not keep it
HIGHEST = 22.0  # centimetres, of a chart
SHRUNK = 0.9  # of its size on a web page
INCH = 2.54
_UNIT = regex(r" (\([^()]*\))$")


def pdf(results: Results) -> bytes:
    """Write a report as a PDF that keeps PDF/UA-1, the same bytes each time.

    Raises UserError where typst is not installed.
    """
    try:
        import typst
    except ImportError:
        fix = "Install psrstats[pdf], or leave pdf out of --to."
        raise UserError(Fault("--to pdf", "needs typst, which is not installed.", fix)) from None
    template = files("psrstats.writers.files").joinpath("report.typ").read_bytes()
    said = dumps(_report(document(results), results), ensure_ascii=False)
    made: bytes = typst.compile(template, format="pdf", sys_inputs={"report": said}, pdf_standards=STANDARD)
    return made


def _report(said: Document, results: Results) -> dict[str, Any]:
    """Give all that the PDF says, as the template takes it."""
    drawn = {chart.name: chart for chart in results.charts}
    return {
        "title": said.title,
        "organisation": said.organisation,
        "keywords": said.keywords.split(", "),
        "about": said.about,
        "fonts": FAMILIES,
        "year": YEAR,
        "summary": [_summed_up(line) for line in results.summary],
        "sheets": [_sheet(said, sheet, drawn.get(sheet.table.name)) for sheet in said.sheets],
    }


def _summed_up(line: SummaryLine) -> dict[str, str]:
    """Give a line of the summary, with its line over the years where it has one."""
    from psrstats.writers.drawing.spark import spark_svg

    said = {"figure": printable(line.figure), "words": printable(f"{words(line)}.")}
    if not line.spark:
        return said
    drawn = spark_svg(line.spark).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return said | {"svg": drawn.replace("currentColor", COLOURS[0]), "alt": line.spark.alt}


def _sheet(said: Document, sheet: Sheet, chart: Chart | None) -> dict[str, Any]:
    table = said_once(sheet.table)
    texts, lying = texts_of(table), not stands(table)
    short = NOTE if NOTE in table.notes else ""
    notes = (f"[note {number}] {note}" for number, note in said.notes_of(sheet))
    first = apart(table)
    return {
        "name": table.name,
        "title": f"{table.title} {sheet.marks}".rstrip(),
        "lying": lying,
        "long": len(table.rows) >= SMALL,
        "widths": shares(texts, int((A4[lying] - 2 * MARGIN) * CENTIMETRE)),
        "columns": [_column(column.title, column.number) for column in table.columns],
        "rows": [[text.replace(JOINER, "-") for text in row] for row in texts[1:]],
        "apart": -1 if first is None else first + 1,
        "label": next((place for place, column in enumerate(table.columns) if not column.number), 0),
        "below": [line for line in (sheet.shorthand, short, sheet.source, *notes) if line],
        **({} if chart is None else {"chart": _chart(chart)}),
    }


def _column(title: str, number: bool) -> dict[str, Any]:
    """Part a heading from its unit, which stands on a line of its own."""
    unit = _UNIT.search(title)
    words = _UNIT.sub("", title).replace(JOINER, "-")
    return {"title": words, "unit": unit[1] if unit else "", "number": number}


def _chart(chart: Chart) -> dict[str, Any]:
    from psrstats.writers.drawing import draw
    from psrstats.writers.drawing.vector import vector

    picture = draw(chart)
    return {
        "title": chart.title,
        "subtitle": chart.subtitle,
        "source": chart.source,
        "alt": chart.alt,
        "svg": vector(picture, chart.name, chart.alt),
        "high": min(HIGHEST, picture.height / 96 * INCH * SHRUNK),
    }
