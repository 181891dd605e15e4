"""The web page: one file that needs no other, readable without scripts, each figure telling where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from psrstats.drawings import Chart
from psrstats.model import Cell, Column
from psrstats.printable import printable
from psrstats.writers.document import Document, Sheet, document

if TYPE_CHECKING:  # they bring pandas, which a page of a draft does without
    from psrstats.lineage import Figures
    from psrstats.results import Results


def html(results: Results) -> bytes:
    """Write a report as a web page."""
    said = document(results)
    return "\n".join([*_page(said, results), ""]).encode()


def opening(title: str, author: str, style: str = "") -> Iterator[str]:
    """Begin a page, up to its body; style: what its style sheet has beside that of every page."""
    common = files("psrstats.writers.files").joinpath("page.css").read_text(encoding="utf-8")
    yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="author" content="{escape(author)}">'
    yield f"<title>{escape(title)}</title>\n<style>\n{common}{style}</style>\n</head>\n<body>"


def _page(said: Document, results: Results) -> Iterator[str]:
    figures, drawn = results.figures, _drawn(results)
    title = escape(said.title)
    yield from opening(said.title, said.organisation)
    yield '<a class="skip" href="#tables">Skip to the tables</a>'
    yield f"<header>\n<h1>{title}</h1>"
    yield from (f"<p><strong>{escape(heading)}:</strong> {escape(text)}</p>" for heading, text in said.about)
    yield '</header>\n<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ul>'
    yield from (f'<li><a href="#{sheet.table.name}">{escape(sheet.table.title)}</a></li>' for sheet in said.sheets)
    yield '</ul>\n</nav>\n<main id="tables">'
    for sheet in said.sheets:
        yield from _section(said, sheet, figures)
        if sheet.table.name in drawn:
            yield from _figure(drawn[sheet.table.name])
    yield "</main>\n</body>\n</html>"


def _section(said: Document, sheet: Sheet, figures: Figures) -> Iterator[str]:
    table = sheet.table
    name = table.name
    yield f'<section id="{name}">'
    yield f'<div class="wide" role="region" aria-labelledby="{name}-title" tabindex="0">\n<table>'
    yield f'<caption id="{name}-title">{escape(sheet.title)}</caption>\n<thead>\n<tr>'
    yield from (f'<th scope="col"{_side(column)}>{escape(column.title)}</th>' for column in table.columns)
    yield "</tr>\n</thead>\n<tbody>"
    label = next((n for n, column in enumerate(table.columns) if not column.number), 0)
    for number, row in enumerate(table.rows, 1):
        yield "<tr>"
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            yield _cell(cell, column, place == label, f"{name}-{number}-{place + 1}", figures)
        yield "</tr>"
    yield "</tbody>\n</table>\n</div>"
    yield from (f"<p>{escape(line)}</p>" for line in (sheet.shorthand, sheet.source) if line)
    if sheet.notes:
        yield "<ul>"
        yield from (f"<li>[note {number}] {escape(note)}</li>" for number, note in said.notes_of(sheet))
        yield "</ul>"
    yield "</section>"


def _drawn(results: Results) -> dict[str, Chart]:
    """Give the charts by the names of their tables."""
    return {chart.name: chart for chart in results.charts}


def _figure(chart: Chart) -> Iterator[str]:
    from psrstats.writers.drawing import svg

    yield f"<figure>\n<figcaption><strong>{escape(chart.title)}</strong><br>{escape(chart.subtitle)}</figcaption>"
    yield f'<div class="wide drawn" role="region" aria-label="Chart: {escape(chart.title)}" tabindex="0">'
    yield svg(chart)
    yield f"</div>\n<p>{escape(chart.source)}</p>\n</figure>"


def _side(column: Column) -> str:
    return ' class="number"' if column.number else ""


def _cell(cell: Cell, column: Column, label: bool, name: str, figures: Figures) -> str:
    text = escape(cell.text)
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
