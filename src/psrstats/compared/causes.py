"""Why a figure is another one in the second report: traced along what it was made from, in both."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct, field

from psrstats.compared.state import DEFINED_BY, DIVIDED, State
from psrstats.years import CAUSES, Cause

Reason = tuple[Cause, str]
Key = tuple[str, str, str, str, str, str]
KEY = ("measure", "statistic", "area", "group", "item", "period")
MOST_CELLS = 3  # named in a reason
# Of several parts that changed, each for its own reason, the first of these is told.
FIRST: tuple[Cause, ...] = ("disclosure", "correction", "definition", "population", "source", "formula", "rounding")
assert set(FIRST) == set(CAUSES)


class Causes(Struct, frozen=True):
    """Why figures of two reports differ; each pair is asked about once."""

    before: State
    after: State
    known: dict[tuple[int, int], Reason] = field(default_factory=dict)

    def of(self, was: int, now: int) -> Reason:
        """Say why a figure is another one: its cause, and the particulars in words."""
        waiting = [(was, now)]
        while waiting:  # parts first, with no call within a call: a chain of measures may be long
            pair = waiting[-1]
            parts = [] if pair in self.known else [one for one in self._parts(*pair) if one not in self.known]
            if parts:
                waiting += parts
            else:
                waiting.pop()
                self.known.setdefault(pair, self._reason(*pair))
        return self.known[was, now]

    def _parts(self, was: int, now: int) -> list[tuple[int, int]]:
        """Give the parts of a figure that both reports make it of and that differ."""
        if self._own(was, now):
            return []
        return [pair for pair in self._paired(was, now) or () if self._differ(*pair)]

    def _reason(self, was: int, now: int) -> Reason:
        if own := self._own(was, now):
            return own
        if self.before.records or self.after.records:
            return self._of_published(was, now)
        pairs = self._paired(was, now)
        if pairs is None:
            return self._made_otherwise(was, now)
        changed = [pair for pair in pairs if self._differ(*pair)]
        if not changed:
            return self._unchanged(was, now)
        if self._is_divided(was, now) and changed == pairs[1:]:
            return self._population(was, now)
        reasons = [self.known[pair] for pair in changed if pair in self.known]
        return min(reasons, key=lambda one: FIRST.index(one[0]), default=("source", self._cells(now)))

    def _own(self, was: int, now: int) -> Reason | None:
        """Give the reason that lies with the figure itself: what is not shown, what it is, how it is worked out."""
        markers = self.before.figures.get(was, "marker"), self.after.figures.get(now, "marker")
        if "c" in markers and markers[0] != markers[1]:
            return "disclosure", "not shown" if markers[1] == "c" else "was not shown"
        if said := self._defined(was):
            return "definition", said
        formulas = self.before.figures.get(was, "formula"), self.after.figures.get(now, "formula")
        if not (self.before.records or self.after.records) and formulas[0] != formulas[1]:
            return "formula", f"was {formulas[0] or 'sent'}, is {formulas[1] or 'sent'}"
        if formulas == ("", "") and not self.after.figures.inputs(now):
            return self._sent(was, now)
        return None

    def _sent(self, was: int, now: int) -> Reason | None:
        """Give the reason of a figure that was sent in both, or of which no more is known."""
        corrections = self.before.corrections(was), self.after.corrections(now)
        if corrections[0] != corrections[1]:
            return "correction", self._cells(now) if corrections[1] else f"none any more in {self._cells(now)}"
        if self._is_by_policy(was, now):
            return "disclosure", self.after.policy.words if self.after.policy else ""
        if self._is_rounding(was, now):
            return "rounding", self._places(was, now)
        known = not (self.before.records or self.after.records)
        return ("source", self._cells(now)) if known else None

    def _of_published(self, was: int, now: int) -> Reason:
        """Give the reason where of one of the reports only what it published is known."""
        quotients = self.before.quotient(was), self.after.quotient(now)
        units = [[state.figures.get(row, name) for name in ("unit", "per")] for state, row in self._both(was, now)]
        if units[0] != units[1]:
            return "definition", f"was {units[0][0]}, is {units[1][0]}"
        if quotients[0] and quotients[1] and quotients[0][0] == quotients[1][0] and quotients[0][1] != quotients[1][1]:
            return "population", "another denominator"
        if bool(quotients[0]) != bool(quotients[1]) and not self.after.figures.get(now, "statistic"):
            return "formula", "worked out in one of them, sent in the other"
        return "source", self._cells(now)

    def _made_otherwise(self, was: int, now: int) -> Reason:
        """Give the reason of a figure that is made from others than before: another year's population, say."""
        keys = [[self._key(state, one) for one in state.figures.inputs(row)] for state, row in self._both(was, now)]
        if self._is_divided(was, now) and keys[0][:1] == keys[1][:1]:
            return self._population(was, now)
        return "formula", self._formulas(was, now)

    def _formulas(self, was: int, now: int) -> str:
        first, second = (state.figures.formula(row) for state, row in self._both(was, now))
        return f"was {first}, is {second}" if first and second else "made from others"

    def _unchanged(self, was: int, now: int) -> Reason:
        """Give the reason of a figure whose parts are what they were."""
        places = [state.figures.get(row, "places") for state, row in self._both(was, now)]
        return ("rounding", self._places(was, now)) if places[0] != places[1] else ("formula", self._formulas(was, now))

    def _population(self, was: int, now: int) -> Reason:
        said = []
        for state, row in self._both(was, now):
            part = state.figures.inputs(row)[1]
            said.append(f"{state.figures.text(part)} ({state.figures.get(part, 'period')})")
        return "population", f"was {said[0]}, is {said[1]}"

    def _defined(self, was: int) -> str:
        """Say what of a measure's description differs; blank where nothing does, or only one of both is known."""
        name = self.before.figures.get(was, "measure")
        then, now = self.before.definition(name), self.after.definition(name)
        if then is None or now is None or then == now:
            return ""
        names = ("label", *DEFINED_BY)
        apart = [(key, a, b) for key, a, b in zip(names, then, now, strict=True) if a != b]
        return "; ".join(f"{key} was {_said(a)}, is {_said(b)}" for key, a, b in apart)

    def _paired(self, was: int, now: int) -> list[tuple[int, int]] | None:
        """Pair what both reports make a figure of; None where that is not about the same."""
        first, second = self.before.figures.inputs(was), self.after.figures.inputs(now)
        if len(first) != len(second):
            return None
        pairs = list(zip(first, second, strict=True))
        alike = all(self._key(self.before, one) == self._key(self.after, other) for one, other in pairs)
        return pairs if alike else None

    def _differ(self, was: int, now: int) -> bool:
        """Say whether two figures are not the same number, to the last decimal, or have not the same marker."""
        one, other = self.before.figures, self.after.figures
        markers = one.get(was, "marker"), other.get(now, "marker")
        if markers[0] or markers[1]:
            return bool(markers[0] != markers[1])
        return bool(one.get(was, "value") != other.get(now, "value") or one.get(was, "text") != other.get(now, "text"))

    def _is_divided(self, was: int, now: int) -> bool:
        made = self.after.figures.get(now, "formula")
        inputs = [len(state.figures.inputs(row)) for state, row in self._both(was, now)]
        return made in DIVIDED and inputs == [2, 2]

    def _is_by_policy(self, was: int, now: int) -> bool:
        """Say whether a count of children can be the same one, shown by another rule."""
        then, policy = self.before.policy, self.after.policy
        if not (then and policy) or then == policy or not self.after.is_count_of_children(now):
            return False
        ends = [_ends(state, row) for state, row in self._both(was, now)]
        return all(ends) and max(end[0] for end in ends if end) <= min(end[1] for end in ends if end)

    def _is_rounding(self, was: int, now: int) -> bool:
        """Say whether the one figure is the other with fewer decimals."""
        numbers = [_number(state, row) for state, row in self._both(was, now)]
        places = [state.figures.get(row, "places") for state, row in self._both(was, now)]
        if None in numbers or places[0] == places[1]:
            return False
        gap = abs((numbers[0] or Fraction()) - (numbers[1] or Fraction()))
        return gap <= Fraction(1, 2 * 10 ** min(places))

    def _places(self, was: int, now: int) -> str:
        places = [state.figures.get(row, "places") for state, row in self._both(was, now)]
        return f"decimals: was {places[0]}, is {places[1]}"

    def _cells(self, now: int) -> str:
        cells = self.after.cells(now)
        more = f" and {len(cells) - MOST_CELLS} more" if len(cells) > MOST_CELLS else ""
        return f"{', '.join(cells[:MOST_CELLS])}{more}"

    def _both(self, was: int, now: int) -> Iterator[tuple[State, int]]:
        yield from ((self.before, was), (self.after, now))

    def _key(self, state: State, row: int) -> Key:
        get = state.figures.get
        measure, statistic, area, group, item, period = (get(row, name) for name in KEY)
        return measure, statistic, area, group, item, period


def _number(state: State, row: int) -> Fraction | None:
    value = state.figures.get(row, "value")
    return None if state.figures.get(row, "marker") or value != value else Fraction(repr(value))


def _ends(state: State, row: int) -> tuple[Fraction, Fraction] | None:
    """Give the least and the greatest that a count can be behind what is shown, by its policy's rounding."""
    number = _number(state, row)
    if number is None or state.policy is None:
        return None
    half = Fraction(state.policy.base, 2) if state.policy.base > 1 else Fraction()
    return number - half, number + half


def _said(value: object) -> str:
    return f"'{value}'" if isinstance(value, str) and value else str(value or "none")
