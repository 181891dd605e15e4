"""What percentages that are printed tell of those that are not, as the attack says it."""

from __future__ import annotations

from collections.abc import Mapping

from psrstats.config import Measure
from tests.disclosure.reports import attacked, place, settings_of, structure_of
from tests.measures.reports import Observed, observed

DUE = Measure(name="due", title="Reviews due", source="s")
LATE = Measure(name="late", title="Reviews late %", source="s", unit="percent")
SENT: Mapping[str, tuple[float, float]] = {"Boys": (40, 25.0), "Girls": (60, 5.0), "": (100, 13.0)}
BOYS, GIRLS, ALL = (place(group, "late") for group in SENT)


def _report(sent: Mapping[str, tuple[float, float]]) -> list[Observed]:
    found = []
    for row, (group, (due, late)) in enumerate(sent.items(), 2):
        found.append(observed("due", due, group=group, cell=f"s.csv!s!B{row}"))
        found.append(observed("late", late, group=group, cell=f"s.csv!s!C{row}") | {"places": 1})
    return found


def test_the_percentages_of_boys_and_of_all_tell_that_of_girls() -> None:
    """25.0% of 40 are 10 and 13.0% of 100 are 13: so that 5.0% of 60, which is not shown, is 3."""
    (breach,) = attacked(_report(SENT), settings_of(DUE, LATE), {GIRLS}).breaches
    assert (breach.place, breach.least, breach.greatest, breach.rest) == (GIRLS, 3, 3, False)
    assert set(breach.by) == {BOYS, ALL}
    assert len(breach.closed_by) == 1
    assert set(breach.closed_by) < {BOYS, ALL}
    closed = {GIRLS, *breach.closed_by}
    assert not attacked(_report(SENT), settings_of(DUE, LATE), closed).breaches


def test_percentages_of_many_tell_of_nothing() -> None:
    """25.0% of 40,000 may be any of 40 numbers, so that nobody tells the girls' to a few."""
    many = {"Boys": (40_000, 25.0), "Girls": (60_000, 0.0), "": (100_000, 10.0)}
    assert not attacked(_report(many), settings_of(DUE, LATE), {GIRLS}).breaches


def test_each_is_of_the_only_count_of_its_place() -> None:
    numerators = structure_of(_report(SENT), settings_of(DUE, LATE)).numerators
    assert [(one.place, numerators.whole(one), one.low, one.high) for one in numerators.all] == [
        (BOYS, 40, 10, 10),
        (GIRLS, 60, 3, 3),
        (ALL, 100, 13, 13),
    ]
