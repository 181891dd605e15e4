"""Each statistic of a draft gathered with what stands about it: in its sentence, or in its table's row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from psrstats.draft.document import Document, Paragraph
from psrstats.draft.numbers import Number
from psrstats.draft.numbers.number import NEAR
from psrstats.draft.tying.context import CARRIED, Context, Speech
from psrstats.draft.tying.cues import cues, row_cues, takes_up
from psrstats.draft.tying.mentions import Bound, Mention, bound
from psrstats.draft.tying.periods import When, periods_named
from psrstats.draft.words import Word, sentences_of
from psrstats.patterns import regex

# How much of a word is left by where it stands.
HERE, BEYOND_MARK, BEYOND_NUMBER, BEFORE, HEADING = 1.0, 0.85, 0.7, 0.4, 0.3
FURTHER = 0.97  # of it, beyond each more number
AS_MANY = 3  # sentences whose subject may be taken up, one by the next
NEXT = 2  # characters between a number and the word that follows it
_MARK = regex(r"[,;:()\u2013]|\b(?:and|but|while|whereas|compared|comparison|of which|of whom)\b", re.IGNORECASE)


M = TypeVar("M")


class _Heading(Struct, frozen=True):
    """A heading, and what it says of all that stands below it."""

    text: str
    words: tuple[str, ...]
    areas: Bound[str]
    periods: Bound[When]

    @classmethod
    def of(cls, text: str, speech: Speech) -> _Heading:
        return cls(text, tuple(_stems([text], speech)), _last(speech.areas.named(text)), _last(periods_named(text)))


class _Before(Struct):
    """What was read before: the last sentences, and the headings of the table."""

    sentences: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    heading: _Heading | None = None

    def above(self, paragraph: Paragraph, speech: Speech) -> _Heading:
        """Read the heading over a paragraph, once for all that stands below it."""
        if self.heading is None or self.heading.text != paragraph.heading:
            self.heading = _Heading.of(paragraph.heading, speech)
        return self.heading

    def read(self, sentence: str) -> None:
        """Keep a sentence, and those before it whose subject it takes up."""
        kept = self.sentences[1 - AS_MANY :] if takes_up(sentence) else ()
        self.sentences = (*kept, sentence)

    def words(self, speech: Speech) -> dict[str, float]:
        """Give the words of the sentence before, and half of those whose subject it took up."""
        near: dict[str, float] = {}
        part = HERE
        for sentence in reversed(self.sentences):
            _add(near, dict.fromkeys(_stems([sentence], speech), HERE), part)
            part /= 2
        return near


def contexts(document: Document, numbers: Mapping[int, Sequence[Number]], speech: Speech) -> Iterator[Context]:
    """Give each statistic of a draft with what stands about it, in reading order.

    document: the draft; numbers: of each paragraph's number, what was found in it; speech: how the report speaks.
    """
    before = _Before()
    for paragraph in document.paragraphs:
        if not paragraph.text.strip():
            continue
        found = numbers.get(paragraph.number, ())
        statistics = [_in_hundred(one) for one in found if one.statistic and one.value is not None]
        if paragraph.kind == "row" or "\t" in paragraph.text:
            yield from _of_row(paragraph, statistics, speech, before)
        else:
            before.columns = ()
            yield from _of_text(paragraph, statistics, speech, before)


def _in_hundred(number: Number) -> Number:
    """Give a fraction in words as the percentage that it stands for: "almost half" is 45 to 50."""
    if number.unit != "fraction" or number.value is None:
        return number
    value = 100 * number.value
    low, high = value * (1 - NEAR), value * (1 + NEAR)
    low = value if number.hedge == "just over" or number.bound in ("above", "at least") else low
    high = value if number.hedge == "almost" or number.bound in ("below", "at most") else high
    return replace(number, value=value, low=low, high=high, bound="")


def _of_text(paragraph: Paragraph, statistics: Sequence[Number], speech: Speech, before: _Before) -> Iterator[Context]:
    text = paragraph.text
    for start, end in sentences_of(text):
        inside = [one for one in statistics if start <= one.start < end]
        if inside:
            words = (
                Word(word.stem, word.start + start, word.end + start)
                for word in speech.vocabulary.words_of(text[start:end])
            )
            own = [word for word in words if not _is_number(word, inside)]
            yield from _of_sentence(paragraph, (start, end), inside, own, speech, before)
        before.read(text[start:end])


def _is_number(word: Word, numbers: Sequence[Number]) -> bool:
    return word.stem[0].isdigit() and any(one.start <= word.start < one.end for one in numbers)


def _of_sentence(
    paragraph: Paragraph,
    sentence: tuple[int, int],
    numbers: Sequence[Number],
    words: Sequence[Word],
    speech: Speech,
    before: _Before,
) -> Iterator[Context]:
    text, said = paragraph.text, paragraph.text[slice(*sentence)]
    areas = bound(text, numbers, [_moved(one, sentence[0]) for one in speech.areas.named(said)], anew=True)
    periods = bound(text, numbers, [_moved(one, sentence[0]) for one in periods_named(said)])
    own, heading = {word.stem for word in words}, before.above(paragraph, speech)
    goes_on = takes_up(said) or not speech.vocabulary.tells(own)
    earlier = before.words(speech)
    for number, area, period in zip(numbers, areas, periods, strict=True):
        near = _near(text, number, words, numbers)
        _add(near, earlier, CARRIED if goes_on else BEFORE)
        _add(near, dict.fromkeys(heading.words, HERE), HEADING)
        yield Context(
            paragraph,
            number,
            sentence,
            near,
            areas=area if area.said else heading.areas,
            periods=period if period.said else heading.periods,
            cues=frozenset((*cues(text, number, numbers, sentence), *(["taken up"] if goes_on else []))),
            noun=_noun(number, words),
        )


def _moved(mention: Mention[M], by: int) -> Mention[M]:
    return Mention(mention.start + by, mention.end + by, mention.what)


def _last(mentions: Sequence[Mention[M]]) -> Bound[M]:
    """Take what a heading names last for all that stands below it."""
    return Bound(tuple(mention.what for mention in mentions[-1:]))


def _noun(number: Number, words: Sequence[Word]) -> str:
    follows = (word for word in words if number.end <= word.start <= number.end + NEXT)
    return next((word.stem for word in follows if not word.stem[0].isdigit()), "")


def _add(near: dict[str, float], words: Mapping[str, float], part: float) -> None:
    for word, whole in words.items():
        near[word] = max(near.get(word, 0.0), whole * part)


def _near(text: str, number: Number, words: Sequence[Word], numbers: Sequence[Number]) -> dict[str, float]:
    """Weigh the words of a number's sentence by what stands between them and it."""
    near: dict[str, float] = {}
    for word in words:
        start, end = (word.end, number.start) if word.end <= number.start else (number.end, word.start)
        between = sum(start <= one.start < end for one in numbers if one is not number)
        part = BEYOND_NUMBER * FURTHER**between if between else HERE
        if not between and start < end and _MARK.search(text, start, end):
            part = BEYOND_MARK
        near[word.stem] = max(near.get(word.stem, 0.0), part)
    return near


def _of_row(paragraph: Paragraph, statistics: Sequence[Number], speech: Speech, before: _Before) -> Iterator[Context]:
    text, cells = paragraph.text, list(_cells(paragraph.text))
    held = [[one for one in statistics if start <= one.start < end] for start, end in cells]
    if not statistics:
        before.columns = tuple(text[start:end] for start, end in cells)
        return
    columns = paragraph.columns or (before.columns if len(before.columns) == len(cells) else ())
    labels = [text[start:end].strip() for (start, end), inside in zip(cells, held, strict=True) if not inside]
    for at, ((start, end), inside) in enumerate(zip(cells, held, strict=True)):
        top = columns[at] if at < len(columns) else ""
        for number in inside:
            beside = (text[start : number.start], text[number.end : end])
            yield _in_cell(paragraph, number, (*beside, top, *labels), labels, at, speech, before)


def _in_cell(
    paragraph: Paragraph,
    number: Number,
    said: Sequence[str],
    labels: Sequence[str],
    at: int,
    speech: Speech,
    before: _Before,
) -> Context:
    """Give a cell's number with what its cell, its heading and its row's labels say."""
    words = dict.fromkeys(_stems(said, speech), HERE)
    _add(words, before.words(speech), BEFORE)
    heading = before.above(paragraph, speech)
    _add(words, dict.fromkeys(heading.words, HERE), HEADING)
    areas = tuple(dict.fromkeys(one.what for part in said for one in speech.areas.named(part)))
    periods: tuple[When, ...] = tuple(one.what for part in said for one in periods_named(part))
    return Context(
        paragraph,
        number,
        (0, len(paragraph.text)),
        words,
        labels=frozenset(map(str.casefold, labels)),
        areas=Bound(areas, bool(areas)),
        periods=Bound(periods, True) if periods else heading.periods,
        cues=frozenset(row_cues(" ".join(said))),
        column=at,
    )


def _stems(texts: Iterable[str], speech: Speech) -> Iterator[str]:
    return (word.stem for text in texts for word in speech.vocabulary.words_of(text))


def _cells(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("\t"):
        yield start, start + len(part)
        start += len(part) + 1
