"""Mid-year population estimates of the Office for National Statistics, by single year of age.

Two layouts: a sheet a sex with ages across (MYE2), and a row a place, sex and age with years across (MYEB1).
"""

from psrstats.load.published.format import Format, Level

AGES_ACROSS = Format(
    title="mid-year population estimates, ages across (Office for National Statistics)",
    needs=("code", "name", r"geography ?\d*", "all ages", "0", "17"),
    levels=(Level("", "name", "code"),),
    figures=("all ages",),
    across=r"(?P<group>\d{1,3}\+?)",
    beside=r"geography ?\d*",
)
YEARS_ACROSS = Format(
    title="mid-year population estimates, years across (Office for National Statistics)",
    needs=(r"lad(code\d*|\d\dcd)", r"la(d)?(name\d*|\d\dnm)", "sex", "age", r"population \d{4}"),
    levels=(Level("", r"la(d)?(name\d*|\d\dnm)", r"lad(code\d*|\d\dcd)"),),
    across=r"population (?P<period>\d{4})",
    filters=("sex", "age"),
    beside=r"country",
)
