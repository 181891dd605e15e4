"""The period of each row, from what a published file writes and what kind of period it says that is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from psrstats.load.titles import periods_in
from psrstats.load.words import fold
from psrstats.patterns import regex
from psrstats.periods import (
    MONTHS,
    ImpossiblePeriod,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    is_quarter,
    known_period,
    quarter,
    read_period,
)

REPORTING = "reporting year"  # one that ends in the year that is written, on the day of its collection
_MONTHS = "|".join(MONTHS)
_SPAN = regex(rf"({_MONTHS})[a-z]* (\d{{4}}) ?(?:-|to) ?({_MONTHS})[a-z]* (\d{{4}})", re.IGNORECASE)


def period_named(text: str, kind: str, report: str) -> str:
    """Name a period of a published file; blank where it is of a kind that a report cannot have, such as a term.

    Args:
        text: What the column of periods says, such as 202324.
        kind: What the file says it is, such as "Academic year"; blank where it does not say.
        report: The report's own period: a reporting year is told as a year of the same kind.

    >>> period_named("202324", "Academic year", "2023-24"), period_named("202324", "Financial year Q2", "2023-24")
    ('academic 2023-24', 'Q2 2023-24')
    >>> period_named("2024", "Reporting year", "2023-24"), period_named("2024", "Calendar year", "2023-24")
    ('2023-24', '2024')
    >>> period_named("Apr 2022-Mar 2023", "", ""), period_named("202324", "Autumn term", "2023-24")
    ('2022-23', '')
    """
    period = _of_kind(text, fold(kind), report)
    return period.name if period else ""


def period_of_lines(lines: Iterable[str]) -> str:
    """Name the one period that the lines above a table speak of; blank where there are several, or none."""
    found = [periods for line in lines if (periods := periods_in(line))]
    return found[-1].pop() if found and len(found[-1]) == 1 else ""


def _of_kind(text: str, kind: str, report: str) -> Period | None:
    years = re.fullmatch(r"(\d{4})[/-]?(\d\d)?", text)
    first = int(years[1]) if years else 0
    if years and kind == REPORTING:
        return _year_ending(first, report)
    if years and (part := re.fullmatch(r"(financial|tax|calendar) year q([1-4])", kind)):
        number = int(part[2])
        if part[1] == "calendar":
            return quarter(first - (number == 1), (number + 2) % 4 + 1)
        return quarter(first, number)
    if years and years[2] and kind in ("academic year", "financial year", "tax year"):
        return academic_year(first) if kind == "academic year" else financial_year(first)
    if kind in ("", "calendar year", "financial year", "tax year"):
        return _read(text)
    return _read(f"{kind} {text}") if kind in map(str.casefold, _month_names()) else None


def _month_names() -> list[str]:
    from psrstats.periods import MONTH_NAMES

    return list(MONTH_NAMES)


def _year_ending(year: int, report: str) -> Period:
    """Give the year that ends in a year: academic, calendar or financial, as the report's own is."""
    period = known_period(report)
    if period.name.startswith("academic"):
        return academic_year(year - 1)
    whole = period.start.month == 1 and period.end.month == 12 and not is_quarter(period)
    return calendar_year(year) if whole else financial_year(year - 1)


def _read(text: str) -> Period | None:
    if span := _SPAN.fullmatch(text):
        return _year_of_months(*(each.casefold() for each in span.groups()))
    try:
        return read_period(text)
    except ImpossiblePeriod:
        return None


def _year_of_months(first: str, begins: str, last: str, ends: str) -> Period | None:
    if (first, last) == ("jan", "dec") and begins == ends:
        return calendar_year(int(begins))
    return financial_year(int(begins)) if (first, last) == ("apr", "mar") and int(ends) == int(begins) + 1 else None
