"""Reports that differ in counts that neither shows are the same to everybody else: in every command and every format."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
import typer

from psrstats.writers import WRITERS
from psrstats.writers.files import FILES
from tests.attacker.every_output import ASKED, EXEMPT, commands, every_output, formats
from tests.attacker.made import Made
from tests.attacker.pairs import pairs

PAIRS = 6


@pytest.fixture(scope="module")
def some() -> list[tuple[Made, Made]]:
    """Make some pairs."""
    return list(islice(pairs(), PAIRS))


@pytest.mark.parametrize("number", range(PAIRS))
def test_reports_that_differ_in_what_is_not_shown_are_published_the_same(
    some: list[tuple[Made, Made]], number: int, tmp_path: Path
) -> None:
    one, other = some[number]
    outputs, others = (every_output(made, tmp_path / one.name) for made in (one, other))
    assert one.counts != other.counts
    assert [name for name in outputs if outputs[name] != others.get(name)] == []
    assert outputs.keys() == others.keys()


def test_the_same_report_gives_the_same_bytes_twice(some: list[tuple[Made, Made]], tmp_path: Path) -> None:
    one = some[0][0]
    assert every_output(one, tmp_path / one.name) == every_output(one, tmp_path / one.name)


def test_every_command_is_held_to_it_or_says_why_not() -> None:
    assert not set(commands()) - set(ASKED) - set(EXEMPT)
    assert all(reason.endswith(".") for reason in EXEMPT.values())


def test_every_option_is_asked_for_or_says_why_not(some: list[tuple[Made, Made]], tmp_path: Path) -> None:
    one = some[0][0]
    asked = {" ".join(name.split(":")[0].split()) for name in every_output(one, tmp_path / one.name)}
    for name, command in commands().items():
        options = (
            [option.opts[0] for option in command.params if option.opts[0].startswith("--")] if name in ASKED else []
        )
        for option in options:
            assert option in EXEMPT or any(each.startswith(f"{name} ") and option in each for each in asked), (
                name,
                option,
            )


def test_every_format_is_asked_for() -> None:
    assert {writer.__name__ for writer in WRITERS} <= set(formats("compute"))
    export = commands()["export"]
    assert isinstance(export, typer.core.TyperCommand)
    assert set(FILES) >= set(next(option.default for option in export.params if option.name == "to").split(","))
