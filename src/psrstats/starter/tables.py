"""The tables that a description begins with: each prints something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from psrstats.catalogue import catalogue
from psrstats.starter.quoted import quoted
from psrstats.starter.rows import Row
from psrstats.starter.survey import SourceSeen, Survey

YEARS = 3  # of figures, from which on they are shown side by side
NARROW = 8  # measures in a table beside comparators


def tables(draft: Survey, sources: Sequence[SourceSeen], rows: Sequence[Row]) -> Iterator[str]:
    """Write the tables: wards ranked, years side by side, what is compared, and a list of every other figure."""
    of = {source.name: source for source in sources}
    wards = [row for row in rows if row.source and of[row.source].wards]
    made = {row.name for row in rows if not row.source}
    published = [row for row in rows if row not in wards and (row.name in made or of[row.source].published)]
    others = [row for row in rows if row not in wards and row not in published]
    if rows:
        yield "# ---- Tables, in the report's order. Take out what you do not want, and rename what you keep. ----"
        yield ""
    for source in sources:
        own = [row for row in published if row.source == source.name or _made_of(row, source, rows)]
        if own and source.years >= YEARS:
            yield from _table(f"{source.name}-years", f"{_theme(own)}, the last five years", "trends", own)
    compared = [row for row in published if row.labelled.unit != "count"] or published
    if compared and draft.comparators:
        beside = " and ".join(draft.comparators[:2])
        yield from _table("comparison", f"{draft.area} beside {beside}", "comparison", compared[:NARROW])
    for row in (row for row in wards if not of[row.source].late):
        yield from _table(f"{row.name}-wards", row.labelled.title, "ranking", [row], 'rows = "Ward"')
    listed = others or [
        row for row in published if not draft.comparators and not any(s.years >= YEARS for s in sources)
    ]
    if listed:
        yield from _table("everything", "Every figure", "listing", listed)


def _theme(rows: Iterable[Row]) -> str:
    """Name what the catalogue says that most of some measures are about."""
    of = {each.name: each.theme for each in catalogue() if each.theme != "Population"}
    found = Counter(of[row.labelled.name] for row in rows if row.labelled.name in of)
    return found.most_common(1)[0][0] if found else "Figures"


def _made_of(row: Row, source: SourceSeen, rows: Iterable[Row]) -> bool:
    return any(other.name == row.numerator and other.source == source.name for other in rows)


def _table(name: str, title: str, layout: str, rows: Sequence[Row], *more: str) -> Iterator[str]:
    yield "[[table]]"
    yield f"name = {quoted(name)}"
    yield f"title = {quoted(title)}"
    yield f"layout = {quoted(layout)}"
    yield from more
    yield "measures = ["
    yield from (f"  {quoted(row.name)}," for row in rows)
    yield "]"
    yield ""
