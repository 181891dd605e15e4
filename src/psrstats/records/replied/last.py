"""The replies of a year before: in the file that is named, or that of the report before."""

from __future__ import annotations

from psrstats.config import SETTINGS_FILE, Settings, Survey, read_settings
from psrstats.records.replied.reading import Replies, read_replies


def read_last(settings: Settings, about: Survey) -> tuple[Replies, int | None] | None:
    """Read the replies of a year before, and how many were asked; None where there are none.

    Raises UserError where they are there and cannot be read.
    """
    if about.last:
        path = settings.sources_folder / about.last
        return read_replies(path, about.last, about, settings.corrections), about.asked_last
    against = settings.report.against
    if not against or not (settings.folder / against / SETTINGS_FILE).is_file():
        return None
    before = read_settings(settings.folder / against)[0]
    same = next((one for one in before.surveys if one.name == about.name), None)
    if same is None or not (path := before.sources_folder / same.file).exists():
        return None
    return read_replies(path, f"{against}/{same.file}", same, before.corrections), same.asked
