"""The simple mistakes that would explain counts which do not add up to their total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from psrstats.formulas.digit_slips import Slip, digit_slips
from psrstats.numbers import show


def sum_slips(parts: Mapping[str, int], total: int) -> tuple[Slip, ...]:
    """Name the simple mistakes, each enough by itself, that explain parts which do not add up to their total.

    parts: counts by name; total: the count printed for all.
    Returns the mistakes that would do, the likeliest first: a slip of the hand in the total; a part left out of the
    total or counted twice in it; a slip of the hand in a part. None where the parts add up, or it takes two mistakes.

    >>> for slip in sum_slips({"0-4": 12087, "5-9": 12528, "10-17": 17024}, 41693):
    ...     print(slip.words)
    the total: 41,693 may be 41,639 with two digits exchanged
    '5-9': 12,528 may be 12,582 with two digits exchanged
    >>> [slip.words for slip in sum_slips({"workshops": 589, "conferences": 234}, 589)]
    ["'conferences' (234) may be left out of the total"]
    """
    added = sum(parts.values())
    if added == total:
        return ()
    return (*_named("the total", total, added), *_whole_parts(parts, total - added), *_in_parts(parts, total - added))


def _named(name: str, shown: int, meant: int) -> Iterator[Slip]:
    yield from (Slip(slip.kind, f"{name}: {slip.words}", slip.meant) for slip in digit_slips(shown, meant))


def _whole_parts(parts: Mapping[str, int], difference: int) -> Iterator[Slip]:
    for name, count in parts.items():
        if count and abs(difference) == count:
            what = "counted twice in" if difference > 0 else "left out of"
            yield Slip("part", f"'{name}' ({show(count, 0)}) may be {what} the total", show(count, 0))


def _in_parts(parts: Mapping[str, int], difference: int) -> Iterator[Slip]:
    for name, count in parts.items():
        if count + difference >= 0:
            yield from _named(f"'{name}'", count, count + difference)
