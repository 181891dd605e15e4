"""All or none of few children: a percentage that tells something of every one of them."""

from __future__ import annotations

from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import Printed
from psrstats.numbers import Exact

FEW = 10


def all_or_none(figure: str | Printed, denominator: float | Exact, few: int = FEW) -> bool:
    """Say whether a printed percentage can only be all or none of few children.

    figure: the percentage as printed; denominator: how many children it is of, above 0; few: the most that are few.
    Returns False where there are more than few, and where some count between none and all gives the figure too.
    Raises ValueError as `numerators` does.

    >>> all_or_none("100%", 7), all_or_none("0.0%", 7), all_or_none("85.7%", 7), all_or_none("100%", 300)
    (True, True, False, False)
    """
    possible = numerators(figure, denominator)
    return denominator <= few and len(possible) > 0 and set(possible) <= {0, int(denominator)}
