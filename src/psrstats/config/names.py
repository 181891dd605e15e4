"""The names in a report's description held against one another: unknown, repeated, or made of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from psrstats.config.measure import Measure
from psrstats.config.settings import SETTINGS_FILE, Settings
from psrstats.errors import Fault, did_you_mean
from psrstats.phrases import fields_of
from psrstats.units import DIVIDED, said_of

MOST_STEPS = 200  # from what is sent to what is made of what is made of it
# Words that make the name of another figure of a measure's; the change of its percent is its percent change.
STATED = ("change", "percent", "percent-change", "rank", "total", "direction", "judgement", "outcome", "trend")
Names = dict[str, list[str]]  # those that stand in the description, by heading, sound or not


def check_names(settings: Settings, names: Names) -> Iterator[Fault]:
    """Give the faults of a description whose parts are each sound."""
    if settings.report.years_back < 1:
        where, period, previous = f"{SETTINGS_FILE} [report]", settings.report.period, settings.report.previous
        yield Fault(where, f"'previous' is '{previous}', which is not a year or more before '{period}'.")
    yield from _unknown_names(settings, names)
    yield from _circles(settings)
    yield from _repeated_names(settings, names)


def _unknown_names(settings: Settings, names: Names) -> Iterator[Fault]:
    file = settings.report.measures
    for measure in settings.measures.values():
        where = f"{file} ({measure.name})"
        senders = [*names["source"], *names["actions"], *names["survey"]]
        if measure.source and not measure.log and measure.source not in senders:
            suggestion = did_you_mean(measure.source, senders)
            yield Fault(where, f"no [[source]] is named '{measure.source}'.", suggestion)
        for key in ("numerator", "denominator", "benchmark"):
            if (name := getattr(measure, key)) and name not in names["measure"]:
                yield Fault(where, f"its {key} '{name}' is no measure.", did_you_mean(name, names["measure"]))
        for _, name, _ in measure.terms:
            if name not in names["measure"]:
                yield Fault(where, f"its sum has '{name}', which is no measure.", did_you_mean(name, names["measure"]))
        yield from _half_said(measure, where)
        yield from _ill_made(measure, where)
    yield from _unknown_places(settings, names)
    yield from _taken_for_statistics(settings)
    listed = [(f"[[table]] {table.name}", table.measures) for table in settings.tables]
    for heading, measures in (*listed, ("[summary]", settings.summary.measures)):
        for name in measures:
            if name not in names["measure"]:
                where = f"{SETTINGS_FILE} {heading}"
                yield Fault(where, f"'{name}' is no measure.", did_you_mean(name, names["measure"]))


def _taken_for_statistics(settings: Settings) -> Iterator[Fault]:
    """Tell the measures that are called as what psrstats states of another: the change of 'plans' is plans-change."""
    for name in settings.measures:
        for word in STATED:
            if name.endswith(f"-{word}") and (other := name.removesuffix(f"-{word}")) in settings.measures:
                what = f"is how psrstats names what it states of '{other}'."
                where = f"{settings.report.measures} ({name})"
                yield Fault(where, what, f"Call it {other}-share, or anything else.")


def _unknown_places(settings: Settings, names: Names) -> Iterator[Fault]:
    said = [("[disclosure] keep", kept) for kept in settings.disclosure.keep]
    said += [("[disclosure] no_totals", place) for place in settings.disclosure.no_totals]
    said += [("[[overlap]]", overlap.measure) for overlap in settings.overlaps]
    said += [("[[break]]", one.measure) for one in settings.breaks]
    for where, place in said:
        if (name := place.partition(":")[0]) not in names["measure"]:
            yield Fault(f"{SETTINGS_FILE} {where}", f"'{name}' is no measure.", did_you_mean(name, names["measure"]))


def in_order(measures: dict[str, Measure]) -> list[tuple[str, ...]]:
    """Order the measures that psrstats works out, level by level: each after those it is made of.

    Raises graphlib.CycleError where some are made of one another.
    """
    sorter = TopologicalSorter({m.name: m.made_of for m in measures.values() if m.made_of})
    sorter.prepare()
    levels = []
    while sorter.is_active():
        ready = sorter.get_ready()
        sorter.done(*ready)
        levels.append(tuple(name for name in measures if name in ready and measures[name].made_of))
    return [level for level in levels if level]


def _circles(settings: Settings) -> Iterator[Fault]:
    try:
        if (steps := len(in_order(settings.measures))) > MOST_STEPS:
            what = f"its measures are made of one another in {steps} steps, more than the {MOST_STEPS} there may be."
            yield Fault(settings.report.measures, what, "Add several measures up at once: a + b + c.")
    except CycleError as error:
        circle = ", ".join(f"'{name}'" for name in error.args[1][1:])
        yield Fault(settings.report.measures, f"the measures {circle} are made of one another.", "Break the circle.")


def _half_said(measure: Measure, where: str) -> Iterator[Fault]:
    if bool(measure.numerator) != bool(measure.denominator) and not measure.of_unknown:
        yield Fault(where, "has a numerator or a denominator, but not both.")
    if not measure.source and not measure.made_of and not measure.log and not measure.count:
        yield Fault(
            where,
            "has neither a source nor a numerator and denominator, nor a sum.",
            "Say who sends it, or what it is made from.",
        )
    if (measure.unit == "rate") != (measure.per is not None):
        yield Fault(
            where, "a rate needs 'per', and only a rate has it.", "Write unit rate and per 1000, 10000 or 100000."
        )
    if measure.numerator and measure.unit not in DIVIDED:
        made = [*DIVIDED]
        yield Fault(
            where,
            f"{said_of(measure.unit).named} is not made by dividing.",
            f"Its unit is {', '.join(made[:-1])} or {made[-1]}.",
        )


def _ill_made(measure: Measure, where: str) -> Iterator[Fault]:
    said = "".join(f"{sign} {name}{f':{group}' if group else ''} " for sign, name, group in measure.terms)
    if measure.sum and "".join(f"+ {measure.sum}".split()) != "".join(said.split()):
        yield Fault(where, f"its sum '{measure.sum}' cannot be read.", "Write measures with + or - between: a + b - c.")
    if measure.sum and measure.numerator:
        yield Fault(where, "has both a sum and a numerator.", "Make the sum a measure of its own, and divide that.")
    if measure.target is not None and not measure.polarity:
        yield Fault(where, "a target needs a polarity.", "Say whether high or low is good.")
    if "per" in fields_of(measure.sentence) and not measure.per:
        yield Fault(where, "its sentence has {per}, and only a rate is per so many.", "Take it out of the sentence.")
    if measure.tolerance and measure.target is None:
        yield Fault(where, "has a tolerance but no target.")


def _repeated_names(settings: Settings, names: Names) -> Iterator[Fault]:
    files = dict.fromkeys(("source", "log", "actions", "survey", "table"), SETTINGS_FILE)
    files |= {"measure": settings.report.measures}
    for heading, file in files.items():
        for name, count in Counter(names[heading]).items():
            if count > 1:
                yield Fault(file, f"the name '{name}' is used {count} times.", "Give each its own.")
