"""A draft from its file to what is told of it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from psrstats.draft.reading import read_draft
from psrstats.draft.review import Review
from psrstats.draft.reviewing import review
from psrstats.model import SEVERITIES, THRESHOLD, Severity


class Checked(Struct, frozen=True):
    """What was found of a draft, and from which severity on it does not pass."""

    review: Review
    threshold: Severity = THRESHOLD

    @property
    def passes(self) -> bool:
        """Whether nothing was found that is as serious as the threshold, but what is accepted."""
        serious = SEVERITIES[: SEVERITIES.index(self.threshold) + 1]
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
    if report is None:
        return Checked(review(document))
    from psrstats.report import Run  # with all that works a report out

    run = Run(report, internal)
    return Checked(replace(review(document, run), against=str(report)), run.settings.checks.threshold)
