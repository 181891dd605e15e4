"""The house stands as docs/design.md draws it: linted, typed, imports pointing down, every part listed."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "psrstats"
MOST_LINES = 300
MOST_LINES_OF_RULES = 200  # a rule stands beside its words, and a reader looks for one
HEAVY = {"PIL", "numpy", "openpyxl", "pandas", "scipy"}


def passes(*command: str | Path) -> None:
    """Run a tool from the project's root; where it finds fault, fail with what it says."""
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    if result.returncode:
        pytest.fail(result.stdout + result.stderr, pytrace=False)


def test_ruff_finds_nothing() -> None:
    passes(sys.executable, "-m", "ruff", "check")


def test_ruff_would_format_nothing() -> None:
    passes(sys.executable, "-m", "ruff", "format", "--check")


@pytest.mark.long
def test_mypy_finds_nothing() -> None:
    passes(sys.executable, "-m", "mypy")


def test_no_file_is_too_long_to_read_at_once() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCE.rglob("*.py")}
    most = {path: MOST_LINES_OF_RULES if SOURCE / "lint" in path.parents else MOST_LINES for path in lines}
    assert {path.name: number for path, number in lines.items() if number > most[path]} == {}


def test_records_are_structs() -> None:
    # The replace of dataclasses passes mypy and fails when it is given a Struct. These have fields worked out later.
    kept = {"words.py", "document_styles.py", "answer.py", "segments.py"}
    assert {path.name for path in SOURCE.rglob("*.py") if "from dataclasses" in path.read_text("utf-8")} == kept


def test_imports_point_down() -> None:
    passes(Path(sys.executable).with_name("lint-imports"))


@pytest.mark.parametrize("arguments", [["-c", "import psrstats.cli"], ["-m", "psrstats", "--help"]])
def test_light_paths_import_nothing_heavy(arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    imported = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    assert "psrstats.cli" in imported
    assert not HEAVY & imported


# What the parts of a room may need of one another; otherwise no part knows its neighbours.
SHARED = {
    "checks": {"overlap"},
    "measures": {"change", "interval"},
    "tables": set[str](),
    "charts": set[str](),
    "sentences": {"comparison", "change", "phrased"},
}
PARTS = {
    folder: getattr(import_module(f"psrstats.{folder}"), folder.upper())
    for folder in ("checks", "measures", "tables", "charts", "writers")
}


@pytest.mark.parametrize("folder", PARTS)
def test_every_part_is_listed(folder: str) -> None:
    parts = PARTS[folder]
    listed = _names(folder)
    files = {file.stem for file in (SOURCE / folder).glob("[!_]*.py")}
    source = "\n".join(file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py"))
    imported = set(re.findall(rf"from psrstats\.{folder}\.(\w+) import", source))
    assert isinstance(parts, tuple)
    assert listed <= files
    assert files <= listed | imported


@pytest.mark.parametrize("folder", [*SHARED])
def test_no_part_knows_its_neighbours(folder: str) -> None:
    parts = _names(folder)
    known = {
        (part, other)
        for part in parts
        for other in re.findall(
            rf"from psrstats\.{folder}\.(\w+) import", (SOURCE / folder / f"{part}.py").read_text(encoding="utf-8")
        )
        if other in parts - SHARED[folder]
    }
    assert not known


def _names(folder: str) -> set[str]:
    """Name the files of a room's parts."""
    if folder == "sentences":  # which are put together one by one
        text = (SOURCE / "sentences" / "__init__.py").read_text(encoding="utf-8")
        return set(re.findall(r"from psrstats\.sentences\.(\w+) import", text)) - {"clause", "when"}
    each = [part for line in PARTS[folder] for part in (line if isinstance(line, tuple) else (line,))]
    return {getattr(part, "name", None) or part.__name__.rpartition(".")[2].rstrip("_") for part in each}
