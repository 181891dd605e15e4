"""Lines, as a format gives them, numbered and put under their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from psrstats.draft.document import Kind, Paragraph
from psrstats.patterns import regex


class Line(Struct, frozen=True):
    """A paragraph, or a row of a table, without its place; number: its own, where its format numbers lines."""

    text: str
    kind: Kind = "text"
    page: int | None = None
    raised: frozenset[int] = frozenset()
    columns: tuple[str, ...] = ()
    number: int | None = None
    asked: tuple[tuple[int, int, str], ...] = ()


# The numbers of pages in a table of contents: behind a line of dots, or wherever its heading says that it is one.
_LEADER = regex(r"[\s.·…_]*(?:[.·…_]\s?){4,}\s*(\d{1,4})\s*$")
_LAST = regex(r"[\s.·…_]+(\d{1,4})\s*$")
_CONTENTS = regex(r"(?:table of )?contents(?: page)?", re.IGNORECASE)
LONGEST_ENTRY = 150
LONGEST = 10_000  # letters of a paragraph


def assembled(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """Give lines their numbers, from 1 unless they have some, and the heading above each."""
    heading, contents = "", _Contents()
    for at, line in enumerate(lines, 1):
        if line.kind == "heading" and line.text.strip():
            heading = " ".join(line.text.split())
        beside = "" if line.kind in ("heading", "header", "note") else heading
        told = contents.without_page(line)
        yield Paragraph(
            line.number or at, told.text, line.page, beside, told.kind, line.raised, told.columns, line.asked
        )


class _Contents(Struct):
    """A table of contents as far as it was read: it ends where its first entry is a heading, or with longer text."""

    inside: bool = False
    last: int = 0
    entries: set[str] = field(default_factory=set)

    def without_page(self, line: Line) -> Line:
        """Take out of a line the page that it names, if it is an entry."""
        if line.kind in ("note", "header"):
            return line
        said = " ".join(line.text.split()).casefold()
        if _CONTENTS.fullmatch(said):
            self.inside, self.last = True, 0
        elif said in self.entries or len(said) > LONGEST_ENTRY:
            self.inside = False
        found = _LEADER.search(line.text) or (_LAST.search(line.text) if self.inside else None)
        if not found or (self.inside and int(found[1]) < self.last):
            return line
        self.last = int(found[1])
        self.entries.add(" ".join(line.text[: found.start()].split()).casefold())
        return replace(line, text=line.text[: found.start()], kind="header", columns=())
