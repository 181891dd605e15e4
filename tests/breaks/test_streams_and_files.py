"""Streams that are closed or full, files that are there already, runs that are killed: told, and nothing left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from psrstats.cli.output import place
from psrstats.errors import UserError
from tests.breaks.small_report import small_report

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the streams are led by a shell")
PSRSTATS = f"{sys.executable} -m psrstats"
COMMANDS = (
    "compute report",
    "compute report --format json",
    "load report",
    "validate report --exit-zero",
    "sentences report",
    "attack report",
    "explain m@2019-20 report",
    "inspect report/sources/care.csv",
    "calc percent 3 10",
    "calc percent --csv figures.csv",
    "export report --to md --force",
    "--help",
)
Run = Callable[..., subprocess.CompletedProcess[str]]
COUNTS = "numerator,denominator\n3,10\n"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    small_report(folder / "report")
    (folder / "figures.csv").write_text(COUNTS)
    return folder


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "-c", f"{PSRSTATS} {line}"], cwd=cwd, capture_output=True, encoding="utf-8")


@pytest.mark.parametrize(("number", "command"), [*enumerate(COMMANDS)])
def test_what_cannot_be_printed_is_told(here: Path, number: int, command: str) -> None:
    full = Path("/dev/full").exists() and number % 3 == 0
    done = shell(f"{command} {'>/dev/full' if full else '>&-'}", here)
    assert done.returncode == 2
    assert ("Standard output: cannot be written: No space" if full else "Standard output: is closed.") in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_messages_that_nobody_can_see_do_not_go_among_the_data(here: Path) -> None:
    seen = shell("load report --internal", here)
    assert seen.stderr
    assert shell("load report --internal 2>&-", here).stdout == seen.stdout
    refused = shell("compute nowhere 2>&-", here)
    assert (refused.returncode, refused.stdout) == (2, "")


def test_a_reader_that_has_enough_is_no_fault(here: Path) -> None:
    done = shell("compute report --format json | head -1", here)
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_standard_input_that_is_closed_is_told(here: Path) -> None:
    done = shell("calc percent --csv - <&-", here)
    assert (done.returncode, "standard input: is closed." in done.stderr) == (2, True)


def test_names_that_are_no_text_are_told(here: Path) -> None:
    done = shell("inspect $(printf 'x\\377.csv')", here)
    assert (done.returncode, "does not exist" in done.stderr) == (2, True)
    (here / os.fsdecode(b"x\xfe.csv")).write_text("Measure,2019-20\nPlans,30\n")
    assert shell("inspect $(printf 'x\\376.csv') --format json", here).returncode == 0


def test_a_file_is_replaced_only_where_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return run(*line.split(), cwd=cwd)

    folder = small_report(tmp_path / "report")
    before = (folder / "psrstats.toml").read_text("utf-8")
    done = shell("compute report -o report/psrstats.toml", tmp_path)
    assert (done.returncode, "report/psrstats.toml: is there already." in done.stderr) == (2, True)
    assert (folder / "psrstats.toml").read_text("utf-8") == before
    (tmp_path / "link.csv").symlink_to(tmp_path / "not-yet.csv")
    assert shell("load report -o link.csv", tmp_path).returncode == 2
    assert not (tmp_path / "not-yet.csv").exists()
    for options, status in (("", 0), ("", 2), ("--force", 0)):
        assert shell(f"load report -o out.csv {options}", tmp_path).returncode == status
    assert shell("compute report -o /dev/null", tmp_path).returncode == 0
    done = shell("load report -o report", tmp_path)
    assert (done.returncode, "report: is a folder." in done.stderr) == (2, True)


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(".psrstats-*"))


def test_what_a_killed_run_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    waiting = "import sys, time\nfrom pathlib import Path\nfrom psrstats.cli.output import place\n"
    waiting += "def files():\n    yield 'a.txt', b'secret'\n    print(flush=True)\n    time.sleep(60)\n"
    waiting += "place(files(), Path(sys.argv[1]), False)\n"
    with subprocess.Popen([sys.executable, "-c", waiting, str(tmp_path)], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.readline()
        (left,) = hidden(tmp_path)
        place([("b.txt", b"while the other runs")], tmp_path, False)
        assert hidden(tmp_path) == [left]
        run.send_signal(signal.SIGKILL)
    assert (tmp_path / left / "a.txt").read_bytes() == b"secret"
    place([("c.txt", b"after it")], tmp_path, False)
    assert hidden(tmp_path) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.txt", "c.txt"]


def test_a_link_that_looks_like_a_left_folder_is_not_followed(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "kept.txt").write_text("kept")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".psrstats-abc").symlink_to(mine, target_is_directory=True)
    place([("a.txt", b"a")], tmp_path / "out", False)
    assert (mine / "kept.txt").read_text() == "kept"


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        place([("a.txt", b"a")], tmp_path / "file", False)


def test_charts_leave_nothing_in_anybody_s_home(tmp_path: Path, example: Path) -> None:
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    given = {name: value for name, value in os.environ.items() if not name.startswith("XDG")}
    command = [sys.executable, "-m", "psrstats", "export", str(example), "-o", str(tmp_path / "out")]
    done = subprocess.run(
        [*command, "--to", "svg,png,html", "--quiet"],
        env=given | {"HOME": str(home), "TMPDIR": str(scratch)},
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [*home.iterdir(), *scratch.iterdir()] == []
