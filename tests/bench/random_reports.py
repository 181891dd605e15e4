"""Random reports of small numbers: one to four linked tables, two years, totals, percentages and rates."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import Observations
from psrstats.config import Agreement, Disclosure, Measure, Report, Settings
from tests.measures.reports import Observed, observed

YEARS = ("2018-19", "2019-20")
PEOPLE = Measure(name="people", title="Children", source="s", public=True)


class Made(Struct, frozen=True):
    """A report's observations and its description."""

    observations: Observations
    settings: Settings


def random_report(seed: int, rows: int = 0, columns: int = 0, **policy: str | int) -> Made:
    """Make a report of one to four tables up to 12 by 8 over the same children, or of one table of a given size."""
    rng = np.random.default_rng(seed)
    tables = 1 if rows else int(rng.integers(1, 5))
    rows, columns = rows or int(rng.integers(2, 13)), columns or int(rng.integers(2, 9))
    measures = [PEOPLE]
    sent: list[Observed] = [
        observed("people", 40_000 + int(rng.integers(5000)), str(year)) for year in range(2017, 2021)
    ]
    agreements = []
    for year in YEARS:
        counts = _counts(rng, rows, columns)
        for number in range(tables):
            name = f"table-{number}"
            # Every table is of the same children: by the same groups, and by items of its own.
            sent += _cells(name, year, counts if not number else _again(rng, counts))
    for number in range(tables):
        name = f"table-{number}"
        measures += [_measure(name), _rate(name)]
        agreements += [_agreement("table-0", name, group) for group in _labels("g", rows)] if number else []
    if tables > 1:
        measures.append(Measure(name="share", title="Share", unit="percent", numerator="part", denominator="table-0"))
        measures.append(_measure("part"))
        for year in YEARS:
            sent += _parts(rng, [one for one in sent if _is_group(one, year)])
    report = Report(title="T", area="Town", period="2019-20")
    settings = Settings(Path(), report, (), {one.name: one for one in measures}, (), (), agreements=tuple(agreements))
    settings = replace(settings, disclosure=Disclosure.model_validate(policy or {"policy": "dfe-1-5"}))
    return Made(Observations.each(sent), settings)


def _counts(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    return rng.poisson(rng.gamma(1.0, rng.choice([5, 10, 30]), size=(rows, columns)))


def _again(rng: np.random.Generator, counts: np.ndarray) -> np.ndarray:
    """Part the same rows in another way."""
    columns = int(rng.integers(2, 9))
    return np.array([rng.multinomial(total, np.full(columns, 1 / columns)) for total in counts.sum(axis=1)])


def _cells(name: str, year: str, counts: np.ndarray) -> list[Observed]:
    groups, items = _labels("g", counts.shape[0]), _labels("i", counts.shape[1])
    cells = [(group, item, counts[r, c]) for r, group in enumerate(groups) for c, item in enumerate(items)]
    cells += [(group, "", counts[r].sum()) for r, group in enumerate(groups)]
    cells += [("", item, counts[:, c].sum()) for c, item in enumerate(items)]
    cells += [("", "", counts.sum())]
    return [
        observed(name, int(value), year, group=group, item=item, cell=f"{name}.csv!s!{group}{item}{year}")
        for group, item, value in cells
    ]


def _is_group(one: Observed, year: str) -> bool:
    return one["measure"] == "table-0" and not one["item"] and bool(one["group"]) and one["period"] == year


def _parts(rng: np.random.Generator, wholes: list[Observed]) -> list[Observed]:
    """Count some of the children of every group again, and of all groups: the numerators of percentages."""
    values = [int(rng.binomial(int(one["value"]), 0.7)) for one in wholes]
    groups = [(one["group"], value) for one, value in zip(wholes, values, strict=True)]
    return [
        wholes[0] | {"measure": "part", "group": group, "value": value, "cell": f"part!{group}{wholes[0]['period']}"}
        for group, value in (*groups, ("", sum(values)))
    ]


def _labels(letter: str, count: int) -> list[str]:
    return [f"{letter}{number}" for number in range(count)]


def _measure(name: str) -> Measure:
    return Measure(name=name, title=name.capitalize(), source="s")


def _rate(name: str) -> Measure:
    return Measure(name=f"{name}-rate", title="Rate", unit="rate", per=10_000, numerator=name, denominator="people")


def _agreement(first: str, second: str, group: str) -> Agreement:
    return Agreement(first=f"{first}:{group}", second=f"{second}:{group}")
