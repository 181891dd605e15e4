"""The values of all figures at once: which of them a printed number may be, or be a slip of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from psrstats.columns import Array
from psrstats.draft.figures import Printable
from psrstats.draft.numbers import Number

NEARLY = 0.1 + 1e-9
ROUND_OFF = 1e-9


@dataclass(frozen=True)
class Values:
    """The sizes of figures, 0 or more; missing where there is none to compare with."""

    sizes: Array
    _units: dict[int, Array] = field(default_factory=dict)

    @classmethod
    def of(cls, figures: Sequence[Printable]) -> Values:
        """Take the values that the public edition shows."""
        return cls(np.array([np.nan if one.value is None else abs(float(one.value)) for one in figures], dtype=float))

    def around(self, number: Number) -> tuple[list[int], list[int]]:
        """Give the numbers of the figures that a printed number may be, and of those that it may be a slip of.

        Both are wider than what is so, and are to be looked at exactly.
        """
        value, places = abs(float(number.value or 0)), number.places
        apart = np.abs(self.sizes - value)
        ours = round(value * 10**places)
        printed = apart <= self._allowed(number, value) + ROUND_OFF * (1 + value)
        near = apart <= NEARLY * (1 + NEARLY) * value + 10.0**-places + ROUND_OFF
        near |= np.isin(self._in_units(places), np.fromiter(_slips(ours), np.int64))
        return np.flatnonzero(printed).tolist(), np.flatnonzero(near & ~np.isnan(self.sizes)).tolist()

    def _allowed(self, number: Number, value: float) -> float:
        """Say how far a figure may be from a number that is printed for it, by any rounding."""
        step = 10.0 ** max(0, len(str(int(value))) - 2) if value >= 1000 and number.step == 1 else 0.0
        last = 10.0 ** len(str(int(value))) if number.bound else 0.0
        return max(step, last, *(abs(abs(float(end)) - value) for end in (number.low, number.high) if end is not None), 0.0)

    def _in_units(self, places: int) -> Array:
        """Give the values in units of the last of so many decimals."""
        if places not in self._units:
            with np.errstate(invalid="ignore"):
                scaled = np.nan_to_num(self.sizes * 10.0**places, nan=-1.0)
            self._units[places] = np.floor(np.minimum(scaled, 2.0**62) + 0.5 + ROUND_OFF).astype(np.int64)
        return self._units[places]


def _slips(number: int) -> Iterator[int]:
    """Give the whole numbers that one slip of the hand apart from a number: a digit wrong, lost, added, or two exchanged."""
    digits = str(number)
    if len(digits) > 15:
        return
    for at in range(len(digits)):
        yield from (int(digits[:at] + new + digits[at + 1 :]) for new in "0123456789")
        if len(digits) > 1:
            yield int(digits[:at] + digits[at + 1 :])
    for at in range(len(digits) + 1):
        yield from (int(digits[:at] + new + digits[at:]) for new in "0123456789")
    for at in range(len(digits) - 1):
        yield int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
