"""Rates by the population of another year, one population for two years, and one that was not sent for a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import Finding, Severity
from psrstats.numbers import show
from psrstats.periods import known_period, mid_year

NAME = "population-year"
MOST_NAMED = 4  # cells of the groups


def population(evidence: Evidence) -> Iterator[Finding]:
    """Find the rates whose population is not that of their own year, with what the right one would make of them."""
    figures, settings = evidence.figures, evidence.settings
    columns = figures.columns
    rates = columns.where(formula="rate", statistic="")
    single = np.flatnonzero((columns.inputs.counts == 1) & (columns["group"] != 0) & (columns["reason"] != 0))
    apart = [row for row in single.tolist() if _lacks_its_group(figures, row)]
    yield from _groups_apart(figures, settings, apart)
    yield from _not_sent(figures, settings, np.setdiff1d(rates[columns.inputs.counts[rates] == 1], apart))
    yield from _of_another_year(figures, settings, rates[columns.inputs.counts[rates] == 2])
    yield from _sent_again(figures, settings, rates)


def _lacks_its_group(figures: Figures, row: int) -> bool:
    """Say whether a figure has no denominator because that was sent by groups, and not for its own."""
    quotient = figures.get(row, "formula") in ("percentage", "rate", "ratio") and not figures.get(row, "statistic")
    return quotient and f"({figures.get(row, 'group')}) for " in figures.get(row, "reason")


def _groups_apart(figures: Figures, settings: Settings, rows: list[int]) -> Iterator[Finding]:
    """Tell, once a measure, the groups of which its denominator knows none, with those that it has."""
    told: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if not figures.get(figures.inputs(row)[0], "marker"):
            told[figures.get(row, "measure")].append(row)
    for name, without in told.items():
        measure = settings.measures[name]
        others = [row for row in figures.of_measure(measure.denominator) if figures.get(row, "group")]
        groups, own = (
            ", ".join(dict.fromkeys(figures.get(row, "group") for row in some)) for some in (without, others)
        )
        whole = settings.measures[measure.denominator].title
        message = f"'{measure.title}' is [x] for {groups}: '{whole}' was sent for {own}, which are not named alike."
        cells = (
            *(figures.get(figures.inputs(row)[0], "cell") for row in without[:MOST_NAMED]),
            *figures.sources(others[0]),
        )
        ask = "Are they the same groups? Then write them in the same words, with [[correct]] in psrstats.toml."
        reason = "Over everybody, the figure of a group would be too low."
        yield Finding(NAME, "warning", message, tuple(dict.fromkeys(cells)), explanation=reason, ask=ask)


def _not_sent(figures: Figures, settings: Settings, rates: Array) -> Iterator[Finding]:
    """Tell each population that was not sent once, and what that of another year would give."""
    told: dict[str, list[int]] = defaultdict(list)
    for row in rates.tolist():
        if figures.get(row, "reason") and not figures.get(figures.inputs(row)[0], "marker"):
            told[figures.get(row, "reason")].append(row)
    for reason, rows in told.items():
        row = rows[0]
        others = f", and {len(rows) - 1} more" if len(rows) > 1 else ""
        message = f"{reason}, so {_said(figures, settings, row)}{others}, is [x]"
        known = _populations(figures, settings, row)
        if known:
            other = min(known, key=lambda name: (abs(_years(name, figures.get(row, "period"))), name))
            message += f"; with that of {other} it would be {_with(figures, row, known[other])}"
        where = (figures.get(figures.inputs(row)[0], "cell"),)
        yield Finding(NAME, "note", f"{message[0].upper()}{message[1:]}.", where, ask="for it.")


def _of_another_year(figures: Figures, settings: Settings, rates: Array) -> Iterator[Finding]:
    """Tell each population that serves rates of another year once, and what the right one would make of the first."""
    columns = figures.columns
    second = columns.inputs.take(rates).rows.reshape(-1, 2)[:, 1]
    periods = columns["period"][rates], columns["period"][second]
    wrong = columns.words.map(_is_other, *periods).astype(bool) if len(rates) else np.zeros(0, dtype=bool)
    used: dict[int, list[int]] = defaultdict(list)
    for row, whole in zip(rates[wrong].tolist(), second[wrong].tolist(), strict=True):
        used[whole].append(row)
    governed = settings.report.denominator_year in ("previous", "same")
    for whole, rows in used.items():
        row, year = rows[0], figures.get(whole, "period")
        right = mid_year(known_period(figures.get(row, "period"))).name
        periods_served = list(dict.fromkeys(figures.get(one, "period") for one in rows))
        message = f"{_said(figures, settings, row)} takes the population of {year}, not of {right}"
        message += f", and so do {', '.join(periods_served[1:])}" if len(periods_served) > 1 else ""
        known = _populations(figures, settings, row)
        effect = f"with that of {right} it would be {_with(figures, row, known[right])}" if right in known else ""
        effect = f"it is {figures.text(row)}, and {effect}" if effect else f"that of {right} was not sent"
        cells = tuple(figures.get(one, "cell") for one in (figures.inputs(row)[0], whole))
        convention = f"denominator_year is {settings.report.denominator_year} in psrstats.toml."
        severity: Severity = "note" if governed else "warning"
        yield Finding(NAME, severity, f"{message}; {effect}.", cells, explanation=convention)


def _sent_again(figures: Figures, settings: Settings, rates: Array) -> Iterator[Finding]:
    """Tell the populations that are the same to the last child in two years: one may be the other's copy."""
    denominators = {settings.measures[name].denominator for name in set(figures.columns.texts("measure", rates))}
    for name in sorted(denominators):
        seen: dict[tuple[str, str, float], int] = {}
        rows = [row for row in figures.of_measure(name) if not figures.get(row, "item")]
        for row in sorted(rows, key=lambda row: known_period(figures.get(row, "period"))):
            about = (figures.get(row, "area"), figures.get(row, "group"), figures.get(row, "value"))
            if (first := seen.setdefault(about, row)) != row and not _same_year(figures, first, row):
                years = " and in ".join(figures.get(one, "period") for one in (first, row))
                title = settings.measures[name].title
                message = f"'{title}' for {about[0]} is {figures.text(row)} in {years}: was one year's copied?"
                cells = tuple(figures.get(one, "cell") for one in (first, row))
                yield Finding(NAME, "warning", message, cells, ask="for the estimate of each year.")


def _same_year(figures: Figures, first: int, second: int) -> bool:
    return known_period(figures.get(first, "period")).end.year == known_period(figures.get(second, "period")).end.year


def _is_other(period: str, population_of: str) -> bool:
    return population_of not in (period, mid_year(known_period(period)).name)


def _years(name: str, period: str) -> int:
    return known_period(name).end.year - mid_year(known_period(period)).end.year


def _populations(figures: Figures, settings: Settings, row: int) -> dict[str, int]:
    """Give the rows of the populations that were sent for a rate's area and group, by period."""
    name = settings.measures[figures.get(row, "measure")].denominator
    area, group, *_ = figures.place(row)
    found: dict[str, int] = {}
    for wanted in (group, ""):
        for other in figures.of_measure(name):
            if figures.place(other)[:3] == (area, wanted, "") and figures.get(other, "value"):
                found.setdefault(figures.get(other, "period"), other)
    return {period: other for period, other in found.items() if not figures.get(other, "marker")}


def _with(figures: Figures, row: int, population_row: int) -> str:
    """Work a rate out with another population."""
    events = figures.number(figures.inputs(row)[0])
    return show(Fraction(events * figures.get(row, "per"), figures.number(population_row)), figures.get(row, "places"))


def _said(figures: Figures, settings: Settings, row: int) -> str:
    title = settings.measures[figures.get(row, "measure")].title
    return f"'{title}' for {', '.join(filter(None, (figures.get(row, 'area'), figures.get(row, 'group'))))}, " + str(
        figures.get(row, "period")
    )
