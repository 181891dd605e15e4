"""A column of quotients, each with its interval, its text and a note: what `psrstats calc --csv` gives row for row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from psrstats.calc.quotient import KINDS, LEVEL, Figure, places_for
from psrstats.calc.row import figure
from psrstats.formulas import FORMULAS
from psrstats.notebook.column import EXACT_BELOW, whole
from psrstats.notebook.printed import half_up, printed
from psrstats.notebook.together import worked_out

if TYPE_CHECKING:
    import pandas as pd

    from psrstats.notebook.column import Whole

MOST = 2**63 - 1


def divided(
    formula: str, rows: pd.DataFrame, per: int, places: int | None = None, level: float = LEVEL
) -> pd.DataFrame:
    """Divide row by row, exactly where it shows.

    rows: two columns, numerator and denominator.

    >>> import pandas as pd
    >>> divided("rate", pd.DataFrame({"numerator": [204, 5], "denominator": [41639, 0]}), 10000)["text"].tolist()
    ['49.0', '[z]']
    """
    decimals = places_for(formula, per, places, level)
    parts, wholes = whole(rows["numerator"]), whole(rows["denominator"])
    plain = (parts >= 0) & (parts <= _most(per, decimals)) & (wholes > 0)
    if formula == "percentage":
        plain &= parts <= wholes

    def each(numerator: Any, denominator: Any) -> Figure:
        return figure(formula, numerator, denominator, per, decimals, level)

    def together() -> Iterator[Any]:
        return _together(formula, parts[plain], wholes[plain], per, decimals, level)

    return worked_out(rows, Figure, plain, together, each)


def _together(formula: str, parts: Whole, wholes: Whole, per: int, places: int, level: float) -> Iterator[Any]:
    """Give the columns of a Figure for counts that are all in order."""
    kind, more = KINDS[formula], [per] if formula == "rate" else []
    yield FORMULAS[formula].work_out(parts, wholes, *more)
    yield from kind.interval(parts.astype(float), wholes.astype(float), per, level)
    yield printed(half_up(parts * (per * 10**places), wholes), places, kind.sign)
    yield ""


def _most(per: int, places: int) -> int:
    """Give the largest numerator whose value is one division of floats, and whose rounding no int64 overflows."""
    return min(EXACT_BELOW // per, (MOST - EXACT_BELOW) // (2 * per * 10**places)) or -1
