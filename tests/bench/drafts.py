"""What `psrstats validate` finds in each agency file that `psrstats init` alone described: run it to see.

Run it as `python -m tests.bench.drafts FOLDER`, a folder of agency files: each is drafted and checked by itself, and a
line says how many errors, warnings and notes there are, by their codes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

MOST_WARNINGS = 10
SUFFIXES = (".csv", ".ods", ".xls", ".xlsx")


def agency_files(folder: Path) -> list[Path]:
    """Name the spreadsheets in a folder but its index."""
    return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.stem != "INDEX")


Psrstats = Callable[..., "subprocess.CompletedProcess[str]"]


def psrstats(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a Python of its own."""
    command = [sys.executable, "-m", "psrstats", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def drafted(path: Path, folder: Path, run: Psrstats = psrstats) -> None:
    """Begin a report in a folder from one file and nothing else."""
    (folder / "sources").mkdir(parents=True)
    shutil.copyfile(path, folder / "sources" / path.name)
    _said(run("init", folder))


def found(folder: Path, run: Psrstats = psrstats) -> Counter[tuple[str, str]]:
    """Count what is found in a drafted report that nothing has settled, by severity and code."""
    told: list[dict[str, Any]] = json.loads(_said(run("validate", folder, "--format", "json")))["findings"]
    return Counter((one["severity"], one["code"]) for one in told if not (one["accepted"] or one["corrected"]))


def of(counts: Counter[tuple[str, str]], severity: str) -> int:
    """Count the findings of a severity."""
    return sum(number for (one, _), number in counts.items() if one == severity)


def _said(done: subprocess.CompletedProcess[str]) -> str:
    if done.returncode > 1:
        raise RuntimeError(done.stderr)
    return done.stdout


def account(paths: Iterable[Path]) -> None:
    """Print a line for each file, and how many of them have no error and few warnings."""
    good = total = 0
    for path in paths:
        with TemporaryDirectory() as folder:
            drafted(path, Path(folder) / "report")
            counts = found(Path(folder) / "report")
        said = ", ".join(f"{code} {severity} {number}" for (severity, code), number in sorted(counts.items()))
        print(f"{path.name}: {of(counts, 'error')} errors, {of(counts, 'warning')} warnings ({said})", flush=True)
        good += of(counts, "error") == 0 and of(counts, "warning") <= MOST_WARNINGS
        total += 1
    print(f"without an error and with {MOST_WARNINGS} warnings at most: {good} of {total}")


if __name__ == "__main__":
    account(agency_files(Path(sys.argv[1])))
