"""Periods as agencies write them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from psrstats.patterns import regex
from psrstats.periods.period import (
    DECEMBER,
    MONTHS,
    ImpossiblePeriod,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    month_of,
    on_day,
    pooled,
    quarter,
    year_ending,
)

_MONTH = r"(?P<{}>" + "|".join(MONTHS) + r")[a-z]*\.?"
_DASH = r"\s*[-/\u2010-\u2015]\s*"
_YEARS = rf"(?P<first>\d{{4}}|\d{{2}})(?:{_DASH}|\s+to\s+)(?P<second>\d{{4}}|\d{{2}})"
_LONG_YEARS = _YEARS.replace(r"\d{4}|\d{2}", r"\d{4}", 1)  # alone, "10-14" is an age band
NO_QUARTER = r"(?!.*(?:cumul|ytd|to date|target|plan|forecast|project|rolling|average))"  # in brackets behind Q2
_LAST_YEARS = _YEARS.replace("first", "last").replace("second", "final").replace(r"\d{4}|\d{2}", r"\d{4}", 1)
_QUARTER = rf"(?:q|qtr|quarter)\s*(?P<quarter>[1-4])(?:\s*\({NO_QUARTER}[^)\d]*\))?"
_BETWEEN = r"[\s,|:_-]*(?:of|in|for)?[\s,|:_-]*(?:fy ?)?"
_WHOLE_YEAR = r"(?:[\s,|:]*(?:year|full year|annual|total|outturn))?"
_YEAR_TO = (
    r"(?:(?:financial |reporting )?(?:year|yr)[ -]?(?:ending|ended|end|to)|y/e|ye|"
    r"fye|(?:rolling )?(?:12|twelve)[ -]?(?:months?|mths?|m) (?:to|ending|ended|up to))"
)
_AS_AT = r"(?:(?:position|snapshot|caseload)? ?(?:as at|at|as of|as on|on)|snapshot)? ?"
_ORDINAL = "first second third fourth".split()
_FORMS = tuple(
    regex(form)
    for form in (
        rf"{_QUARTER}{_BETWEEN}{_YEARS}",
        rf"{_YEARS}{_BETWEEN}{_QUARTER}",
        rf"(?P<academic>academic(?: year)?|school year|ay)\s*{_YEARS}",
        rf"{_YEARS}\s*(?P<academic>academic(?: year)?|school year)",
        rf"(?:financial year|year|fy)\s*{_YEARS}",
        r"(?P<from_year>(?:19|20)\d\d)(?: - | \u2013 | to )(?P<to_year>(?:19|20)\d\d|\d\d)",
        r"(?P<from_year>(?:19|20)\d\d)[-\u2013](?P<to_year>(?:19|20)\d\d)",
        rf"{_LONG_YEARS}{_WHOLE_YEAR}",
        rf"{_LONG_YEARS}\s*(?:-|\u2013|to)\s*{_LAST_YEARS}",
        r"(?P<first>20\d\d)(?P<second>\d\d)",
        r"fye?\s*(?P<ending>\d{4}|\d{2})",
        rf"{_QUARTER}[\s,|:_-]*fy\s*(?P<ending>\d{{4}}|\d{{2}})",
        r"(?P<from_day>\d{1,2})[/.](?P<from_number>\d{1,2})[/.](?P<from_in>\d{4}|\d{2}) ?(?:to|-|\u2013) ?"
        r"(?P<to_day>\d{1,2})[/.](?P<to_number>\d{1,2})[/.](?P<year>\d{4}|\d{2})",
        rf"{_YEAR_TO} (?:the )?(?:\d{{1,2}}(?:st)? )?{_MONTH.format('closing')}[ -](?P<year>\d{{4}}|\d{{2}})",
        rf"{_YEAR_TO} (?:the )?\d{{1,2}}[/.](?P<closing_in>\d{{1,2}})[/.](?P<year>\d{{4}}|\d{{2}})",
        rf"(?:quarter|qtr|(?:3|three)[ -]months?) (?:end(?:ing|ed)?|to) (?:the )?(?:\d{{1,2}}(?:st|th)? )?"
        rf"{_MONTH.format('last_of')}[ -](?P<year>\d{{4}}|\d{{2}})",
        rf"{_AS_AT}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH.format('month')}[ -](?P<year>\d{{4}}|\d{{2}})",
        rf"{_AS_AT}(?P<day>\d{{1,2}})[/.](?P<number>\d{{1,2}})[/.](?P<year>\d{{4}})",
        r"(?:(?:position|snapshot|caseload)? ?(?:as at|at|as of|as on|on)|snapshot) "
        r"(?P<day>\d{1,2})[/.-](?P<number>\d{1,2})[/.-](?P<year>\d{2})",
        r"(?P<day>\d{2})[/.](?P<number>\d{2})[/.](?P<year>\d{2})",
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:[ t]00:00:00)?",
        rf"(?:1(?:st)? )?{_MONTH.format('from')} ?(?:to|-|\u2013) ?(?:\d\d(?:st|th)? )?{_MONTH.format('to')}[ -]"
        r"(?P<year>\d{4}|\d{2})",
        rf"(?:1(?:st)? )?{_MONTH.format('from')}[ -](?P<from_in>\d{{4}}|\d{{2}}) ?(?:to|-|\u2013) ?(?:\d\d(?:st|th)? )?"
        rf"{_MONTH.format('to')}[ -](?P<year>\d{{4}}|\d{{2}})",
        r"(?:q|qtr|quarter) ?(?P<quarter>[1-4]) (?P<run>\d{4})",
        r"(?P<run>(?:19|20)\d\d) (?:q|qtr|quarter) ?(?P<quarter>[1-4])",
        r"(?:1(?:st)? )?april (?P<first>\d{4})(?: to | ?[-\u2013] ?)(?:31(?:st)? )?march (?P<second>\d{4})",
        rf"{_MONTH.format('whole')}(?: |-|')*(?P<year>\d{{4}}|\d{{2}})",
        rf"(?P<year>20\d\d)[ -]{_MONTH.format('whole')}",
        r"(?:mid-?|calendar year |cy ?)?(?P<calendar>(?:19|20)\d\d)",
    )
)
_PROVISIONAL = regex(
    r"\s*(?:\[(?:p|r|e|note \d+|\d+)\]|\((?:p|r|e|prov(?:isional)?|rev(?:ised)?|est(?:imated)?|final)\)|"
    r"(?<=\d)[a-fpr]|\.{3,}|\u2026|provisional|revised)$"
)
_IN_BRACKETS = regex(r" ?\((q[1-4]|\d{4}(?:[-/]\d\d)?|\d\d/\d\d)\)")
_SHORT_YEARS = {f"{year:02}/{(year + 1) % 100:02}" for year in range(100)}  # with a dash, "15-16" is an age band
REMEMBERED = 50_000  # texts: headings and labels are met again and again


def read_period(text: str | int | float | date) -> Period | None:
    """Read a period in any of the ways agencies write one.

    text: a cell's text, number or date.
    Returns the period, or None where the text is no period at all.
    Raises ImpossiblePeriod where it is one that cannot be ("2018/29").

    >>> [str(read_period(text)) for text in ("2019/20", "201920", "FY20", "Q4 19/20", "2019-20 | Q4")]
    ['2019-20', '2019-20', '2019-20', 'Q4 2019-20', 'Q4 2019-20']
    >>> [str(read_period(text)) for text in ("Jan to Mar 2020", "31 March 2020", 2019, "academic year 2018/19")]
    ['Q4 2019-20', '31 March 2020', '2019', 'academic 2018-19']
    >>> [str(read_period(text)) for text in ("Year ending March 2020", "Apr-19", "2014/15 - 2016/17", "2018-19 [p]")]
    ['2019-20', 'April 2019', '2014-15 to 2016-17', '2018-19']
    >>> read_period("Fratton") is None
    True
    >>> read_period("2018/29")
    Traceback (most recent call last):
    ...
    psrstats.periods.period.ImpossiblePeriod: '2018/29' is not two consecutive years
    """
    return on_day(text) if isinstance(text, date) else _read(str(text))


@lru_cache(REMEMBERED)
def _read(text: str) -> Period | None:
    words = _PROVISIONAL.sub("", " ".join(text.removesuffix(".0").split()).casefold())
    words = _IN_BRACKETS.sub(r" \1", words)
    if not any(letter.isdigit() for letter in words):
        return None
    for form in _FORMS:
        if found := form.fullmatch(words):
            return _period(found.groupdict(), text)
    return financial_year(2000 + int(words[:2])) if words in _SHORT_YEARS else None


@lru_cache(maxsize=1 << 12)
def known_period(name: str) -> Period:
    """Read a period that was read before: its name is one that psrstats gives."""
    period = read_period(name)
    if period is None:
        raise ValueError(f"'{name}' is not the name of a period")
    return period


def _period(parts: dict[str, str | None], text: str) -> Period:
    if year := parts.get("calendar"):
        return calendar_year(int(year))
    if run := parts.get("run"):
        return quarter(_run_on(run, text), int(str(parts["quarter"])))
    if ending := parts.get("ending"):
        first = _century(ending) - 1
        return quarter(first, int(number)) if (number := parts.get("quarter")) else financial_year(first)
    if parts.get("year"):
        return _dated(parts, text)
    if year := parts.get("from_year"):
        return _several(int(year), str(parts["to_year"]), text)
    if parts.get("last"):
        first = _consecutive(str(parts["first"]), str(parts["second"]), text)
        last = _consecutive(str(parts["last"]), str(parts["final"]), text)
        return pooled(*map(financial_year, _in_order([first, last], text)))
    first = _consecutive(str(parts["first"]), str(parts["second"]), text)
    if number := parts.get("quarter"):
        return quarter(first, int(number))
    return academic_year(first) if parts.get("academic") else financial_year(first)


def _consecutive(first: str, second: str, text: str) -> int:
    """Give the first of two consecutive years."""
    year = _century(first)
    if (year + 1) % 10 ** len(second) != int(second):
        raise ImpossiblePeriod(f"'{text}' is not two consecutive years")
    return year


def _several(first: int, end: str, text: str) -> Period:
    """Make calendar years pooled, written 2015 - 17; two that follow one another are a financial year."""
    last = int(end) if len(end) == 4 else first - first % 100 + int(end)
    if last == first + 1:
        return financial_year(first)
    return pooled(*map(calendar_year, _in_order([first, last], text)))


def _run_on(years: str, text: str) -> int:
    """Give the first of two years written as one number: 1920. Of Q1 2019 or Q1 2021 nothing tells the year."""
    first, second = int(years[:2]), int(years[2:])
    if years.startswith("20") or (first + 1) % 100 != second:
        raise ImpossiblePeriod(f"'{text}' may be a quarter of a calendar or of a financial year")
    return 2000 + first


def _in_order(years: list[int], text: str) -> list[int]:
    if not 0 < years[1] - years[0] < 10:
        raise ImpossiblePeriod(f"'{text}' is not two consecutive years")
    return years


def _dated(parts: dict[str, str | None], text: str) -> Period:
    year = _century(str(parts["year"]))
    if closing := parts.get("closing"):
        return year_ending(year, MONTHS.index(closing) + 1)
    if number := parts.get("closing_in"):
        if not 1 <= int(number) <= DECEMBER:
            raise ImpossiblePeriod(f"'{text}' is not a month of the calendar")
        return year_ending(year, int(number))
    if last_of := parts.get("last_of"):
        return _quarter_to(year, MONTHS.index(last_of) + 1, text)
    if whole := parts.get("whole"):
        return month_of(year, MONTHS.index(whole) + 1)
    if parts.get("from"):
        return _months(parts, year, text)
    if parts.get("from_day"):
        return _days(parts, text)
    month = MONTHS.index(str(parts["month"])) + 1 if parts.get("month") else int(str(parts["number"]))
    return on_day(_day(str(parts["day"]), str(month), str(year), text))


def _months(parts: dict[str, str | None], year: int, text: str) -> Period:
    """Make the quarter, or the twelve months, from one month to another."""
    first, last = (MONTHS.index(str(parts[end])) for end in ("from", "to"))
    began = _century(str(parts["from_in"])) if parts.get("from_in") else year
    months = 12 * (year - began) + last - first + 1
    if months == 12 and (first == 0 or parts.get("from_in")):
        return year_ending(year, last + 1)
    if first % 3 or months != 3:
        raise ImpossiblePeriod(f"'{text}' is not a year, nor a quarter (January to March, April to June, ...)")
    number = first // 3 or 4
    return quarter(year - (number == 4), number)


def _days(parts: dict[str, str | None], text: str) -> Period:
    """Make the year, the quarter or the month from one day, the first of a month, to another, the last of one."""
    first, last = (
        _day(f"{parts[f'{end}_day']}", f"{parts[f'{end}_number']}", f"{parts[year]}", text)
        for end, year in (("from", "from_in"), ("to", "year"))
    )
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole and months == 12:
        return year_ending(last.year, last.month)
    if whole and months == 3 and last.month % 3 == 0:
        return _quarter_to(last.year, last.month, text)
    if whole and months == 1:
        return month_of(last.year, last.month)
    raise ImpossiblePeriod(f"'{text}' is not a year, a quarter or a month")


def _day(day: str, month: str, year: str, text: str) -> date:
    try:
        return date(_century(year), int(month), int(day))
    except ValueError:
        raise ImpossiblePeriod(f"'{text}' is not a day of the calendar") from None


def _quarter_to(year: int, month: int, text: str) -> Period:
    """Make the quarter that ends with a month."""
    if month % 3:
        raise ImpossiblePeriod(f"'{text}' is not a quarter (January to March, April to June, ...)")
    return quarter(year - (month == 3), month // 3 - 1 or 4)


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
