"""The sentences as they are printed."""

from __future__ import annotations

import json

import pytest

from psrstats.model import INTERNAL, Sentence
from psrstats.writers.sentences import WRITE_SENTENCES

TOLD = (
    Sentence("looked-after", "Q4 2019-20", "463 children were looked after at the end of March 2020.", (4,)),
    Sentence("plans", "2019-20", "Plans [all]: 12 in 2019-20.", (5,)),
)


def test_plain_text_sets_each_sentence_beside_its_measure() -> None:
    lines = WRITE_SENTENCES["table"](TOLD).splitlines()
    assert lines[0] == "What the figures say"
    assert [line.split("  ", 1)[0] for line in lines[4:6]] == ["looked-after", "plans"]
    assert all(one.text in line for one, line in zip(TOLD, lines[4:], strict=False))


def test_markdown_is_a_paragraph_each_with_nothing_read_as_markup() -> None:
    assert WRITE_SENTENCES["markdown"](TOLD) == f"{TOLD[0].text}\n\nPlans \\[all]: 12 in 2019-20.\n"


def test_json_has_each_sentence_with_its_measure_and_period() -> None:
    assert json.loads(WRITE_SENTENCES["json"](TOLD)) == {
        "sentences": [{"measure": one.name, "period": one.period, "text": one.text} for one in TOLD]
    }


@pytest.mark.parametrize("format", WRITE_SENTENCES)
def test_the_internal_edition_says_so_and_the_public_one_does_not(format: str) -> None:
    write = WRITE_SENTENCES[format]
    assert INTERNAL in write(TOLD, internal=True)
    assert INTERNAL not in write(TOLD)
