"""Parts that are larger than their whole."""

from __future__ import annotations

import pytest

from psrstats.checks.subset import subset
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.checks.sheet import column, marked
from tests.measures.reports import Observed, observed, settings_of

MEASURES = (
    Measure(name="held", title="Held", source="s"),
    Measure(name="timely", title="In time", source="s"),
    Measure(name="share", title="Share in time", source="s", unit="percent", numerator="timely", denominator="held"),
    Measure(name="ratio", title="In time for each", unit="ratio", numerator="timely", denominator="held"),
    Measure(name="mix", title="Share of all", unit="percent", numerator="held", denominator="held"),
    Measure(name="score", title="Score", source="s", unit="score"),
)
SETTINGS = settings_of(MEASURES)


def found(*observations: Observed, measures: tuple[Measure, ...] = MEASURES) -> list[Finding]:
    return list(subset(evidence_of(settings_of(measures), *observations)))


def pairs(*counts: tuple[float, float]) -> list[Observed]:
    """Make the part and the whole of so many years, each in a column of its own."""
    years = [f"{year}-{(year + 1) % 100:02}" for year in range(2019, 2019 - len(counts), -1)]
    return [
        observed(name, count, year, cell=f"s.csv!s!{name} {year}")
        for year, both in zip(years, counts, strict=True)
        for name, count in zip(("timely", "held"), both, strict=True)
    ]


def test_a_numerator_beyond_its_denominator_is_an_error_and_one_as_large_is_not() -> None:
    assert found(*pairs((91, 91))) == []
    (finding,) = found(*pairs((92, 91)))
    assert (finding.severity, finding.printed, finding.expected) == ("error", "92", "at most 91")
    assert finding.where == ("s.csv!s!timely 2019-20", "s.csv!s!held 2019-20")
    assert finding.message == (
        "'In time' for Town, 2019-20 (92) cannot be more than 'Held' for Town, 2019-20 (91), of which it is a part."
    )


def test_small_numbers_of_children_are_not_repeated() -> None:
    (finding,) = found(*pairs((10, 9)))
    assert (finding.message.count("(10)"), finding.message.count("(9)")) == (1, 0)
    assert finding.expected == "no more than its whole"
    assert found(*pairs((11, 10)))[0].expected == "at most 10"


@pytest.mark.parametrize(
    ("parts", "wholes", "told"),
    [
        ((100, 40, 30), (90, 250, 310), 0),  # each of the two by up to 5
        ((110, 40, 30), (90, 250, 310), 1),
        ((105, 41, 32), (100, 250, 310), 0),  # only the wholes are rounded
        ((106, 41, 32), (100, 250, 310), 1),
        ((100.5, 40, 30), (96, 253, 311), 1),  # what has decimals was rounded to no base
    ],
)
def test_rounded_counts_may_be_beyond_by_half_of_their_base_each(
    parts: tuple[float, ...], wholes: tuple[float, ...], told: int
) -> None:
    assert len(found(*pairs(*zip(parts, wholes, strict=True)))) == told


def test_a_suppressed_count_is_beyond_nothing() -> None:
    part, whole = pairs((92, 91))
    assert found(part, marked(whole, "c")) == []
    assert found(marked(part, "c"), whole) == []
    assert found(*column("held", {"": 70, "Girls": "c"})) == []


def test_the_percentage_that_was_sent_tells_what_is_wrong() -> None:
    share = observed("share", 49.7, cell="s.csv!s!D2", cell_unit="percent")
    (finding,) = found(*pairs((181, 90)), share)
    assert finding.where[-1] == "s.csv!s!D2"
    assert finding.explanation == "By the 49.7% that was sent, 49.7 is 90 of 181: the two are swapped."


@pytest.mark.parametrize(
    ("value", "part", "whole", "period", "named", "explained"),
    [
        (90.0, 10, 9, "2019-20", True, False),  # a whole of 9 is not repeated
        (90.9, 11, 10, "2019-20", True, True),
        (90.9, 11.5, 10, "2019-20", True, False),
        (90.9, 11, 10.5, "2019-20", True, False),
        (0.0, 181, 90, "2019-20", True, True),
        (-1.0, 181, 90, "2019-20", False, False),
        (49.7, 181, 90, "2018-19", False, False),
    ],
)
def test_a_percentage_explains_only_the_counts_it_is_made_of(
    value: float, part: float, whole: float, period: str, named: bool, explained: bool
) -> None:
    share = observed("share", value, period, cell="s.csv!s!D2", cell_unit="percent")
    (finding,) = found(*pairs((part, whole)), share)
    assert ("s.csv!s!D2" in finding.where, bool(finding.explanation)) == (named, explained)


@pytest.mark.parametrize(
    ("beyond", "within", "severities"),
    [
        (3, 0, ["error"] * 3),
        (4, 0, ["warning"]),
        (4, 15, ["warning"]),  # 4 of 19
        (4, 16, ["error"] * 4),  # 4 of 20, a fifth
    ],
)
def test_where_many_are_larger_the_one_is_hardly_a_part_of_the_other(
    beyond: int, within: int, severities: list[str]
) -> None:
    some = found(*pairs(*[(92, 91)] * beyond, *[(90, 91)] * within))
    assert [one.severity for one in some] == severities
    if severities == ["warning"]:
        assert some[0].message.startswith(f"In {beyond} of {beyond + within} figures 'In time' is more than 'Held'")


def test_a_ratio_is_of_no_part() -> None:
    without = tuple(measure for measure in MEASURES if measure.name != "share")
    assert found(*pairs((92, 91)), measures=without) == []
    assert len(found(*pairs((92, 91)))) == 1


@pytest.mark.parametrize(("girls", "told"), [(70, 0), (71, 1)])
def test_a_group_beyond_the_total_of_its_area_is_an_error(girls: int, told: int) -> None:
    for shown in ({"": 70, "Girls": girls}, {"Girls": girls, "": 70}):
        some = found(*column("held", shown))
        assert [(one.severity, one.printed) for one in some] == [("error", "71")] * told
        cells = {label: f"s.csv!s!B{row}" for row, label in enumerate(shown, 2)}
        assert [one.where for one in some] == [(cells["Girls"], cells[""])] * told


def test_groups_that_do_not_add_up_are_left_to_their_sum() -> None:
    assert found(*column("held", {"Girls": 71, "Boys": 20, "": 70})) == []
    assert len(found(*column("held", {"Girls": 71, "Boys": "c", "": 70}))) == 1
    assert len(found(*column("held", {"Girls": 71, "": 70}), *column("held", {"Boys": 20}, "2018-19"))) == 1


def test_a_group_is_held_against_its_own_total_only() -> None:
    assert found(*column("held", {"Girls": 71}), *column("timely", {"": 70})) == []
    assert found(*column("held", {"Girls": 71}), *column("held", {"": 70}, "2018-19")) == []
    assert found(*column("held", {"Girls": 71}), *column("held", {"": 70}, area="England")) == []


def test_a_group_of_what_is_no_count_may_be_beyond_that_of_all() -> None:
    assert found(*column("score", {"Girls": 71, "": 70})) == []


def test_a_group_of_a_sum_is_told_by_its_parts() -> None:
    both = Measure(name="both", title="Both", sum="held + timely")
    rows = column("held", {"": 70, "Girls": 91}), column("timely", {"": 5, "Girls": 5}, at="s.csv!s!C")
    (finding,) = found(*rows[0], *rows[1], measures=(*MEASURES[:2], both))
    assert finding.message.startswith("'Held' for Town, Girls")


def test_a_part_of_a_net_number_or_of_a_median_may_be_more_than_all() -> None:
    assert found(*column("held", {"Moved in": 120, "Moved out": -80, "": 40})) == []
    longest = (Measure(name="held", title="Median wait", source="s"),)
    assert found(*column("held", {"Girls": 120, "": 100}), measures=longest) == []
    assert len(found(*column("held", {"Girls": 120, "": 100}))) == 1
