"""The note that names the source and the year of the population under each rate."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.config import Settings
from psrstats.lineage import Figures


def populations(rows: list[int], figures: Figures, settings: Settings) -> Iterator[str]:
    """Name the source and the year of every population under a rate; and which rates', where they are several."""
    years: dict[str, dict[str, dict[str, None]]] = {}  # by population and its year, the periods that take it
    rates: dict[str, dict[str, None]] = {}
    for row in rows:
        inputs = figures.inputs(row)
        if figures.get(row, "formula") == "rate" and len(inputs) > 1 and not figures.get(inputs[1], "marker"):
            population = _population(figures.get(inputs[1], "measure"), settings)
            year = years.setdefault(population, {}).setdefault(figures.get(inputs[1], "period"), {})
            year[figures.get(row, "period")] = None
            rates.setdefault(population, {})[settings.measures[figures.get(row, "measure")].title] = None
    for population, taken in years.items():
        said = "; ".join(f"{year} for {', '.join(periods)}" for year, periods in taken.items())
        whose = f" of {', '.join(rates[population])}" if len(years) > 1 else ""
        yield f"Population{whose}: {population}: {said}."


def _population(name: str, settings: Settings) -> str:
    measure = settings.measures[name]
    agency = next((source.agency for source in settings.senders if source.name == measure.source), "")
    return f"{measure.title}, from {agency}" if agency else measure.title
