"""A sheet that is a log, told by its headings and dates: what it would be counted by, and nothing of its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from psrstats.files.grid import Grid, Raw
from psrstats.records.headings import FORMS, Role, plain, roles_in
from psrstats.records.sheets import Rows, rows_under
from psrstats.records.typed_dates import EPOCH, day_of, order_of, read_typed, says_nothing

LOOKED_AT = 500  # rows
LAST = 5000  # rows at the end, of which the last date is sought
FEWEST_DIGITS = 10_000
MOST = 0.5  # of the cells under a date that are dates
_IDENTIFIED = "|".join((FORMS["child"][0], FORMS["child"][1], "upn"))  # of which a list has no dates
_OF_AREAS = re.compile(r"(?:local|la) (?:code|key|urn|no|number|id)")  # of an authority, in tables of all of them
_COUNTED = re.compile(r"children|clients|young people|pupils|people")  # a heading of numbers of them


class LogSeen(Struct, frozen=True):
    """A log: the row of its headings, from 0, how many rows are under it, and what its columns hold.

    Without a date, or several that may be it, it is a list of children.
    """

    top: int
    rows: int
    headings: tuple[str, ...]
    roles: Mapping[Role, int]
    unsure: Mapping[Role, list[str]]
    last: date | None = None  # of the last of its events that were looked at

    @property
    def dated(self) -> bool:
        """Whether its rows are events or episodes."""
        return bool({"date", "start"} & {*self.roles, *self.unsure})

    def holds(self, column: int) -> str:
        """Say what a column was taken to hold; blank where it is not known."""
        return next((role for role, at in self.roles.items() if at == column), "")


def see_log(grid: Grid) -> LogSeen | None:
    """Look at a sheet; None where it has no identifiers of children, beside dates or alone.

    >>> rows = [["Child ID", "Date"], ["A1", "3/5/2019"], ["B7", date(2019, 5, 4)]]
    >>> see_log(Grid("a.csv", "a", rows)).roles, see_log(Grid("a.csv", "a", [["Date", "Children"], ["3/5/2019", 40]]))
    ({'child': 0, 'date': 1}, None)
    """
    rows = rows_under(grid, lambda line: len(roles_in(line, {})[0]), 1)
    if rows is None:
        return None
    roles, unsure = roles_in(rows.headings, {})
    child = _child(rows.headings, roles)
    if child is None:
        return None
    dated = [roles[role] for role in ("date", "start") if role in roles]
    dated += [rows.headings.index(heading) for heading in unsure.get("date", ())]
    if dated and not _are(rows, dated[0], _is_date):
        return None
    lists = _is_identified(rows.headings[child]) and _are(rows, child, _is_identifier)
    bare = len(plain(rows.headings[child]).split()) == 1 and plain(rows.headings[child]) != "upn"
    if not dated and (not lists or (bare and _are(rows, child, _is_count))):
        return None
    body = sum(not rows.is_blank(row) for row in rows.body)
    return LogSeen(rows.top, body, rows.headings, roles | {"child": child}, unsure, _last(rows, dated))


def _child(headings: Sequence[str], roles: Mapping[Role, int]) -> int | None:
    """Give the column of identifiers; none under a heading of numbers of children."""
    at = roles.get("child")
    if at is None:
        words = [plain(heading) for heading in headings]
        several = [n for n, each in enumerate(words) if any(re.fullmatch(form, each) for form in FORMS["child"])]
        at = several[0] if several else None
    said = plain(headings[at]) if at is not None else ""
    return None if _COUNTED.fullmatch(said) or _OF_AREAS.fullmatch(said) else at


def _is_identified(heading: str) -> bool:
    return re.fullmatch(_IDENTIFIED, plain(heading)) is not None


def _are(rows: Rows, column: int, wanted: Callable[[Raw], bool]) -> bool:
    """Say whether most cells of a column are of a kind."""
    cells = [raw for row in rows.body[:LOOKED_AT] if (raw := rows.raw(row, column)) not in (None, "")]
    return bool(cells) and sum(map(wanted, cells)) > MOST * len(cells)


def _last(rows: Rows, dated: Sequence[int]) -> date | None:
    """Give the last date of a log; in months' sheets and most others it stands near the end."""
    given = [rows.raw(row, column) for column in dated[:1] for row in rows.body[-LAST:]]
    typed = [read_typed(raw) for raw in given if isinstance(raw, str)]
    days = [
        day for each in typed if each and (day := day_of(each, month_first=order_of(typed).month_first)) is not None
    ]
    found = [date(raw.year, raw.month, raw.day) for raw in given if isinstance(raw, date)]
    return max(found + [date.fromordinal(day + EPOCH) for day in days], default=None)


def _is_date(raw: Raw) -> bool:
    return isinstance(raw, date) or (isinstance(raw, str) and bool(read_typed(raw) or says_nothing(raw)))


def _is_count(raw: Raw) -> bool:
    """Say whether a cell under Child, beside Adult, may be how many of them there are: identifiers are longer."""
    return isinstance(raw, int | float) and raw < FEWEST_DIGITS


def _is_identifier(raw: Raw) -> bool:
    """Say whether a cell may be a child's identifier: no date, and no words alone."""
    return not isinstance(raw, date) and any(letter.isdigit() for letter in str(raw)) and " " not in str(raw).strip()
