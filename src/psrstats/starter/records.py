"""Files with a row an action, or a reply to a survey: what a description begins to count of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from psrstats.agreement import agreement_of, folded
from psrstats.answered import before_and_after
from psrstats.config import Actions, Survey
from psrstats.errors import UserError
from psrstats.records.replied.question import Question
from psrstats.records.replied.reading import read_replies
from psrstats.records.sheet_kinds import SAYS, Kind
from psrstats.records.tracked.reading import Sheets, read_actions
from psrstats.starter.names import Names, name_of
from psrstats.starter.quoted import quoted

MOST_ANSWERS, MOST_QUESTIONS, MOST_PARTS = 12, 8, 12
RECUR = 0.8  # of what is answered, at least, is said by more than one reply: what is written is not
SENDER = "Sender of {file}"


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
