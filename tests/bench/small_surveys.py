"""Random surveys of small bases, attacked: `python -m tests.bench.small_surveys [from] [to]` prints the breaches.

Of one question, of one of several choices, of scores before and after, half of them with a year before; each is
published, and attacked by a reader's arithmetic (survey_attacked.py).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from psrstats.lineage import Figures
from psrstats.pipeline import compute
from tests.bench.survey_attacked import CANDIDATES, SMALL, Printed, Reader
from tests.bench.survey_invented import Made, invent

__all__ = ["Made", "breaches", "invent"]


def breaches(made: Made) -> Iterator[str]:
    """Give each small count of the survey that the printed report leaves fewer than three values."""
    reader = Reader(read(compute(made.folder).figures))
    yield from reader.bare()
    for name, weights in reader.asked():
        true = round(sum(weight * made.true[cell] for cell, weight in weights.items()))
        if not 1 <= true <= SMALL:
            continue
        low, high = reader.reach(weights)
        assert low <= true <= high, f"{name}: {true} is not {low} to {high}"
        if high - low + 1 < CANDIDATES:
            yield f"{name}: {true} is {low} to {high}"


def read(figures: Figures) -> Printed:
    """Read every figure that is printed; a choice is a group."""
    found = {}
    for row in figures.rows:
        name, statistic, group, period = (figures.get(row, key) for key in ("measure", "statistic", "group", "period"))
        found[name, statistic, group, period] = figures.text(row)
    return found


def main(first: int, last: int) -> int:
    """Attack some surveys; give how many breaches there are."""
    found = 0
    for seed in range(first, last):
        with tempfile.TemporaryDirectory() as folder:
            for said in breaches(invent(Path(folder) / "report", seed)):
                found += 1
                print(f"survey {seed}: {said}", flush=True)
    print(f"{last - first} surveys attacked, {found} breaches")
    return found


if __name__ == "__main__":
    ends = [int(each) for each in sys.argv[1:3]]
    sys.exit(bool(main(*(ends if len(ends) == 2 else (0, *(ends or [200]))))))
