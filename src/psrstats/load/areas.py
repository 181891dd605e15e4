"""Areas told by their code where one stands beside their name: one area of two names, two areas of one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from psrstats.config import Report
from psrstats.model import Finding
from psrstats.patterns import regex

AREA_CODE = regex(r"[EJKLMNSW]\d{8}")  # those of the Office for National Statistics
MOST_NAMED = 4  # cells


def by_code(observations: pd.DataFrame, report: Report) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """Name areas by their codes: an area keeps the name it was first sent under, or the one that the report knows.

    Areas of one name with codes of their own, such as wards of two cities or an old and a new boundary, are told apart
    by the code in brackets. Without codes a name is all there is.
    """
    coded = observations[observations["area_code"] != ""]
    if coded.empty:
        return observations, ()
    known = {report.area, *report.compared_with, *report.neighbours}
    names: dict[str, str] = {}
    met = coded[["area_code", "area"]].drop_duplicates()
    for code, area in zip(met["area_code"].tolist(), met["area"].tolist(), strict=True):
        names[code] = area if area in known and names.get(code) not in known else names.setdefault(code, area)
    times = Counter(names.values())
    shared = {name for name, number in times.items() if name not in known and number > 1}
    spoken = {code: f"{name} ({code})" if name in shared else name for code, name in names.items()}
    named = observations["area_code"].map(spoken)
    return observations.assign(area=named.where(named.notna(), observations["area"])), tuple(
        _findings(coded, names, shared)
    )


def _findings(coded: pd.DataFrame, names: dict[str, str], shared: set[str]) -> Iterator[Finding]:
    other = coded[coded["area"] != coded["area_code"].map(names)]
    for code, others in other.groupby("area_code", sort=False):
        name = names[str(code)]
        said = f"'{others['area'].iloc[0]}' has the code {code} of '{name}', and is taken as it."
        yield Finding("area-names", "note", said, tuple(others["cell"][:MOST_NAMED]))
    for name in sorted(shared):
        rows = coded[coded["area_code"].map(names) == name].drop_duplicates("area_code")
        said = f"{len(rows)} areas are named '{name}': {', '.join(rows['area_code'])}; each is told by its code."
        yield Finding("area-names", "warning", said, tuple(rows["cell"][:MOST_NAMED]))
