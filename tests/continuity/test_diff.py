"""Two reports compared: what differs, and each cause traced to where it lies."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.attacker.commands import ran
from tests.continuity.made import MEASURES, ROWS, TOML, made

CORRECTED = '\n[[correct]]\nwhere = "care.csv!care!D4"\nreads = "121"\nas = "112"\nreason = "Typed twice."\n'
ONE_THING = {
    "source": {"rows": ROWS.replace("Visits on time,Anytown,2019-20,85.5", "Visits on time,Anytown,2019-20,88.5")},
    "population": {"rows": ROWS.replace("10040", "10140")},
    "definition": {"measures": MEASURES.replace("10000", "1000")},
    "rounding": {"rows": ROWS.replace("85.5%", "85.52%")},
    "disclosure": {"toml": TOML.replace('"dfe-1-5"', '"round"\nto = 5')},
    "correction": {"toml": TOML + CORRECTED},
    "formula": {"toml": TOML.replace('period = "2019-20"', 'period = "2019-20"\nprevious = "2017-18"', 1)},
}
OWN = {
    "source": ("visits", "", "85.5%", "88.5%"),
    "population": ("plans-rate", "", "120.5", "119.3"),  # 1,210,000 / 10,040 and / 10,140
    "definition": ("plans-rate", "", "120.5", "12.1"),
    "rounding": ("visits", "", "85.5%", "85.52%"),
    "disclosure": ("plans", "", "121", "120"),
    "correction": ("plans", "", "121", "112"),
    "formula": ("plans", "change", "+17", "+25"),  # 121 less 104, and less 96
}
Diff = Callable[..., dict[str, Any]]


def told(before: Path | str, after: Path | str, *more: str) -> dict[str, Any]:
    done = ran("diff", before, after, "--format", "json", *more)
    assert done.status in (0, 1), done.err
    found: dict[str, Any] = json.loads(done.out)
    assert done.status == bool(found["changes"] or found["summary"]["given_away_together"])
    return found


@pytest.mark.parametrize("cause", ONE_THING)
def test_each_cause_is_told_by_its_name_and_no_other_is(cause: str, tmp_path: Path) -> None:
    found = told(made(tmp_path / "before"), made(tmp_path / "after", **ONE_THING[cause]))
    name, statistic, was, now = OWN[cause]
    one = next(
        one
        for one in found["changes"]
        if (one["measure"], one["statistic"], one["area"], one["period"]) == (name, statistic, "Anytown", "2019-20")
    )
    assert (one["was"], one["is"], one["kind"], one["cause"]) == (was, now, "changed", cause)
    assert one["cells"]
    others = {each["cause"] for each in found["changes"]} - {cause}
    assert others <= ({"source"} if cause == "population" else set())  # the population itself was sent anew
    assert found["summary"]["causes"][cause] == sum(each["cause"] == cause for each in found["changes"])


def test_what_is_worked_out_from_a_changed_figure_has_its_cause(tmp_path: Path) -> None:
    rows = ROWS.replace("Anytown,2019-20,121", "Anytown,2019-20,131")
    found = told(made(tmp_path / "a"), made(tmp_path / "b", rows=rows))
    causes = {(one["name"], one["period"]): one["cause"] for one in found["changes"]}
    assert causes["plans-rate", "2019-20"] == causes["plans-rate-change", "2019-20"] == "source"
    assert found["changes"][0]["area"] == "Anytown"
    assert found["changes"][0]["statistic"] == ""


def test_figures_that_only_one_has_are_new_or_gone(tmp_path: Path) -> None:
    rows = ROWS.replace("2017-18", "2020-21").replace("Visits on time", "Seen")
    measures = MEASURES.replace("visits,Visits on time", "seen,Seen").replace(",Visits on time", "")
    found = told(made(tmp_path / "a"), made(tmp_path / "b", rows, measures, TOML.replace('"visits"', '"seen"')))
    kinds = {(one["name"], one["period"]): (one["kind"], one["cause"]) for one in found["changes"]}
    assert kinds["plans", "2020-21"] == ("new", "source")
    assert kinds["plans", "2017-18"] == ("gone", "source")
    assert kinds["visits", "2019-20"] == ("gone", "definition")
    assert kinds["seen", "2019-20"] == ("new", "definition")


def test_the_same_report_has_no_changes_in_any_format(tmp_path: Path) -> None:
    report = made(tmp_path / "a")
    for form in ("table", "markdown", "md", "json", "html"):
        done = ran("diff", report, report, "--format", form)
        assert (done.status, done.err) == (0, "")
    assert told(report, report)["summary"]["same"] > 40


def test_what_was_published_stands_for_a_report(tmp_path: Path) -> None:
    before = made(tmp_path / "before")
    assert ran("export", before, "--to", "json", "--output", tmp_path / "out").status == 0
    manifest = tmp_path / "out" / "before-manifest.json"
    assert told(manifest, before)["changes"] == []
    assert told(before, tmp_path / "out" / "before.json")["changes"] == []
    for cause in ("source", "population", "rounding", "correction", "definition"):
        found = told(manifest, made(tmp_path / cause, **ONE_THING[cause]))
        name, statistic, was, now = OWN[cause]
        assert (was, now, cause) in [
            (one["was"], one["is"], one["cause"])
            for one in found["changes"]
            if (one["measure"], one["statistic"]) == (name, statistic)
        ]
    published = tmp_path / "out" / "before.json"
    published.write_text(published.read_text(encoding="utf-8").replace("121", "122"), encoding="utf-8")
    done = ran("diff", manifest, before)
    assert (done.status, "is not the file that before-manifest.json" in done.err) == (2, True)


def test_an_internal_export_is_read_for_an_internal_comparison_only(tmp_path: Path) -> None:
    report = made(tmp_path / "before")
    ran("export", report, "--to", "json", "--output", tmp_path / "out", "--internal")
    file = tmp_path / "out" / "before-internal.json"
    assert ran("diff", file, report).status == 2
    assert ran("diff", file, report, "--internal").status == 0


def test_a_revision_of_git_stands_for_a_report(tmp_path: Path) -> None:
    report = made(tmp_path / "reports" / "this")
    (report / "psrstats.toml").write_text(
        TOML.replace('area = "Anytown"', 'area = "Anytown"\nagainst = "../last"'), encoding="utf-8"
    )
    made(tmp_path / "reports" / "last")

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "First")
    assert told(f"{report}@HEAD", report)["changes"] == []
    (report / "sources" / "care.csv").write_text(ONE_THING["source"]["rows"], encoding="utf-8")
    found = told(f"{report}@HEAD", report)
    assert {one["cause"] for one in found["changes"]} == {"source"}
    for wrong in (f"{report}@no-such", f"{report}@--help", f"{tmp_path}@HEAD", f"{tmp_path / 'none'}@HEAD"):
        done = ran("diff", wrong, report)
        assert (done.status, "1 thing to mend" in done.err) == (2, True)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"report": {}, "figures": [{}]}', '{"report": {}, "figures": [{"measure": 1}]}']
)
def test_a_file_that_is_no_export_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")
    (tmp_path / "odd-manifest.json").write_text(text, encoding="utf-8")
    for name in ("odd.json", "odd-manifest.json", "none.json"):
        assert ran("diff", tmp_path / name, made(tmp_path / name[:-5])).status == 2


@pytest.mark.parametrize(
    "odd",
    [{"value": 10**400}, {"places": 400}, {"per": 10**12}, {"period": "soon"}, {"period": "2018/29"}, {"marker": "q"}],
)
def test_a_figure_that_cannot_be_is_refused(odd: dict[str, Any], tmp_path: Path) -> None:
    report = made(tmp_path / "a")
    ran("export", report, "--to", "json", "--output", tmp_path / "out")
    document = json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))
    document["figures"][0] |= odd
    (tmp_path / "odd.json").write_text(json.dumps(document), encoding="utf-8")
    done = ran("diff", tmp_path / "odd.json", report)
    assert (done.status, "is no report that psrstats exported" in done.err) == (2, True)


HIDING = """\
Measure,Area,Period,Value
Plans,Anytown,2019-20,45
Plans,Hill,2019-20,3
Plans,Dale,2019-20,20
Plans,Mere,2019-20,22
"""
FOUR = TOML.replace('"Hill", "Dale"', '"Hill", "Dale", "Mere"').replace('"plans", "visits", "plans-rate"', '"plans"')
ONLY = "name,title,source\nplans,Plans,care\n"


def test_two_editions_that_leave_out_different_counts_beside_a_small_one_are_told(tmp_path: Path) -> None:
    one = made(tmp_path / "a", HIDING, ONLY, FOUR.replace('"dfe-1-5"', '"dfe-1-5"\nkeep = ["plans:Dale"]'))
    other = made(tmp_path / "b", HIDING, ONLY, FOUR.replace('"dfe-1-5"', '"dfe-1-5"\nkeep = ["plans:Mere"]'))
    found = told(one, other)
    shown = {one["area"]: (one["was"], one["is"]) for one in found["changes"] if one["statistic"] == ""}
    assert shown == {"Dale": ("20", "[c]"), "Mere": ("[c]", "22")}
    assert {one["cause"] for one in found["changes"]} == {"disclosure"}
    assert found["summary"]["given_away_together"] == ["'Plans' for Hill, 2019-20"]
    assert "Hill" not in {one["area"] for one in found["changes"]}


def test_a_report_held_against_the_other_gives_nothing_away_with_it(tmp_path: Path) -> None:
    made(tmp_path / "a", HIDING, ONLY, FOUR.replace('"dfe-1-5"', '"dfe-1-5"\nkeep = ["plans:Dale"]'))
    kept = FOUR.replace('"dfe-1-5"', '"dfe-1-5"\nkeep = ["plans:Mere"]')
    against = kept.replace('area = "Anytown"', 'area = "Anytown"\nagainst = "../a"', 1)
    other = made(tmp_path / "b", HIDING, ONLY, against)
    assert told(tmp_path / "a", other)["summary"]["given_away_together"] == []


def test_internal_editions_show_what_the_public_ones_hide_and_say_so(tmp_path: Path) -> None:
    one = made(tmp_path / "a", HIDING, ONLY, FOUR)
    rows = HIDING.replace("Hill,2019-20,3", "Hill,2019-20,4").replace(",45", ",46")
    other = made(tmp_path / "b", rows, ONLY, FOUR)
    public = told(one, other)
    assert [(each["area"], each["was"], each["is"]) for each in public["changes"]] == [("Anytown", "45", "46")]
    assert public["summary"]["given_away_together"] == []
    done = ran("diff", one, other, "--internal")
    assert ("OFFICIAL-SENSITIVE" in done.out, "OFFICIAL-SENSITIVE" in done.err) == (True, True)
    assert ("3", "4") in [
        (each["was"], each["is"]) for each in told(one, other, "--internal")["changes"] if each["area"] == "Hill"
    ]
