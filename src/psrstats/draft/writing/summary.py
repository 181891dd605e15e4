"""How many numbers a draft holds, what became of them, and how many findings there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from psrstats.draft.review import Found, Review, Verdict
from psrstats.model import SEVERITIES

OWN = range(106, 119)  # the codes of what the words themselves say, without any report


def summary(review: Review) -> dict[str, int]:
    """Count a review's numbers by verdict, its findings by severity, and what could be judged."""
    verdicts = Counter(one.verdict for one in review.statements)
    severities = Counter("accepted" if one.accepted else one.severity for one in review.findings)
    known = {(one.place.paragraph, one.place.start) for one in review.statements}
    not_read = [one for one in review.unread if (one.place.paragraph, one.place.start) not in known]
    told = {(one.place.paragraph, one.place.start) for one in review.findings if int(one.code[3:]) in OWN}
    judged = {(one.place.paragraph, one.place.start) for one in review.checked} | told
    return {
        "numbers": len(review.statements) + len(not_read),
        **{verdict: verdicts[verdict] for verdict in get_args(Verdict)},
        "unread": len(not_read),
        "judged": len(judged),
        "not_judged": len(review.unread) - len(not_read),
        **{severity: severities[severity] for severity in (*SEVERITIES, "accepted")},
    }


def report_of(review: Review) -> str:
    """Name the report that a draft was held against by its folder alone: where that lies concerns no reader."""
    return Path(review.against).resolve().name


def counted(review: Review) -> tuple[str, ...]:
    """Say the same in sentences."""
    counts = summary(review)
    numbers = counts["numbers"]
    statistics = numbers - counts["other"] - counts["unread"]
    said = f"{numbers:,} number{'s' * (numbers != 1)}: {statistics:,} statistic{'s' * (statistics != 1)}"
    if review.against:
        names = ("tied", "mismatched", "ambiguous", "unsupported")
        said += f" ({', '.join(f'{counts[name]:,} {name}' for name in names)})"
    said += f", {counts['other']:,} of other kinds, {counts['unread']:,} not read."
    every = counts["judged"] + counts["not_judged"]
    could = (
        f"{counts['judged']:,} of {every:,} statement{'s' * (every != 1)} about two or more numbers could be judged."
    )
    return said, could, *_since(review)


def _since(review: Review) -> Iterator[str]:
    """Say how many statistics are as they were at the last run, where that was kept."""
    kept = [one.new for one in review.statements if one.new is not None]
    if kept:
        new = sum(kept)
        said = "statistic is" if new == 1 else "statistics are"
        yield f"{new:,} {said} new or changed since the last run, {len(kept) - new:,} as before."


def worst_first(findings: Iterable[Found]) -> list[Found]:
    """Put errors before warnings before notes, what is accepted last, and each in reading order."""
    return sorted(findings, key=lambda one: (one.accepted, SEVERITIES.index(one.severity)))


def as_before(review: Review) -> frozenset[tuple[int, int]]:
    """Give the places of the statistics that are as they were at the last run: paragraph, and where they start."""
    return frozenset((one.place.paragraph, one.place.start) for one in review.statements if one.new is False)
