"""Change since the year before, and since the quarter before; the direction of travel, and whether it is good."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from psrstats.columns import ABSENT, Columns
from psrstats.config import Settings
from psrstats.formulas.direction import DIRECTIONS
from psrstats.formulas.polarity import TRAVELLED
from psrstats.measures.pairs import Pairs, work_out
from psrstats.measures.polarity import polarity
from psrstats.periods import Period, known_period, quarter_before, year_before
from psrstats.units import POINTS


def change(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """State the change of every figure whose earlier one is there: like period with like, never across a gap.

    Taken from the unrounded values. The unit decides: between percentages, percentage points and no per cent.
    """
    years = settings.report.years_back
    yield from _changes(figures, settings, "", lambda period: year_before(period, years))
    yield from _changes(figures, settings, "-on-quarter", quarter_before)


def difference(pairs: Pairs, statistic: str) -> Columns:
    """Subtract the second figure of each pair from the first, in percentage points where they are percentages."""
    unit, _ = pairs.both("unit")
    code = pairs.figures.words.code
    in_points = np.where(unit == code("percent"), code(POINTS), unit)
    return work_out(pairs, "change", statistic=statistic, unit=in_points)


def in_words(signs: Columns, words: Mapping[int, str], **own: str) -> Columns:
    """State figures as words, by the sign of their value before any rounding; those that are marked stay so."""
    sign = np.sign(signs["value"])
    text = signs.words.spell(sign, lambda one: words.get(one, ""))
    return signs.change(np.arange(len(signs)), value=sign, places=0, text=text, formula="", **own)


def travel(changes: Columns, settings: Settings, **own: str) -> Columns:
    """Judge changes by the polarity of their measures; those of a measure without one are left out."""
    signs = polarity(changes, settings)
    judged = np.flatnonzero(signs)
    value = (changes["value"] * signs)[judged]
    return in_words(changes.change(judged, value=value), TRAVELLED, unit="judgement", **own)


def _changes(
    figures: Columns, settings: Settings, since: str, earlier: Callable[[Period], Period | None]
) -> Iterator[Columns]:
    pairs = _not_across_breaks(_earlier(figures, earlier), settings)
    changes = difference(pairs, f"change{since}")
    units, _ = pairs.both("unit")
    others = pairs.only(units != figures.words.code("percent"))
    yield changes
    yield work_out(others, "percent-change", statistic=f"percent-change{since}", unit="percent", per=0)
    yield in_words(changes, DIRECTIONS, statistic=f"direction{since}", unit="direction")
    yield travel(changes, settings, statistic=f"travel{since}")


def _not_across_breaks(pairs: Pairs, settings: Settings) -> Pairs:
    """Take the second figure from pairs between which the measure's series breaks, and say so."""
    if not settings.breaks:
        return pairs

    def broken(name: str, later: str, earlier: str) -> str:
        found = settings.break_between(name, earlier, later)
        return f"the series breaks at {found.period}" if found else ""

    (measures, _), (later, earlier) = pairs.both("measure"), pairs.both("period")
    reason = pairs.figures.words.map(broken, measures, later, earlier)
    return Pairs(pairs.figures, pairs.first, np.where(reason != 0, ABSENT, pairs.second), reason)


def _earlier(figures: Columns, earlier: Callable[[Period], Period | None]) -> Pairs:
    now = figures.plain

    def name_before(name: str) -> str:
        found = earlier(known_period(name))
        return found.name if found else "none"

    before = figures.words.map(name_before, figures["period"][now])
    pairs = Pairs(figures, now, figures.find(now, period=before))
    return pairs.only(pairs.met)
