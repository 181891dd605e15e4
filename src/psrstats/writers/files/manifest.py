"""The manifest: what an export was made from and by, and what it holds, so that it can be made and checked again."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from json import dumps
from typing import Any

from psrstats.model import INTERNAL, SEVERITIES
from psrstats.results import Results

LIBRARIES = ("python-calamine", "numpy", "highspy", "openpyxl", "tabulate")
ALONE = {"pdf": "typst"}  # what writes one format, and is not always there
FOR_PUBLICATION = "for publication"


def manifest(results: Results, name: str, formats: Sequence[str], outputs: Mapping[str, str]) -> bytes:
    """Write the manifest: what the files are called, their formats, the SHA-256 of each, and the versions.

    Of the inputs a published manifest gives the names only: with the digest of an agency's file, or the number of
    findings, a reader could try out what the figures that are not shown may be until one fits. The internal one has
    both.
    """
    said: dict[str, Any] = {
        "report": results.report.title,
        "edition": INTERNAL if results.internal else FOR_PUBLICATION,
        "name": name,
        "formats": list(formats),
        "inputs": dict(results.inputs) if results.internal else list(results.inputs),
        "outputs": dict(outputs),
        "versions": versions(formats),
        **dict(_for_the_analyst(results)),
    }
    return (dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def versions(formats: Sequence[str] = ()) -> dict[str, str]:
    """Give the versions of what writes the files, and of what writes one of some formats alone."""
    beside = [ALONE[format] for format in formats if format in ALONE]
    return {
        "psrstats": version("psrstats"),
        "python": platform.python_version(),
        **{library: version(library) for library in (*LIBRARIES, *beside)},
    }


def _for_the_analyst(results: Results) -> Iterator[tuple[str, dict[str, int]]]:
    if results.internal:
        counts = Counter(finding.severity for finding in (*results.findings, *results.silent) if not finding.accepted)
        yield "findings", {severity: counts[severity] for severity in SEVERITIES}
