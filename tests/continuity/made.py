"""A small invented report to change one thing of."""

from __future__ import annotations

from pathlib import Path

ROWS = """\
Measure,Area,Period,Value
Plans,Anytown,2017-18,96
Plans,Anytown,2018-19,104
Plans,Anytown,2019-20,121
Plans,Hill,2019-20,70
Plans,Dale,2019-20,51
Visits on time,Anytown,2018-19,81.4%
Visits on time,Anytown,2019-20,85.5%
Children,Anytown,2017,9810
Children,Anytown,2018,9900
Children,Anytown,2019,10040
"""
MEASURES = """\
name,title,source,label,unit,per,numerator,denominator,children,public
plans,Children with a plan,care,Plans,,,,,,
visits,Visits on time,care,,percent,,,,,
children,Children aged 0-17,care,Children,,,,,,yes
plans-rate,Rate of plans,,,rate,10000,plans,children,,
"""
TOML = """\
[report]
title = "Anytown, 2019-20"
area = "Anytown"
period = "2019-20"
areas = ["Hill", "Dale"]

[disclosure]
policy = "dfe-1-5"

[[source]]
name = "care"
agency = "Social care"
file = "care.csv"

[[table]]
name = "plans"
title = "Plans, 2019-20"
layout = "change"
measures = ["plans", "visits", "plans-rate"]
"""


def made(folder: Path, rows: str = ROWS, measures: str = MEASURES, toml: str = TOML) -> Path:
    """Write the report to a folder that is not there yet."""
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "care.csv").write_text(rows, encoding="utf-8")
    (folder / "measures.csv").write_text(measures, encoding="utf-8")
    (folder / "psrstats.toml").write_text(toml, encoding="utf-8")
    return folder
