"""A source that is a published file, read as one; None where it is none, so that it is read like any other sheet."""

from __future__ import annotations

from psrstats.config import SOURCES_FOLDER, Settings, Source
from psrstats.files.grid import Grid
from psrstats.files.kinds import kind_of
from psrstats.files.read_grids import plain_faults
from psrstats.load.published.observed import Observed, observed
from psrstats.load.published.rows_of_grid import header_of, rows_of_grid
from psrstats.load.published.rows_of_text import head_of, rows_of_text
from psrstats.load.published.wanted import wanted_areas


def read_published(source: Source, settings: Settings) -> Observed | None:
    """Read a source that is a CSV file of a publisher, those of its rows that are about the report's areas.

    Returns None where it is none; where a cell of it is corrected, so that its cells must be read one by one; and where
    no row is about an area that the report names.

    Raises:
        UserError: The file cannot be read.
    """
    path = settings.folder / SOURCES_FOLDER / source.file
    if any(each.where.split("!")[0] == source.file for each in settings.corrections):
        return None
    with plain_faults(path, source.file):
        if not path.is_file():
            return None
        head = head_of(path) if kind_of(path, source.file) == "text" else None
        records = rows_of_text(path, source.file, head, wanted_areas(settings.report)) if head else None
    return observed(records, head.format, source, settings) if head and records else None


def read_published_sheet(grid: Grid, source: Source, settings: Settings) -> Observed | None:
    """Read a sheet that is in a publisher's format; None where it is in none."""
    header = header_of(grid)
    return observed(rows_of_grid(grid, header), header.format, source, settings) if header else None
