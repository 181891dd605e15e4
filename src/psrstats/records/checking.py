"""What is odd about a log: rows twice, dates that cannot be, children with two dates of birth, months left out.

Nothing is put right: the log is counted as it is, and its sender asked. No message names a child or a small number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from math import sqrt

from psrstats.capitals import capital
from psrstats.config import Measure, Settings
from psrstats.model import Finding, Severity
from psrstats.periods import MONTH_NAMES, known_period, on_day
from psrstats.printable import printable
from psrstats.records.engines import Engine
from psrstats.records.events import Events
from psrstats.records.sent_again import rows_of
from psrstats.records.typed_dates import EPOCH

FEW = 10  # rows or children below this are not told by number
YEARS_BEFORE, YEARS_AFTER = 20, 1  # of a report's period in which its log may have dates
ENOUGH = 5.0  # events in other months: with so many, one without any is no chance
MONTH = 31
DIFFERENT = 20  # dates of which none is above 12, for their order to be in doubt
DAYS_OF_A_YEAR = 365.25
MANY_AGAIN = 10  # one row in so many stands in two files: no chance
JOINED = r"[;,&+/|\n]| and "  # between the identifiers of one cell
MOST_JOINED = 1000
MOST_CHILDREN = 200_000  # whose identifiers are held against one another


def check_log(events: Events, measures: Sequence[Measure], settings: Settings, engine: Engine) -> Iterator[Finding]:
    """Give what is odd about a log; measures: those that are counted from it."""
    for part in (_twice, _unread, _outside, _order, _born_twice, _identifiers, _two_identifiers, _adults, _gaps):
        yield from part(events, settings, engine)
    yield from _begins(events, measures, settings)
    yield from _months(events)
    yield from _passed_over(events)


def _passed_over(events: Events) -> Iterator[Finding]:
    """Tell of what may have been meant instead: other sheets, and other headings of dates."""
    if events.beside:
        others = ", ".join(printable(each) for each in events.beside)
        message = f"Of its workbook the log is one sheet; not counted: {others}."
        yield _found("doubt", "note", events, message, "Is the log in another sheet?")
    for other, taken in events.not_dated_by:
        message = f"Its events are dated by '{printable(taken)}', not by '{printable(other)}'."
        yield _found(
            "doubt", "note", events, message, f'Is that meant? Else write in [[log]]: date = "{printable(other)}".'
        )


Check = Callable[[Events, Settings, Engine], Iterator[Finding]]


def _found(name: str, severity: Severity, events: Events, message: str, ask: str, expected: str = "") -> Finding:
    return Finding(name, severity, message, (events.log.place,), expected=expected, ask=ask)


def few(number: int, what: str) -> str:
    """Say how many there are, but no small number.

    >>> few(3, "rows"), few(12, "rows")
    ('fewer than 10 rows', '12 rows')
    """
    return f"{number:,} {what}" if number >= FEW else f"fewer than {FEW} {what}"


def _twice(events: Events, _settings: Settings, _engine: Engine) -> Iterator[Finding]:
    if number := events.twice:
        message = f"{capital(few(number, 'rows'))} say the same as another in every column; each is counted."
        yield _found("log-twice", "warning", events, message, "Are they one event, entered twice?")
    if number := events.sent_again:
        severity: Severity = "error" if number * MANY_AGAIN >= events.rows else "warning"
        message = f"{capital(few(number, 'rows'))} say the same as one of another file or sheet of it; each is counted."
        yield _found("log-twice", severity, events, message, "Does each hold the year to date, or one of them all?")


def _unread(events: Events, _settings: Settings, engine: Engine) -> Iterator[Finding]:
    rows = events.table
    no_day, no_end = ~rows.given_day, rows.given_end & rows.end_day.isnull()
    asked = rows.aggregate(
        missing=no_day.sum(), day=(rows.given_day & rows.day.isnull()).sum(), end=no_end.sum(),
        child=rows.child.isnull().sum(),
    )  # fmt: skip
    ((missing, day, end, child),) = engine.fetch(asked)
    for number, what in (
        (missing, "have no date, and are not counted"),
        (day, "have a date that cannot be read, and are not counted"),
        (end, "have an end that cannot be read, and count neither as open nor as ended"),
    ):
        if number:
            message = f"{capital(few(number, 'rows'))} {what}."
            severity: Severity = "error" if 2 * number > events.rows else "warning"
            yield _found("log-date", severity, events, message, "What are their dates?")
    if child:
        message = f"{capital(few(child, 'rows'))} have no child, and count as events of nobody."
        yield _found("log-child", "warning", events, message, "Whose are they?")


def _outside(events: Events, settings: Settings, engine: Engine) -> Iterator[Finding]:
    period = known_period(settings.report.period)
    first = date(period.start.year - YEARS_BEFORE, 1, 1).toordinal() - EPOCH
    last = date(period.end.year + YEARS_AFTER, 12, 31).toordinal() - EPOCH
    rows = events.table
    out = (~rows.day.between(first, last)).fill_null(False) | (rows.end_day > last).fill_null(False)
    ((number,),) = engine.fetch(rows.aggregate(number=out.sum()))
    if number:
        message = (
            f"{capital(few(number, 'rows'))} have a date before {on_day(date.fromordinal(first + EPOCH))} or after "
        )
        message += f"{on_day(date.fromordinal(last + EPOCH))}."
        yield _found("log-date", "warning", events, message, "Which year is meant?")


def _order(events: Events, _settings: Settings, engine: Engine) -> Iterator[Finding]:
    if not events.episodes:
        return
    rows = events.table
    same_day = (rows.end_day == rows.start_day) & (rows.until_minute < rows.from_minute)
    wrong = (rows.end_day < rows.start_day) | (same_day & (rows.until_minute > 0))
    ((number,),) = engine.fetch(rows.aggregate(number=wrong.fill_null(False).sum()))
    if number:
        message = f"{capital(few(number, 'episodes'))} end before they start; no length is taken of them."
        yield _found("log-order", "warning", events, message, "Which of the two dates is wrong?")


def _born_twice(events: Events, _settings: Settings, engine: Engine) -> Iterator[Finding]:
    if "born" not in events.has:
        return
    rows = events.table.filter(events.table.child.notnull(), events.table.born.notnull())
    each = rows.group_by("child").aggregate(dates=rows.born.nunique())
    ((number,),) = engine.fetch(each.aggregate(number=(each.dates > 1).sum()))
    if number:
        message = f"{capital(few(number, 'children'))} have more than one date of birth."
        yield _found("log-born", "warning", events, message, "Which is right, or do two children share an identifier?")


def _two_identifiers(events: Events, _settings: Settings, engine: Engine) -> Iterator[Finding]:
    """Tell of more children of one date of birth and sex than chance would have among those born in the same years."""
    if not {"born", "sex"} <= events.has:
        return
    rows = events.table.filter(events.table.child.notnull(), events.table.born.notnull(), events.table.sex.notnull())
    rows = rows.mutate(year=rows.born // 10_000)
    each = rows.group_by("born", "sex", "year").aggregate(children=rows.child.nunique())
    years = each.group_by("sex", "year").aggregate(
        children=each.children.sum(), twice=(each.children * (each.children - 1)).sum()
    )
    found = [(int(children), int(twice)) for children, twice in engine.fetch(years.select("children", "twice"))]
    pairs = sum(twice for _, twice in found) / 2
    by_chance = sum(children * (children - 1) for children, _ in found) / 2 / DAYS_OF_A_YEAR
    if pairs > by_chance + 3 * sqrt(by_chance):
        message = "More children than chance would have share a date of birth and a sex with another."
        ask = "Does a child have two identifiers? Each is counted as a child of its own."
        yield _found("log-identifiers", "note", events, message, ask)


def _identifiers(events: Events, _settings: Settings, engine: Engine) -> Iterator[Finding]:
    """Hold the identifiers of a log that is not too long against one another."""
    if rows_of(events.children, engine) <= MOST_CHILDREN:
        yield from _alike(events, engine)
        yield from _several(events, engine)


def _alike(events: Events, engine: Engine) -> Iterator[Finding]:
    """Tell of identifiers that differ only in how they are typed, or in what a workbook made of them."""
    each = events.children.select("child", typed=events.children.who.lower())
    each = each.mutate(typed=each.typed.re_replace(r"\s+", "").re_replace(r"^0+", "").re_replace(r"\.0+$", ""))
    ((children, typed),) = engine.fetch(each.aggregate(children=each.child.nunique(), typed=each.typed.nunique()))
    if number := children - typed:
        message = f"{capital(few(number, 'identifiers'))} differ from another only in capitals, spaces or noughts."
        ask = "Are they the same children? Each is counted as a child of its own."
        yield _found("log-identifiers", "warning", events, message, ask)


def _several(events: Events, engine: Engine) -> Iterator[Finding]:
    """Tell of identifiers that are made of others: brothers and sisters in one cell."""
    who = events.children.who
    joined = events.children.filter(who.re_search(JOINED)).select("who").distinct()
    names = {str(name) for (name,) in engine.fetch(joined.limit(MOST_JOINED))}
    parts = {name: [part.strip() for part in re.split(JOINED, name) if part.strip()] for name in names}
    sought = [*dict.fromkeys(part for each in parts.values() for part in each if len(each) > 1)]
    if not sought:
        return
    known = {str(name) for (name,) in engine.fetch(events.children.filter(who.isin(sought)).select("who").distinct())}
    if number := sum(len(each) > 1 and any(part in known for part in each) for each in parts.values()):
        message = f"{capital(few(number, 'identifiers'))} are made of others, such as of two children in one cell."
        yield _found("log-identifiers", "warning", events, message, "Who was it? Each is counted as one child.")


def _adults(events: Events, _settings: Settings, engine: Engine) -> Iterator[Finding]:
    if "born" not in events.has:
        return
    ((number,),) = engine.fetch(events.table.aggregate(number=events.table.adult.fill_null(False).sum()))
    if number:
        message = f"{capital(few(number, 'rows'))} are dated on or after the eighteenth birthday; they are counted."
        yield _found("log-adult", "warning", events, message, "Are they children's, or is a date of birth wrong?")


def _gaps(events: Events, settings: Settings, engine: Engine) -> Iterator[Finding]:
    """Tell of months of the period without any event, where others have so many that none is no chance."""
    period = known_period(settings.report.period)
    first, last = period.start.toordinal() - EPOCH, period.end.toordinal() - EPOCH
    if events.first is not None and events.last is not None and not _meets(events, first, last, engine):
        reach = [date.fromordinal(day + EPOCH) for day in (events.first, events.last)]
        message = f"The log has no event in {period}: it is of {' to '.join(map(_called, reach))}."
        yield _found("log-gap", "warning", events, message, "Is it the log of another year?")
        return
    if last - first < 2 * MONTH:
        return
    rows = events.table.filter(events.table.day.between(first, last))
    days = dict(engine.fetch(rows.group_by("day").aggregate(number=rows.count())))
    months = dict.fromkeys(_month(day) for day in range(first, last + 1))
    held = {month: sum(number for day, number in days.items() if _month(day) == month) for month in months}
    empty = [month for month, number in held.items() if not number]
    filled = len(held) - len(empty)
    if empty and filled and sum(held.values()) / filled >= ENOUGH:
        named = ", ".join(_called(date(year, number, 1)) for year, number in empty)
        message = f"The log has no event in {named}, and some in every other month of {period}."
        yield _found("log-gap", "warning", events, message, "Is a month missing?")


def _meets(events: Events, first: int, last: int, engine: Engine) -> bool:
    """Say whether any event lies in a period, or any episode reaches into it."""
    rows = events.table
    until = rows.day >= first
    if events.episodes:
        until = until | (rows.end_day >= first).fill_null(~rows.given_end)
    ((number,),) = engine.fetch(rows.aggregate(number=(until & (rows.day <= last)).fill_null(False).sum()))
    return bool(number)


def _called(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _month(day: int) -> tuple[int, int]:
    when = date.fromordinal(day + EPOCH)
    return when.year, when.month


def _begins(events: Events, measures: Sequence[Measure], settings: Settings) -> Iterator[Finding]:
    """Tell of counts that look further back than their log reaches."""
    start = known_period(settings.report.period).start.toordinal() - EPOCH
    for measure in measures:
        back, words = measure.counted.looks_back if measure.counted else (0, "")
        if back and events.first is not None and events.first > start - back + MONTH:
            begins = on_day(date.fromordinal(events.first + EPOCH))
            message = f"The log begins on {begins}, and '{measure.count}' looks {words} back from each event: "
            message += f"'{measure.title}' may be too low."
            yield _found("log-begins", "warning", events, message, "Can the log be sent from an earlier day?")


def _months(events: Events) -> Iterator[Finding]:
    """Tell of typed dates whose order of day and month is mixed, is the other, or cannot be told."""
    for file, heading, order in events.orders:
        ask = "Can the log be sent with dates as 2019-06-05?"
        if order.mixed:
            message = f"Some dates under '{heading}' have the month first and some the day, which is taken for all."
            yield Finding("log-months", "error", message, (file,), ask=ask)
        elif order.month_first and not events.log.dates:
            message = f"The dates under '{heading}' have the month first, as those tell whose day is above 12."
            yield Finding("log-months", "note", message, (file,), ask=ask)
        elif not order.day_shown and not order.month_shown and order.different >= DIFFERENT and not events.log.dates:
            message = f"No date under '{heading}' has a number above 12, so that they may have the month first."
            yield Finding("log-months", "warning", message, (file,), ask=ask)
