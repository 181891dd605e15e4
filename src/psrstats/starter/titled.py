"""The measure of a table in which neither headings nor labels name one: its corner, its title or its sheet names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.capitals import capital
from psrstats.load.account import Account, TableSeen
from psrstats.load.column import LABELS, PIVOT, SheetColumn
from psrstats.load.places import is_place
from psrstats.load.roots import is_generic_sheet, statistic_in
from psrstats.load.term import part_of
from psrstats.load.terms import Terms
from psrstats.load.titles import lines_above, said_above
from psrstats.load.words import ROLE_OF, fold
from psrstats.patterns import regex
from psrstats.starter.labelled import Labelled, labelled_by
from psrstats.starter.summed import summed_columns, summed_rows
from psrstats.totals import is_total

LONGEST = 150  # letters: what is longer explains the table
_CORNER = regex(r"(?:sum|count|average|total) of ", re.IGNORECASE)
_NUMBERED = regex(r"(?:table|figure|fig\.?) ?\d[\w.]*\s*[:.\u2013-]?\s+", re.IGNORECASE)
_NOTE = regex(r"(?:source|notes?|data is|data are|return to|publish|contact|\*)", re.IGNORECASE)


def titled_measure(seen: Account, table: TableSeen, values: Sequence[SheetColumn]) -> Iterator[Labelled]:
    """Give the one measure that all figures of a table are of, if anything names it."""
    readings = [
        reading
        for column in summed_columns(values)
        for row in summed_rows(seen, table)
        if (reading := seen.sheet.reading(row, column.index))
    ]
    label = next(_names(seen, table), "")
    if label and readings:
        title = _NUMBERED.sub("", label)
        yield labelled_by(label, capital(title), "", readings)


def _names(seen: Account, table: TableSeen) -> Iterator[str]:
    """Give what may name the measure, the surest first."""
    terms = Terms(seen.words)
    for column in table.columns:
        if column.role in LABELS:
            for part in column.heading.split(" | "):
                corner = _CORNER.sub("", part)
                if corner != part and fold(corner) not in (*ROLE_OF, *PIVOT):
                    yield corner
    own, _ = lines_above(seen.sheet, table.found, [each.found for each in seen.tables])
    for place in reversed(own):
        said = terms.name(said_above(seen.sheet, place))
        if _may_name(said, terms):
            yield said
    if not is_generic_sheet(seen.sheet.grid):
        yield seen.sheet.grid.sheet.strip()


def _may_name(said: str, terms: Terms) -> bool:
    """Tell words that may name a measure from a note, a period, a place and the words of another column."""
    if len(said) > LONGEST or not re.search(r"[^\W\d_]{3}", said) or _NOTE.match(said) or said.endswith(":"):
        return False
    term = terms.read(said)
    if statistic_in(said) and re.search(r"\bof [^\W\d_]{3}", said):
        return True  # a rate or a share of something
    return not (term.known and not term.rest) and not (is_place(said) or is_total(said) or part_of(fold(said)))
