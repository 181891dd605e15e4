"""Stat-Xplore, the Department for Work and Pensions.

Two layouts: a row a figure, and a table with periods across, under the name of what stands across and over that of what
runs down, between a title and notes.
"""

from psrstats.load.published.format import Format, Level

GEOGRAPHY = r"national - regional - (la|admin la|local authority).*"
A_ROW_A_FIGURE = Format(
    title="Stat-Xplore, a row a figure (Department for Work and Pensions)",
    needs=(GEOGRAPHY, r"month|quarter|year|date", r"count|value|.*children.*|.*people.*|.*households.*|.*famil.*"),
    levels=(Level("", GEOGRAPHY),),
    period=r"month|quarter|year|date",
)
PERIODS_ACROSS = Format(
    title="Stat-Xplore, periods across (Department for Work and Pensions)",
    needs=(GEOGRAPHY,),
    levels=(Level("", GEOGRAPHY),),
    across=r"(?P<period>.+)",
    beside=r"|.*annotations?.*",
)
