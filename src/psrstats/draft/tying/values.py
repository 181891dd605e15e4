"""The values of all figures at once: which of them a printed number may be, or be a slip of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct, field

from psrstats.columns import Array
from psrstats.draft.figures import Printable
from psrstats.draft.numbers import Number

NEARLY = 0.1 + 1e-9
ROUND_OFF = 1e-9


class Values(Struct, frozen=True):
    """The sizes of figures, 0 or more; missing where there is none to compare with."""

    sizes: Array
    _units: dict[int, dict[int, list[int]]] = field(default_factory=dict)

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
        printed = apart <= self._allowed(number, value) + ROUND_OFF * (1 + value)
        near = apart <= NEARLY * (1 + NEARLY) * value + 10.0**-places + ROUND_OFF
        units = self._in_units(places)
        slips = (at for slip in _slips(round(value * 10**places)) for at in units.get(slip, ()))
        return np.flatnonzero(printed).tolist(), list(dict.fromkeys((*np.flatnonzero(near).tolist(), *slips)))

    def _allowed(self, number: Number, value: float) -> float:
        """Say how far a figure may be from a number that is printed for it, by any rounding."""
        step = 10.0 ** max(0, len(str(int(value))) - 2) if value >= 1000 and number.step == 1 else 0.0
        last = 10.0 ** len(str(int(value))) if number.bound else 0.0
        return max(
            step, last, *(abs(abs(float(end)) - value) for end in (number.low, number.high) if end is not None), 0.0
        )

    def _in_units(self, places: int) -> dict[int, list[int]]:
        """Give the numbers of the figures by their value in units of the last of so many decimals."""
        if places not in self._units:
            found: dict[int, list[int]] = {}
            for at, size in enumerate(self.sizes.tolist()):
                if size == size:  # a missing one equals nothing
                    found.setdefault(int(size * 10**places + 0.5 + ROUND_OFF), []).append(at)
            self._units[places] = found
        return self._units[places]


def _slips(number: int) -> Iterator[int]:
    """Give the whole numbers one slip of the hand from a number: a digit wrong, lost, added, or two exchanged."""
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
