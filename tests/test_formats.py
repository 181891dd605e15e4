"""Formats stand in one list: what commands offer, what export writes and what can be written agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest

from psrstats.cli.formats import format_of
from psrstats.errors import UserError
from psrstats.formats import EXPORTED, FORMATS, printed
from psrstats.writers import WRITE
from psrstats.writers.attacked import WRITE_ATTACK
from psrstats.writers.findings import WRITE_FINDINGS
from psrstats.writers.linted import WRITE_LINTED
from psrstats.writers.sentences import WRITE_PARAGRAPHS, WRITE_SENTENCES
from psrstats.writers.summary import WRITE_SUMMARY
from psrstats.writers.verified import WRITE_VERIFIED
from tests.attacker.every_output import commands, formats

WRITTEN: dict[str, Iterable[str]] = {
    "compute": WRITE,
    "validate": WRITE_FINDINGS,
    "lint": WRITE_LINTED,
    "sentences": WRITE_SENTENCES,
    "paragraphs": WRITE_PARAGRAPHS,
    "summary": WRITE_SUMMARY,
    "attack": WRITE_ATTACK,
    "verify": WRITE_VERIFIED,
}


@pytest.mark.parametrize("command", WRITTEN)
def test_what_is_offered_is_what_can_be_written(command: str) -> None:
    assert set(printed(command)) == set(WRITTEN[command])


def test_every_command_offers_what_the_list_says() -> None:
    assert {name: formats(name) for name in commands()} == {name: printed(name) for name in commands()}
    assert {name for each in FORMATS for name in each.printed} <= set(commands())


@pytest.mark.parametrize("name", EXPORTED)
def test_what_is_exported_has_a_writer(name: str) -> None:
    assert callable(getattr(import_module(f"psrstats.writers.files.{name}"), name))


def test_every_file_writer_stands_in_the_list() -> None:
    folder = Path(str(import_module("psrstats.writers.files").__file__)).parent
    writers = {
        file.stem for file in folder.glob("[!_]*.py") if re.search(rf"^def {file.stem}\(", file.read_text(), re.M)
    }
    assert writers - {"manifest"} == set(EXPORTED)


@pytest.mark.parametrize("name", ["report.html", "report.XLSX", "report.png"])
def test_a_file_is_what_its_suffix_says(name: str) -> None:
    with pytest.raises(UserError, match=r"compute writes no \.(html|XLSX|png) files.*psrstats export"):
        format_of("compute", None, Path(name))
    assert format_of("compute", "csv", Path(name)) == "csv"


@pytest.mark.parametrize("name", ["-", "report", "report.txt", "report.v2"])
def test_a_suffix_that_says_nothing_is_plain_text(name: str) -> None:
    assert format_of("compute", None, Path(name)) == "table"
