"""Time 96,000 observations through rates, intervals, change and rank: python tests/bench/bench_measures.py.

Each run is a whole process: 200 measures of 20 areas in 24 quarters, drawn at random from one seed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]
RUNS = 7
MEASURES, AREAS, YEARS = 200, 20, 6
QUARTERS = [f"Q{number} {year}-{(year + 1) % 100:02}" for year in range(2014, 2014 + YEARS) for number in range(1, 5)]
COMMANDS = {
    "import pandas": ["-c", "import pandas"],
    "functions on columns": [__file__, "functions"],
    "every figure, traced": [__file__, "street"],
}
AIM = {"functions on columns": 1.8}


def drawn() -> dict[str, Any]:
    """Draw the counts, and the population of each: arrays of measure, area, quarter, counts and population."""
    import numpy as np

    draw = np.random.default_rng(2020)
    shape = MEASURES, AREAS, len(QUARTERS)
    measure, area, quarter = (each.ravel() for each in np.indices(shape))
    people = draw.integers(20_000, 60_000, shape[1:])
    counts = draw.integers(0, 500, len(measure)).astype(float)
    return {
        "measure": measure,
        "area": area,
        "quarter": quarter,
        "n": counts,
        "of": people[area, quarter].astype(float),
    }


def functions() -> int:
    """Work the columns out with psrstats' own formulas; give how many figures that makes."""
    import pandas as pd

    from psrstats.formulas import FORMULAS
    from psrstats.formulas.interval import rate_interval
    from psrstats.formulas.quantile import quantile

    data = pd.DataFrame(drawn())
    work = {name: formula.work_out for name, formula in FORMULAS.items()}
    rate = work["rate"](data["n"], data["of"], 10000)
    lower, upper = rate_interval(data["n"], data["of"], 10000)
    before = rate.groupby([data["measure"], data["area"]]).shift(4)
    change, percent = work["change"](rate, before), work["percent-change"](rate, before.where(before > 0))
    among = rate.groupby([data["measure"], data["quarter"]])
    place = among.rank(method="min", ascending=False)
    tenth = quantile(place, AREAS, 10)
    return sum(int(column.count()) for column in (rate, lower, upper, change, percent, place, tenth))


def street() -> int:
    """Work every figure out as a report does: named, traced to its inputs, its reason and marker beside it."""
    import numpy as np

    from psrstats.columns import Observations
    from psrstats.config import Measure, Report, Settings
    from psrstats.measures import measure
    from psrstats.model import OBSERVATIONS

    data = drawn()
    names = [*(f"count-{number}" for number in range(MEASURES - 1)), "population"]
    is_population = data["measure"] == MEASURES - 1
    cells = [f"sheet.xlsx!Sheet!A{row}" for row in range(len(is_population))]
    columns = {name: np.full(len(is_population), "", dtype=object) for name in OBSERVATIONS} | {
        "measure": np.array(names, dtype=object)[data["measure"]],
        "area": np.array([f"Area {number}" for number in range(AREAS)], dtype=object)[data["area"]],
        "period": np.array(QUARTERS, dtype=object)[data["quarter"]],
        "value": np.where(is_population, data["of"], data["n"]),
        "places": np.zeros(len(is_population), dtype=int),
        "cell": np.array(cells, dtype=object),
    }
    rates = [
        Measure(name=f"rate-{name}", title=name, unit="rate", per=10000, numerator=name, denominator="population")
        for name in names[:-1]
    ]
    measures = {one.name: one for one in (*(Measure(name=name, title=name, source="s") for name in names), *rates)}
    report = Report(title="Bench", area="Town", period="2019-20")
    return len(measure(Observations.of(columns), Settings(Path(), report, (), measures, (), ())))


def seconds(arguments: list[str]) -> tuple[float, str]:
    """Time one run, as a whole process, and give what it printed."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return time.perf_counter() - start, done.stdout.strip()


def main() -> None:
    """Print the ratios to importing pandas, each pair of runs one after the other."""
    rounds = [{name: seconds(command) for name, command in COMMANDS.items()} for _ in range(RUNS + 1)][1:]
    print(f"{MEASURES} measures x {AREAS} areas x {len(QUARTERS)} quarters; medians of {RUNS} interleaved runs\n")
    for name in COMMANDS:
        took = median(each[name][0] for each in rounds)
        ratio = median(each[name][0] / each["import pandas"][0] for each in rounds)
        aim = f"  (aim: at most {AIM[name]})" if name in AIM else ""
        made = rounds[0][name][1]
        print(f"{name:22} {took:6.3f} s  {ratio:5.2f}{aim}  {f'{int(made):,} figures' if made else ''}".rstrip())


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["functions"]:
            print(functions())
        case ["street"]:
            print(street())
        case _:
            main()
