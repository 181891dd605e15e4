"""CSV files for machines, one a table, with their metadata (CSVW): only numbers among numbers, codes beside them."""

from __future__ import annotations

from collections.abc import Iterator
from csv import writer
from io import StringIO
from json import dumps
from typing import Any

from psrstats.model import MARKERS, Table
from psrstats.results import Results
from psrstats.writers.document import Document, Sheet, document
from psrstats.writers.safe import safe
from psrstats.writers.typed import typed

METADATA = "csv-metadata.json"


def csv(results: Results) -> Iterator[tuple[str, bytes]]:
    """Write each table as a CSV file, and the metadata of all."""
    said = document(results)
    for sheet in said.sheets:
        yield f"{sheet.table.name}.csv", _file(sheet.table).encode()
    yield METADATA, _metadata(said).encode()


def _file(table: Table) -> str:
    out = StringIO()
    lines = writer(out, lineterminator="\n")
    columns = [column for number in range(len(table.columns)) for column in _columns(table, number)]
    lines.writerows(zip(*([safe(text) for text in column] for column in columns), strict=True))
    return out.getvalue()


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


def _metadata(said: Document) -> str:
    document: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "dc:title": said.title,
        "dc:publisher": said.organisation,
        "dc:description": " ".join(f"{heading}: {text}" for heading, text in said.about),
        "tables": [_described(said, sheet) for sheet in said.sheets],
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


_SHORTHAND = "Why there is no number: " + ", ".join(f"[{code}] {meaning}" for code, meaning in MARKERS.items()) + "."
