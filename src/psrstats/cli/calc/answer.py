"""What `psrstats calc` answers: a line that a person would paste in an e-mail, and the facts in it."""

from __future__ import annotations

from typing import Any, NamedTuple


class Answer(NamedTuple):
    """What was asked, one line of answer, and what it says as names and values."""

    command: str
    line: str
    facts: dict[str, Any]


def listed(texts: list[str]) -> str:
    """Join texts as a sentence does.

    >>> listed(["1"]), listed(["1", "2", "3"])
    ('1', '1, 2 and 3')
    """
    return " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
