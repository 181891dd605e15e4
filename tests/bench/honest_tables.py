"""Hold 100,000 honest tables, rounded in every way in use, against their counts: python -m tests.bench.honest_tables.

No figure of an honest table may be called impossible. The figures are rounded by decimal's rules to many digits, not
by the arithmetic under test. Then seeded slips, and published tables where the folder of them is at hand.
"""

from __future__ import annotations

import csv
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext
from fractions import Fraction
from pathlib import Path

from msgspec import Struct

from psrstats.formulas.add_to_hundred import add_to_hundred
from psrstats.formulas.adds_up import Adding, adds_up
from psrstats.formulas.change_fits import ChangeGrade, change_fits
from psrstats.formulas.fits import Grade, fits, numerators
from psrstats.formulas.grade import BASES
from psrstats.formulas.grades import GRADES, grades
from psrstats.formulas.printed import Printed
from psrstats.formulas.rounding_base import rounding_base
from psrstats.formulas.slips import slips

SHARED = Path(os.environ.get("PSRSTATS_SHARED", Path(__file__).parents[3] / "shared"))
TABLES = 100_000
SLIPS = 20_000
SEED = 2020
Rounding = Callable[[Decimal, int], Decimal]


def half_up(value: Decimal, places: int) -> Decimal:
    """Round a half up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def bankers(value: Decimal, places: int) -> Decimal:
    """Round a half to the even digit."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


def truncated(value: Decimal, places: int) -> Decimal:
    """Cut off."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def double(value: Decimal, places: int) -> Decimal:
    """Round to one decimal more, then again."""
    return half_up(half_up(value, places + 1), places)


class Kind(Struct, frozen=True):
    """A way to make an honest table."""

    rounding: Rounding = half_up
    base: int = 1
    from_rounded: bool = False  # whether the figures are worked out from rounded counts, and the true ones printed


KINDS = {
    "half-up": Kind(),
    "banker's": Kind(bankers),
    "truncated": Kind(truncated),
    "double rounding": Kind(double),
    "counts rounded to 5": Kind(base=5),
    "counts rounded to 10": Kind(base=10),
    "figures from counts rounded to 5": Kind(base=5, from_rounded=True),
    "figures from counts rounded to 10": Kind(base=10, from_rounded=True),
}


class Table(Struct, frozen=True):
    """A table as printed: parts of a total, their percentages, and the rate of the total."""

    kind: Kind
    counts: list[int]
    total: int
    percentages: list[Decimal]
    population: int
    per: int
    rate: Decimal
    change: Decimal  # from the first percentage to the second, in points
    percent_change: Decimal | None  # the same in per cent of the first

    @property
    def base(self) -> int:
        """Give what its printed counts are rounded to."""
        return 1 if self.kind.from_rounded else self.kind.base

    def figures(self) -> Iterator[tuple[Decimal, int, int, int]]:
        """Give each figure with its counts and multiplier; there is none of nothing."""
        if self.total:
            yield from ((figure, count, self.total, 100) for figure, count in zip(self.percentages, self.counts))  # noqa: B905
        yield self.rate, self.total, self.population, self.per


def to_base(count: int, base: int) -> int:
    """Round a count to a base, a half up."""
    return int((Decimal(count) / base).quantize(Decimal(1), ROUND_HALF_UP)) * base


def honest(draw: random.Random, kind: Kind) -> Table:
    """Make one table."""
    true = [int(10 ** draw.uniform(0, draw.uniform(1, 5))) - 1 for _ in range(draw.randint(2, 8))]
    true[0] += 20
    people, places, per = int(10 ** draw.uniform(4, 7)), draw.randint(0, 2), draw.choice([1000, 10_000, 100_000])
    near = [to_base(count, kind.base) for count in true]
    whole, people_near = to_base(sum(true), kind.base), to_base(people, 100 if kind.base == 10 else kind.base)
    tops, bottom, by = (near, whole, people_near) if kind.from_rounded else (true, sum(true), people)
    if kind.from_rounded:
        by = to_base(people, kind.base)
    exact = [Decimal(top * 100) / bottom for top in tops]
    first, second = (Fraction(top * 100, bottom) for top in tops[:2])
    change = kind.rounding(Decimal((second - first).numerator) / (second - first).denominator, places)
    relative = 100 * (second / first - 1) if first else None
    return Table(
        kind,
        true if kind.from_rounded else near,
        sum(true) if kind.from_rounded else whole,
        [kind.rounding(value, places) for value in exact],
        people if kind.from_rounded else people_near,
        per,
        kind.rounding(Decimal((whole if kind.from_rounded else sum(true)) * per) / by, places),
        change,
        None if relative is None else kind.rounding(Decimal(relative.numerator) / relative.denominator, 1),
    )


def units(figure: Decimal) -> tuple[int, int]:
    """Give a figure in steps of its last decimal, and its decimals."""
    places = -int(figure.as_tuple().exponent)
    return int(figure.scaleb(places)), places


def shown(figure: Decimal) -> Printed:
    """Take a figure as printed and rounded."""
    return Printed(Fraction(figure), units(figure)[1])


def graded(tables: list[Table]) -> Counter[str]:
    """Count the grades of every figure; the counts of a rounded table are known to be."""
    found: Counter[str] = Counter()
    for rounded in (False, True):
        rows = [
            (*units(figure), *counts)
            for table in tables
            if (table.kind.base > 1) == rounded
            for figure, *counts in table.figures()
        ]
        if rows:
            shown_units, places, tops, bottoms, per = zip(*rows, strict=True)
            codes = grades(shown_units, places, tops, bottoms, per, BASES if rounded else ())
            found.update(GRADES[code].value for code in codes)
    return found


def added(tables: list[Table]) -> Counter[str]:
    """Count how the counts add up to their total, and the percentages to 100."""
    found: Counter[str] = Counter()
    for table in tables:
        counts = [Printed(Fraction(count), 0, table.base, True) for count in (*table.counts, table.total)]
        found["counts " + adds_up(counts[:-1], counts[-1]).adding.value] += 1
        if not table.kind.from_rounded:  # there the whole is not the parts' own sum
            found["percentages " + add_to_hundred(map(shown, table.percentages)).adding.value] += 1
    return found


def changed(tables: list[Table]) -> Counter[str]:
    """Count how the changes agree with their two percentages."""
    found: Counter[str] = Counter()
    for table in tables:
        first, second = map(shown, table.percentages[:2])
        found["points " + change_fits(shown(table.change), first, second).grade.value] += 1
        if table.percent_change is not None and first.value:
            found["per cent " + change_fits(shown(table.percent_change), first, second, "percent").grade.value] += 1
    return found


def slipped(draw: random.Random, figure: str, slip: str) -> str:
    """Make a slip of the hand in a figure."""
    at = draw.choice([place for place, sign in enumerate(figure) if sign.isdigit()])
    if slip == "digit":
        return figure[:at] + draw.choice([digit for digit in "0123456789" if digit != figure[at]]) + figure[at + 1 :]
    if slip == "unit":
        return str(Decimal(figure).scaleb(draw.choice([-1, 1])))
    digits = [sign for sign in figure if sign.isdigit()]
    first = draw.randrange(len(digits) - 1)
    digits[first], digits[first + 1] = digits[first + 1], digits[first]
    left = iter(digits)
    return "".join(next(left) if sign.isdigit() else sign for sign in figure)


def slips_found(draw: random.Random, slip: str) -> Counter[str]:
    """Make slips in right figures, and count those told of, those called impossible, and those named."""
    kinds = {"digit": "wrong digit", "exchange": "digits exchanged", "unit": "scale"}
    found: Counter[str] = Counter()
    while found["made"] < SLIPS:
        whole = int(10 ** draw.uniform(2, 6))
        part = draw.randint(1, whole)
        right = str(half_up(Decimal(part * 100) / whole, 1))
        wrong = slipped(draw, right, slip)
        if Decimal(wrong) == Decimal(right):
            continue
        grade = fits(wrong, part, whole).grade
        explained = slips(wrong, part, whole) if grade == Grade.impossible else ()
        found["made"] += 1
        found["not half-up"] += grade != Grade.half_up
        found["impossible"] += grade == Grade.impossible
        found["named"] += kinds[slip] in {each.kind for each in explained}
        found["named first"] += bool(explained) and explained[0].kind == kinds[slip]
    return found


def national() -> dict[str, Counter[str]]:
    """Grade percentages of a national table, whose counts are rounded to 10."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(SHARED / "agency-files" / "dfe_national_cla_characteristics_2025.xlsx"))
    heads, *lines = ([str(cell) for cell in line] for line in book.get_sheet_by_index(0).to_python())
    rows = [dict(zip(heads, line, strict=True)) for line in lines]
    sure = [row for row in rows if row["children_count"].endswith(".0")]
    totals = {
        (row["time_period"], row["characteristic"]): row["children_count"]
        for row in sure
        if row["breakdown"].startswith(("Total children", "Total females"))
    }
    cases = [
        (row["children_percent"], row["children_count"], totals.get((year, what), totals[year, "Age group"]), 100)
        for row in sure
        for year, what in [(row["time_period"], row["characteristic"])]
        if row["children_percent"].endswith(".0")
    ]
    base = rounding_base(int(float(row["children_count"])) for row in sure)
    return as_told([tuple(int(float(cell)) for cell in case) for case in cases], base)


def rates() -> dict[str, Counter[str]]:
    """Grade the rates of England and its regions, whose counts are rounded to 10 and whose populations are not."""
    name = "dfe_cla_number_population_rate_2025.csv"
    with (SHARED / "agency-files" / name).open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["geographic_level"] != "Local authority"]
    columns = ("rate_per_10000", "children_count", "population_estimate")
    cases = [(*(int(row[column]) for column in columns), 10_000) for row in rows if row["rate_per_10000"].isdigit()]
    return as_told(cases, rounding_base(case[1] for case in cases))


def as_told(cases: list[tuple[int, ...]], base: int) -> dict[str, Counter[str]]:
    """Grade whole figures, their counts taken as exact, and as rounded to what they show that they are."""
    units, numerators_, denominators, per = zip(*cases, strict=True)
    return {
        f"{len(cases)} figures, counts taken as {words}": Counter(
            GRADES[code].value for code in grades(units, 0, numerators_, denominators, per, bases)
        )
        for words, bases in (("exact", ()), (f"rounded to {base}", (base,)))
    }


def published(name: str) -> list[dict[str, str]]:
    """Read a table of published answers."""
    with (SHARED / "published-values" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def hazards() -> Counter[str]:
    """Grade the figures that computers round wrong: as they should be, and as Python's round gives them."""
    found: Counter[str] = Counter()
    for row in published("rounding_hazards"):
        counts = int(row["numerator"]), int(row["denominator"]), int(row["multiplier"])
        places = int(row["dp"])
        found["expected: " + fits(f"{Decimal(row['expected_half_up']):.{places}f}", *counts).grade.value] += 1
        floated = round(counts[0] / counts[1] * counts[2], places)
        found["by round(): " + fits(f"{Decimal(repr(floated)):.{places}f}", *counts).grade.value] += 1
    return found


def grim() -> Counter[str]:
    """Count the published answers to whether any numerator gives a figure."""
    found: Counter[str] = Counter()
    for row in published("grim_expected"):
        whole, per = int(row["n"]) * int(row["items"]), 100 if row["percent"] == "True" else 1
        either = bool(numerators(row["x"], whole, per, either_way=True))
        found["agrees" if str(either) == row["expected_consistent_up_or_down"] else "differs"] += 1
    return found


def told(counts: Counter[str]) -> str:
    """Write counts in one line."""
    return ", ".join(f"{name} {count:,}" for name, count in counts.most_common())


def main() -> int:
    """Print every count; give how many honest figures were called impossible."""
    getcontext().prec = 50
    tables_wanted = int(sys.argv[1]) if len(sys.argv) > 1 else TABLES
    draw, wrong = random.Random(SEED), 0
    for name, kind in KINDS.items():
        tables = [honest(draw, kind) for _ in range(tables_wanted // len(KINDS))]
        start = time.perf_counter()
        counts = graded(tables)
        seconds = time.perf_counter() - start
        sums, changes = added(tables), changed(tables)
        errors = counts[Grade.impossible.value]
        errors += sum(count for words, count in sums.items() if words.endswith(f"s {Adding.never.value}"))
        errors += sum(count for words, count in changes.items() if words.endswith(f" {ChangeGrade.never.value}"))
        wrong += errors
        print(f"{name}: {len(tables):,} tables, {errors} errors; {counts.total():,} figures graded in {seconds:.2f} s")
        print(f"  {told(counts)}\n  {told(sums)}\n  {told(changes)}")
    print(f"slips in {SLIPS:,} right percentages each, counts known to be exact")
    for slip in ("digit", "exchange", "unit"):
        print(f"  {slip}: {told(slips_found(draw, slip))}")
    if SHARED.is_dir():
        for title, tables_of in (("percentages of England", national), ("rates of England and its regions", rates)):
            print(f"{title}, children looked after")
            for words, counts in tables_of().items():
                print(f"  {words}: {told(counts)}")
        print(f"rounding hazards: {told(hazards())}\ngrim: {told(grim())}")
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(), 1))
