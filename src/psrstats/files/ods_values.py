"""What a cell of an OpenDocument sheet holds: a number, a date, a truth, a stretch of time or words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from psrstats.files.grid import Raw
from psrstats.files.package import Attributes
from psrstats.patterns import regex

DURATION = regex(
    r"(?P<sign>-?)P(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9]+)(?:[.,][0-9]+)?S)?)?"
)
DAY_AND_MONTH, MONTH_AND_YEAR = regex(r"[0-9]{1,2}[- ][A-Z][a-z]{2}"), regex(r"[A-Z][a-z]{2}[- ][0-9]{2}")
TRUTH = {"TRUE": True, "FALSE": False}
MOST_COLUMNS = 1 << 14


def count(given: Attributes, name: str) -> int:
    """Read how often something is repeated, which is once where a writer does not say."""
    return int(given.get(name, "1"))


def value_of(cell: Attributes, text: str) -> Raw:
    """Give the value that a cell states, or else its text."""
    match cell.get("office:value-type"):
        case "float" | "percentage" | "currency":
            number = float(cell["office:value"])
            if text.upper() in TRUTH:  # LibreOffice writes one that it took for a number so
                return TRUTH[text.upper()]
            return int(number) if number.is_integer() else number
        case "boolean":
            return cell["office:boolean-value"] == "true"
        case "date":
            moment = datetime.fromisoformat(cell["office:date-value"])
            return moment if moment.time() != time() else moment.date()
        case "time":
            return duration(cell["office:time-value"])
    return cell.get("office:string-value") or text or None


def duration(text: str) -> time | timedelta:
    """Read a time of day, or where it is longer than a day, a length of time.

    >>> duration("PT12H30M00S"), duration("P1DT12H")
    (datetime.time(12, 30), datetime.timedelta(days=1, seconds=43200))
    """
    found = DURATION.fullmatch(text)
    if not found or text[-1] in "PT":
        raise ValueError(f"{text!r} is no time")
    length = timedelta(**{unit: int(found[unit] or 0) for unit in ("days", "hours", "minutes", "seconds")})
    if found["sign"]:
        return -length
    return (datetime.min + length).time() if length < timedelta(days=1) else length


def date_format(value: Raw, text: str) -> str:
    """Give the number format of a date that shows no more than two of its three parts, as 5-9 and 10-14 may become.

    >>> date_format(date(2020, 9, 5), "05-Sep"), date_format(date(2014, 10, 1), "Oct-14")
    ('d-mmm', 'mmm-yy')
    """
    if not isinstance(value, date):
        return ""
    return "d-mmm" if DAY_AND_MONTH.fullmatch(text) else "mmm-yy" if MONTH_AND_YEAR.fullmatch(text) else ""
