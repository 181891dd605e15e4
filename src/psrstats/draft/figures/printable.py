"""One figure that a report can print, as a draft may state it."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from psrstats.periods import Period

Series = tuple[str, str, str, str, str]  # measure, statistic, area, group, item


class Printable(Struct, frozen=True):
    """A figure that a report can print, or that it may not.

    name: as `psrstats explain` takes it; statistic: what is stated of the measure, blank for its own value; value: what
    the public edition shows, exact, None where it shows none; secret: the value that it does not show; text: as the
    public edition prints it; unit, per, area, group, item: as in model.FIGURES; source: its cell, or the first of those
    it is made from; latest: whether no later period of it has a figure; newest: whether no later one of its season has
    one, such as another Q2.
    """

    row: int
    name: str
    measure: str
    statistic: str
    value: Fraction | None
    secret: Fraction | None
    text: str
    places: int
    unit: str
    per: int
    area: str
    group: str
    item: str
    period: Period
    source: str
    latest: bool
    newest: bool

    @property
    def hidden(self) -> bool:
        """Whether the public edition shows no number of it."""
        return self.value is None

    @property
    def about(self) -> tuple[str, str, str]:
        """The area, group and item that it is about."""
        return (self.area, self.group, self.item)

    @property
    def series(self) -> Series:
        """What it is of any period."""
        return (self.measure, self.statistic, self.area, self.group, self.item)
