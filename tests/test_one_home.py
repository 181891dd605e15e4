"""An idea that several rooms need stands in one file: no table of units, totals or formats is typed again elsewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from psrstats.formats import EXPORTED, FORMATS
from psrstats.totals import is_total
from psrstats.units import UNITS

SOURCE = Path(__file__).parents[1] / "src" / "psrstats"
ENOUGH = 3  # names of one idea in one literal: a list of them
NAMES: dict[str, set[str]] = {
    "units.py": set[str](UNITS) - {"count"},
    "formats.py": {each.name for each in FORMATS} | set(EXPORTED),
    "totals.py": {
        word for word in "total totals overall persons both sum whole all everyone".split() if is_total(word)
    },
}
# What looks like a list of ours and is one of somebody else's.
NOT_OURS = {
    "__init__.py": "the verbs of the notebook",
    "draft/numbers/number.py": "the units of numbers in words, money and months among them",
    "formulas/children_said.py": "words at which a phrase of a draft ends",
    "files/kinds.py": "the kinds of files that are read, which is not what is written",
    "load/words.py": "what agencies head their columns with",
    "load/published/choice.py": "what publishers call their columns of figures",
    "load/published/format.py": "the words by which publishers name the row of all",
    "load/published/nomis.py": "the words by which one publisher names the row of all",
    "writers/differences.py": "the functions that write each format, which a test holds against the list",
    "writers/findings.py": "the functions that write each format, which a test holds against the list",
    "writers/sentences.py": "the functions that write each format, which a test holds against the list",
    "writers/summary.py": "the functions that write each format, which a test holds against the list",
}


@pytest.mark.parametrize("home", NAMES)
def test_a_list_stands_in_one_file(home: str) -> None:
    found = {
        f"{name}:{line}"
        for name, line, words in lists()
        if name != home and name not in NOT_OURS and len(words & NAMES[home]) >= ENOUGH
    }
    assert not found


def test_each_exception_is_still_one() -> None:
    found = {name for name, _, words in lists() for known in NAMES.values() if len(words & known) >= ENOUGH}
    assert set(NOT_OURS) <= found


LISTS = (ast.Dict, ast.Tuple, ast.List, ast.Set, ast.Match, ast.Constant)


@cache
def lists() -> tuple[tuple[str, int, set[str]], ...]:
    """Give each list of words in the code, with its file and line: literals, keys, cases and patterns."""
    return tuple(_lists())


def _lists() -> Iterator[tuple[str, int, set[str]]]:
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            words = set(_words(node)) if isinstance(node, LISTS) else set()
            if len(words) >= ENOUGH:
                yield file.relative_to(SOURCE).as_posix(), getattr(node, "lineno", 0), words


def _words(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Dict(keys=each) | ast.Tuple(elts=each) | ast.List(elts=each) | ast.Set(elts=each):
            yield from (one.value for one in each if isinstance(one, ast.Constant) and isinstance(one.value, str))
        case ast.Match(cases=cases):
            values = [case.pattern.value for case in cases if isinstance(case.pattern, ast.MatchValue)]
            yield from (one.value for one in values if isinstance(one, ast.Constant) and isinstance(one.value, str))
        case ast.Constant(value=str(text)) if "|" in text:
            yield from re.findall(r"(?<=[|(])[a-z ]+(?=[|)?])", text)
