"""Time psrstats calc against what it stands on, and round a million figures: python tests/bench/bench_calc.py."""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
RUNS = 15
ROWS = 100_000
CASES = 1_000_000
HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "world") -> None:
    print(f"hello {name}")
app()
"""
CALC = ["-m", "psrstats", "calc"]


def seconds(*arguments: str) -> float:
    """Time one run of Python, as a whole process, from the project's root."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def start_up() -> None:
    """Print what one line costs, as a ratio to a command that does nothing: both in turn, after one run to warm up."""
    pairs = [(seconds(*CALC, "percent", "12087", "212658"), seconds("-c", HELLO)) for _ in range(RUNS + 1)][1:]
    ours, hello = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(ours / hello for ours, hello in pairs)
    print(f"psrstats calc percent    {ours:6.3f} s, medians of {RUNS} interleaved runs, whole processes")
    print(f"hello world in typer     {hello:6.3f} s")
    print(f"ratio, pair by pair      {ratio:6.2f}     (aim: at most 1.5)\n")


def a_file(folder: Path, rows: int) -> str:
    """Write counts of all sizes, percentages and rates."""
    draw = random.Random(2020)
    file = folder / f"{rows}.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(["numerator", "denominator", "per", "places"])
        for _ in range(rows):
            denominator = 10 ** draw.randint(1, 6) + draw.randint(0, 99)
            lines.writerow([draw.randint(0, denominator), denominator, draw.choice(["", 10000]), draw.choice(["", 2])])
    return str(file)


def throughput() -> None:
    """Print how many figures with intervals a CSV file gets in a second, starting up taken off."""
    with TemporaryDirectory() as folder:
        none, many = (a_file(Path(folder), rows) for rows in (1, ROWS))
        pairs = [[seconds(*CALC, "percent", "--csv", file) for file in (many, none)] for _ in range(6)][1:]
    taken = median(many - none for many, none in pairs)
    print(f"{ROWS:,} rows of CSV      {taken:6.3f} s after start-up")
    print(f"figures a second        {ROWS / taken:7,.0f}     (aim: at least 100,000)\n")


def rounding() -> None:
    """Print how many of a million figures are not what comparing fractions makes them."""
    sys.path.insert(0, str(ROOT / "src"))
    from psrstats.numbers import show

    draw, wrong, by_float = random.Random(2020), 0, 0
    for _ in range(CASES):
        denominator = draw.randint(1, 10 ** draw.randint(1, 9))
        numerator, places = draw.randint(0, denominator), draw.randint(0, 4)
        per = draw.choice((100, 1000, 10000, 100000))
        value, unit = Fraction(numerator * per, denominator), Fraction(1, 10**places)
        units = value // unit + (value % unit >= unit / 2)
        nearest = Decimal(units).scaleb(-places)
        wrong += Decimal(show(value, places).replace(",", "")) != nearest
        by_float += Decimal(repr(round(numerator * per / denominator, places))) != nearest
    print(f"of {CASES:,} figures, denominators up to 10^9, {wrong} are wrong; by round() {by_float:,} are")


def main() -> None:
    """Print the ratios with their aims."""
    start_up()
    throughput()
    rounding()


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as it is installed, with its bytecode
    main()
