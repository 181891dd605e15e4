"""Public health profiles (Fingertips), of the Office for Health Improvement and Disparities.

A row an indicator, place, period, sex, age and category; its value, limits, count and denominator in columns.
"""

from psrstats.load.published.format import Format, Level

FORMAT = Format(
    title="public health profiles (Fingertips)",
    needs=("indicator name", "area name", "area code", "time period", "value"),
    levels=(Level("", "area name", "area code"),),
    period="time period",
    named="indicator name",
    unit="unit",
    figures=("value", "count", "denominator", r"(lower|upper) ci .* limit"),
    filters=("sex", "age", "category type", "category"),
    beside=r".*",
)
