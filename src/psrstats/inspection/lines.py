"""What is said of a file: each sheet's picture, its tables, and what was not read and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from psrstats.files.grid import letters_of
from psrstats.inspection.cells import cut, in_file, printable, ranges
from psrstats.inspection.files import FileSeen
from psrstats.inspection.folding import Fold, counted, fold, listed
from psrstats.inspection.picture import MARKS, Line, Picture
from psrstats.inspection.tables import ColumnSeen, columns_seen, range_of, rows_of
from psrstats.load.account import Account, Issue, TableSeen
from psrstats.load.published import header_of
from psrstats.records.log_seen import LogSeen
from psrstats.records.sheet_kinds import SAYS, kind_of

CELLS_LISTED = 6
HEADING = 44
WORDS = {
    "error": "an Excel error",
    "uncalculated": "a formula that was never calculated",
    "unread": "not read",
    "number-as-text": "a number typed as text",
    "hidden": "a figure in a hidden row or column",
    "impossible-period": "a period that cannot be",
    "duplicate-row": "a row that repeats another",
}


def file_lines(file: FileSeen, width: int) -> Iterator[Line]:
    """Give the lines about a file, its pictures as wide as a width."""
    lines = (line for account in file.sheets for line in _sheet_lines(file, account, width))
    yield from ([(f"{file.name}: {warning}", "bold")] for warning in file.warnings)
    for line in lines:
        yield [(printable(text), given) for text, given in line]


def plain(line: Line) -> str:
    """Give a line as plain text."""
    return "".join(text for text, _ in line).rstrip()


def _sheet_lines(file: FileSeen, account: Account, width: int) -> Iterator[Line]:
    grid = account.sheet.grid
    state = "" if grid.state == "visible" else f" ({grid.state}: read only where psrstats.toml names the sheet)"
    yield [(f"{file.name}!{grid.sheet}{state}", "bold")]
    yield []
    if log := file.logs.get(grid.sheet):
        yield from _log_lines(log)
        return
    if not account.classes:
        yield [("The sheet is empty.", "")]
        yield []
        return
    yield from Picture(account, width).lines()
    yield []
    yield _key(account)
    yield []
    if header := header_of(grid):
        yield [(f"Published format: {header.format.title}, headings in row {header.row + 1}", "bold")]
        yield []
    if kind := kind_of(grid):
        yield [(f"Looks like {SAYS[kind]}, a row each: count it with [[{kind}]] in psrstats.toml.", "bold")]
        yield []
    for number, table in enumerate(account.tables, 1):
        yield from _table_lines(number, account, table)
    if not account.tables:
        yield [("No table was found.", "")]
    yield from _issue_lines(account)
    yield []


def _log_lines(log: LogSeen) -> Iterator[Line]:
    """Say what the columns of a log were taken to hold; its rows are about single children."""
    if log.dated:
        yield [(f"Looks like {SAYS['log']}, a row each: count it with [[log]] in psrstats.toml.", "bold")]
    else:
        yield [("Lists single people, without an identifier and a date of each: nothing is counted from it.", "bold")]
    yield [(f"{counted(log.rows, 'row')} under row {log.top + 1}, which are not shown.", "")]
    yield []
    widest = max(len(cut(heading, HEADING)) for heading in log.headings)
    for number, heading in enumerate(log.headings):
        yield [(f"  {letters_of(number):<3} {cut(heading, HEADING):<{widest}}  {log.holds(number)}", "")]
    for role, several in log.unsure.items():
        if role not in log.roles and log.dated:
            yield [(f"  Which is the {role}: {', '.join(several)}? Write {role} = ... in [[log]].", "unread")]
    yield []


def _key(account: Account) -> Line:
    """Count the cells of each class that occurs; together they are all that hold something."""
    line: Line = [(f"{counted(len(account.classes), 'cell')}: ", "")]
    used = [(given, count) for given, count in account.counts.items() if count]
    for number, (given, count) in enumerate(used):
        line += [(", " if number else "", ""), (f"{MARKS[given]} {count:,} {given}", given)]
    grid = account.sheet.grid
    hidden = bool(grid.hidden_rows or grid.hidden_columns)
    return [*line, ("; (in brackets) a hidden row or column" if hidden else "", "")]


def _table_lines(number: int, account: Account, table: TableSeen) -> Iterator[Line]:
    header, body = rows_of(table)
    under = f"{counted(header, 'header row')} over {counted(body, 'row')}" if header else counted(body, "row")
    yield [(f"Table {number}: {range_of(account, table)}, {under}", "bold")]
    columns = columns_seen(account, table)
    shown = fold([(column.kind, bool(column.period)) for column in columns])
    widest = max((len(cut(columns[n].heading, HEADING)) for n in shown if isinstance(n, int)), default=0)
    for item in shown:
        if isinstance(item, Fold):
            yield [(f"  … {counted(len(item.items), 'column')} like these …", "dim")]
        else:
            yield [(_column_line(columns[item], widest), "")]


def _column_line(column: ColumnSeen, widest: int) -> str:
    counts = {"value": column.values, "marker": column.markers, "total": column.totals, "unread": column.unread}
    counted_ones = ", ".join(_plural(count, given) for given, count in counts.items() if count)
    about = " ".join(part for part in (column.kind, column.area, column.period) if part)
    heading = cut(column.heading, HEADING)
    return f"  {column.column:<3} {heading:<{widest}}  {about}{': ' if counted_ones else ''}{counted_ones}"


def _plural(count: int, given: str) -> str:
    return f"{count:,} unread" if given == "unread" else counted(count, given)


def _issue_lines(account: Account) -> Iterator[Line]:
    """Tell the issues, those of one kind together."""
    for kind, group in groupby(sorted(account.issues, key=lambda issue: issue.kind), lambda issue: issue.kind):
        issues = list(group)
        where = listed(ranges({in_file(account, issue.place) for issue in issues}), CELLS_LISTED)
        yield [(f"{WORDS.get(kind, kind)}, {counted(len(issues), 'cell')}: {where}", "unread")]
        yield from (_message(account, issue) for issue in issues[:2])


def _message(account: Account, issue: Issue) -> Line:
    cell = ranges([in_file(account, issue.place)])[0]
    text = cut(issue.message, 110) if issue.place in account.classes else issue.message
    return [(f"  {cell}: {text}", "")]
