"""A report's description: psrstats.toml and measures.csv."""

from psrstats.config.logs import HOLDS, Engine, Log
from psrstats.config.names import in_order
from psrstats.config.reading import PARTS, SINGLE, read_settings
from psrstats.config.settings import (
    PUBLISHED,
    SETTINGS_FILE,
    SOURCES_FOLDER,
    Acceptance,
    Agreement,
    Break,
    Checks,
    Correction,
    Cover,
    Disclosure,
    Measure,
    Merged,
    Report,
    Settings,
    Source,
    StatedElsewhere,
    TableSettings,
)
from psrstats.config.within import is_within

__all__ = [
    "HOLDS",
    "PARTS",
    "PUBLISHED",
    "SETTINGS_FILE",
    "SINGLE",
    "SOURCES_FOLDER",
    "Acceptance",
    "Agreement",
    "Break",
    "Checks",
    "Correction",
    "Cover",
    "Disclosure",
    "Engine",
    "Log",
    "Measure",
    "Merged",
    "Report",
    "Settings",
    "Source",
    "StatedElsewhere",
    "TableSettings",
    "in_order",
    "is_within",
    "read_settings",
]
