"""A report rolled over into another year's: its description moved on, its agencies' files waited for."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from psrstats.config import SETTINGS_FILE, Sender, Settings, read_settings
from psrstats.continuity.look_again import LOOK_AGAIN, listed
from psrstats.continuity.measures_moved import measures_moved
from psrstats.continuity.toml_edit import Edit, edited, put, taken_out
from psrstats.continuity.toml_text import Leaf, comments, inline, scanned, without
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.files.saved import saved_on
from psrstats.moved import Window, moved
from psrstats.periods import ImpossiblePeriod, Period, known_period, on_day, read_period, season, year_before
from psrstats.years import Awaited, Change, Left, RolledOver

# What of each part says years that are the report's; what is always one of its periods moves wherever it lies.
SENT = ("source", "log", "actions", "survey")  # the entries that say which files agencies send
MOVED = {
    "report": ("title", "period", "previous", "denominator_year"),
    "cover": ("summary", "published", "next", "status", "keywords"),
    **dict.fromkeys(SENT, ("file", "sheets", "period", "group", "context", "rows", "last")),
    "table": ("title", "rows", "notes"),
    "overlap": ("groups", "both", "total"),
    "agree": ("first", "second"),
    "disclosure": ("keep", "no_totals"),
}
PERIODS = {"report": ("period", "previous", "denominator_year"), "source": ("period",), "cover": ("published", "next")}
DROPPED = ("correct", "accept", "state", "quote")
TIES = "draft-ties.txt"  # holds no year and no number, so that it serves the next report as it is
UNKNOWN = "yes"
OF_LAST_YEAR = ("last", "asked_last")  # what the report that `against` names says from now on
ASKED = "asked"  # how many were asked is another number every year
MOST_LEAP_DAYS = 3  # of a stretch of ten years


def rolled_over(report: Path, new: Path, period: str = "") -> RolledOver:
    """Move a report on to another year.

    report: its folder; new: the folder of the new one, which is not written here.
    period: the new report's; a year after the old one's unless given.
    Raises UserError where the report's description has faults, the period is no such stretch of another year, and
    where the new folder holds a report already.
    """
    settings, faults = read_settings(report)
    inlined = [*inline(_text(report), DROPPED)]
    faults += tuple(
        Fault(f"{SETTINGS_FILE} [[{name}]]", "stands within one list.", f"Write each under a heading [[{name}]].")
        for name in inlined
    )
    if (new / SETTINGS_FILE).exists():
        faults += (Fault(str(new), f"holds a {SETTINGS_FILE} already.", "Name a folder that is not there yet."),)
    if faults:
        raise UserError(*faults)
    now, then = _target(settings, period), known_period(settings.report.period)
    years = now.end.year - then.end.year
    window = Window.of(then, settings.report.compared_period)
    text = without(_text(report), DROPPED)
    text, gone = _without_last(text, (ASKED, *(OF_LAST_YEAR if years > 0 else ())))
    text, changes, left = _moved_on(text, years, window)
    awaited = tuple(_awaited(settings, source, years) for source in settings.senders if source.file)
    text = _with_period(_with_awaited(text, awaited), now)
    against = os.path.relpath(report.resolve(), new.resolve()).replace(os.sep, "/") if years > 0 else ""
    text = _with_against(text, against)
    sheet, more, others = measures_moved(report / settings.report.measures, years, window)
    left = (*_dropped(settings), *gone, *left, *others, *_in_comments(text, years))
    changes = (*changes, *more)
    if against:
        changes = (Change(f"{SETTINGS_FILE} [report] against", settings.report.against or "none", against), *changes)
    files = (
        (SETTINGS_FILE, _ended_alike(text, report).encode()),
        (settings.report.measures, sheet),
        (LOOK_AGAIN, listed(now.name, settings.report.period, awaited, left).encode()),
        *(
            (name, (report / name).read_bytes())
            for name in (TIES, settings.cover.template)
            if (report / name).is_file()
        ),
    )
    return RolledOver(then.name, now.name, changes, awaited, left, files)


def _text(report: Path) -> str:
    text = (report / SETTINGS_FILE).read_text(encoding="utf-8-sig")
    return text.replace("\r\n", "\n")


def _ended_alike(text: str, report: Path) -> str:
    """End lines as the old description does."""
    return text.replace("\n", "\r\n") if b"\r\n" in (report / SETTINGS_FILE).read_bytes() else text


def _in_comments(text: str, years: int) -> Iterator[Left]:
    """Tell the comments that say years: what was typed for a reader of the description is left to one."""
    for start, end in comments(text):
        if moved(text[start:end], years).text != text[start:end]:
            line = text.count("\n", 0, start) + 1
            yield Left("comments", f"{SETTINGS_FILE} line {line}", text[start:end])


def _target(settings: Settings, period: str) -> Period:
    """Give the period that is asked for, or the one a year after the report's."""
    own = known_period(settings.report.period)
    if not period:
        return year_before(own, -1)
    try:
        wanted = read_period(period)
    except ImpossiblePeriod as error:
        raise UserError(Fault("--period", f"{error}.")) from None
    if wanted is None or not _alike(wanted, own):
        names = [year_before(own, -1).name, year_before(own, -2).name]
        what = f"'{period}' is not {own.name} of another year."
        raise UserError(Fault("--period", what, did_you_mean(period, names)))
    if wanted == own:
        raise UserError(Fault("--period", f"'{period}' is the report's own period.", "Name another year's."))
    return wanted


def _alike(one: Period, other: Period) -> bool:
    """Say whether periods are the same stretch of a year, and as long but for a leap day."""
    lengths = [(each.end - each.start).days for each in (one, other)]
    return season(one) == season(other) and abs(lengths[0] - lengths[1]) <= MOST_LEAP_DAYS


def _moved_on(text: str, years: int, window: Window) -> tuple[str, tuple[Change, ...], tuple[Left, ...]]:
    edits, changes, left, entries = [], [], [], tomllib.loads(text)
    for leaf in scanned(text)[0]:
        head, key = str(leaf.path[0]), str(next((part for part in leaf.path[1:] if isinstance(part, str)), ""))
        raw = text[leaf.start : leaf.end]
        if key not in MOVED.get(head, ()) or raw[0] not in "\"'":
            continue
        found = moved(raw, years, None if key in PERIODS.get(head, ()) else window)
        where = _where(entries, leaf, head, key)
        if found.text != raw:
            edits.append(Edit(leaf.start, leaf.end, found.text))
            changes.append(Change(where, _plain(raw), _plain(found.text)))
        if found.left:
            left.append(Left("years", where, f"says {', '.join(found.left)}, left as it is: {_plain(raw)}"))
    return edited(text, edits), tuple(changes), tuple(left)


def _where(entries: Mapping[str, Any], leaf: Leaf, head: str, key: str) -> str:
    """Name a value as messages do: psrstats.toml [[table]] wards, notes."""
    if head in ("report", "cover", "disclosure"):
        return f"{SETTINGS_FILE} [{head}] {key}"
    entry = entries.get(head, [])
    number = leaf.path[1] if isinstance(leaf.path[1], int) else 0
    held = entry[number] if isinstance(entry, list) else entry
    return f"{SETTINGS_FILE} [[{head}]] {held.get('name', number + 1)} {key}"


def _plain(raw: str) -> str:
    return str(tomllib.loads(f"x = {raw}")["x"])


def _with_period(text: str, now: Period) -> str:
    """Make sure that the report's period is read as the new one, however it was written."""
    leaf = next(leaf for leaf in scanned(text)[0] if leaf.path[0] == "report" and leaf.path[-1] == "period")
    written = read_period(_plain(text[leaf.start : leaf.end]))
    return text if written == now else edited(text, [Edit(leaf.start, leaf.end, f'"{now.name}"')])


def _awaited(settings: Settings, source: Sender, years: int) -> Awaited:
    path = settings.sources_folder / source.file
    files = [each for each in path.iterdir() if each.is_file()] if path.is_dir() else [path]
    day = max(filter(None, map(saved_on, files)), default=None)
    last = on_day(day).name if day else source.awaited or UNKNOWN
    return Awaited(source.name, source.agency, moved(source.file, years).text, last)


def _with_awaited(text: str, awaited: tuple[Awaited, ...]) -> str:
    """Say of all that is sent that its file is awaited, and when last year's was saved, right below its file."""
    by_name = {one.name: one.last for one in awaited}
    entries: dict[object, dict[str, Leaf]] = {}
    for leaf in scanned(text)[0]:
        several = len(leaf.path) > 1 and isinstance(leaf.path[1], int)
        if leaf.path[0] in SENT and len(leaf.path) == 2 + several:
            entries.setdefault(leaf.path[: 1 + several], {})[str(leaf.path[-1])] = leaf
    edits = []
    for entry in entries.values():
        if "file" not in entry:  # a table of a database is there at all times
            continue
        said = by_name[_plain(text[entry["name"].start : entry["name"].end])]
        edits.append(put(text, entry, "awaited", said, after="file"))
    return edited(text, edits)


def _without_last(text: str, keys: tuple[str, ...]) -> tuple[str, tuple[Left, ...]]:
    """Take out what is said of last year's replies and actions, and how many were asked: tell of it."""
    found = [leaf for leaf in scanned(text)[0] if leaf.path[0] in SENT and leaf.path[2:] in [(key,) for key in keys]]
    entries = tomllib.loads(text)
    told = tuple(
        Left("last", _where(entries, leaf, str(leaf.path[0]), str(leaf.path[-1])), text[leaf.start : leaf.end])
        for leaf in found
    )
    return edited(text, [taken_out(text, leaf) for leaf in found]), told


def _with_against(text: str, against: str) -> str:
    """Hold the report against the one that it was rolled over from, or against none."""
    report = {str(leaf.path[-1]): leaf for leaf in scanned(text)[0] if leaf.path[0] == "report" and len(leaf.path) < 4}
    if not against and "against" not in report:
        return text
    after = "previous" if "previous" in report else "period"
    return edited(text, [put(text, report, "against", against, after=after)])


def _dropped(settings: Settings) -> Iterator[Left]:
    """Tell what is not carried over, without the numbers that it reads."""
    for one in settings.corrections:
        yield Left("corrections", one.where, one.reason)
    for accepted in settings.acceptances:
        place = accepted.where or f"the draft's '{accepted.words}'"
        yield Left("acceptances", f"{accepted.code} {place}", f"{accepted.reason} ({accepted.by}, {accepted.when})")
    for stated in settings.stated:
        until = f", good until {stated.until}" if stated.until else ""
        yield Left("statements", f"'{stated.words}'", f"{stated.source} ({stated.by}, {stated.when}){until}")
