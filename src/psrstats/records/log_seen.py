"""A sheet that is a log, told by its headings and dates: what it would be counted by, and nothing of its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from psrstats.files.grid import Grid, Raw
from psrstats.records.headings import FORMS, Role, plain, roles_in
from psrstats.records.identified import are, identifies, lists_people
from psrstats.records.sheets import Rows, rows_under
from psrstats.records.typed_dates import EPOCH, day_of, order_of, read_typed, says_nothing

LAST = 5000  # rows at the end, of which the last date is sought
_COUNTED = re.compile(r"children|clients|young people|pupils|people")  # a heading of numbers of them


class LogSeen(Struct, frozen=True):
    """A log: the row of its headings, from 0, how many rows are under it, and what its columns hold.

    Without a date, or several that may be it, or without identifiers, it is a list of children.
    """

    top: int
    rows: int
    headings: tuple[str, ...]
    roles: Mapping[Role, int]
    unsure: Mapping[Role, list[str]]
    last: date | None = None  # of the last of its events that were looked at

    @property
    def dated(self) -> bool:
        """Whether its rows are events or episodes of children who are told apart."""
        return "child" in self.roles and bool({"date", "start"} & {*self.roles, *self.unsure})

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
        return _seen(rows, roles, {}) if lists_people(rows, roles) else None
    dated = [roles[role] for role in ("date", "start") if role in roles]
    dated += [rows.headings.index(heading) for heading in unsure.get("date", ())]
    if dated and not are(rows, dated[0], _is_date):
        dated, roles, unsure = [], {role: at for role, at in roles.items() if role not in ("date", "start")}, {}
    if not identifies(rows, child, roles, dated[0] if dated else None):
        return None
    return _seen(rows, roles | {"child": child}, unsure, _last(rows, dated))


def _seen(rows: Rows, roles: Mapping[Role, int], unsure: Mapping[Role, list[str]], last: date | None = None) -> LogSeen:
    body = sum(not rows.is_blank(row) for row in rows.body)
    return LogSeen(rows.top, body, rows.headings, roles, unsure, last)


def _child(headings: Sequence[str], roles: Mapping[Role, int]) -> int | None:
    """Give the column of identifiers; none under a heading of numbers of children."""
    at = roles.get("child")
    if at is None:
        words = [plain(heading) for heading in headings]
        several = [n for n, each in enumerate(words) if any(re.fullmatch(form, each) for form in FORMS["child"])]
        at = several[0] if several else None
    return None if at is None or _COUNTED.fullmatch(plain(headings[at])) else at


def _last(rows: Rows, dated: Sequence[int]) -> date | None:
    """Give the last date of a log; in months' sheets and most others it stands near the end."""
    given = [rows.raw(row, column) for column in dated[:1] for row in rows.body[-LAST:]]
    typed = [read_typed(raw) for raw in given if isinstance(raw, str)]
    month_first = order_of(typed).month_first
    days = [day for each in typed if each and (day := day_of(each, month_first=month_first)) is not None]
    found = [date(raw.year, raw.month, raw.day) for raw in given if isinstance(raw, date)]
    return max(found + [date.fromordinal(day + EPOCH) for day in days], default=None)


def _is_date(raw: Raw) -> bool:
    return isinstance(raw, date) or (isinstance(raw, str) and bool(read_typed(raw) or says_nothing(raw)))
