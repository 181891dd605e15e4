"""Percentages, rates and ratios as the counts that they stand for: what goes with a hidden count, and what may stay."""

from __future__ import annotations

from typing import Any

import pytest

from psrstats.config import Measure
from tests.disclosure.reports import attacked, place, settings_of, shown
from tests.measures.reports import Observed, observed

Lines = tuple[tuple[str, float | str], ...]


def card(lines: Lines, source: str = "s", sheet: str = "card", **named: str) -> tuple[list[Observed], list[Measure]]:
    """Send one column of figures, those with a % as percentages; named: the denominators of some."""
    sent, measures = [], []
    for row, (title, said) in enumerate(lines, 2):
        name, text = title.replace(" ", "-"), str(said)
        unit = {"%": "percent", "r": "rate", "x": "ratio"}.get(text[-1], "count")
        value = float(text.rstrip("%rx"))
        places = len(text.rstrip("%rx").partition(".")[2]) if unit != "count" else 0
        one = observed(name, value, cell=f"{sheet}.csv!{sheet}!B{row}")
        sent.append(one | {"places": places, "source": source})
        per = 10_000 if unit == "rate" else None
        denominator = named.get(title.replace(" ", "_"), "")
        measures.append(
            Measure(name=name, title=title, source=source, unit=unit, per=per, denominator=denominator)  # type: ignore[arg-type]
        )
    return sent, measures


def printed(sent: list[Observed], measures: list[Measure], **policy: Any) -> dict[str, str]:
    """Give what is printed of each figure."""
    made = shown(sent, settings_of(*measures, **policy))
    words = {"measure": made["measure"], "value": made["value"], "marker": made["marker"]}
    lines = zip(*words.values(), strict=True)
    return {name.replace("-", " "): marker or f"{value:g}" for name, value, marker in lines}


DUE: Lines = (("due", 40), ("in time", "75.0%"), ("late", 7), ("not done", 3))


def test_a_percentage_that_leaves_the_hidden_count_is_left_out() -> None:
    assert printed(*card(DUE, in_time="due")) == {"due": "40", "in time": "c", "late": "7", "not done": "c"}
    assert printed(*card(DUE))["in time"] == "c"


def test_a_percentage_that_leaves_nothing_of_a_sum_stays() -> None:
    """60% of 40 are 24, which no other counts make up to 40."""
    lines: Lines = (("due", 40), ("in time", "60.0%"), ("visits", 212), ("late", 9), ("not done", 3))
    assert printed(*card(lines, in_time="due"))["in time"] == "60"


def test_the_attack_tells_of_a_percentage_that_is_shown() -> None:
    sent, measures = card(DUE, in_time="due")
    hidden = place(name="not-done")
    found = attacked(sent, settings_of(*measures), {hidden})
    assert [(one.place, one.least, one.greatest, one.closed_by) for one in found.breaches] == [
        (hidden, 3, 3, (place(name="in-time"),))
    ]
    assert not attacked(sent, settings_of(*measures), {hidden, place(name="in-time")}).breaches


def test_the_few_that_a_percentage_stands_for_are_left_by_nothing() -> None:
    """7.5% of 40 are 3: left out for that; but 40 less 30 and 7 are 3 as well, so that another goes with them."""
    lines: Lines = (("due", 40), ("in time", 30), ("late", 7), ("not done", "7.5%"))
    found = printed(*card(lines, not_done="due"))
    assert found["not done"] == "c"
    assert "c" in {found["due"], found["in time"], found["late"]}
    assert printed(*card(lines))["not done"] == "c"


def test_two_percentages_of_which_one_stands_for_few() -> None:
    lines: Lines = (("due", 40), ("in time", "75.0%"), ("late", 7), ("not done", "7.5%"))
    found = printed(*card(lines, in_time="due", not_done="due"))
    assert (found["in time"], found["not done"]) == ("c", "c")


PLANS: Lines = (("plans", 3), ("visits", 212), ("referrals", 1240))


@pytest.mark.parametrize(
    ("said", "mark"), [("7.5r", "c"), ("60.0r", "60")], ids=["the hidden count's", "of something else"]
)
def test_a_rate_elsewhere_of_a_known_population(said: str, mark: str) -> None:
    sent, measures = card(PLANS)
    people = Measure(name="people", title="People", source="p", public=True)
    more, others = card((("rate of plans", said),), "other", "other")
    sent += [*more, observed("people", 4000, cell="p.csv!p!B2") | {"source": "p"}]
    assert printed(sent, [*measures, *others, people])["rate of plans"] == mark


def test_a_percentage_elsewhere_by_its_words() -> None:
    """2.4% of 125 are 3; the same digits under other words are of something else."""
    sent, measures = card((("children with plans", 3), ("visits", 212), ("all cases", 125)))
    for words, mark in (("share with plans", "c"), ("attendance", "2.4")):
        more, others = card(((words, "2.4%"), ("calls", 90)), "other", "other")
        assert printed([*sent, *more], [*measures, *others])[words] == mark


def ages(name: str, source: str, counts: dict[str, float], places: int = 0, column: str = "B") -> list[Observed]:
    """Send a figure for each age; the total's group blank."""
    return [
        observed(name, value, group=group, cell=f"{source}.csv!{source}!{column}{row}")
        | {"source": source, "places": places}
        for row, (group, value) in enumerate(counts.items(), 2)
    ]


def by_age(sent: list[Observed], measures: list[Measure]) -> dict[tuple[str, str], str]:
    """Give what is printed of each figure and age."""
    made = shown(sent, settings_of(*measures))
    columns = zip(made["measure"], made["group"], made["value"], made["marker"], strict=True)
    return {(name, group): marker or f"{value:g}" for name, group, value, marker in columns}


COUNT = Measure(name="plans", title="Plans", source="s")
SHARE = Measure(name="share", title="Share", source="o", unit="percent")
AGES = {"0-4": 3.0, "5-9": 30.0, "10-17": 70.0, "": 103.0}


def test_percentages_of_hidden_groups_elsewhere() -> None:
    sent = [*ages("plans", "s", AGES), *ages("share", "o", {"0-4": 2.9, "5-9": 29.1, "10-17": 68.0}, 1)]
    found = by_age(sent, [COUNT, SHARE])
    assert [found["share", age] for age in ("0-4", "5-9", "10-17")] == ["c", "c", "68"]


def test_percentages_of_other_things_of_hidden_groups_elsewhere() -> None:
    sent = [*ages("plans", "s", AGES), *ages("share", "o", {"0-4": 41.5, "5-9": 12.2, "10-17": 33.3}, 1)]
    found = by_age(sent, [COUNT, SHARE])
    assert [found["share", age] for age in ("0-4", "5-9", "10-17")] == ["41.5", "12.2", "33.3"]


def test_the_percentage_of_a_group_of_which_no_count_is_sent() -> None:
    """97.1% of 103 are the 100 others."""
    sent = [*ages("plans", "s", {"0-4": 3, "": 103}), *ages("share", "o", {"5-17": 97.1, "": 100.0}, 1)]
    assert by_age(sent, [COUNT, SHARE])["share", "5-17"] == "c"


@pytest.mark.parametrize(
    ("percentage", "mark"),
    [("21.4%", "21.4"), ("0.3%", "c"), ("99.7%", "c")],
    ids=["of neither", "of four", "of all but four"],
)
def test_a_percentage_of_a_named_whole_beside_a_hidden_count(percentage: str, mark: str) -> None:
    lines: Lines = (("referrals", 1240), ("missing", 3), ("within a year", percentage), ("visits", 212))
    assert printed(*card(lines, within_a_year="referrals"))["within a year"] == mark
    assert printed(*card(lines))["within a year"] == "c"


def test_a_percentage_of_two_counts_that_are_shown_beside_a_hidden_one() -> None:
    lines: Lines = (("seen", 265), ("referrals", 1240), ("missing", 3), ("within a year", "21.4%"), ("visits", 212))
    assert printed(*card(lines))["within a year"] == "21.4"
    assert printed(*card(lines), policy="round", to=5)["within a year"] == "c"


def test_a_percentage_that_is_a_greater_hidden_count_s_own() -> None:
    """The 30 is left out for the 3; 24.0% of 125 referrals are 30 as well, though it is 265 of 1,104."""
    lines: Lines = (("nine", 3), ("thirty", 30), ("share", "24.0%"), ("all", 33), ("a", 265), ("b", 1104), ("c", 125))
    found = printed(*card(lines))
    assert found["thirty"] == "c"
    assert found["share"] == "c"


def test_shares_of_the_total_are_no_percentages_of_their_group() -> None:
    """13% of 32 would be 4; but each group's is its share of 250."""
    own = {"0-4": 32.0, "5-9": 100.0, "10-17": 118.0, "": 250.0}
    share = Measure(name="share", title="Share", source="s", unit="percent")
    shares = {"0-4": 13.0, "5-9": 40.0, "10-17": 47.0, "": 100.0}
    found = by_age([*ages("plans", "s", own), *ages("share", "s", shares, column="C")], [COUNT, share])
    assert found["share", "0-4"] == "13"
    ended = shares | {"10-17": 37.0, "": 35.0}
    found = by_age([*ages("plans", "s", own), *ages("share", "s", ended, column="C")], [COUNT, share])
    assert found["share", "0-4"] == "c"


@pytest.mark.parametrize(
    ("percentages", "mark"),
    [((78.0, 22.0), "c"), ((78.0, 61.0), "78")],
    ids=["of nine", "of no total"],
)
def test_percentages_of_a_total_that_nobody_sends(percentages: tuple[float, float], mark: str) -> None:
    """78% are 7 of 9, so that the others are 2; with 61% beside it, 2 would be of 3 and 7 of 9."""
    sent = [*ages("plans", "s", {"0-4": 7, "6-12": 2})]
    sent += ages("share", "o", dict(zip(("0-4", "6-12"), percentages, strict=True)))
    assert by_age(sent, [COUNT, SHARE])["share", "0-4"] == mark


def test_a_percentage_elsewhere_of_a_whole_that_is_named() -> None:
    """The 40 that were due, and what became of some, from one agency; how many were in time from another."""
    more, others = card((("in time", "75.0%"), ("calls", 80)), "other", "other", in_time="due")
    for lines in (
        (("due", 40), ("late", 7), ("visits", 212), ("not done", 3)),
        (("due", 40), ("late", 7), ("not done", 3), ("visits", 212)),
    ):
        sent, measures = card(lines)
        assert printed([*sent, *more], [*measures, *others])["in time"] == "c"


@pytest.mark.parametrize("label", ["0 to 4", "Aged 0-4", "0-4 years"])
def test_the_same_group_in_other_words(label: str) -> None:
    sent = [*ages("plans", "s", AGES), *ages("share", "o", {label: 2.9, "10-17": 68.0}, 1)]
    assert by_age(sent, [COUNT, SHARE])["share", label] == "c"


def test_a_measure_that_another_agency_calls_a_group() -> None:
    """9.1% of 33 plans are the three for neglect."""
    sent, measures = card((("neglect", 3), ("visits", 212), ("emotional", 30), ("all plans", 33)))
    sent += ages("share", "o", {"Neglect": 9.1, "Physical": 41.0}, 1)
    found = by_age(sent, [*measures, SHARE])
    assert (found["share", "Neglect"], found["share", "Physical"]) == ("c", "41")


@pytest.mark.parametrize(
    ("percentage", "mark"),
    [
        ("43.2%", "43.2"),  # 16 of 37; no number has 1 to 5 that are so many, nor all but 1 to 5
        ("42.9%", "c"),  # 3 of 7
        ("57.1%", "c"),  # all but 3 of 7
        ("66.6%", "c"),  # 2 of 3, cut
        ("43%", "c"),  # 3 of 7 as well
        ("2.9%", "c"),
        ("0.0%", "c"),
        ("100%", "c"),
    ],
)
def test_a_percentage_that_few_of_no_number_are_stays(percentage: str, mark: str) -> None:
    lines: Lines = (("visits", 212), ("staff trained", percentage), ("deaths", 3), ("contacts", 900))
    assert printed(*card(lines))["staff trained"] == mark


def test_a_percentage_beside_a_greater_hidden_count_may_be_its_own() -> None:
    lines: Lines = (("visits", 212), ("trained", "43.2%"), ("girls", 16), ("boys", 3), ("all children", 19))
    made = printed(*card(lines))
    assert [made[name] for name in ("trained", "girls", "boys")] == ["c", "c", "c"]


@pytest.mark.parametrize(("title", "mark"), [("signed", "75"), ("late audits", "c")])
def test_a_part_of_one_whole_is_no_part_of_another_without_a_word_of_it(title: str, mark: str) -> None:
    """75.0% of 80 due are 60; with 11 and 3 they are 74 audits, with which only their words have to do."""
    lines: Lines = (("due", 80), ("visits", 212), ("audits", 74), (title, "75.0%"), ("late", 11), ("lost", 3))
    assert printed(*card(lines, **{title.replace(" ", "_"): "due"}))[title] == mark


def _average(title: str, value: float, **about: Any) -> tuple[Measure, Observed]:
    """Send a score as an agency does, with the digits that it has."""
    places = len(str(value).partition(".")[2].rstrip("0"))
    told = Measure.model_validate({"name": "told", "title": title, "source": "s", "unit": "score"} | about)
    return told, observed("told", value, cell="card.csv!card!B4") | {"places": places}


@pytest.mark.parametrize("children", [True, False])
@pytest.mark.parametrize(
    ("title", "value", "whole", "part", "marker"),
    [
        ("Average cost of a plan", 3085.5, 12342, 4, "c"),  # 12,342 / 3,085.50
        ("Average cost of a plan", 30.8, 12342, 400, ""),  # the count is shown
        ("Plans: one in", 8, 40, 5, "c"),
        ("Plans, grade", 8, 40, 5, ""),  # a grade is made of nothing
        ("Average cost of a plan", 99.5, 12342, 4, ""),  # of something else
    ],
)
def test_so_many_times_an_average_are_all_of_them(
    title: str, value: float, whole: float, part: float, marker: str, children: bool
) -> None:
    plans = Measure(name="plans", title="Plans", source="s")
    all_of_it = Measure(name="all", title="Cost", source="s", children=False)
    told, sent = _average(title, value, children=children)
    rows = [
        observed("all", whole, cell="card.csv!card!B2"),
        observed("plans", part, cell="card.csv!card!B3"),
        sent,
    ]
    assert printed(rows, [all_of_it, plans, told])["told"] == (marker or f"{value:g}")
    assert attacked(rows, settings_of(all_of_it, plans, told)).breaches == ()


@pytest.mark.parametrize(("index", "marker"), [(10.0, "c"), (45.0, "45")])
def test_an_index_of_a_hidden_count_is_left_out(index: float, marker: str) -> None:
    plans = Measure(name="plans", title="Plans", source="s")
    told, sent = _average("Index of plans (2018-19 = 100)", index)
    rows = [
        observed("plans", 40, "2018-19", cell="card.csv!card!B3"),
        observed("plans", 4, cell="card.csv!card!C3"),
        sent,
    ]
    made = shown(rows, settings_of(plans, told))
    last = made[made["measure"] == "told"].iloc[0]
    assert (last["marker"] or f"{last['value']:g}") == marker


def test_all_of_many_as_a_count_and_in_per_cent() -> None:
    """By its digits 100% of 230 may be 229; where 230 is sent as well nothing is few, and nothing open."""
    due, seen, told = (Measure(name=name, title=name, source="s") for name in ("due", "seen", "told"))
    told = told.model_copy(update={"title": "Share seen", "unit": "percent", "denominator": "due"})
    values = {"0-4": (33, 33, 100), "5-15": (197, 197, 100), "": (230, 230, 100)}
    rows = [
        observed(name, value, group=group, cell=f"care.csv!care!{column}{row}")
        for row, (group, line) in enumerate(values.items(), 2)
        for name, column, value in zip(("due", "seen", "told"), "BCD", line, strict=True)
    ]
    assert not attacked(rows, settings_of(due, seen, told)).breaches
