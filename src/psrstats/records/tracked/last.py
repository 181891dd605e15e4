"""The same sheet of actions as it stood at the last report: the file that is named, or that of the report before."""

from __future__ import annotations

from psrstats.config import SETTINGS_FILE, Actions, Settings, read_settings
from psrstats.records.tracked.reading import Sheets, read_actions


def read_last(settings: Settings, about: Actions) -> Sheets | None:
    """Read a sheet of actions as it stood at the last report; None where there is none.

    Raises UserError where it is there and cannot be read.
    """
    if about.last:
        return read_actions(settings.sources_folder / about.last, about.last, about, settings.corrections)
    against = settings.report.against
    if not against or not (settings.folder / against / SETTINGS_FILE).is_file():
        return None
    before = read_settings(settings.folder / against)[0]
    same = next((one for one in before.actions if one.name == about.name), None)
    path = None if same is None else before.sources_folder / same.file
    if same is None or path is None or not path.exists():
        return None
    return read_actions(path, f"{against}/{same.file}", same, before.corrections)
