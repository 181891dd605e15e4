"""Every sheet of actions of a report, counted into observations: as they stood on the last day of its period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from statistics import median

from msgspec import Struct, field
from msgspec.structs import replace

from psrstats.config import Actions, Measure, Settings, Tracked
from psrstats.errors import Fault, UserError
from psrstats.model import Finding
from psrstats.periods import Period, known_period
from psrstats.records.by import read_by
from psrstats.records.observing_sheets import Tallied, observed
from psrstats.records.tracked.checking import check_actions
from psrstats.records.tracked.headings import Held
from psrstats.records.tracked.last import read_last
from psrstats.records.tracked.parting import held_named, parts_of
from psrstats.records.tracked.reading import Entry, Sheets, read_actions
from psrstats.stages import NEEDS_STATUS, OPEN, Action, Standing, counts
from psrstats.tallied import Kind, Tally

# The columns that a count needs: one at least of each lot.
NEEDS: Mapping[Kind, tuple[tuple[Held, ...], ...]] = {
    "made": (),
    "made in period": (("made",),),
    "completed": (("status", "closed"),),
    "completed in period": (("closed", "status"),),
    "in progress": (("status",),),
    "not started": (("status",),),
    "open": (("status", "closed"),),
    "overdue": (("due", "status"), ("status", "closed")),
    "withdrawn": (("status",),),
    "due": (("due",),),
    "completed on time": (("due",), ("closed", "status")),
    "open over": (("made",), ("status", "closed")),
    "moved": (("status", "closed"),),
    "stuck": (("status", "closed"),),
    "days": (("made",), ("closed", "status")),
}
CALLED: Mapping[Held, str] = {
    "made": "the days on which they were made",
    "due": "due dates",
    "status": "status",
    "closed": "the days on which they were completed",
}
OF_DUE: tuple[Kind, ...] = ("overdue", "due", "completed on time")
OF_MADE: tuple[Kind, ...] = ("made in period", "open over", "days")


class Made(Struct):
    """What was counted of the actions of a report, and what was found on the way."""

    rows: list[dict[str, object]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    tracked: dict[str, Tracked] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


class Year(Struct, frozen=True):
    """The actions of one year's sheet, and the day on which they are looked at."""

    period: str
    sheets: Sheets
    at: Standing

    @classmethod
    def of(cls, period: Period, sheets: Sheets) -> Year:
        """Look at actions on the last day of a period."""
        return cls(period.name, sheets, Standing(period.end, period.start))

    def after(self, before: Year) -> Year:
        """Look at them with those that were open a year before."""
        each = ((entry.action.key, entry.action.on(before.at.day)) for entry in before.sheets.entries)
        return replace(self, at=replace(self.at, before={key: stage for key, stage in each if stage in OPEN}))


def tally_actions(settings: Settings) -> Made:
    """Count the measures of a report that are counted from sheets of actions."""
    made = Made()
    for about in filter(settings.has_come, settings.actions):
        try:
            _tally_sheet(settings, about, made)
        except UserError as error:
            made.faults += error.faults
    return made


def _tally_sheet(settings: Settings, about: Actions, made: Made) -> None:
    read = read_actions(settings.sources_folder / about.file, about.file, about, settings.corrections)
    years, before = [Year.of(known_period(settings.report.period), read)], read_last(settings, about)
    if before is not None:
        last = Year.of(settings.report.compared_period, before)
        years = [last, years[0].after(last)]
    now = years[-1]
    columns: dict[str, str] = dict(zip(read.columns, read.columns.values(), strict=True))
    made.tracked[about.name] = Tracked(tuple(one.action for one in read.entries), now.at, columns)
    made.findings += check_actions(read, now.at, about)
    for measure in settings.measures.values():
        if measure.source == about.name and measure.tally and not measure.tally.parts:
            lacking = list(_lacking(settings, measure, measure.tally, read, about, has_last=len(years) > 1))
            made.faults += lacking
            if not lacking:
                _tally_measure(settings, about, measure, years, made)


def _lacking(
    settings: Settings, measure: Measure, tally: Tally, read: Sheets, about: Actions, *, has_last: bool
) -> Iterator[Fault]:
    """Name what a count needs and its sheet does not have."""
    where, here = f"{settings.report.measures} ({measure.name})", f"[[actions]] {about.name}"
    for either in NEEDS[tally.kind]:
        if any(held in read.columns for held in either) or (about.made_on and "made" in either) or _told(read, either):
            continue
        held, unsure = either[0], [name for each in either for name in read.unsure.get(each, ())]
        fix = f'Write in psrstats.toml, in {here}: {held} = "its heading".'
        if unsure:
            several = ", ".join(f"'{name}'" for name in unsure)
            yield Fault(about.file, f"has several columns that may hold {CALLED[held]}: {several}.", fix)
        else:
            yield Fault(where, f"'{measure.count}' needs {CALLED[held]}, and {about.file} has no column of that.", fix)
    if tally.looks_back and not has_last:
        fix = f'Write in {here}: last = "the sheet as it stood then"; or the report before in [report] against.'
        yield Fault(where, f"'{measure.count}' needs the sheet as it stood at the last report.", fix)


def _told(read: Sheets, either: Sequence[Held]) -> bool:
    """Say whether sections or sheets tell the status that no column does."""
    return "status" in either and any(entry.said.stage for entry in read.entries)


def _tally_measure(settings: Settings, about: Actions, measure: Measure, years: Sequence[Year], made: Made) -> None:
    tally = measure.tally
    assert tally is not None  # only those are counted
    looked = years[-1:] if tally.looks_back else years
    for year in looked:
        for names in ((), *read_by(measure.by)):
            headings = _headings(tally, names, year.sheets)
            for one in _tallied(tally, names, year, looked, about):
                row = observed(measure, one, settings, about.file, headings)
                made.rows.append(row)
                if one.reason:
                    made.reasons[str(row["cell"])] = one.reason


def _headings(tally: Tally, names: Sequence[str], sheets: Sheets) -> list[str]:
    """Name the columns from which a figure is counted."""
    used: list[Held] = [held for either in NEEDS[tally.kind] for held in either] or ["reference", "action"]
    used += [held for name in names if (held := held_named(name))]
    others = [name for name in names if not held_named(name)]
    return [*(sheets.columns[held] for held in used if held in sheets.columns), *others]


def _tallied(
    tally: Tally, names: Sequence[str], year: Year, years: Sequence[Year], about: Actions
) -> Iterator[Tallied]:
    """Count, for each part that any year has."""
    of = {each.period: [parts_of(name, each.sheets.entries, about) for name in names] for each in years}
    entries = year.sheets.entries
    if not names:
        yield _figure(tally, (), [entry.action for entry in entries], year)
        return
    keys = dict.fromkeys(
        key for each in years for words in zip(*of[each.period], strict=True) for key in product(*words)
    )
    lots: dict[tuple[str, ...], list[Action]] = {key: [] for key in keys}
    for entry, words in zip(entries, zip(*of[year.period], strict=True), strict=True):
        for key in product(*words):
            lots[key].append(entry.action)
    yield from (_figure(tally, key, lot, year) for key, lot in lots.items())


def _figure(tally: Tally, groups: tuple[str, ...], actions: Sequence[Action], year: Year) -> Tallied:
    there = [action for action in actions if not action.made or action.made <= year.at.day]
    if reason := _missing(tally, there):
        return Tallied(year.period, groups, None, reason)
    counted = [action for action in there if counts(action, tally, year.at)]
    if tally.kind != "days":
        return Tallied(year.period, groups, float(len(counted)))
    lengths = [(one.closed - one.made).days for one in counted if one.closed and one.made and one.closed >= one.made]
    if not lengths:
        return Tallied(
            year.period, groups, None, "none has a day on which it was made and one on which it was completed"
        )
    return Tallied(year.period, groups, float(median(lengths)))


def _missing(tally: Tally, actions: Sequence[Action]) -> str:
    """Say why actions cannot be counted: nothing is said of any of them; blank where they can, or there are none."""
    if not actions:
        return ""
    if tally.kind in NEEDS_STATUS and not any(action.stage for action in actions):
        return "no status is given"
    if tally.kind in OF_DUE and not any(action.due or action.said_overdue for action in actions):
        return "no due date is given"
    if tally.kind in OF_MADE and not any(action.made for action in actions):
        return "no date is given on which they were made"
    if tally.kind == "completed on time" and not any(action.closed for action in actions):
        completed = any(action.stage == "completed" for action in actions)
        return "no date is given on which they were completed" if completed else ""
    return ""


__all__ = ["Entry", "Made", "tally_actions"]
