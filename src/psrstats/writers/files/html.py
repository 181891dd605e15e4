"""The web page: one file that needs no other, readable without scripts, each figure telling where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote

from psrstats.drawings import Chart, SummaryLine
from psrstats.model import Cell, Column, Table
from psrstats.patterns import regex
from psrstats.printable import printable
from psrstats.writers.document import Document, Sheet, document
from psrstats.writers.files.csv import table_file
from psrstats.writers.said_once import JOINER, NOTE, apart, said_once, unbroken
from psrstats.writers.summary import TITLE as YEAR
from psrstats.writers.summary import words
from psrstats.writers.word.widths import SMALL, stands

if TYPE_CHECKING:  # they bring pandas, which a page of a draft does without
    from psrstats.lineage import Figures
    from psrstats.results import Results

_UNIT = regex(r" (\([^()]*\))$")
_JOINED = regex(rf"(?<![^ ])[^ {JOINER}]*{JOINER}[^ ]*")  # begun at a word's first letter only: a title may be long
SAFE = ",;:!*()/"  # letters that stand in an address as they are
FIND = """<p><label class="find">Show rows with the words <input type="search"></label></p>
<p class="told" role="status"></p>"""  # shown where scripts run
# Before anything is shown, so that nothing moves.
BEGIN = '<script>document.documentElement.className = "scripts";</script>\n'


def html(results: Results) -> bytes:
    """Write a report as a web page."""
    said = document(results)
    return "\n".join([*_page(said, results), ""]).encode()


def opening(title: str, author: str, style: str = "") -> Iterator[str]:
    """Begin a page, up to its body; style: what its style sheet has beside that of every page."""
    yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="author" content="{escape(author)}">'
    yield f"<title>{escape(title)}</title>\n<style>\n{_file('page.css')}{style}</style>\n</head>\n<body>"


@cache
def _file(name: str) -> str:
    return files("psrstats.writers.files").joinpath(name).read_text(encoding="utf-8")


def _page(said: Document, results: Results) -> Iterator[str]:
    figures, drawn = results.figures, {chart.name: chart for chart in results.charts}
    title = _words(said.title)
    yield from opening(said.title, said.organisation, _file("report.css"))
    yield BEGIN
    yield '<a class="skip" href="#tables">Skip to the tables</a>'
    yield f"<header>\n<h1>{title}</h1>"
    yield from (f"<p><strong>{escape(heading)}:</strong> {escape(text)}</p>" for heading, text in said.about)
    yield from _summary(results.summary)
    yield '</header>\n<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ul>'
    yield from (f'<li><a href="#{sheet.table.name}">{_words(_title(sheet))}</a></li>' for sheet in said.sheets)
    yield f'</ul>\n{FIND}\n</nav>\n<main id="tables">'
    for sheet in said.sheets:
        yield from _section(said, sheet, figures)
        if sheet.table.name in drawn:
            yield from _figure(drawn[sheet.table.name])
    yield f"</main>\n<script>\n{_file('report.js')}</script>\n</body>\n</html>"


def _title(sheet: Sheet) -> str:
    return said_once(sheet.table).title


def _marked(table: Table, sheet: Sheet) -> str:
    return f"{table.title} {sheet.marks}".rstrip()


def _summary(lines: Sequence[SummaryLine]) -> Iterator[str]:
    """Give the year in a few figures, each with its line over the years."""
    if not lines:
        return
    from psrstats.writers.drawing.spark import spark_svg

    yield f'<section aria-labelledby="year">\n<h2 id="year">{YEAR}</h2>\n<ul class="year">'
    for line in lines:
        drawn = f"{spark_svg(line.spark)} " if line.spark else ""
        yield f"<li>{drawn}<strong>{escape(printable(line.figure))}</strong> {escape(printable(words(line)))}.</li>"
    yield "</ul>\n</section>"


def _section(said: Document, sheet: Sheet, figures: Figures) -> Iterator[str]:
    table, name = said_once(sheet.table), sheet.table.name
    looks = [*(["small"] if len(table.rows) < SMALL else []), *([] if stands(table) else ["lying"])]
    yield f'<section id="{name}"{_class(looks)}>'
    yield f'<div class="wide" role="region" aria-labelledby="{name}-title" tabindex="0">\n<table>'
    yield f'<caption id="{name}-title"><span>{_words(_marked(table, sheet))}</span></caption>\n<thead>\n<tr>'
    yield from (f'<th scope="col"{_side(column)}>{_heading(column)}</th>' for column in table.columns)
    yield "</tr>\n</thead>\n<tbody>"
    label = next((n for n, column in enumerate(table.columns) if not column.number), 0)
    for number, row in enumerate(table.rows, 1):
        yield '<tr class="apart">' if number - 1 == apart(table) else "<tr>"
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            yield _cell(cell, column, place == label, f"{name}-{number}-{place + 1}", figures)
        yield "</tr>"
    yield "</tbody>\n</table>\n</div>"
    yield from _below(said, sheet, table)
    yield "</section>"


def _below(said: Document, sheet: Sheet, table: Table) -> Iterator[str]:
    """Say what stands below a table: its shorthand, its source, its notes, its address and the same as CSV."""
    short = NOTE if NOTE in table.notes else ""
    yield from (f"<p>{escape(line)}</p>" for line in (sheet.shorthand, short, sheet.source) if line)
    if sheet.notes:
        yield "<ul>"
        yield from (f"<li>[note {number}] {escape(note)}</li>" for number, note in said.notes_of(sheet))
        yield "</ul>"
    name = sheet.table.name
    number = sheet.table.title.partition(":")[0]
    data = quote(table_file(sheet.table), safe=SAFE)
    yield (
        f'<p class="use"><a href="#{name}">Link to {escape(number)}</a> '
        f'<a href="data:text/csv;charset=utf-8,{escape(data)}" download="{name}.csv">{escape(number)} as CSV</a></p>'
    )


def _figure(chart: Chart) -> Iterator[str]:
    from psrstats.writers.drawing import svg

    yield f"<figure>\n<figcaption><strong>{_words(chart.title)}</strong><br>{_words(chart.subtitle)}</figcaption>"
    yield f'<div class="wide drawn" role="region" aria-label="Chart: {escape(chart.title)}" tabindex="0">'
    yield svg(chart)
    yield f"</div>\n<p>{escape(chart.source)}</p>\n</figure>"


def _class(names: list[str]) -> str:
    return f' class="{" ".join(names)}"' if names else ""


def _side(column: Column) -> str:
    return ' class="number"' if column.number else ""


def _heading(column: Column) -> str:
    """Write a heading, its unit on a line of its own."""
    return _UNIT.sub(r' <span class="unit">\1</span>', _said(column.title))


def _words(text: str) -> str:
    """Write words among which a period is not broken at its hyphen either."""
    return _said(unbroken(text))


def _said(text: str) -> str:
    """Write a text: a period is not broken at its hyphen, and a reader who looks for 2019-20 finds it.

    >>> _said("Q4 2019\u201120 & after")
    'Q4 <span class="one">2019-20</span> &amp; after'
    """
    return _JOINED.sub(lambda found: f'<span class="one">{found[0].replace(JOINER, "-")}</span>', escape(text))


def _cell(cell: Cell, column: Column, label: bool, name: str, figures: Figures) -> str:
    text = _said(cell.text)
    if label:
        return f'<th scope="row"{_side(column)}>{text}</th>'
    if cell.figure is not None and (told := escape(printable(_origin(figures, cell.figure)))):
        text = (
            f'<button type="button" aria-describedby="{name}">{text}</button>'
            f'<span role="tooltip" id="{name}">{told}</span>'
        )
    return f"<td{_side(column)}>{text}</td>"


def _origin(figures: Figures, row: int) -> str:
    """Say how a figure was made, and from which cells."""
    cells = figures.sources(row)
    said = [figures.formula(row), f"from {', '.join(cells[:4])}{' and others' * (len(cells) > 4)}" if cells else ""]
    return ", ".join(filter(None, said))
