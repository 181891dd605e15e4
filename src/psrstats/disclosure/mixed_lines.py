"""The lines in which a reader sees counts and percentages together: rows and columns, measures, tables, groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping

from msgspec import Struct

from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.lines import GROUP, MEASURE, PERIOD
from psrstats.disclosure.quotients import Quotients

Mixed = tuple[int, ...]


class MixedLines(Struct, frozen=True):
    """The lines that have counts and quotients in them, each once; the latter as -1, -2 and so on."""

    lines: tuple[Mixed, ...]  # rows and columns, what a source or a table says of one place
    of_groups: tuple[Mixed, ...]  # the groups of a count, and those of a quotient of which there is none


def mixed_lines(cells: Cells, quotients: Quotients) -> MixedLines:
    """Find the lines in which counts and quotients stand together."""
    told = {-1 - at: one.place for at, one in enumerate(quotients.all) if not one.apart}
    if not told:
        return MixedLines((), ())
    places = dict(enumerate(cells.places)) | told
    worked_out = cells.worked_out
    places = {number: place for number, place in places.items() if number < 0 or not worked_out[number]}
    of_places = tuple(_of_places(places, quotients))
    lines = (*_in_sheets(places, cells, quotients), *of_places, *_with_named(of_places, cells, quotients))
    return MixedLines(_kept(lines), _kept(_of_groups(places)))


def _kept(lines: Iterable[Mixed]) -> tuple[Mixed, ...]:
    return tuple(dict.fromkeys(line for line in lines if len(line) > 2 and min(line) < 0 <= max(line)))


def _in_sheets(places: Mapping[int, Place], cells: Cells, quotients: Quotients) -> Iterator[Mixed]:
    """Give the rows and columns of each sheet, those of one period at a time."""
    positions = dict(enumerate(cells.positions)) | {-1 - at: one.position for at, one in enumerate(quotients.all)}
    for axis, other in ((1, 2), (2, 1)):
        lots: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
        for number, place in places.items():
            if position := positions[number]:
                lots[position[0], position[axis], place[PERIOD]].append((int(position[other]), number))
        yield from (tuple(number for _, number in sorted(lot)) for lot in lots.values())


def _of_places(places: Mapping[int, Place], quotients: Quotients) -> Iterator[Mixed]:
    """Give what one source, or one table of the report, says of one place, by measure."""
    measures = quotients.settings.measures
    orders: list[Iterable[str]] = [table.measures for table in quotients.settings.tables]
    for source in dict.fromkeys(measure.source for measure in measures.values() if measure.source):
        orders.append([name for name, measure in measures.items() if measure.source == source])
    for names in orders:
        order = {name: at for at, name in enumerate(names)}
        lots: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
        for number, place in places.items():
            if place[MEASURE] in order:
                lots[place[1:]].append((order[place[MEASURE]], number))
        yield from (tuple(number for _, number in sorted(lot, key=lambda one: one[0])) for lot in lots.values())


def _with_named(lines: Iterable[Mixed], cells: Cells, quotients: Quotients) -> Iterator[Mixed]:
    """Give the lines in which the denominator of a quotient stands that does not, with it put after that."""
    through: dict[int, list[Mixed]] = defaultdict(list)
    for line in lines:
        for number in line:
            through[number].append(line)
    for at, one in enumerate(quotients.all):
        if one.apart:
            continue
        for number in (whole.number for whole in quotients.named(one, cells) if whole.number is not None):
            for line in through[number]:
                if -1 - at not in line:
                    after = line.index(number) + 1
                    yield (*line[:after], -1 - at, *line[after:])


def _of_groups(places: Mapping[int, Place]) -> Iterator[Mixed]:
    """Give the counts of a measure by group, with the percentages of those groups of which it has no count."""
    lots: dict[Hashable, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for number, place in places.items():
        about = (place[1], *place[GROUP + 1 :])
        lots[about][place[MEASURE]].setdefault(place[GROUP], number)
    for by_measure in lots.values():
        counts = [line for line in by_measure.values() if min(line.values()) >= 0 and len(line) > 1]
        shares = [line for line in by_measure.values() if max(line.values()) < 0]
        for line in counts:
            for share in shares:
                yield (*line.values(), *(number for group, number in share.items() if group and group not in line))
