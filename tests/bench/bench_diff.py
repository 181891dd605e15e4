"""Time `psrstats diff` on two reports of 96,000 figures as a ratio to `psrstats compute` on one of them.

Run it as `python -m tests.bench.bench_diff`: 200 measures of 20 areas in 24 quarters; in the later report one cell in
a hundred was sent anew. Each is a whole process of its own, interleaved.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.bench_whole import ROOT, SIZES, quarters, timed, write

RUNS, AIM, OF = 5, 2.5, 100


def restate(file: Path) -> int:
    """Change the value of one row in so many, and give how many were."""
    draw = Random(2021)
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    again = [f"{row[: row.rindex(',')]},{int(row[row.rindex(',') + 1 :]) + 1}" for row in rows]
    chosen = [new if draw.randrange(OF) == 0 else old for old, new in zip(rows, again, strict=True)]
    file.write_text("\n".join([head, *chosen]) + "\n", encoding="utf-8")
    return sum(one != other for one, other in zip(rows, chosen, strict=True))


def main() -> None:
    """Print the seconds and the ratios."""
    with TemporaryDirectory() as place:
        before, after = Path(place) / "before", Path(place) / "after"
        for folder in (before, after):
            write(folder, quarters(SIZES["96,000"]))
        count = restate(after / "sources" / "long.csv")
        commands = {
            "compute": ["-m", "psrstats", "compute", str(after)],
            "diff": ["-m", "psrstats", "diff", str(before), str(after)],
            "diff --format json": ["-m", "psrstats", "diff", str(before), str(after), "--format", "json"],
        }
        rounds = [{name: timed_any(command) for name, command in commands.items()} for _ in range(RUNS)]
    took = {name: median(each[name] for each in rounds) for name in commands}
    print(f"{count:,} cells sent anew")
    for name, seconds in took.items():
        print(f"{name:20} {seconds:6.2f} s  {seconds / took['compute']:.2f} x compute  (aim: at most {AIM})")


def timed_any(command: list[str]) -> float:
    """Time a command that may end with exit status 1, as one that finds something does."""
    seconds: float = timed([sys.executable, "-c", RUN, *command[2:]], ROOT)[0]
    return seconds


RUN = "import sys, contextlib\nfrom psrstats.cli import main\nwith contextlib.suppress(SystemExit): main()"

if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as it is installed, with its bytecode
    main()
