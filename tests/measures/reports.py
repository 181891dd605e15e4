"""Small reports for tests: observations by hand, figures worked out of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from psrstats.columns import Observations
from psrstats.config import Measure, Report, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.measures import measure
from psrstats.model import OBSERVATIONS

Observed = dict[str, str | float | int]


def observed(name: str, value: float, period: str = "2019-20", **given: str | int) -> Observed:
    """Make one observation, its decimals those of its number."""
    blank: Observed = dict.fromkeys(OBSERVATIONS, "")
    places = len(str(value).partition(".")[2].rstrip("0"))
    defaults: Observed = {"measure": name, "area": "Town", "period": period, "value": value, "places": places}
    return blank | defaults | {"cell": f"{name} {period}"} | given


def settings_of(measures: tuple[Measure, ...], tables: tuple[TableSettings, ...] = (), **report: Any) -> Settings:
    """Describe a report of Town, 2019-20."""
    about = Report(title="T", area="Town", period="2019-20", **report)
    return Settings(Path(), about, (), {one.name: one for one in measures}, tables, ())


def work_out(settings: Settings, *observations: Observed) -> Figures:
    """Work out the figures of a report."""
    return Figures(measure(Observations.each(observations), settings))


def text(found: Figures, name: str, statistic: str = "", period: str = "2019-20", **about: str) -> str | None:
    """Print a figure; None where there is none."""
    row = found.find(name, statistic, area=about.pop("area", "Town"), period=period, **about)
    return None if row is None else found.text(row)


def reason(found: Figures, name: str, statistic: str = "", period: str = "2019-20", **about: str) -> str:
    """Say why a figure is what it is."""
    row = found.find(name, statistic, area=about.pop("area", "Town"), period=period, **about)
    return "" if row is None else str(found.get(row, "reason"))
