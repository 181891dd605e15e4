"""The rows that count, as figures: one for each period and each part of what they are parted by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from ibis.expr.types import NumericColumn, NumericScalar, Table
from msgspec import Struct
from msgspec.structs import replace

from psrstats.counted import Count
from psrstats.records.ages import NAMES, with_age_band
from psrstats.records.by import AGE, QUARTER
from psrstats.records.events import OF_ROLES
from psrstats.records.headings import plain
from psrstats.records.kinds import KINDS, Asked
from psrstats.records.spans import Span, number_of, quarters_of


class Part(Struct, frozen=True):
    """One figure: its period, its area and its group, blank for all, and its value."""

    period: str
    area: str
    groups: tuple[str, ...]
    value: float


def parted(asked: Asked, by: Sequence[tuple[str, ...]]) -> Iterator[Part]:
    """Count, for all and for each part.

    by: what the figures are parted by, as read_by gives it.
    """
    for names in ((), *by):
        spans = quarters_of(asked.spans) if QUARTER in names else asked.spans
        yield from _counted(asked, [name for name in names if name != QUARTER], spans)


def _counted(asked: Asked, names: Sequence[str], spans: tuple[Span, ...]) -> Iterator[Part]:
    if not spans:
        return
    same = (asked.count, spans, *names)  # two measures may count it: events, and events a child
    if same not in asked.answers:
        asked.answers[same] = _answer(replace(asked, spans=spans), names)
    found = asked.answers[same]
    bands = [(name, name) for name in NAMES if any(name in key for key in found)]
    parts = [bands if name == AGE else [*enumerate(asked.events.values[name])] for name in names]
    for at, span in enumerate(spans):
        for each in product(*parts):
            value = found.get((at, *(held for held, _ in each)))
            if value is not None or asked.count.kind != "days":
                yield _part(span, names, [name for _, name in each], float(value or 0))


def _answer(asked: Asked, names: Sequence[str]) -> dict[tuple[Any, ...], Any]:
    rows = KINDS[asked.count.kind](asked)
    rows = rows.mutate(span=number_of(rows.when, asked.spans)).filter(lambda made: made.span.notnull())
    rows = with_age_band(rows, asked) if AGE in names else rows
    columns = ["age_band" if name == AGE else asked.events.by[name] for name in names]
    return {tuple(key): value for *key, value in asked.engine.fetch(_sums(rows, ["span", *columns], asked.count))}


def _sums(rows: Table, keys: Sequence[str], count: Count) -> Table:
    return rows.group_by(*keys).aggregate(value=_value(rows, count))


def _value(rows: Table, count: Count) -> NumericScalar:
    if count.kind == "days":
        length: NumericColumn = rows.length
        return length.cast("float64").quantile(count.share)
    return rows.child.nunique() if count.of_children else rows.count()


def _part(span: Span, names: Sequence[str], key: Sequence[str], value: float) -> Part:
    areas = [each for name, each in zip(names, key, strict=True) if OF_ROLES.get(plain(name)) == "area"]
    groups = tuple(each for name, each in zip(names, key, strict=True) if OF_ROLES.get(plain(name)) != "area")
    return Part(span.period, "".join(areas[:1]), groups, value)
