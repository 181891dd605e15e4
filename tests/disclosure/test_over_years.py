"""Those who come and go: last year's end, who started, who ended and this year's end tell one another."""

from __future__ import annotations

import pytest

from psrstats.config import Measure, Settings
from tests.disclosure.reports import NAN, attacked, place, settings_of, shown
from tests.measures.reports import Observed, observed


def over_years(
    counts: tuple[float, ...], titles: tuple[str, ...] = ("open", "started", "ended")
) -> tuple[list[Observed], Settings]:
    """Send what was there last year, those who came and went this year, and what is there now."""
    measures = [Measure(name=f"m-{n}", title=title, source="s") for n, title in enumerate(titles)]
    was, came, went, now = counts
    level = [observed("m-0", now), observed("m-0", was, "2018-19")]
    return [*level, observed("m-1", came), observed("m-2", went)], settings_of(*measures)


WORDS = {
    "m-0 first": ("Open at year end", "Started in the year", "Ended in the year"),
    "children looked after": ("Children looked after at 31 March", "Became looked after", "Ceased to be looked after"),
    "no words": ("Aa", "Bb", "Cc"),
}


@pytest.mark.parametrize("name", WORDS)
def test_last_year_s_end_and_this_year_s_tell_who_went(name: str) -> None:
    rows, settings = over_years((100, 40, 3, 137), WORDS[name])
    assert attacked(rows, settings, {place(name="m-2")}).breaches
    assert len(_figures(rows, settings)) == 2
    assert attacked(rows, settings).breaches == ()
    rows, settings = over_years((100, 40, 3, 136), WORDS[name])
    assert _figures(rows, settings) == {("m-2", "2019-20")}
    rows, settings = over_years((139, 0, 4, 135), WORDS[name])
    assert len(_figures(rows, settings)) == 2
    rows, settings = over_years((100, 3, 40, 63), WORDS[name])
    assert len(_figures(rows, settings)) == 2


def test_those_who_come_and_go_are_found_by_their_words_wherever_they_stand() -> None:
    titles = {
        "end": "Plans at year end",
        "visits": "Visits",
        "new": "New plans",
        "other": "Moved",
        "out": "Plans ended",
    }
    measures = [Measure(name=name, title=title, source="s") for name, title in titles.items()]
    rows = [observed("end", 100, "31 March 2019"), observed("end", 137, "31 March 2020")]
    rows += [observed(*one) for one in (("visits", 511), ("new", 40), ("other", 77), ("out", 3))]
    assert len(_figures(rows, settings_of(*measures))) == 2
    assert len(_figures([*rows[:-1], observed("out", NAN, marker="c")], settings_of(*measures))) == 2
    begun = Measure(name="begun", title="Plans at the start of the year", source="s")
    rows = [observed("begun", 100), *rows[1:]]
    assert len(_figures(rows, settings_of(begun, *measures))) == 2


def test_two_ways_in_and_out() -> None:
    titles = ("Open at 31 March", "Started: new", "Started: again", "Ended: home", "Ended: other")
    measures = [Measure(name=f"m-{n}", title=title, source="s") for n, title in enumerate(titles)]
    rows = [observed("m-0", 100, "2018-19"), observed("m-0", 131)]
    rows += [observed(f"m-{n}", count) for n, count in enumerate((30, 12, 3, 8), 1)]
    assert len(_figures(rows, settings_of(*measures))) == 2
    assert attacked(rows, settings_of(*measures)).breaches == ()


def test_who_was_there_at_the_start_was_at_the_end_of_last_year() -> None:
    titles = {"begun": "Open at start of year", "new": "Started", "out": "Ended", "end": "Open at end of year"}
    measures = [Measure(name=name, title=title, source="s") for name, title in titles.items()]
    rows = [observed("end", 100, "2018-19")]
    rows += [observed(name, count) for name, count in zip(titles, (100, 40, 3, 137), strict=True)]
    found = _figures(rows, settings_of(*measures))
    assert (("begun", "2019-20") in found) == (("end", "2018-19") in found)
    assert attacked(rows, settings_of(*measures)).breaches == ()


def test_years_that_balance_in_one_group_of_many_do_so_by_chance() -> None:
    rows, settings = over_years((100, 40, 3, 137), WORDS["no words"])
    other = (("m-0", "2018-19", 51), ("m-0", "2019-20", 62), ("m-1", "2019-20", 33), ("m-2", "2019-20", 17))
    for area in ("Abbey", "Mill"):
        rows += [observed(name, count, period, area=area) for name, period, count in other]
    assert _figures(rows, settings) == {("m-2", "2019-20")}


def _figures(rows: list[Observed], settings: Settings) -> set[tuple[str, str]]:
    made = shown(rows, settings)
    marked = made[made["marker"] == "c"]
    return set(zip(marked["measure"], marked["period"], strict=True))


def test_of_many_ways_in_and_out_those_of_the_same_children_are_held_together() -> None:
    titles = {
        "plans": "Protection plans at 31 March", "plans-in": "Protection plans started", "x": "Visits", "y": "Meetings",
        "care": "Looked after at 31 March", "care-in": "Started to be looked after", "z": "Reviews",
        "plans-out": "Protection plans ended", "u": "Letters", "care-out": "Ceased to be looked after",
        "cases-in": "Early help opened", "v": "Calls", "cases-out": "Early help closed",
    }  # fmt: skip
    measures = [Measure(name=name, title=title, source="s") for name, title in titles.items()]
    counts = {"plans": 137, "plans-in": 40, "plans-out": 3, "care": 221, "care-in": 61, "care-out": 55}
    counts |= {"x": 611, "y": 530, "z": 417, "u": 903, "v": 750, "cases-in": 371, "cases-out": 368}
    rows = [observed("plans", 100, "2018-19"), observed("care", 218, "2018-19")]
    rows += [observed(name, count) for name, count in counts.items()]
    found = _figures(rows, settings_of(*measures))
    assert len(found) == 2
    assert found < {("plans", "2018-19"), ("plans", "2019-20"), ("plans-in", "2019-20"), ("plans-out", "2019-20")}
