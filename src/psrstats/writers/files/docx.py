"""The Word document: a title page, and each table as `psrstats fill` puts it into an analyst's own document."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from msgspec.structs import replace

from psrstats.errors import Fault, UserError
from psrstats.patterns import regex
from psrstats.results import Content, Results
from psrstats.writers.document import Document as Said
from psrstats.writers.document import document
from psrstats.writers.parcel import parcel
from psrstats.writers.said_once import said_once, unbroken
from psrstats.writers.summary import TITLE as YEAR
from psrstats.writers.word import Template

if TYPE_CHECKING:
    from psrstats.writers.word.sheet import Paper

LONGEST = 255  # letters of a property, by Word's rule; the same text stands whole in the document
LISTED = 3  # tables, and more, are listed
MOST_COLUMNS = 63  # of a table, by Word's rule
_DATED = regex(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def docx(results: Results) -> bytes:
    """Write a report as a Word document, into the partnership's own template where it has one.

    Raises UserError where python-docx is not installed, and where the template is not fit to be written into.
    """
    try:
        import docx as _  # noqa: F401
    except ImportError:
        fix = "Install psrstats[word], or leave docx out of --to."
        raise UserError(Fault("--to docx", "needs python-docx, which is not installed.", fix)) from None
    from psrstats.writers.word.sheet import Paper

    said = document(results)
    _must_fit(said)
    paper = Paper.house(results.template, results.cover.template) if results.template else Paper.plain()
    _properties(paper, said)
    paper.add("title", unbroken(said.title))
    for heading, text in said.about:
        paper.say(f"{heading}: ", text)
    if results.summary:
        paper.add("heading 1", YEAR)
        paper.leave_room("summary", "year")
    _list(paper, said)
    paper.add("heading 1", "Tables")
    beside = {chart.name for chart in results.charts if chart.beside}
    for number, sheet in enumerate(said.sheets, 1):
        paper.turn_for(said_once(sheet.table))
        paper.mark(number)
        paper.leave_room("table", sheet.table.name)
        if sheet.table.name in beside:
            paper.leave_room("chart", sheet.table.name)
    made = _same_bytes(paper)
    template = Template.of(made, "report.docx", braces=False, table=paper.table)  # braces are the report's text
    drawn = tuple(replace(chart, source="") for chart in results.charts)  # which the table above each names
    return template.filled(Content(replace(results, charts=drawn), {}, {}))


def _must_fit(said: Said) -> None:
    """Refuse a table that Word could not open."""
    wide = [sheet.table for sheet in said.sheets if len(sheet.table.columns) > MOST_COLUMNS]
    if wide:
        fix = "Divide it in psrstats.toml, or leave docx out of --to."
        what = "has {} columns; a table of a Word document has at most {}."
        faults = (Fault(table.name, what.format(len(table.columns), MOST_COLUMNS), fix) for table in wide)
        raise UserError(*faults)


def _properties(paper: Paper, said: Said) -> None:
    properties = paper.word.core_properties
    title, author, keywords = (text[:LONGEST] for text in (said.title, said.organisation, said.keywords))
    properties.title, properties.author, properties.language = title, author, "en-GB"
    properties.keywords, properties.comments, properties.last_modified_by = keywords, "", author


def _list(paper: Paper, said: Said) -> None:
    """List the tables, where there are enough to look for one."""
    from psrstats.writers.word.listed import list_of_tables

    if len(said.sheets) < LISTED:
        return
    paper.add("heading 1", "List of tables")
    titles = [unbroken(said_once(sheet.table).title) for sheet in said.sheets]
    for line in list_of_tables(titles, paper.width):
        paper.word.element.body.sectPr.addprevious(line)


def _same_bytes(paper: Paper) -> bytes:
    """Save a document without the time of day."""
    out = BytesIO()
    paper.word.save(out)
    with ZipFile(out) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return parcel((name, _DATED.sub(b"", data) if name == "docProps/core.xml" else data) for name, data in parts)
