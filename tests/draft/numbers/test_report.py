"""A published report's numbers, told one by one as a person told them who read it line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.draft.numbers import Number, numbers_of
from tests.draft.lines import document

READ = Path(__file__).with_name("report_numbers.txt").read_text(encoding="utf-8").splitlines()[1:]
BY_HAND = {int(line.partition(":")[0]): line.partition(":")[2] for line in READ}


@pytest.fixture(scope="module")
def found(shared: Path) -> dict[int, tuple[Number, ...]]:
    text = (shared / "portsmouth-2019-20" / "report.txt").read_text(encoding="utf-8")
    each = {paragraph.number: numbers_of(paragraph) for paragraph in document(text).paragraphs}
    return {line: numbers for line, numbers in each.items() if numbers}


def told(numbers: str) -> list[str]:
    return [number.strip() for number in numbers.split(", ") if number.strip()]


def test_no_line_has_a_number_that_nobody_read(found: dict[int, tuple[Number, ...]]) -> None:
    assert sorted(found) == sorted(BY_HAND)


@pytest.mark.parametrize("line", BY_HAND)
def test_statistics_and_others_are_told_apart(found: dict[int, tuple[Number, ...]], line: int) -> None:
    statistics, _, others = (told(part) for part in BY_HAND[line].partition(";"))
    assert [number.text for number in found[line] if number.statistic] == statistics
    rest = [number.text for number in found[line] if not number.statistic]
    assert len(rest) == len(others)
    assert all(other in text for other, text in zip(others, rest, strict=True))


def test_how_many_there_are() -> None:
    counts = [[len(told(part)) for part in numbers.partition(";")[::2]] for numbers in BY_HAND.values()]
    assert [sum(column) for column in zip(*counts, strict=True)] == [180, 145]
