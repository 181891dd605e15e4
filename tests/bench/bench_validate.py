"""Time the checks on 96,000 observations as a ratio to compute's work on them: python -m tests.bench.bench_validate.

200 measures of 20 areas in 24 quarters: counts, their population, and the percentages that agencies send beside them.
First the functions in one process, where the checks come on top of what compute does; then both commands as whole
processes on the same written down as a report, which compute checks too.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from psrstats.checks import CHECKS, Evidence, check
from psrstats.config import read_settings
from psrstats.lineage import Figures
from psrstats.load import load
from psrstats.measures import measure
from psrstats.model import Finding
from psrstats.tables import tabulate

RUNS = 5
AIM = 1.5
COUNTS, AREAS, YEARS = 100, 20, 6
QUARTERS = [f"Q{number} {year}-{(year + 1) % 100:02}" for year in range(2014, 2014 + YEARS) for number in range(1, 5)]
DESCRIPTION = """[report]
title = "Bench"
area = "Area 0"
period = "Q4 2019-20"

[[source]]
name = "care"
agency = "Care"
file = "care.csv"

[[table]]
name = "changes"
title = "Changes"
layout = "change"
measures = ["count-0", "share-0"]
"""


def write(folder: Path) -> None:
    """Write the report: counts that move a little from quarter to quarter, and percentages that are right."""
    draw = np.random.default_rng(2020)
    shape = (AREAS, len(QUARTERS))
    people = np.repeat(draw.integers(20_000, 60_000, (AREAS, 1)), len(QUARTERS), axis=1)
    levels = draw.integers(200, 4_000, (COUNTS - 1, AREAS, 1))
    counts = np.rint(levels * draw.uniform(0.95, 1.05, (COUNTS - 1, *shape))).astype(int)
    percent = (counts * 2000 + people) // (2 * people)  # in tenths, half-up
    columns = {"Children": people.ravel()} | {f"Count {number}": count.ravel() for number, count in enumerate(counts)}
    table = pd.DataFrame(columns)
    for number, share in enumerate(percent):
        table[f"Share {number}"] = [f"{tenths // 10}.{tenths % 10}%" for tenths in share.ravel().tolist()]
    table["Visits"] = counts[0].ravel() + 7
    table.insert(0, "Quarter", QUARTERS * AREAS)
    table.insert(0, "Area", [f"Area {number}" for number in range(AREAS) for _ in QUARTERS])
    (folder / "sources").mkdir()
    table.to_csv(folder / "sources" / "care.csv", index=False)
    (folder / "psrstats.toml").write_text(DESCRIPTION, encoding="utf-8")
    _write_measures(folder / "measures.csv")


def _write_measures(path: Path) -> None:
    rows = [["name", "title", "source", "unit", "numerator", "denominator"]]
    rows += [["children", "Children", "care", "", "", ""], ["visits", "Visits", "care", "", "", ""]]
    for number in range(COUNTS - 1):
        rows.append([f"count-{number}", f"Count {number}", "care", "", "", ""])
        rows.append([f"share-{number}", f"Share {number}", "care", "percent", f"count-{number}", "children"])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def seconds(work: Callable[[], object]) -> float:
    """Time one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def timed(work: Callable[[], object]) -> float:
    """Time several runs, and give the middle one."""
    return median(seconds(work) for _ in range(RUNS))


def in_one_process(folder: Path) -> None:
    """Print the seconds of loading, working out and laying out, and of every check on the same."""
    settings, _ = read_settings(folder)
    observations, found, unread = load(settings)
    assert not unread
    figures = Figures(measure(observations, settings))

    def evidence() -> Evidence:
        """Begin anew: what evidence and figures keep would make later runs faster than the first."""
        return Evidence(observations, Figures(figures.columns), settings, loaded=found)

    took = {
        "load": timed(lambda: load(settings)),
        "measure": timed(lambda: measure(observations, settings)),
        "tabulate": timed(lambda: tabulate(figures, settings)),
        "check": timed(lambda: check(evidence())),
    }
    print(f"{len(observations):,} observations, {len(figures.rows):,} figures; medians of {RUNS}\n")
    for name, time_taken in took.items():
        print(f"{name:10} {time_taken:7.3f} s")
    print(f"{len(check(evidence()))} findings\n")
    rest = took["measure"] + took["tabulate"]
    from_files, from_figures = 1 + took["check"] / (took["load"] + rest), 1 + took["check"] / rest
    print(f"1 + check / (load + measure + tabulate) {from_files:5.2f}  (aim: at most {AIM})")
    print(f"1 + check / (measure + tabulate)        {from_figures:5.2f}\n")
    for name, time_taken in by_check(evidence).items():
        print(f"  {name:18} {time_taken:7.3f} s")


def by_check(evidence: Callable[[], Evidence]) -> dict[str, float]:
    """Time every check by itself, the slowest first."""
    times = {part.__name__: timed(partial(_run, part, evidence)) for part in CHECKS}
    return dict(sorted(times.items(), key=lambda item: -item[1]))


def _run(part: Callable[[Evidence], Iterable[Finding]], evidence: Callable[[], Evidence]) -> None:
    list(part(evidence()))


def whole_processes(folder: Path) -> None:
    """Print the ratio of the two commands."""

    def command(name: str) -> float:
        arguments = [sys.executable, "-m", "psrstats", name, str(folder)]
        return seconds(lambda: subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    rounds = [{name: command(name) for name in ("compute", "validate")} for _ in range(RUNS + 1)][1:]
    ratio = median(each["validate"] / each["compute"] for each in rounds)
    print()
    for name in rounds[0]:
        print(f"psrstats {name:10} {median(each[name] for each in rounds):6.3f} s")
    print(f"psrstats validate / psrstats compute {ratio:5.2f}  (aim: at most {AIM})")


def main() -> None:
    """Print both."""
    with TemporaryDirectory() as made:
        write(Path(made))
        in_one_process(Path(made))
        whole_processes(Path(made))


if __name__ == "__main__":
    main()
