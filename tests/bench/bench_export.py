"""Time an export against a compute, and measure what 200 tables take: python tests/bench/bench_export.py."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from psrstats.formats import USUALLY_EXPORTED
from psrstats.pipeline import publish
from psrstats.writers.files import written

ROOT = Path(__file__).parents[2]
REPORT = "examples/portsmouth-2019-20"
RUNS = 3
FORMATS = ("xlsx", "html", "md", "csv", "json")


def seconds(*arguments: str) -> float:
    """Give the processor's time of one run of psrstats, which other work on the machine changes little."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "psrstats", *arguments], cwd=ROOT, capture_output=True, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratios() -> None:
    """Print the time of an export in each format, and in all, as a ratio to that of a compute, all in turn."""
    with TemporaryDirectory() as folder:
        export = ("export", REPORT, "-o", folder, "--force", "--to")
        commands: dict[str, tuple[str, ...]] = {"compute": ("compute", REPORT)}
        commands |= {f"export --to {format}": (*export, format) for format in USUALLY_EXPORTED}
        commands["export"] = export[:-1]
        rounds = [[seconds(*arguments) for arguments in commands.values()] for _ in range(RUNS + 1)][1:]
    times = dict(zip(commands, map(median, zip(*rounds, strict=True)), strict=True))
    for name, taken in times.items():
        print(f"{taken / times['compute']:5.2f} x compute  {name}")


def memory() -> None:
    """Print the most memory that the writing of many tables takes, as a ratio to that of the report's own."""
    results = publish(ROOT / REPORT)
    peaks = []
    for count in (len(results.tables), 200):
        tables = tuple(
            replace(table, name=f"t{number}", title=f"Table {number}: {number} in 2019-20")
            for number in range(count)
            for table in [results.tables[number % len(results.tables)]]
        )
        tracemalloc.start()
        for _ in written(replace(results, tables=tables), "report", FORMATS):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        print(f"{peaks[-1] / 1e6:6.1f} MB at most for {count} tables")
    print(f"{peaks[1] / peaks[0]:5.2f} x the memory for {200 / len(results.tables):.1f} x the tables")


if __name__ == "__main__":
    ratios()
    memory()
