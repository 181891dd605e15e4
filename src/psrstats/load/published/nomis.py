"""Nomis, the labour market and population statistics of the Office for National Statistics.

Two layouts: a row a figure, each dimension a column X_NAME (the service's own CSV), and the bulk tables of the census,
a row a place and a column a category.
"""

from psrstats.load.published.format import Format, Level

A_ROW_A_FIGURE = Format(
    title="Nomis, a row a figure (Office for National Statistics)",
    needs=("date name", "geography name", "geography code", "obs value"),
    levels=(Level("", "geography name", "geography code"),),
    period="date name",
    figures=("obs value",),
    filters=(r"(?!(date|geography|freq|obs status|obs conf|record)\b).* name",),
    beside=r".*",
    total=(
        "total",
        "all",
        "persons",
        "all persons",
        "all people",
        "all usual residents",
        "value",
        "all ages",
        "number",
    ),
)
A_COLUMN_A_CATEGORY = Format(
    title="Nomis, a column a category (Office for National Statistics)",
    needs=("date", "geography", "geography code"),
    levels=(Level("", "geography", "geography code"),),
    period="date",
)
