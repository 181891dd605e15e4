"""Words that stand together on a line, and lines that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from psrstats.draft.reading.pdf.words import RISE, SMALL, Word
from psrstats.patterns import regex

GAP = 1.1  # of a letter's height: a wider space parts two columns or cells
SAME_LINE = 0.35  # of a letter's height, by which the feet of a line's words may differ
LONGEST_MARK = 3
TIGHT = 0.02
_MARKER = regex(r"[•●▪■◆○◦‣\-–—*o§\uf000-\uf0ff]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?")


@dataclass(slots=True)
class Segment:
    """Words of one line without a wide space between."""

    words: list[Word]
    bold: bool = False
    left: float = field(init=False)
    right: float = field(init=False)
    base: float = field(init=False)
    height: float = field(init=False)
    text: str = field(init=False)
    raised: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        self.left, self.right = min([word.left for word in words]), max([word.right for word in words])
        self.height = median([word.height for word in words]) or 1.0
        self.base = median([word.base for word in words])
        self.text, self.raised = _joined(words, self.height)

    @property
    def is_marker(self) -> bool:
        """Whether it is nothing but a bullet or the number of a paragraph."""
        return bool(_MARKER.fullmatch(self.text))


def _joined(words: Sequence[Word], height: float) -> tuple[str, frozenset[int]]:
    """Put words into one text, and say which of its letters stand raised."""
    parts, raised, reached = list[str](), set[int](), 0
    tight, small, risen = TIGHT * height, SMALL * height, median([word.low for word in words]) + RISE * height
    right, after = float("inf"), words[0].at  # of the word before
    for word in words:
        said = word.text
        if word.left - right > tight or word.at > after:
            parts.append(" ")
            reached += 1
        if word.height <= small and word.low > risen:
            raised.update(range(reached, reached + len(said)))
        if word.raised:
            raised.update(reached + at for at in word.raised)
        parts.append(said)
        reached += len(said)
        right, after = word.right, word.at + len(said)
    return "".join(parts), frozenset(raised)


def segments(words: Iterable[Word]) -> Iterator[Segment]:
    """Put words together as they were drawn."""
    held: list[Word] = []
    for word in words:
        if held and not _goes_on(held[-1], word):
            yield Segment(held)
            held = []
        held.append(word)
    if held:
        yield Segment(held)


def _goes_on(before: Word, word: Word) -> bool:
    """Say whether a word follows another on its line, without a wide space between."""
    least, height = before.height, word.height
    if height < least:
        least, height = height, least
    if word.breaks and abs(word.base - before.base) > SAME_LINE * height / 2:
        return False
    if not -GAP * height < word.left - before.right <= GAP * height or word.left < before.left:
        return False
    high = before.high if before.high < word.high else word.high
    low = before.low if before.low > word.low else word.low
    return high - low > 0.3 * least


def rows(found: Sequence[Segment]) -> list[list[Segment]]:
    """Put segments into rows, from the top, and each row's from the left; those that meet become one."""
    rows: list[list[Segment]] = []
    marks = [one for one in found if len(one.text) <= LONGEST_MARK and one.text[0].isdigit()]
    beside = {id(mark): (mark, line) for mark in marks if (line := _beside(mark, found))}
    for each in sorted(found, key=lambda one: (-one.base, one.left)):
        if id(each) in beside:
            continue
        if rows and abs(rows[-1][0].base - each.base) <= SAME_LINE * max(rows[-1][0].height, each.height):
            rows[-1].append(each)
        else:
            rows.append([each])
    for mark, line in beside.values():  # where its line is such a mark itself, it stands by itself
        row = next((row for row in rows if any(one is line for one in row)), None)
        row.append(mark) if row is not None else rows.append([mark])
    return [[*_met(sorted(row, key=lambda one: one.left))] for row in rows]


def _beside(mark: Segment, found: Sequence[Segment]) -> Segment | None:
    """Find the line that a raised mark was drawn apart from: it is larger, and the mark stands at its upper half."""
    middle = mark.base + mark.height / 4
    larger = (one for one in found if mark.height <= SMALL * one.height and one.base < middle < one.base + one.height)
    near = (one for one in larger if one.left - GAP * one.height <= mark.left <= one.right + GAP * one.height)
    return next(near, None)


def _met(row: Sequence[Segment]) -> Iterator[Segment]:
    held = row[0]
    for each in row[1:]:
        near = each.left - held.right <= GAP * max(held.height, each.height)
        if held.is_marker or near:
            held = Segment(held.words + each.words, each.bold)
        else:
            yield held
            held = each
    yield held
