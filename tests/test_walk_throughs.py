"""What docs/contributing.md walks through holds: each addition is applied to a copy of psrstats, and run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_docs import ROOT, agrees, blocks

PAGE = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
WALKS = dict(
    part.split("\n", 1) for part in re.split(r"^### ", PAGE.partition("## Walk-throughs\n")[2], flags=re.MULTILINE)[1:]
)
MOST_FILES = 3  # besides tests, examples and pages


def edits(diff: str) -> dict[str, list[tuple[str, str]]]:
    r"""Read a diff without line numbers: of each file what stands there, and what is to stand there instead.

    >>> edits("--- a.py\n+++ a.py\n@@\n one\n-two\n+2\n--- /dev/null\n+++ b.py\n@@\n+new\n")
    {'a.py': [('one\ntwo\n', 'one\n2\n')], 'b.py': [('', 'new\n')]}
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for file, hunks in re.findall(r"^--- .*\n\+\+\+ (.*)\n((?:(?!--- ).*\n)*)", diff, flags=re.MULTILINE):
        for hunk in hunks.split("@@\n")[1:]:
            lines = hunk.splitlines(keepends=True)
            sides = ("".join(line[1:] for line in lines if line[0] in (" ", sign)) for sign in "-+")
            found.setdefault(file, []).append((next(sides), next(sides)))
    return found


def apply(diff: str, folder: Path) -> list[str]:
    """Apply a diff to a folder, whose files must have what it says just once; give the files' names."""
    for name, hunks in edits(diff).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        for there, instead in hunks:
            assert text.count(there) == 1 if there else not text, f"{name} has not once:\n{there}"
            text = text.replace(there, instead) if there else instead
        file.write_text(text, encoding="utf-8", newline="\n")
    return list(edits(diff))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy psrstats and its examples."""
    folder = tmp_path_factory.mktemp("psrstats")
    no_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", folder / "src", ignore=no_caches)
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=no_caches)
    return folder


@pytest.mark.parametrize("title", WALKS)
def test_an_addition_works_as_it_is_walked_through(title: str, source: Path) -> None:
    (diff,), (session,) = blocks(WALKS[title], "diff"), blocks(WALKS[title], "session")
    files = apply(diff, source)
    assert len([name for name in files if not name.startswith("examples/")]) <= MOST_FILES
    command, shown = session.removeprefix("$ psrstats ").split("\n", 1)
    environment = os.environ | {"PYTHONPATH": str(source / "src"), "COLUMNS": "200"}
    asked = [sys.executable, "-m", "psrstats", *command.split()]
    done = subprocess.run(asked, cwd=source, env=environment, capture_output=True, encoding="utf-8")
    assert agrees(done.stdout, shown), f"$ {command}\n{done.stdout}{done.stderr}"


def test_all_six_additions_are_walked_through() -> None:
    assert list(WALKS) == ["A check", "A measure kind", "A unit", "A layout", "A format", "An indicator"]
