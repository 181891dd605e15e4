"""The published formats, in the order in which they are tried."""

from __future__ import annotations

from psrstats.load.published import (
    explore_education_statistics,
    mid_year_estimates,
    nomis,
    public_health_profiles,
    stat_xplore,
    ward_indicators,
)
from psrstats.load.published.format import Format, folded

FORMATS: tuple[Format, ...] = (
    explore_education_statistics.FORMAT,
    public_health_profiles.FORMAT,
    mid_year_estimates.AGES_ACROSS,
    mid_year_estimates.YEARS_ACROSS,
    nomis.A_ROW_A_FIGURE,
    nomis.A_COLUMN_A_CATEGORY,
    stat_xplore.A_ROW_A_FIGURE,
    ward_indicators.FORMAT,
)


def format_of(headings: tuple[str, ...]) -> Format | None:
    """Give the published format whose headings these are; None where they are no publisher's.

    >>> format_of(("time_period", "time_identifier", "geographic_level", "la_name", "plans")).title
    'explore-education-statistics (Department for Education)'
    >>> format_of(("Measure", "2018-19", "2019-20")) is None
    True
    """
    words = folded(headings)
    return next((each for each in FORMATS if each.fits(words)), None)
