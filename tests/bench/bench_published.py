"""How long psrstats takes to read 30 areas out of a national CSV of half a million rows, against polars doing the same.

Run it as `python tests/bench/bench_published.py`; polars must be installed. Each reading is a process of its own; of
three, the fastest counts. psrstats loads a report with one measure of the file; polars reads and filters it.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import time
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

ROUNDS = 3
AREAS = 340
WANTED = 30
HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,"
    "new_la_code,school_type,sex,age_group,reason,pupil_count,absence_count,absence_percent"
).split(",")
POLARS = (
    "import polars, sys; frame = polars.read_csv(sys.argv[1], infer_schema_length=0);"
    "print(len(frame.filter(polars.col('la_name').is_in([f'Area {n}' for n in range(30)]))))"
)


def write(path: Path) -> None:
    """Write a file of ten years, 340 areas, three filters and three indicators."""
    labels = product(("Total", "Primary", "Secondary"), ("Total", "Female", "Male"), ("Total", "5 to 9"), range(8))
    told = [(school, sex, age, f"Reason {reason}" if reason else "Total") for school, sex, age, reason in labels]
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEAD)
        for year, area, labelled in product(range(2014, 2024), range(AREAS), told):
            place = ["E92000001", "England", "E12000002", "North West", 300 + area, f"Area {area}", f"E0800{area:04}"]
            number = year * area % 9_000 + 100
            lines.writerow(
                [f"{year}{(year + 1) % 100:02}", "Academic year", "Local authority", *place, *labelled, number, 9, 1.5]
            )


def describe(folder: Path) -> None:
    """Write a report of 30 of its areas."""
    neighbours = ", ".join(f'"Area {number}"' for number in range(1, WANTED))
    (folder / "psrstats.toml").write_text(
        f'[report]\ntitle = "T"\narea = "Area 0"\nperiod = "academic 2023-24"\nneighbours = [{neighbours}]\n'
        '[[source]]\nname = "s"\nagency = "A"\nfile = "national.csv"\n',
        encoding="utf-8",
    )
    (folder / "measures.csv").write_text("name,title,source,label\npupils,Pupils,s,pupil_count\n", encoding="utf-8")


def timed(command: list[str]) -> float:
    """Give the seconds that the fastest of several runs takes."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Print both times, their ratio, and the most memory that a process took."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "sources").mkdir()
        path = folder / "sources" / "national.csv"
        write(path)
        describe(folder)
        code = "import sys, pathlib; from psrstats.config import read_settings; from psrstats.load import load;"
        code += "load(read_settings(pathlib.Path(sys.argv[1]))[0])"
        ours = timed([sys.executable, "-c", code, str(folder)])
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        theirs = timed([sys.executable, "-c", POLARS, str(path)])
        print(f"psrstats {ours:.2f} s and {most:.0f} MB, polars {theirs:.2f} s: {ours / theirs:.1f} times")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as it is installed, with its bytecode
    main()
