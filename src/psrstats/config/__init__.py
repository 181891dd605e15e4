"""A report's description: psrstats.toml and measures.csv."""

from psrstats.config.actions import STAGE_WORDS, Actions
from psrstats.config.decided import Acceptance, Agreement, Break, Correction, Merged, StatedElsewhere
from psrstats.config.logs import HOLDS, Engine, Log
from psrstats.config.measure import Measure
from psrstats.config.names import in_order
from psrstats.config.policy import Disclosure
from psrstats.config.quote import Quote
from psrstats.config.reading import PARTS, SINGLE, read_settings
from psrstats.config.report import Report
from psrstats.config.settings import (
    SETTINGS_FILE,
    SOURCES_FOLDER,
    Checks,
    Cover,
    Quoted,
    Sender,
    Settings,
    Source,
    Tracked,
)
from psrstats.config.survey import Survey
from psrstats.config.table import Layout, TableSettings
from psrstats.config.validated import PUBLISHED
from psrstats.config.within import is_within

__all__ = [
    "HOLDS",
    "PARTS",
    "PUBLISHED",
    "SETTINGS_FILE",
    "SINGLE",
    "SOURCES_FOLDER",
    "STAGE_WORDS",
    "Acceptance",
    "Actions",
    "Agreement",
    "Break",
    "Checks",
    "Correction",
    "Cover",
    "Disclosure",
    "Engine",
    "Layout",
    "Log",
    "Measure",
    "Merged",
    "Quote",
    "Quoted",
    "Report",
    "Sender",
    "Settings",
    "Source",
    "StatedElsewhere",
    "Survey",
    "TableSettings",
    "Tracked",
    "in_order",
    "is_within",
    "read_settings",
]
