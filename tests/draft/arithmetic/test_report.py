"""A published report judged by its words alone: its known slips are told, each once, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.draft.arithmetic import arithmetic
from psrstats.draft.numbers import numbers_of
from psrstats.draft.review import Found, Judged
from tests.draft.lines import document

SLIPS = [
    (46, "PSR106", "12,087 of 212,658 is 5.68%, printed 5.6%."),
    (61, "PSR105", "An average score is of all of them, not of 40.8%"),
    (129, "PSR105", "A rate (18.9 per 1,000) is compared with a percentage (16.7%)."),
    (159, "PSR112", "117 + 137 is 254, of which 6 are in both: 248 in all"),
    (226, "PSR115", "11,999 is called contacts here, and children where 22,020 contacts are counted."),
    (227, "PSR117", "41 in Q3 is compared with 112 in Q4 (2018-19)"),
    (247, "PSR009", "2018/29 is not two consecutive years."),
    (252, "PSR111", "Paragraph 246 says that it went from 14% to 8%, the other way."),
]


@pytest.fixture(scope="module")
def judged(shared: Path) -> tuple[tuple[Found, ...], tuple[Judged, ...]]:
    draft = document((shared / "portsmouth-2019-20" / "report.txt").read_text(encoding="utf-8"))
    found, right, _ = arithmetic(draft, {paragraph.number: numbers_of(paragraph) for paragraph in draft.paragraphs})
    return found, right


@pytest.mark.parametrize(("line", "code", "says"), SLIPS)
def test_a_slip_is_told(judged: tuple[tuple[Found, ...], tuple[Judged, ...]], line: int, code: str, says: str) -> None:
    (flag,) = (flag for flag in judged[0] if flag.place.paragraph == line)
    assert flag.code == code
    assert says in flag.message


def test_nothing_else_is_told(judged: tuple[tuple[Found, ...], tuple[Judged, ...]]) -> None:
    assert len(judged[0]) == len(SLIPS)


def test_what_rounding_explains_is_checked(judged: tuple[tuple[Found, ...], tuple[Judged, ...]]) -> None:
    working = {right.place.paragraph: right.working for right in judged[1]}
    assert working[47] == "12,528 of 212,658 is 5.89%."
    assert working[49] == "5,835 of 212,658 is 2.74%."
