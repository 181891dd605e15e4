"""Small reports with a log, and what psrstats counts in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from psrstats.columns import Observations
from psrstats.config import Settings, read_settings
from psrstats.model import Finding
from psrstats.records import count_logs

REPORT = """
[report]
title = "Logs"
area = "Town"
period = "{period}"

[[log]]
name = "log"
agency = "Police"
file = "{file}"
{more}
"""
Figures = dict[tuple[str, str, str, str], float]  # by measure, area (blank for all), group and period
NONE = Observations.each([])


def described(
    folder: Path,
    counts: dict[str, str],
    *,
    file: str = "log.csv",
    more: str = "",
    period: str = "2019-20",
    by: str = "",
) -> Settings:
    """Describe a report that counts measures from one log."""
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "psrstats.toml").write_text(REPORT.format(period=period, file=file, more=more), encoding="utf-8")
    lines = ["name,title,log,count,by", *(f'{name},{name},log,{count},"{by}"' for name, count in counts.items())]
    (folder / "measures.csv").write_text("\n".join(lines), encoding="utf-8")
    settings, faults = read_settings(folder)
    assert not faults, faults
    return settings


def counted(settings: Settings) -> tuple[Figures, tuple[Finding, ...], list[str]]:
    """Count: figures by measure, area, group and period, the area blank for all; findings; faults in words."""
    made, findings, faults = count_logs(settings, NONE)
    town = settings.report.area
    places = made.rows("measure", "area", "group", "period", "value")
    found = {
        (name, "" if area == town else area, group, period): float(value) for name, area, group, period, value in places
    }
    return found, findings, [str(fault) for fault in faults]


def count(folder: Path, text: str, counts: Sequence[str] | str, **given: str) -> list[float] | float:
    """Count in a log of a few lines: one number for each count, of all of the report's period."""
    wanted = [counts] if isinstance(counts, str) else list(counts)
    settings = described(folder, {f"m{at}": words for at, words in enumerate(wanted)}, **given)
    (folder / "sources" / settings.logs[0].file).write_text(text, encoding="utf-8")
    found, _, faults = counted(settings)
    assert not faults, faults
    numbers = [found[f"m{at}", "", "", settings.report.period] for at in range(len(wanted))]
    return numbers[0] if isinstance(counts, str) else numbers
