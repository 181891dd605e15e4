"""A plain text: a paragraph a line, a line with tabs a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from psrstats.decoded import decoded
from psrstats.draft.document import Document
from psrstats.draft.reading.assembled import Line, assembled
from psrstats.draft.reading.cleaning import cleaned
from psrstats.draft.reading.rows import above, heads, tabbed
from psrstats.errors import Fault, UserError
from psrstats.patterns import regex

LONGEST_HEADING = 90
_HEADING = regex(r"[A-Z][^.!?;]*[^.,:;!?\s]")


def read_text(path: Path) -> Document:
    """Read a plain text.

    Raises:
        UserError: It is no text.
    """
    lines = lines_of(path)
    return Document(path.name, tuple(assembled(_lines(lines))))


def lines_of(path: Path) -> list[str]:
    """Give the lines of a text in whichever encoding, as an editor counts them."""
    text = decoded(path.read_bytes())
    if "\0" in text:
        raise UserError(Fault(path.name, "is no text.", "Save it again as a plain text."))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [cleaned(line) for line in (lines[:-1] if len(lines) > 1 and not lines[-1] else lines)]


def _lines(lines: Sequence[str]) -> Iterator[Line]:
    told = [tabbed(line) for line in lines]
    at = 0
    for is_row, group in groupby(told, key=lambda each: each[1]):
        texts = [text for text, _ in group]
        yield from rows(texts) if is_row else _prose(texts, at, lines)
        at += len(texts)


def rows(texts: Sequence[str]) -> Iterator[Line]:
    """Make rows of lines that stand together, the first of them heading the others where they do."""
    cells = [text.split("\t") for text in texts]
    head = heads(cells)
    columns = above(cells[:head])
    for at, (text, own) in enumerate(zip(texts, cells, strict=True)):
        yield Line(text, "row", columns=columns if at >= head and len(own) == len(columns) else ())


def _prose(texts: Sequence[str], first: int, lines: Sequence[str]) -> Iterator[Line]:
    for at, text in enumerate(texts, first):
        apart = at == 0 or not lines[at - 1].strip()
        yield Line(text, "heading" if apart and is_heading(text) else "text")


def is_heading(text: str) -> bool:
    """Say whether a line that stands apart reads as a heading: short, a capital first, no full stop, no figure.

    >>> [is_heading(text) for text in ("About Portsmouth", "Education²", "1 all through school", "It fell.", "Rate 5")]
    [True, True, False, False, False]
    """
    said = text.strip().rstrip("¹²³⁴⁵⁶⁷⁸⁹⁰")
    if len(said) > LONGEST_HEADING or not _HEADING.fullmatch(said):
        return False
    return not any(piece[0].isdigit() for piece in re.sub(r"\b(?:19|20)\d\d(?:[-/–]\d+)?", "", said).split())
