"""Groups that share some children, held against the number of children in all."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct


class Counting(StrEnum):
    """What a total says of the children in two groups."""

    once = "each child once"
    twice = "those in both twice"
    apart = "those in both apart from either group"
    implied = "each child once, if so many are in both"
    no_overlap = "no child in both"
    never = "cannot"


class Shared(Struct, frozen=True):
    """What became of groups held against a total."""

    counting: Counting
    distinct: int  # the children, each once; where the overlap is not stated, the total
    both: int  # those in both as stated, or as the total implies
    words: str


def counted_twice(groups: Sequence[int], total: int, both: int | None = None) -> Shared:
    """Say whether a total counts the children of overlapping groups once or twice.

    groups: counts of two groups or more; total: the count printed for all; both: how many are in two of the groups,
    None where it is not said.
    Returns how the total counts them, the distinct children, and that in words. Where some are in three groups, both
    counts them for each group beyond the first.
    Raises ValueError for fewer than two groups, a negative count, and more in both than two groups can share.
    Source: inclusion and exclusion.

    >>> counted_twice([117, 137], 254, 6).words
    '254 is 117 + 137, so the 6 in both are counted twice: 248 are distinct'
    >>> counted_twice([117, 137], 248).words
    '117 + 137 is 6 more than 248: 6 would be in both'
    >>> counted_twice([117, 137], 260, 6).counting.value, counted_twice([117, 137], 100).counting.value
    ('those in both apart from either group', 'cannot')
    """
    most = sum(groups) - max(groups, default=0)
    if len(groups) < 2 or min(*groups, total, both or 0) < 0 or (both or 0) > most:
        raise ValueError("an overlap is of two groups or more, and no larger than they can share")
    added, plain = sum(groups), " + ".join(f"{group:,}" for group in groups)
    if both is None:
        return _implied(added, plain, total, most)
    distinct = added - both
    counting = {added + both: Counting.apart, added: Counting.twice, distinct: Counting.once}.get(total, Counting.never)
    counting = Counting.no_overlap if both == 0 and counting == Counting.once else counting
    words = {
        Counting.once: f"{total:,} is {plain} less the {both:,} in both",
        Counting.twice: f"{total:,} is {plain}, so the {both:,} in both are counted twice: {distinct:,} are distinct",
        Counting.apart: f"{total:,} is {plain} + {both:,}, so the {both:,} in both are in neither group's count",
        Counting.no_overlap: f"{total:,} is {plain}",
        Counting.never: f"{total:,} is neither {plain} less the {both:,} in both, which is {distinct:,}, nor {added:,}",
    }
    return Shared(counting, added + both if counting == Counting.apart else distinct, both, words[counting])


def _implied(added: int, plain: str, total: int, most: int) -> Shared:
    both = added - total
    if both == 0:
        return Shared(Counting.no_overlap, total, 0, f"{total:,} is {plain}")
    if 0 < both <= most:
        words = f"{plain} is {both:,} more than {total:,}: {both:,} would be in both"
        return Shared(Counting.implied, total, both, words)
    reason = f"{total:,} is more than {plain}" if both < 0 else f"{total:,} is less than the largest group"
    return Shared(Counting.never, total, 0, reason)
