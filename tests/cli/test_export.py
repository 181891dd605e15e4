from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def report(example: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(example.parent / "small-numbers", tmp_path / "Small Numbers!"))


def test_files_are_named_after_the_reports_folder_and_never_replaced_unasked(
    run: Run, report: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = run("export", report, "-o", out, "--to", "md", "--to", "json")
    names = ["small-numbers.json", "small-numbers.md", "small-numbers-manifest.json"]
    assert done.returncode == 0
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    assert sorted(done.stdout.split()) == sorted(str(out / name) for name in names)
    (out / "small-numbers.md").write_text("mine", encoding="utf-8")
    refused = run("export", report, "-o", out, "--to", "md")
    assert refused.returncode == 2
    assert "small-numbers.md is there already. Name another folder, or add --force" in refused.stderr.replace(":", "")
    assert (out / "small-numbers.md").read_text(encoding="utf-8") == "mine"
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
    assert run("export", report, "-o", out, "--to", "md", "--force").returncode == 0
    assert (out / "small-numbers.md").read_text(encoding="utf-8").startswith("# Anytown")


def test_the_internal_edition_has_names_of_its_own(run: Run, report: Path, tmp_path: Path) -> None:
    done = run("export", report, "-o", tmp_path / "out", "--to", "html", "--internal", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "OFFICIAL-SENSITIVE" in (tmp_path / "out" / "small-numbers-internal.html").read_text(encoding="utf-8")


def test_an_unknown_format_is_told_with_the_nearest(run: Run, report: Path, tmp_path: Path) -> None:
    done = run("export", report, "-o", tmp_path / "out", "--to", "xslx")
    assert done.returncode == 2
    assert "'xslx' is no format." in done.stderr
    assert "xlsx" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_folders_place_is_an_error(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    done = run("export", report, "-o", tmp_path / "out", "--to", "md")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "out" in done.stderr
