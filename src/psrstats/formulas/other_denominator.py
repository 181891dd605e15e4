"""Which of several denominators a printed figure was worked out from."""

from __future__ import annotations

from collections.abc import Mapping

from psrstats.formulas.fits import Grade, fits
from psrstats.formulas.printed import Printed
from psrstats.numbers import Exact


def other_denominator(
    figure: str | Printed, numerator: float | Exact, candidates: Mapping[str, float | Exact], per: int = 100
) -> tuple[str, ...]:
    """Name the denominators that give a printed figure, rounded half-up.

    figure: as printed; numerator: a count; candidates: counts by name, such as another year's population or a group's
    total; those of 0 or less are passed over. per: 100 for a percentage, otherwise the rate's multiplier.
    Returns the names in the order given; none where none gives the figure.
    Raises ValueError for a figure that is no number, and a negative numerator.

    >>> other_denominator("29.0%", 12087, {"all ages": 212658, "children": 41639, "children of 2018": 41700})
    ('children', 'children of 2018')
    """
    given = ((name, fits(figure, numerator, count, per)) for name, count in candidates.items() if count > 0)
    return tuple(name for name, fit in given if fit.grade == Grade.half_up)
