"""Percentages, rates, ratios and averages that agencies send beside counts: which of them would tell a count."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.cells import PLACE, position
from psrstats.disclosure.policy import Policy
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import printed
from psrstats.periods import known_period, mid_year

ABOUT = PLACE[1:]


def sent_beside(sent: pd.DataFrame, counts: Array, hidden: Array, settings: Settings, policy: Policy) -> Array:
    """Say which percentages, rates, ratios and averages may not be shown for what stands beside them.

    sent: columns as in model.OBSERVATIONS, as they were sent; counts: which rows count children; hidden: which of these
    are not shown. One whose numerator and denominator are both named is known to be made of these, and of nothing else:
    it goes with them. Any other goes with a hidden count of its row, of its column next to it, or of the same group or
    ward in its source; and where it tells that few children are counted in it, or are not, of a whole that is shown.
    """
    told = {m.name: m for m in settings.measures.values() if m.children and m.unit != "count" and m.source}
    known = sent["measure"].isin([name for name, measure in told.items() if measure.made_of]).to_numpy()
    other = sent["measure"].isin(list(told)).to_numpy() & ~known & (sent["marker"] == "").to_numpy()
    found = known & (_of_hidden(sent, hidden, settings) | (policy.base > 1))
    if not other.any():
        return found
    pairs = _beside(sent, other, counts, settings)
    if policy.base == 1:
        found[pairs.loc[hidden[pairs["count"]], "told"]] = True
    wholes = pd.concat([_of_the_row(sent, pairs), _denominators(sent, other, settings)]).drop_duplicates()
    value = sent["value"].to_numpy(float)
    for row, whole in wholes.to_numpy().tolist():
        found[row] |= hidden[whole] or _tells_few(sent.iloc[row], float(value[whole]), settings, policy)
    return found


def _of_hidden(sent: pd.DataFrame, hidden: Array, settings: Settings) -> Array:
    """Say of which measures that are made of others one is not shown, of the same area and period."""
    found = np.zeros(len(sent), dtype=bool)
    place = sent["area"] + "|" + sent["period"]
    for measure in settings.measures.values() if hidden.any() else ():
        if measure.made_of and measure.source:
            near = place[hidden & sent["measure"].isin(measure.made_of).to_numpy()]
            found |= (sent["measure"] == measure.name).to_numpy() & place.isin(near).to_numpy()
    return found


def _beside(sent: pd.DataFrame, other: Array, counts: Array, settings: Settings) -> pd.DataFrame:
    """Pair what is no count with the counts beside it: the row numbers of both, and whether they share a row."""
    rows = sent[[*PLACE, "source"]].assign(number=np.arange(len(sent)))[other | counts]
    placed = [position(cell) or (f"?{cell}", 0, 0) for cell in sent.loc[other | counts, "cell"]]
    rows[["sheet", "row", "column"]] = pd.DataFrame(placed, index=rows.index, columns=["sheet", "row", "column"])
    one, count = rows[other[rows["number"]]], rows[counts[rows["number"]]]
    inner = [
        (part["group"] != "") | (part["item"] != "") | (part["area"] != settings.report.area) for part in (one, count)
    ]
    found = [
        _met(one, count, ["sheet", "row", "area", "period"]).assign(row=True),
        _met(one[inner[0]], count[inner[1]], ["source", *ABOUT]).assign(row=False),
        _next_to(rows, counts, settings).assign(row=False),
    ]
    return pd.concat(found, ignore_index=True)


def _met(one: pd.DataFrame, count: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    met = one[[*by, "number"]].merge(count[[*by, "number"]], on=by, suffixes=("", "_of"))
    return pd.DataFrame({"told": met["number"].to_numpy(), "count": met["number_of"].to_numpy()})


def _next_to(rows: pd.DataFrame, counts: Array, settings: Settings) -> pd.DataFrame:
    """Pair each with the next count above and below it in its column, about the same place; averages are apart."""
    ordered = rows.sort_values(["sheet", "column", "row"], kind="stable")
    is_count = pd.Series(counts[ordered["number"]], index=ordered.index)
    number = ordered["number"].where(is_count)
    by = [ordered[name] for name in ("sheet", "column", *ABOUT)]
    units = {measure.name: measure.unit for measure in settings.measures.values()}
    wanted = ~is_count & (ordered["measure"].map(units) != "score")
    pairs = [
        pd.DataFrame({"told": ordered["number"], "count": near})[wanted & near.notna()]
        for near in (number.groupby(by, sort=False).ffill(), number.groupby(by, sort=False).bfill())
    ]
    return pd.concat(pairs).astype(np.int64)


def _of_the_row(sent: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Give what a percentage may be of: the only count of its row that is about the same place."""
    held = pairs[pairs["row"]]
    place = [sent[name].to_numpy(object) for name in ABOUT]
    same = np.logical_and.reduce([part[held["told"]] == part[held["count"]] for part in place])
    held = held.loc[same, ["told", "count"]]
    return held[~held.duplicated("told", keep=False)]


def _denominators(sent: pd.DataFrame, other: Array, settings: Settings) -> pd.DataFrame:
    """Give the denominators that measures.csv names: of the same group or of all, of the period or its mid-year."""
    found = []
    for measure in settings.measures.values():
        if not measure.denominator or measure.made_of:
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
    few = max(policy.largest, policy.base if policy.base > 1 else 0)
    if not whole > 0 or not few:
        return False
    if 0 < whole < settings.disclosure.least_denominator:
        return True
    if measure.unit != "percent" or value < 0:
        return False
    shown = printed(value, int(told["places"]), counted=False)
    return any(1 <= part <= few for of in _possible(whole, policy) for part in _parts(shown, of, policy))


def _possible(whole: float, policy: Policy) -> range:
    """Give the counts that a whole can be by what is printed of it."""
    low, high = policy.ends(policy.printed(np.array([whole])))
    return range(max(int(low[0]), 1), int(high[0]) + 1)


def _parts(shown: object, whole: int, policy: Policy) -> Iterator[int]:
    """Give how many children may be counted in a percentage, and how many of the whole may not."""
    for count in numerators(shown, whole, either_way=True):  # type: ignore[arg-type]
        yield count
        yield whole - count if policy.lowest or whole != count else 1
