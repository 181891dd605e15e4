"""Every figure that a report can print, and those that it may not."""

from __future__ import annotations

from fractions import Fraction

from psrstats.draft.figures.printable import Printable, Series
from psrstats.lineage import Figures
from psrstats.periods import Period, known_period, season

NO_NUMBERS = ("direction", "judgement", "comparison", "outcome", "trend", "places", "quantile")  # units of words
SUPPRESSED = "c"


def printables(sent: Figures, public: Figures, own: str) -> tuple[Printable, ...]:
    """List what a report can print, and what it may not.

    Args:
        sent: The report's figures as they were sent and worked out.
        public: The same as its public edition shows them.
        own: The report's area, which no figure's name says.

    Returns:
        One entry a figure that is a number, or that is not shown, in the order of the report.
    """
    rows = [row for row in sent.rows if sent.get(row, "unit") not in NO_NUMBERS and _is_known(sent, row)]
    shown = {row: row for row in rows} if public is sent else _twins(sent, public, rows)
    periods = {name: known_period(name) for name in {sent.get(row, "period") for row in rows}}
    last: dict[tuple[Series, str], Period] = {}
    for row in rows:
        period = periods[sent.get(row, "period")]
        for key in ((_series(sent, row), ""), (_series(sent, row), season(period))):
            last[key] = max(period, last.get(key, period))
    return tuple(_printable(sent, public, row, shown.get(row), own, periods, last) for row in rows)


def _is_known(figures: Figures, row: int) -> bool:
    return figures.get(row, "marker") in ("", SUPPRESSED)


def _twins(sent: Figures, public: Figures, rows: list[int]) -> dict[int, int]:
    """Find each figure in the public edition."""
    known = {(public.name(row), public.place(row)): row for row in reversed(public.rows)}
    places = {row: (sent.name(row), sent.place(row)) for row in rows}
    return {row: known[place] for row, place in places.items() if place in known}


def _series(figures: Figures, row: int) -> Series:
    area, group, item, _ = figures.place(row)
    return (figures.get(row, "measure"), figures.get(row, "statistic"), area, group, item)


def _number(figures: Figures, row: int | None) -> Fraction | None:
    return None if row is None or figures.get(row, "marker") else figures.number(row)


def _printable(
    sent: Figures,
    public: Figures,
    row: int,
    twin: int | None,
    own: str,
    periods: dict[str, Period],
    last: dict[tuple[Series, str], Period],
) -> Printable:
    value, true, get = _number(public, twin), _number(sent, row), sent.get
    period = periods[get(row, "period")]
    return Printable(
        row=row,
        name=_named(sent, row, own),
        measure=get(row, "measure"),
        statistic=get(row, "statistic"),
        value=value,
        secret=true if true != value else None,
        text=public.text(twin) if twin is not None else f"[{SUPPRESSED}]",
        places=get(row, "places"),
        unit=get(row, "unit"),
        per=get(row, "per"),
        area=get(row, "area"),
        group=get(row, "group"),
        item=get(row, "item"),
        period=period,
        source=next(iter(sent.sources(row)), ""),
        latest=last[(_series(sent, row), "")] == period,
        newest=last[(_series(sent, row), season(period))] == period,
    )


def _named(figures: Figures, row: int, own: str) -> str:
    """Name a figure as explain takes it: MEASURE[:GROUP][@PERIOD]."""
    area, group, item, period = figures.place(row)
    about = [part for part in (item, group, "" if area == own else area) if part]
    return f"{':'.join((figures.name(row), *about))}@{period}"
