"""The example of logs: the figures that its script was told to invent, and no child in anything that is told."""

from __future__ import annotations

import csv
import re
import runpy
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import duckdb
import pytest

from psrstats.pipeline import compute

EXAMPLE = Path(__file__).parents[1] / "examples" / "logs-2019-20"
IDENTIFIER = re.compile(r"\b[A-Z]\d{6}\b")
INVENTED = {  # as invent.py has them, and not as psrstats counts them
    "missing-episodes": 1060, "missing-children": 412, "missing-often": 97, "contacts": 22_020,
    "contacts-children": 11_999, "plans-open": 204, "looked-after": 463,
}  # fmt: skip
COMMANDS = (
    *("compute REPORT --internal --format json", "validate REPORT --internal", "load REPORT --internal --format csv"),
    "explain missing-often REPORT --internal",
    "export REPORT --to csv,html,json,xlsx --output OUT --internal",
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("logs") / "report"
    shutil.copytree(EXAMPLE, copy)
    return copy


@pytest.fixture
def told(run: Callable[..., subprocess.CompletedProcess[str]], report: Path, tmp_path: Path) -> Callable[[str], str]:
    """Give what a command says of the example."""

    def said(command: str) -> str:
        words = [each.replace("REPORT", str(report)).replace("OUT", str(tmp_path / "out")) for each in command.split()]
        done = run(*words)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout + done.stderr

    return said


@cache
def identifiers() -> set[str]:
    """Give the identifiers of all logs, however these are read here."""
    found = set()
    for path in sorted((EXAMPLE / "sources").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {row["Child ID"] for row in csv.DictReader(file)}
    read = f"SELECT DISTINCT \"Child ID\" FROM read_parquet('{EXAMPLE / 'sources' / 'contacts.parquet'}')"
    return found | {child for (child,) in duckdb.execute(read).fetchall()}


def rows(path: Path) -> list[tuple[object, ...]]:
    if path.suffix == ".parquet":
        return sorted(duckdb.execute(f"SELECT * FROM read_parquet('{path}')").fetchall())
    return [tuple(path.read_text(encoding="utf-8").splitlines())]


def test_the_report_prints_what_it_should(told: Callable[[str], str]) -> None:
    expected = (EXAMPLE / "expected" / "report.txt").read_text(encoding="utf-8")
    assert told("compute REPORT").startswith(expected)


def test_each_log_is_counted_as_it_was_invented(report: Path, told: Callable[[str], str]) -> None:
    results = compute(report)
    figures, area = results.figures, results.report.area
    rows_of = {name: figures.find(name, area=area, period="2019-20") for name in INVENTED}
    assert {name: row is not None and figures.get(row, "value") for name, row in rows_of.items()} == INVENTED
    assert told("explain missing-often@2019-20 REPORT").startswith("97 = ")


def test_the_script_invents_the_same_rows_again(report: Path) -> None:
    before = {path.name: rows(path) for path in (EXAMPLE / "sources").iterdir()}
    runpy.run_path(str(report / "invent.py"), run_name="__main__")
    assert {path.name: rows(path) for path in (report / "sources").iterdir()} == before


def written(folder: Path) -> Iterator[bytes]:
    yield from (path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("command", COMMANDS)
def test_no_child_is_told_by_any_command(command: str, told: Callable[[str], str], tmp_path: Path) -> None:
    known = identifiers()
    assert len(known) > 12_000
    said = told(command)
    files = b"".join(written(tmp_path)).decode("latin-1")
    unpacked = "".join(_unpacked(tmp_path))
    assert said
    assert not set(IDENTIFIER.findall(said + files + unpacked)) & known


def _unpacked(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.xlsx"):
        into = folder / f"{path.stem}-unpacked"
        shutil.unpack_archive(path, into, "zip")
        yield from (each.read_text(encoding="utf-8", errors="replace") for each in into.rglob("*.xml"))
