"""Rankings in which some areas are not shown, or take no place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from psrstats.config import Measure, Source, TableSettings
from psrstats.explanation import explain
from psrstats.lineage import Figures
from psrstats.model import Table
from psrstats.tables import tabulate
from tests.measures.reports import Observed, observed, reason, settings_of, text, work_out

NAN = float("nan")
POLICE = Source(name="s", agency="Police", file="police.csv")
PLANS = Measure(name="plans", title="Plans", source="s", benchmark="plans", quantiles=2)
OTHER = Measure(name="other", title="Other", source="s")
MEASURES = (PLANS, OTHER)
WARDS: dict[str, float | str] = {"Abbey": 8, "Castle": "c", "Mill": 12, "Park": 9}


def given(name: str, areas: Mapping[str, float | str]) -> list[Observed]:
    return [
        observed(name, NAN, area=area, marker=value) if isinstance(value, str) else observed(name, value, area=area)
        for area, value in areas.items()
    ]


def ranked(*sent: Observed, of: tuple[str, ...] = ("plans",), rows: str = "Ward", **report: Any) -> Table:
    table = TableSettings(name="one", title="About Town", layout="ranking", measures=of, rows=rows)
    described = replace(settings_of(MEASURES, (table,), **report), sources=(POLICE,))
    return tabulate(work_out(described, *(one | {"cell": "police.csv!A1"} for one in sent)), described)[0]


def column(table: Table, number: int) -> list[str]:
    return [row[number].text for row in table.rows]


def figures(*sent: Observed, **report: Any) -> Figures:
    table = TableSettings(name="one", title="About Town", layout="ranking", measures=("plans", "other"))
    return work_out(settings_of(MEASURES, (table,), **report), *sent)


def test_places_are_among_the_areas_shown_and_the_table_says_so() -> None:
    table = ranked(*given("plans", WARDS))
    assert column(table, 0) == ["1", "2", "3", "[c]"]
    assert "Rank: among the 3 wards shown, of 4." in table.notes
    assert "Quantile of 2: among the 3 wards shown, of 4." in table.notes
    assert not [note for note in ranked(*given("plans", WARDS | {"Castle": 20})).notes if "among" in note]
    assert "Rank: among the 3 areas shown, of 4." in ranked(*given("plans", WARDS), rows="Group").notes


def test_each_ranking_of_a_table_says_for_itself_which_areas_it_shows() -> None:
    sent = [*given("plans", WARDS | {"Castle": 20}), *given("other", WARDS)]
    table = ranked(*sent, of=("plans", "other"))
    assert [note for note in table.notes if "among the 3" in note] == ["Rank other: among the 3 wards shown, of 4."]


def test_places_of_two_periods_are_among_the_areas_of_each() -> None:
    before = [one | {"period": "2018-19"} for one in given("plans", {"Hill": 7, "Bay": 4, "Dale": "c"})]
    notes = ranked(*given("plans", WARDS), *before).notes
    assert [note for note in notes if note.startswith("Rank")] == [
        "Rank, 2019-20: among the 3 wards shown, of 4.",
        "Rank, 2018-19: among the 2 wards shown, of 3.",
    ]


def test_an_area_that_is_shown_alone_takes_no_place() -> None:
    found = figures(*given("plans", {"Abbey": 8, "Castle": "c", "Mill": "x"}))
    assert text(found, "plans", "rank", area="Abbey") == "[z]" == text(found, "plans", "quantile", area="Abbey")
    assert text(found, "plans", "rank", area="Castle") == "[c]"
    assert reason(found, "plans", "rank", area="Abbey") == "no other area is shown"


def test_places_among_different_areas_are_not_held_against_one_another() -> None:
    found = figures(*given("plans", WARDS | {"Castle": 20}), *given("other", WARDS))
    assert {area: text(found, "plans", "move", area=area) for area in WARDS} == {
        "Abbey": "[z]", "Castle": "[c]", "Mill": "[z]", "Park": "[z]",
    }  # fmt: skip
    assert reason(found, "plans", "move", area="Mill") == "the two places are not among the same areas"
    alike = figures(*given("plans", WARDS), *given("other", WARDS | {"Abbey": 30}))
    assert text(alike, "plans", "move", area="Abbey") == "down 2"
    fewer = {area: count for area, count in WARDS.items() if area != "Park"}
    assert text(figures(*given("plans", WARDS), *given("other", fewer)), "plans", "move", area="Abbey") == "[z]"


def test_the_area_itself_and_its_comparators_stand_below_with_their_figures_and_no_place() -> None:
    sent = [*given("plans", {"England": 900, "Town": 29} | WARDS), *given("other", WARDS | {"Castle": 7, "Town": 40})]
    table = ranked(*sent, of=("plans", "other"), comparators=("England",))
    assert column(table, 1) == ["Mill", "Park", "Abbey", "Castle", "Town", "England"]
    assert [row[0].text for row in table.rows[-2:]] == ["[z]", "[z]"]
    assert [cell.text for cell in table.rows[-2]] == ["[z]", "Town", "29", "40", "[z]", "[z]", "[z]", "[z]"]
    assert [cell.text for cell in table.rows[-1]] == ["[z]", "England", "900", "[x]", "[z]", "[z]", "[z]", "+871"]
    assert "Town and England take no place, and stand below." in table.notes
    assert "Town takes no place, and stands below." in ranked(*given("plans", WARDS | {"Town": 29})).notes


def test_an_explained_place_says_among_how_many_areas_it_is() -> None:
    described = settings_of(MEASURES)
    said = explain(work_out(described, *given("plans", WARDS)), described, "plans-rank:Mill")
    assert said.method[-1] == "among the 3 areas shown, of 4"
    whole = explain(work_out(described, *given("plans", WARDS | {"Castle": 7})), described, "plans-rank:Mill")
    assert not [one for one in whole.method if "among" in one]
