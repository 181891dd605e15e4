"""An action, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field

from psrstats.tallied import Tally

# open: not completed, and how far it has come is not said; blank: nothing is said at all.
Stage = Literal["completed", "in progress", "not started", "open", "withdrawn", ""]
FURTHER: tuple[Stage, ...] = ("", "not started", "open", "in progress", "completed")
OPEN: tuple[Stage, ...] = ("in progress", "not started", "open")
NEEDS_STATUS = (
    *("completed", "completed in period", "in progress", "not started", "open", "withdrawn", "completed on time"),
    *("open over", "moved", "stuck", "overdue"),
)


class Action(Struct, frozen=True):
    """One row of a sheet of actions."""

    key: str  # what it is known by from one year to the next: its reference, or its words where it has none
    stage: Stage  # as the sheet says it
    made: date | None = None
    due: date | None = None
    closed: date | None = None
    said_overdue: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)  # what its cells say, by the heading over each
    row: int = 0  # as the sheet counts them

    def on(self, day: date) -> Stage:
        """Say how it stood on a day: what was completed after it was still open then."""
        if self.stage == "completed" and self.closed and self.closed > day:
            return "in progress"
        return self.stage

    def is_open(self, day: date) -> bool:
        """Say whether it was still to be completed on a day."""
        return self.on(day) in OPEN

    def is_overdue(self, day: date) -> bool:
        """Say whether it fell due before a day and was open on it; without a due date, whether the sheet says so."""
        return self.is_open(day) and (self.due < day if self.due else self.said_overdue)


class Standing(Struct, frozen=True):
    """The day on which actions are looked at, the first day of its period, and how each stood at the last report."""

    day: date
    first: date
    before: Mapping[str, Stage] = field(default_factory=dict)  # by the key of each action that was open then


def counts(action: Action, tally: Tally, at: Standing) -> bool:
    """Say whether an action is among those that are counted."""
    now, day = action.on(at.day), at.day
    if action.made and action.made > day:
        return False
    match tally.kind:
        case "made":
            return True
        case "made in period":
            return action.made is not None and action.made >= at.first
        case "completed" | "in progress" | "not started" | "withdrawn":
            return now == tally.kind
        case "completed in period":
            return now == "completed" and action.closed is not None and action.closed >= at.first
        case "open":
            return now in OPEN
        case "overdue":
            return action.is_overdue(day)
        case "due":
            return action.due is not None and action.due <= day and now != "withdrawn"
        case "completed on time":
            return bool(now == "completed" and action.closed and action.due and action.closed <= action.due <= day)
        case "open over":
            return now in OPEN and action.made is not None and _months_after(action.made, tally.months) < day
        case "moved" | "stuck":
            was = at.before.get(action.key)
            if was is None or now in ("", "withdrawn"):
                return False
            moved = FURTHER.index(now) > FURTHER.index(was)
            return moved if tally.kind == "moved" else not moved and now in OPEN
        case "days":
            return now == "completed" and action.made is not None and action.closed is not None
    return False


def _months_after(day: date, months: int) -> date:
    """Give the same day so many months later, or the last of its month.

    >>> _months_after(date(2019, 12, 31), 2)
    datetime.date(2020, 2, 29)
    """
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date(year, month, min(day.day, last))
