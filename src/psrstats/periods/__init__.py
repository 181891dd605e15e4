"""Periods: what they are, how agencies write them, and the one a year before."""

from psrstats.periods.moving import mid_year, population_year, quarter_before, year_before
from psrstats.periods.period import (
    MONTH_NAMES,
    MONTHS,
    ImpossiblePeriod,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    is_month,
    is_quarter,
    is_year,
    month_in,
    month_of,
    on_day,
    pooled,
    quarter,
    season,
    year_ending,
)
from psrstats.periods.reading import known_period, read_period

__all__ = [
    "MONTHS",
    "MONTH_NAMES",
    "ImpossiblePeriod",
    "Period",
    "academic_year",
    "calendar_year",
    "financial_year",
    "is_month",
    "is_quarter",
    "is_year",
    "known_period",
    "mid_year",
    "month_in",
    "month_of",
    "on_day",
    "pooled",
    "population_year",
    "quarter",
    "quarter_before",
    "read_period",
    "season",
    "year_before",
    "year_ending",
]
