"""PSR117 and PSR105: whether two periods, or two units, are compared that are not like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.changes import pairs_of
from psrstats.draft.arithmetic.outcome import Outcome, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.arithmetic.words import ANY
from psrstats.draft.numbers import Number
from psrstats.patterns import regex

_QUARTER = regex(r"q(?:uarter|tr\.?)?\s?([1-4])", re.IGNORECASE)
_YEAR = regex(r"(20\d\d)\s?[-/\u2010-\u2015\u2212]\s?(\d\d)")
_CHANGE = regex(rf"\b(?:{ANY}|compared (?:with|to)|in comparison)\b", re.IGNORECASE)
_WHO = "children|pupils|young people|students"
_AVERAGE = regex(
    rf"(?P<n>{N}) of (?:the )?(?:{_WHO})(?: [a-z]+){{0,2}}? (?:achieved|had|have|gained|attained|got|scored) "
    r"an average (?:[a-z0-9]+ ){0,3}?(?:score|grade|mark)",
    re.IGNORECASE,
    needs="average",
)
_RATE_AGAINST = regex(
    rf"(?P<a>{N}),? (?:(?:when|is|was) )?(?:compared (?:with|to)|in comparison (?:with|to)|against|above|below|"
    rf"(?:higher|lower) than) (?:an? |the )?"
    rf"(?:[a-z]+ ){{0,3}}?(?:average|rate|figure) (?:of |is |was )?(?P<b>{N})",
    re.IGNORECASE,
    needs="average rate figure",
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Find quarters compared that do not follow one another, and rates compared with percentages."""
    for sentence in stating(sentences):
        if len(sentence.statistics) > 1:
            yield from _quarters(sentences, sentence)
            yield from _units(sentence)
        yield from _averages(sentence)


def _quarters(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    if not _CHANGE.search(sentence.form):
        return
    for pair in pairs_of(sentences, sentence):
        if pair.sentence is not sentence or pair.new not in sentence.numbers:
            continue
        later, earlier = _period_of(sentence, pair.new), _period_of(sentence, pair.old)
        if later and earlier and _unlike(later, earlier):
            compared = f"{pair.new.text} in {later.text} is compared with {pair.old.text} in {earlier.text}"
            message = f"{compared}: not the same quarter, nor one after the other."
            yield wrong("periods-said", sentence, pair.new, message, "the same quarter of both years", "warning")


def _period_of(sentence: Sentence, number: Number) -> Number | None:
    """Give the period that stands beside a value: before it with "in", or after it."""
    periods = [each for each in sentence.numbers if each.kind == "period" and _QUARTER.search(each.text)]
    text = sentence.paragraph.text
    for each in periods:
        if re.fullmatch(
            r"\s*\(?(?:in|at|for|during|by the end of|at the end of)? ?", text[number.end : each.start] or "x"
        ):
            return each
    for each in periods:
        if re.fullmatch(r",?(?: was| were| is| it was| stood at| at)* ", text[each.end : number.start] or "x"):
            return each
    return None


def _unlike(later: Number, earlier: Number) -> bool:
    first, last = (_QUARTER.search(each.text) for each in (later, earlier))
    years = [_YEAR.search(each.text) for each in (later, earlier)]
    if first is None or last is None or first[1] == last[1]:
        return False
    if years[0] and years[1]:
        return abs(_count(years[0][1], first[1]) - _count(years[1][1], last[1])) > 1
    if years[0] or years[1]:
        return (int(first[1]) - int(last[1])) % 4 not in (1, 3) or (int(last[1]), int(first[1])) == (4, 3)
    return (int(first[1]) - int(last[1])) % 4 not in (1, 3) and (int(first[1]) - int(last[1])) < 0


def _count(year: str, quarter: str) -> int:
    return 4 * int(year) + int(quarter)


def _units(sentence: Sentence) -> Iterator[Outcome]:
    for found in _RATE_AGAINST.finditer(sentence.form):
        first, second = sentence.number(found["a"]), sentence.number(found["b"])
        units = {first.unit, second.unit}
        if units == {"rate", "percent"}:
            rate, percent = (first, second) if first.unit == "rate" else (second, first)
            message = f"A rate ({rate.text} per {rate.per:,}) is compared with a percentage ({percent.text})."
            yield wrong("unit-said", sentence, percent, message, f"a rate per {rate.per:,}")


def _averages(sentence: Sentence) -> Iterator[Outcome]:
    for found in _AVERAGE.finditer(sentence.form):
        number = sentence.number(found["n"])
        if number.unit == "percent":
            message = (
                f"An average score is of all of them, not of {number.text}: it may be the score that is printed so."
            )
            yield wrong("unit-said", sentence, number, message, "an average score, without a per cent sign", "warning")
