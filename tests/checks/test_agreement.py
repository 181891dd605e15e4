"""Two measures of one thing, held against each other."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psrstats.checks.agreement import agreement
from psrstats.config import Agreement, Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.checks.sheet import column, marked
from tests.measures.reports import Observed, observed, settings_of

MEASURES = (
    Measure(name="sent", title="Sent", source="s"),
    Measure(name="received", title="Received", source="s"),
    Measure(name="calls", title="Calls", source="s", children=False),
    Measure(name="both", title="Both", sum="sent:Girls + sent:Boys"),
)
POLICE, CARE = "police.csv!p!B2", "care.csv!c!B2"


def found(
    *observations: Observed, first: str = "sent", second: str = "received", tolerance: float = 0
) -> list[Finding]:
    pair = Agreement(first=first, second=second, tolerance=tolerance)
    settings = replace(settings_of(MEASURES), agreements=(pair,))
    return list(agreement(evidence_of(settings, *observations)))


def two(first: float, second: float, cells: tuple[str, str] = (POLICE, CARE)) -> tuple[Observed, Observed]:
    return observed("sent", first, cell=cells[0]), observed("received", second, cell=cells[1])


@pytest.mark.parametrize(
    ("second", "tolerance", "told"),
    [(1000, 0, 0), (1001, 0, 1), (999, 0, 1), (1015, 1.5, 0), (1016, 1.5, 1), (985, 1.5, 0), (984, 1.5, 1)],
)
def test_two_figures_may_be_as_far_apart_as_their_tolerance(second: float, tolerance: float, told: int) -> None:
    some = found(*two(1000, second), tolerance=tolerance)
    assert [(one.severity, one.printed) for one in some] == [("warning", "1,000")] * told
    assert all(("more than 1.5% apart" in one.message) == bool(tolerance) for one in some)


def test_one_file_that_contradicts_itself_is_an_error_and_two_are_a_warning() -> None:
    (finding,) = found(*two(1000, 1001, (POLICE, "police.csv!q!C2")))
    assert (finding.severity, finding.where) == ("error", (POLICE, "police.csv!q!C2"))
    (finding,) = found(*two(1000, 1001))
    assert (finding.severity, finding.where) == ("warning", (POLICE, CARE))


@pytest.mark.parametrize("hidden", [0, 1])
def test_a_marker_agrees_with_anything(hidden: int) -> None:
    rows = list(two(1000, 1200))
    rows[hidden] = marked(rows[hidden], "c")
    assert found(*rows) == []


def test_each_area_and_period_is_held_by_itself() -> None:
    rows = [*two(1000, 1000), observed("sent", 1200, "2018-19"), observed("received", 1201, "2018-19")]
    rows += [observed("sent", 7000, area="England"), observed("received", 5200, area="Wales")]
    (finding,) = found(*rows)
    assert finding.message == "'sent' is 1,200 and 'received' 1,201 for Town, 2018-19."


def test_groups_are_held_as_they_are_named_and_items_not_at_all() -> None:
    rows = [*column("sent", {"": 90, "Girls": 40}), *column("received", {"": 91, "Girls": 40})]
    assert found(*rows, first="sent:Girls", second="received:Girls") == []
    assert [one.printed for one in found(*rows)] == ["90"]
    items = [*column("sent", {"A": 12, "": 90}, key="item"), *column("received", {"A": 13, "": 90}, key="item")]
    assert found(*items) == []


@pytest.mark.parametrize(("first", "second", "printed"), [(9, 10, ("", "10")), (10, 9, ("10", "")), (9, 8, ("", ""))])
def test_small_numbers_of_children_stand_in_neither_field(first: int, second: int, printed: tuple[str, str]) -> None:
    (finding,) = found(*two(first, second))
    assert (finding.printed, finding.expected) == printed


def test_small_numbers_of_what_is_no_child_are_told() -> None:
    (finding,) = found(observed("calls", 9), observed("sent", 12), first="calls", second="sent")
    assert (finding.printed, finding.expected) == ("9", "12")


def test_a_slip_of_the_hand_is_named_in_either_figure() -> None:
    (finding,) = found(*two(1210, 1120))
    assert finding.explanation == (
        "1,210 may be 1,120 with two digits exchanged; or 1,120 may be 1,210 with two digits exchanged."
    )
    assert found(*two(1210, 1034))[0].explanation == "A part may be missing from one of them."


@pytest.mark.parametrize("figures", [(12.1, 11.2), (121, 112.5), (121.5, 112)])
def test_no_slip_is_looked_for_in_what_is_no_count(figures: tuple[float, float]) -> None:
    assert found(*two(*figures))[0].explanation == "A part may be missing from one of them."


@pytest.mark.parametrize(
    ("girls", "boys", "words"),
    [
        (123, 479, "A part: 123 may be 132 with two digits exchanged."),
        (123.5, 478.5, "A part may be missing from one of them."),  # 132.5 and 487.5 are no counts
        (611, 123, "A part may be missing from one of them."),
    ],
)
def test_a_slip_of_the_hand_is_named_in_one_part_of_a_sum(girls: float, boys: float, words: str) -> None:
    rows = [*column("sent", {"Girls": girls, "Boys": boys}), observed("received", 611, cell=CARE)]
    for first, second in (("both", "received"), ("received", "both")):
        assert [one.explanation for one in found(*rows, first=first, second=second)] == [words]


@pytest.mark.parametrize(
    ("sent", "words"), [(295, "A: 7 may be 0 with one digit wrong."), (294, "A part may be missing")]
)
def test_a_part_may_be_a_slip_of_nought_but_of_nothing_below(sent: int, words: str) -> None:
    rows = column("calls", {"A": 7, "B": 295}, key="item")
    (finding,) = found(*rows, observed("sent", sent, cell=CARE), first="calls-total", second="sent")
    assert finding.explanation.startswith(words)


def test_a_slip_in_an_item_of_a_total_is_named_by_it() -> None:
    rows = column("calls", {"Mill": 120, "Fratton": 413}, key="item")
    (finding,) = found(*rows, observed("sent", 551, cell=CARE), first="calls-total", second="sent")
    assert finding.explanation == "Fratton: 413 may be 431 with two digits exchanged."


def test_a_name_that_has_no_figure_is_told() -> None:
    (finding,) = found(observed("sent", 40))
    assert finding.message == "[[agree]] names 'received', of which there is no figure."
    assert found(*column("sent", {"Girls": 40}), observed("received", 40))[0].message.startswith(
        "[[agree]] names 'sent'"
    )


@pytest.mark.parametrize(
    ("area", "words"),
    [
        ("Town", "'sent' is of 2019-20 and 'received' of 2017-18, so"),
        ("Wales", "'sent' is of Town, 2019-20 and 'received' of Wales, 2017-18, so"),
    ],
)
def test_figures_that_never_meet_are_a_warning_with_the_latest_of_each(area: str, words: str) -> None:
    sent = [observed("sent", 40, period) for period in ("2018-19", "2019-20")]
    received = [observed("received", 40, period, area=area) for period in ("2016-17", "2017-18")]
    (finding,) = found(*sent, *received)
    assert (finding.severity, finding.where) == ("warning", ("sent 2019-20", "received 2017-18"))
    assert finding.message.startswith(words)


def test_figures_that_meet_once_are_held_together_and_no_more() -> None:
    assert found(*two(40, 40), observed("sent", 40, "2018-19"), observed("received", 40, "2017-18")) == []
