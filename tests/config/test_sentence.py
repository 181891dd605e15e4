"""The sentence of a row of measures.csv: what may stand in it, and what is said of what may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.config import read_settings
from tests.config.test_said import REPORT


def read(folder: Path, sentence: str, unit: str = "count") -> tuple[str, str]:
    """Give the sentence as it is read, and the faults in a line."""
    (folder / "psrstats.toml").write_text(REPORT, encoding="utf-8")
    rows = f'name,title,source,unit,per,sentence\na,A,s,{unit},{10000 if unit == "rate" else ""},"{sentence}"\n'
    (folder / "measures.csv").write_text(rows, encoding="utf-8")
    settings, faults = read_settings(folder)
    return settings.measures["a"].sentence, "\n".join(map(str, faults))


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "{n} children were looked after at {date}, {change} than a year before.",
        "In {period}, {area} had {n} {child|children} ({compared})",
        "{change} than {before}, there were {n} plans {when} or {at}; {interval}",
    ],
)
def test_a_sentence_may_have_any_field(tmp_path: Path, sentence: str) -> None:
    assert read(tmp_path, sentence) == (sentence, "")


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("{n} children, {chnage} than before", "has {chnage}, which stands for nothing; {n}, {change}, {before}"),
        ("{n} children {}", "has {}, which stands for nothing"),
        ("{N} children", "has {N}, which stands for nothing"),
        ("{n!r} children", "has {n!r}, which stands for nothing"),
        ("{n} children were in {period", "has a { that is not closed, in 'ildren were in {period'"),
        ("{n} children} were", "has a } that closes nothing"),
        ("{{n}} children", "has a { that is not closed"),
        ("children were looked after", "has no {n}, where the figure goes; {n}, {change}"),
        ("{n} {|children} were", "write the word for one and the word for many, such as {was|were}"),
        ("{n} {a|b|c} were", "write the word for one and the word for many"),
        ("{n} children, {change} on last year", "has {change} without 'than' behind it"),
        ("{n} {per} children", "its sentence has {per}, and only a rate is per so many."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_row_and_what_may_stand_there(tmp_path: Path, sentence: str, says: str) -> None:
    _, faults = read(tmp_path, sentence)
    assert says in faults
    assert faults.startswith("measures.csv line 2 (a): sentence: " if "only a rate" not in says else "measures.csv (a)")


def test_a_rate_says_what_it_is_per(tmp_path: Path) -> None:
    assert read(tmp_path, "The rate was {n} {per}", "rate")[1] == ""


@pytest.mark.parametrize(
    ("summary", "says"),
    [
        ('measures = ["b"]', "psrstats.toml [summary]: 'b' is no measure."),
        (f"measures = {['a'] * 13}", "'measures' has more names than have room. Keep at most 12."),
        ('figures = ["a"]', "psrstats.toml [summary]: does not know 'figures'."),
    ],
)
def test_a_fault_of_the_summary_is_told(tmp_path: Path, summary: str, says: str) -> None:
    (tmp_path / "psrstats.toml").write_text(f"{REPORT}[summary]\n{summary}\n", encoding="utf-8")
    (tmp_path / "measures.csv").write_text("name,title,source\na,A,s\n", encoding="utf-8")
    assert says in "\n".join(map(str, read_settings(tmp_path)[1]))
