"""Changes as sentences state them: by how much, and between which two values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from psrstats.draft.arithmetic.change_forms import (
    A_YEAR,
    A_YEARLY,
    APART_BY,
    CHANGES,
    COMPARES,
    ENDS,
    FROM,
    FROM_TO,
    PAIRS,
    QUARTER,
    RANGE,
    SUMS_UP,
    THIS,
    WAS,
    YEAR,
)
from psrstats.draft.arithmetic.sentence import Sentence
from psrstats.draft.arithmetic.words import (
    CHANGED,
    EARLIER,
    ELSEWHERE,
    direction_of,
    is_supposed,
)
from psrstats.draft.numbers import DURATIONS, Number
from psrstats.patterns import regex

BESIDE = 40  # characters
_BASE = regex(r"\b(?:on|than|from|to)\b", re.IGNORECASE)
_TWO_THINGS = regex(
    r"\b(?:boys?|girls?|males?|females?|men|women|schools?|and|but|while|whilst|whereas|both|each|other|"
    r"another|(?<!compared )with|of whom|"
    r"of which|of these|whose|includ\w+|when|after|until|since|peak|by (?:march|june|september|december))\b",
    re.IGNORECASE,
)
_GOES_ON = regex(r"\W*(?:this|that|it|which|compared)\b", re.IGNORECASE)
_LED = regex(r",?(?: [a-z]+)? to ", re.IGNORECASE)


class Pair(Struct, frozen=True):
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


class Change(Struct, frozen=True):
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
    if not sentence.statistics or not ("(" in sentence.form or CHANGED.search(sentence.form)):
        return
    done: set[int] = set()
    for form in CHANGES:
        for found in form.finditer(sentence.form):
            if is_supposed(sentence.form[max(0, found.start() - 40) : found.end()]):
                continue
            marks = found.groupdict()
            if (mark := marks.get("u")) and sentence.number(mark).unit not in ("percent", "points"):
                continue
            for mark in (marks.get(letter) for letter in "nmou"):
                if not mark or A_YEARLY.match(sentence.paragraph.text, sentence.number(mark).end, sentence.end):
                    continue
                if (number := sentence.number(mark)).start not in done and (found["way"] or _sign(number)):
                    done.add(number.start)
                    yield Change(sentence, number, direction_of(found["way"]) or _sign(number))


def _sign(number: Number) -> int:
    """Tell a number printed with its sign: 1 for "+8", -1 for "-8", 0 for "8"."""
    return (number.text[0] == "+") - (number.text[0] in "-\u2212\u2013")


def is_signed(number: Number) -> bool:
    """Tell a number printed with its sign."""
    return _sign(number) != 0


def pairs_of(sentences: Sequence[Sentence], sentence: Sentence) -> tuple[Pair, ...]:
    """Give the pairs of an older and a newer value that a sentence states, alone or with the one before it."""
    if not sentence.statistics:
        return ()
    pairs = [pair for pair in (*_within(sentence), *_with_before(sentences, sentence)) if _alike(pair)]
    dated = _by_years(sentence) if not pairs and changes_of(sentence) and _has_no_base(sentence) else None
    return (dated,) if dated else tuple(pairs)


@lru_cache(maxsize=1024)
def _within(sentence: Sentence) -> tuple[Pair, ...]:
    return tuple(_found_within(sentence)) if len(sentence.statistics) > 1 else ()


def _found_within(sentence: Sentence) -> Iterator[Pair]:
    form, done, left = sentence.bare, set[tuple[int, int]](), set[int]()
    for found in APART_BY.finditer(sentence.form):  # in brackets too: "1.4 points lower than last year (21.2%)"
        old, new = (sentence.number(next(found[mark] for mark in marks if found[mark])) for marks in ("aceg", "bdfh"))
        if not RANGE.search(sentence.form[max(0, found.start() - 60) : found.start() + 8]):
            done.add((old.start, new.start))
            yield Pair(sentence, old, new, found[0], True)
    for found in FROM_TO.finditer(sentence.form):  # "fell by 18% (from 210 to 172)"
        old, new = sentence.number(found["a"]), sentence.number(found["b"])
        done.add((old.start, new.start))
        yield Pair(sentence, old, new, sentence.form[max(0, found.start() - 60) : found.end()], True)
    for found in WAS.finditer(sentence.form):
        old, new = (sentence.number(found[one] or found[other]) for one, other in ("ac", "bd"))
        if not any(is_change(sentence, number) for number in (old, new)) and _has_no_base(sentence, new):
            done.add((old.start, new.start))
            yield Pair(sentence, old, new, found[0], True)
    for pattern, order in PAIRS:
        for found in pattern.finditer(form):
            old, new = (sentence.number(found[letter]) for letter in "ab")
            start = max(0, found.start() - 60)
            words = form[start : found.end()]
            if old.start in left and new.start < old.start:  # "to 63 as numbers rose from 424 to 451"
                continue
            if (old.start, new.start) in done or RANGE.search(form[start : found.start() + 8]):
                continue
            if any(is_change(sentence, number) for number in (old, new)):
                continue
            done.add((old.start, new.start))
            if pattern is FROM and new.start > old.start:
                left.add(old.start)
            if order == "beside" and _is_later(sentence, old, new):
                old, new = new, old
            yield Pair(sentence, old, new, words, order == "old")


def _has_no_base(sentence: Sentence, new: Number | None = None) -> bool:
    """Tell whether no change of a sentence names what it is from: "a rise of 4% on last year".

    new: a value to which it is said to have led: "fell by 37 to 118 (155 in 2020/21)".
    """
    text = sentence.paragraph.text
    ends = (change.number.end for change in changes_of(sentence))
    return all(ENDS.match(text, end, sentence.end) or (new and _LED.fullmatch(text, end, new.start)) for end in ends)


def year_beside(sentence: Sentence, number: Number) -> int:
    """Give the year that stands behind a value: "394,400 in 2016"; 0 where none does."""
    return _beside(sentence, number, YEAR)


def _is_later(sentence: Sentence, first: Number, second: Number) -> bool:
    """Tell a value of a later year than another, or of the quarter after its: "193 in Q3 compared with 200 in Q4"."""
    years = [_beside(sentence, number, YEAR) for number in (first, second)]
    if all(years):
        return years[0] > years[1]
    quarters = [_beside(sentence, number, QUARTER) for number in (first, second)]
    return all(quarters) and (quarters[0] - quarters[1]) % 4 == 1


def _beside(sentence: Sentence, number: Number, period: re.Pattern[str]) -> int:
    """Give the year, or the quarter, that stands behind a value; 0 where none does."""
    found = period.match(sentence.paragraph.text[number.end :])
    return int(found[1]) if found else 0


def _with_before(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Pair]:
    if not _GOES_ON.match(sentence.bare):
        return
    this, compares = THIS.search(sentence.bare), COMPARES.search(sentence.bare)
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
    if not SUMS_UP.match(sentence.form):
        return None
    pairs = [pair for pair in _within(before) if _alike(pair) and (pair.direct or is_earlier(pair))]
    values = {number for number in before.statistics if not is_change(before, number)}
    if len(pairs) == 1 and values == {pairs[0].old, pairs[0].new}:
        return pairs[0]
    return None if pairs else _by_years(before)


def only_two(sentence: Sentence) -> Pair | None:
    """Give the only two values of a sentence that states them, what they changed by and when, and nothing else.

    Such as "1,402 this year, 1,377 last year, an increase of 25" and "the figure of 73 is 11 down on last year's 84".
    """
    changes = [change.number for change in changes_of(sentence)]
    values = [number for number in sentence.statistics if number not in changes]
    if len(values) != 2 or not 1 <= len(changes) <= 2 or any(number.bound or number.hedge for number in values):
        return None
    if not EARLIER.search(sentence.text) or ELSEWHERE.search(sentence.text) or RANGE.search(sentence.text):
        return None
    if _TWO_THINGS.search(sentence.text) or is_supposed(sentence.text):
        return None
    sizes = sorted(number.value or 0 for number in values)
    if len({change.unit for change in changes}) < len(changes) or not 0 < sizes[0] <= sizes[1] <= 2 * sizes[0]:
        return None
    if not all(_leads(sentence, change, values) for change in changes):
        return None
    old, new = sorted(values, key=lambda number: _is_later(sentence, values[0], values[1]) and number is values[0])
    pair = Pair(sentence, old, new, sentence.form, True)
    return pair if _alike(pair) else None


def _leads(sentence: Sentence, change: Number, values: Sequence[Number]) -> bool:
    """Tell a change that names no base, or one of two values: "9% down on the 1,332 of 2019/20"."""
    text, after = sentence.paragraph.text, [number for number in values if number.start > change.end]
    if ENDS.match(text, change.end, sentence.end):
        return True
    return bool(after) and _BASE.search(text, change.end, after[0].start) is not None


def _by_years(sentence: Sentence) -> Pair | None:
    """Give the two values of a sentence that names the year of each."""
    numbers = [number for number in sentence.numbers if not is_change(sentence, number)]
    kinds = [bool(_year_of(number)) for number in numbers]
    if kinds not in ([True, False] * 2, [False, True] * 2) or sum(number.statistic for number in numbers) != 2:
        return None
    first, second = (number for number in numbers if number.statistic)
    years = [_year_of(number) for number in numbers if not number.statistic]
    old, new = (second, first) if years[0] > years[1] else (first, second)
    pair = Pair(sentence, old, new, sentence.form, True)
    return pair if _alike(pair) and years[0] != years[1] else None


def _year_of(number: Number) -> str:
    """Give the year in which a year or a period begins; blank for a quarter, or what is none."""
    found = A_YEAR.fullmatch(number.text) if number.kind in ("year", "period") else None
    return found[1] if found else ""


def is_earlier(pair: Pair) -> bool:
    """Tell a value of an earlier time from another area's: "compared with 540 in the previous year"."""
    sentence, old = pair.sentence, pair.old
    # What stands behind the next change is said of that: "45 boys against 54 girls, a rise of 5 on last year".
    end = min((each.number.start for each in changes_of(sentence) if each.number.start > old.end), default=sentence.end)
    near = sentence.paragraph.text[max(sentence.start, old.start - BESIDE) : min(end, old.end + BESIDE)]
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
