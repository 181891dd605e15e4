"""Places in a ranking that an agency sends are left out with the counts that they order."""

from __future__ import annotations

import pytest

from psrstats.config import Measure, Settings
from psrstats.disclosure.sent_ranks import is_rank
from tests.disclosure.reports import settings_of, shown
from tests.measures.reports import Observed, observed

WARDS = {"Abbey": 3, "Mill": 12, "Park": 10, "Castle": 30}


def ranked(rank: Measure, count: Measure, policy: str = "dfe-1-5") -> tuple[list[Observed], Settings]:
    """Send counts by ward and the places of the wards; and those of the year before, of which none is small."""
    rows = [observed(count.name, number, area=ward) for ward, number in WARDS.items()]
    rows += [observed(count.name, number + 40, "2018-19", area=ward) for ward, number in WARDS.items()]
    places = dict(zip(WARDS, (4, 2, 3, 1), strict=True))
    for year in ("2018-19", "2019-20"):
        rows += [observed(rank.name, place, year, area=ward) for ward, place in places.items()]
    return rows, settings_of(count, rank, policy=policy)


PLANS = Measure(name="plans", title="Protection plans", source="s")


@pytest.mark.parametrize(
    ("title", "source", "unit", "goes"),
    [
        ("Rank", "s", "score", True),
        ("Rank", "s", "count", True),  # as init writes it
        ("Ranking by plans", "other", "score", True),
        ("Deprivation rank", "other", "score", False),
    ],
)
def test_no_place_is_shown_where_a_count_is_not(title: str, source: str, unit: str, goes: bool) -> None:
    rank = Measure.model_validate({"name": "rank", "title": title, "source": source, "unit": unit, "children": False})
    made = shown(*ranked(rank, PLANS))
    marked = made[(made["measure"] == "rank") & (made["marker"] == "c")]
    assert set(marked["period"]) == ({"2019-20"} if goes else set())
    assert len(marked) == (4 if goes else 0)


def test_places_tell_more_than_rounded_counts() -> None:
    rank = Measure(name="rank", title="Rank", source="s", unit="score", children=False)
    rows, settings = ranked(rank, PLANS, policy="midpoint-6")
    made = shown(rows, settings)
    assert set(made.loc[made["measure"] == "rank", "marker"]) == {"c"}


def test_what_is_no_ranking_stays() -> None:
    said = ("Rank", "Ranking of wards", "Deprivation decile", "Cranked", "Frankness score")
    measures = (Measure(name="m", title=title, source="s", unit="score") for title in said)
    assert [is_rank(one) for one in measures] == [True, True, True, False, False]
