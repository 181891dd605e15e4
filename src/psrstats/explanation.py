"""Where a figure comes from and what it leads to: its formula in numbers, its cells, its method and its rounding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from psrstats.among import PLACES, among
from psrstats.config import Measure, Settings
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.formulas.interval import poisson_method
from psrstats.lineage import Figures
from psrstats.model import limit
from psrstats.periods import ImpossiblePeriod, known_period, on_day, read_period
from psrstats.units import POINTS, UNITS, said_of

EXPLAINED = {unit: said_of(unit).explained for unit in UNITS}


class Explanation(Struct, frozen=True):
    """One figure explained: what it is, how it was made, and the explanations of what it was made from."""

    figure: int
    line: str  # 111.2 per 10,000 = 463 ÷ 41,639 × 10,000
    about: str  # Rate of children looked after, Portsmouth, Q4 2019-20
    cell: str
    method: tuple[str, ...]  # rounding, interval, corrections, what is missing
    inputs: tuple[Explanation, ...] = ()
    used_by: tuple[str, ...] = ()


def explain(figures: Figures, settings: Settings, asked: str) -> Explanation:
    """Explain a figure.

    asked: MEASURE[:GROUP][@PERIOD]; the group may be an area, such as a ward, or several (Basic Safeguarding:Workshop);
    without a period, the latest.
    Raises UserError where there is no such figure, naming the nearest.
    """
    row = _find(figures, settings, asked)
    used_by = tuple(_about(figures, settings, user) for user in figures.users(row))
    return _explained(figures, settings, row, set(), used_by=used_by)


def _find(figures: Figures, settings: Settings, asked: str) -> int:
    name, at, period = asked.partition("@")
    name, _, group = name.partition(":")
    rows = figures.names.get(name, [])
    if not rows:
        raise UserError(Fault(asked, "there is no such figure.", did_you_mean(name, figures.names)))
    keys = ("group", "item", "area")
    wanted = [row for row in rows if _is_about(group, [figures.get(row, key) for key in keys])]
    own = [row for row in wanted if figures.get(row, "area") == settings.report.area]
    if not group:
        own = [row for row in own if not (figures.get(row, "group") or figures.get(row, "item"))] or own
    if group and not wanted:
        known = [figures.get(row, key) for row in rows for key in keys if figures.get(row, key)]
        raise UserError(Fault(asked, f"'{group}' is no group or area of it.", did_you_mean(group, known)))
    return _at(figures, own or wanted or rows, asked, period if at else "")


def _is_about(group: str, about: list[str]) -> bool:
    """Say whether what is asked for names a figure's group, item or area, or several of them."""
    return group in about or set(group.split(":")) <= set(about)


def _at(figures: Figures, rows: list[int], asked: str, period: str) -> int:
    """Take the figure of a period, or the latest."""
    names = {row: figures.get(row, "period") for row in rows}
    if not period:
        return max(rows, key=lambda row: (known_period(names[row]), -row))
    try:
        wanted = read_period(period)
    except ImpossiblePeriod as error:
        raise UserError(Fault(asked, f"{error}.")) from None
    found = [row for row in rows if wanted and names[row] == wanted.name]
    if not found:
        raise UserError(Fault(asked, f"there is none for '{period}'.", did_you_mean(period, names.values())))
    return found[0]


def _explained(figures: Figures, settings: Settings, row: int, told: set[int], **given: Any) -> Explanation:
    """Explain a figure and what it was made from; what is explained already is named, and not taken apart again."""
    formula, get = figures.formula(row), figures.get
    unit = f" per {get(row, 'per'):,}" if get(row, "unit") == "rate" else EXPLAINED.get(get(row, "unit"), "")
    line = f"{figures.text(row)}{'' if get(row, 'marker') else unit}{f' = {formula}' if formula else ''}"
    line += _counted(figures, settings, row)
    sources = [] if row in told else figures.inputs(row)
    told.add(row)
    return Explanation(
        row,
        line,
        _about(figures, settings, row),
        get(row, "cell"),
        tuple(_method(figures, settings, row)),
        tuple(_explained(figures, settings, source, told) for source in sources),
        **given,
    )


def _counted(figures: Figures, settings: Settings, row: int) -> str:
    """Say what was counted in a log, or of actions, from when to when, and of how much; blank for a figure of no log.

    The events and children among which it was counted are told as the report prints them.
    """
    measure = settings.measures[figures.get(row, "measure")]
    tallied = measure.tally or measure.answer
    if tallied and not tallied.parts and not figures.get(row, "statistic"):
        return _tallied(figures, settings, row, measure)
    counted, logs = measure.counted, [log for log in settings.logs if log.name in measure.logs]
    if counted is None or counted.parts or figures.get(row, "statistic") or not logs:
        return ""
    period = known_period(figures.get(row, "period"))
    ends = [period.end] if counted.kind == "open at" else [period.start, period.end]
    when = " to ".join(dict.fromkeys(on_day(end).name for end in ends))
    said = f" = {counted.words(' and '.join(log.rows for log in logs))}, {when}"
    among = [
        f"{figures.text(found)} {word}"
        for kind, word in (("events", "events"), ("children", "children"))
        if kind != counted.kind and (found := _beside(figures, settings, row, kind)) is not None
    ]
    where = " and ".join(log.place for log in logs)
    return f"{said}; {' of '.join(among)} in {where}" if among else f"{said}; in {where}"


def _tallied(figures: Figures, settings: Settings, row: int, measure: Measure) -> str:
    """Say what was counted of actions, and on which day; or of replies."""
    source = next((one for one in settings.record_sheets if one.name == measure.source), None)
    if source is None:
        return ""
    if measure.answer:
        return f" = {measure.answer.words(source.rows)}; in {source.file}"
    assert measure.tally is not None  # one of the two
    day = on_day(known_period(figures.get(row, "period")).end)
    return f" = {measure.tally.words(source.rows)}, {day}; in {source.file}"


def _beside(figures: Figures, settings: Settings, row: int, kind: str) -> int | None:
    """Find the figure of another count of the same log, of the same place and period."""
    log = settings.measures[figures.get(row, "measure")].log
    area, group, item, period = figures.place(row)
    for other in settings.measures.values():
        if other.log == log and other.count == kind:
            found = figures.find(other.name, area=area, group=group, item=item, period=period)
            if found is not None:
                return found
    return None


def _about(figures: Figures, settings: Settings, row: int) -> str:
    statistic, *parts = (figures.get(row, key) for key in ("statistic", "group", "item", "area", "period"))
    title = settings.measures[figures.get(row, "measure")].title
    return ", ".join(filter(None, (title, *parts, _in_words(statistic))))


def _in_words(statistic: str) -> str:
    """Name a statistic in words.

    >>> _in_words("percent-change"), _in_words("lower-99.8")
    ('percent change', 'lower 99.8% limit')
    """
    end, _, level = statistic.partition("-")
    return f"{end} {level}% limit" if end in ("lower", "upper") else statistic.replace("-", " ")


def _method(figures: Figures, settings: Settings, row: int) -> list[str]:
    get = figures.get
    said = [get(row, "reason")]
    if get(row, "formula") and not get(row, "marker"):
        places = get(row, "places")
        said.append(f"rounded half-up to {places} decimal{'s' if places != 1 else ''}, from unrounded figures")
        said += _intervals(figures, settings, row)
    if get(row, "statistic") == "rank" and not get(row, "marker"):
        lowest = settings.measures[get(row, "measure")].polarity == "high"
        said.append(f"the worst first: the {'lowest' if lowest else 'highest'} is 1, equal ones share a place")
    if get(row, "statistic") in PLACES and not get(row, "marker"):
        said.append(among(figures, row).words())
    if get(row, "formula") == "mean":
        said.append(f"unweighted, of {len(figures.inputs(row))} of {len(settings.report.neighbours)} neighbours")
    return [*filter(None, said), *([f"corrected: {get(row, 'correction')}"] if get(row, "correction") else [])]


def _intervals(figures: Figures, settings: Settings, row: int) -> Iterator[str]:
    """Say the intervals of a percentage or rate of counts, and of a change; a figure of any other kind has none."""
    moved = figures.get(row, "statistic") == "change"
    for level in settings.report.intervals:
        ends = ("change-" * moved + limit(end, level) for end in ("lower", "upper"))
        lower, upper = (figures.beside(row, end) for end in ends)
        if lower is not None and upper is not None:
            method = _method_of_change(figures, row) if moved else _method_of(figures, row)
            yield f"{level:g}% interval {figures.text(lower)} to {figures.text(upper)}, {method}"


def _method_of(figures: Figures, row: int) -> str:
    events = figures.get(figures.inputs(row)[0], "value")
    return "Wilson's" if figures.get(row, "unit") == "percent" else poisson_method(events)


def _method_of_change(figures: Figures, row: int) -> str:
    """Name whose interval a change has: that of two shares, or of two means."""
    return "Newcombe's" if figures.get(row, "unit") == POINTS else "Welch's"
