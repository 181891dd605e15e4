"""The sentences of a report, in each of the forms that `psrstats sentences` prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from json import dumps
from typing import Any

from psrstats.model import INTERNAL, Cell, Column, Sentence, Table
from psrstats.writers.table import plain

TITLE = "What the figures say"


def table(sentences: Sequence[Sentence], *, internal: bool = False) -> str:
    """Write sentences as plain text, each beside its measure's name."""
    columns = (Column("Measure", number=False), Column("Sentence", number=False))
    rows = tuple((Cell(sentence.name), Cell(sentence.text)) for sentence in sentences)
    return plain(Table("sentences", _title(internal), columns, rows))


def markdown(sentences: Sequence[Sentence], *, internal: bool = False) -> str:
    r"""Write sentences as Markdown, a paragraph each, to paste into a draft.

    >>> print(markdown([Sentence("plans", "2019-20", "*Plans: 12 in 2019-20.", (0,))]), end="")
    \*Plans: 12 in 2019-20.
    """
    said = [f"**{INTERNAL}**"] * internal
    return "\n\n".join([*said, *(re.sub(r"([\\`*_|<\[#])", r"\\\1", each.text) for each in sentences)]) + "\n"


def json(sentences: Sequence[Sentence], *, internal: bool = False) -> str:
    """Write sentences as one JSON document."""
    said: dict[str, Any] = {"classification": INTERNAL} if internal else {}
    told = [{"measure": each.name, "period": each.period, "text": each.text} for each in sentences]
    return dumps(said | {"sentences": told}, ensure_ascii=False, indent=1) + "\n"


WRITE_SENTENCES: dict[str, Callable[..., str]] = {"table": table, "markdown": markdown, "json": json}


def _title(internal: bool) -> str:
    return f"{INTERNAL}. {TITLE}" if internal else TITLE
