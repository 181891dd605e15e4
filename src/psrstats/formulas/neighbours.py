"""The mean of an area's statistical neighbours, where it gives none of them away."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from psrstats.numbers import Exact, exact

FEWEST_HIDDEN = 3  # with one hidden value the mean gives it away, with two each of the two learns the other's


class NeighboursMean(Struct, frozen=True):
    """A mean, how many of the neighbours it is of, and why there is none where there is none."""

    value: float | None
    used: int
    of: int
    reason: str = ""

    def __str__(self) -> str:
        return self.reason or f"the unweighted mean of {self.used} of {self.of} statistical neighbours"


def neighbours_mean(published: Sequence[float | Exact | None], hidden: Sequence[float | Exact] = ()) -> NeighboursMean:
    """Give the unweighted mean of the rates of statistical neighbours, the area itself not among them.

    published: a rate for each neighbour, None where none was sent or its agency suppressed it: it is left out.
    hidden: rates of further neighbours, known here but not to be published, that count towards the mean.
    Returns the mean and how many of the neighbours it is of. There is none where no neighbour has a rate, and none
    where one or two hidden rates could be worked out from it.
    Source: the mean of ten neighbours in DfE's local authority tools, whose weights are equal.

    >>> neighbours_mean([49.0, 51.5, None, 60.0])
    NeighboursMean(value=53.5, used=3, of=4, reason='')
    >>> print(neighbours_mean([49.0, 51.5, None, 60.0]))
    the unweighted mean of 3 of 4 statistical neighbours
    >>> print(neighbours_mean([49.0, 51.5], hidden=[1.3]))
    the mean would give a hidden rate away
    """
    rates = [exact(rate) for rate in (*published, *hidden) if rate is not None]
    of = len(published) + len(hidden)
    if 0 < len(hidden) < FEWEST_HIDDEN:
        return NeighboursMean(None, len(rates), of, "the mean would give a hidden rate away")
    if not rates:
        return NeighboursMean(None, 0, of, "no neighbour has a rate")
    return NeighboursMean(float(sum(rates) / len(rates)), len(rates), of)
