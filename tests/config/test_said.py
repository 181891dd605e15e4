"""A phrase of measures.csv: room for the number, and no other braces than those that are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.config import read_settings

REPORT = (
    '[report]\ntitle = "T"\narea = "Town"\nperiod = "2019-20"\n[[source]]\nname = "s"\nagency = "A"\nfile = "s.csv"\n'
)


def said(folder: Path, phrase: str) -> tuple[str, list[str]]:
    """Give the phrase as it is read, and the faults."""
    (folder / "psrstats.toml").write_text(REPORT, encoding="utf-8")
    (folder / "measures.csv").write_text(f'name,title,source,said\na,A,s,"{phrase}"\n', encoding="utf-8")
    settings, faults = read_settings(folder)
    return settings.measures["a"].said, [str(fault) for fault in faults]


@pytest.mark.parametrize("phrase", ["{number} children at {period_end}", "In {period} there were {number}", ""])
def test_a_phrase_leaves_room_for_the_number(tmp_path: Path, phrase: str) -> None:
    assert said(tmp_path, phrase) == (phrase, [])


@pytest.mark.parametrize(
    "phrase", ["children", "{numbre} children", "{number", "{number:d}", "{number!r}", "{0} {number}", "{number} {{x}}"]
)
def test_another_phrase_is_refused_in_words(tmp_path: Path, phrase: str) -> None:
    read, faults = said(tmp_path, phrase)
    assert read == ""
    assert faults == [
        f"measures.csv line 2 (a): said: cannot be '{phrase}'; write a phrase with {{number}} in it, and no other "
        "braces than {number}, {period}, {period_end}."
    ]
