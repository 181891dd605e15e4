"""What the checks found, in each of the forms that `psrstats validate` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from csv import writer
from io import StringIO
from json import dumps
from textwrap import fill
from typing import TYPE_CHECKING, Any

from psrstats.model import Finding
from psrstats.writers.safe import safe

if TYPE_CHECKING:  # they bring pandas, which not every command needs
    from psrstats.results import Validation

KEYS = ("code", "name", "severity", "message", "where", "printed", "expected", "explanation", "ask")
SETTLED = ("accepted", "corrected")
WIDTH = 110


def table(validation: Validation) -> str:
    """Write findings as paragraphs: the code and the cells, what is wrong, what follows, why, and what to ask."""
    return "\n".join([*map(_paragraph, validation.findings), summary(validation.counts)]) + "\n"


def json(validation: Validation) -> str:
    """Write findings as one JSON document."""
    document = {"findings": list(map(record, validation.findings)), "summary": validation.counts}
    return dumps(document, ensure_ascii=False, indent=1) + "\n"


def csv(validation: Validation) -> str:
    """Write findings as CSV, one a row."""
    out = StringIO()
    lines = writer(out, lineterminator="\n")
    lines.writerow([*KEYS, *SETTLED])
    for finding in validation.findings:
        said = ["; ".join(value) if isinstance(value, list) else value for value in record(finding).values()]
        lines.writerow([safe(value) for value in said])
    return out.getvalue()


WRITE_FINDINGS: dict[str, Callable[[Validation], str]] = {"table": table, "json": json, "csv": csv}


def summary(counts: Mapping[str, int]) -> str:
    """Say how many findings there are.

    >>> summary({"error": 1, "warning": 0, "note": 2, "accepted": 1, "corrected": 0})
    '1 error, 2 notes; 1 accepted.'
    >>> summary({"error": 0, "accepted": 0})
    'Nothing found.'
    """
    open_ones = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count]
    settled = [f"{counts[name]} {name}" for name in SETTLED if counts.get(name)]
    told = open_ones[: len(open_ones) - len(settled)]
    return "; ".join(filter(None, (", ".join(told) or "Nothing found", ", ".join(settled)))) + "."


def record(finding: Finding) -> dict[str, Any]:
    """Give a finding as names and values."""
    return {
        name: list(value) if isinstance(value := getattr(finding, name), tuple) else value for name in (*KEYS, *SETTLED)
    }


def _paragraph(finding: Finding) -> str:
    return "\n".join([f"{finding.severity} {finding.code} {finding.at}", *_said(finding)]) + "\n"


def _said(finding: Finding) -> Iterator[str]:
    for text in (
        finding.message,
        f"Printed: {finding.printed}. Expected: {finding.expected}." if finding.expected else "",
        finding.explanation,
        f"Ask: {finding.ask}" if finding.ask else "",
        f"Accepted: {finding.accepted}" if finding.accepted else "",
        f"Corrected: {finding.corrected}" if finding.corrected else "",
    ):
        if text:
            yield fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
