"""The reports that a report is held against, one year after another: never itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from psrstats.config.settings import SETTINGS_FILE
from psrstats.config.toml import read_toml
from psrstats.errors import Fault, UserError

MOST_REPORTS = 50  # that follow one another, a year each
FIX = "Name the folder of an earlier report: ../2018-19."


def check_against(folder: Path, against: str) -> Iterator[Fault]:
    """Give a fault where the report that this one is held against, or one that it leads to, is held against this.

    folder: the report's; against: the folder that it names, blank for none.
    """
    where, passed = f"{SETTINGS_FILE} [report]", [folder.resolve()]
    while against:
        following = (passed[-1] / against).resolve()
        if following in passed:
            yield Fault(where, _circle(passed, following), FIX)
            return
        passed.append(following)
        if len(passed) > MOST_REPORTS:
            yield Fault(where, f"against: it leads to more than {MOST_REPORTS} reports, each held against the next.")
            return
        against = _against(following)


def _circle(passed: list[Path], following: Path) -> str:
    if passed == [following]:
        return "against: a report cannot be held against itself."
    names = ", ".join(f"'{folder.name}'" for folder in passed[passed.index(following) :])
    return f"against: the reports {names} are held against one another."


def _against(folder: Path) -> str:
    """Read which report another is held against; blank where that cannot be read, which its own reading tells."""
    try:
        report: Any = read_toml(folder).get("report")
    except UserError:
        return ""
    named = report.get("against") if isinstance(report, dict) else ""
    return named if isinstance(named, str) else ""
