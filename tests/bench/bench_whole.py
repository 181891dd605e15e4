"""Time the whole of `psrstats compute` on a long CSV against a vectorised pandas script of the same figures.

Run it as `python tests/bench/bench_whole.py [ANOTHER_CHECKOUT]`: 200 measures of 20 areas in 24 quarters, and
a sixth of it, each a whole process of its own, interleaved; and so is another build where its checkout is named.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
RUNS = 5
MEASURES, AREAS = 200, 20
SIZES = {"96,000": 24, "16,000": 4}  # quarters
AIM, MOST_MEMORY, MOST_GROWTH, OF_BEFORE = 4.0, 250, 1.05, 0.1


def quarters(number: int) -> list[str]:
    """Name the last quarters up to Q4 2019-20."""
    names = [f"Q{quarter} {year}-{(year + 1) % 100:02}" for year in range(2014, 2020) for quarter in range(1, 5)]
    return names[-number:]


def write(folder: Path, periods: list[str]) -> None:
    """Write a report of one long CSV: 199 counts and the population, and a rate of each count."""
    import numpy as np

    draw = np.random.default_rng(2020)
    names = [*(f"Count {number}" for number in range(MEASURES - 1)), "Population"]
    (folder / "sources").mkdir(parents=True)
    with (folder / "sources" / "long.csv").open("w", encoding="utf-8") as file:
        file.write("Measure,Area,Period,Value\n")
        for name in names:
            for area in range(AREAS):
                low, high = (20_000, 60_000) if name == "Population" else (6, 500)
                for period, value in zip(periods, draw.integers(low, high, len(periods)), strict=True):
                    file.write(f"{name},Area {area},{period},{value}\n")
    with (folder / "measures.csv").open("w", encoding="utf-8") as file:
        file.write("name,title,source,label,unit,per,numerator,denominator,polarity,children\n")
        for name in names:
            slug = name.lower().replace(" ", "-")
            file.write(f"{slug},{name},long,{name},,,,,low,{'no' if name == 'Population' else ''}\n")
            if name != "Population":
                file.write(f"{slug}-rate,{name} per 10000,,,rate,10000,{slug},population,low,\n")
    (folder / "psrstats.toml").write_text("\n".join(settings()), encoding="utf-8")


def settings() -> Iterator[str]:
    """Describe the report."""
    yield '[report]\ntitle = "Bench"\narea = "Area 0"\nperiod = "Q4 2019-20"\ncomparators = ["Area 1"]'
    yield "intervals = [95]"
    yield '[[source]]\nname = "long"\nagency = "Bench"\nfile = "long.csv"'
    yield '[[table]]\nname = "bench"\ntitle = "Bench"\nlayout = "scorecard"'
    yield f"measures = {[f'count-{number}-rate' for number in range(20)]}"


def plain(folder: Path) -> int:
    """Work out the same with pandas: rates, their intervals, changes on the year before, and ranks among areas."""
    import numpy as np
    import pandas as pd

    data = pd.read_csv(folder / "sources" / "long.csv")
    wide = data.pivot_table(index=["Area", "Period"], columns="Measure", values="Value")
    people = wide.pop("Population")
    counts = wide.to_numpy(float)
    of = people.to_numpy(float)[:, None]
    rate = counts * 10_000 / of
    z = 1.959963984540054
    lower = np.where(counts > 0, counts * (1 - 1 / (9 * counts) - z / (3 * np.sqrt(counts))) ** 3, 0) * 10_000 / of
    above = counts + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3 * 10_000 / of
    rates = (
        pd.DataFrame(rate, index=wide.index, columns=wide.columns)
        .melt(ignore_index=False, value_name="rate")
        .reset_index()
    )
    rates["year"] = rates["Period"].str[3:7].astype(int)
    rates["quarter"] = rates["Period"].str[:2]
    before = rates.assign(year=rates["year"] + 1)[["Area", "Measure", "year", "quarter", "rate"]]
    both = rates.merge(before, on=["Area", "Measure", "year", "quarter"], how="left", suffixes=("", "_before"))
    change = both["rate"] - both["rate_before"]
    percent = change * 100 / both["rate_before"]
    place = rates.groupby(["Measure", "Period"])["rate"].rank(method="min", ascending=False)
    return sum(int(np.isfinite(column).sum()) for column in (rate, lower, upper, change, percent, place))


def timed(command: list[str], checkout: Path) -> tuple[float, float]:
    """Run a process to its end, and give its seconds and the most memory that it held, in MB."""
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=checkout, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def main(before: list[str]) -> None:
    """Print the seconds, the memory and the ratios."""
    with TemporaryDirectory() as place:
        for size, number in SIZES.items():
            write(Path(place) / size, quarters(number))
        compute = ["-m", "psrstats", "compute"]
        commands = {
            **{f"psrstats, {size}": ([*compute, f"{place}/{size}"], ROOT) for size in SIZES},
            **{f"pandas, {size}": ([__file__, "plain", f"{place}/{size}"], ROOT) for size in SIZES},
            **{
                f"another build, {size}": ([*compute, f"{place}/{size}"], Path(path))
                for path in before
                for size in SIZES
            },
        }
        python = {ROOT: sys.executable, **{Path(path): f"{path}/.venv/bin/python" for path in before}}
        runs = RUNS if not before else 2
        rounds = [
            {name: timed([python[checkout], *command], checkout) for name, (command, checkout) in commands.items()}
            for _ in range(runs)
        ]
    took = {name: median(each[name][0] for each in rounds) for name in commands}
    held = {name: max(each[name][1] for each in rounds) for name in commands}
    for name in commands:
        print(f"{name:24} {took[name]:7.3f} s  {held[name]:5.0f} MB")
    report(took, held)


def report(took: dict[str, float], held: dict[str, float]) -> None:
    """Print what is aimed at."""
    large, small = SIZES
    ours = took[f"psrstats, {large}"]
    growth = math.log(ours / took[f"psrstats, {small}"]) / math.log(SIZES[large] / SIZES[small])
    print(f"\npsrstats / pandas {ours / took[f'pandas, {large}']:.2f}  (aim: at most {AIM})")
    print(f"memory {held[f'psrstats, {large}']:.0f} MB  (aim: at most {MOST_MEMORY})")
    print(f"growth {growth:.2f}  (aim: at most {MOST_GROWTH})")
    if another := took.get(f"another build, {large}"):
        print(f"psrstats / another build {ours / another:.3f}  (aim: at most {OF_BEFORE})")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as it is installed, with its bytecode
    match sys.argv[1:]:
        case ["plain", folder]:
            print(plain(Path(folder)))
        case ["write", folder, number]:
            write(Path(folder), quarters(int(number)))
        case before:
            main(before)
