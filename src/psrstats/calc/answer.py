"""What a verb answers: a line that a person would paste in an e-mail, and the facts in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from psrstats.errors import Fault, UserError


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One line of answer, which is what it prints as, and what the line says as attributes.

    verb: what was asked; line: the answer in words; facts: the attributes, as names and values.

    >>> answer = Answer("change", "483 to 463 is a change of -20", {"value": -20, "text": "-20"})
    >>> answer, answer.value, answer.text
    (483 to 463 is a change of -20, -20, '-20')
    """

    verb: str
    line: str
    facts: dict[str, Any] = field(hash=False)

    def __str__(self) -> str:
        return self.line

    __repr__ = __str__

    def __getattr__(self, name: str) -> Any:
        if name not in self.facts:
            raise AttributeError(f"there is no '{name}' in this answer", name=name, obj=self)
        return self.facts[name]

    def __dir__(self) -> list[str]:
        return [*object.__dir__(self), *self.facts]


def listed(texts: list[str]) -> str:
    """Join texts as a sentence does.

    >>> listed(["1"]), listed(["1", "2", "3"])
    ('1', '1, 2 and 3')
    """
    return " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))


@contextmanager
def in_words(where: str) -> Iterator[None]:
    """Tell numbers that a formula refuses as a user's mistake."""
    try:
        yield
    except ValueError as error:
        raise UserError(Fault(where, f"{error}.")) from None
