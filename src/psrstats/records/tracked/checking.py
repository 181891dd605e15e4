"""What is odd about a sheet of actions: dates against one another and against the status, rows twice, rows gone.

Nothing is put right: actions are counted as they are, and who keeps the sheet is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from psrstats.config import Actions
from psrstats.model import Finding, Severity
from psrstats.periods import on_day
from psrstats.records.tracked.headings import Held
from psrstats.records.tracked.reading import Entry, Sheets
from psrstats.stages import OPEN, Standing

DATES, STATUS, REFERENCE = "action-dates", "action-status", "action-reference"
ONE = (("they count", "it counts"), ("they were", "it was"), ("of them", "of it"), ("and have", "and has"))
DIFFERENT = 20  # dates of which none is above 12, for their order to be in doubt


def check_actions(read: Sheets, at: Standing, about: Actions) -> Iterator[Finding]:
    """Give what is odd about a sheet of actions; at: the day on which they are looked at."""
    for lot in (_dates(read, at), _months(read, about), _statuses(read, about), _references(read, at, about)):
        yield from lot


Which = Callable[[Entry], bool]


def _dates(read: Sheets, at: Standing) -> Iterator[Finding]:
    day = on_day(at.day).name
    warnings: tuple[tuple[Which, Held, str, str], ...] = (
        (_undated, "closed", "completed, and no date says when", "When were they completed?"),
        (_closed_and_open, "closed", "still open by the status, and have a date of completion; they count as open",
         "Were they completed, or opened again?"),
        (_due_before_made, "due", "due before they were made", "Which of the two dates is wrong?"),
        (_closed_before_made, "closed", "completed before they were made; no length is taken of them",
         "Which of the two dates is wrong?"),
    )  # fmt: skip
    for which, held, says, ask in warnings:
        if held in read.columns:
            yield from _told(DATES, "warning", filter(which, read.entries), held, says, ask)
    late = [one for one in read.entries if one.action.said_overdue and one.action.due and one.action.due >= at.day]
    yield from _told(
        DATES, "warning", late, "status", f"called overdue, and not due before {day}", "When were they due?"
    )
    after = [
        one
        for one in read.entries
        if one.action.stage == "completed" and one.action.closed and one.action.closed > at.day
    ]
    yield from _told(DATES, "note", after, "closed", f"completed after {day}: on that day they count as in progress")
    columns: tuple[tuple[Held, str], ...] = (("made", "made"), ("due", "due"), ("closed", "completed"))
    for held, what in columns:
        unread = [one for one in read.entries if held in one.unread]
        yield from _told(
            DATES, "warning", unread, held, f"{what} at a time that cannot be read as a day", "Which day is meant?"
        )


def _told(
    name: str, severity: Severity, entries: Iterable[Entry], held: Held, says: str, ask: str = ""
) -> Iterator[Finding]:
    """Tell once of all actions of which something is so, as it is said of several."""
    found = list(entries)
    if not found:
        return
    cells, printed = tuple(entry.cell(held) for entry in found), found[0].text(held)
    for several, one in ONE if len(found) == 1 else ():
        says = says.replace(several, one)
    subject = "An action is" if len(found) == 1 else f"{len(found)} actions are"
    yield Finding(name, severity, f"{subject} {says}.", cells, printed=printed, ask=ask)


def _undated(entry: Entry) -> bool:
    return entry.action.stage == "completed" and entry.action.closed is None


def _closed_and_open(entry: Entry) -> bool:
    return entry.action.stage in OPEN and entry.action.closed is not None


def _due_before_made(entry: Entry) -> bool:
    return bool(entry.action.due and entry.action.made and entry.action.due < entry.action.made)


def _closed_before_made(entry: Entry) -> bool:
    return bool(entry.action.closed and entry.action.made and entry.action.closed < entry.action.made)


def _months(read: Sheets, about: Actions) -> Iterator[Finding]:
    """Tell of typed dates whose order of day and month is mixed, is the other, or cannot be told."""
    for cell, order in read.orders if not about.dates else ():
        ask = "Can the sheet be sent with dates as 5 June 2019?"
        if order.mixed:
            message = "Some dates of this column have the month first and some the day, which is taken for all."
            yield Finding(DATES, "error", message, (cell,), ask=ask)
        elif order.month_first:
            message = "The dates of this column have the month first, as those tell whose day is above 12."
            yield Finding(DATES, "note", message, (cell,), ask=ask)
        elif not order.day_shown and not order.month_shown and order.different >= DIFFERENT:
            message = "No date of this column has a number above 12, so that they may have the month first."
            yield Finding(DATES, "warning", message, (cell,), ask=ask)


def _statuses(read: Sheets, about: Actions) -> Iterator[Finding]:
    blank = [one for one in read.entries if not one.action.stage]
    says = "without a status: among those made, and among no others"
    severity: Severity = "warning" if len(blank) < len(read.entries) else "note"  # of all, [x] says it
    yield from _told(STATUS, severity, blank, "status", says, "How do they stand?")
    greens = [one for one in read.entries if one.said.green]
    done = [one for one in read.entries if one.action.stage == "completed" and not one.said.green]
    if greens and not done and not any(word.casefold() == "green" for word in about.statuses):
        says = "green, which counts as on track; in some sheets it means completed"
        ask = f'If so, write in [[actions]] {about.name}: statuses = {{ "Green" = "completed" }}.'
        yield from _told(STATUS, "warning", greens, "status", says, ask)
    vague = [one for one in read.entries if one.action.stage == "open" and not one.action.said_overdue]
    says = "open, and how far is not said: among those open, and neither in progress nor not started"
    yield from _told(STATUS, "note", vague, "status", says)
    if read.aside:
        message = f"{len(read.aside)} row{'s' if len(read.aside) > 1 else ''} of words could not be read as an action."
        yield Finding("file", "note", message, tuple(read.aside))


def _references(read: Sheets, at: Standing, about: Actions) -> Iterator[Finding]:
    same: dict[str, list[Entry]] = defaultdict(list)
    for entry in read.entries:
        if entry.action.key:
            same[entry.action.key].append(entry)
    twice = [entry for entries in same.values() if len(entries) > 1 for entry in entries]
    held: Held = "reference" if "reference" in read.columns else "action"
    says = "known by a reference that another has too; each is counted"
    yield from _told(REFERENCE, "warning", twice, held, says, "Are they one, entered twice?")
    if gone := [key for key in at.before if key not in same]:
        are = "is" if len(gone) == 1 else "are"
        message = f"{len(gone)} of the {about.rows} that were open at the last report {are} not in this sheet."
        yield Finding(REFERENCE, "warning", message, (about.file,), ask="Were they completed, or lost?")
