"""Put one slip each into 2,000 copies of the example, and see how many are found: python -m tests.bench.seeded_slips.

A copy is made in memory, by one more [[correct]]. Whether a slip can be seen at all is decided by tests/bench/sides.py
before the checks run. Prints the table of docs/checks/how-well-slips-are-found.md.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Literal

import pandas as pd
from msgspec import Struct
from msgspec.structs import replace

from psrstats.checks import Evidence, check
from psrstats.config import SOURCES_FOLDER, Agreement, Correction, Settings, read_settings
from psrstats.files.read_grids import read_grids
from psrstats.lineage import Figures
from psrstats.load import load
from psrstats.measures import measure
from psrstats.mended import reads
from psrstats.model import Finding
from psrstats.numbers import exact
from psrstats.periods import known_period
from tests.bench.seeds import YEAR, Seed, as_printed, seeds
from tests.bench.sides import ARITHMETIC, WARD_ROWS, WARDS, Shown, Side, broken, loose_sides

EXAMPLE = Path(__file__).parents[2] / "examples" / "portsmouth-2019-20"
COPIES = 2000
SEED = 2020
WORKERS = 2
ABOUT = ["measure", "area", "group", "item", "period"]
DELEGATES = Agreement(first="training-delegates", second="training-attendance-total:Multi-agency training")
QUOTAS = {
    "digits transposed": 300,
    "decimal moved": 250,
    "unit swapped": 200,
}  # all of the others, and digits for the rest

Verdict = Literal["checkable", "one side only", "nothing to see"]

# What a finding says where it names the cause.
CAUSES = {
    "digit changed": r"\bdigits?\b",
    "digits transposed": r"digits? (are |were )?(exchanged|swapped)|exchanged",
    "decimal moved": r"decimal|point|times (too|higher|lower|as|larger|smaller|more|less)|scale",
    "percentage of the wrong total": r"denominator|(other|another|wrong) (total|whole)|it is .* of \d",
    "unit swapped": r"\bunits?\b|percentage|per 1|shows (no )?%|times (higher|lower)|decimal point",
    "year shifted": r"\b(years?|periods?|quarters?)\b",
    "part dropped": r"missing|left out|not sent|dropped|blank|no figure|lacks",
    "ward renamed": r"unknown|not (one )?of|not an area|no area|listed|misspel|two ways|old boundar|did you mean",
    "direction reversed": r"direction|fell|rose|fall|rise|higher|lower|says|said",
}


class Copy(Struct, frozen=True):
    """The example, or a copy of it with one slip: its observations, and what is found of it."""

    observations: pd.DataFrame
    findings: tuple[Finding, ...]

    @property
    def values(self) -> dict[str, Shown]:
        rows = self.observations[self.observations["marker"] == ""]
        columns = (rows[name].tolist() for name in ("cell", "value", "places"))
        return {cell: Shown(exact(value), places) for cell, value, places in zip(*columns, strict=True)}


class Result(Struct, frozen=True):
    """What became of one slip."""

    seed: Seed
    verdict: Verdict
    found: tuple[Finding, ...] = ()  # those that name its cell, or one of the same arithmetic
    named: bool = False
    elsewhere: tuple[Finding, ...] = ()  # those at cells that have nothing to do with it


@cache
def description() -> Settings:
    """Describe the example as it is, and list its wards and the two counts that should agree."""
    settings, _ = read_settings(EXAMPLE)
    wards = tuple(texts()[f"{WARDS}!A{row}"] for row in WARD_ROWS)
    report = settings.report if settings.report.areas else settings.report.model_copy(update={"areas": wards})
    return replace(settings, report=report, agreements=settings.agreements or (DELEGATES,))


@cache
def texts() -> dict[str, str]:
    """Say what every cell of the example's sheets says."""
    grids = [grid for file in sorted((EXAMPLE / SOURCES_FOLDER).iterdir()) for grid in read_grids(file)]
    places = ((grid, (row, col)) for grid in grids for row, line in enumerate(grid.rows) for col in range(len(line)))
    return {grid.cell(place): said for grid, place in places if (said := reads(grid, place))}


def copy_with(*corrections: Correction) -> Copy:
    """Load the example with cells changed, and check it."""
    settings = replace(description(), corrections=(*description().corrections, *corrections))
    observations, found, unread = load(settings)
    observations = observations.change(correction="")
    faults = tuple(Finding("doubt", "error", fault.what, (fault.where,), ask=fault.fix) for fault in unread)
    figures = Figures(measure(observations, settings))
    checked = () if faults else check(Evidence(observations, figures, settings, loaded=found))
    return Copy(observations.frame(), (*faults, *checked))


@cache
def clean() -> Copy:
    """Check the example as it is."""
    return copy_with()


@cache
def loose() -> tuple[Side, ...]:
    """Give the sides of the example that count only where they break."""
    units = {one.name: one.unit for one in description().measures.values()}
    rows = clean().observations
    return loose_sides(rows[rows["marker"] == ""], units)


def tried(seed: Seed) -> Result:
    """Put one slip in, and see what is found."""
    changes = [Correction(where=cell, reads=said, **{"as": made}, reason="seeded") for cell, said, made in seed.cells]
    copy = copy_with(*changes)
    verdict = judged(seed, copy)
    known = set(clean().findings)
    new = [one for one in copy.findings if one not in known and one.severity != "note"]
    near = related(seed, copy)
    found = tuple(one for one in new if near.intersection(one.where) or _of_file(one, seed))
    elsewhere = tuple(one for one in new if one not in found)
    return Result(seed, verdict, found, any(names(seed, one) for one in found), elsewhere)


def _of_file(finding: Finding, seed: Seed) -> bool:
    """Say whether a finding is about the whole file: its words are nowhere, or it is of another year."""
    return {cell.split("!")[0] for cell in seed.where} & set(finding.where) != set()


def judged(seed: Seed, copy: Copy) -> Verdict:
    """Decide whether a slip can be seen, from the sheets alone."""
    if seed.kind == "year shifted":
        return "checkable" if _year_told(seed, copy) else "one side only"
    if seed.sure is not None:
        return "checkable" if seed.sure else "one side only"
    if seed.kind == "ward renamed":
        return "nothing to see"  # & written as and
    before, after = clean().values, copy.values
    with_loose = loose() if seed.kind in ("decimal moved", "unit swapped") else ()
    if any(broken(side, seed.where, before, after) for side in (*ARITHMETIC, *with_loose)):
        return "checkable"
    return "nothing to see" if any(seed.where & set(side.cells) for side in ARITHMETIC) else "one side only"


def _year_told(seed: Seed, copy: Copy) -> bool:
    """Say whether another year can be told from the sheets, by any of the rules."""
    before, after = clean().observations, copy.observations
    if len(before) != len(after):
        return True
    moved = before["cell"].ne(after["cell"]) | before["period"].ne(after["period"])
    old, new = before[moved], after[moved]
    return bool(len(new)) and (
        _future(new) or _twice(after, new) or _parted(before, old, set(old["cell"])) or _gap(after, old, new)
        or _titled(seed) or _out_of_order(seed) or _populations(new)
    )  # fmt: skip


def _future(new: pd.DataFrame) -> bool:
    """Say whether a figure comes to be of after the report's end."""
    end = known_period(description().report.period).end
    return any(known_period(str(name)).end > end for name in new["period"].unique())


def _twice(after: pd.DataFrame, new: pd.DataFrame) -> bool:
    """Say whether a figure comes to stand in two cells."""
    return bool(after.duplicated(ABOUT, keep=False)[new.index].any())


def _parted(before: pd.DataFrame, old: pd.DataFrame, cells: set[str]) -> bool:
    """Say whether a figure is parted from its comparators, its benchmark, its counts or the parts of its total."""
    rest = before[~before["cell"].isin(cells)]
    alike = old.merge(rest, on=["measure", "group", "item", "period"], suffixes=("", "_other"))
    sides = any(cells & set(side.cells) and not cells >= set(side.cells) for side in ARITHMETIC)
    marks = {one.name: one.benchmark for one in description().measures.values() if one.benchmark}
    named = set(old["measure"])
    benchmark = any(({name, mark} & named) and not {name, mark} <= named for name, mark in marks.items())
    return bool((alike["area"] != alike["area_other"]).any()) or sides or benchmark


def _gap(after: pd.DataFrame, old: pd.DataFrame, new: pd.DataFrame) -> bool:
    """Say whether a year comes to lack between two that stood side by side."""
    rest = after[~after["cell"].isin(set(new["cell"]))]
    moves = zip(new["measure"], old["period"], new["period"], strict=True)
    return any(
        abs(_year(was) - _year(other)) <= 1 and abs(_year(now) - _year(other)) == 2
        for name, was, now in set(moves)
        for other in rest.loc[rest["measure"] == name, "period"].unique()
    )


def _year(period: str) -> int:
    return known_period(period).end.year


def _titled(seed: Seed) -> bool:
    """Say whether the title of the sheet names the year that the cell named, or a cell of it what the title did."""
    cell, text, made = seed.cells[0]
    sheet = cell.rpartition("!")[0]
    titles = {f"{sheet}!A1", f"{sheet}!A2"}
    years = {found[0] for found in YEAR.finditer(text)} - {found[0] for found in YEAR.finditer(made)}
    within = [
        said for other, said in texts().items() if other.startswith(f"{sheet}!") and other != cell and len(said) < 80
    ]
    told = within if cell in titles else [texts()[title] for title in titles if texts().get(title) in within]
    return any(year in said for year in years for said in told)


def _out_of_order(seed: Seed) -> bool:
    """Say whether the years of a row of headings run backwards."""
    cell, _, made = seed.cells[0]
    row = re.sub(r"[A-Z]+(?=\d+$)", "", cell)
    said = {other: text for other, text in texts().items() if re.sub(r"[A-Z]+(?=\d+$)", "", other) == row}
    years = [YEAR.search(text) for text in (said | {cell: made}).values()]
    in_order = [found[0] for found in years if found]
    return len(in_order) > 1 and in_order != sorted(in_order)


def _populations(new: pd.DataFrame) -> bool:
    """Say whether the population of a rate's year is gone."""
    return "population-children" in set(new["measure"])


def related(seed: Seed, copy: Copy) -> set[str]:
    """Give the cells that a slip has to do with: its own, and those of the same arithmetic.

    A figure's comparators and its past are so where the slip is one of scale; a heading's figures, and the others of
    their measures, where it is one of words.
    """
    before, after = (rows.set_index("cell") for rows in (clean().observations, copy.observations))
    shared = before.index.intersection(after.index)
    said = [*ABOUT, "original", "unit_said", "cell_unit", "commentary"]
    same = (before.loc[shared, said] == after.loc[shared, said]).all(axis=1)
    touched = {*seed.where, *before.index.difference(after.index), *after.index.difference(before.index)}
    touched |= set(shared[~same])
    near = {cell for side in ARITHMETIC if touched & set(side.cells) for cell in side.cells}
    if seed.kind not in ("digit changed", "digits transposed", "percentage of the wrong total"):
        names = set(before["measure"].reindex(list(touched)).dropna()) | set(
            after["measure"].reindex(list(touched)).dropna()
        )
        near |= {str(cell) for rows in (before, after) for cell in rows.index[rows["measure"].isin(names)]}
    return touched | near


def names(seed: Seed, finding: Finding) -> bool:
    """Say whether a finding names the cause, or the wrong cell first and the right figure."""
    said = " ".join((finding.message, finding.explanation, finding.ask))
    return bool(re.search(CAUSES[seed.kind], said, re.IGNORECASE)) or _puts_right(seed, finding)


def _puts_right(seed: Seed, finding: Finding) -> bool:
    cell, _, _ = seed.cells[0]
    rows = clean().observations[clean().observations["cell"] == cell]
    if rows.empty or not finding.where or finding.where[0] != cell:
        return False
    right = as_printed(rows["value"].iloc[0], int(rows["places"].iloc[0]), "")
    return right in re.findall(r"\d+(?:\.\d+)?", finding.expected.replace(",", ""))


def drawn(copies: int = COPIES) -> list[Seed]:
    """Draw the slips: of each kind all that there are or its quota, and digits for the rest."""
    draw, pools = random.Random(SEED), seeds(clean().observations, texts())
    share = copies / COPIES
    chosen = {kind: _some(draw, pool, share * QUOTAS.get(kind, len(pool))) for kind, pool in pools.items()}
    rest = copies - sum(len(some) for kind, some in chosen.items() if kind != "digit changed")
    chosen["digit changed"] = _some(draw, pools["digit changed"], rest)
    return [seed for some in chosen.values() for seed in some]


def _some(draw: random.Random, pool: list[Seed], wanted: float) -> list[Seed]:
    return draw.sample(pool, min(len(pool), max(1, round(wanted))))


def run(wanted: Sequence[Seed], workers: int = WORKERS) -> list[Result]:
    """Try every slip."""
    if workers == 1:
        return [tried(seed) for seed in wanted]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(tried, wanted, chunksize=25))


HEADS = (
    "Kind of slip",
    "Copies",
    "Nothing to see",
    "One side only",
    "Checkable",
    "Found",
    "Cause named",
    "False alarms",
)


def table(results: Sequence[Result]) -> Iterator[str]:
    """Write the table, a row for each kind and one for all."""
    yield f"| {' | '.join(HEADS)} |"
    yield f"| --- {'| ---: ' * (len(HEADS) - 1)}|"
    for kind in dict.fromkeys(one.seed.kind for one in results):
        yield _line(kind, [one for one in results if one.seed.kind == kind])
    yield _line("All", results)


def _line(title: str, results: Sequence[Result]) -> str:
    counts = Counter(one.verdict for one in results)
    sure = [one for one in results if one.verdict == "checkable"]
    found = [one for one in sure if one.found]
    named = [one for one in found if one.named]
    alarms = sum(len(one.elsewhere) for one in results)
    cells = [len(results), counts["nothing to see"], counts["one side only"], len(sure)]
    rates = [_of(len(found), len(sure)), _of(len(named), len(found)), str(alarms)]
    return f"| {' | '.join([title, *map(str, cells), *rates])} |"


def _of(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f}%)" if whole else "0"


def missed(results: Sequence[Result], most: int) -> Iterator[str]:
    """List, by kind, the checkable slips that are not found, those whose cause is not named, and the false alarms."""
    for kind in dict.fromkeys(one.seed.kind for one in results):
        sure = [one for one in results if one.seed.kind == kind and one.verdict == "checkable"]
        lost = [one for one in sure if not one.found]
        unnamed = [one for one in sure if one.found and not one.named]
        stray = [one for one in results if one.seed.kind == kind and one.elsewhere]
        yield from _listed(f"{kind}: missed", [str(one.seed) for one in lost], most)
        yield from _listed(f"{kind}: cause not named", [f"{one.seed}; {_told(one.found[0])}" for one in unnamed], most)
        yield from _listed(f"{kind}: false alarms", [f"{one.seed}; {_told(one.elsewhere[0])}" for one in stray], most)


def _told(finding: Finding) -> str:
    return f"{finding.code} {finding.severity} {finding}"


def _listed(title: str, lines: list[str], most: int) -> Iterator[str]:
    if lines:
        yield f"{title} ({len(lines)})"
        yield from (f"  {line}" for line in random.Random(SEED).sample(lines, min(most, len(lines))))


def bonus(results: Sequence[Result]) -> Mapping[str, int]:
    """Count the slips that are told of though no second side was counted on."""
    return Counter(one.verdict for one in results if one.found and one.verdict != "checkable")


def main() -> None:
    """Print the table, then what was missed: python -m tests.bench.seeded_slips [COPIES [EXAMPLES]]."""
    copies, most = (int(given) for given in (*sys.argv[1:3], *("2000", "3")[len(sys.argv) - 1 :]))
    results = run(drawn(copies))
    print("\n".join(table(results)))
    print(f"\nfound besides: {dict(bonus(results))}\n")
    print("\n".join(missed(results, most)))


if __name__ == "__main__":
    main()
