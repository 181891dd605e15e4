"""Where a command's words go: data to standard output or a file, messages to standard error."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from psrstats.errors import Fault, UserError
from psrstats.model import INTERNAL, SEVERITIES, Finding
from psrstats.results import Results
from psrstats.writers import FORMATS, SUFFIXES
from psrstats.writers.findings import summary

STANDARD_OUTPUT = Path("-")


def count(findings: Iterable[Finding]) -> None:
    """Say on standard error how many findings there are that are not settled, the most serious first."""
    counts = Counter(f.severity for f in findings if not (f.accepted or f.corrected))
    if counts:
        said = summary({severity: counts[severity] for severity in SEVERITIES})
        print(f"{said[:-1]} in these figures: psrstats validate tells of them.", file=sys.stderr)


def warn(internal: bool) -> None:
    """Say on standard error that what follows may not be published."""
    if internal:
        print(INTERNAL, file=sys.stderr)


def named(output: Path, internal: bool) -> Path:
    """Name the file of an internal edition: its name ends in -internal.

    >>> named(Path("report.md"), True).name, named(Path("report.md"), False).name
    ('report-internal.md', 'report.md')
    """
    if not internal or output == STANDARD_OUTPUT or output.stem.endswith("-internal"):
        return output
    return output.with_stem(f"{output.stem}-internal")


def say(findings: Iterable[Finding]) -> None:
    """Tell the findings on standard error."""
    for finding in findings:
        print(f"{finding.severity}: {finding}", file=sys.stderr)


def write(results: Results, format: str | None, output: Path) -> None:
    """Write results in a format, or in the one that the output's suffix names."""
    put(FORMATS[format or SUFFIXES.get(output.suffix, "table")](results), output)


def put(text: str, output: Path = STANDARD_OUTPUT) -> None:
    """Write a text to a file, or to standard output: the same bytes on every system."""
    if output == STANDARD_OUTPUT:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError(Fault(str(output), f"cannot be written: {error.strerror}.")) from None
    print(f"Wrote {output}.", file=sys.stderr)
