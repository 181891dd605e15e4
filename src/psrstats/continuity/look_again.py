"""What a report that was rolled over asks its analyst to look at again, as a list to tick off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from psrstats.years import Awaited, Left

LOOK_AGAIN = "look-again.md"
HEADINGS = {
    "corrections": "Corrections, not carried over: is the cell wrong in this year's file too?",
    "acceptances": "Accepted findings, not carried over: ask again where one is found again",
    "statements": "Numbers of the draft that were vouched for, not carried over",
    "last": "How many were asked, and files of the year before, not carried over: how many were asked this year?",
    "comments": "Comments left as they are: do they hold for this year?",
    "years": "Years left as they are: are they this report's?",
}


def listed(period: str, before: str, awaited: Sequence[Awaited], left: Sequence[Left]) -> str:
    """Write the list.

    period: the new report's; before: that of the report it was rolled over from.
    """
    return "\n".join([*_lines(period, before, awaited, left), ""])


def _lines(period: str, before: str, awaited: Sequence[Awaited], left: Sequence[Left]) -> Iterator[str]:
    yield f"# Look again: {period}, rolled over from {before}\n"
    yield f"psrstats status tells which files have come, and how they differ from those of {before}.\n"
    yield "## Files to come\n"
    yield from (f"- [ ] {one.says}" for one in awaited)
    for kind, heading in HEADINGS.items():
        if items := [one for one in left if one.kind == kind]:
            yield f"\n## {heading}\n"
            yield from (f"- [ ] {one.where}: {one.says}" for one in items)
