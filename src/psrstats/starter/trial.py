"""A description tried out before it is written: what would stop it is put right or left out, and it says why."""

from __future__ import annotations

from collections import Counter, defaultdict

from msgspec.structs import replace

from psrstats.columns import Observations
from psrstats.config import Correction, Measure, Report, Settings, Source
from psrstats.errors import Fault
from psrstats.files.grid import place_of
from psrstats.load import load
from psrstats.load.shelf import Shelf
from psrstats.mended import reads
from psrstats.model import Finding
from psrstats.periods import known_period
from psrstats.starter.labelled import Labelled
from psrstats.starter.names import Names
from psrstats.starter.survey import NO_FIGURES, SourceSeen, Survey
from psrstats.totals import sums

PERIOD = "2019-20"
TRIES = 6
TWICE = "sent-twice"  # a finding that figures differ though they are about the same
DOUBTS = (TWICE,)
DOUBTED = "nothing tells its figures apart; see what it holds with psrstats inspect"
MOST = 20  # cells of a file put right; a file with more is not a table of figures


def try_out(draft: Survey, shelf: Shelf) -> Survey:
    """Load each source by itself; put right or leave out what would stop it.

    shelf: the files that were opened to survey them.
    """
    return replace(draft, sources=tuple(_tried(draft, source, shelf) for source in draft.sources))


def _tried(draft: Survey, source: SourceSeen, shelf: Shelf) -> SourceSeen:
    """Load a source until nothing of it is at fault or in doubt: what is left out changes how the rest is read."""
    for _ in range(TRIES):
        if source.problem:
            return source
        observations, findings, faults = load(_settings(draft, source), shelf)
        if faults:
            source, why = _without(source, faults, set(observations.texts("measure").tolist())), str(faults[0])
            continue
        if not len(observations):
            return replace(source, problem=NO_FIGURES)
        source = replace(source, late=_late(draft, observations))
        sure = _without_doubted(source, observations, findings)
        if sure is source:
            return _counting_children(source, observations)
        source, why = sure, DOUBTED
    return replace(source, problem=why)


def _late(draft: Survey, observations: Observations) -> str:
    """Name the first period of figures that all lie after the report's."""
    periods = sorted(map(known_period, set(observations.texts("period").tolist())))
    ends = known_period(draft.period).end if draft.period else None
    return periods[0].name if ends and periods and periods[0].end > ends else ""


def _without_doubted(source: SourceSeen, observations: Observations, findings: tuple[Finding, ...]) -> SourceSeen:
    """Leave out the measures whose figures differ though nothing tells them apart, or whose words cannot be placed."""
    cells = {
        cell for finding in findings if finding.name in DOUBTS and finding.severity == "error" for cell in finding.where
    }
    twice = [finding.message for finding in findings if finding.name == TWICE]
    doubted = set(observations.texts("measure", observations.says("cell", *cells)).tolist())
    kept = tuple(
        labelled
        for name, labelled in names_of(source)
        if name not in doubted and not any(f"'{labelled.title}' " in message for message in twice)
    )
    if len(kept) == len(source.measures):
        return source
    labels = tuple(labelled.label for labelled in source.measures if labelled not in kept)
    return replace(source, measures=kept, doubted=(*source.doubted, *labels), problem="" if kept else DOUBTED)


def _counting_children(source: SourceSeen, observations: Observations) -> SourceSeen:
    """Take a measure for one of children, whatever its words, where its figures add up with those of children.

    A total that no word calls one of children gives the smallest of its parts away if it is left out of the sums.
    """
    named = names_of(source)
    things = {name for name, labelled in named if not labelled.children and labelled.unit == "count"}
    if not things or len(things) == len(named):
        return source
    adding, places = Counter[str](), Counter[str]()
    for line in _of_places(observations, {name for name, labelled in named if labelled.unit == "count"}):
        names, values = list(line), list(line.values())
        places.update(names)
        several = [one for one in sums(values) if sum(values[part] > 0 for part in one.parts) > 1]
        summed = [{names[at] for at in (one.whole, *one.parts)} for one in several]
        adding.update({name for one in summed if not one <= things for name in one})  # each name once a place
    own = {name for name in things if adding[name] and 2 * adding[name] >= places[name]}
    kept = tuple(replace(labelled, children=True) if name in own else labelled for name, labelled in named)
    return replace(source, measures=kept) if own else source


def _of_places(observations: Observations, counts: set[str]) -> list[dict[str, float]]:
    """Give what is counted in each area, group, item and period, by measure."""
    found: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for *about, measure, value in observations.rows("area", "group", "item", "period", "measure", "value"):
        if measure in counts and value == value:
            found[tuple(about)].setdefault(measure, float(value))
    return list(found.values())


def _settings(draft: Survey, source: SourceSeen) -> Settings:
    period = source.period or draft.period or PERIOD
    report = Report(title="-", area=draft.area, period=period, comparators=draft.comparators, areas=draft.areas)
    sent = [(name, labelled) for name, labelled in names_of(source) if labelled.label]
    measures = {name: _measure(name, source, labelled) for name, labelled in sent}
    described = Source(name=source.name, agency="-", file=source.file, sheets=source.sheets if source.some else ())
    return Settings(draft.folder, report, (described,), measures, (), source.corrections)


def names_of(source: SourceSeen) -> list[tuple[str, Labelled]]:
    """Name the measures of a source."""
    names = Names()
    return [(names.give(labelled.name or labelled.title), labelled) for labelled in source.measures]


def _measure(name: str, source: SourceSeen, labelled: Labelled) -> Measure:
    unit, per = labelled.unit, labelled.per
    return Measure.model_validate(
        {
            "name": name,
            "title": labelled.title,
            "source": source.name,
            "label": labelled.label,
            "unit": unit,
            "per": per,
        }
    )


def _without(source: SourceSeen, faults: tuple[Fault, ...], met: set[str]) -> SourceSeen:
    """Take the cells at fault as not available, and leave out the measures whose words do not do.

    met: the measures of which figures were read.
    """
    unread = [fault for fault in faults if _is_of_a_cell(fault)]
    others = [fault for fault in faults if not _is_of_a_cell(fault)]
    corrections = source.corrections + tuple(filter(None, (_correction(source, fault) for fault in unread)))
    unmet = {name for name, _ in names_of(source) if any(f"({name} in " in fault.what for fault in others)}
    stuck = [fault for fault in others if " in measures.csv)" not in fault.what]
    unmet |= {name for name, _ in names_of(source) if stuck and name not in met}
    measures = tuple(labelled for name, labelled in names_of(source) if name not in unmet)
    problem = f"{len(corrections)} of its cells cannot be read: {faults[0]}" if len(corrections) > MOST else ""
    problem = problem or next((str(fault) for fault in unread if _reads(source, fault) == ""), "")  # nothing to correct
    if stuck and (not measures or len(measures) == len(source.measures)):
        problem = problem or str(stuck[0])
    said = (*source.stuck, *map(str, stuck))
    problem = problem or NO_FIGURES * (not measures)
    return replace(
        source, corrections=corrections, measures=measures, problem=problem, stuck=tuple(dict.fromkeys(said))
    )


def _is_of_a_cell(fault: Fault) -> bool:
    """Tell a cell that holds no figure from words that stand where they tell nothing."""
    return fault.what.endswith("is not a number.") or fault.what.startswith("holds ")


def _correction(source: SourceSeen, fault: Fault) -> Correction | None:
    """Take a cell that cannot be read as not available."""
    if not (said := _reads(source, fault)):
        return None
    return Correction.model_validate(
        {"where": fault.where, "reads": said, "as": "x", "reason": "CHECK: ask the agency."}
    )


def _reads(source: SourceSeen, fault: Fault) -> str | None:
    """Give what stands in the cell at fault; None where a fault names none."""
    for grid in (account.sheet.grid for account in source.accounts):
        if place := place_of(fault.where.removeprefix(f"{grid.file}!{grid.sheet}!")):
            return reads(grid, place)
    return None
