"""The manifest: what an export was made from and by, and what it holds, so that it can be made and checked again."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import version
from json import dumps

from psrstats.model import INTERNAL, SEVERITIES
from psrstats.results import Results

LIBRARIES = ("openpyxl", "pandas", "tabulate", "highspy")


def manifest(results: Results, outputs: Mapping[str, str]) -> bytes:
    """Write the manifest: the SHA-256 of each input and each output, the versions, and how many findings there are."""
    counts = Counter(finding.severity for finding in (*results.findings, *results.silent) if not finding.accepted)
    said = {
        "report": results.report.title,
        "edition": INTERNAL if results.internal else "for publication",
        "inputs": dict(results.inputs),
        "outputs": dict(outputs),
        "versions": {
            "psrstats": version("psrstats"),
            "python": platform.python_version(),
            **{library: version(library) for library in LIBRARIES},
        },
        "findings": {severity: counts[severity] for severity in SEVERITIES},
    }
    return (dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
