"""What some words of a sheet were read as, and the parts of a year that they name."""

from __future__ import annotations

from msgspec import Struct

from psrstats.patterns import regex
from psrstats.periods import (
    MONTHS,
    NO_QUARTER,
    Period,
    is_month,
    is_quarter,
    is_year,
    month_in,
    month_of,
    quarter,
    quarter_before,
    year_before,
)

_PARTS = (
    (
        regex(rf"(?:q|qtr|quarter) ?([1-4])(?: ?\({NO_QUARTER}[^\d]*\))?|([1-4])(?:st|nd|rd|th) (?:quarter|qtr)"),
        "Q{}",
    ),
    (regex(r"(?:full |whole |financial )?year|annual|year(?:'s)? total|full year total|12 months"), "year"),
    (regex(r"(?:this|current) (?:financial |reporting )?(?:year|yr|period)|current|current year to date|cy"), "this"),
    (
        regex(
            r"(?:last|prev(?:ious)?|prior|preceding) (?:financial |reporting )?(?:year|yr|period)|year before|"
            r"previous|py|ly"
        ),
        "last",
    ),
)
_MOVED = (  # parts of time that are told from the quarter or the month that a title says
    (regex(r"(?:this|current|latest) (quarter|month)"), "this {}"),
    (regex(r"(?:last|previous|prior|preceding) (quarter|month)"), "previous {}"),
    (
        regex(
            r"same (quarter|month|period)(?: of| in)?(?: the)? (?:last|previous|prior) year|(quarter|month) last year"
        ),
        "same {}",
    ),
)
MONTHS_A_YEAR = 12
_QUARTERS = ("apr", "jul", "oct", "jan")
_MONTH = regex(rf"({'|'.join(MONTHS)})[a-z]*\.?")
_SPAN = regex(rf"({'|'.join(MONTHS)})[a-z]*\.? ?(?:to|-|\u2013) ?({'|'.join(MONTHS)})[a-z]*\.?")


class Term(Struct, frozen=True):
    """What a text can be; `rest` is what of it has no known meaning."""

    text: str
    measure: str = ""
    area: str = ""
    period: str = ""
    part: str = ""  # of a year that stands elsewhere: Q1, month 4, year, this, last
    statistic: str = ""
    total: bool = False
    rest: str = ""
    fault: str = ""  # a period that cannot be
    own: bool = False  # whether it is the name of the report's own area

    @property
    def dated(self) -> bool:
        """Whether it is a period, part of one, or one that cannot be."""
        return bool(self.period or self.part or self.fault)

    @property
    def known(self) -> bool:
        """Whether anything of it is known."""
        return bool(self.measure or self.area or self.dated or self.statistic or self.total)


def part_of(folded: str) -> str:
    """Name the part of a year that words say; blank where they say none.

    >>> part_of("quarter 2"), part_of("apr"), part_of("jul-sep"), part_of("full year"), part_of("last year")
    ('Q2', 'month 4', 'Q2', 'year', 'last')
    """
    for form, name in (*_PARTS, *_MOVED):
        if found := form.fullmatch(folded):
            return name.format(next(filter(None, found.groups()), ""))
    if found := _SPAN.fullmatch(folded):
        first, last = MONTHS.index(found[1]), MONTHS.index(found[2])
        return f"Q{_QUARTERS.index(found[1]) + 1}" if found[1] in _QUARTERS and last - first == 2 else ""
    found = _MONTH.fullmatch(folded)
    return f"month {MONTHS.index(found[1]) + 1}" if found else ""


def in_year(part: str, year: Period) -> str:
    """Name the period that is a part of a year; blank where the year has no such part.

    >>> from psrstats.periods import financial_year
    >>> [in_year(part, financial_year(2019)) for part in ("Q4", "month 1", "year", "last")]
    ['Q4 2019-20', 'January 2020', '2019-20', '2018-19']
    """
    if part.startswith(("this ", "previous ", "same ")):
        return _moved(part, year)
    if not is_year(year):
        return ""
    if part.startswith("Q"):
        return quarter(year.start.year, int(part[1])).name if year.start.month == 4 else ""
    if part.startswith("month"):
        return month_in(year, int(part.split()[1])).name
    return (year_before(year) if part == "last" else year).name


def _moved(part: str, period: Period) -> str:
    """Name the quarter or month that stands so to a period of its kind; blank for any other period.

    >>> from psrstats.periods import month_of, quarter
    >>> _moved("previous quarter", quarter(2019, 1)), _moved("same month", month_of(2020, 3))
    ('Q4 2018-19', 'March 2019')
    >>> _moved("previous month", month_of(2020, 1)), _moved("this month", quarter(2019, 1))
    ('December 2019', '')
    """
    how, what = part.split()
    kinds = {"quarter": is_quarter(period), "month": is_month(period)}
    if not kinds.get(what, any(kinds.values())):
        return ""
    if how == "this":
        return period.name
    if how == "same":
        return year_before(period).name
    first = period.start
    before = quarter_before(period) or month_of(first.year - (first.month == 1), (first.month - 2) % MONTHS_A_YEAR + 1)
    return before.name
