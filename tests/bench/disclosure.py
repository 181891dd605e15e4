"""How safe and how costly protection is: `python -m tests.bench.disclosure [REPORTS [OPTIMA]]`, 2,000 and 0 by default.

Random reports are published, and what is published is attacked by the second attacker (tests/attacker): the breaches,
the share of counts that are left out, the time a report. With a second number also the least cost at which one joint
integer program protects so many reports of linked tables.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from statistics import median
from time import perf_counter

import highspy
import numpy as np
from msgspec import Struct

from psrstats.disclosure import Structure, attack, hidden_places, publishable
from psrstats.disclosure.models import quiet_model
from psrstats.disclosure.protection import blocks
from psrstats.disclosure.secondary import Counts, secondary
from psrstats.disclosure.witnesses import Witnesses
from psrstats.lineage import Figures
from psrstats.measures import measure
from tests.bench.published import account
from tests.bench.random_reports import Made, random_report

LIMIT = 20.0  # seconds for one integer program
FAR = 1e6  # a count can hardly be more than this away from what it is


class Tried(Struct, frozen=True):
    """What became of one report."""

    counts: int
    primary: int
    added: int
    breaches: int
    bare: int  # breaches with primary suppression only
    seconds: float


def tried(made: Made) -> Tried:
    """Protect a report and attack it; and attack it with primary suppression only."""
    start = perf_counter()
    structure = Structure.of(Figures(measure(made.observations, made.settings)), made.settings)
    hidden = hidden_places(structure)
    found = _breaches(made, structure, hidden)
    seconds = perf_counter() - start
    bare = hidden_places(structure, complement=False)
    added = len(hidden) - len(bare)
    return Tried(len(structure.cells), len(bare), added, found, _breaches(made, structure, bare), seconds)


def _breaches(made: Made, structure: Structure, hidden: set[tuple[str, str, str, str, str]]) -> int:
    shown = publishable(made.observations, hidden, made.settings, structure.numerators.wholes)
    return len(attack(Figures(measure(shown, made.settings)), structure).breaches)


def optimum(counts: Counts) -> tuple[float, float]:
    """Give the least cost of a cover for all targets at once, and a bound that no cover can beat."""
    targets, size = counts.targets, len(counts.true)
    targets = [one for one in targets if one in counts.narrow(Witnesses(counts.true, counts.relations))]
    model = quiet_model()
    model.setOptionValue("time_limit", LIMIT)
    may = np.flatnonzero(counts.open & ~counts.hidden)
    column = {number: at for at, number in enumerate(may.tolist())}
    model.addVars(len(may), np.zeros(len(may)), np.ones(len(may)))
    for number, at in column.items():
        model.changeColCost(at, float(counts.cost[number]))
        model.changeColIntegrality(at, highspy.HighsVarType.kInteger)
    # What is left out may be worked out no more than what was suppressed first: each of them is a target in its turn.
    for target in (*targets, *may.tolist()):
        _may_move(model, counts, column, target, size)
    model.run()
    info = model.getInfo()
    return float(info.objective_function_value), float(info.mip_dual_bound)


def _may_move(model: highspy.Highs, counts: Counts, column: dict[int, int], target: int, size: int) -> None:
    """Let two other sets of counts differ by enough in a target, each moving only what is left out."""
    free = np.flatnonzero(counts.hidden | counts.open)
    first = model.getNumCol()
    place = np.full((2, size), -1)
    for vector in range(2):
        place[vector, free] = first + vector * len(free) + np.arange(len(free))
        down = np.where(counts.true[free] > 1e5, FAR, counts.true[free] - counts.lowest[free])
        model.addVars(len(free), -np.maximum(down, 0), np.full(len(free), FAR))
        for relation in counts.relations:
            numbers, times = np.array(relation.numbers), np.array(relation.coefficients)
            there = place[vector, numbers] >= 0
            columns = place[vector, numbers][there].astype(np.int32)
            model.addRow(0.0, 0.0, len(columns), columns, times[there])
        for number, at in column.items():
            moved = int(place[vector, number])
            both = np.array([moved, at], dtype=np.int32)
            model.addRow(-highspy.kHighsInf, 0.0, 2, both, np.array([1.0, -_most(counts)]))
            model.addRow(0.0, highspy.kHighsInf, 2, both, np.array([1.0, _most(counts)]))
    ends = place[:, target].astype(np.int32)
    if target in column:
        three, apart = np.append(ends, column[target]).astype(np.int32), float(counts.policy.candidates - 1)
        model.addRow(0.0, highspy.kHighsInf, 3, three, np.array([1.0, -1.0, -apart]))
    else:
        model.addRow(float(counts.policy.candidates - 1), highspy.kHighsInf, 2, ends, np.array([1.0, -1.0]))


def _most(counts: Counts) -> float:
    """Give how far a count moves at most: no further than it takes, which keeps the program tight."""
    return float(counts.policy.candidates - 1)


def main(arguments: Sequence[str]) -> None:
    """Run and print."""
    reports, optima = (int(one) for one in [*arguments, *("2000", "0")[len(arguments) :]])
    for line in account(reports):
        print(line, flush=True)
    if optima:
        _print_times("seconds to protect 30 x 8", [tried(random_report(seed, 30, 8)) for seed in range(20)])
        _compare(optima)


def _print_times(what: str, tries: list[Tried]) -> None:
    times = [one.seconds for one in tries]
    print(f"{what}: median {median(times):.2f}, most {max(times):.2f}")


def _compare(optima: int) -> None:
    """Print the cost of our covers beside the least, block by block, where the integer program ended in its time."""
    ours, least, bound, solved, number = 0.0, 0.0, 0.0, 0, 0
    for seed in range(optima):
        for block in blocks_of(random_report(seed)):
            done = secondary(block)
            cost = float(block.cost[done.hidden & ~block.hidden].sum())
            if not cost:
                continue
            best, low = optimum(block)
            number += 1
            solved += abs(best - low) < 1e-6 * max(1, best)
            ours, least, bound = ours + cost, least + min(best, cost), bound + max(low, 0)
    print(f"cost in {optima} reports, {number} blocks: ours {ours:.0f}, least found {least:.0f}, bound {bound:.0f}")
    print(f"proved least in {solved} of {number} blocks")


def blocks_of(made: Made) -> list[Counts]:
    """Part a report's counts into blocks, the small ones suppressed."""
    structure = Structure.of(Figures(measure(made.observations, made.settings)), made.settings)
    return [block for _, block in blocks(structure, structure.primary)]


if __name__ == "__main__":
    main(sys.argv[1:])
