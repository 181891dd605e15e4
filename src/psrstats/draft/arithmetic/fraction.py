"""PSR118: whether a fraction in words is that of the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from psrstats.draft.arithmetic.changes import Pair, is_earlier, pairs_of
from psrstats.draft.arithmetic.marked import marked
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.arithmetic.words import DOWN_ADVERB, DOWN_NOUN, UP_ADVERB, UP_NOUN, VERB, is_supposed
from psrstats.draft.numbers import Number
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
    rf"(?P<n>{N}) (?:out )?of {_THE}(?P<d>{N})[^\U000f0000-\U0010fffd.;:(),]{{0,60}}?(?: \(|, )"
    rf"(?:(?:or|which is|that is|about|around|just (?:over|under)) )*(?P<f>{N})(?=[),.;]|\W*\Z)",
    re.IGNORECASE,
)
_OF_THOSE = regex(  # "the hub took 5,230 calls; 1,046 of those, a fifth, came from parents"
    rf"\A\W*[^{N[1:-1]}.;:()]{{0,60}}?(?P<d>{N})[^{N[1:-1]}.:()]{{1,80}}?(?P<n>{N}) of (?:those|these|them|whom|which)"
    rf"(?:, | \()(?:(?:or|about|around|just (?:over|under)) )*(?P<f>{N})(?=[),])",
    re.IGNORECASE,
)
_BY_PART = regex(
    rf"(?:\b(?P<way>{VERB}) by|(?:\b(?:is|are|was|were|went|gone|been)|,) (?:up|down)(?: by)?) "
    rf"(?:[a-z]+ ){{0,2}}?(?P<f>{N})",
    re.IGNORECASE,
)
# "from 410 to 533 children, almost a third more", "from 640 to 480, a fall of a quarter"
_PART_MORE = regex(
    rf"(?:,|\u2013|;| \() ?(?:(?:or|that is|which is|an?|some) )*(?:(?:{UP_NOUN}|{DOWN_NOUN}|cut) of )?"
    rf"(?:[a-z]+ ){{0,2}}?(?P<f>{N})(?: (?:more|fewer|less|{UP_ADVERB}|{DOWN_ADVERB}|{UP_NOUN}|{DOWN_NOUN}))?"
    r"(?=[.,;)]|\Z)",
    re.IGNORECASE,
)
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
NEAR_BY, SOON = 60, 10  # characters
APART = regex(r"\b(?:and|but|while|whilst|though|although|whereas|then)\b|;", re.IGNORECASE)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each fraction in words that stands beside what it sums up."""
    for sentence in stating(sentences):
        if any(number.unit == "fraction" for number in sentence.statistics):
            yield from _fractions(sentence)
            yield from _of_counts(sentence)
            yield from _by_part(sentences, sentence)
            yield from _fewer(sentence)


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
    for form in (*_OF_COUNTS, _THREE_QUARTERS, _OF_THOSE):
        for found in form.finditer(sentence.form):
            yield from of_counts(sentence, *(sentence.number(found[mark]) for mark in "fnd"))


def of_counts(sentence: Sentence, words: Number, part: Number, whole: Number) -> Iterator[Outcome]:
    """Judge a fraction in words by its two counts."""
    if words.unit != "fraction" or not (part.is_count and whole.is_count) or part.bound or whole.bound:
        return
    if part.value is not None and whole.value and part.value <= whole.value:
        yield _held(sentence, words, part, part.value / whole.value, 1 / (2 * whole.value), f" of {whole.text}")


def _by_part(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    """Judge "fell by a quarter, from 164 to 123" by its two values."""
    found = [one for one in _BY_PART.finditer(sentence.form) if sentence.number(one["f"]).unit == "fraction"]
    known = pairs_of(sentences, sentence) or filter(None, [marked(sentence)] if found else [])
    pairs = [pair for pair in known if _is_plain(pair) and pair.old.value and pair.new.value]
    if not found and len(pairs) == 1 and pairs[0].direct:
        found = [one for one in _PART_MORE.finditer(sentence.form) if sentence.number(one["f"]).unit == "fraction"]
        if len(found) == 1 and len(sentence.statistics) == 3:
            yield from _behind(sentence, sentence.number(found[0]["f"]), pairs[0])
        return
    if len(found) != 1 or len(pairs) != 1 or is_supposed(sentence.text):
        return
    words, pair = sentence.number(found[0]["f"]), pairs[0]
    between = sentence.paragraph.text[words.end : pair.old.start]
    if _is_of_series(sentence, pair) or stands_between(sentence, words, pair):
        return
    behind = pair.old.start < words.start and 0 < pair.new.start - words.end < SOON
    if (behind or 0 < pair.old.start - words.end < NEAR_BY) and not APART.search(between):
        old, new = pair.old.value or Fraction(1), pair.new.value or Fraction(0)
        beside = replace(pair.new, text=f"{pair.old.text} and {pair.new.text}")
        yield _held(sentence, words, beside, abs(new - old) / old, Fraction(0))


def _behind(sentence: Sentence, words: Number, pair: Pair) -> Iterator[Outcome]:
    """Judge a part that sums up the two values before it."""
    if words.start < max(pair.old.end, pair.new.end) or is_supposed(sentence.text):
        return
    old, new = pair.old.value or Fraction(1), pair.new.value or Fraction(0)
    beside = replace(pair.new, text=f"{pair.old.text} and {pair.new.text}")
    yield _held(sentence, words, beside, abs(new - old) / old, Fraction(0))


def _is_of_series(sentence: Sentence, pair: Pair) -> bool:
    """Tell two values to which others of their kind follow: "from 1,600 to 1,840, 1,900 and 2,000"."""
    return any(
        each.unit == pair.new.unit and each.start > max(pair.new.end, pair.old.end) for each in sentence.statistics
    )


def stands_between(sentence: Sentence, words: Number, pair: Pair) -> bool:
    """Tell another number between words and the value that they are from: "doubled, though the last 4% rise from"."""
    others = (each for each in sentence.statistics if each is not pair.new)
    return any(words.end <= each.start and each.end <= pair.old.start for each in others)


def _is_plain(pair: Pair) -> bool:
    """Tell two values said to be from and to, or of this year and the last, beside which nothing stands but a part."""
    return pair.direct or (len(pair.sentence.statistics) == 3 and is_earlier(pair))


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
    far = is_far(words, value)
    message = f"'{phrase(sentence, words)}' stands beside {beside.text}{of}, which is {show(100 * value, 1)}%."
    return wrong("multiple-said", sentence, words, message, None, "error" if far else "warning")


def is_far(words: Number, value: Fraction) -> bool:
    """Tell words that are wrong from words that are only loose."""
    limit = BEYOND if words.hedge or words.bound else FAR
    return abs(value - (words.value or 0)) > limit * (words.value or 1)


def phrase(sentence: Sentence, words: Number) -> str:
    """Give a fraction or a multiple with the words that hedge it."""
    before = sentence.paragraph.text[max(sentence.start, words.start - 20) : words.start]
    return f"{' '.join(before.split()[-2:])} {words.text}".strip() if words.hedge or words.bound else words.text
