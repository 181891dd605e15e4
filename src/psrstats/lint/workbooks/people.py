"""What only a person can tell of a whole workbook."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.lint.check import Found, rule
from psrstats.lint.workbook import Workbook


@rule(
    "PSRL019",
    "W13",
    "must",
    "Spelling and grammar are checked.",
    "Run the spelling check, and your program's own accessibility check.",
)
def whole(_: Workbook) -> Iterator[Found]:
    """Point at the whole file."""
    yield Found(judge=True)
