"""The measures that a published file holds, in the sector's words: counts as sent, rates and shares worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from psrstats.capitals import capital
from psrstats.catalogue import Indicator, known
from psrstats.files.cells import read_cell
from psrstats.load.published.choice import BETWEEN, unit_of_heading
from psrstats.load.published.groups import filters_of
from psrstats.load.published.roles import Roles
from psrstats.load.words import fold
from psrstats.starter.labelled import Labelled

MOST_LABELS = 12  # labels of a filter that each make a measure of a column
PERS = (1_000, 10_000, 100_000)
HALF, DUST = 0.5, 1e-9
SEVERAL = 2  # figures that fit, so that it is not by chance
Numbers = npt.NDArray[np.float64]


class Proposed(Struct, frozen=True):
    """The measures that a file seems to hold, and what it holds beside them, which is left out."""

    measures: tuple[Labelled, ...]
    beside: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()  # rates of which nothing says what they are per


class Series(Struct, frozen=True):
    """A measure that a file could give, with its figures, and the decimals they are shown with."""

    labelled: Labelled
    figures: Numbers
    places: int
    part: str = ""  # the label of rows that it is of


def proposed(roles: Roles) -> Proposed:
    """Propose the measures of a published file: what it counts, and each rate and share that is not made of its counts.

    roles: what its columns hold, of the rows about one area, or about all of them.
    """
    series = list(_named(roles) if roles.named >= 0 else _columns(roles))
    counts = [one for one in series if one.labelled.unit == "count"]
    measures, beside = [], []
    unsaid = []
    for one in series:
        made = _made(one, counts) if one.labelled.unit in ("rate", "percent") else None
        given = made or one.labelled
        if given.unit == "rate" and not given.per:
            unsaid.append(given.label)
            continue
        measures.append(given)
        beside += [one.labelled.label] if made else []
    return Proposed(tuple(measures), tuple(beside), tuple(unsaid))


def labelled(label: str, title: str, unit: str, per: int | None) -> Labelled:
    """Describe a measure: as the catalogue does, if it knows what the label or the title names."""
    found = known(label, unit) or known(title, unit)
    return of_catalogue(Labelled(label, title, unit, per), found)


def of_catalogue(given: Labelled, found: Indicator | None) -> Labelled:
    """Take an indicator's title, what it is per and which end of it is good."""
    if found is None:
        return given
    per = (given.per or found.per) if given.unit == "rate" else None
    return replace(given, title=found.title, per=per, polarity=found.polarity, children=found.children, name=found.name)


def _named(roles: Roles) -> Iterator[Series]:
    """Take each indicator that the rows name; of one that is both counted and shared, the count."""
    every = np.arange(len(roles.records))
    for text in roles.says(roles.named, every):
        rows = np.flatnonzero(roles.coded(roles.named).has(text.__eq__))
        kinds = roles.says(roles.statistic, rows) if roles.statistic >= 0 else []
        said = " ".join((text, *(roles.says(roles.unit, rows) if roles.unit >= 0 else ())))
        units = dict.fromkeys(_unit_of(kind) for kind in kinds) or [_unit_of_name(text, said)]
        unit = "count" if "count" in units else next(iter(units))
        yield Series(labelled(text, text, unit, _per(said) if unit == "rate" else None), np.array([]), 0)


def _unit_of(statistic: str) -> str:
    words = fold(statistic)
    return "percent" if "percent" in words or "%" in words else "rate" if "rate" in words else "count"


def _unit_of_name(name: str, said: str) -> str:
    """Tell an indicator's unit by what is said of it, by the catalogue, or by its words."""
    if "%" in said or _per(said):
        return "rate" if _per(said) else "percent"
    found = known(name)
    if found:
        return found.unit
    return "percent" if re.search(r"percent|proportion|prevalence|coverage|status", fold(name)) else "score"


def _per(text: str) -> int | None:
    found = re.search(r"\b(?:per|/) ?(1,?000|10,?000|100,?000)\b", text.casefold().replace("_", " "))
    return int(found[1].replace(",", "")) if found else None


def _columns(roles: Roles) -> Iterator[Series]:
    """Take each column of figures, and where a filter without a total parts it, each of the filter's labels."""
    every = np.arange(len(roles.records))
    if roles.across or roles.format.figures:
        heading = roles.records.headings[roles.figures[0]] if roles.figures else "Population"
        yield Series(labelled(heading, heading, "count", None), np.array([]), 0)
        return
    apart = [one for one in filters_of(roles, every, frozenset()) if not one.has_total]
    labels = [word for word in apart[0].said.words if word] if len(apart) == 1 else []
    parts = labels if 1 < len(labels) <= MOST_LABELS else [""]
    for part, column in product(parts, roles.figures):
        mine = apart[0].said.has(part.__eq__) if part else _of_all(roles, every)
        idle = bool(part) and _is_idle(roles, column, mine)
        if not idle or part == parts[0]:
            yield _series(roles, column, np.flatnonzero(mine), "" if idle else part)


def _of_all(roles: Roles, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Mark the rows that no filter tells apart."""
    kept = np.ones(len(rows), np.bool_)
    for one in filters_of(roles, rows, frozenset()):
        kept &= ~one.said.has(bool) if one.has_total else True
    return kept


def _is_idle(roles: Roles, column: int, mine: npt.NDArray[np.bool_]) -> bool:
    """Tell whether a column says the same whatever the filter does."""
    said = roles.coded(column).codes
    return set(said[mine].tolist()) == set(said[~mine].tolist())


def _series(roles: Roles, column: int, rows: npt.NDArray[np.int64], part: str) -> Series:
    heading = roles.records.headings[column]
    label = f"{heading} {BETWEEN} {part}" if part else heading
    unit = unit_of_heading(fold(heading))
    readings = [read_cell(text) for text in roles.coded(column).take(rows).texts().tolist()]
    figures = np.array([one.value if one else np.nan for one in readings])
    places = max((one.places for one in readings if one), default=0)
    title = part if part and unit == "count" else f"{part}: {_spoken(heading)}" if part else _spoken(heading)
    per = _per(heading) if unit == "rate" else None
    if unit == "count" and places and not known(label, unit):
        unit = "score"
    return Series(labelled(label, title, unit, per), figures, places, part)


def _spoken(heading: str) -> str:
    """Say a heading as words.

    >>> _spoken("Re_referrals_percent"), _spoken("children_count")
    ('Re referrals percent', 'Children count')
    """
    words = " ".join(heading.replace("_", " ").split())
    return capital(words)


def _made(one: Series, counts: Sequence[Series]) -> Labelled | None:
    """Find the two counts that a rate or a share is made of, in every row; None where there are none."""
    pers = (100,) if one.labelled.unit == "percent" else (one.labelled.per,) if one.labelled.per else PERS
    for top, below in product(counts, counts):
        if top is below or {top.part, below.part} - {one.part, ""} or len(top.figures) != len(one.figures):
            continue
        for per in pers:
            if len(below.figures) == len(one.figures) and fits(
                one.figures, one.places, top.figures, below.figures, per
            ):
                made = replace(one.labelled, label="", numerator=top.labelled.label, denominator=below.labelled.label)
                return replace(made, per=per if one.labelled.unit == "rate" else None)
    return None


def fits(figures: Numbers, places: int, top: Numbers, below: Numbers, per: int) -> bool:
    """Tell whether every figure is one count over another, within its own rounding and that of the counts to 10.

    figures: as they were sent; places: the decimals they are shown with; top, below: the counts; per: of how many.
    """
    told = ~np.isnan(figures) & ~np.isnan(top) & ~np.isnan(below) & (below > 0)
    if told.sum() < SEVERAL or not (figures[told] > 0).any():
        return False
    slack = np.full(int(told.sum()), HALF / 10**places + DUST)
    if not ((top[told] % 10).any() or (below[told] % 10).any()):  # the counts are rounded to 10
        slack += 5 * per / below[told] * (1 + top[told] / below[told])
    return bool((np.abs(top[told] * per / below[told] - figures[told]) <= slack).all())
