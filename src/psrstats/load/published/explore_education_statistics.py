"""Explore education statistics, the Department for Education's open data.

A row a place, period and combination of filters; an indicator a column. `geographic_level` says which of the columns of
names holds the row's area. Files follow the open data standards of the department's guide for analysts.
"""

from psrstats.load.published.format import Format, Level

FORMAT = Format(
    title="explore-education-statistics (Department for Education)",
    needs=("time period", "geographic level"),
    level="geographic level",
    levels=(
        Level("school", "school name", "school urn"),
        Level("ward", "ward name", "ward code"),
        Level("parliamentary constituency", "pcon name", "pcon code"),
        Level("local authority district", "lad name", "lad code"),
        Level("local authority", "la name", "new la code"),
        Level("local enterprise partnership", "local enterprise partnership name", "local enterprise partnership code"),
        Level("english devolved area", "english devolved area name", "english devolved area code"),
        Level("mayoral combined authority", "mayoral combined authority name", "mayoral combined authority code"),
        Level("police force area", "pfa name", "pfa code"),
        Level("opportunity area", "opportunity area name", "opportunity area code"),
        Level("regional", "region name", "region code"),
        Level("national", "country name", "country code"),
    ),
    period="time period",
    period_kind="time identifier",
    beside=r"(country|region|la|lad|pcon|ward|pfa|school|sponsor|provider|institution|trust|multi academy trust|"
    r"mat|local enterprise partnership|english devolved area|mayoral combined authority|opportunity area|"
    r"planning area|rsc region( lead)?|location|old la|new la) (code|name|urn|ukprn|laestab|id)|(old|new) la code",
)
