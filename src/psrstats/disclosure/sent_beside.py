"""Percentages, rates, ratios and averages that agencies send beside counts: which of them would tell a count."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.cells import PLACE, position
from psrstats.disclosure.of_few import Few
from psrstats.disclosure.of_others import of_others, shares_of_all
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.telling import telling
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import printed
from psrstats.periods import known_period, mid_year
from psrstats.units import UNITS, said_of

ABOUT = PLACE[1:]
AVERAGES = tuple(unit for unit in UNITS if said_of(unit).average)  # they tell no number of children


def sent_beside(sent: pd.DataFrame, counts: Array, hidden: Array, settings: Settings, policy: Policy) -> Array:
    """Say which percentages, rates, ratios and averages may not be shown for what stands beside them.

    sent: columns as in model.OBSERVATIONS, as they were sent; counts: which rows count children; hidden: which of these
    are not shown. One whose numerator and denominator are both named is known to be made of these, and of nothing else:
    it goes with them. Any other goes with a hidden count next to it in its row or column, or of the same group or ward
    in its source, or with all of its table where the total is not shown; under a policy that rounds, with any count
    there, for its digits tell more than a rounded one; and
    where it tells that few children are counted in it, or are not, of a whole that is shown. One of too few children
    goes too, and one of all but too few.
    """
    told = {m.name: m for m in settings.measures.values() if m.children and m.unit != "count" and m.source}
    known = sent["measure"].isin([name for name, measure in told.items() if measure.made_of]).to_numpy()
    other = sent["measure"].isin(list(told)).to_numpy() & ~known & (sent["marker"] == "").to_numpy()
    found = known & (_of_hidden(sent, hidden, settings) | (policy.base > 1))
    few = Few(sent, settings)
    if settings.disclosure.least_denominator and known.any():
        found[few.among(sent, _denominators(sent, known, settings))] = True
    if not other.any():
        return found
    placed = _placed(sent, other | counts)
    within = placed[(placed["group"] != "") | (placed["item"] != "") | (placed["area"] != settings.report.area)]
    inner = _met(within[other[within["number"]]], within[counts[within["number"]]], ["source", *ABOUT])
    named = _denominators(sent, other, settings)
    pairs = pd.concat([inner, *_next_to(placed, counts, settings)], ignore_index=True)
    found[_of_unknown_wholes(placed, other, counts, hidden)] = True
    if policy.base == 1:
        pairs = pairs[hidden[pairs["count"]]]
        pairs = pairs[~pairs["told"].isin(of_others(sent, counts, hidden, pairs, named, settings, policy))]
    found[pairs["told"]] = True
    only = inner[~inner["told"].duplicated(keep=False)]  # the one count of its group: what it may be of
    if policy.base == 1:
        only = only[~only["told"].isin(shares_of_all(sent, only)) | hidden[only["count"]]]
    wholes = pd.concat([only, named]).drop_duplicates()
    found[few.among(sent, wholes)] = True
    if settings.disclosure.least_denominator:
        near = pd.concat([*_next_to(placed, counts, settings, averages=True), _of_like_words(placed, counts, settings)])
        found[few.beside(sent, near, settings)] = True
    value = sent["value"].to_numpy(float)
    for row, whole in wholes.to_numpy().tolist():
        found[row] |= (
            policy.base > 1 or hidden[whole] or _tells_few(sent.iloc[row], float(value[whole]), settings, policy)
        )
    return found


def _of_hidden(sent: pd.DataFrame, hidden: Array, settings: Settings) -> Array:
    """Say of which measures that are made of others one is not shown, of the same area and period."""
    found = np.zeros(len(sent), dtype=bool)
    if not hidden.any():
        return found
    place = sent["area"] + "|" + sent["period"]
    for measure in settings.measures.values():
        if measure.made_of and measure.source:
            near = place[hidden & sent["measure"].isin(measure.made_of).to_numpy()]
            found |= (sent["measure"] == measure.name).to_numpy() & place.isin(near).to_numpy()
    return found


def _placed(sent: pd.DataFrame, wanted: Array) -> pd.DataFrame:
    """Give what some observations are about, their numbers, and where they stand."""
    rows = sent[[*PLACE, "source"]].assign(number=np.arange(len(sent)))[wanted]
    places = [position(cell) or (f"?{cell}", 0, 0) for cell in sent.loc[wanted, "cell"]]
    rows[["sheet", "row", "column"]] = pd.DataFrame(places, index=rows.index, columns=["sheet", "row", "column"])
    return rows


def _of_unknown_wholes(placed: pd.DataFrame, other: Array, counts: Array, hidden: Array) -> Array:
    """Give the percentages of groups whose total is not shown: one of them beside its count would tell the total."""
    lot, number = ["source", "area", "item", "period"], placed["number"].to_numpy()
    groups = (placed["group"] != "").to_numpy()
    secret = placed.loc[groups & hidden[number], lot].drop_duplicates()
    known = placed.loc[~groups & counts[number] & ~hidden[number], lot].drop_duplicates()
    lots = secret.merge(known, on=lot, how="left", indicator="known")
    told = placed[groups & other[number]].merge(lots.loc[lots["known"] == "left_only", lot], on=lot)
    found: Array = told["number"].to_numpy(np.int64)
    return found


def _met(one: pd.DataFrame, count: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    met = one[[*by, "number"]].merge(count[[*by, "number"]], on=by, suffixes=("", "_of"))
    return pd.DataFrame({"told": met["number"].to_numpy(), "count": met["number_of"].to_numpy()})


def _of_like_words(placed: pd.DataFrame, counts: Array, settings: Settings) -> pd.DataFrame:
    """Pair each with the counts that its source sends of the same place and that share a word with it."""
    is_count = counts[placed["number"]]
    pairs = _met(placed[~is_count], placed[is_count], ["source", *ABOUT])
    measure = placed.set_index("number")["measure"]
    words = {name: telling(settings.measures[name].words) for name in measure.unique()}
    one, other = (measure.loc[pairs[side]].map(words) for side in ("told", "count"))
    return pairs[np.array([bool(first & second) for first, second in zip(one, other, strict=True)], dtype=bool)]


def _next_to(
    placed: pd.DataFrame, counts: Array, settings: Settings, *, averages: bool = False
) -> Iterator[pd.DataFrame]:
    """Pair each with the next count before and after it in its row and column, of the same place; averages if asked."""
    units = {measure.name: measure.unit for measure in settings.measures.values()}
    for along, across in (("row", "column"), ("column", "row")):
        ordered = placed.sort_values(["sheet", across, along], kind="stable")
        is_count = pd.Series(counts[ordered["number"]], index=ordered.index)
        wanted = ~is_count & (averages | ~ordered["measure"].map(units).isin(AVERAGES))
        by = [ordered[name] for name in ("sheet", across, *ABOUT)]
        number = ordered["number"].where(is_count).groupby(by, sort=False)
        for near in (number.ffill(), number.bfill()):
            pairs = pd.DataFrame({"told": ordered["number"], "count": near})[wanted & near.notna()]
            yield pairs.astype(np.int64)


def _denominators(sent: pd.DataFrame, other: Array, settings: Settings) -> pd.DataFrame:
    """Give the denominators that measures.csv names: of the same group or of all, of the period or its mid-year."""
    found = []
    for measure in settings.measures.values():
        if not measure.denominator:
            continue
        one = _numbered(sent, other & (sent["measure"] == measure.name).to_numpy())
        whole = _numbered(sent, (sent["measure"] == measure.denominator).to_numpy() & (sent["value"] > 0).to_numpy())
        years = {period: mid_year(known_period(period)).name for period in one["period"].unique()}
        for periods in (one, one.assign(period=one["period"].map(years))):
            found += [_met(each, whole, ["area", "group", "period"]) for each in (periods, periods.assign(group=""))]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame({"told": [], "count": []}, dtype=np.int64)


def _numbered(sent: pd.DataFrame, wanted: Array) -> pd.DataFrame:
    return sent[["area", "group", "period"]].assign(number=np.arange(len(sent)))[wanted]


def _tells_few(told: pd.Series, whole: float, settings: Settings, policy: Policy) -> bool:
    """Say whether a percentage of a whole tells that few children are counted in it, or are not, or of few at all."""
    value, measure = float(told["value"]), settings.measures[told["measure"]]
    if not whole > 0 or not policy.largest:
        return False
    if measure.unit != "percent" or value < 0 or whole < 1:
        return False
    shown = printed(value, int(told["places"]), counted=False)
    return any(1 <= part <= policy.largest for part in _parts(shown, int(whole), policy))


def _parts(shown: object, whole: int, policy: Policy) -> Iterator[int]:
    """Give how many children may be counted in a percentage, and how many of the whole may not."""
    for count in numerators(shown, whole, either_way=True):  # type: ignore[arg-type]
        yield count
        yield whole - count if policy.lowest or whole != count else 1
