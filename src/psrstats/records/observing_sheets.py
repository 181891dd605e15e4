"""What was counted of a sheet of records, as observations like those of any sheet: traced to it and its columns."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from psrstats.config import Measure, Settings
from psrstats.model import OBSERVATIONS
from psrstats.numbers import places_of


class Tallied(Struct, frozen=True):
    """One figure: its period, its groups (none for all) and its value, or why there is none."""

    period: str
    groups: tuple[str, ...]
    value: float | None
    reason: str = ""
    places: int | None = None  # the decimals it is printed with; as many as it has unless given


def observed(
    measure: Measure, made: Tallied, settings: Settings, file: str, headings: Sequence[str]
) -> dict[str, object]:
    """Give one figure as an observation; the one place in which it is made.

    file: that it was counted from; headings: of the columns from which it was counted.
    """
    group, item = (*made.groups, "", "")[:2]
    said = ", ".join(filter(None, (*made.groups, made.period)))
    columns = ", ".join(dict.fromkeys(headings)).replace("!", " ") or "rows"
    value = math.nan if made.value is None else made.value
    places = 0 if made.value is None else places_of(made.value) if made.places is None else made.places
    return dict.fromkeys(OBSERVATIONS, "") | {
        "measure": measure.name,
        "source": measure.source,
        "area": settings.report.area,
        "group": group,
        "item": item,
        "period": made.period,
        "value": value,
        "places": places,
        "marker": "x" if made.value is None else "",
        "original": "[x]" if made.value is None else f"{made.value:,.{places}f}",
        "label": " | ".join(made.groups),
        "heading": measure.title,
        "cell": f"{file}!{columns}!{measure.name} {said}".replace("\n", " "),
    }
