"""PSR118: whether a multiple in words is that of the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from psrstats.draft.arithmetic.changes import Pair, pairs_of
from psrstats.draft.arithmetic.fraction import APART, NEAR_BY, is_far, phrase, stands_between
from psrstats.draft.arithmetic.marked import marked
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.arithmetic.words import is_supposed
from psrstats.draft.numbers import Number
from psrstats.draft.numbers.number import NEAR
from psrstats.numbers import show
from psrstats.patterns import regex

_TWICE_THAT = regex(  # "twice that of England (92 against 46 per 10,000)", "tripled in three years (21 to 63)"
    rf"(?P<t>{N}) that of [^{N[1:-1]}.;:(),]{{1,40}} \((?P<b>{N}) (?:against|compared (?:with|to)|versus) (?P<a>{N})\)|"
    rf"(?P<u>{N})[^{N[1:-1]}.;:(),]{{0,30}} \((?:from )?(?P<c>{N}) to (?P<d>{N})\)",
    re.IGNORECASE,
)
_TO_ONE = regex(
    rf"(?P<t>{N}) to (?:one|1) \((?P<b>{N})(?: [a-z]+)? (?:to|and|against) (?P<a>{N})(?: [a-z]+)?\)",
    re.IGNORECASE,
    needs="to",
)
# "girls were twice as likely as boys to be admitted (18 and 9 per 1,000)"
_AS_LIKELY = regex(
    rf"(?P<t>{N}) as (?:likely|often|high|many)[^{N[1:-1]}.;:()]{{1,80}} "
    rf"\((?P<b>{N}) (?:and|to|against|versus|compared with) (?P<a>{N})\)",
    re.IGNORECASE,
    needs="as",
)
_AS_MANY = regex(
    rf"(?P<t>{N}) (?:as (?:many|much)|more)[^{N[1:-1]}.;:()]{{0,40}}\((?P<b>{N})\),? (?:as|than)"
    rf"[^{N[1:-1]}.;:()]{{0,40}}\((?P<a>{N})\)",
    re.IGNORECASE,
    needs="(",
)
# "96, twice as many as last year (48)"
_AS_MANY_AS = regex(
    rf"(?P<b>{N})\)?[^\U000f0000-\U0010fffd.;()]{{0,60}}?(?P<t>{N}) as (?:many|much|high) as"
    rf"[^\U000f0000-\U0010fffd.;:(),]{{0,40}}\((?P<a>{N})\)",
    re.IGNORECASE,
    needs="(",
)
_LAST = r"(?:last year[’']s|the previous year[’']s|that of last year,?)"
# "36, double last year's 18", "last year there were 16; this year there were 48, three times as many"
_AS_LAST = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        rf"(?P<b>{N})[^\U000f0000-\U0010fffd.;()]{{0,60}}?,? (?P<t>{N}) {_LAST} (?:figure of |total of )?(?P<a>{N})",
        rf"(?P<b>{N})[^\U000f0000-\U0010fffd.;()]{{0,80}}?,? (?P<t>{N}) "
        rf"(?:as (?:many|much|high) as )?the (?P<a>{N}) (?:[a-z]+ )?(?:of|in|for|from) "
        rf"(?:{OTHER}|last year|the (?:previous year|year before))",
        rf"\blast year[^\U000f0000-\U0010fffd.;()]{{0,40}}(?P<a>{N})[^\U000f0000-\U0010fffd.()]{{0,30}}?[;,] "
        rf"(?:and |but )?this year[^\U000f0000-\U0010fffd.;()]{{0,40}}(?P<b>{N}),? (?:or )?(?P<t>{N}) as many(?! as)",
    )
)
_MORE = r"(?:as [a-z]+ as |higher than |more than |greater than |that of )?(?:the |that |its |of |last |previous )?"
_TIMES_OF = regex(
    rf"(?P<b>{N})[^{N[1:-1]};!?]{{0,110}}?(?P<t>{N}) {_MORE}[^{N[1:-1]};]{{0,60}}?(?P<a>{N})",
    re.IGNORECASE,
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each multiple in words that stands beside what it sums up."""
    for sentence in stating(sentences):
        yield from _to_one(sentence)
        if any(number.unit in ("times", "fraction") for number in sentence.statistics):
            yield from _changes(sentences, sentence)
            yield from _ratios(sentence)


def _to_one(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "girls outnumbered boys by three to one (66 to 22)"."""
    for found in _TO_ONE.finditer(sentence.form):
        words, many, few = (sentence.number(found[mark]) for mark in "tba")
        if words.is_count and words.value and many.is_count and few.is_count and few.value and many.value:
            value = words.value
            ratio = replace(words, unit="times", low=value * (1 - NEAR), high=value * (1 + NEAR))
            more, less = sorted((many, few), key=lambda number: number.value or 0, reverse=True)
            times = (more.value or Fraction(0)) / (less.value or 1)
            yield _times(sentence, ratio, times, f"{more.text} to {less.text}")


def _changes(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    """Judge "doubled from 487 to 930" by its two values."""
    multiples = [
        number
        for number in sentence.statistics
        if number.unit == "times" and number.text[0].isalpha() and number.text[-1] in "dg"
    ]
    pairs = [pair for pair in pairs_of(sentences, sentence) if pair.direct and pair.old.value and pair.new.value]
    if len(multiples) == 1 and not pairs and (pair := marked(sentence, multiples[0].text)) is not None:
        yield from _of_marked(sentence, multiples[0], pair)
        return
    if len(multiples) == 1 and len(pairs) == 1 and not is_supposed(sentence.text):
        (words,), (pair,) = multiples, pairs
        between = sentence.paragraph.text[words.end : pair.old.start]
        if _stands_behind(sentence, words, pair):
            between = ""
        elif (
            not 0 < pair.old.start - words.end < NEAR_BY
            or APART.search(between)
            or stands_between(sentence, words, pair)
        ):
            return
        assert pair.old.value
        assert pair.new.value is not None
        yield _times(sentence, words, pair.new.value / pair.old.value, f"From {pair.old.text} to {pair.new.text}")


def _of_marked(sentence: Sentence, words: Number, pair: Pair) -> Iterator[Outcome]:
    """Judge "has quadrupled: 6 in 2021/22 and 24 in 2023/24"."""
    first = min(pair.old.start, pair.new.start)
    between = sentence.paragraph.text[words.end : first]
    if re.fullmatch(r"(?: in (?:the |two |three |four |five )?years?)?[:;,\u2013(]? ?(?:with |from )?", between):
        value = (pair.new.value or Fraction(0)) / (pair.old.value or Fraction(1))
        yield _times(sentence, words, value, f"From {pair.old.text} to {pair.new.text}")


def _stands_behind(sentence: Sentence, words: Number, pair: Pair) -> bool:
    """Tell a multiple that sums up the two values before it: "from 35 to 98, almost tripling"."""
    text, last = sentence.paragraph.text, max(pair.old.end, pair.new.end)
    between = text[last : max(last, words.start)]
    ends = re.match(r"\s*(?:[.,;)]|\Z)", text[words.end : sentence.end]) is not None
    return ends and re.fullmatch(r",? (?:(?:thus|more than|almost|nearly|just over|just under) )*", between) is not None


def _times(sentence: Sentence, words: Number, value: Fraction, between: str) -> Outcome:
    working = f"{between} is {show(value, 2)} times"
    if (words.low is None or value >= words.low) and (words.high is None or value <= words.high):
        return right(sentence, words, f"{working}.")
    far = is_far(words, value)
    return wrong(
        "multiple-said",
        sentence,
        words,
        f"{working}, printed '{phrase(sentence, words)}'.",
        f"{show(value, 1)} times",
        "error" if far else "warning",
    )


def _ratios(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "164 per 10,000, more than twice the national 60 per 10,000"."""
    for found in (
        one for form in (_AS_MANY, _AS_MANY_AS, _AS_LIKELY, *_AS_LAST) for one in form.finditer(sentence.form)
    ):
        new, words, old = (sentence.number(found[mark]) for mark in "bta")
        half = words.unit == "fraction" and not re.search(r"\bagain\b", found[0], re.IGNORECASE)
        alike = new.unit == old.unit or (new.unit == "count" and old.unit == "rate")  # "(18 and 9 per 1,000)"
        if (words.unit == "times" or half) and alike and old.value and new.value:
            yield _times(sentence, words, new.value / old.value, f"From {old.text} to {new.text}")
    for found in _TWICE_THAT.finditer(sentence.form):
        words, new, old = (sentence.number(found[one] or found[other]) for one, other in ("tu", "bd", "ac"))
        if words.unit == "times" and (new.unit == old.unit or new.unit == "count") and old.value and new.value:
            yield _times(sentence, words, new.value / old.value, f"From {old.text} to {new.text}")
            return
    for found in _TIMES_OF.finditer(sentence.form):
        new, words, old = (sentence.number(found[mark]) for mark in "bta")
        alike = new.unit == old.unit and new.per == old.per and new.unit in ("rate", "percent", "count")
        if (
            words.unit == "times"
            and alike
            and old.value
            and new.value
            and new is not old
            and words.text[-1] not in "dg"
        ):
            outcome = _times(sentence, words, new.value / old.value, f"From {old.text} to {new.text}")
            if type(outcome).__name__ == "Judged" or new.unit != "count":
                yield outcome
