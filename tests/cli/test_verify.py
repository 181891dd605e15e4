"""psrstats verify: whether an export, and the report that gave it, are what the manifest says."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from psrstats.errors import UserError
from psrstats.pipeline import publish
from psrstats.verification import verify
from psrstats.writers.files import written

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def report(example: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(example.parent / "small-numbers", tmp_path / "small-numbers"))


def export(report: Path, to: Path, *, internal: bool = False) -> Path:
    """Write the report's Markdown and CSV, and give its manifest."""
    for name, data in written(publish(report, internal=internal), "small", ["md", "csv"]):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        (to / name).write_bytes(data)
    return to / "small-manifest.json"


def strayed(manifest: Path, report: Path | None) -> list[tuple[str, str]]:
    return [(Path(one.file).name, one.what) for one in verify(manifest, report).strayed]


def reworded(manifest: Path, **changes: Any) -> Path:
    """Write a manifest anew with other values; None takes a key out."""
    said = json.loads(manifest.read_bytes()) | changes
    manifest.write_text(json.dumps({key: value for key, value in said.items() if value is not None}), encoding="utf-8")
    return manifest


def test_exit_status_tells_the_same_from_what_differs_and_from_what_cannot_be_told(
    run: Run, report: Path, tmp_path: Path
) -> None:
    assert run("export", report, "-o", tmp_path / "out", "--to", "md,svg", "-q").returncode == 0
    manifest = tmp_path / "out" / "small-numbers-manifest.json"
    done = run("verify", manifest, report)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"All 2 files are as written, and {report} still gives the same, byte for byte.\n"
    (tmp_path / "out" / "small-numbers.md").write_text("mine", encoding="utf-8")
    assert run("verify", manifest, report).returncode == 1
    nowhere = run("verify", manifest, tmp_path)
    assert nowhere.returncode == 2
    assert "is no report: it has no psrstats.toml. Name the report's folder" in nowhere.stderr
    (report / "sources" / "missing.csv").unlink()
    assert run("verify", manifest, report).returncode == 2
    told = json.loads(run("verify", manifest, "--files", "--format", "json").stdout)
    assert (told["same"], told["report_made_again"], len(told["strayed"])) == (False, False, 1)


def test_the_report_is_found_around_the_manifest_and_said_where_it_is_not(
    run: Run, report: Path, tmp_path: Path
) -> None:
    within, apart = export(report, report / "export"), export(report, tmp_path / "out")
    assert "still gives the same" in run("verify", within, cwd=tmp_path).stdout
    assert "still gives the same" in run("verify", apart, cwd=report).stdout
    alone = run("verify", apart, cwd=tmp_path)
    assert (alone.returncode, alone.stdout) == (
        0,
        "All 6 files are as written.\nThe report was not made again: for that, name its folder after the manifest.\n",
    )


@pytest.mark.parametrize("internal", [False, True])
def test_files_that_were_altered_or_lost_are_told_by_name(report: Path, tmp_path: Path, internal: bool) -> None:
    manifest = export(report, tmp_path / "out", internal=internal)
    assert strayed(manifest, report) == []
    (tmp_path / "out" / "small.md").unlink()
    with (tmp_path / "out" / "small-csv" / "missing.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    wanted = [("small.md", "is missing."), ("missing.csv", "is not the file that was written.")]
    assert strayed(manifest, None) == wanted == strayed(manifest, report)


def test_a_report_that_gives_other_files_is_told(report: Path, tmp_path: Path) -> None:
    manifest = export(report, tmp_path / "out")
    settings = report / "psrstats.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("at risk", "in danger"), encoding="utf-8")
    assert ("small.md", "would be written differently now.") in strayed(manifest, report)
    assert strayed(manifest, None) == []
    said = json.loads(manifest.read_bytes())["outputs"]
    without = {name: digest for name, digest in said.items() if name != "small-csv/deaths.csv"}
    assert ("deaths.csv", "would be written now as well.") in strayed(reworded(manifest, outputs=without), report)
    more = said | {"small-csv/more.csv": "0"}
    assert ("more.csv", "would not be written now.") in strayed(reworded(manifest, outputs=more), report)


def test_only_an_internal_manifest_tells_which_input_has_changed(report: Path, tmp_path: Path) -> None:
    for_all, for_us = export(report, tmp_path / "out"), export(report, tmp_path / "internal", internal=True)
    with (report / "measures.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert strayed(for_us, report) == [("measures.csv", "has changed since.")]
    assert strayed(for_all, report) == []
    inputs = [*json.loads(for_all.read_bytes())["inputs"][1:], "gone.csv"]
    told = [("gone.csv", "is no input of the report any more."), ("psrstats.toml", "was no input of the report then.")]
    assert strayed(reworded(for_all, inputs=inputs), report) == told


def test_other_versions_are_told_and_are_no_difference(report: Path, tmp_path: Path) -> None:
    manifest = export(report, tmp_path / "out")
    said = json.loads(manifest.read_bytes())["versions"] | {"numpy": "0.0"}
    found = verify(reworded(manifest, versions=said), report)
    assert [one[:2] for one in found.versions] == [("numpy", "0.0")]
    assert not found.strayed


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"formats": None}, "it has no formats."),
        ({"outputs": {"a": 1}}, "it has no outputs."),
        ({"inputs": [["a"]]}, "it has no inputs."),
        ({"formats": ["exe"]}, "a format that psrstats does not know"),
        ({"edition": "mine"}, "names an edition"),
        ({"outputs": {"../a.md": "0"}}, "names a file outside its own folder: '../a.md'."),
        ({"outputs": {"/a.md": "0"}}, "names a file outside its own folder"),
    ],
)
def test_what_is_no_manifest_is_refused_in_words(
    report: Path, tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(UserError, match="manifest") as refused:
        verify(reworded(export(report, tmp_path / "out"), **changes), report)
    assert said in str(refused.value)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[" * 100_000, b"[]", b"1"])
def test_a_damaged_manifest_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a-manifest.json").write_bytes(data)
    with pytest.raises(UserError, match="is no manifest"):
        verify(tmp_path / "a-manifest.json", None)
    with pytest.raises(UserError, match="is no file"):
        verify(tmp_path, None)
