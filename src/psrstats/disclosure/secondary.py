"""Secondary suppression: further counts left out until no outsider can work out one that is suppressed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from math import inf

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import Array
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.rising import rising
from psrstats.disclosure.witnesses import Room, Spent, Witnesses


class Counts(Struct, frozen=True):
    """Counts of children as they truly are, and which of them may be shown."""

    true: Array  # whole numbers, none missing
    hidden: Array  # those that are not shown
    slack: Array  # those of which it does not matter what is known: large remainders
    printed: Array  # how the others are printed
    open: Array  # those that may be left out as well
    lowest: Array  # the least that each can be if it is not shown
    cost: Array  # what leaving each out loses
    relations: tuple[Relation, ...]
    policy: Policy
    spans: tuple[Array, Array] | None = None  # the ends of each by what is printed of it, where it is no count
    rough: bool = False  # whether more are hidden than must be: the fewest were not looked for to the end

    @property
    def targets(self) -> list[int]:
        """The counts that no outsider may work out: those that are hidden, and small ones that are only rounded."""
        rounded = (self.policy.base > 1) & (self.printed <= self.policy.base) & (self.true > 0) & self.open
        return np.flatnonzero((self.hidden & ~self.slack) | rounded).tolist()

    @property
    def ends(self) -> tuple[Array, Array]:
        """The least and the greatest that each can be, by what is printed of it alone."""
        low, high = self.spans or self._ends
        return np.where(self.hidden, self.lowest, low), np.where(self.hidden, np.inf, high)

    @property
    def _ends(self) -> tuple[Array, Array]:
        marked_low = (self.printed == 0) & (self.true > 0) & self.policy.has_low
        low, high = self.policy.ends(self.printed, marked_low)
        fixed = ~(self.hidden | self.open)  # what others publish, they publish exactly
        return np.where(fixed, self.true, low), np.where(fixed, self.true, high)

    @property
    def lost(self) -> float:
        """What is lost with all that is not shown."""
        return float(self.cost[self.hidden].sum())

    def narrow(self, witnesses: Witnesses, among: Iterable[int] | None = None) -> list[int]:
        """Give the targets that an outsider can bring to too few values."""
        wanted, room = set(self.targets), self.room
        tried = self.targets if among is None else [number for number in among if number in wanted]
        return [number for number in tried if witnesses.is_narrow(number, room, self.policy.candidates)]

    def leave_out(self, numbers: Array | Sequence[int]) -> Counts:
        """Leave out more."""
        hidden = self.hidden.copy()
        hidden[numbers] = True
        return replace(self, hidden=hidden)

    def only(self, numbers: list[int]) -> Counts:
        """Take some of them, with the relations that are among these only."""
        place = {number: at for at, number in enumerate(numbers)}
        among = [one for one in self.relations if one.numbers[0] in place]
        relations = tuple(replace(one, numbers=tuple(place[number] for number in one.numbers)) for one in among)
        names = ("true", "hidden", "slack", "printed", "open", "lowest", "cost")
        spans = (self.spans[0][numbers], self.spans[1][numbers]) if self.spans else None
        return replace(self, relations=relations, spans=spans, **{name: getattr(self, name)[numbers] for name in names})

    @property
    def room(self) -> Room:
        """How far each can move without anything printed being otherwise, and at what cost further."""
        may = self.open & ~self.hidden
        return Room(*self.ends, np.where(may, np.minimum(self.lowest, self.true - 1), self.true), self.cost)


def secondary(counts: Counts, steps: float = inf) -> Counts:
    """Leave out further counts until every target can be any of so many values, as far as that can be done.

    Each target in turn gets its cover of least cost, once from the first on and once from the last; what turns out not
    to be needed is shown again, and the cheaper of the two is taken.
    steps: how many linear programs may be solved for it. Where they do not do, more is left out than must be: what was
    not tried again, or all that may rise with the targets.
    """
    witnesses = Witnesses(counts.true, counts.relations, steps)
    try:
        if not counts.narrow(witnesses):
            return counts
        found = [_covered(counts, witnesses, backwards=False)]
    except Spent:
        return _risen(counts)
    with suppress(Spent):
        found.append(_covered(counts, witnesses, backwards=True))
    return min(found, key=lambda one: one.lost)


def _covered(counts: Counts, witnesses: Witnesses, backwards: bool) -> Counts:
    primary, hopeless = counts.hidden, set[int]()
    while narrow := [number for number in counts.narrow(witnesses) if number not in hopeless]:
        for number in sorted(narrow, reverse=backwards):
            if counts.narrow(witnesses, [number]):
                more = witnesses.cover(number, counts.room, counts.policy.candidates)
                counts = counts.leave_out(more)
                hopeless |= set() if len(more) else {number}
    return _without_idle(counts, witnesses, primary, hopeless)


def _without_idle(counts: Counts, witnesses: Witnesses, primary: Array, hopeless: set[int]) -> Counts:
    """Show again what is left out without need, the dearest first, as far as that can be tried."""
    added = np.flatnonzero(counts.hidden & ~primary)
    if len(added) < 2:
        return counts
    with suppress(Spent):
        for number in added[np.argsort(-counts.cost[added], kind="stable")].tolist():
            hidden = counts.hidden.copy()
            hidden[number] = False
            tried = replace(counts, hidden=hidden)
            room, of = tried.room, counts.policy.candidates
            if not any(witnesses.is_narrow(one, room, of) for one in tried.targets if one not in hopeless):
                counts = tried
    return replace(counts, rough=counts.rough or witnesses.spent)


def _risen(counts: Counts) -> Counts:
    """Leave out all that rises where every target rises; all that may be left out at all where one cannot."""
    cost = np.where(counts.hidden, 0.0, counts.cost)
    rise = rising(counts.hidden | counts.open, counts.targets, counts.relations, cost)
    rises = counts.open & ((rise > 0) | (rise[counts.targets] == 0).any())
    return replace(counts.leave_out(np.flatnonzero(rises)), rough=True)
