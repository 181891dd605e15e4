"""The pages are true: what they show is what psrstats prints. And no file names the machine it was written on."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, STDOUT

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
OURS = [ROOT / name for name in (".ci", "docs", "examples", "src", "tests", "Makefile", "README.md", "pyproject.toml")]
BINARY = {".ods", ".png", ".pyc", ".xls", ".xlsb", ".xlsx"}
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/|https?://\S*(?:pypi|/simple\b)|-(?:index-url|find-links)")


def blocks(page: str, language: str) -> list[str]:
    r"""Take the fenced blocks of a language out of a page.

    >>> blocks("One:\n```python\n>>> 1\n1\n```\nTwo.\n", "python")
    ['>>> 1\n1\n']
    """
    return re.findall(rf"^```{language}\n(.*?)^```$", page, flags=re.DOTALL | re.MULTILINE)


def sessions(page: str) -> list[tuple[str, str]]:
    r"""Take the commands of psrstats out of a page, each with the output shown under it.

    >>> sessions("```console\n$ psrstats rate 1 8\n125\n$ ls\nfile\n```\n")
    [('psrstats rate 1 8', '125\n')]
    """
    prompts = (re.split(r"^\$ ", block, flags=re.MULTILINE) for block in blocks(page, "console"))
    commands = (text.partition("\n") for texts in prompts for text in texts)
    return [(command, shown) for command, _, shown in commands if command.startswith("psrstats")]


def agrees(printed: str, shown: str) -> bool:
    r"""Compare what was printed with what a page shows, where a line of three dots stands for any lines.

    >>> agrees("1\n2\n3\n", "1\n...\n3\n"), agrees("1\n3\n", "1\n...\n3\n"), agrees("1\n2\n", "1\n...\n3\n")
    (True, True, False)
    >>> agrees("12\n", "1.\n")
    False
    """
    lines = shown.splitlines(keepends=True)
    pattern = "".join(r"(?:.*\n)*" if line == "...\n" else re.escape(line) for line in lines)
    return re.fullmatch(pattern, printed) is not None


def told(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture
def beside(warm_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Stand where what a page shows may be run: beside a copy of the examples that it names, with psrstats at hand."""

    def stand(page: str) -> None:
        for example in (ROOT / "examples").iterdir():
            if example.name in page:
                shutil.copytree(example, tmp_path / "examples" / example.name)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PATH", str(warm_folder), prepend=os.pathsep)
        monkeypatch.setenv("PYTHONUNBUFFERED", "1")

    return stand


@pytest.mark.parametrize("page", [page for page in PAGES if sessions(told(page))], ids=name)
def test_commands_print_what_the_page_shows(page: Path, beside: Callable[[str], None]) -> None:
    beside(told(page))
    for command, shown in sessions(told(page)):
        process = subprocess.run(command, shell=True, stdout=PIPE, stderr=STDOUT, encoding="utf-8")
        assert agrees(process.stdout, shown), f"$ {command}\n{process.stdout}"


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(told(page), "python")], ids=name)
def test_python_gives_what_the_page_shows(page: Path, beside: Callable[[str], None], tmp_path: Path) -> None:
    beside(told(page))
    examples = tmp_path / "examples.txt"
    examples.write_text("\n".join(blocks(told(page), "python")), encoding="utf-8")
    assert doctest.testfile(str(examples), module_relative=False).failed == 0


def test_no_file_names_a_machine_or_a_registry() -> None:
    files = [file for ours in OURS for file in ([ours] if ours.is_file() else ours.rglob("*")) if file.is_file()]
    texts = {file: file.read_text(encoding="utf-8", errors="replace") for file in files if file.suffix not in BINARY}
    assert [str(file.relative_to(ROOT)) for file, text in texts.items() if MACHINE.search(text)] == []
