"""Measures that have figures, but none of the report's own area and period, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import numpy as np
from msgspec.structs import replace

from psrstats.columns import Array, Observations, lots
from psrstats.config import Measure, Settings
from psrstats.model import Finding
from psrstats.periods import known_period

BY_GROUP = ("breakdown", "subtotals", "ranking")  # layouts that print groups or areas, and need no figure of all
MOST_NAMED = 4
A_YEAR = timedelta(days=366)


def elsewhere(observations: Observations, settings: Settings) -> Iterator[Finding]:
    """Find the measures of a table that have figures, and none that the table could print.

    observations: as in model.OBSERVATIONS; settings: the report's, with its tables.
    """
    wanted = _wanted(settings)
    if not wanted or not len(observations):
        return
    rows = np.flatnonzero(observations.says("measure", *wanted))
    of = {observations.get(int(rows[lot[0]]), "measure"): rows[lot] for lot in lots(observations["measure"][rows])}
    alike: dict[tuple[str, str], list[Finding]] = {}
    for name, layouts in wanted.items():
        measure = settings.measures[name]
        if name in of and (finding := _of(observations, of[name], measure, settings, layouts)):
            missing = finding.message.partition(", but ")[2].partition(":")[0]
            alike.setdefault((measure.source, missing), []).append(finding)
    yield from map(_together, alike.values())


def _together(findings: list[Finding]) -> Finding:
    """Tell once what is so of several measures of a source."""
    first, more = findings[0], len(findings) - 1
    if not more:
        return first
    said = f"{first.message} So it is with {more} more measure{'s' if more > 1 else ''} of the file."
    return replace(first, message=said, where=tuple(dict.fromkeys(cell for one in findings for cell in one.where)))


def _wanted(settings: Settings) -> dict[str, set[str]]:
    """Give the measures that tables name, or make others of, with the layouts that do."""
    found: dict[str, set[str]] = {}
    for table in settings.tables:
        names = [name for name in table.measures if name in settings.measures]
        for name in names:
            names += [one for one in settings.measures[name].made_of if one in settings.measures and one not in names]
            found.setdefault(name, set()).add(table.layout)
    return {name: layouts for name, layouts in found.items() if settings.measures[name].source}


def _of(sent: Observations, rows: Array, measure: Measure, settings: Settings, layouts: set[str]) -> Finding | None:
    report = settings.report
    here = sent.only(rows, area=report.area)
    if layouts <= {"ranking"} and not len(here):
        return None
    whole = here if layouts <= set(BY_GROUP) else sent.only(here, group="", item="")
    if len(here) and not len(whole) and sent["item"][here].all():
        whole = here  # its total is worked out from its items
    if len(whole) and _is_current(_said(sent, "period", whole), report.period):
        return None
    missing = f"none of {report.area}" if not len(here) else "" if len(whole) else "none of all its groups together"
    missing = missing or f"none of {report.period} or the year before"
    cells = tuple(sent.texts("cell", rows[:2]).tolist())
    listed = filter(None, (_listed(_said(sent, name, rows), name) for name in ("area", "group", "period")))
    what = f"'{measure.title}' has {len(rows)} figures, but {missing}: they are of {'; '.join(listed)}."
    return Finding("elsewhere", "warning", what, cells, ask=_settled(sent, (rows, here, whole), measure))


def _said(sent: Observations, name: str, rows: Array) -> list[str]:
    """Give the different words of some rows, in order."""
    return list(dict.fromkeys(sent.texts(name, rows).tolist()))


def _is_current(names: list[str], period: str) -> bool:
    """Tell whether any figure is of the report's period, or of the year before: a latest published one often is."""
    wanted = known_period(period)
    periods = [known_period(name) for name in names]
    return any(each.end >= wanted.start - A_YEAR and each.start <= wanted.end for each in periods)


def _listed(said: list[str], what: str) -> str:
    names = [name for name in said if name]
    if not names:
        return ""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"{what}{'s' if len(names) > 1 else ''} {', '.join(names[:MOST_NAMED])}{more}"


def _settled(sent: Observations, parts: tuple[Array, Array, Array], measure: Measure) -> str:
    """Write the line of psrstats.toml that would settle it; parts: all rows, those of the area, those of all groups."""
    rows, here, whole = parts
    if not len(here):
        area = sent.get(int(rows[0]), "area")
        return f'If one of them is the report\'s, write in psrstats.toml, under [report]: area = "{area}".'
    if not len(whole):
        said = ", ".join(f'"{word}"' for word in _said(sent, "group", here)[:MOST_NAMED])
        return (
            f"If they part no children, write in psrstats.toml, under [[source]] {measure.source}: context = [{said}]."
        )
    latest = max(known_period(name) for name in _said(sent, "period", whole)).name
    return f'If that is the year reported, write in psrstats.toml, under [report]: period = "{latest}".'
