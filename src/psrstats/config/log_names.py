"""What is wrong with the measures that are counted from logs: a log that is unknown, a count that is not said."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.config.measure import Measure
from psrstats.config.settings import SETTINGS_FILE, Settings
from psrstats.counted import SAYS
from psrstats.errors import Fault, did_you_mean


def check_logs(settings: Settings, names: dict[str, list[str]]) -> Iterator[Fault]:
    """Give the faults of the logs of a description, and of the measures that are counted from them."""
    for name in {log.name for log in settings.logs} & {source.name for source in settings.sources}:
        what = f"the name '{name}' is a [[source]]'s too."
        yield Fault(f"{SETTINGS_FILE} [[log]] {name}", what, "Give each its own.")
    for log in settings.logs:
        if log.table and not (settings.engine.address or settings.engine.spark):
            fix = 'Write address = "postgresql://server/name" under [engine].'
            yield Fault(f"{SETTINGS_FILE} [[log]] {log.name}", f"no database holds its table '{log.table}'.", fix)
    sheets = (*names["actions"], *names["survey"])
    for measure in settings.measures.values():
        if measure.log or ((measure.count or measure.by) and measure.source not in sheets):
            yield from _faults(measure, f"{settings.report.measures} ({measure.name})", names["log"])


def _faults(measure: Measure, where: str, logs: list[str]) -> Iterator[Fault]:
    for name in measure.logs:
        if name not in logs:
            yield Fault(where, f"no [[log]] is named '{name}'.", did_you_mean(name, logs))
    if measure.log and not measure.count:
        yield Fault(where, "is of a log, but does not say what is counted in it.", f"Write in 'count' one of: {SAYS}.")
    if not measure.log:
        yield Fault(where, "says what is counted, but not in which log.", did_you_mean("", logs))
    counted = measure.counted
    if counted and counted.unit != measure.unit:
        what = f"'{measure.count}' gives {counted.unit}, and its unit is {measure.unit}."
        yield Fault(where, what, "Leave the unit out.")
    if counted and len(measure.logs) != (2 if counted.kind == "overlap" else 1):
        fix = "Write in 'log' two with a comma between." if counted.kind == "overlap" else "Write one in 'log'."
        yield Fault(where, f"'{measure.count}' is not counted from {len(measure.logs)} logs.", fix)
