"""The indicator that a report's measure is."""

from __future__ import annotations

from psrstats.catalogue.indicator import Indicator
from psrstats.catalogue.known import known
from psrstats.catalogue.plain import plain


def tied(title: str, unit: str, per: int | None) -> Indicator | None:
    """Give the indicator that a measure is by its title; None for any other.

    title, unit, per: of a row of measures.csv.
    A wording is too little to say more of a measure than its title does: "Referrals" may be another agency's.

    >>> tied("Number of children looked after", "count", None).name, tied("Referrals", "count", None) is None
    ('looked-after', True)
    >>> tied("Rate of children looked after", "rate", 1000) is None
    True
    """
    found = known(title, unit)
    return found if found and found.per == per and plain(found.title) == plain(title) else None
