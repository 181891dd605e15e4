"""A value as a spreadsheet program shows it, as far as the rules need it: separators, decimals, the year's digits."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from psrstats.patterns import regex

ASIDE = regex(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # literal text, padding, colours and conditions
TOKENS = regex(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d", re.IGNORECASE)
DATES = {
    "yyyy": "%Y", "yy": "%y", "mmmm": "%B", "mmm": "%b", "mm": "%m", "m": "%m",
    "dddd": "%A", "ddd": "%a", "dd": "%d", "d": "%d",
}  # fmt: skip
GENERAL_DIGITS = 10  # of a number without a format


def shown(value: object, code: str) -> str:
    """Show a value by its number format.

    >>> shown(12087, "#,##0"), shown(0.196, "0.0%"), shown(12087, "General"), shown(None, "General")
    ('12,087', '19.6%', '12087', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float | date | time):
        return str(value)
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, date):
        return shown_date(value, code)
    return shown_number(value, code)


def shown_number(value: float, code: str) -> str:
    """Show a number.

    >>> shown_number(1204.25, "0.0"), shown_number(1204.25, '£#,##0;-£#,##0'), shown_number(0.1 + 0.2, "General")
    ('1204.3', '£1,204', '0.3')
    """
    plain = ASIDE.sub("", code.split(";")[0])
    if not any(sign in plain for sign in "0#?") or "E" in plain:
        return f"{value:.{GENERAL_DIGITS}g}" if isinstance(value, float) else str(value)
    percent = "%" in plain
    decimals = re.search(r"\.([0#?]+)", plain)
    number = Decimal(repr(value)) * (100 if percent else 1)
    if not number.is_finite():
        return str(value)
    exact = number.quantize(Decimal(1).scaleb(-len(decimals[1]) if decimals else 0), ROUND_HALF_UP)
    text = f"{exact:,f}" if re.search(r"[0#?],[0#?]", plain) else f"{exact:f}"
    return ("£" if "£" in plain else "") + text + ("%" if percent else "")


def shown_date(value: date, code: str) -> str:
    """Show a date, or a date and time, of which only the date matters here.

    >>> shown_date(date(2020, 3, 31), "mmm-yy"), shown_date(date(2020, 3, 31), "General")
    ('Mar-20', '31/03/2020')
    """
    pattern = ASIDE.sub("", code.split(";")[0])
    if not re.search("[dy]", pattern, re.IGNORECASE):
        pattern = "dd/mm/yyyy"
    # A clock's m is a minute, not a month.
    day = re.sub(r"\W*[hs].*$", "", pattern, flags=re.IGNORECASE) or "dd/mm/yyyy"
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return moment.strftime(TOKENS.sub(lambda found: DATES[found[0].lower()], day))
