"""The lines of a Word document, piece by piece, so that what is found in one can be pointed at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from psrstats.draft.document import Kind
    from psrstats.writers.word.ooxml import Element


class Piece(Struct, frozen=True):
    """Letters of a line; at: the element of a run that holds them, None for what parts cells.

    asked: the name of the figure after which the content control is named that they stand in, if any.
    """

    text: str
    at: Element | None = None
    raised: bool = False
    asked: str = ""


class WordLine(Struct):
    """A paragraph, or a row of a table; at: its element."""

    at: Element
    pieces: list[Piece] = field(default_factory=list)
    kind: Kind = "text"
    page: int | None = None
    columns: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def raised(self) -> frozenset[int]:
        """Where its letters stand raised."""
        reached, found = 0, set[int]()
        for piece in self.pieces:
            if piece.raised:
                found.update(range(reached, reached + len(piece.text)))
            reached += len(piece.text)
        return frozenset(found)

    @property
    def asked(self) -> tuple[tuple[int, int, str], ...]:
        """Where content controls stand that are named after a figure, and their names."""
        reached, found = 0, list[tuple[int, int, str]]()
        for piece in self.pieces:
            if piece.asked:
                found.append((reached, reached + len(piece.text), piece.asked))
            reached += len(piece.text)
        return tuple(found)


def parted(lines: Iterable[list[Piece]], by: str) -> Iterator[Piece]:
    """Give pieces of several lines as one, with something between them."""
    for number, pieces in enumerate(lines):
        if number:
            yield Piece(by)
        yield from pieces
