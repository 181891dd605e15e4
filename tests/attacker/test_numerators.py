"""Percentages that are printed beside one that is not: small reports of which every set of counts is tried."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.attacker.enumerating import Cell, Report, Share, opened

DUE = {"name": "due", "title": "Reviews due", "source": "care", "label": "Reviews due"}
LATE = {"name": "late", "title": "Reviews late", "source": "care", "label": "Late %", "unit": "percent"}


@pytest.mark.parametrize("denominator", ["", "due"], ids=["not named", "named"])
@pytest.mark.parametrize("places", [0, 1])
def test_percentages_of_the_others_and_of_all(denominator: str, places: int) -> None:
    """10 of 40 boys and 13 of 100 children were late: so were 3 of 60 girls."""
    sheet = (
        ("Sex", "Reviews due", "Late %"),
        ("Boys", 40, Share("boys", 40, places=places)),
        ("Girls", 60, Share("girls", 60, places=places)),
        ("All", 100, Share("boys + girls", 100, places=places)),
    )
    made = Report(
        {"care": sheet},
        (DUE, {**LATE, "denominator": denominator}),
        {"boys": 10, "girls": 3},
        {"boys": 40, "girls": 60},
        {"girls": "girls", "girls in time": "60 - girls"},
    )
    assert opened(made) == {}


def test_the_group_of_which_no_percentage_is_sent() -> None:
    sheet = (
        ("Sex", "Reviews due", "Late %"),
        ("Boys", 40, Share("boys", 40)),
        ("Girls", 60, ""),
        ("All", 100, Share("boys + girls", 100)),
    )
    made = Report(
        {"care": sheet},
        (DUE, LATE),
        {"boys": 10, "girls": 3},
        {"boys": 40, "girls": 60},
        {"girls": "girls"},
    )
    assert opened(made) == {}


def test_wholes_and_their_percentages_as_measures() -> None:
    rows = [("Boys", 40, "boys"), ("Girls", 60, "girls")]
    rows.append(("Children", 100, "boys + girls"))
    sheet, measures = list[Sequence[Cell]]([("Measure", "2019-20")]), list[dict[str, str]]()
    for who, many, of in rows:
        sheet += [(f"{who} with reviews due", many), (f"{who} with reviews late %", Share(of, many))]
        measures += [
            {"name": f"{who[0]}{unit}".lower(), "title": label, "source": "care", "label": label, "unit": unit}
            for label, unit in ((f"{who} with reviews due", ""), (f"{who} with reviews late %", "percent"))
        ]
        measures[-1]["denominator"] = measures[-2]["name"]
    made = Report(
        {"care": sheet},
        measures,
        {"boys": 10, "girls": 3},
        {"boys": 40, "girls": 60},
        {"girls": "girls"},
        layout="listing",
    )
    assert opened(made) == {}


@pytest.mark.parametrize(("police", "health"), [(3, 12), (2, 4)])
def test_proportions_of_a_total_in_another_sheet(police: int, health: int) -> None:
    """0.07 of 43 contacts are three, and so is what 0.28 and 0.65 leave of them."""
    parts = {"police": police, "health": health}
    proportion = [(name.capitalize(), Share(name, 43, 1, 2, "")) for name in parts]
    others = ("Schools", Share("43 - police - health", 43, 1, 2, ""))
    made = Report(
        {"care": (("Sender", "Proportion"), *proportion, others), "all": (("Measure", "2019-20"), ("Contacts", 43))},
        (
            {"name": "contacts", "title": "Contacts", "source": "all", "label": "Contacts"},
            {"name": "p", "title": "Proportion", "source": "care", "label": "Proportion", "unit": "ratio"},
        ),
        parts,
        {"police": 43, "health": 43},
        {name: name for name in parts},
        tables=(("contacts", "p"),),
    )
    assert opened(made) == {}


def test_a_rate_of_a_population_without_its_count() -> None:
    """2.2 per 10,000 of 4,633 children are one child; 15 of 9,133 and 14 of 4,500 leave one as well."""
    people = {"0-4": 4633, "5-9": 4500, "All": 9133}
    counts = ("young", "older", "young + older")
    rates = [(age, Share(of, people[age], 10_000, 1, "")) for age, of in zip(people, counts, strict=True)]
    made = Report(
        {"care": (("Age", "Rate"), *rates), "ons": (("Age", "Children"), *people.items())},
        (
            {"name": "r", "title": "Rate of plans", "source": "care", "label": "Rate", "unit": "rate", "per": "10000"},
            {"name": "children", "title": "Children", "source": "ons", "label": "Children", "public": "yes"},
        ),
        {"young": 1, "older": 14},
        {"young": 60, "older": 60},
        {"young": "young"},
    )
    assert opened(made) == {}


@pytest.mark.parametrize("far", ["in {} days", "within {} weeks"])
def test_those_between_two_percentages(far: str) -> None:
    """50.0% of 132 within 10 days and 51.5% within 20 leave two between them."""
    labels = [f"Visits {far.format(many)} %" for many in (10, 20)]
    shares = [Share("a", 132), Share("a + b", 132)]
    made = Report(
        {"care": (("Measure", "2019-20"), ("Visits", 132), *zip(labels, shares, strict=True))},
        (
            {"name": "v", "title": "Visits", "source": "care", "label": "Visits"},
            *(
                {"name": f"p{at}", "title": label, "source": "care", "label": label, "unit": "percent"}
                for at, label in enumerate(labels)
            ),
        ),
        {"a": 66, "b": 2},
        {"a": 132, "b": 132},
        {"between": "b"},
        layout="listing",
    )
    assert opened(made) == {}


@pytest.mark.parametrize("words", [("Open", "Closed"), ("Red", "Green")])
def test_two_percentages_that_make_up_a_hundred_wherever_both_are_sent(words: tuple[str, str]) -> None:
    """87.0% of 100 are closed, so that 13 are open; 25.0% of 40 boys are ten: so are three of 60 girls."""
    one, other = words
    sheet = (
        ("Children", "Cases", f"{one} %", f"{other} %"),
        ("Boys", 40, Share("boys", 40), ""),
        ("Girls", 60, Share("girls", 60), Share("60 - girls", 60)),
        ("All", 100, "", Share("100 - boys - girls", 100)),
        ("With a plan", 30, "40.0%", "60.0%"),
        ("In care", 20, "25.0%", "75.0%"),
    )
    made = Report(
        {"care": sheet},
        (
            {"name": "cases", "title": "Cases", "source": "care", "label": "Cases"},
            {"name": "a", "title": f"{one} %", "source": "care", "label": f"{one} %", "unit": "percent"},
            {"name": "b", "title": f"{other} %", "source": "care", "label": f"{other} %", "unit": "percent"},
        ),
        {"boys": 10, "girls": 3},
        {"boys": 40, "girls": 60},
        {"girls": "girls"},
    )
    assert opened(made) == {}
