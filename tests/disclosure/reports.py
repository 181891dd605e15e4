"""Small reports for tests of disclosure: counts by hand, protected and attacked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from psrstats.columns import Observations
from psrstats.config import Agreement, Disclosure, Measure, Report, Settings
from psrstats.disclosure import Attack, Cells, Place, Structure, attack, hidden_places, publishable
from psrstats.lineage import Figures
from psrstats.measures import measure
from tests.measures.reports import Observed, observed

PLANS = Measure(name="plans", title="Plans", source="s")
NAN = float("nan")


def settings_of(
    *measures: Measure, agreements: Iterable[Agreement] = (), areas: tuple[str, ...] = (), **policy: Any
) -> Settings:
    """Describe a report of Town, 2019-20."""
    report = Report(title="T", area="Town", period="2019-20", areas=areas)
    named = {one.name: one for one in (measures or (PLANS,))}
    policy = policy or {"policy": "dfe-1-5"}
    said = Disclosure.model_validate(policy | ({} if "policy" in policy else {"policy": "dfe-1-5"}))
    return Settings(Path(), report, (), named, (), (), agreements=tuple(agreements), disclosure=said)


def sent(counts: Mapping[str, float], name: str = "plans", **about: str) -> list[Observed]:
    """Send a count for each group, the total's group blank; a missing one is suppressed."""
    return [
        observed(name, value, group=group, cell=f"{name}!{about}{group}", marker="" if value == value else "c", **about)
        for group, value in counts.items()
    ]


def hidden(observations: list[Observed], settings: Settings, before: Cells | None = None, **given: Any) -> set[str]:
    """Give the groups, items or areas of the counts that are not shown, or the measures of those with none."""
    places = hidden_places(structure_of(observations, settings, before), **given)
    return {place[2] or place[3] or (place[1] if place[1] != "Town" else place[0]) for place in places}


def shown(observations: list[Observed], settings: Settings, before: Cells | None = None) -> pd.DataFrame:
    """Give the observations as they may be published, as a frame."""
    return published(observations, settings, before).frame()


def published(observations: list[Observed], settings: Settings, before: Cells | None = None) -> Observations:
    """Give the observations as they may be published."""
    structure = structure_of(observations, settings, before)
    return publishable(frame(observations), hidden_places(structure), settings, structure.numerators.wholes)


def attacked(
    observations: list[Observed], settings: Settings, places: set[Place] | None = None, before: Cells | None = None
) -> Attack:
    """Attack a report in which some counts are not shown; those that psrstats chooses unless given."""
    structure = structure_of(observations, settings, before)
    places = hidden_places(structure) if places is None else places
    printed = Figures(
        measure(publishable(frame(observations), places, settings, structure.numerators.wholes), settings)
    )
    return attack(printed, structure, ranges=True)


def structure_of(observations: list[Observed], settings: Settings, before: Cells | None = None) -> Structure:
    """Tell how the counts of a report hang together."""
    return Structure.of(Figures(measure(frame(observations), settings)), settings, before)


def frame(observations: list[Observed]) -> Observations:
    """Put observations in a table."""
    return Observations.each(observations)


def place(group: str = "", name: str = "plans", period: str = "2019-20", area: str = "Town", item: str = "") -> Place:
    """Name the place of a count."""
    return (name, area, group, item, period)
