"""A short part of the fuzz run, and that it sees what it looks for."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import psrstats.pipeline

FUZZ = Path(__file__).with_name("fuzz.py")


def test_damaged_files_give_figures_or_words() -> None:
    run = subprocess.run([sys.executable, FUZZ, "--cases", "10", "--seed", "3"], capture_output=True, encoding="utf-8")
    assert (run.returncode, run.stderr) == (0, ""), run.stdout
    [total] = re.findall(r"^10 .*$", run.stdout, re.MULTILINE)
    same, other, error, *bad = map(int, total.split()[1:])
    assert (same + other + error, sum(bad)) == (10, 0)
    assert min(same, other, error) > 0


def test_a_traceback_is_seen_and_told(copy_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> Any:
        raise ZeroDivisionError("no children")

    fuzz = runpy.run_path(str(FUZZ))
    monkeypatch.setattr(psrstats.pipeline, "compute", broken)
    outcome, detail, seconds = fuzz["outcome_of"](copy_example, copy_example / "measures.csv")
    assert outcome == "traceback"
    assert re.fullmatch(r"ZeroDivisionError at .*: no children", detail)
    end = fuzz["End"](7, "lines", "measures.csv", outcome, detail, seconds)
    assert f"case 7: lines in measures.csv: traceback: {detail}" in fuzz["report"]([end], 1)
