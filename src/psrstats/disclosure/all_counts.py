"""All counts of a report together: those that are protected, and those that anybody may see, such as populations."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from msgspec.structs import replace

from psrstats.disclosure.cells import Cells
from psrstats.disclosure.implied import Implied
from psrstats.formulas.age_bands import are_nested
from psrstats.totals import is_total


def with_open(report: Implied) -> Cells:
    """Put the counts that are shown whatever they are, such as populations, behind those that are protected.

    With the total of those of all groups, where nobody sends it.
    """
    cells, known = report.cells, report.quotients.open
    more = {place: value for place, value in known.items() if place not in cells.at}
    lots: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for measure, area, group, item, period in more:
        lots[measure, area, item, period].append(group)
    for (measure, area, item, period), groups in lots.items():
        if len(groups) > 1 and all(groups) and not any(map(is_total, groups)) and not are_nested(groups):
            total = sum(more[measure, area, group, item, period] for group in groups)
            more[measure, area, "", item, period] = total
    return replace(
        cells,
        places=(*cells.places, *more),
        values=np.concatenate([cells.values, np.array(list(more.values()), dtype=float)]),
        markers=(*cells.markers, *[""] * len(more)),
        addresses=(*cells.addresses, *[""] * len(more)) if cells.addresses else (),
    )
