"""Check 2,000 small honest reports, rounded in every way, for false alarms: python -m tests.bench.honest_reports.

Each is a folder as an analyst has it: counts by group and their total, the percentages and rates that its agencies
worked out of them, several areas and years. Nothing in it is wrong, so that an error is a false alarm.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal, getcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from psrstats.model import Finding
from psrstats.pipeline import validate
from tests.bench.honest_tables import KINDS, Kind, to_base

REPORTS = 2000
SEED = 2020
WORKERS = 2
GROUPS = (
    ("0-4", "5-9", "10-14", "15-17"),
    ("Neglect", "Emotional abuse", "Physical abuse", "Sexual abuse"),
    ("Boys", "Girls"),
    ("White", "Mixed", "Asian", "Black", "Other", "Not known"),
)
AREAS = ("Anytown", "England", "South East")
LAST = 2019  # the report's year is 2019-20
PER = 10_000


class Row(Struct, frozen=True):
    """One row of the agency's sheet, before any rounding: the true count of a group in a year, and of them all."""

    area: str
    group: str
    year: int
    count: int
    whole: int
    people: int


def true_rows(draw: random.Random) -> list[Row]:
    """Make the true counts: areas of any size, whose figures move a little from year to year."""
    groups, areas, years = (
        draw.choice(GROUPS),
        AREAS[: draw.randint(1, 3)],
        range(LAST + 1 - draw.randint(1, 3), LAST + 1),
    )
    weights = [10 ** draw.uniform(1.3, 3) for _ in groups]
    return [row for area in areas for row in _of_area(draw, area, dict(zip(groups, weights, strict=True)), years)]


def _of_area(draw: random.Random, area: str, weights: dict[str, float], years: range) -> Iterator[Row]:
    size = 1 if area == "Anytown" else draw.randint(5, 200)
    people = size * round(sum(weights.values()) * draw.uniform(20, 300))
    for year in years:
        counts = {group: round(size * weight * draw.uniform(0.93, 1.07)) for group, weight in weights.items()}
        alive = round(people * draw.uniform(0.99, 1.01))
        for group, count in {**counts, "Total": sum(counts.values())}.items():
            yield Row(area, group, year, count, sum(counts.values()), alive)


def sheets(draw: random.Random, kind: Kind) -> tuple[list[list[str]], list[list[str]]]:
    """Write the counts with their percentages and rates as their agency prints them, and the population."""
    places, rate_places = draw.randint(0, 2), draw.randint(0, 1)
    care = [["Area", "Group", "Year", "Children with a plan", "% of plans", "Plans per 10,000 children"]]
    people = [["Area", "Year", "Children aged 0-17"]]
    shown_base = 1 if kind.from_rounded else kind.base
    used_base = kind.base if kind.from_rounded else 1
    for row in true_rows(draw):
        count, whole, alive = (to_base(number, used_base) for number in (row.count, row.whole, row.people))
        percent = kind.rounding(Decimal(count * 100) / whole, places)
        rate = kind.rounding(Decimal(whole * PER) / alive, rate_places) if row.group == "Total" else ""
        year = f"{row.year}-{(row.year + 1) % 100:02}"
        care.append([row.area, row.group, year, str(to_base(row.count, shown_base)), f"{percent}%", str(rate)])
        if row.group == "Total":
            people.append([row.area, str(row.year), str(to_base(row.people, shown_base))])
    return care, people


DESCRIPTION = """[report]
title = "Honest"
area = "Anytown"
period = "2019-20"
comparators = ["England", "South East"]

[[source]]
name = "care"
agency = "Care"
file = "care.csv"

[[source]]
name = "population"
agency = "Statistics"
file = "population.csv"
"""
MEASURES = (
    "name,title,source,label,unit,per,numerator,denominator",
    "plans,Children with a plan,care,,,,,",
    "plans-share,Share of all plans,care,% of plans,percent,,plans,plans",
    'plans-rate,Rate of plans,care,"Plans per 10,000 children",rate,10000,plans,population',
    "population,Children aged 0-17,population,,,,,",
)


def write(folder: Path, draw: random.Random, kind: Kind) -> None:
    """Write one report into a folder."""
    (folder / "sources").mkdir()
    (folder / "psrstats.toml").write_text(DESCRIPTION, encoding="utf-8")
    (folder / "measures.csv").write_text("\n".join(MEASURES), encoding="utf-8")
    for name, rows in zip(("care", "population"), sheets(draw, kind), strict=True):
        with (folder / "sources" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def checked(name: str, seed: int) -> tuple[Finding, ...]:
    """Make one report and check it."""
    getcontext().prec = 50
    with TemporaryDirectory() as folder:
        write(Path(folder), random.Random(seed), KINDS[name])
        return validate(Path(folder)).findings


def _tried(number: int) -> tuple[str, int, tuple[Finding, ...]]:
    name = list(KINDS)[number % len(KINDS)]
    return name, number, checked(name, SEED * 1_000_000 + number)


def main() -> int:
    """Print how many findings there are by kind, code and severity: python -m tests.bench.honest_reports [REPORTS]."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    with ProcessPoolExecutor(WORKERS) as pool:
        tried = list(pool.map(_tried, range(wanted), chunksize=20))
    errors = 0
    for name in KINDS:
        mine = [(number, found) for kind, number, found in tried if kind == name]
        counts = Counter((one.severity, one.code) for _, found in mine for one in found)
        told = ", ".join(f"{count} {severity} {code}" for (severity, code), count in sorted(counts.items()))
        print(f"{name}: {len(mine)} reports: {told or 'nothing found'}")
        for severity, code in sorted(counts):
            number, first = next((n, f) for n, found in mine for f in found if (f.severity, f.code) == (severity, code))
            if severity != "note":
                print(f"    report {number}: {severity} {code} {first}")
        errors += sum(count for (severity, _), count in counts.items() if severity == "error")
    print(f"{errors} errors")
    return errors


if __name__ == "__main__":
    sys.exit(min(main(), 1))
