"""Changes that agencies send as counts: left out where either count is."""

from __future__ import annotations

import pytest

from psrstats.config import Measure, Settings
from tests.disclosure.reports import attacked, place, settings_of, shown
from tests.measures.reports import Observed, observed

NOW, BEFORE = "2019-20", "2018-19"


def card(*figures: tuple[str, str, float]) -> tuple[list[Observed], Settings]:
    """Send figures of one sheet: title, period and value."""
    names = {title: f"m{n}" for n, title in enumerate(dict.fromkeys(title for title, _, _ in figures))}
    measures = [Measure(name=name, title=title, source="a") for title, name in names.items()]
    rows = [observed(names[title], value, period, cell=f"{title}{period}") for title, period, value in figures]
    return rows, settings_of(*measures)


def left_out(rows: list[Observed], settings: Settings) -> set[tuple[str, str]]:
    made = shown(rows, settings)
    marked = made[made["marker"] == "c"]
    return {
        (settings.measures[name].title, period)
        for name, period in zip(marked["measure"], marked["period"], strict=True)
    }


@pytest.mark.parametrize("change", [-17, 17])
@pytest.mark.parametrize("title", ["Change in number of plans", "Fall in plans", "Net", "Difference"])
def test_a_change_on_the_year_before(title: str, change: float) -> None:
    rows, settings = card(("Plans", BEFORE, 20), ("Plans", NOW, 3), (title, NOW, change))
    assert attacked(rows, settings, {place("", "m0")}).breaches
    assert left_out(rows, settings) == {("Plans", NOW), (title, NOW)}
    assert attacked(rows, settings).breaches == ()


def test_those_at_the_start_and_at_the_end_and_what_they_differ_by() -> None:
    rows, settings = card(("At the start", NOW, 20), ("Net change", NOW, -17), ("At the end", NOW, 3))
    assert ("Net change", NOW) in left_out(rows, settings)
    assert attacked(rows, settings).breaches == ()


def test_a_change_in_all_years_whatever_it_is_called() -> None:
    years = ("2016-17", "2017-18", "2018-19", "2019-20")
    counts = (40, 12, 21, 3)
    rows, settings = card(
        *(("Plans", year, count) for year, count in zip(years, counts, strict=True)),
        *(("Wuggles", year, abs(b - a)) for year, a, b in zip(years[1:], counts, counts[1:], strict=False)),
    )
    assert attacked(rows, settings).breaches == ()
    assert ("Wuggles", NOW) in left_out(rows, settings)


def test_a_change_beside_counts_that_are_shown_stays() -> None:
    rows, settings = card(("Plans", BEFORE, 40), ("Plans", NOW, 23), ("Change in plans", NOW, -17), ("Visits", NOW, 3))
    assert left_out(rows, settings) == {("Visits", NOW)}


def test_a_number_that_is_no_difference_stays() -> None:
    rows, settings = card(("Plans", BEFORE, 20), ("Plans", NOW, 3), ("Net", NOW, -18))
    assert left_out(rows, settings) == {("Plans", NOW)}


@pytest.mark.parametrize("total", [True, False])
def test_the_change_of_all_tells_of_the_one_that_is_left_out(total: bool) -> None:
    """Less the two others, which both years' counts tell, the change of all is that of the girls."""
    plans, change = (
        Measure(name=name, title=title, source="a") for name, title in (("p", "Plans"), ("c", "Change in plans"))
    )
    counts = {"Girls": (20, 3), "Boys": (30, 31), "Other": (40, 45)} | ({"": (90, 79)} if total else {})
    rows = [
        observed("p", count, year, group=group, cell=f"{group}{year}")
        for group, both in counts.items()
        for year, count in zip((BEFORE, NOW), both, strict=True)
    ]
    changes = {"Girls": -17, "Boys": 1, "Other": 5, "": -11}
    rows += [observed("c", value, NOW, group=group, cell=f"change{group}") for group, value in changes.items()]
    made = shown(rows, settings_of(plans, change))
    gone = set(made.loc[(made["measure"] == "c") & (made["marker"] == "c"), "group"])
    assert "Girls" in gone
    assert ("" in gone) != total  # both years' totals tell what they differ by


def test_what_adds_up_with_a_change_tells_it_no_more() -> None:
    """17 fewer plans are left out beside the 3; 23 changes of which 6 are others would be 17 again."""
    rows, settings = card(
        ("Plans", BEFORE, 20), ("Plans", NOW, 3), ("Changes", NOW, 23), ("Change in plans", NOW, 17), ("Others", NOW, 6)
    )
    gone = left_out(rows, settings)
    assert ("Change in plans", NOW) in gone
    assert gone & {("Changes", NOW), ("Others", NOW)}
    assert attacked(rows, settings).breaches == ()
