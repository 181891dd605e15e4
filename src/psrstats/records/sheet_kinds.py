"""What a sheet with a row a record is, by its headings and what stands under them: actions, replies, or a log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from psrstats.agreement import agreement_of
from psrstats.files.grid import Grid
from psrstats.records.headings import plain, told
from psrstats.records.identified import names_children
from psrstats.records.log_seen import see_log
from psrstats.records.replied.columns import columns_of
from psrstats.records.replied.reading import rows_of, tallied
from psrstats.records.sheets import Rows, rows_under
from psrstats.records.tracked.headings import FORMS
from psrstats.records.tracked.statuses import read_status

Kind = Literal["", "actions", "survey", "log"]
SAYS = {"actions": "a sheet of actions", "survey": "the replies to a survey", "log": "a log of single children"}
FEWEST = 2  # rows
MOST = 0.5  # of the cells of a column: more tell what it holds
# The headings that programs of surveys put beside the questions; those of a set stand together.
SIGNED = (
    {"start time", "completion time"},
    {"respondent id", "collector id"},
    {"user id", "ended"},
    {"user id", "started"},
    {"user id", "date started"},
    {"userid", "ended"},
    {"userid", "started"},
    {"userid", "date started"},
    {"unique response number"},
    {"response id", "progress"},
    {"response id", "recorded date"},
    {"response id", "date submitted"},
)
TIMED = ("timestamp", "time stamp")
NUMBERED = ("id", "no", "number", "reply", "response", "respondent")


def kind_of(grid: Grid) -> Kind:
    """Tell a sheet of actions, an export of replies and a log from any other sheet.

    Actions have a column of what is to be done, one of a status whose words are known, and one of when. Replies have
    the headings of a program of surveys, or a column of agreement in words. A log has identifiers of children beside
    dates.
    """
    if not any(any(cell is not None for cell in row) for row in grid.rows):
        return ""
    if _is_of_actions(grid):
        return "actions"
    if _is_of_replies(grid):
        return "survey"
    return "log" if (log := see_log(grid)) and log.dated else ""


def _is_of_actions(grid: Grid) -> bool:
    rows = rows_under(grid, lambda line: len(told(line, {}, FORMS)[0]), 3)
    if rows is None:
        return False
    columns = told(rows.headings, {}, FORMS)[0]
    if not {"action", "status"} <= {*columns} or not {"due", "closed"} & {*columns}:
        return False
    status, action = (_texts(rows, columns[held], rows.top) for held in ("status", "action"))
    known = not status or _share(status, lambda text: read_status(text) is not None) > MOST
    return len(action) >= FEWEST and known


def _is_of_replies(grid: Grid) -> bool:
    rows = rows_of(grid)
    headings = {plain(heading) for heading in rows.headings if heading}
    under = columns_of(rows).under
    columns = [_texts(rows, at, under) for at in range(len(rows.headings))]
    if max(map(len, columns), default=0) < FEWEST or len(headings) < FEWEST:
        return False
    first = next((plain(heading) for heading in rows.headings if heading), "")
    asks = first in NUMBERED and any("?" in heading for heading in rows.headings) and not names_children(rows)
    if any(signs <= headings for signs in SIGNED) or first in TIMED or asks or tallied(rows):
        return True
    return any(len(texts) > FEWEST and _share(texts, lambda text: agreement_of(text) != "") > MOST for texts in columns)


def _texts(rows: Rows, at: int, under: int) -> list[str]:
    return [text for row in rows.body if row > under and (text := rows.text(row, at))]


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, texts)) / len(texts) if texts else 0.0
