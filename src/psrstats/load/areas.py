"""Areas told by their code where one stands beside their name: one area of two names, two areas of one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from psrstats.columns import Array, Observations, lots, repeats
from psrstats.config import Report
from psrstats.model import Finding
from psrstats.patterns import regex

AREA_CODE = regex(r"[EJKLMNSW]\d{8}")  # those of the Office for National Statistics
MOST_NAMED = 4  # cells


def by_code(observations: Observations, report: Report) -> tuple[Observations, tuple[Finding, ...]]:
    """Name areas by their codes: an area keeps the name it was first sent under, or the one that the report knows.

    Areas of one name with codes of their own, such as wards of two cities or an old and a new boundary, are told apart
    by the code in brackets. Without codes a name is all there is.
    """
    coded = np.flatnonzero(observations["area_code"])
    if not len(coded):
        return observations, ()
    known = {report.area, *report.compared_with, *report.neighbours}
    names: dict[str, str] = {}
    met = coded[~repeats(observations["area_code"][coded], observations["area"][coded])]
    for code, area in observations.take(met).rows("area_code", "area"):
        names[code] = area if area in known and names.get(code) not in known else names.setdefault(code, area)
    times = Counter(names.values())
    shared = {name for name, number in times.items() if name not in known and number > 1}
    spoken = {code: f"{name} ({code})" if name in shared else name for code, name in names.items()}
    named = observations.told(lambda code, area: spoken.get(code, area), "area_code", "area")
    return observations.change(area=named), tuple(_findings(observations, coded, names, shared))


def _findings(sent: Observations, coded: Array, names: dict[str, str], shared: set[str]) -> Iterator[Finding]:
    named = sent.words.map(lambda code: names[code], sent["area_code"][coded])
    other = coded[sent["area"][coded] != named]
    for lot in lots(sent["area_code"][other]):
        code, area = (sent.get(int(other[lot[0]]), name) for name in ("area_code", "area"))
        said = f"'{area}' has the code {code} of '{names[code]}', and is taken as it."
        yield Finding("area-names", "note", said, _cells(sent, other[lot]))
    for name in sorted(shared):
        rows = coded[named == sent.words.code(name)]
        rows = rows[~repeats(sent["area_code"][rows])]
        codes = ", ".join(sent.texts("area_code", rows).tolist())
        said = f"{len(rows)} areas are named '{name}': {codes}; each is told by its code."
        yield Finding("area-names", "warning", said, _cells(sent, rows))


def _cells(sent: Observations, rows: Array) -> tuple[str, ...]:
    return tuple(sent.texts("cell", rows[:MOST_NAMED]).tolist())
