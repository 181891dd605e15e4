"""A sheet of actions read: each row with what its columns hold, and how far the action has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from psrstats.config import STAGE_WORDS, Actions, Correction
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.periods import ImpossiblePeriod, on_day, read_period
from psrstats.records.headings import column_named, plain, told
from psrstats.records.sheets import Rows, rows_under, sheets_of
from psrstats.records.tracked.days import Side, order_in, read_day
from psrstats.records.tracked.headings import FORMS, Held
from psrstats.records.tracked.statuses import TICKS, Said, read_status, said_as
from psrstats.records.typed_dates import Order
from psrstats.stages import Action
from psrstats.totals import is_total

ENOUGH = 3  # columns that are known, for a row to be that of the headings
WORDED: tuple[Held, ...] = ("action", "reference")  # what a row says that is an action
SIDES: Mapping[Held, Side] = {"made": "first", "due": "last", "closed": "last"}


class Entry(Struct, frozen=True):
    """One action as it was read, and where."""

    action: Action
    sheet: Rows
    row: int
    columns: Mapping[Held, int]
    said: Said
    unread: tuple[Held, ...] = ()  # the columns of days that hold something that is no day

    def text(self, held: Held) -> str:
        """Give what one of its cells says."""
        return self.sheet.text(self.row, self.columns[held]) if held in self.columns else ""

    def cell(self, held: Held) -> str:
        """Name one of its cells; the row's first, where there is no such column."""
        return self.sheet.cell(self.row, self.columns.get(held, min(self.columns.values())))


class Sheets(Struct):
    """All actions of a file, what its columns are headed, and the orders of its typed dates."""

    entries: list[Entry] = field(default_factory=list)
    columns: dict[Held, str] = field(default_factory=dict)
    orders: list[tuple[str, Order]] = field(default_factory=list)  # by the cell of the heading
    unsure: dict[Held, list[str]] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)  # rows that hold words, and are no action


def read_actions(path: Path, name: str, about: Actions, corrections: Iterable[Correction] = ()) -> Sheets:
    """Read every action of a file.

    name: what messages call the file; corrections: of any file, of which those of this one are made.
    Raises UserError where it cannot be read, where no row is one of headings, and for each word of status that is not
    known, with its cell.
    """
    grids = sheets_of(path, name, about.sheets, corrections)
    found = [rows for grid in grids if (rows := rows_under(grid, lambda line: _score(line, about), ENOUGH))]
    if not found or (about.sheets and len(found) < len(grids)):
        raise UserError(*_no_headings(name, about, [grid.sheet for grid in grids]))
    _must_have(name, about, found)
    made, unknown = Sheets(), dict[str, list[str]]()
    for rows in found:
        columns, unsure = told(rows.headings, about.said, FORMS)
        made.unsure |= {held: names for held, names in unsure.items() if held not in made.unsure}
        made.columns |= {held: rows.headings[at] for held, at in columns.items() if held not in made.columns}
        _read_sheet(rows, columns, about, made, unknown, sheet_tells=len(found) > 1)
    if unknown:
        raise UserError(*_unknown(unknown, about))
    if not made.entries:
        raise UserError(Fault(name, "has headings of actions, and no action under them."))
    return made


def _score(line: Sequence[str], about: Actions) -> float:
    columns, _ = told(line, {}, FORMS)
    named = sum(column_named(each, line) is not None for each in about.said.values())
    sure = {"action", "status"} <= {*columns}
    return len(columns) + sure + 2 * named if {*WORDED} & {*columns} or named else 0


def _no_headings(name: str, about: Actions, sheets: Sequence[str]) -> Iterator[Fault]:
    where = f"{name}!{', '.join(sheets)}" if len(sheets) == 1 else name
    what = "has no row of headings such as Reference, Recommendation, Agency, Due date, Status."
    yield Fault(
        where, what, f'Write in [[actions]] {about.name} what heads its columns: action = "...", status = "...".'
    )


def _must_have(name: str, about: Actions, found: Sequence[Rows]) -> None:
    known = [heading for rows in found for heading in rows.headings if heading]
    missing = [(key, one) for key, one in about.said.items() if column_named(one, known) is None and one not in known]
    if missing:
        raise UserError(
            *(Fault(name, f"has no column '{one}' ({key}).", did_you_mean(one, known)) for key, one in missing)
        )


def _unknown(unknown: Mapping[str, Sequence[str]], about: Actions) -> Iterator[Fault]:
    for word, cells in unknown.items():
        more = f" and {len(cells) - 1} more" if len(cells) > 1 else ""
        fix = f'Write in [[actions]] {about.name}: statuses = {{ "{word}" = "..." }}, one of {", ".join(STAGE_WORDS)}.'
        yield Fault(cells[0] + more, f"'{word}' is no status that psrstats knows, or could mean two.", fix)


def _read_sheet(
    rows: Rows,
    columns: dict[Held, int],
    about: Actions,
    made: Sheets,
    unknown: dict[str, list[str]],
    *,
    sheet_tells: bool,
) -> None:
    ticked = _ticked(rows) if "status" not in columns else {}
    columns |= {"status": min(ticked)} if ticked else {}
    columns = {held: at for held, at in columns.items() if held == "status" or at not in ticked}
    if "status" not in columns and "closed" in columns and _says_status(rows, columns["closed"]):
        columns["status"] = columns.pop("closed")
    orders = _orders(rows, columns, about)
    made.orders += [(rows.cell(rows.top, columns[held]), order) for held, order in orders.items()]
    name, section = rows.grid.sheet if sheet_tells else "", ""
    for row in rows.body:
        texts = {at: text for at in range(len(rows.headings)) if (text := rows.text(row, at))}
        if not texts or _is_heading(rows, row):
            continue
        if len(texts) == 1 and len(columns) > 1:
            section = next(iter(texts.values()))
        elif _is_action(texts, columns):
            of_ticks = next((said for at, said in ticked.items() if at in texts), Said(""))
            of_status = of_ticks if ticked else _status(rows, row, columns, about, (section, name), unknown)
            made.entries.append(_entry(rows, row, columns, about, orders, of_status, section, name))
        elif not is_total(next(iter(texts.values()))):
            made.aside.append(rows.cell(row, min(texts)))


def _ticked(rows: Rows) -> dict[int, Said]:
    """Find columns that are headed by a status each, with a tick under the one that is so: Achieved, On target."""
    found = {at: said for at, words in enumerate(rows.headings) if (said := read_status(plain(words))) and said.stage}
    given = {at: {text for row in rows.body if (text := rows.text(row, at).casefold())} for at in found}
    ticked = {at: said for at, said in found.items() if given[at] and given[at] <= TICKS}
    return ticked if len(ticked) > 1 else {}


def _says_status(rows: Rows, column: int) -> bool:
    """Tell a column of words such as Yes and No, headed Completed, from one of days."""
    none, given = Order(False, False, False), [row for row in rows.body if rows.text(row, column)]
    days = sum(read_day(rows.raw(row, column), "last", none).day is not None for row in given)
    return sum(read_status(_words(rows, row, column)) is not None for row in given) > days


def _words(rows: Rows, row: int, column: int) -> str:
    """Give what a cell says, a percentage of a workbook as one."""
    raw = rows.raw(row, column)
    percent = isinstance(raw, int | float) and "%" in rows.grid.formats.get((row, column), "")
    return f"{100 * float(raw):g}%" if percent and isinstance(raw, int | float) else rows.text(row, column)


def _orders(rows: Rows, columns: Mapping[Held, int], about: Actions) -> dict[Held, Order]:
    """Tell which number is the month in each column of days: where its own do not tell, by those of the whole sheet."""
    raws = {held: [rows.raw(row, columns[held]) for row in rows.body] for held in SIDES if held in columns}
    whole = order_in((raw for each in raws.values() for raw in each), about.dates)
    each = {held: order_in(found, about.dates) for held, found in raws.items()}
    return {held: order if order.day_shown or order.month_shown else whole for held, order in each.items()}


def _is_heading(rows: Rows, row: int) -> bool:
    """Say whether a row repeats the headings, as below a page break."""
    return [rows.text(row, at) for at in range(len(rows.headings))] == [*rows.headings]


def _is_action(texts: Mapping[int, str], columns: Mapping[Held, int]) -> bool:
    held = {name for name, at in columns.items() if at in texts}
    worded = held & {*WORDED}
    others = held - {*WORDED, "evidence"}
    return bool(worded) and (len(worded) > 1 or bool(others)) and not is_total(texts[min(texts)])


def _status(
    rows: Rows,
    row: int,
    columns: Mapping[Held, int],
    about: Actions,
    above: tuple[str, ...],
    unknown: dict[str, list[str]],
) -> Said:
    """Read a row's status; where no column has any, what the section or the sheet that it stands in says."""
    at = columns.get("status")
    if at is None:
        return next((said for words in above if words and (said := read_status(words))), Said(""))
    text = _words(rows, row, at)
    folded = {plain(word): meaning for word, meaning in about.statuses.items()}
    if text in about.statuses or plain(text) in folded:
        return said_as(about.statuses.get(text) or folded[plain(text)])
    if (said := read_status(text)) is None:
        unknown.setdefault(text, []).append(rows.cell(row, at))
    return said or Said("")


def _entry(
    rows: Rows,
    row: int,
    columns: Mapping[Held, int],
    about: Actions,
    orders: Mapping[Held, Order],
    said: Said,
    section: str,
    sheet: str,
) -> Entry:
    days: dict[Held, date | None] = {}
    unread: list[Held] = []
    for held, order in orders.items():
        read = read_day(rows.raw(row, columns[held]), SIDES[held], order)
        days[held] = read.day
        unread += [held] * read.unread
    texts = {heading: rows.text(row, at) for at, heading in enumerate(rows.headings) if heading}
    texts |= {
        rows.headings[columns[held]]: on_day(day).name
        for held, day in days.items()
        if day and _is_date(rows, row, columns[held])
    }
    held_texts = {held: rows.text(row, at) for held, at in columns.items()}
    for key, words in (("theme", section), ("source", sheet or section)):
        if words and key not in columns and not read_status(words):
            texts[key] = words
    closed = days.get("closed") or (
        _within(held_texts.get("status", ""), orders) if said.stage == "completed" else None
    )
    if days.get("closed") and (not said.stage or said.green):
        said = Said("completed")
    action = Action(
        _key(held_texts),
        said.stage,
        days.get("made") or _made_on(about),
        days.get("due"),
        closed,
        said.overdue,
        texts,
        row + 1,
    )
    return Entry(action, rows, row, columns, said, tuple(unread))


def _is_date(rows: Rows, row: int, column: int) -> bool:
    return isinstance(rows.raw(row, column), date)


def _key(texts: Mapping[Held, str]) -> str:
    """Give what an action is known by: its reference with its source, or its words."""
    known = f"{texts.get('source', '')}|{texts['reference']}" if texts.get("reference") else texts.get("action", "")
    return "".join(known.split()).casefold()


def _within(status: str, orders: Mapping[Held, Order]) -> date | None:
    """Give the day that stands beside a status: Completed 12/01/2020."""
    order = orders.get("closed") or orders.get("due") or Order(False, False, False)
    return read_day(status, "last", order).day


def _made_on(about: Actions) -> date | None:
    try:
        period = read_period(about.made_on) if about.made_on else None
    except ImpossiblePeriod:
        period = None
    if about.made_on and period is None:
        what = f"'made_on' is '{about.made_on}', which is no day and no month."
        raise UserError(
            Fault(f"psrstats.toml [[actions]] {about.name}", what, "Write 12 November 2019 or November 2019.")
        )
    return period.start if period else None
