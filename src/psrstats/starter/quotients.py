"""What a sent percentage or rate is made of: two counts of its own table that give every one of its figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec.structs import replace

from psrstats.load.column import SheetColumn
from psrstats.load.sheet import Sheet
from psrstats.load.words import loose
from psrstats.patterns import regex
from psrstats.starter.labelled import Labelled
from psrstats.starter.proposal import PERS, Numbers, fits
from psrstats.units import DIVIDED

SHARE_OF = regex(r"(?:%|per ?cent(?:age)?|proportion|share) of (?:all |the |total )?(.+)", re.IGNORECASE)


def with_quotients(sheet: Sheet, rows: Sequence[int], found: Sequence[tuple[Labelled, SheetColumn]]) -> list[Labelled]:
    """Give measures their numerator and denominator, where two counts beside them are these in every row.

    sheet: of cells; rows: those of the table's figures; found: its measures, each with its column. A heading such as
    "% of plans" names the denominator alone, where no numerator was sent.
    """
    labels = [labelled.label for labelled, _ in found]
    counts = {
        labelled.label: (labelled, column, _figures(sheet, rows, column.index)[0])
        for labelled, column in found
        if labelled.unit == "count" and labels.count(labelled.label) == 1
    }
    return [_with(sheet, rows, labelled, column, counts) for labelled, column in found]


def _figures(sheet: Sheet, rows: Sequence[int], index: int) -> tuple[Numbers, int]:
    read = [sheet.reading(row, index) for row in rows]
    places = max((each.places for each in read if each), default=0)
    return np.array([each.value if each else np.nan for each in read]), places


def _with(
    sheet: Sheet, rows: Sequence[int], one: Labelled, column: SheetColumn,
    counts: Mapping[str, tuple[Labelled, SheetColumn, Numbers]],
) -> Labelled:  # fmt: skip
    if one.unit not in DIVIDED:
        return one
    figures, places = _figures(sheet, rows, column.index)
    pers = (100,) if one.unit == "percent" else (1,) if one.unit == "ratio" else (one.per,) if one.per else PERS
    beside = {
        label: told
        for label, (_, other, told) in counts.items()
        if (other.area, other.period) == (column.area, column.period)
    }
    for per in pers:
        for top, below in ((top, below) for top in beside for below in beside if top != below):
            if fits(figures, places, beside[top], beside[below], per):
                return replace(one, numerator=top, denominator=below, per=per if one.unit == "rate" else None)
    return replace(one, denominator=_named_whole(one.label, list(beside))) if one.unit == "percent" else one


def _named_whole(label: str, counts: Sequence[str]) -> str:
    """Give the count of which a heading says that it is a share; blank where it names none, or several.

    >>> _named_whole("% of plans", ["Child protection plans", "Children looked after"])
    'Child protection plans'
    """
    found = SHARE_OF.fullmatch(label.strip())
    whole = loose(found[1]) if found else ""
    meant = [count for count in counts if f" {loose(count)}".endswith(f" {whole}")] if whole else []
    return meant[0] if len(meant) == 1 else ""
