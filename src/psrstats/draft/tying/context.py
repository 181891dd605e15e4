"""What stands about each statistic of a draft: the words near it, the area, the period, and what it is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from psrstats.draft.document import Document, Paragraph
from psrstats.draft.figures import Vocabulary
from psrstats.draft.numbers import Number
from psrstats.draft.tying.areas import Areas
from psrstats.draft.tying.mentions import Bound, bound
from psrstats.draft.tying.periods import When, periods_named
from psrstats.draft.words import Word, sentences_of

# How much of a word is left by where it stands.
HERE, BEYOND_MARK, BEYOND_NUMBER, BEFORE, HEADING = 1.0, 0.85, 0.7, 0.4, 0.3
NEXT = 2  # characters between a number and the word that follows it
CARRIED = 0.6  # words of the sentence before, where this one takes up its subject
_MARK = re.compile(r"[,;:()\u2013]|\b(?:and|but|while|whereas|compared|comparison|of which|of whom)\b", re.IGNORECASE)
_TAKES_UP = re.compile(r"\W*(?:this|these|that|those|it|they|of (?:these|this|those)|in comparison|nationally|in yr|in year|the same|there|all|for)\b", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:compar\w+|(?<!more )(?<!fewer )(?<!less )than|against|versus|from|previous\w*|originally|baseline)\b", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent|\bpercentage|\bproportion|\bshare\b", re.IGNORECASE)
_RATE = re.compile(r"\brates?\b|\bper (?:1|10|100),?000\b", re.IGNORECASE)
_RISE = r"(?:increas|decreas|ris(?:e|ing|en)|rose|fall|fell|drop|reduc|declin|gr[eo]w|chang|up\b|down\b|gain|improv|fewer\b|less\b|more\b|higher\b|lower\b)"
_CHANGE_BEFORE = re.compile(rf"\b{_RISE}\w*(?:\s+(?:of|by))(?:\s+(?:around|about|nearly|almost|over|just|a|the|some|only|more than))*\s*$|\b(?:up|down)\s*$", re.IGNORECASE)
_CHANGE_AFTER = re.compile(r"[)\s]*(?:%|per ?cent|percentage points?|points?)?\s*(?:increase|decrease|rise|fall|drop|reduction|decline|growth|change|improvement|(?:[a-z]+ )?(?:more|fewer|less|higher|lower)\b)", re.IGNORECASE)
_RANK = re.compile(r"\brank\w*|\bplaced? (?:of|out)\b", re.IGNORECASE)
_GAP = re.compile(r"\b(?:above|below|higher|lower|gap|difference|more|less)\b", re.IGNORECASE)
_SUBSET = re.compile(r"\bof (?:whom|which|these|those)\b|\bincluding\b", re.IGNORECASE)
_BASE = re.compile(r"^[^.;]{0,20}?\bof (?:the |these |those |all |our |a total of |an? )?$", re.IGNORECASE)  # "5 of the 11"
_LIMIT = re.compile(r"\binterval|\bconfidence|\blimits?\b|\bCI\b")


@dataclass(frozen=True, slots=True)
class Context:
    """A statistic and what stands about it.

    words: the stems near it, each with how much of it is left by where it stands; labels: texts of its row that hold no
    number; areas, periods: what is named of it; sentence: from where to where; cues: what it is said to be; noun: the word that
    follows it at once, which a count is often of; column: of a table's row, its cell.
    """

    paragraph: Paragraph
    number: Number
    sentence: tuple[int, int]
    words: Mapping[str, float]
    labels: frozenset[str] = frozenset()
    areas: Bound[str] = Bound()
    periods: Bound[When] = Bound()
    cues: frozenset[str] = frozenset()
    noun: str = ""
    column: int | None = None


@dataclass
class _Before:
    """What was read before: of the sentence before its words and periods, of the table its headings."""

    words: Mapping[str, float] = field(default_factory=dict)
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Speech:
    """How a report speaks: the words of its measures, and what its areas are called."""

    vocabulary: Vocabulary
    areas: Areas


def contexts(document: Document, numbers: Mapping[int, Sequence[Number]], speech: Speech) -> Iterator[Context]:
    """Give each statistic of a draft with what stands about it, in reading order.

    document: the draft; numbers: of each paragraph's number, what was found in it; speech: how the report speaks.
    """
    before = _Before()
    for paragraph in document.paragraphs:
        if not paragraph.text.strip():
            continue
        statistics = [one for one in numbers.get(paragraph.number, ()) if one.statistic and one.value is not None]
        if paragraph.kind == "row" or "\t" in paragraph.text:
            yield from _of_row(paragraph, statistics, speech, before)
        else:
            before.columns = ()
            yield from _of_text(paragraph, statistics, speech, before)


def _of_text(paragraph: Paragraph, statistics: Sequence[Number], speech: Speech, before: _Before) -> Iterator[Context]:
    text, heading = paragraph.text, speech.vocabulary.words_of(paragraph.heading)
    words = speech.vocabulary.words_of(text)
    for start, end in sentences_of(text):
        inside = [one for one in statistics if start <= one.start < end]
        own = [word for word in words if start <= word.start < end and not (word.stem[0].isdigit() and _is_in(word, inside))]
        if inside:
            named = speech.areas.named(text[start:end]) if inside else ()
            shifted = [type(m)(m.start + start, m.end + start, m.what) for m in named]
            when = [type(m)(m.start + start, m.end + start, m.what) for m in periods_named(text[start:end])]
            about = zip(inside, bound(text, inside, shifted), bound(text, inside, when), strict=True)
            for number, area, period in about:
                near = _near(text, number, own, inside)
                _add(near, before.words, CARRIED if _TAKES_UP.match(text[start:end]) else BEFORE)
                _add(near, dict.fromkeys((word.stem for word in heading), 1.0), HEADING)
                if not period.said:
                    period = Bound(tuple(m.what for m in periods_named(paragraph.heading)[-1:]))
                cues = frozenset(_cues(text, number, inside, (start, end)))
                if not area.said:
                    area = Bound(tuple(m.what for m in speech.areas.named(paragraph.heading)[-1:]))
                noun = next((w.stem for w in own if number.end <= w.start <= number.end + NEXT and not w.stem[0].isdigit()), "")
                yield Context(paragraph, number, (start, end), near, areas=area, periods=period, cues=cues, noun=noun)
        if own:
            carried = {word: part * 0.5 for word, part in before.words.items()} if _TAKES_UP.match(text[start:end]) else {}
            before.words = carried | dict.fromkeys((word.stem for word in own), 1.0)


def _is_in(word: Word, numbers: Sequence[Number]) -> bool:
    return any(one.start <= word.start < one.end for one in numbers)


def _add(near: dict[str, float], words: Mapping[str, float], part: float) -> None:
    for word, whole in words.items():
        near[word] = max(near.get(word, 0.0), whole * part)


def _near(text: str, number: Number, words: Sequence[Word], numbers: Sequence[Number]) -> dict[str, float]:
    """Weigh the words of a number's sentence by what stands between them and it."""
    near: dict[str, float] = {}
    for word in words:
        start, end = (word.end, number.start) if word.end <= number.start else (number.end, max(number.end, word.start))
        between = sum(start <= one.start < end for one in numbers if one is not number)
        part = HERE if not between else BEYOND_NUMBER * 0.97**between
        if not between and _MARK.search(text, start, end):
            part = BEYOND_MARK
        near[word.stem] = max(near.get(word.stem, 0.0), part)
    return near


def _cues(text: str, number: Number, numbers: Sequence[Number], sentence: tuple[int, int]) -> Iterator[str]:
    """Say what a sentence takes a number for."""
    start = max([one.end for one in numbers if one.end <= number.start], default=sentence[0])
    end = min([one.start for one in numbers if one.start >= number.end], default=sentence[1])
    before, after, whole = text[start : number.start], text[number.end : end], text[sentence[0] : sentence[1]]
    if _CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(after):
        yield "change"
    if _COMPARED.search(before):
        yield "compared"
    if _TAKES_UP.match(text, sentence[0]):
        yield "taken up"
    if _SUBSET.search(before):
        yield "part"
    if start > sentence[0] and _BASE.search(before):
        yield "base"
    if _GAP.search(after[:40]):
        yield "gap"
    yield from (name for name, form in (("percent", _PERCENT), ("rate", _RATE), ("rank", _RANK), ("limit", _LIMIT)) if form.search(whole))


def _of_row(paragraph: Paragraph, statistics: Sequence[Number], speech: Speech, before: _Before) -> Iterator[Context]:
    text = paragraph.text
    cells = list(_cells(text))
    held = [[one for one in statistics if start <= one.start < end] for start, end in cells]
    if not statistics:
        before.columns = tuple(text[start:end] for start, end in cells)
        return
    columns = paragraph.columns or (before.columns if len(before.columns) == len(cells) else ())
    labels = [text[start:end].strip() for (start, end), inside in zip(cells, held, strict=True) if not inside]
    said = [word.stem for label in labels for word in speech.vocabulary.words_of(label)]
    heading = [word.stem for word in speech.vocabulary.words_of(paragraph.heading)]
    for at, ((start, end), inside) in enumerate(zip(cells, held, strict=True)):
        for number in inside:
            own = [w.stem for w in speech.vocabulary.words_of(text[start : number.start] + " | " + text[number.end : end])]
            top = columns[at] if at < len(columns) else ""
            words = dict.fromkeys((*said, *own, *(word.stem for word in speech.vocabulary.words_of(top))), 1.0)
            _add(words, before.words, BEFORE)
            _add(words, dict.fromkeys(heading, 1.0), HEADING)
            where = [text[start : number.start], text[number.end : end], top, *labels]
            named = dict.fromkeys(m.what for part in where for m in speech.areas.named(part))
            when = [m.what for part in (top, *labels, text[start:end]) for m in periods_named(part)] or [
                m.what for m in periods_named(paragraph.heading)[-1:]
            ]
            cues = frozenset(
                name for name, form in (("percent", _PERCENT), ("rate", _RATE), ("rank", _RANK), ("limit", _LIMIT), ("change", re.compile(r"\bchange", re.IGNORECASE)))
                if form.search(" ".join((top, *labels, text[start:end])))
            )
            yield Context(
                paragraph, number, (0, len(text)), words, frozenset(map(str.casefold, labels)),
                Bound(tuple(named), bool(named)), Bound(tuple(when), bool(when)), cues, column=at,
            )  # fmt: skip


def _cells(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("\t"):
        yield start, start + len(part)
        start += len(part) + 1
