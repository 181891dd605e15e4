"""A draft's sentences, each with its numbers and its form: the words, with a mark for each number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from psrstats.draft.document import Document, Paragraph
from psrstats.draft.numbers import Number
from psrstats.draft.review import Place
from psrstats.patterns import regex

STATISTICS, OTHERS = 0xF0000, 0x100000  # from these on, a form's characters stand for a sentence's numbers
N = "[\U000f0000-\U000ffffd]"  # a statistic in a form
OTHER = "[\U00100000-\U0010fffd]"  # a number that is none
MANY, LONG = 60, 3000  # numbers and characters: what has more is no sentence that anyone wrote
_BULLETS = "•▪●■◦‣⁃─\u0336\ue000-\uf8ff"  # symbol fonts stand in the private block
_NOTE = r"(?:\[(?:note )?\d{1,3}\])*"
_END = regex(rf"(?<=[.!?])[”’\"')]*{_NOTE}\s+(?=[A-Z0-9“‘\"'(–-])|\n+|(?<!\s)\s+(?=[{_BULLETS}]\s)")
_BLANK = regex(rf"[{_BULLETS}\U000f0000-\U0010ffff]")
_NO_END = regex(
    r"\b(?:approx|no|nos|yr|yrs|st|mr|mrs|ms|dr|e\.g|i\.e|eg|ie|c|cf|vs|para|sect|s|fig|incl|est|dept|inc)\.\Z", re.I
)
_BRACKET = regex(r"\s?\([^()]*\)")


class Sentence(Struct, frozen=True, eq=False, dict=True):
    """A sentence: where it stands in its paragraph, and its numbers; row: a table's row is one sentence.

    place: in the draft, from 0; paragraph_counts: all counts of its paragraph; too_long: to be
    read, so that its numbers are left out.
    """

    paragraph: Paragraph
    place: int
    start: int
    end: int
    numbers: tuple[Number, ...]
    paragraph_counts: tuple[Number, ...] = ()
    too_long: bool = False

    @cached_property
    def text(self) -> str:
        """Give the words as printed."""
        return self.paragraph.text[self.start : self.end]

    @cached_property
    def form(self) -> str:
        """Give the words with one character for each number, in which it can be found again."""
        parts, last = [], self.start
        for place, number in enumerate(self.numbers):
            parts.append(_plain(self.paragraph.text[last : number.start]))
            parts.append(chr((STATISTICS if number.statistic else OTHERS) + place))
            last = number.end
        return "".join([*parts, _plain(self.paragraph.text[last : self.end])])

    @cached_property
    def bare(self) -> str:
        """Give the form without what stands in brackets."""
        return _BRACKET.sub("", self.form)

    @cached_property
    def statistics(self) -> tuple[Number, ...]:
        """Give the numbers that are statistics."""
        return tuple(number for number in self.numbers if number.statistic)

    @cached_property
    def counts(self) -> tuple[Number, ...]:
        """Give the numbers that count whole things."""
        return tuple(number for number in self.numbers if number.is_count)

    def number(self, mark: str) -> Number:
        """Give the number that a character of the form stands for."""
        return self.numbers[ord(mark) - (STATISTICS if ord(mark) < OTHERS else OTHERS)]

    def at(self, number: Number) -> Place:
        """Say where a number of it stands."""
        return Place(self.paragraph.number, number.start, number.end, self.paragraph.page)

    def quote(self, *numbers: Number) -> str:
        """Give the words about numbers: the sentence, or where it is long what stands near them."""
        if len(self.text) <= 200 or not numbers:
            return " ".join(self.text.split())
        start = max(self.start, min(number.start for number in numbers) - 80)
        end = min(self.end, max(number.end for number in numbers) + 80)
        cut = self.paragraph.text[start:end]
        return f"{'... ' if start > self.start else ''}{' '.join(cut.split())}{' ...' if end < self.end else ''}"


def _plain(text: str) -> str:
    """Blank what could be taken for the mark of a number, or is a bullet."""
    return _BLANK.sub(" ", text)


def sentences_of(document: Document, numbers: Mapping[int, Sequence[Number]]) -> tuple[Sentence, ...]:
    """Cut a draft into sentences.

    numbers: of each paragraph, by its number.
    Returns the sentences in reading order, also those without a number.

    >>> text = "463 children (Yr. 6). This is fewer than 483."
    >>> [sentence.text for sentence in sentences_of(Document("a.txt", (Paragraph(1, text),)), {})]
    ['463 children (Yr. 6).', 'This is fewer than 483.']
    """
    found: list[Sentence] = []
    for paragraph in document.paragraphs:
        each = numbers.get(paragraph.number, ())
        counts = tuple(number for number in each if number.is_count)
        starts = [number.start for number in each]
        for start, end in _cut(paragraph, each):
            inside = tuple(each[bisect_left(starts, start) : bisect_left(starts, end)])
            long = len(inside) > MANY or (end - start > LONG and bool(inside))
            found.append(Sentence(paragraph, len(found), start, end, () if long else inside, counts, long))
    return tuple(found)


def stating(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Give the sentences that state a statistic: of the others most checks have nothing to say."""
    return (sentence for sentence in sentences if sentence.statistics)


def _cut(paragraph: Paragraph, numbers: Sequence[Number]) -> Iterator[tuple[int, int]]:
    text, start = paragraph.text, 0
    if paragraph.kind != "row":
        whole = _unbroken(text, numbers)
        for found in _END.finditer(text):
            if whole[found.start()] or _NO_END.search(text, max(start, found.start() - 8), found.start()):
                continue
            yield start, found.start()
            start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _unbroken(text: str, numbers: Sequence[Number]) -> bytearray:
    """Mark where no sentence ends: within a number, and after a list item's."""
    whole = bytearray(len(text) + 3)
    for number in numbers:
        end = number.end + 3 if number.kind == "list" else number.end
        whole[number.start + 1 : end] = b"\1" * (min(end, len(whole)) - number.start - 1)
    return whole
