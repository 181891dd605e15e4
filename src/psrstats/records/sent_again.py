"""Rows of a log that stand in several of its files or sheets: files of the year to date hold each month again."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
from ibis.expr.types import Table

from psrstats.records.engines.engine import Engine
from psrstats.records.headings import plain
from psrstats.records.numbered import as_text
from psrstats.records.raws import Raws

FEWEST = 3  # headings that all files have: two events of a child on a day are no event sent twice


def sent_again(raws: Sequence[Raws], engine: Engine) -> int:
    """Count the rows that say the same as a row of another file, under all the headings that every file has."""
    shared = [heading for heading in _places(raws[0]) if all(heading in _places(each) for each in raws)]
    if len(raws) < 2 or len(shared) < FEWEST:
        return 0
    alike = [_columns(each, shared).distinct() for each in raws]
    return sum(rows_of(each, engine) for each in alike) - rows_of(ibis.union(*alike, distinct=True), engine)


def rows_of(table: Table, engine: Engine) -> int:
    """Count the rows of a table."""
    return int(engine.fetch(table.aggregate(rows=table.count()))[0][0])


def _places(raws: Raws) -> dict[str, int]:
    return {plain(heading): at for at, heading in enumerate(raws.headings) if heading}


def _columns(raws: Raws, shared: Sequence[str]) -> Table:
    places = _places(raws)
    return raws.table.select(**{f"c{at}": as_text((raws.table, f"c{places[each]}")) for at, each in enumerate(shared)})
