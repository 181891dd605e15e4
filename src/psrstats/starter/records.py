"""Files with a row an action, a reply to a survey, or an event: what a description begins to count of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from psrstats.agreement import agreement_of, folded
from psrstats.answered import before_and_after
from psrstats.capitals import capital
from psrstats.config import Actions, Survey
from psrstats.errors import UserError
from psrstats.files.grid import Grid
from psrstats.records.log_seen import LogSeen, see_log
from psrstats.records.replied.question import Question
from psrstats.records.replied.reading import read_replies
from psrstats.records.sheet_kinds import SAYS, Kind
from psrstats.records.tracked.reading import Sheets, read_actions
from psrstats.starter.names import Names, name_of
from psrstats.starter.quoted import quoted

MOST_ANSWERS, MOST_QUESTIONS, MOST_PARTS = 12, 8, 12
RECUR = 0.8  # of what is answered, at least, is said by more than one reply: what is written is not
SENDER = "Sender of {file}"
SHEETS: tuple[Kind, ...] = ("actions", "survey")  # counted without an engine
LIBRARIES = ("ibis", "duckdb")  # that count logs


class Counted(Struct, frozen=True):
    """A row of measures.csv that is counted from records."""

    name: str
    title: str
    count: str
    label: str = ""
    by: str = ""


class Laid(Struct, frozen=True):
    """A table of some of these."""

    name: str
    title: str
    layout: str
    measures: tuple[str, ...]
    rows: str = ""


class RecordsSeen(Struct, frozen=True):
    """A file of records: what is counted of it, how that is laid out, and why it is left out if it is."""

    name: str
    file: str
    kind: Kind
    counted: tuple[Counted, ...] = ()
    tables: tuple[Laid, ...] = ()
    problem: str = ""
    sheets: tuple[str, ...] = ()  # that hold a log, where not all of its workbook do
    last: date | None = None  # of a log's events

    @property
    def words(self) -> str:
        """Say what the file was taken for."""
        taken = f"taken as {SAYS[self.kind]}: see [[{self.kind}]] in psrstats.toml."
        return f"{taken} Left out: {self.problem}" if self.problem else taken


def see_records(path: Path, file: str, name: str, kind: Kind) -> RecordsSeen:
    """Look at a file of records; one that cannot be counted as it is has a problem.

    file: as psrstats.toml names it; name: of its measures' source.
    """
    agency = SENDER.format(file=file)
    try:
        if kind == "actions":
            return _of_actions(name, file, read_actions(path, file, Actions(name=name, agency=agency, file=file)))
        replies = read_replies(path, file, Survey(name=name, agency=agency, file=file))
    except UserError as error:
        return RecordsSeen(name, file, kind, problem=" ".join(map(str, error.faults[:1])))
    return _of_replies(name, file, replies.questions, tallies=replies.number is None)


def see_logs(grids: Iterable[Grid], file: str, names: Names) -> list[RecordsSeen]:
    """Look at the logs of a file: one, whose sheets have the same headings, or one for each of its sheets."""
    seen = [(g.sheet, log) for g in grids if g.state == "visible" and (log := see_log(g)) and log.dated]
    name = names.give(Path(file).stem)
    if len({log.headings for _, log in seen}) == 1:
        return [_of_log(file, name, seen[0][1], [sheet for sheet, _ in seen] if len(seen) > 1 else [])]
    return [_of_log(file, names.give(f"{name} {sheet}"), log, [sheet]) for sheet, log in seen]


def _of_log(file: str, name: str, log: LogSeen, sheets: Sequence[str]) -> RecordsSeen:
    """Count the rows of a log and the children in them, by ward where it names any."""
    unsure = [heading for role in ("child", "date") if role not in log.roles for heading in log.unsure.get(role, ())]
    unsure = [] if "start" in log.roles else unsure
    problem = f"which is its date: {', '.join(map(quoted, unsure))}? Write date = ... below." if unsure else ""
    if not all(map(find_spec, LIBRARIES)):
        problem = 'counting it needs libraries that are not installed: pip install "psrstats[records]".'
    by = "area" if "area" in log.roles else ""
    counts = (("events", f"{capital(name)}: events"), ("children", f"{capital(name)}: children"))
    counted = tuple(Counted(f"{name}-{count}", title, count, by=by) for count, title in counts)
    table = Laid(f"{name}-log", f"{capital(name)}, counted from the log", "listing", tuple(c.name for c in counted))
    return RecordsSeen(name, file, "log", counted, (table,), problem, tuple(sheets), log.last)


def _of_actions(name: str, file: str, sheets: Sheets) -> RecordsSeen:
    """Count how many actions there are and what became of them, by whoever is to act, or what they come from."""
    parts = ((held, {entry.text(held) for entry in sheets.entries}) for held in ("agency", "source", "theme"))
    by = next((held for held, said in parts if held in sheets.columns and 1 < len(said) <= MOST_PARTS), "")
    due = [("overdue", "Overdue")] if "due" in sheets.columns else []
    counts = [
        *(("made", "Actions"), ("completed", "Completed"), ("in progress", "In progress")),
        *(("not started", "Not started"), *due, ("share completed", "Completed")),
    ]
    counted = tuple(Counted(f"{name}-{name_of(count)}", title, count, by=by) for count, title in counts)
    table = Laid(f"{name}-progress", "Actions, and what became of them", "progress", tuple(c.name for c in counted))
    rows = {"agency": "Agency", "source": "Source", "theme": "Theme"}.get(by, "")
    if not by:
        table = Laid(table.name, table.title, "listing", table.measures)
    return RecordsSeen(name, file, "actions", counted, (Laid(*_parts(table), rows),))


def _parts(table: Laid) -> tuple[str, str, str, tuple[str, ...]]:
    return table.name, table.title, table.layout, table.measures


def _of_replies(name: str, file: str, questions: Sequence[Question], *, tallies: bool) -> RecordsSeen:
    """Count who replied, and the answers to each question that offers some; what is written is never proposed."""
    names = Names()
    replies = [] if tallies else [Counted(names.give(f"{name}-replies"), "Replies", "replies")]
    closed = [each for each in questions if _is_closed(each)][:MOST_QUESTIONS]
    of_agreement = [each for each in closed if _agrees(each)]
    counted, tables, agreeing = [*replies], [], []
    for each in closed:
        share = Counted(names.give(f"{name}-{each.heading}"), each.heading, "share of choices", each.heading)
        more = [Counted(names.give(f"{name}-{each.heading}-agree"), each.heading, "agree", each.heading)]
        mine = [share, *(more if each in of_agreement else [])]
        counted += mine
        if each in of_agreement:
            agreeing += mine
        else:
            tables.append(Laid(share.name, each.heading, "survey", (share.name,)))
    if agreeing:
        tables.insert(0, Laid(f"{name}-agreement", "What was agreed with", "survey", tuple(m.name for m in agreeing)))
    if replies:
        tables.insert(0, Laid(f"{name}-all", "Replies", "listing", (replies[0].name,)))
    problem = "" if counted else "nothing in it can be counted as it is: no question that offers answers was found."
    return RecordsSeen(name, file, "survey", tuple(counted), tuple(tables), problem)


def _is_closed(question: Question) -> bool:
    """Tell a question that offers answers, few of them and mostly said by more than one reply."""
    said = [folded(one) for each in question.answers for one in each]
    counts = Counter(said)
    recur = sum(number for number in counts.values() if number > 1)
    few = 0 < len(counts) <= MOST_ANSWERS and recur >= RECUR * len(said)
    spoken = not all(text.replace(".", "", 1).isdigit() for text in said)
    return few and spoken and len(before_and_after(question.heading)) == 1 and bool(name_of(question.heading))


def _agrees(question: Question) -> bool:
    said = {one for each in question.answers for one in each}
    return sum(agreement_of(one) != "" for one in said) > len(said) / 2


def record_lines(records: Iterable[RecordsSeen]) -> Iterator[str]:
    """Write what psrstats.toml says of files of records."""
    for each in records:
        lines = [f"[[{each.kind}]]", f"name = {quoted(each.name)}"]
        lines += [f"agency = {quoted(SENDER.format(file=each.file))}  # CHECK", f"file = {quoted(each.file)}"]
        lines += [f"sheets = [{', '.join(map(quoted, each.sheets))}]"] if each.sheets else []
        lines = [f"Left out: {' '.join(each.problem.split())}", *lines] if each.problem else lines
        yield from ([f"# {line}" for line in lines] if each.problem else lines)
        yield ""


def record_tables(records: Iterable[RecordsSeen], period: str) -> Iterator[str]:
    """Write the tables of what is counted of files of records; their titles tell the period."""
    for table in (table for each in records if not each.problem for table in each.tables):
        yield from ("[[table]]", f"name = {quoted(table.name)}", f"title = {quoted(f'{table.title}, {period}')}")
        yield f"layout = {quoted(table.layout)}"
        yield from ([f"rows = {quoted(table.rows)}"] if table.rows else [])
        yield "measures = ["
        yield from (f"  {quoted(name)}," for name in table.measures)
        yield from ("]", "")
