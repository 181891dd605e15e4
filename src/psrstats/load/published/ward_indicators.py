"""A row an indicator, place, period and statistic: the layout of councils' open data, such as Trafford Data Lab's."""

from psrstats.load.published.format import Format, Level

FORMAT = Format(
    title="indicators of areas, a row a figure (area_code, indicator, measure, value)",
    needs=("area code", "area name", "indicator", "measure", "value"),
    levels=(Level("", "area name", "area code"),),
    period="period",
    named="indicator",
    statistic="measure",
    figures=("value",),
    beside=r"unit|area type|source|.*note",
)
