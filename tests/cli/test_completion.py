"""What a shell offers while a command is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def offered(line: str, cwd: Path) -> list[str]:
    """Ask psrstats as bash does when Tab is pressed at the end of a line."""
    asked = os.environ | {
        "_PSRSTATS_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
    }
    command = [str(Path(sys.executable).parent / "psrstats")]
    return subprocess.run(command, cwd=cwd, env=asked, capture_output=True, encoding="utf-8").stdout.split("\n")


def test_manifests_are_completed_and_the_folders_that_may_hold_one(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    for name in ("export/a-manifest.json", "export/a.json", "notes.md"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [name for name in offered("psrstats verify ex", tmp_path) if name] == ["export/"]
    assert [name for name in offered("psrstats verify export/", tmp_path) if name] == ["export/a-manifest.json"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("psrstats compute examples/port", ["examples/portsmouth-2019-20"]),
        ("psrstats compute exam", ["examples/"]),
        ("psrstats compute examples/portsmouth-2019-20 --table ward", ["ward-poverty"]),
        ("psrstats sentences examples/portsmouth-2019-20 --measure looked-after-v", ["looked-after-visits-on-time"]),
        ("psrstats sentences examples/nowhere --measure looked", []),
    ],
)
def test_folders_tables_and_measures_are_completed(line: str, names: list[str], example: Path) -> None:
    assert [name for name in offered(line, example.parents[1]) if name] == names
