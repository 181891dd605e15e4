"""Time psrstats against what it stands on, as whole processes: python tests/bench/bench_compute.py."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
PLAIN_SCRIPT = "tests/bench/plain_script.py"
RUNS = 9

COMMANDS = {
    "psrstats compute": ["-m", "psrstats", "compute", "examples/portsmouth-2019-20"],
    "import pandas": ["-c", "import pandas"],
    "plain script": [PLAIN_SCRIPT],
    "psrstats --help": ["-m", "psrstats", "--help"],
    "import typer": ["-c", "import typer"],
}
RATIOS = (
    ("psrstats compute", "import pandas", 2.0),
    ("psrstats compute", "plain script", 0.8),
    ("psrstats --help", "import typer", 3.0),
)
LIBRARIES = ("typer", "pydantic", "pydantic_core", "pandas", "numpy", "rich", "openpyxl", "python_calamine", "psrstats")


def run(*arguments: str) -> str:
    """Run Python from the project's root and give what it wrote to stderr."""
    command = [sys.executable, *arguments]
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8")
    if result.returncode:
        sys.exit(f"{' '.join(arguments)}: exit status {result.returncode}\n{result.stderr}")
    return result.stderr


def seconds(arguments: list[str]) -> float:
    """Time one run."""
    start = time.perf_counter()
    run(*arguments)
    return time.perf_counter() - start


def medians() -> dict[str, float]:
    """Time every command in turn, RUNS times after one to warm the disk, so that a slow moment falls on all alike."""
    rounds = [[seconds(arguments) for arguments in COMMANDS.values()] for _ in range(RUNS + 1)][1:]
    return {name: median(times) for name, times in zip(COMMANDS, zip(*rounds, strict=True), strict=True)}


def where_time_goes(arguments: list[str]) -> dict[str, float]:
    """Add up the seconds that each library's modules take to import, without what they import in turn; and the rest."""
    times: dict[str, float] = defaultdict(float)
    start = time.perf_counter()
    reported = run("-X", "importtime", *arguments)
    whole = time.perf_counter() - start
    for own, module in re.findall(r"^import time:\s*(\d+) \|\s*\d+ \|\s*([\w.]+)$", reported, flags=re.MULTILINE):
        library = module.partition(".")[0]
        times[f"import {library}" if library in LIBRARIES else "import all else"] += int(own) / 1e6
    return times | {"work": whole - sum(times.values())}


def main() -> None:
    """Print the ratios with their aims, then where the time goes."""
    times = medians()
    print(f"Medians of {RUNS} interleaved runs, whole processes\n")
    for name, time_taken in times.items():
        print(f"{name:<22} {time_taken:6.3f} s")
    print()
    for ours, theirs, aim in RATIOS:
        print(f"{ours:<16} / {theirs:<14} {times[ours] / times[theirs]:5.2f}   (aim: at most {aim})")
    for name in ("psrstats compute", "psrstats --help"):
        print(f"\nWhere the time of {name} goes (-X importtime slows it somewhat)\n")
        for part, time_taken in sorted(where_time_goes(COMMANDS[name]).items(), key=lambda item: -item[1]):
            print(f"{part:<22} {time_taken:6.3f} s")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as it is installed, with its bytecode
    main()
