"""Percentages of which there were too many, or whose opposite was in no list: every set of counts is tried."""

from __future__ import annotations

import pytest

from tests.attacker.enumerating import Report, Share, Sheet, opened
from tests.attacker.test_numerator_sheets import NOW, long, measured, wide

PLANS = "Children with a plan"


def _of_plans(lines: Sheet, plans: int) -> Report:
    """Make a report of shares of plans by need, whose number another source sends."""
    sheets = {"care": (("Need", "Share of plans %"), *lines), "all": (("Measure", NOW), ("Plans", plans))}
    total = measured("Plans", "all")
    shares = measured("Share of plans %", denominator=total["name"])
    most = {"a": 40, "b": 40}
    return Report(sheets, [total, shares], {"a": 3, "b": 17}, most, {"a": "a"}, tables=((shares["name"],),))


@pytest.mark.parametrize("many", [13, 16])
def test_many_shares_of_one_total(many: int) -> None:
    """A hundred less all others is 1.5% of 200: three."""
    sent = [("Group one", Share("a", 200)), ("Group two", Share("b", 200))]
    each = [7 + at % 4 for at in range(many - 3)]
    sent += [(f"Kind {chr(65 + at)}", Share(of, 200)) for at, of in enumerate(each)]
    sent += [("Other kinds", Share(f"{200 - sum(each)} - a - b", 200))]
    assert opened(_of_plans(sent, 200)) == {}


@pytest.mark.parametrize("many", [13, 16])
def test_many_percentages_that_add_up_to_another(many: int) -> None:
    """All needs, which not all children have, less all others leave three."""
    each = [9 + at % 5 for at in range(many - 2)]
    sent = [("Need one", Share("a", 300)), ("Need two", Share("b", 300))]
    sent += [(f"Need {chr(65 + at)}", Share(of, 300)) for at, of in enumerate(each)]
    assert opened(_of_plans([*sent, ("All needs", Share(f"a + b + {sum(each)}", 300))], 300)) == {}


def test_two_reaches_among_many_percentages() -> None:
    """2 of 137 were seen within 20 days and not within 10."""
    others = [(f"% with a need of kind {chr(65 + at)}", Share(40 + at * 3, 137)) for at in range(11)]
    reaches = (("% seen within 10 days", Share("a", 137)), ("% seen within 20 days", Share("a + b", 137)))
    made = long((("Measure", NOW), (PLANS, 137), *reaches, *others), {"a": 60, "b": 2}, 137, {"10 to 20": "b"})
    whole, *rest = made.measures
    measures = [whole, *({**one, "denominator": whole["name"]} for one in rest)]
    assert opened(Report(made.sheets, measures, made.true, made.most, made.secrets, "listing")) == {}


@pytest.mark.parametrize(
    ("due", "so", "not_so"),
    [
        ("Visits due", "Seen", "Unseen"),
        ("Visits due", "Seen", "Un-seen"),
        ("Health checks due", "Checked", "Unchecked"),
        ("Forms", "Complete", "Incomplete"),
        ("Homes", "Compliant", "Non-compliant"),
        ("Replies", "Satisfied", "Dissatisfied"),
        ("Dental checks due", "Up to date", "Out of date"),
        ("Dental checks due", "Up to date", "Not up to date"),
        ("Reviews due", "On time", "Delayed"),
        ("Reviews due", "Within timescale", "Outside timescale"),
        ("Meetings", "Present", "Absent"),
        ("Offers", "Accepted", "Refused"),
    ],
)
def test_the_opposite_of_all(due: str, so: str, not_so: str) -> None:
    """10 of 21 boys were seen, and 16 of 33 were not: of 12 girls, seven were and five were not."""
    rows: Sheet = (
        ("Sex", due, f"{so} %", f"{not_so} %"),
        ("Boys", 21, Share("boys", 21), ""),
        ("Girls", 12, Share("girls", 12), ""),
        ("All", 33, "", Share("33 - boys - girls", 33)),
    )
    assert opened(wide(rows, {"boys": 10, "girls": 7}, 33, {"girls who were not": "12 - girls"})) == {}
