"""PSR118: whether a multiple or a fraction in words is that of the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from psrstats.draft.arithmetic.changes import Pair, is_earlier, pairs_of
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.arithmetic.words import VERB, is_supposed
from psrstats.draft.numbers import Number
from psrstats.draft.numbers.number import NEAR
from psrstats.numbers import show
from psrstats.patterns import regex

# How far off, in proportion, words are wrong and not only loose: "a third", and "over half", whose side is said.
FAR, BEYOND = Fraction(1, 5), Fraction(1, 20)
_BESIDE = regex(
    rf"(?P<f>{N})[^\U000f0000-\U0010fffd.;()]{{0,30}}?\(\s?(?:or |around |about |approximately )?(?P<p>{N})\)",
    re.IGNORECASE,
    needs="(",
)
_BEFORE = regex(
    rf"(?P<p>{N})\s?\((?:or |around |about |nearly |almost |just over |just under |over )*(?P<f>{N})\)",
    re.IGNORECASE,
    needs="(",
)
_THE = r"(?:(?:the|these|those|all|our|a total of) )*"
_N_OF = r"(?:n ?= ?)?"
_OF_COUNTS = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        # "a third of the 96 young people (32)"
        rf"(?P<f>{N}) of {_THE}(?P<d>{N})[^\U000f0000-\U0010fffd.;:()]{{0,60}}?\(\s?{_N_OF}(?P<n>{N})\)",
        # "nine out of ten parents (279 of 310)"
        rf"(?P<f>{N})[^\U000f0000-\U0010fffd.;:()]{{0,40}}?\(\s?{_N_OF}(?P<n>{N}) (?:out )?of {_THE}(?P<d>{N})\)",
        # "18 cases; half of them (nine)"
        rf"(?P<d>{N})[^\U000f0000-\U0010fffd.:()]{{0,60}}?(?P<f>{N}) of (?:them|these|those|whom|which) \((?P<n>{N})\)",
        # "of the 64 children, half (32)"
        rf"\bof {_THE}(?P<d>{N})[^\U000f0000-\U0010fffd.:();]{{0,40}}?, (?P<f>{N}) \((?P<n>{N})\)",
        # "over a third of the young people, 22 of 60, were", "a fifth of all 385 contacts, 77 in total"
        rf"(?P<f>{N}) (?:of )?[^\U000f0000-\U0010fffd.:();,]{{1,40}}, (?P<n>{N}) (?:out )?of {_THE}(?P<d>{N})"
        r"(?=[,.;)]|\W*\Z)",  # and not "30 of 64 of them boys", "20 of 64 aged under five"
        rf"(?P<f>{N}) of {_THE}(?P<d>{N})[^\U000f0000-\U0010fffd.:();,]{{1,40}}, (?:or )?(?P<n>{N})(?=,(?! and\b))",
        rf"(?P<f>{N}) of {_THE}(?P<d>{N})[^\U000f0000-\U0010fffd.:();,]{{1,40}}, (?:or |some )?(?P<n>{N}) "
        r"in (?:all|total)(?=[,.;)])",
    )
)
_THREE_QUARTERS = regex(  # "45 of 60 staff (three quarters)"
    rf"(?P<n>{N}) (?:out )?of {_THE}(?P<d>{N})[^\U000f0000-\U0010fffd.;:(),]{{0,40}}?(?: \(|, )(?P<f>{N})(?=[),])",
    re.IGNORECASE,
)
_TWICE_THAT = regex(  # "twice that of England (92 against 46 per 10,000)", "tripled in three years (21 to 63)"
    rf"(?P<t>{N}) that of [^{N[1:-1]}.;:(),]{{1,40}} \((?P<b>{N}) (?:against|compared (?:with|to)|versus) (?P<a>{N})\)|"
    rf"(?P<u>{N})[^{N[1:-1]}.;:(),]{{0,30}} \((?:from )?(?P<c>{N}) to (?P<d>{N})\)",
    re.IGNORECASE,
)
_BY_PART = regex(rf"\b(?P<way>{VERB}) by (?:[a-z]+ ){{0,2}}?(?P<f>{N})", re.IGNORECASE)
_FEWER = regex(
    rf"(?P<b>{N})[^\U000f0000-\U000ffffd.;()]{{0,40}}, (?P<f>{N}) (?P<way>fewer|less|lower|more|higher) than "
    rf"(?:(?:in |at )?(?:{OTHER}|(?:the )?(?:last|previous) year|the year before|a year (?:ago|earlier)))"
    rf"(?:[’']s)? \((?P<a>{N})\)",
    re.IGNORECASE,
    needs="(",
)
# "a third fewer admissions, 90 compared with 135"
_FEWER_OF = regex(
    rf"(?P<f>{N}) (?P<way>fewer|less|more) [a-z ’'-]{{1,70}}(?:, | \()(?:with )?(?P<b>{N}) (?:[a-z]+ )?"
    rf"(?:compared (?:with|to)|against|versus) (?P<a>{N})",
    re.IGNORECASE,
)
_BETWEEN = regex(rf"\b(?:between|from) {N} (?:and|to) \Z", re.IGNORECASE)
_TO_ONE = regex(
    rf"(?P<t>{N}) to (?:one|1) \((?P<b>{N})(?: [a-z]+)? (?:to|and|against) (?P<a>{N})(?: [a-z]+)?\)",
    re.IGNORECASE,
    needs="to",
)
_AS_MANY = regex(
    rf"(?P<t>{N}) as (?:many|much)[^\U000f0000-\U0010fffd.;:()]{{0,40}}\((?P<b>{N})\),? as"
    rf"[^\U000f0000-\U0010fffd.;:()]{{0,40}}\((?P<a>{N})\)",
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


NEAR_BY, SOON = 60, 10  # characters
_APART = regex(r"\b(?:and|but|while|whilst|though|although|whereas|then)\b|;", re.IGNORECASE)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each fraction and multiple in words that stands beside what it sums up."""
    for sentence in stating(sentences):
        units = {number.unit for number in sentence.statistics}
        if "fraction" in units:
            yield from _fractions(sentence)
            yield from _of_counts(sentence)
            yield from _by_part(sentences, sentence)
            yield from _fewer(sentence)
        yield from _to_one(sentence)
        if "times" in units:
            yield from _changes(sentences, sentence)
            yield from _ratios(sentence)


def _fractions(sentence: Sentence) -> Iterator[Outcome]:
    for form in (_BESIDE, _BEFORE):
        for found in form.finditer(sentence.form):
            fraction, percent = sentence.number(found["f"]), sentence.number(found["p"])
            if _BETWEEN.search(sentence.form[: found.start("f")]):  # "between a quarter and a third (28%)"
                continue
            if fraction.unit == "fraction" and percent.unit == "percent":
                yield _held(sentence, fraction, percent, (percent.value or Fraction(0)) / 100, percent.step / 200)


def _of_counts(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "a third of the 96 young people (32)" by its two counts."""
    for form in (*_OF_COUNTS, _THREE_QUARTERS):
        for found in form.finditer(sentence.form):
            words, part, whole = (sentence.number(found[mark]) for mark in "fnd")
            if words.unit != "fraction" or not (part.is_count and whole.is_count) or part.bound or whole.bound:
                continue
            if part.value is not None and whole.value and part.value <= whole.value:
                yield _held(sentence, words, part, part.value / whole.value, 1 / (2 * whole.value), f" of {whole.text}")


def _by_part(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    """Judge "fell by a quarter, from 164 to 123" by its two values."""
    found = [one for one in _BY_PART.finditer(sentence.form) if sentence.number(one["f"]).unit == "fraction"]
    pairs = [pair for pair in pairs_of(sentences, sentence) if _is_plain(pair) and pair.old.value and pair.new.value]
    if len(found) != 1 or len(pairs) != 1 or is_supposed(sentence.text):
        return
    words, pair = sentence.number(found[0]["f"]), pairs[0]
    between = sentence.paragraph.text[words.end : pair.old.start]
    if _is_of_series(sentence, pair) or _stands_between(sentence, words, pair):
        return
    behind = pair.old.start < words.start and 0 < pair.new.start - words.end < SOON
    if (behind or 0 < pair.old.start - words.end < NEAR_BY) and not _APART.search(between):
        old, new = pair.old.value or Fraction(1), pair.new.value or Fraction(0)
        beside = replace(pair.new, text=f"{pair.old.text} and {pair.new.text}")
        yield _held(sentence, words, beside, abs(new - old) / old, Fraction(0))


def _is_of_series(sentence: Sentence, pair: Pair) -> bool:
    """Tell two values to which others of their kind follow: "from 1,600 to 1,840, 1,900 and 2,000"."""
    return any(
        each.unit == pair.new.unit and each.start > max(pair.new.end, pair.old.end) for each in sentence.statistics
    )


def _stands_between(sentence: Sentence, words: Number, pair: Pair) -> bool:
    """Tell another number between words and the value that they are from: "doubled, though the last 4% rise from"."""
    others = (each for each in sentence.statistics if each is not pair.new)
    return any(words.end <= each.start and each.end <= pair.old.start for each in others)


def _is_plain(pair: Pair) -> bool:
    """Tell two values said to be from and to, or of this year and the last, beside which nothing stands but a part."""
    return pair.direct or (len(pair.sentence.statistics) == 3 and is_earlier(pair))


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


def _fewer(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "on 74 occasions, a quarter fewer than in 2022-23 (99)"."""
    for found in (*_FEWER.finditer(sentence.form), *_FEWER_OF.finditer(sentence.form)):
        new, words, old = (sentence.number(found[mark]) for mark in "bfa")
        if words.unit == "fraction" and new.is_count and old.is_count and old.value:
            less = found["way"].casefold() in ("fewer", "less", "lower")
            value = ((new.value or Fraction(0)) - old.value) / old.value * (-1 if less else 1)
            yield _held(sentence, words, replace(new, text=f"{old.text} and {new.text}"), value, Fraction(0))


def _held(sentence: Sentence, words: Number, beside: Number, value: Fraction, slack: Fraction, of: str = "") -> Outcome:
    above = words.low is None or value + slack >= words.low
    below = words.high is None or value - slack <= words.high
    if above and below:
        return right(sentence, words, f"{words.text} beside {beside.text}{of} is right.")
    far = _is_far(words, value)
    message = f"'{_phrase(sentence, words)}' stands beside {beside.text}{of}, which is {show(100 * value, 1)}%."
    return wrong("multiple-said", sentence, words, message, None, "error" if far else "warning")


def _is_far(words: Number, value: Fraction) -> bool:
    limit = BEYOND if words.hedge or words.bound else FAR
    return abs(value - (words.value or 0)) > limit * (words.value or 1)


def _phrase(sentence: Sentence, words: Number) -> str:
    before = sentence.paragraph.text[max(sentence.start, words.start - 20) : words.start]
    return f"{' '.join(before.split()[-2:])} {words.text}".strip() if words.hedge or words.bound else words.text


def _changes(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    """Judge "doubled from 487 to 930" by its two values."""
    multiples = [
        number
        for number in sentence.statistics
        if number.unit == "times" and number.text[0].isalpha() and number.text[-1] in "dg"
    ]
    pairs = [pair for pair in pairs_of(sentences, sentence) if pair.direct and pair.old.value and pair.new.value]
    if len(multiples) == 1 and len(pairs) == 1 and not is_supposed(sentence.text):
        (words,), (pair,) = multiples, pairs
        between = sentence.paragraph.text[words.end : pair.old.start]
        if not 0 < pair.old.start - words.end < NEAR_BY or _APART.search(between):
            return
        if _stands_between(sentence, words, pair):
            return
        assert pair.old.value
        assert pair.new.value is not None
        yield _times(sentence, words, pair.new.value / pair.old.value, f"From {pair.old.text} to {pair.new.text}")


def _times(sentence: Sentence, words: Number, value: Fraction, between: str) -> Outcome:
    working = f"{between} is {show(value, 2)} times"
    if (words.low is None or value >= words.low) and (words.high is None or value <= words.high):
        return right(sentence, words, f"{working}.")
    far = _is_far(words, value)
    return wrong(
        "multiple-said",
        sentence,
        words,
        f"{working}, printed '{_phrase(sentence, words)}'.",
        f"{show(value, 1)} times",
        "error" if far else "warning",
    )


def _ratios(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "164 per 10,000, more than twice the national 60 per 10,000"."""
    for found in (one for form in (_AS_MANY, _AS_MANY_AS, *_AS_LAST) for one in form.finditer(sentence.form)):
        new, words, old = (sentence.number(found[mark]) for mark in "bta")
        if words.unit == "times" and new.unit == old.unit and old.value and new.value:
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
