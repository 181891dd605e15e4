"""psrstats sentences, as an analyst meets it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from psrstats.cli.sentences import sentences
from psrstats.model import INTERNAL, Sentence

TOLD = (Sentence("plans", "2019-20", "Plans: 12 in 2019-20.", (0,)),)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str, bool]]:
    """Take down what the pipeline was asked for."""
    calls: list[tuple[Path, str, bool]] = []

    def tell(folder: Path, measure: str = "", *, internal: bool = False) -> tuple[Sentence, ...]:
        calls.append((folder, measure, internal))
        return TOLD

    monkeypatch.setattr("psrstats.pipeline.tell", tell)
    return calls


def print_of(*arguments: str) -> Result:
    app = typer.Typer()
    app.command()(sentences)
    return CliRunner().invoke(app, arguments)


def test_it_prints_a_sentence_for_each_measure(asked: list[tuple[Path, str, bool]]) -> None:
    assert TOLD[0].text in print_of("folder").stdout
    assert (
        json.loads(print_of("folder", "--measure", "plans", "-f", "json").stdout)["sentences"][0]["measure"] == "plans"
    )
    assert print_of("folder", "--format", "markdown").stdout == "Plans: 12 in 2019-20.\n"
    assert asked == [(Path("folder"), "", False), (Path("folder"), "plans", False), (Path("folder"), "", False)]


def test_the_internal_edition_is_marked(asked: list[tuple[Path, str, bool]]) -> None:
    printed = print_of("folder", "--internal")
    assert INTERNAL in printed.stdout
    assert INTERNAL in printed.stderr
    assert asked == [(Path("folder"), "", True)]


def test_the_example_s_sentences(run: Callable[..., subprocess.CompletedProcess[str]], example: Path) -> None:
    said = "463 children were looked after at 31 March 2020, 20 (4.1%) fewer than a year before."
    assert run("sentences", example, "--measure", "looked-after", "-f", "markdown").stdout == f"{said}\n"
    unknown = run("sentences", example, "--measure", "looked-aftr")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "Did you mean 'looked-after'?" in unknown.stderr
