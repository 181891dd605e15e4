"""What was counted, as observations like those of any sheet: traced to the log and its columns, never to its rows."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.columns import Observations
from psrstats.config import Measure, Settings
from psrstats.model import OBSERVATIONS
from psrstats.numbers import places_of
from psrstats.records.by import read_by
from psrstats.records.events import Events
from psrstats.records.headings import Role
from psrstats.records.parted import Part

USED: dict[str, tuple[Role, ...]] = {
    "events": ("date", "start"),
    "children": ("child", "date", "start"),
    "often": ("child", "date", "start"),
    "again": ("child", "date", "start"),
    "overlap": ("child", "date", "start"),
    "open at": ("child", "start", "date", "end"),
}


def observed(measure: Measure, part: Part, settings: Settings, events: Events) -> dict[str, object]:
    """Give one figure as an observation."""
    group, item = (*part.groups, "", "")[:2]
    about = ", ".join(filter(None, (part.area, *part.groups, part.period)))
    return dict.fromkeys(OBSERVATIONS, "") | {
        "measure": measure.name,
        "source": measure.source,
        "area": part.area or settings.report.area,
        "group": group,
        "item": item,
        "period": part.period,
        "value": part.value,
        "places": places_of(part.value),
        "original": f"{part.value:,.{places_of(part.value)}f}",
        "label": " | ".join(filter(None, (part.area, *part.groups))),
        "heading": measure.title,
        "cell": f"{events.log.place}!{_columns(measure, events)}!{measure.name} {about}".replace("\n", " "),
    }


def observations(rows: Sequence[dict[str, object]]) -> Observations:
    """Make the table of observations; the one place in which it is made."""
    return Observations.each(rows)


def _columns(measure: Measure, events: Events) -> str:
    """Name the columns that a figure was counted from."""
    assert measure.counted is not None
    roles: list[Role] = [*USED.get(measure.counted.kind, ("start", "date", "end"))]
    roles += ["area"] * any("area" in name for names in read_by(measure.by) for name in names)
    named = dict.fromkeys(events.columns[role] for role in roles if role in events.columns)
    return ", ".join(named).replace("!", " ")
