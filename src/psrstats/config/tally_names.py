"""What is wrong with the measures that are counted from sheets of actions."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.config.settings import SETTINGS_FILE, Settings
from psrstats.errors import Fault
from psrstats.tallied import SAYS


def check_tallies(settings: Settings, names: dict[str, list[str]]) -> Iterator[Fault]:
    """Give the faults of the sheets of actions of a description, and of the measures that are counted from them."""
    others = {*names["source"], *names["log"]}
    for each in settings.actions:
        if each.name in others:
            what = f"the name '{each.name}' is a [[source]]'s or a [[log]]'s too."
            yield Fault(f"{SETTINGS_FILE} [[actions]] {each.name}", what, "Give each its own.")
    for measure in settings.measures.values():
        if measure.source not in names["actions"] or measure.log:
            continue
        where, tally = f"{settings.report.measures} ({measure.name})", measure.tally
        if tally is None:
            what = "is of a sheet of actions, but does not say what is counted in it."
            yield Fault(where, what, f"Write in 'count' one of: {SAYS}.")
        elif tally.unit != measure.unit:
            what = f"'{measure.count}' gives {tally.unit}, and its unit is {measure.unit}."
            yield Fault(where, what, "Leave the unit out.")
    for table in settings.tables:
        listed = [settings.measures[name] for name in table.measures if name in settings.measures]
        if table.layout == "actions" and any(one.source not in names["actions"] or not one.tally for one in listed):
            what = "lists actions, and not all of its measures are counted from [[actions]]."
            yield Fault(f"{SETTINGS_FILE} [[table]] {table.name}", what)
