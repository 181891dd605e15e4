"""Whether percentages of one whole can add up to 100."""

from __future__ import annotations

from collections.abc import Iterable

from psrstats.formulas.adds_up import Sum, adds_up
from psrstats.formulas.printed import Figure, printed


def add_to_hundred(percentages: Iterable[Figure]) -> Sum:
    """Say whether printed percentages of one whole can add up to 100.

    percentages: as printed, their decimals counting; whole ones are taken as rounded, not as exact.
    Returns what `adds_up` does against exactly 100: "exactly" where they add up as they stand, "within rounding" where
    the whole need not show it and a note should say so.
    Raises ValueError for what is no figure.

    >>> found = add_to_hundred(["33.3%", "33.3%", "33.3%"])
    >>> found.adding.value, str(found.difference), str(found.allowance)
    ('within rounding', '1/10', '3/20')
    >>> add_to_hundred([75, 24]).adding.value, add_to_hundred([75, 23]).adding.value
    ('only by another rule than half-up', 'cannot')
    """
    return adds_up((printed(figure, counted=False) for figure in percentages), printed(100))
