"""What the tests share: the example report, the command line, and the shared folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.warm import answered, warm_command

ROOT = Path(__file__).parents[1]
# Where bytecode is forbidden, every process that the tests start would compile all of psrstats again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# No deadline: a busy machine is no fault of psrstats. Thorough is what --hypothesis-profile=thorough asks for.
hypothesis.settings.register_profile("usual", deadline=None, max_examples=40)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("usual")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes a minute by itself, so that no worker waits at the end for the one that has it."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def _plain_terminal() -> Iterator[None]:
    """Let nothing of the terminal that the tests run in show in what psrstats prints."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COLUMNS", "LINES", "FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
            patch.delenv(name, raising=False)
        patch.setenv("NO_COLOR", "1")
        patch.setenv("PYTHONUTF8", "1")
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """Find the shared folder, whose files the project may not republish."""
    folder = Path(os.environ.get("PSRSTATS_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("there is no shared folder beside the project, and PSRSTATS_SHARED names none")
    return folder


@pytest.fixture(scope="session")
def example() -> Path:
    """Find the example report."""
    return ROOT / "examples" / "portsmouth-2019-20"


@pytest.fixture
def copy_example(example: Path, tmp_path: Path) -> Path:
    """Copy the example report, for a test that changes it."""
    return shutil.copytree(example, tmp_path / example.name)


@pytest.fixture(scope="session")
def warm_folder() -> Iterator[Path]:
    """Find the folder of a command `psrstats` that starts in no time."""
    with warm_command() as folder:
        yield folder


@pytest.fixture(scope="session")
def run(warm_folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run psrstats in a process of its own, as `run("compute", folder, cwd=...)`."""

    def psrstats(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        return answered(warm_folder, [str(argument) for argument in arguments], cwd)

    return psrstats
