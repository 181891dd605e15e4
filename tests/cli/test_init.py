"""psrstats init: what it writes loads at once, and nothing is ever written over unasked."""

from __future__ import annotations

import csv
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from psrstats.config import read_settings
from tests.agency.files import OF_CHILDREN, ONE_OF_EACH

Run = Callable[..., subprocess.CompletedProcess[str]]


def runs(run: Run, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    result = run(*arguments)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    return result


def loaded(run: Run, folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(runs(run, "load", "--internal", folder, "--format", "csv").stdout)))


def description(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "psrstats.toml").read_text(encoding="utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


RECORDS = ("recommendations.csv", "plans.csv", "feedback.csv")  # of a row a record: begun by hand


@pytest.fixture
def sent(example: Path, tmp_path: Path) -> Path:
    """Copy the example's files, without their description."""
    folder = tmp_path / "report"
    shutil.copytree(example / "sources", folder / "sources", ignore=shutil.ignore_patterns(*RECORDS))
    return folder


def test_the_example_s_files_load_as_the_example_does(run: Run, example: Path, sent: Path) -> None:
    printed = runs(run, "init", sent).stdout
    assert f"Wrote {sent / 'psrstats.toml'}.\nWrote {sent / 'measures.csv'}.\n" in printed
    found = {row["cell"]: (row["value"], row["marker"], row["period"]) for row in loaded(run, sent)}
    wanted = {row["cell"]: (row["value"], row["marker"], row["period"]) for row in loaded(run, example)}
    wanted = {cell: said for cell, said in wanted.items() if cell.split("!")[0] not in RECORDS}
    assert len(wanted) - len(found) == 1  # in the example one cell is put right
    assert {cell: said for cell, said in wanted.items() if found.get(cell) != said} == {
        "social-care.xlsx!Missing from care!C5": ("18", "", "Q4 2018-19")
    }
    assert "Contacts received by the MASH" in runs(run, "compute", sent).stdout


def test_the_area_the_period_and_the_comparators_are_guessed(run: Run, sent: Path) -> None:
    runs(run, "init", sent)
    report = description(sent)["report"]
    assert (report["area"], report["period"]) == ("Portsmouth", "2019-20")
    assert report["comparators"] == ["England", "South East"]
    assert [source["file"] for source in description(sent)["source"]] == sorted(
        path.name for path in (sent / "sources").iterdir()
    )


def test_what_is_written_is_sound_and_says_what_was_guessed(run: Run, sent: Path) -> None:
    runs(run, "init", sent)
    settings, faults = read_settings(sent)
    assert faults == ()
    units = {measure.title: (measure.unit, measure.per) for measure in settings.measures.values()}
    assert units["Rate of children in need"] == ("rate", 10000)
    assert units["Re-referrals to children's social care"] == ("percent", None)
    assert units["Contacts received by the MASH"] == ("count", None)
    assert (sent / "psrstats.toml").read_text(encoding="utf-8").count("# CHECK") >= 3 + len(settings.sources)


def test_nothing_is_written_over_without_force(run: Run, copy_example: Path) -> None:
    before = contents(copy_example)
    result = run("init", copy_example)
    assert result.returncode == 2
    for name in ("psrstats.toml", "measures.csv"):
        assert f"{copy_example / name}: is there already. Take --force" in result.stderr
    assert contents(copy_example) == before
    runs(run, "init", copy_example, "--force")
    changed = {name for name, content in contents(copy_example).items() if before.get(name) != content}
    assert changed == {"psrstats.toml", "measures.csv"}


def test_the_same_files_give_the_same_description(run: Run, sent: Path) -> None:
    runs(run, "init", sent)
    first = contents(sent)
    runs(run, "init", sent, "--force")
    assert contents(sent) == first


def test_files_that_lie_in_the_folder_itself_are_described_where_they_are(run: Run, sent: Path) -> None:
    for file in (sent / "sources").iterdir():
        file.rename(sent / file.name)
    before = contents(sent)
    result = runs(run, "init", sent)
    assert "move them into sources and take each ../ away" in result.stderr
    assert before.items() <= contents(sent).items()
    assert len(loaded(run, sent)) > 160


@pytest.mark.parametrize("file", [*OF_CHILDREN, *ONE_OF_EACH])  # tests/agency has all of them
def test_every_agency_file_loads_at_once(run: Run, shared: Path, tmp_path: Path, file: str) -> None:
    (tmp_path / "sources").mkdir()
    shutil.copy(shared / "agency-files" / file, tmp_path / "sources")
    said = runs(run, "init", tmp_path).stderr
    figures = loaded(run, tmp_path)
    runs(run, "compute", tmp_path)
    assert figures
    assert ("taken as a log of single children" in said) == (file in OF_CHILDREN)


def test_cells_that_cannot_be_read_are_not_available_until_somebody_asks(
    run: Run, example: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "report"
    shutil.copytree(example.parent / "awkward-sheets", folder / "sources")
    said = runs(run, "init", folder).stderr
    found = {row["cell"]: row for row in loaded(run, folder)}
    for cell in (
        "hidden-and-broken.xlsx!Quarterly!D8",
        "hidden-and-broken.xlsx!Quarterly!E6",
        "typed-by-hand.csv!typed-by-hand!C8",
    ):
        assert f"{cell}: cannot be read; taken as x" in said
        assert (found[cell]["marker"], found[cell]["value"]) == ("x", "")
        assert "CHECK: ask the agency." in found[cell]["correction"]


def test_a_file_that_cannot_be_read_is_left_out_and_told(run: Run, sent: Path) -> None:
    broken = sent / "sources" / "mash.xlsx"
    broken.write_bytes(broken.read_bytes()[:2000])
    assert "mash.xlsx: left out: cannot be read" in runs(run, "init", sent).stderr
    assert "mash.xlsx" not in [source["file"] for source in description(sent)["source"]]
    assert '# file = "mash.xlsx"' in (sent / "psrstats.toml").read_text(encoding="utf-8")
    assert loaded(run, sent)


def test_a_label_that_a_spreadsheet_would_run_is_no_measure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    sheet = "Measure,2018-19,2019-20\n=cmd(),50,60\nChildren seen,70,80\n"
    (tmp_path / "sources" / "sent.csv").write_text(sheet, encoding="utf-8")
    runs(run, "init", tmp_path)
    assert "=cmd" not in (tmp_path / "measures.csv").read_text(encoding="utf-8")
    assert {row["measure"] for row in loaded(run, tmp_path)} == {"children-seen"}


def test_an_empty_folder_gets_workbooks_to_fill_in(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    printed = runs(run, "init", folder).stdout
    written = contents(folder)
    assert {"psrstats.toml", "measures.csv", "sources/social-care.xlsx", "sources/population.xlsx"} <= set(written)
    assert all(f"Wrote {folder / name}.\n" in printed for name in written)
    found = loaded(run, folder)
    assert found
    assert {row["marker"] for row in found} == {"x"}
    assert "Rate of children looked after" in runs(run, "compute", folder).stdout


def test_a_workbook_that_was_filled_in_gives_its_figures(run: Run, tmp_path: Path) -> None:
    runs(run, "init", tmp_path)
    for name, number in {"social-care": 463, "population": 41639}.items():
        file = tmp_path / "sources" / f"{name}.xlsx"
        book = openpyxl.load_workbook(file)
        sheet = book["Figures"]
        [row] = [row for row in sheet.iter_rows() if row[0].value in ("Children looked after", "Children aged 0-17")]
        row[2].value = number
        book.save(file)
    [line] = [
        line
        for line in runs(run, "compute", tmp_path).stdout.splitlines()
        if line.startswith("Rate of children looked")
    ]
    assert "111.2" in line


@pytest.mark.parametrize("name", ["notes.docx", "report.pdf"])
def test_a_folder_without_a_spreadsheet_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    result = run("init", tmp_path)
    assert result.returncode == 2
    assert "holds files, but no spreadsheet." in result.stderr
    assert list(contents(tmp_path)) == [name]


def test_a_file_is_no_folder(run: Run, example: Path) -> None:
    result = run("init", example / "psrstats.toml")
    assert result.returncode == 2
    assert "is a file. Name a folder." in result.stderr


def test_figures_that_no_word_names_are_left_out_for_that_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "unnamed.csv").write_text("Area,2018-19,2019-20\nAlton,17,20\nBarton,Not held,Refused\n")
    (tmp_path / "words.csv").write_text("Area,Contact\nAlton,Ash\nBarton,Elm\n")
    said = runs(run, "init", tmp_path).stderr
    assert "unnamed.csv: left out: no word in it says what its figures are of" in said
    assert "words.csv: left out: no table of figures was found" in said


def test_a_column_of_years_tells_the_latest_whatever_it_is_taken_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sent.csv").write_text("Year,Contacts,Plans\n2017-18,204,20\n2018-19,210,21\n")
    runs(run, "init", tmp_path)
    assert description(tmp_path)["report"]["period"] == "2018-19"


def test_sheets_of_actions_and_replies_are_counted_from_the_start(run: Run, tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "said-and-done-2019-20"
    shutil.copytree(example / "sources", tmp_path / "sources")
    told = runs(run, "init", tmp_path).stderr
    assert "plan.csv: taken as a sheet of actions: see [[actions]] in psrstats.toml." in told
    assert "parents.csv: taken as the replies to a survey: see [[survey]] in psrstats.toml." in told
    said = description(tmp_path)
    assert {one["file"] for one in said["actions"]} == {"plan.csv", "plan-2018-19.csv", "recommendations.csv"}
    assert {one["name"] for one in said["survey"]} == {"parents", "parents-2018-19", "training", "follow-up"}
    figures = {(row["measure"], row["group"]): row["value"] for row in loaded(run, tmp_path)}
    assert figures["parents-replies", ""] == "72"  # as its how-to has it
    assert figures["parents-i-felt-listened-to-agree-counted", ""] == "49"
    printed = runs(run, "compute", tmp_path).stdout
    assert "Who helped you most?" in printed
    assert "What could we do better?" not in (tmp_path / "measures.csv").read_text(encoding="utf-8")  # it is written in


def test_a_sheet_of_actions_that_cannot_be_counted_is_left_out_with_the_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(
        "Ref,Action,Lead agency,Due date,Status\n1,Write,Police,1/4/2020,Done\n2,Read,Health,2/4/2020,Done\n"
        "3,Tell,Health,2/4/2020,Zzz\n",
        encoding="utf-8",
    )
    (tmp_path / "counts.csv").write_text("Measure,2019-20\nChildren in need,120\n", encoding="utf-8")
    told = runs(run, "init", tmp_path).stderr
    assert "plan.csv: taken as a sheet of actions" in told
    assert "'Zzz' is no status that psrstats knows" in told
    assert "actions" not in description(tmp_path)
    assert "# [[actions]]" in (tmp_path / "psrstats.toml").read_text(encoding="utf-8")
    assert [row["value"] for row in loaded(run, tmp_path)] == ["120"]


def test_the_figures_beside_a_log_are_a_source(run: Run, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheets: dict[str, list[list[object]]] = {
        "Summary": [["Measure", "2018-19", "2019-20"], ["Number of referrals", 100, 120]],
        "Data": [["Child ID", "Date"], ["A71", "3/5/2019"], ["B72", "4/6/2019"]],
    }
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.remove(made.worksheets[0])
    (tmp_path / "sources").mkdir()
    made.save(tmp_path / "sources" / "mash.xlsx")
    runs(run, "init", tmp_path, "--area", "Portsmouth")
    [source], [counted] = (description(tmp_path)[part] for part in ("source", "log"))
    assert (source["file"], source["sheets"], counted["file"]) == ("mash.xlsx", ["Summary"], "mash.xlsx")
    assert {row["value"] for row in loaded(run, tmp_path)} >= {"100", "120"}
