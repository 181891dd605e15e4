"""A draft as a reader finds it: paragraphs in reading order, with their places."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["text", "heading", "row", "caption", "note", "header"]


class Paragraph(Struct, frozen=True):
    """A paragraph, or a row of a table.

    number: from 1, in reading order (in a text file its line); text: what stands there, the cells of a row between
    tabs; page: from 1, None where the format has no pages; heading: the nearest one above; raised: where in the text
    characters stand raised, as note marks do; columns: what stands above a row's cells, as many as it has cells;
    asked: where a content control stands that is named after a figure, and its name.
    """

    number: int
    text: str
    page: int | None = None
    heading: str = ""
    kind: Kind = "text"
    raised: frozenset[int] = frozenset()
    columns: tuple[str, ...] = ()
    asked: tuple[tuple[int, int, str], ...] = ()


class Document(Struct, frozen=True):
    """A draft that was read; notes: what could not be read of it, such as "page 7 is a picture"."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...] = ()
