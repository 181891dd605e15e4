"""Lines, as a format gives them, numbered and put under their headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from psrstats.draft.document import Kind, Paragraph


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a row of a table, without its place; number: its own, where its format numbers lines."""

    text: str
    kind: Kind = "text"
    page: int | None = None
    raised: frozenset[int] = frozenset()
    columns: tuple[str, ...] = ()
    number: int | None = None


def assembled(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """Number lines from 1, unless they are numbered, and name the heading above each."""
    heading = ""
    for at, line in enumerate(lines, 1):
        if line.kind == "heading" and line.text.strip():
            heading = " ".join(line.text.split())
        beside = "" if line.kind in ("heading", "header", "note") else heading
        yield Paragraph(line.number or at, line.text, line.page, beside, line.kind, line.raised, line.columns)
