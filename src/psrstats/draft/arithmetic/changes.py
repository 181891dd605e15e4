"""Changes as sentences state them: by how much, and between which two values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from psrstats.draft.arithmetic.sentence import N, Sentence
from psrstats.draft.arithmetic.words import (
    ANY,
    DOWN_ADVERB,
    EARLIER,
    ELSEWHERE,
    NOUN,
    UP_ADVERB,
    VERB,
    direction_of,
    is_supposed,
)
from psrstats.draft.numbers import DURATIONS, Number
from psrstats.patterns import regex

_SOFT = "around|about|approximately|just|over|under|almost|nearly|roughly|some|more|than|a|an|further|by|up|to"
_HEDGE = rf"(?:(?:{_SOFT}) )*"
_AND = rf"(?:\s?\(\s?(?P<m>{N})\)|,? or (?P<o>{N}))?"  # the same change in another unit
_WITH = r"(?:with|to)"
_CHANGES = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<way>{NOUN}) (?:in [a-z ]{{1,40}} )?of {_HEDGE}(?P<n>{N})(?: [a-z]+)?{_AND}",
        rf"(?P<n>{N}) (?:overall |net |percentage )?(?P<way>{NOUN})\b",
        rf"\b(?P<way>{VERB}) (?:[a-z]+ly )?(?:(?:again|further|slightly) )?by {_HEDGE}(?P<n>{N}){_AND}",
        rf"(?P<n>{N})(?:\s?\(\s?(?P<m>{N})\))? (?P<way>{UP_ADVERB}|{DOWN_ADVERB}|more|less) than\b",
        rf"(?P<n>{N}) (?P<way>above|below)\b(?! (?:the |our |its )?(?:target|budget|plan|limit|capacity|level))",
        rf"\((?:by )?(?P<n>{N})(?P<way>)\)",  # "(+21.5%)": with its sign only
        rf"\b(?P<way>up|down) (?:by )?{_HEDGE}(?P<n>{N}) from\b",
        rf"\b(?P<way>up|down) (?:by )?{_HEDGE}(?P<n>{N})(?! (?:from|to)\b)(?= (?:on|since|compared|over)\b|[.,;)]|\Z)",
    )
)


def _gap(most: int) -> str:
    """Make the form of at most so many characters without a number or a sentence's end."""
    return rf"(?:[^\U000f0000-\U000ffffd;!?]|;(?= an? )){{0,{most}}}?"


_THEN = rf"(?:from|on|over|since|compared {_WITH})"
_BESIDE = rf"(?:compared {_WITH}|in comparison {_WITH}|against|versus)"
_NO_TO = rf"(?!{_gap(60)}\bto {_gap(25)}{N})"
_PAIRS = tuple(
    (regex(form, re.IGNORECASE), order)
    for form, order in (
        (rf"\bfrom {_HEDGE}(?P<a>{N}){_gap(60)}\bto {_gap(25)}(?P<b>{N})", "old"),
        (rf"\bto {_HEDGE}(?P<b>{N}){_gap(60)}\bfrom {_gap(25)}(?P<a>{N})", "old"),
        (rf"(?P<b>{N}){_gap(170)}\b(?:up|down) from {_gap(40)}(?P<a>{N}){_NO_TO}", "old"),
        (rf"(?P<b>{N}){_gap(80)}, (?:up|down) (?:by )?{_HEDGE}{N} (?:from|on|since|compared {_WITH}) "
         rf"(?:(?!, | and )[^{N[1:-1]};!?]){{0,50}}?(?P<a>{N}){_NO_TO}", "old"),
        (rf"(?P<a>{N}){_gap(60)}\b(?:start|beginning)\b{_gap(40)}\band (?P<b>{N}){_gap(30)}\b(?:end|close)\b",
         "old"),
        (rf"(?P<b>{N}){_gap(80)}, {N} (?:{UP_ADVERB}|{DOWN_ADVERB}|more|less) than {_gap(60)}(?P<a>{N})", "old"),
        (rf"(?P<b>{N}){_gap(170)}\ban? (?:[a-z]+ )?{NOUN}(?: of {N})? {_THEN} {_gap(50)}(?P<a>{N}){_NO_TO}", "old"),
        (rf"(?P<b>{N}){_gap(170)}\b{_BESIDE} {_gap(60)}(?P<a>{N})", "beside"),
        (rf"(?P<b>{N}),?{_gap(80)}\b(?:{UP_ADVERB}|{DOWN_ADVERB}|more|less) than {_gap(60)}(?P<a>{N})", "beside"),
        (rf"\b{VERB} (?:[a-z’'-]+ ){{0,3}}?to {_HEDGE}(?P<b>{N}).{{0,80}}?\b(?:from|compared {_WITH}) {_gap(25)}"
         rf"(?P<a>{N})", "old"),
        (rf"(?P<b>{N}),?{_gap(80)}\b(?:above|below) {_gap(60)}(?P<a>{N})", "beside"),
        (rf"(?P<b>{N}){_gap(40)}\b(?:is|are|was|were|stands at|stood at) {_HEDGE}{N} "
         rf"(?:{UP_ADVERB} than|{DOWN_ADVERB} than|more than|less than|above|below) {_gap(60)}(?P<a>{N})", "old"),
    )
)  # fmt: skip
_ANYTHING = r"[^\U000f0000-\U000ffffd;!?]"
# With brackets: "19.8%, 1.4 points lower than last year (21.2%)", "2,209, a 3% increase on the year before (2,145)".
_APART_BY = regex(
    rf"(?P<b>{N})(?:,?|{_ANYTHING}{{0,40}},) {N} (?:lower|higher|fewer|more|less|above|below) (?:than )?"
    rf"{_ANYTHING}{{0,60}}?(?P<a>{N})|"
    rf"(?P<d>{N}){_ANYTHING}{{0,60}}?, an? {N} {NOUN} (?:on|from|since|over) {_ANYTHING}{{0,30}}?\((?P<c>{N})\)",
    re.IGNORECASE,
)
_THIS = regex(
    rf"\A\W*(?:this|that|it|which)\b{_gap(60)}\b{ANY}\b(?: of {_HEDGE}{N}{_AND})?{_gap(40)}\b(?:than|{_THEN}) "
    rf"{_gap(40)}(?P<a>{N})|"
    rf"\A\W*(?:this|that|it) (?:(?:figure|number|rate|percentage|proportion|has|have) )*{VERB} "
    rf"(?:slightly |significantly )?from (?P<b>{N})(?!{_gap(60)}\bto\b{_gap(25)}{N})",
    re.IGNORECASE,
)
_COMPARES = regex(
    rf"\A\W*(?:this|that|it)\b{_gap(60)}\b(?:compare[sd]? {_WITH}|in comparison {_WITH}|similar to) {_gap(40)}"
    rf"(?P<a>{N})|\A\W*compared {_WITH} (?P<b>{N})",
    re.IGNORECASE,
)
_FROM_TO = regex(
    rf"\(\s?from (?P<a>{N}){_ANYTHING}{{0,60}}? to (?P<b>{N})(?! in (?:the|one|some)\b)[^()]{{0,40}}\)", re.IGNORECASE
)
_YEAR = regex(r"[^\d,;]{0,25}? (?:in|at|for|during|by) \D{0,20}?((?:19|20)\d\d)\b")
_QUARTER = regex(r"[^\d,;]{0,40}? (?:in|at|for|during|by) (?:the )?q(?:uarter|tr)?\.?\s?([1-4])\b", re.IGNORECASE)
_SUMS_UP = regex(
    r"\W*(?:this|that|it|which) (?:is|was|represent(?:s|ed)|equate[sd] to|amount(?:s|ed) to|mean[st]|show(?:s|ed)|"
    r"marks) (?:therefore |a |an |about |around )",
    re.IGNORECASE,
)
BESIDE = 40  # characters
_RANGE = regex(r"\b(?:rang(?:e|es|ed|ing)|vari(?:es|ed|ation)|varying|between|fluctuat\w+|spread)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Pair:
    """Two values of one thing.

    words: what stands about them; direct: they are said to be from and to; alone: the new one is the only value of the
    sentence before.
    """

    sentence: Sentence
    old: Number
    new: Number
    words: str
    direct: bool
    alone: bool = False


@dataclass(frozen=True)
class Change:
    """A change by a number; way: 1 up, -1 down, 0 not said."""

    sentence: Sentence
    number: Number
    way: int


def is_change(sentence: Sentence, number: Number) -> bool:
    """Tell a number that says how much something changed from one that says how much there is."""
    return any(change.number is number for change in changes_of(sentence))


@lru_cache(maxsize=1024)
def changes_of(sentence: Sentence) -> tuple[Change, ...]:
    """Give the changes that a sentence states by a number."""
    return tuple(_changes(sentence))


def _changes(sentence: Sentence) -> Iterator[Change]:
    if not sentence.statistics:
        return
    done: set[int] = set()
    for form in _CHANGES:
        for found in form.finditer(sentence.form):
            if is_supposed(sentence.form[max(0, found.start() - 40) : found.end()]):
                continue
            marks = found.groupdict()
            for mark in (marks.get(letter) for letter in "nmo"):
                if mark and (number := sentence.number(mark)).start not in done and (found["way"] or _sign(number)):
                    done.add(number.start)
                    yield Change(sentence, number, direction_of(found["way"]) or _sign(number))


def _sign(number: Number) -> int:
    """Tell a number printed with its sign: 1 for "+8", -1 for "-8", 0 for "8"."""
    return (number.text[0] == "+") - (number.text[0] in "-\u2212\u2013")


def pairs_of(sentences: Sequence[Sentence], sentence: Sentence) -> tuple[Pair, ...]:
    """Give the pairs of an older and a newer value that a sentence states, alone or with the one before it."""
    if not sentence.statistics:
        return ()
    return tuple(pair for pair in (*_within(sentence), *_with_before(sentences, sentence)) if _alike(pair))


@lru_cache(maxsize=1024)
def _within(sentence: Sentence) -> tuple[Pair, ...]:
    return tuple(_found_within(sentence)) if len(sentence.statistics) > 1 else ()


def _found_within(sentence: Sentence) -> Iterator[Pair]:
    form, done = sentence.bare, set[tuple[int, int]]()
    for found in _APART_BY.finditer(sentence.form):  # in brackets too: "1.4 points lower than last year (21.2%)"
        old, new = (sentence.number(found[one] or found[other]) for one, other in ("ac", "bd"))
        if not _RANGE.search(sentence.form[max(0, found.start() - 60) : found.start() + 8]):
            done.add((old.start, new.start))
            yield Pair(sentence, old, new, found[0], True)
    for found in _FROM_TO.finditer(sentence.form):  # "fell by 18% (from 210 to 172)"
        old, new = sentence.number(found["a"]), sentence.number(found["b"])
        done.add((old.start, new.start))
        yield Pair(sentence, old, new, sentence.form[max(0, found.start() - 60) : found.end()], True)
    for pattern, order in _PAIRS:
        for found in pattern.finditer(form):
            old, new = (sentence.number(found[letter]) for letter in "ab")
            start = max(0, found.start() - 60)
            words = form[start : found.end()]
            if (old.start, new.start) in done or _RANGE.search(form[start : found.start() + 8]):
                continue
            if any(is_change(sentence, number) for number in (old, new)):
                continue
            done.add((old.start, new.start))
            if order == "beside" and _is_later(sentence, old, new):
                old, new = new, old
            yield Pair(sentence, old, new, words, order == "old")


def _is_later(sentence: Sentence, first: Number, second: Number) -> bool:
    """Tell a value of a later year than another, or of the quarter after its: "193 in Q3 compared with 200 in Q4"."""
    years = [_beside(sentence, number, _YEAR) for number in (first, second)]
    if all(years):
        return years[0] > years[1]
    quarters = [_beside(sentence, number, _QUARTER) for number in (first, second)]
    return all(quarters) and (quarters[0] - quarters[1]) % 4 == 1


def _beside(sentence: Sentence, number: Number, period: re.Pattern[str]) -> int:
    """Give the year, or the quarter, that stands behind a value: "394,400 in 2016"; 0 where none does."""
    found = period.match(sentence.paragraph.text[number.end :])
    return int(found[1]) if found else 0


def _with_before(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Pair]:
    this, compares = _THIS.search(sentence.bare), _COMPARES.search(sentence.bare)
    found = this or compares
    before = sentences[sentence.place - 1] if sentence.place else None
    if found is None or before is None or not _next_to(before, sentence):
        return
    old = sentence.number(found["a"] or found["b"])
    if compares is None and is_change(sentence, old):
        return
    alike = [number for number in before.statistics if number.unit == old.unit and not is_change(before, number)]
    if alike and not any(pair.direct for pair in _within(sentence)):
        alone = this is not None and len(before.statistics) == 1
        yield Pair(sentence, old, alike[0], sentence.bare[: found.end()], this is not None, alone)


def summed_up(sentences: Sequence[Sentence], sentence: Sentence) -> Pair | None:
    """Give the only two values that a sentence sums up which states nothing but their change.

    Such as "There were 122 in 2023 and 147 in 2022. This is a reduction of 25 (17%)."
    """
    before = sentences[sentence.place - 1] if sentence.place else None
    changes = {change.number for change in changes_of(sentence)}
    if before is None or not changes or changes != set(sentence.statistics) or not _next_to(before, sentence):
        return None
    if not _SUMS_UP.match(sentence.form):
        return None
    pairs = [pair for pair in _within(before) if _alike(pair) and (pair.direct or is_earlier(pair))]
    values = {number for number in before.statistics if not is_change(before, number)}
    if len(pairs) == 1 and values == {pairs[0].old, pairs[0].new}:
        return pairs[0]
    return None if pairs else _by_years(before)


def _by_years(sentence: Sentence) -> Pair | None:
    """Give the two values of a sentence that names the year of each."""
    kinds = [number.kind for number in sentence.numbers]
    if kinds not in (["year", "statistic"] * 2, ["statistic", "year"] * 2):
        return None
    years = [number for number in sentence.numbers if number.kind == "year"]
    first, second = sentence.statistics
    old, new = (second, first) if years[0].text > years[1].text else (first, second)
    pair = Pair(sentence, old, new, sentence.form, True)
    return pair if _alike(pair) and years[0].text != years[1].text else None


def is_earlier(pair: Pair) -> bool:
    """Tell a value of an earlier time from another area's: "compared with 540 in the previous year"."""
    sentence, old = pair.sentence, pair.old
    near = sentence.paragraph.text[max(sentence.start, old.start - BESIDE) : min(sentence.end, old.end + BESIDE)]
    return EARLIER.search(near) is not None and ELSEWHERE.search(near) is None


def _next_to(before: Sentence, sentence: Sentence) -> bool:
    apart = sentence.paragraph.number - before.paragraph.number
    return before.paragraph is sentence.paragraph or (
        apart == 1 and "row" not in (before.paragraph.kind, sentence.paragraph.kind)
    )


def _alike(pair: Pair) -> bool:
    units = pair.old.unit == pair.new.unit or any(
        one.unit in DURATIONS and other.unit == "count" for one, other in ((pair.old, pair.new), (pair.new, pair.old))
    )  # "84 days to 62"
    return units and pair.old is not pair.new and pair.old.per == pair.new.per
