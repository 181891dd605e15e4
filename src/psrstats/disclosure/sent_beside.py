"""Percentages, rates, ratios and averages that agencies send beside counts: which of them would tell a count."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from msgspec import Struct

from psrstats.columns import Array, Observations, matches, numbered, together
from psrstats.config import Settings
from psrstats.disclosure.cells import PLACE, Place, position
from psrstats.disclosure.of_few import Few
from psrstats.disclosure.of_others import of_others, shares_of_all
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.quotients import WHOLE, is_share
from psrstats.disclosure.telling import telling
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import printed
from psrstats.periods import known_period, mid_year
from psrstats.totals import is_total
from psrstats.units import UNITS, said_of

Pair = tuple[Place, Place]  # of a percentage or the like, and of the count that it is of
ABOUT = PLACE[1:]
AVERAGES = tuple(unit for unit in UNITS if said_of(unit).average)  # they tell no number of children


def sent_beside(
    sent: Observations, counts: Array, hidden: Array, settings: Settings, policy: Policy, wholes: Collection[Pair]
) -> Array:
    """Say which percentages, rates, ratios and averages may not be shown for what stands beside them.

    sent: columns as in model.OBSERVATIONS, as they were sent; counts: which rows count children; hidden: which of these
    are not shown; wholes: of which count each is, as far as that is known. One whose numerator and denominator are both
    named is known to be made of these, and of nothing else: it goes with them. Any other goes with a hidden count next
    to it in its row or column, or of the same group or ward in its source, or with all of its table where the total is
    not shown; under a policy that rounds, with any count there, for its digits tell more than a rounded one; and where
    it tells that few children are counted in it, or are not, of a whole that is shown. One of too few children goes
    too, and one of all but too few.
    """
    told = {m.name: m for m in settings.measures.values() if m.children and m.unit != "count" and m.source}
    known = sent.says("measure", *(name for name, measure in told.items() if measure.made_of))
    other = sent.says("measure", *told) & ~known & sent.says("marker", "")
    found = known & (_of_hidden(sent, hidden, settings) | (policy.base > 1))
    few = Few(sent, settings)
    if settings.disclosure.least_denominator and known.any():
        found[few.among(sent, _denominators(sent, known, settings))] = True
    if not other.any():
        return found
    placed = _placed(sent, np.flatnonzero(other | counts))
    rows = placed.rows[_within(sent, settings)[placed.rows]]
    inner = _met(sent, rows[other[rows]], rows[counts[rows]])
    named = _denominators(sent, other, settings)
    pairs = np.concatenate([inner, *_next_to(sent, placed, counts, settings)])
    found[_of_unknown_wholes(sent, placed.rows, other, counts, hidden)] = True
    if policy.base == 1:
        pairs = pairs[hidden[pairs[:, 1]]]
        pairs = _without(pairs, of_others(sent, counts, hidden, pairs, named, settings, policy))
    found[pairs[:, 0]] = True
    only = _rows_of(sent, other, counts, wholes)
    if policy.base == 1:
        shares = np.isin(only[:, 0], shares_of_all(sent, only))
        only = only[~shares | hidden[only[:, 1]]]
    known = np.unique(np.concatenate([only, named]), axis=0)
    found[few.among(sent, known)] = True
    if settings.disclosure.least_denominator:
        beside = _next_to(sent, placed, counts, settings, averages=True)
        near = np.concatenate([*beside, _of_like_words(sent, placed.rows, counts, settings), _of_totals(sent, inner)])
        found[few.beside(sent, near, settings)] = True
    for row, whole in known.tolist():
        found[row] |= policy.base > 1 or hidden[whole] or _tells_few(sent, row, whole, settings, policy)
    return found


def _rows_of(sent: Observations, other: Array, counts: Array, wholes: Collection[Pair]) -> Array:
    """Pair the rows of percentages and the like with those of the counts that they are of."""
    rows: dict[Place, int] = {}
    for row, place in zip(np.flatnonzero(other | counts).tolist(), sent.take(other | counts).rows(*PLACE), strict=True):
        rows.setdefault(place, row)
    found = [(rows[one], rows[whole]) for one, whole in wholes if one in rows and whole in rows]
    return np.array(sorted({pair for pair in found if other[pair[0]] and counts[pair[1]]}), dtype=np.int64).reshape(
        -1, 2
    )


def _of_hidden(sent: Observations, hidden: Array, settings: Settings) -> Array:
    """Say of which measures that are made of others one is not shown, of the same area and period."""
    found = np.zeros(len(sent), dtype=bool)
    if not hidden.any():
        return found
    place = together(sent["area"], sent["period"])
    for measure in settings.measures.values():
        if measure.made_of and measure.source:
            near = place[hidden & sent.says("measure", *measure.made_of)]
            found |= sent.says("measure", measure.name) & np.isin(place, near)
    return found


def _within(sent: Observations, settings: Settings) -> Array:
    """Say which are of a group, an item or an area within the report's."""
    within: Array = ~(sent.says("group", "") & sent.says("item", "") & sent.says("area", settings.report.area))
    return within


class Placed(Struct, frozen=True):
    """Some observations by their rows, and where each stands."""

    rows: Array
    sheet: Array
    row: Array  # 0 where no cell is known
    column: Array


def _placed(sent: Observations, rows: Array) -> Placed:
    places = [position(cell) or (f"?{cell}", 0, 0) for cell in sent.texts("cell", rows).tolist()]
    sheets, row, column = zip(*places, strict=True) if places else ((), (), ())
    return Placed(rows, numbered(sheets)[0], np.array(row, np.int64), np.array(column, np.int64))


def _of_unknown_wholes(sent: Observations, rows: Array, other: Array, counts: Array, hidden: Array) -> Array:
    """Give the percentages of groups whose total is not shown: one of them beside its count would tell the total."""
    lot = together(*(sent[name][rows] for name in ("source", "area", "item", "period")))
    groups = sent["group"][rows] != 0
    secret, known = lot[groups & hidden[rows]], lot[~groups & counts[rows] & ~hidden[rows]]
    found: Array = rows[groups & other[rows] & np.isin(lot, np.setdiff1d(secret, known))]
    return found


def _met(sent: Observations, one: Array, count: Array) -> Array:
    """Pair rows with those of counts of the same source, area, group, item and period."""
    names = ("source", *ABOUT)
    return _pairs(one, count, [sent[name][one] for name in names], [sent[name][count] for name in names])


def _of_totals(sent: Observations, pairs: Array) -> Array:
    """Pair each that stands with a count of its group with the total of that count: it may be a share of all."""
    totals = np.flatnonzero(sent.told(_is_of_all, "group") & (sent["value"] > 0))
    names = ("measure", "source", *(name for name in ABOUT if name != "group"))
    lot = [sent[name][pairs[:, 1]] for name in names]
    return _pairs(pairs[:, 0], totals, lot, [sent[name][totals] for name in names])


def _is_of_all(group: str) -> bool:
    return not group or is_total(group)


def _pairs(one: Array, count: Array, of_one: Sequence[Array], of_count: Sequence[Array]) -> Array:
    first, second = matches(of_one, of_count)
    return np.column_stack([one[first], count[second]])


def _without(pairs: Array, told: Sequence[int]) -> Array:
    return pairs[~np.isin(pairs[:, 0], told)]


def _of_like_words(sent: Observations, rows: Array, counts: Array, settings: Settings) -> Array:
    """Pair each with the counts that its source sends of the same place and that share a word with it."""
    pairs = _met(sent, rows[~counts[rows]], rows[counts[rows]])
    words = {name: telling(settings.measures[name].words) for name in set(sent.texts("measure", rows).tolist())}
    measures = (sent["measure"][pairs[:, side]] for side in (0, 1))
    alike: Array = sent.words.map(lambda one, other: bool(words[one] & words[other]), *measures).astype(bool)
    found: Array = pairs[alike]
    return found


def _next_to(
    sent: Observations, placed: Placed, counts: Array, settings: Settings, *, averages: bool = False
) -> Iterator[Array]:
    """Pair each with the next count before and after it in its row and column, of the same place; averages if asked."""
    units = {measure.name: measure.unit for measure in settings.measures.values()}
    left_out = [name for name, unit in units.items() if unit in AVERAGES and not averages]
    passed = sent.says("measure", *left_out)
    about = together(placed.sheet, *(sent[name][placed.rows] for name in ABOUT))
    for along, across in ((placed.row, placed.column), (placed.column, placed.row)):
        line = together(about, across)
        order = np.lexsort([along, line])
        rows = placed.rows[order]
        wanted = ~counts[rows] & ~passed[rows]
        for way in (slice(None), slice(None, None, -1)):
            near = _last(line[order][way], counts[rows][way])
            told = wanted[way] & (near >= 0)
            yield np.column_stack([rows[way][told], rows[way][near[told]]])


def _last(line: Array, is_count: Array) -> Array:
    """Give each place that of the last count before it in its line; -1 where there is none."""
    at = np.arange(len(line))
    last = np.maximum.accumulate(np.where(is_count, at, -1))
    begins = np.maximum.accumulate(np.where(np.diff(line, prepend=-1) != 0, at, -1))
    return np.where(last >= begins, last, -1)


def _denominators(sent: Observations, other: Array, settings: Settings) -> Array:
    """Give the denominators that measures.csv names: of the same group or of all, of the period or its mid-year."""
    found = [np.zeros((0, 2), dtype=np.int64)]
    for measure in settings.measures.values():
        if not measure.denominator:
            continue
        one = np.flatnonzero(other & sent.says("measure", measure.name))
        whole = np.flatnonzero(sent.says("measure", measure.denominator) & (sent["value"] > 0))
        area, group, period = (sent[name][one] for name in ("area", "group", "period"))
        of_whole = [sent[name][whole] for name in ("area", "group", "period")]
        years = sent.words.map(lambda name: mid_year(known_period(name)).name, period)
        for year in (period, years):
            found += [_pairs(one, whole, [area, who, year], of_whole) for who in (group, np.zeros_like(group))]
    return np.concatenate(found)


def _tells_few(sent: Observations, row: int, of: int, settings: Settings, policy: Policy) -> bool:
    """Say whether a percentage of a whole tells that few children are counted in it, or are not, or of few at all."""
    value, whole, measure = sent.get(row, "value"), sent.get(of, "value"), settings.measures[sent.get(row, "measure")]
    if not whole > 0 or not policy.largest:
        return False
    per = 1 if is_share(measure, value) else WHOLE
    if (measure.unit != "percent" and per == WHOLE) or value < 0 or whole < 1:
        return False
    shown = printed(value, sent.get(row, "places"), counted=False)
    return any(1 <= part <= policy.largest for part in _parts(shown, int(whole), per, policy))


def _parts(shown: object, whole: int, per: int, policy: Policy) -> Iterator[int]:
    """Give how many children may be counted in a percentage, and how many of the whole may not."""
    for count in numerators(shown, whole, per, either_way=True):  # type: ignore[arg-type]
        yield count
        yield whole - count if policy.lowest or whole != count else 1
