"""CSV files for machines, one a table and one of all figures, with metadata (CSVW): only numbers among numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from csv import writer
from io import StringIO
from json import dumps
from typing import TYPE_CHECKING, Any

from psrstats.compared.published_csv import ALL_FIGURES, AREA, BETWEEN, PERIOD
from psrstats.files.metadata import METADATA
from psrstats.model import FIGURES, MARKERS, Table
from psrstats.writers.document import Document, Sheet, document
from psrstats.writers.json import figure_of
from psrstats.writers.safe import safe
from psrstats.writers.typed import typed

if TYPE_CHECKING:  # they bring pydantic and numpy, which a page of a draft does without
    from psrstats.config import Report
    from psrstats.results import Results


def csv(results: Results) -> Iterator[tuple[str, bytes]]:
    """Write each table as a CSV file, all figures as another, and the metadata of all."""
    said = document(results)
    for sheet in said.sheets:
        yield f"{sheet.table.name}.csv", table_file(sheet.table).encode()
    heading, lines = _figures(results)
    yield ALL_FIGURES, _text([heading, *lines]).encode()
    yield METADATA, _metadata(said, results.report, heading).encode()


def _figures(results: Results) -> tuple[list[str], list[list[str]]]:
    """Give the heading of all figures and a line a figure, as the JSON has them."""
    records = [figure_of(results.figures, row, unrounded=results.internal) for row in results.figures.rows]
    lines = [[_said(value) for value in record.values()] for record in records]
    return list(records[0]) if records else [], lines


def _said(value: object) -> str:
    if isinstance(value, list):
        return BETWEEN.join(map(str, value))
    return "" if value is None else str(value)


def _text(rows: Iterable[Iterable[str]]) -> str:
    out = StringIO()
    writer(out, lineterminator="\n").writerows([safe(text) for text in row] for row in rows)
    return out.getvalue()


def table_file(table: Table) -> str:
    """Write one table as CSV."""
    columns = [column for number in range(len(table.columns)) for column in _columns(table, number)]
    return _text(zip(*columns, strict=True))


def _columns(table: Table, number: int) -> Iterator[list[str]]:
    """Give a column with its heading; of numbers, its units and its shorthand stand in columns beside it."""
    column = table.columns[number]
    texts = [row[number].text for row in table.rows]
    if not column.number:
        yield [column.title, *texts]
        return
    found = [typed(text) for text in texts]
    yield [column.title, *(format(one.shown, "f") if one else "" for one in found)]
    units = [one.tail if one else "" for one in found]
    said = column.title.endswith("(%)") or "Unit" in [other.title for other in table.columns]
    units = ["" if unit == "%" and said else unit for unit in units]
    if any(units):
        yield [f"{column.title}, unit", *units]
    codes = [one.mark if one else text for one, text in zip(found, texts, strict=True)]
    if any(codes):
        yield [f"{column.title}, shorthand", *codes]


def _metadata(said: Document, report: Report, heading: list[str]) -> str:
    document: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "dc:title": said.title,
        "dc:publisher": said.organisation,
        AREA: report.area,
        PERIOD: report.period,
        "dc:description": " ".join(f"{heading}: {text}" for heading, text in said.about),
        "tables": [*(_described(said, sheet) for sheet in said.sheets), _all_figures(heading)],
    }
    return dumps(document, ensure_ascii=False, indent=1) + "\n"


def _described(said: Document, sheet: Sheet) -> dict[str, Any]:
    table = sheet.table
    columns = [column for number in range(len(table.columns)) for column in _columns(table, number)]
    numbers = {column.title for column in table.columns if column.number}
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:source": "; ".join(table.sources),
        "dc:description": " ".join(filter(None, [sheet.shorthand, *(note for _, note in said.notes_of(sheet))])),
        "tableSchema": {
            "columns": [
                {
                    "name": f"column_{number}",
                    "titles": heading,
                    "datatype": "decimal" if heading in numbers else "string",
                    **({"dc:description": _SHORTHAND} if heading.endswith(", shorthand") else {}),
                }
                for number, (heading, *_) in enumerate(columns, 1)
            ]
        },
    }


def _all_figures(heading: list[str]) -> dict[str, Any]:
    """Describe the file of all figures: its columns are those of the tables of figures, and of the JSON."""
    columns = [
        {
            "name": name,
            "titles": name,
            "datatype": "decimal" if name in _DECIMAL else "string",
            **({"dc:description": FIGURES[name]} if name in FIGURES else {}),
        }
        for name in heading
    ]
    return {"url": ALL_FIGURES, "dc:title": "All figures", "tableSchema": {"columns": columns}}


_DECIMAL = ("value", "per", "places", "numerator", "denominator")
_SHORTHAND = "Why there is no number: " + ", ".join(f"[{code}] {meaning}" for code, meaning in MARKERS.items()) + "."
