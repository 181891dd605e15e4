"""What a CSV file keeps apart from its numbers: their shorthand in a column beside, its title in a file of metadata."""

from __future__ import annotations

from json import loads
from pathlib import Path
from typing import Any

from psrstats.files.grid import Raw

METADATA = "csv-metadata.json"  # as the W3C's standard for CSV on the web names it
MOST_BYTES = 1 << 24
MARKED = ("[p]", "[r]", "[b]")  # behind a number that is there
SHORTHAND, UNIT = ", shorthand", ", unit"


def with_shorthand(rows: list[list[Raw]]) -> list[list[Raw]]:
    """Read the columns "X, shorthand" and "X, unit" together with the column X beside which they stand.

    >>> with_shorthand([["Ward", "Rate", "Rate, shorthand"], ["Hilsea", None, "[c]"], ["Milton", "27", None]])
    [['Ward', 'Rate', 'Rate, shorthand'], ['Hilsea', '[c]', '[c]'], ['Milton', '27', None]]
    """
    places = {heading: place for place, heading in enumerate(rows[0])} if rows else {}
    for heading, place in places.items():
        code, unit = (places.get(f"{heading}{beside}") for beside in (SHORTHAND, UNIT))
        for row in rows[1:] if code is not None or unit is not None else ():
            if code is not None and row[place] is None:
                row[place] = row[code]
            elif code is not None and row[code] in MARKED:
                row[place] = f"{row[place]} {row[code]}"
            if unit is not None and row[unit] == "%" and row[place] is not None:
                row[place] = f"{row[place]}%"
    return rows


def title_beside(path: Path) -> str:
    """Give the title of a CSV file from the metadata beside it; blank where there is none that can be read."""
    file = path.parent / METADATA
    if not file.is_file() or file.stat().st_size > MOST_BYTES:  # a pipe, or what no metadata is
        return ""
    try:
        described: Any = loads(file.read_text(encoding="utf-8"))
        tables = [table for table in described["tables"] if table["url"] == path.name]
        return str(tables[0]["dc:title"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ""
