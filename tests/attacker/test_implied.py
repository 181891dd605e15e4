"""Percentages and rates that stand for a count: small reports that gave one away before these were counted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tests.attacker.made import Made, Quotient, Rule
from tests.attacker.pieces import Page, measure, share
from tests.attacker.test_known_leaks import NOW, RULES, breakdown, case, listing, plans, sheet, told
from tests.attacker.trying import tried

LINES = {
    "first": ("due", "in time", "late", "not done"),
    "last": ("not done", "late", "in time", "due"),
    "among others": ("due", "visits", "in time", "late", "not done"),
}
NUMBERS = {"due": 40, "in time": 30, "late": 7, "not done": 3, "visits": 212}
NAMES = {"due": "a", "in time": "p", "late": "l", "not done": "n", "visits": "v"}


def assessments(order: Sequence[str], denominator: str, as_percent: Sequence[str] = ("in time",)) -> Made:
    """Send what became of 40 assessments that were due, some of it as percentages; in two ways to name their whole."""
    rows = [(f"{word.capitalize()}{' %' * (word in as_percent)}", word) for word in order]
    page, _ = sheet(
        ("Measure", NOW),
        *((label, f"{share(NUMBERS[w], 40, 100, 1)}%" if w in as_percent else NUMBERS[w]) for label, w in rows),
    )
    at = {word: page.sheet().cell(number, 1) for number, (_, word) in enumerate(rows, 1)}
    counts = {word: f"{at[word]}#count" if word in as_percent else at[word] for word in order}
    measures = [
        plans(label, NAMES[w], **({"unit": "percent", "denominator": denominator} if w in as_percent else {}))
        for label, w in rows
    ]
    parts = [counts[word] for word in ("in time", "late", "not done")]
    made = case([page], measures, listing(*(one[0] for one in measures)), [(counts["due"], parts)])
    return replace(
        made,
        counts={**made.counts, **{counts[word]: NUMBERS[word] for word in as_percent}},
        quotients=tuple(Quotient(at[w], counts[w], counts["due"], 100, "percentage of a sum") for w in as_percent),
    )


@pytest.mark.parametrize("denominator", ["a", ""], ids=["named", "not named"])
@pytest.mark.parametrize("order", LINES.values(), ids=LINES)
def test_a_percentage_as_one_count_of_a_sum(order: Sequence[str], denominator: str) -> None:
    if denominator or "visits" not in order:
        assert told(tried(assessments(order, denominator)).breaches) == []


@pytest.mark.parametrize("denominator", ["a", ""], ids=["named", "not named"])
def test_two_percentages_as_two_counts_of_a_sum(denominator: str) -> None:
    made = assessments(("due", "in time", "late", "not done"), denominator, ("in time", "late"))
    assert told(tried(made).breaches) == []


def test_a_percentage_as_the_total_of_a_sum() -> None:
    """Of 40 due 75.0% were in time: 27 boys, and so 3 girls."""
    page, rows = sheet(("Measure", NOW), ("Due", 40), ("In time", "75.0%"), ("Boys", 27), ("Girls", 3))
    measures = [plans("Due", "a"), plans("In time", "p", unit="percent", denominator="a")]
    measures += [plans("Boys", "b"), plans("Girls", "g")]
    due, done = rows[1][0], f"{rows[1][0]}#done"
    made = case([page], measures, listing("a", "p", "b", "g"), [(done, [rows[3][0], rows[4][0]])])
    quotient = Quotient(page.sheet().cell(2, 1), done, due, 100, "percentage of a sum")
    made = replace(made, counts={**made.counts, done: 30}, quotients=(quotient,))
    assert told(tried(made).breaches) == []


AGES = (("0-4", 3), ("5-9", 30), ("10-15", 70))


def by_age(places: int, sent: Sequence[str], rule: Rule) -> Made:
    """Send plans by age in one sheet, and their percentages in another agency's."""
    page, rows = sheet(("Age", "Plans"), *AGES, ("All", 103))
    other = Page("other.csv")
    other.add("Age", "Share of cases")
    cells = {age: row[0] for (age, _), row in zip(AGES, rows[1:], strict=False)}
    quotients = []
    for age, count in AGES:
        if age in sent:
            other.add(age, f"{share(count, 103, 100, places)}%")
            quotients.append(
                Quotient(
                    other.sheet().cell(len(other.rows) - 1, 1), cells[age], rows[4][0], 100, "percentage elsewhere"
                )
            )
    measures = [plans(), measure("p", "Share of cases", "other", "Share of cases", unit="percent")]
    tables = (*breakdown("m"), *(tuple({**dict(one), "name": "u"}.items()) for one in breakdown("p")))
    made = case([page, other], measures, tables, [(rows[4][0], list(cells.values()))], rule)
    return replace(made, quotients=tuple(quotients))


@pytest.mark.parametrize("sent", [("0-4", "5-9", "10-15"), ("0-4", "10-15"), ("5-9", "10-15")], ids=str)
@pytest.mark.parametrize("places", [0, 1])
@RULES
def test_percentages_of_the_same_groups_from_another_agency(rule: Rule, sent: Sequence[str], places: int) -> None:
    assert told(tried(by_age(places, sent, rule)).breaches) == []
