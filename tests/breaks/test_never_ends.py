"""What would run for ever, or fill the memory: told in words instead, at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import perf_counter

import pytest

from psrstats import pipeline
from psrstats.cli.calc import sheet
from psrstats.config import read_settings
from psrstats.errors import UserError, did_you_mean
from psrstats.files.text import MOST_COLUMNS
from psrstats.lint.linting import lint
from psrstats.regular import regular
from psrstats.writers.word import Template
from tests.breaks.small_report import MEASURES, small_report

SECONDS = 10
pipes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")


def refused(folder: Path) -> str:
    with pytest.raises(UserError) as error:
        pipeline.compute(folder)
    return str(error.value)


@pytest.mark.parametrize("against", [".", "../new", "../new/", "../new/../new"])
def test_a_report_is_not_held_against_itself(tmp_path: Path, against: str) -> None:
    new = small_report(tmp_path / "new", report=f'against = "{against}"')
    assert "psrstats.toml [report]: against: a report cannot be held against itself." in refused(new)


@pytest.mark.parametrize("others", [1, 2, 5])
def test_reports_are_not_held_against_one_another(tmp_path: Path, others: int) -> None:
    for year in range(others):
        small_report(tmp_path / f"y{year}", report=f'against = "../y{year + 1}"')
    last = small_report(tmp_path / f"y{others}", report='against = "../y0"')
    names = ", ".join(f"'y{year}'" for year in (others, *range(others)))
    assert f"the reports {names} are held against one another" in refused(last)


def test_a_circle_further_back_is_told_too(tmp_path: Path) -> None:
    new = small_report(tmp_path / "new", report='against = "../a"')
    small_report(tmp_path / "a", report='against = "../b"')
    small_report(tmp_path / "b", report='against = "../a"')
    assert "the reports 'a', 'b' are held against one another" in refused(new)


def test_a_link_does_not_hide_a_circle(tmp_path: Path) -> None:
    new = small_report(tmp_path / "new", report='against = "../link"')
    (tmp_path / "link").symlink_to(new, target_is_directory=True)
    assert "a report cannot be held against itself" in refused(new)


def test_a_chain_of_reports_is_fine(tmp_path: Path) -> None:
    for year in range(4):
        small_report(tmp_path / f"y{year}", report=f'against = "../y{year + 1}"')
    small_report(tmp_path / "y4")
    assert pipeline.compute(tmp_path / "y0").tables
    assert "more than 50 reports" in str(endless(tmp_path))


def endless(folder: Path) -> tuple[object, ...]:
    for year in range(60):
        small_report(folder / f"z{year}", report=f'against = "../z{year + 1}"')
    return read_settings(folder / "z0")[1]


@pipes
@pytest.mark.parametrize("name", ["sources/care.csv", "psrstats.toml", "measures.csv"])
def test_a_pipe_is_no_file_of_a_report(tmp_path: Path, name: str) -> None:
    folder = small_report(tmp_path / "report")
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert f"{Path(name).name}: is no regular file, but a pipe or a device." in refused(folder)


@pipes
def test_metadata_beside_a_source_is_not_waited_for(tmp_path: Path) -> None:
    folder = small_report(tmp_path / "report")
    os.mkfifo(folder / "sources" / "csv-metadata.json")
    assert pipeline.compute(folder).tables


@pipes
def test_a_pipe_is_neither_checked_nor_filled_nor_inspected(tmp_path: Path) -> None:
    pipe = tmp_path / "report.docx"
    os.mkfifo(pipe)
    for read in (lambda: lint([pipe]), lambda: Template.read(pipe)):
        with pytest.raises(UserError, match="is no regular file"):
            read()
    (seen,) = pipeline.inspect([pipe])
    assert "is no regular file" in str(seen.faults[0])


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    file.write_bytes(b"x" * 1000)
    with pytest.raises(UserError, match=r"large.csv: holds 1,000 bytes, more than the 999 that psrstats reads"):
        regular(file, file.name, 999)
    regular(file, file.name, 1000)


def test_a_line_of_a_million_commas_is_refused_before_it_is_looked_through(tmp_path: Path) -> None:
    folder = small_report(tmp_path / "report", care=f"Measure,2019-20{',' * 1_000_000}\n")
    begun = perf_counter()
    assert (
        f"care.csv: has 1,000,002 cells in line 1, more than a spreadsheet has columns ({MOST_COLUMNS:,})"
        in refused(folder)
    )
    assert perf_counter() - begun < SECONDS


def test_calc_reads_no_pipe_without_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_BYTES", 20)
    file = tmp_path / "long.csv"
    file.write_text("numerator,denominator\n")
    with pytest.raises(UserError, match="holds more than 20 bytes"):
        sheet.read_sheet(str(file))


def test_a_suggestion_is_not_sought_among_a_million_words() -> None:
    begun = perf_counter()
    said = did_you_mean("q" * 100_000, (f"word {number}" for number in range(1_000_000)))
    assert said.endswith("word 39, and 1960 others.")
    assert perf_counter() - begun < SECONDS


def doubling(steps: int) -> str:
    rows = [f"x{n},X{n},,,{f'x{n - 1} + x{n - 1}' if n else 'm + m'}" for n in range(steps)]
    return "\n".join([MEASURES.rstrip(), *rows, ""])


def test_each_sum_is_worked_out_once_however_many_are_made_of_it(tmp_path: Path) -> None:
    folder = small_report(tmp_path / "report", measures=doubling(40))
    begun = perf_counter()
    figures = pipeline.compute(folder).figures
    row = figures.find("x39", area="Anytown", period="2019-20")
    assert row is not None
    assert figures.number(row) == 30 * 2**40
    assert figures.sources(row) == ("care.csv!care!C2",)
    assert len(figures.formula(row)) < 1000
    told = pipeline.explain(folder, "x39@2019-20")
    assert told.line.startswith(f"{30 * 2**40:,} = ")
    assert perf_counter() - begun < SECONDS


def test_a_short_formula_is_still_written_out_in_full(tmp_path: Path) -> None:
    figures = pipeline.compute(small_report(tmp_path / "report", measures=doubling(3))).figures
    row = figures.find("x2", area="Anytown", period="2019-20")
    assert row is not None
    assert figures.formula(row) == "((30 + 30) + (30 + 30)) + ((30 + 30) + (30 + 30))"


def test_a_chain_of_sums_has_an_end(tmp_path: Path) -> None:
    assert "its measures are made of one another in 300 steps, more than the 200" in refused(
        small_report(tmp_path / "long", measures=doubling(300))
    )
    chained = small_report(tmp_path / "chained", measures=doubling(3).replace("x1 + x1", "x1 + m"))
    assert pipeline.compute(chained).tables
