"""What is printed of a report: nothing that tells of a count that is not shown, in any format, finding or file."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from psrstats.columns import Array
from psrstats.config import Measure
from psrstats.disclosure import attack, publishable
from psrstats.lineage import Figures
from psrstats.measures import measure
from psrstats.pipeline import attack as attack_report
from psrstats.pipeline import compute, observe, validate
from tests.disclosure.reports import (
    PLANS,
    attacked,
    frame,
    hidden,
    place,
    published,
    sent,
    settings_of,
    shown,
    structure_of,
)
from tests.measures.reports import Observed, observed

TOML = """
[report]
title = "Plans"
area = "Town"
period = "2019-20"

[[source]]
name = "care"
agency = "Children's social care"
file = "care.csv"

[[source]]
name = "people"
agency = "Office for National Statistics"
file = "people.csv"

[[table]]
name = "plans"
title = "Plans by age"
layout = "breakdown"
measures = ["plans", "plans-rate", "share"]

[[table]]
name = "change"
title = "Plans against the year before"
layout = "change"
measures = ["plans", "plans-rate"]
"""
MEASURES = """name,title,source,label,unit,per,numerator,denominator
plans,Children with a plan,care,Plans,,,,
people,Children,people,,,,,
plans-rate,Rate of plans,,,rate,10000,plans,people
share,Share of plans,,,percent,,plans,plans
"""
AGES = ("0-4", "5-9", "10-15", "16-17")
KINDS = ("Neglect", "Harm", "Abuse")


def write(folder: Path, tables: dict[str, Array], toml: str = TOML) -> Path:
    """Write a report of two years of plans by age and kind, with totals, and a word on each row."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "psrstats.toml").write_text(toml)
    (folder / "measures.csv").write_text(MEASURES)
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(["Year", "Age", "Type", "Plans", "Commentary"])
    for year, counts in tables.items():
        full = np.vstack([counts, counts.sum(axis=0)])
        full = np.hstack([full, full.sum(axis=1, keepdims=True)])
        for age, row in zip((*AGES, "Total"), full, strict=True):
            lines.writerow([year, age, "", row[-1], f"There were {row[-1]}."])
    (folder / "sources" / "care.csv").write_text(out.getvalue())
    people = "Area,2018,2019\nTown,41000,41639\n"
    (folder / "sources" / "people.csv").write_text(people.replace("Area", "Children").replace("Town", "Children"))
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Make a report in which one count is small, and another is left out for it."""
    now, before = ([[3, 0, 0], [17, 0, 0], [29, 0, 0], [33, 0, 0]], [[11, 0, 0], [13, 0, 0], [31, 0, 0], [37, 0, 0]])
    return write(tmp_path, {"2018-19": np.array(before), "2019-20": np.array(now)})


def test_all_that_is_made_of_a_count_is_not_shown_with_it(report: Path) -> None:
    figures = compute(report).figures
    for name in ("plans", "plans-rate", "share", "plans-change", "plans-rate-lower-95", "plans-direction"):
        rows = [row for row in figures.names[name] if figures.get(row, "group") == "0-4"]
        assert [figures.text(row) for row in rows if figures.get(row, "period") == "2019-20"] == ["[c]"], name


def test_the_table_says_why(report: Path) -> None:
    notes = compute(report).tables[0].notes
    assert "[c] suppressed so that no child can be identified." in notes
    assert "Counts of 1 to 5 children are not shown, nor others by which they could be worked out." in notes


def test_what_an_agency_says_of_a_count_that_is_not_shown_is_left_out(report: Path) -> None:
    said = dict(observe(report)[0].rows("group", "commentary"))
    assert said["0-4"] == said["5-9"] == "[left out: it is about figures that are not shown]"
    assert said["10-15"] == "There were 29."


def test_a_finding_about_counts_that_are_not_shown_tells_none(report: Path) -> None:
    path = report / "sources" / "care.csv"
    path.write_text(path.read_text().replace("2019-20,Total,,82", "2019-20,Total,,83"))
    assert not [one for one in compute(report).findings if one.code == "PSR002"]  # that there is one tells something
    found = validate(report)
    assert not [one for one in found.findings if one.code == "PSR002"]
    assert found.partial  # and it is said that some may be left out
    (inside,) = (one for one in validate(report, internal=True).findings if one.code == "PSR002")
    assert "83" in inside.printed + inside.message


def test_the_internal_edition_shows_all_and_says_what_it_is(
    report: Path, run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    for form in ("table", "markdown", "csv", "json"):
        assert "OFFICIAL-SENSITIVE: not for publication. Plans by age" in run(
            "compute", report, "--internal", "-f", form
        ).stdout.replace("\\", "")
        assert "OFFICIAL" not in run("compute", report, "-f", form).stdout
    inside = json.loads(run("compute", report, "--internal", "-f", "json").stdout)
    assert [each["text"] for each in inside["figures"] if each["group"] == "0-4" and each["of"] == "plans"][:2] == [
        "11",
        "3",
    ]
    for form in ("table", "csv", "json"):
        said = run("load", report, "--internal", "-f", form)
        assert said.stderr.startswith("OFFICIAL-SENSITIVE")
        assert "OFFICIAL-SENSITIVE: not for publication" in said.stdout
    assert run("explain", "plans:0-4@2019-20", report, "--internal").stdout.startswith("3 ")
    output = report / "report.md"
    assert run("compute", report, "--internal", "-o", output).returncode == 0
    assert (report / "report-internal.md").exists()
    assert not output.exists()


def test_an_outsider_is_told_of_in_words(report: Path, run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    safe = run("attack", report)
    assert safe.returncode == 0
    assert safe.stdout.startswith(
        "'Children with a plan' for Town, 0-4, 2019-20: 1 to 19\n"
        "'Children with a plan' for Town, 5-9, 2019-20: 1 to 19\n"
        "2 counts are not shown. An outsider can bring none to fewer than 3 values.\n"
        "Not looked for:\n- what others published of the same children"
    )
    said = json.loads(run("attack", report, "-f", "json").stdout)["not_looked_for"]
    assert [f"- {one}" for one in said] == safe.stdout.splitlines()[4:]


def test_every_count_of_a_published_rate_that_could_be_read_back_is_marked(shared: Path) -> None:
    """The rates of the file whose count an outsider can tell, which psrstats itself tells by trying every count."""
    with (shared / "published-values" / "rate_leak.csv").open() as file:
        rows = list(csv.DictReader(file))
    exact = [row for row in rows if row["n_candidates"] == "1"]
    assert len(exact) > 100
    measures = [Measure(name="people", title="People", source="s", children=False)]
    observations: list[Observed] = []
    for number, row in enumerate(rows):
        per = int(row["multiplier"])
        made = {"unit": "percent"} if per == 100 else {"unit": "rate", "per": per}
        name = f"m{number}"
        measures.append(Measure(name=name, title=name, source="s"))
        measures.append(
            Measure.model_validate(
                {"name": f"{name}-r", "title": name, "numerator": name, "denominator": f"d{number}"} | made
            )
        )
        measures.append(Measure(name=f"d{number}", title="People", source="s", children=False))
        observations += [observed(name, int(row["true_count"])), observed(f"d{number}", int(row["denominator"]))]
    settings = settings_of(*measures, policy="nhs-1-7-round-5")
    figures = Figures(measure(published(observations, settings), settings))
    for number, row in enumerate(rows):
        if row in exact:
            found = figures.find(f"m{number}-r", area="Town", period="2019-20")
            assert found is not None
            assert figures.text(found) == "[c]", row


def test_a_percentage_of_a_known_whole_that_tells_of_few_is_not_shown() -> None:
    late = Measure(name="late", title="Late", source="s", unit="percent", denominator="plans")
    settings = settings_of(PLANS, late)

    def text(percentage: float, whole: float) -> list[str]:
        made = shown([*sent({"": whole}), observed("late", percentage)], settings)
        return made["marker"].tolist()

    assert text(3.3, 90) == ["", "c"]  # 3 of 90
    assert text(96.7, 90) == ["", "c"]  # 87 of 90: 3 were not
    assert text(33.3, 90) == ["", ""]
    assert text(33.3, 3) == ["c", "c"]


def test_what_was_sent_beside_a_count_that_is_not_shown_is_not_shown_either() -> None:
    share = Measure(name="share", title="Share", source="s", unit="percent", numerator="seen", denominator="plans")
    seen = Measure(name="seen", title="Seen", source="s")
    made = shown([*sent({"": 90.0}), *sent({"": 4.0}, "seen"), observed("share", 4.4)], settings_of(PLANS, seen, share))
    assert dict(zip(made["measure"], made["marker"], strict=True)) == {"plans": "", "seen": "c", "share": "c"}


def test_a_change_or_share_that_is_shown_by_mistake_is_found() -> None:
    """The attacker works from what is printed, and not from what psrstats meant to print."""
    change = sent({"": 14.0}, period="2018-19") + sent({"": 17.0})
    settings = settings_of()
    figures = Figures(measure(frame(change), settings))
    columns = figures.columns
    row = columns.where(statistic="", period="2019-20")
    columns.values["marker"] = columns["marker"].copy()  # one 0 may stand for all of it
    structure = structure_of(change, settings)
    columns["marker"][row], columns["value"][row] = columns.words.code("c"), np.nan
    (breach,) = attack(figures, structure).breaches
    assert (breach.place, breach.least, breach.greatest) == (place(), 17, 17)


def test_a_small_count_that_is_shown_is_found() -> None:
    (breach,) = attacked(sent({"": 4.0}), settings_of(), set()).breaches
    assert (breach.least, breach.greatest) == (4, 4)


def test_a_population_is_public_where_measures_csv_says_so() -> None:
    people = Measure(name="people", title="People", source="s")
    rate = Measure(name="rate", title="Rate", unit="rate", per=1000, numerator="plans", denominator="people")
    observations = [*sent({"": 40.0}), observed("people", 4, "2019")]
    assert hidden(observations, settings_of(PLANS, people.model_copy(update={"public": True}), rate)) == set()
    assert hidden(observations, settings_of(PLANS, people, rate)) == {"people"}  # births may be counted by years too


WATCHED = """
import os, socket, sys
def watch(event, args):
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        print("wrote", args[0], file=sys.stderr)
    if event.startswith("socket.") or event in ("os.mkdir", "shutil.copyfile", "tempfile.mkstemp", "tempfile.mkdtemp"):
        print(event, args, file=sys.stderr)
sys.addaudithook(watch)
sys.dont_write_bytecode = True
from psrstats.cli import main
main()
"""


@pytest.mark.parametrize("command", ["compute", "validate", "attack", "load"])
def test_nothing_is_written_and_no_socket_is_opened(report: Path, command: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", WATCHED, command, str(report)], capture_output=True, text=True, check=False
    )
    assert found.returncode in (0, 1)
    assert found.stdout
    assert not [
        line for line in found.stderr.splitlines() if line.startswith(("wrote", "socket", "os.", "shutil", "temp"))
    ]


def test_a_report_without_children_is_as_it_was_sent() -> None:
    settings = replace(settings_of(PLANS.model_copy(update={"children": False})))
    table = frame(sent({"a": 3.0, "": 9.0}))
    assert publishable(table, set(), settings) is table


@pytest.mark.parametrize(("above", "open_to"), [(10, None), (9, (8, 9))])
def test_a_place_in_a_ranking_that_is_shown_tells_of_its_count(above: int, open_to: tuple[int, int] | None) -> None:
    """The second of three stands between the first and the third, though its own count is not shown."""
    counts = {"Abbey": above, "Castle": above - 1, "Mill": 8}
    observations = [observed("plans", count, area=area, cell=area) for area, count in counts.items()]
    settings = settings_of(areas=("Abbey", "Castle", "Mill", "Park"))
    figures = Figures(measure(frame(observations), settings))
    columns = figures.columns
    row = columns.where(statistic="", area="Castle")
    columns.values["marker"] = columns["marker"].copy()  # one 0 may stand for all of it
    columns["marker"][row], columns["value"][row] = columns.words.code("c"), np.nan
    found = attack(figures, structure_of(observations, settings)).breaches
    assert [(one.place[1], (one.least, one.greatest)) for one in found] == ([("Castle", open_to)] if open_to else [])


def test_a_measure_that_only_last_year_s_report_has_stops_nothing(tmp_path: Path) -> None:
    head = '[report]\ntitle = "T"\narea = "Town"\nperiod = "{period}"\n{against}[[source]]\nname = "s"\nagency = "A"\n'
    rest = 'file = "s.csv"\n[[table]]\nname = "t"\ntitle = "T"\nlayout = "listing"\nmeasures = ["a"]\n'
    for name, year, against, more in (("old", "2018-19", "", 3), ("new", "2019-20", 'against = "../old"\n', None)):
        folder = tmp_path / name
        (folder / "sources").mkdir(parents=True)
        text = head.format(period=year, against=against) + rest
        (folder / "psrstats.toml").write_text(text, encoding="utf-8")
        dropped = "b,Visits,s\n" if more else ""
        (folder / "measures.csv").write_text(f"name,title,source\na,Plans,s\n{dropped}", encoding="utf-8")
        sheet = f"Measure,{year}\nPlans,4\n" + (f"Visits,{more}\n" if more else "")
        (folder / "sources" / "s.csv").write_text(sheet, encoding="utf-8")
    found = attack_report(tmp_path / "new")
    assert found.breaches == ()
    assert [cell.text for table in compute(tmp_path / "new").tables for row in table.rows for cell in row][-1] == "[c]"
