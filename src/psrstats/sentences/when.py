"""A period as a sentence names it."""

from __future__ import annotations

from datetime import timedelta

from psrstats.formulas.wording import NUMBERS
from psrstats.periods import MONTH_NAMES, is_quarter, known_period, on_day

ACADEMIC = "academic "
LONGEST_YEAR = 366  # days


def named(name: str) -> str:
    """Name a period as a reader would.

    >>> [named(name) for name in ("2019-20", "Q4 2019-20", "academic 2018-19", "31 March 2020")]
    ['2019-20', 'January to March 2020 (Q4 2019-20)', 'the academic year 2018-19', '31 March 2020']
    """
    period = known_period(name)
    if is_quarter(period):
        first, last = (MONTH_NAMES[day.month - 1] for day in (period.start, period.end))
        return f"{first} to {last} {period.end.year} ({name})"
    years = name.removeprefix(ACADEMIC)
    return f"the academic year {years}" if years != name else name


def spoken(name: str) -> str:
    """Name a period as a sentence does, which needs no quarter's number beside its months.

    >>> spoken("Q4 2019-20"), spoken("2019-20")
    ('January to March 2020', '2019-20')
    """
    return named(name).removesuffix(f" ({name})")


def when(name: str) -> str:
    """Say when a figure was.

    >>> when("2019-20"), when("31 March 2020")
    ('in 2019-20', 'on 31 March 2020')
    """
    return f"{_preposition(name)} {named(name)}"


def in_or_on(name: str) -> str:
    """Say when a figure was, as a sentence does.

    >>> in_or_on("Q4 2019-20"), in_or_on("31 March 2020")
    ('in January to March 2020', 'on 31 March 2020')
    """
    return f"{_preposition(name)} {spoken(name)}"


def _preposition(name: str) -> str:
    period = known_period(name)
    return "on" if period.start == period.end else "in"


def end_of(name: str) -> str:
    """Name a period's end; a day that ends no month is named itself.

    >>> [end_of(name) for name in ("Q4 2019-20", "31 March 2020", "12 May 2020")]
    ['the end of March 2020', 'the end of March 2020', '12 May 2020']
    """
    end = known_period(name).end
    if (end + timedelta(days=1)).day > 1:
        return name
    return f"the end of {MONTH_NAMES[end.month - 1]} {end.year}"


def day_of(name: str) -> str:
    """Name a period's last day.

    >>> day_of("2019-20"), day_of("Q3 2019-20")
    ('31 March 2020', '31 December 2019')
    """
    return on_day(known_period(name).end).name


def at(name: str) -> str:
    """Say when a snapshot was: of a calendar or academic year, whose snapshots are taken on many days, the year alone.

    >>> at("2019-20"), at("Q3 2019-20"), at("30 June 2019"), at("2019")
    ('at 31 March 2020', 'at 31 December 2019', 'at 30 June 2019', 'in 2019')
    >>> at("2017-18 to 2019-20")
    'in 2017-18 to 2019-20'
    """
    period = known_period(name)
    calendar = name.isdecimal() or name.startswith(ACADEMIC)
    several = (period.end - period.start).days > LONGEST_YEAR
    return in_or_on(name) if calendar or several else f"at {day_of(name)}"


def before(years: int) -> str:
    """Say how long before.

    >>> before(1), before(2), before(15)
    ('a year before', 'two years before', '15 years before')
    """
    if years == 1:
        return "a year before"
    return f"{NUMBERS[years - 1] if years <= len(NUMBERS) else years} years before"
