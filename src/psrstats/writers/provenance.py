"""Where each printed figure comes from, as rows: for the internal edition's workbook."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.printable import printable
from psrstats.results import Results

HEADINGS = ("Table", "Row", "Column", "Printed", "Figure", "Period", "Formula", "Cells", "Corrections")


def provenance(results: Results) -> Iterator[tuple[str, ...]]:
    """Give a row for each figure of each table: where it is printed, how it was made and from which cells."""
    figures = results.figures
    for table in results.tables:
        for number, cells in enumerate(table.rows, 1):
            for column, cell in zip(table.columns, cells, strict=True):
                if (row := cell.figure) is None:
                    continue
                said = (
                    *(table.name, str(number), column.title, cell.shown, figures.name(row)),
                    *(figures.get(row, "period") or "[z]", figures.formula(row) or "sent"),
                    *("; ".join(each) or "[z]" for each in (figures.sources(row), figures.corrections(row))),
                )
                yield tuple(map(printable, said))
