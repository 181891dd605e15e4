"""Lines put together as paragraphs, and their words that a line's end broke."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from psrstats.draft.document import Kind
from psrstats.draft.reading.assembled import Line
from psrstats.draft.reading.cleaning import cleaned
from psrstats.draft.reading.pdf.blocks import Table, blocks
from psrstats.draft.reading.pdf.segments import Segment
from psrstats.draft.reading.pdf.words import HYPHEN
from psrstats.draft.reading.rows import above, heads
from psrstats.draft.reading.text import is_heading
from psrstats.patterns import regex

LEADING = 1.45  # heights between two lines of one paragraph, at most
MORE = 1.2  # of what usually stands between two lines: a paragraph's end, in a draft that sets these apart
OTHER_SIZE = 0.12  # by which the letters of two lines of one paragraph may differ
LARGER, SMALLER = 1.12, 0.9  # than the letters of the text: a heading, a footnote
# Of a line's width, what its last word may leave empty: more where nothing ends with it, or paragraphs are set apart.
RAGGED, SHORT, HALF = 0.15, 0.35, 0.55
LONGEST_HEADING = 160
_ENDS = regex(r"[.!?:;][\"'”’)\]]*$")
_BEGINS = regex(
    r"[•●▪■◆○◦‣\uf000-\uf0ff]|[-–—o*§]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s"
)
_OPEN = regex(r"[,(–—\-\ufffe]$|\b(?:of|the|and|to|for|in|with|from|at|by|or|an?|than|were|was|is|are)$")
_ONWARD = regex(r"[%,;)a-z]")
_NOTE = regex(r"\[?\d{1,3}\]?(?=\s|[A-Za-z])|[*†‡]")


class Put(Struct):
    """A text that is being put together, letter by letter, with those that stand raised."""

    text: str = ""
    raised: set[int] = field(default_factory=set)

    def add(self, other: str, raised: Iterable[int], known: frozenset[str]) -> None:
        """Add a line: with a space, without one in a number or a word that was broken."""
        kept, between = _between(self.text, other, known)
        self.text = kept + between
        self.raised |= {len(self.text) + at for at in raised}
        self.text += other

    def line(self, kind: Kind, page: int, columns: tuple[str, ...] = ()) -> Line:
        """Give what was put together as a line."""
        if not self.raised:
            return Line(cleaned(self.text.replace(HYPHEN, "-")), kind, page, columns=columns)
        raised, parts, reached = set[int](), [], 0
        for at, letter in enumerate(self.text):
            shown = cleaned("-" if letter == HYPHEN else letter)
            if at in self.raised and letter.isalnum():
                raised.update(range(reached, reached + len(shown)))
            parts.append(shown)
            reached += len(shown)
        return Line("".join(parts), kind, page, frozenset(raised), columns)


def _between(before: str, after: str, known: frozenset[str]) -> tuple[str, str]:
    """Say what is left of a text before a line that follows, and what stands between."""
    if not before:
        return before, ""
    if before[-1] in (HYPHEN, "-", "\u00ad"):
        return _unbroken(before, after, known), ""
    if re.search(r"\d[,.]$", before) and re.match(r"\d{3}(?!\d)", after):  # 11,|999
        return before, ""
    if re.search(r"\d$", before) and re.match(r"%|,\d{3}(?!\d)", after):
        return before, ""
    if before[-1] in "–—−/" and re.search(r"\d\s?.$", before):  # 2014–|15
        return before, ""
    parted = re.search(r"(?<![\d.,])\d{1,3}$", before) and re.match(r"\d{3}(?!\d)", after)  # 12|345, which are two
    return before, "\n" if parted else " "


def _unbroken(before: str, after: str, known: frozenset[str]) -> str:
    """Take a hyphen away that only the line's end made: one in a word that the draft has elsewhere without it."""
    start, end = re.search(r"[A-Za-z]+$", before[:-1]), re.match(r"[a-z]+", after)
    if before[-1] == "\u00ad" or (start and end and (start[0] + end[0]).casefold() in known):
        return before[:-1]
    return before[:-1] + "-"


class Look(Struct, frozen=True):
    """How a draft is set.

    known: its words; body: the height of most letters; leading: heights between two lines; spaced: whether more stands
    between two paragraphs.
    """

    known: frozenset[str]
    body: float
    leading: float = 1.0
    spaced: bool = False


class Flow(Struct):
    """Puts the rows of a page together."""

    page: int
    look: Look
    columns: tuple[str, ...] = ()  # of the table that the page before ended with

    def lines(self, rows: Sequence[list[Segment]]) -> Iterator[Line]:
        """Give the lines of one column."""
        held: list[Segment] = []
        width = _right(rows)
        for block in blocks(rows):
            if isinstance(block, list):
                if held and not self._goes_on(held, block[0], width):
                    yield self._paragraph(held)
                    held = []
                held.append(block[0])
                continue
            if held:
                yield self._paragraph(held)
                held = []
            yield from self._table(block)
        if held:
            yield self._paragraph(held)

    def _goes_on(self, held: Sequence[Segment], one: Segment, width: float) -> bool:
        """Say whether a line goes on with the paragraph that was begun."""
        last = held[-1]
        if abs(one.height - last.height) > OTHER_SIZE * last.height or _BEGINS.match(one.text):
            return False
        apart = (last.base - one.base) / last.height
        most = min(self.look.leading * MORE, LEADING) if self.look.spaced else LEADING
        if not 0 < apart <= most or (one.bold != last.bold and _is_short(held, width)):
            return False
        room = width - last.right
        if one.words[0].right - one.words[0].left + 0.3 * one.height >= room or _OPEN.search(last.text):
            return True
        share = room / max(width - min(each.left for each in held), 1.0)
        ended = bool(_ENDS.search(last.text))
        most = (SHORT if self.look.spaced else RAGGED) if ended else (HALF if self.look.spaced else SHORT)
        return (not ended and bool(_ONWARD.match(one.text))) or share <= most

    def _paragraph(self, held: Sequence[Segment]) -> Line:
        put = Put()
        for one in held:
            put.add(one.text, one.raised, self.look.known)
        kind = self._kind(held, put.text)
        if kind == "note" and (mark := _NOTE.match(put.text)):
            put.raised.update(range(mark.end()))
        self.columns = ()
        return put.line(kind, self.page)

    def _kind(self, held: Sequence[Segment], text: str) -> Kind:
        height = held[0].height
        if len(held) <= 3 and len(text) <= LONGEST_HEADING and not text.rstrip().endswith((".", ";", ",")):
            if height >= LARGER * self.look.body and any(letter.isalpha() for letter in text):
                return "heading" if not text[:1].isdigit() or is_heading(text.lstrip("0123456789. ")) else "text"
            if held[0].bold and all(one.bold for one in held) and is_heading(text):
                return "heading"
        if height <= SMALLER * self.look.body and (_NOTE.match(text) or 0 in held[0].raised):
            return "note"
        return "text"

    def _table(self, table: Table) -> Iterator[Line]:
        rows = [[self._cell(cell) for cell in row] for row in table.cells]
        texts = [[cell.text for cell in row] for row in rows]
        head = heads(texts)
        columns = above(texts[:head])
        if not head and texts and len(self.columns) == len(texts[0]):
            columns = self.columns  # the table began on the page before
        self.columns = columns
        for number, row in enumerate(rows):
            put = Put()
            for at, cell in enumerate(row):
                put.text += "\t" * bool(at)
                put.raised |= {len(put.text) + place for place in cell.raised}
                put.text += cell.text
            yield put.line("row", self.page, columns if number >= head and len(columns) == len(row) else ())

    def _cell(self, cell: Sequence[Segment]) -> Put:
        put = Put()
        for one in dict.fromkeys(map(id, cell)):
            segment = next(each for each in cell if id(each) == one)
            put.add(segment.text, segment.raised, self.look.known)
        return put


def _right(rows: Sequence[list[Segment]]) -> float:
    """Give where lines end, but for the few that reach beyond the others."""
    ends = sorted(row[-1].right for row in rows)
    return ends[len(ends) * 9 // 10] if ends else 0.0


def _is_short(held: Sequence[Segment], width: float) -> bool:
    return len(held) <= 2 and held[-1].right < width * 0.9


def over_pages(lines: Iterable[Line], known: frozenset[str]) -> Iterator[Line]:
    """Join a paragraph that a page's end broke; footnotes and running lines between its halves come after it."""
    held: Line | None = None
    aside: list[Line] = []
    for line in lines:
        if line.kind in ("note", "header"):
            aside.append(line)
        elif held is not None and _is_broken(held, line):
            put = Put(held.text, set(held.raised))
            put.add(line.text, line.raised, known)
            held = replace(held, text=put.text, raised=frozenset(put.raised))
        else:
            yield from [*([held] if held is not None else []), *aside]
            held, aside = line, []
    yield from [*([held] if held is not None else []), *aside]


def _is_broken(before: Line, after: Line) -> bool:
    on = before.page != after.page and before.kind == after.kind == "text"
    begun = not _ENDS.search(before.text.rstrip()) and bool(_ONWARD.match(after.text))
    return on and (begun or bool(_OPEN.search(before.text.rstrip()) and not _BEGINS.match(after.text)))
