"""Observations and figures as arrays: words as numbers, each figure with the rows it was made from."""

from psrstats.columns.coded import Coded
from psrstats.columns.columns import NOTHING_SENT, NUMBERS, WORDS, Columns
from psrstats.columns.distinct import Array, combined, distinct, lots, matches, numbered, renumbered, repeats, together
from psrstats.columns.inputs import ABSENT, Inputs
from psrstats.columns.observations import Observations, sheet_of
from psrstats.columns.words import Words

__all__ = [
    "ABSENT",
    "NOTHING_SENT",
    "NUMBERS",
    "WORDS",
    "Array",
    "Coded",
    "Columns",
    "Inputs",
    "Observations",
    "Words",
    "combined",
    "distinct",
    "lots",
    "matches",
    "numbered",
    "renumbered",
    "repeats",
    "sheet_of",
    "together",
]
