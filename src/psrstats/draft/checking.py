"""A draft from its file to what is told of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from psrstats.config import Checks, read_settings
from psrstats.draft.reading import read_draft
from psrstats.draft.review import Review
from psrstats.draft.reviewing import review
from psrstats.model import SEVERITIES


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of a draft, and how the report treats findings."""

    review: Review
    checks: Checks

    @property
    def passes(self) -> bool:
        """Whether nothing was found that is as serious as the threshold, but what is accepted."""
        serious = SEVERITIES[: SEVERITIES.index(self.checks.threshold) + 1]
        return not any(one.severity in serious for one in self.review.findings if not one.accepted)


def check_draft(file: Path, report: Path | None = None, *, internal: bool = False) -> Checked:
    """Read a draft and hold its numbers against each other, and against a report's figures.

    Args:
        file: The draft.
        report: The folder of the report whose figures it states; None to judge its words alone.
        internal: Whether to show what may not be published.

    Returns:
        Every number of it with a verdict, and what is wrong.

    Raises:
        UserError: The draft cannot be read, or the report not be worked out.
    """
    document = read_draft(file)
    found = review(document, report, internal=internal)
    if report is None:
        return Checked(found, Checks())
    return Checked(replace(found, against=str(report)), read_settings(report)[0].checks)
