"""Reports that differ in counts that neither shows are the same to all others, in every command and every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.formats import EXPORTED
from psrstats.writers import WRITERS
from tests.attacker.every_output import ASKED, EXEMPT, commands, every_output, formats
from tests.attacker.made import Made
from tests.attacker.pairs import pairs

FIRST = (66, 3, 31)  # the random reports that the pairs are made of: of rates, shares and two years
PAIRS, WHOLE = (
    len(FIRST),
    1,
)  # of the others each asks for another eighth of all there is: the bench asks for all of 200


@pytest.fixture(scope="module")
def some() -> list[tuple[Made, Made]]:
    """Make some pairs."""
    return [next(pairs(first)) for first in FIRST]


@pytest.mark.parametrize("number", range(PAIRS))
def test_reports_that_differ_in_what_is_not_shown_are_published_the_same(
    some: list[tuple[Made, Made]], number: int, tmp_path: Path
) -> None:
    part = None if number < WHOLE else number
    one, other = (every_output(made, tmp_path / made.name, part) for made in some[number])
    assert some[number][0].counts != some[number][1].counts
    assert [name for name in one if one[name] != other.get(name)] == []
    assert one.keys() == other.keys()
    asked = {name.split(": ")[0] for name in one}
    assert not [name for name in _options_and_formats() if part is None and not _stands_in(name, asked)]


def _options_and_formats() -> list[tuple[str, str]]:
    """Give each command with each of its options and formats, but for those that say why not."""
    found = []
    for name, command in commands().items():
        if name not in EXEMPT:
            options = {option.opts[0] for option in command.params if option.opts[0].startswith("--")}
            found += [(name, option) for option in sorted(options - set(EXEMPT))]
            found += [(name, f"--format {form}") for form in formats(name)]
    return found


def _stands_in(wanted: tuple[str, str], asked: set[str]) -> bool:
    command, option = wanted
    return any(each.split()[0] == command and f"{option} " in f"{each} " for each in asked)


def test_every_command_is_held_to_it_or_says_why_not() -> None:
    assert not set(commands()) - set(ASKED) - set(EXEMPT)
    assert all(reason.endswith(".") for reason in EXEMPT.values())


def test_every_format_is_one_that_a_command_names() -> None:
    assert {writer.__name__ for writer in WRITERS} <= set(formats("compute"))
    (to,) = (option.default for option in commands()["export"].params if option.name == "to")
    assert isinstance(to, list)
    assert set(",".join(to).split(",")) <= set(EXPORTED)
