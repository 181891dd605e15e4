"""The sentences of a report, and its tables' paragraphs, in each of the forms that commands print."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from json import dumps
from typing import Any

from psrstats.model import INTERNAL, Cell, Column, Paragraph, Sentence, Table
from psrstats.writers.table import plain

TITLE = "What the figures say"
SENTENCES, PARAGRAPHS = ("measure", "sentence"), ("table", "paragraph")  # what each is of, and what it is


Told = Sequence[Sentence] | Sequence[Paragraph]


def table(told: Told, kind: tuple[str, str] = SENTENCES, *, internal: bool = False) -> str:
    """Write sentences or paragraphs as plain text, each beside the name of its measure or table."""
    columns = tuple(Column(word.capitalize(), number=False) for word in kind)
    rows = tuple((Cell(each.name), Cell(each.text)) for each in told)
    return plain(Table(f"{kind[1]}s", _title(internal), columns, rows))


def markdown(told: Told, *, internal: bool = False) -> str:
    r"""Write sentences or paragraphs as Markdown, a paragraph each, to paste into a draft.

    >>> print(markdown([Sentence("plans", "2019-20", "*Plans: 12 in 2019-20.", (0,))]), end="")
    \*Plans: 12 in 2019-20.
    """
    said = [f"**{INTERNAL}**"] * internal
    return "\n\n".join([*said, *(re.sub(r"([\\`*_|<\[#])", r"\\\1", each.text) for each in told)]) + "\n"


def json(told: Told, kind: tuple[str, str] = SENTENCES, *, internal: bool = False) -> str:
    """Write sentences or paragraphs as one JSON document."""
    said: dict[str, Any] = {"classification": INTERNAL} if internal else {}
    each = [{kind[0]: one.name, **_period(one), "text": one.text} for one in told]
    return dumps(said | {f"{kind[1]}s": each}, ensure_ascii=False, indent=1) + "\n"


WRITE_SENTENCES: dict[str, Callable[..., str]] = {"table": table, "markdown": markdown, "json": json}
WRITE_PARAGRAPHS: dict[str, Callable[..., str]] = {
    "table": partial(table, kind=PARAGRAPHS),
    "markdown": markdown,
    "json": partial(json, kind=PARAGRAPHS),
}


def _period(one: Sentence | Paragraph) -> dict[str, str]:
    return {"period": one.period} if isinstance(one, Sentence) else {}


def _title(internal: bool) -> str:
    return f"{INTERNAL}. {TITLE}" if internal else TITLE
