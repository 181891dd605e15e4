"""A report's counts with all that a reader may know of how they hang together; protector and attacker share it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import Array
from psrstats.config import Measure, Settings
from psrstats.disclosure.cells import SUPPRESSED, Cells
from psrstats.disclosure.changes import Changes
from psrstats.disclosure.implied import Implied
from psrstats.disclosure.numerators import Numerators
from psrstats.disclosure.policy import Policy, policy_of
from psrstats.disclosure.program import Program
from psrstats.disclosure.quotients import Quotients
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.relations import Linked, linked
from psrstats.disclosure.rests import Rest
from psrstats.lineage import Figures

LAST_YEAR = "last year's report"  # the source of measures that this year's report has no more


class Structure(Struct, frozen=True, dict=True):
    """The counts of a report, with last year's beside them; what links them; which must not be told in any case."""

    cells: Cells
    policy: Policy
    settings: Settings
    quotients: Quotients  # the percentages, rates and ratios that are sent
    changes: Changes  # the changes of counts that are sent

    @classmethod
    def of(cls, figures: Figures, settings: Settings, before: Cells | None = None) -> Structure:
        """Take the counts of a report as they are, not as they are printed, and what last year's report published."""
        cells = Cells.of(figures, settings)
        if before is not None:
            cells = cells.beside(before)
            settings = _with_dropped(settings, cells)
        known = cells
        if not set(cells.markers) <= {"", SUPPRESSED}:
            known = cells.only([n for n, marker in enumerate(cells.markers) if marker in ("", SUPPRESSED)])
        changes = Changes(figures, settings, known)
        return cls(known, policy_of(settings.disclosure), settings, Quotients.of(figures, settings), changes)

    @cached_property
    def settled(self) -> Array:
        """Which counts last year's report published as they are, or left out for good."""
        return self.cells.said(self.cells.settled)

    @cached_property
    def primary(self) -> Array:
        """Which counts are not shown whatever the others are: small, suppressed by an agency, or left out before."""
        cells = self.cells
        small = self.policy.is_small(cells.values) | cells.said(cells.small) | cells.said(cells.left_out)
        return (small & ~self.settled) | cells.marked

    @cached_property
    def linked(self) -> Linked:
        """What has to do with a count that must not be told; of relations that cannot hold together the first do."""
        rounded = (self.policy.base > 1) & (self.policy.printed(self.cells.values) <= self.policy.base)
        secret = self.primary | (rounded & (self.cells.values > 0))
        if secret.any():
            secret |= self.cells.said(frozenset(one.sent.place for one in self.changes.all))
        found = linked(self.cells, secret, self.policy, self.settings, self.implied.rests())
        true = self._true(found)
        kept, doubtful = list[Relation](), list[Relation]()
        for one in found.relations:
            (doubtful if _is_open(one, true) else kept).append(one)
        return Linked((*kept, *self._held(doubtful, found.rest)), found.rest)

    def _held(self, doubtful: Iterable[Relation], rest: tuple[Rest, ...]) -> tuple[Relation, ...]:
        """Keep of relations that cannot all hold each that agrees with those before it: the more certain come first."""
        held: tuple[Relation, ...] = ()
        for one in doubtful:
            true = self._true(Linked((*held, one), rest))
            if not any(_is_open(each, true) for each in (*held, one)):
                held = (*held, one)
        return held

    @cached_property
    def true(self) -> Array:
        """Every count, and what is left of wholes; where an agency suppressed one, any that agrees with the rest."""
        return self._true(self.linked)

    def _true(self, found: Linked) -> Array:
        values = self.cells.values
        left = [rest.left(values) for rest in found.rest]
        values = np.concatenate([values, np.array(left, dtype=float)])
        unknown = np.isnan(values)
        if not unknown.any():
            return values
        lower = np.where(unknown, 0.0, values)
        lower[: len(self.cells)][unknown[: len(self.cells)] & ~self.cells.worked_out] = self.policy.lowest
        return Program(lower, np.where(unknown, np.inf, values), found.relations).solution()

    @cached_property
    def implied(self) -> Implied:
        """What the percentages, rates and ratios that are sent stand for."""
        return Implied(self.cells, self.quotients, self.policy)

    @cached_property
    def numerators(self) -> Numerators:
        """The counts that they stand for, each of a whole that is known."""
        return Numerators.of(self.implied)

    @cached_property
    def wholes(self) -> dict[int, list[int]]:
        """Of each count, those of which it is a part."""
        wholes: dict[int, list[int]] = {}
        for relation in self.relations:
            if relation.coefficients[0] < 0 and max(relation.numbers) < len(self.cells):
                for part in relation.numbers[1:]:
                    wholes.setdefault(part, []).append(relation.numbers[0])
        return wholes

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What is known of counts together."""
        return self.linked.relations


def _is_open(relation: Relation, true: Array) -> bool:
    """Say whether nothing agrees with a relation and all others of its counts."""
    return bool(np.isnan(true[list(relation.numbers)]).any())


def _with_dropped(settings: Settings, cells: Cells) -> Settings:
    """Add the measures that only last year's report has, of which nothing is known but their names."""
    names = {place[0] for place in cells.places} - set(settings.measures)
    dropped = {name: Measure(name=name, title=name.replace("-", " "), source=LAST_YEAR) for name in sorted(names)}
    return replace(settings, measures={**settings.measures, **dropped}) if dropped else settings
