"""PSR107: whether a percentage can be of so few."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from psrstats.draft.arithmetic.changes import is_change
from psrstats.draft.arithmetic.fit import Fit, fit, spread
from psrstats.draft.arithmetic.outcome import Outcome, graded, right, unread, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.arithmetic.shares import shares_of
from psrstats.draft.numbers import Number
from psrstats.draft.review import Found
from psrstats.numbers import show
from psrstats.patterns import regex

_THE = r"(?:(?:the|these|those|all|a total of|approximately|around|about|some|just|over|its|their) )*"
_FORMS = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        rf"(?P<d>{N})[^\U000f0000-\U0010fffd;]{{0,80}}?,? of (?:whom|which)(?: only| just| around| about)? (?P<p>{N})",
        rf"\A[^{N[1:-1]}]*(?P<d>{N})[^\U000f0000-\U0010fffd;,]{{0,60}}?, (?P<p>{N}) of (?:whom|which)\b",
        rf"(?P<p>{N})(?: take[- ]?up)? of {_THE}(?P<d>{N})",
    )
)
_OF_THESE = regex(
    rf"\A\W*of (?:these|those|this number|this group|them)[,:]? (?:only |just )?(?P<p>{N})",
    re.IGNORECASE,
    needs="these those this them",
)
_THESE = regex(
    rf"(?P<p>{N}) of (?:them|(?:these|those) (?:children|young people|pupils|families|cases))\b",
    re.IGNORECASE,
    needs="of",
)
# "of 350 cases audited, 210% were good"
_MORE_THAN_ALL = regex(
    rf"(?:\A|[,;.] )\W*(?:out )?of {_THE}(?P<d>{N})[^{N[1:-1]}.;:()]{{0,60}}?, (?:only |just |some )?(?P<p>{N}) "
    r"(?:of them )?(?:were|was|are|had|have|did|went|said|felt|live|lived|would|could|[a-z]+ed)\b",
    re.IGNORECASE,
    needs="of",
)
_WHO = (
    r"members|parents|carers|practitioners|staff|workers|children|young people|pupils|respondents|delegates|people|"
    r"care leavers|professionals|families|students|girls|boys|victims"
)
_DID = r"were|was|felt|said|had|have|rated|agreed|would|found|thought|knew|did|lived|are"
# What is said next can be of nobody else: "all 8 members answered and 75% were satisfied", "in a group of 21, 67%"
_ONLY = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        rf"\A\W*(?:all |only |just |the )*(?P<d>{N}) (?:[a-z-]+ ){{0,2}}?(?:{_WHO})"
        r"(?: (?:of|on|from) [a-z’' -]{1,40}?)? "
        r"(?:answered|replied|responded|took part|were (?:asked|interviewed|surveyed|seen)|completed [a-z’' -]{1,40}?)"
        rf",? (?:and|of whom) (?P<p>{N}) (?:{_DID})\b",
        rf"\A\W*(?P<d>{N}) (?:[a-z-]+ ){{0,3}}?(?:were|was) (?:inspected|audited|reviewed|sampled|dip[- ]sampled),? "
        rf"(?:and|of which) (?P<p>{N}) (?:were|was|are) (?:rated|judged|graded|found)\b",
        r"\b(?:in|of|from) (?:a|the|our) (?:small )?(?:cohort|group|sample|panel|caseload) of (?:only |just )?"
        rf"(?P<d>{N})[^{N[1:-1]}.;:()]{{0,40}}?, (?P<p>{N}) (?:{_DID})\b",
    )
)
_COMPARES = regex(r"\W*(?:(?:this|that) (?:is|was|compares)|compared)\b", re.IGNORECASE)
TOGETHER, SMALL = 3, 100  # so many percentages of so few at most are judged as a group
FEWEST = 40  # a percentage in whole numbers can be of nearly any number from here on
ALL = 100
FEW = 6  # paragraphs back in which "these children" were counted


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each percentage that stands with what it is of, but without its count."""
    for sentence in stating(sentences):
        if not any(number.unit == "percent" for number in sentence.statistics):
            continue
        with_count = {share.percent.start for share in shares_of(sentence)}
        for percent, base in _with_base(sentences, sentence):
            if (
                percent.start not in with_count
                and percent.unit == "percent"
                and base.is_count
                and not base.bound
                and spread(base)[0] > 0
            ):
                yield _one_of(sentence, percent, base)
        for found in _THESE.finditer(sentence.form):
            percent = sentence.number(found["p"])
            if percent.unit == "percent" and percent.start not in with_count and not is_change(sentence, percent):
                yield from _of_any(sentences, sentence, percent)
        yield from _together(sentence, with_count)
        yield from _of_only(sentence)
        for found in _MORE_THAN_ALL.finditer(sentence.form):
            percent, base = sentence.number(found["p"]), sentence.number(found["d"])
            alone = sum(each.unit == "percent" for each in sentence.statistics) == 1
            if percent.unit != "percent" or not base.is_count or base.bound or spread(base)[0] <= 0:
                continue
            if (percent.low or 0) <= ALL:
                if alone and percent.start not in with_count:
                    yield _one_of(sentence, percent, base)
            else:
                message = f"{percent.text} is more than all of {base.text}: a count may be printed as a percentage."
                yield wrong("impossible-said", sentence, percent, message, None)


def _with_base(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[tuple[Number, Number]]:
    for form in _FORMS:
        for found in form.finditer(sentence.form):
            yield sentence.number(found["p"]), sentence.number(found["d"])
    these = _OF_THESE.search(sentence.form)
    before = sentences[sentence.place - 1] if sentence.place else None
    if these and before and before.paragraph is sentence.paragraph and before.counts:
        yield sentence.number(these["p"]), before.counts[0]


def _of_only(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a percentage of the only, small, number of people that its sentence speaks of."""
    found = next((match for form in _ONLY if (match := form.search(sentence.form))), None)
    if found is None or len(sentence.statistics) != 2:
        return
    base, percent = sentence.number(found["d"]), sentence.number(found["p"])
    plain = base.is_count and percent.unit == "percent" and not (base.bound or base.hedge or percent.bound)
    if plain and 1 < (base.value or 0) < FEWEST:
        yield _judged(sentence, percent, base)


def _one_of(sentence: Sentence, percent: Number, base: Number) -> Outcome:
    """Judge a percentage by its base; where other numbers stand before it, it may be of one of them."""
    before = [number for number in sentence.counts if number.end <= percent.start and number is not base]
    outcome = _judged(sentence, percent, base)
    if not isinstance(outcome, Found) or not before or base.start > percent.start:
        return outcome
    if any(spread(number)[0] > 0 and _best(percent, number)[1] == "right" for number in before):
        return unread(sentence, percent, "It may be a percentage of several numbers.")
    return outcome


def _judged(sentence: Sentence, percent: Number, base: Number) -> Outcome:
    count, how = _best(percent, base)
    working = f"{count:,} of {base.text} is {show(Fraction(100) * count / (base.value or 1), percent.places + 1)}%"
    if how == "right":
        return right(sentence, percent, f"{working}.")
    expected = None if how == "no" else f"{show(Fraction(100) * count / (base.value or 1), percent.places)}%"
    if how == "no":
        return wrong(
            "impossible-said",
            sentence,
            percent,
            f"No whole number of {base.text} is {percent.text}: {working}.",
            expected,
        )
    return graded("impossible-said", sentence, percent, how, working, expected or "")


def _best(percent: Number, base: Number) -> tuple[int, Fit]:
    """Give the whole number of a base that comes nearest to a percentage, and how it fits."""
    low, high = spread(base)
    value = percent.value or Fraction(0)
    nearest = value * (base.value or 1) / 100
    order: tuple[Fit, ...] = ("right", "tie", "hedge", "cut off", "rounded up", "no")
    tries = [(count, fit(percent, 100 * count / high, 100 * count / low)) for count in {floor(nearest), ceil(nearest)}]
    return min(tries, key=lambda each: (order.index(each[1]), abs(each[0] - nearest)))


def _of_any(sentences: Sequence[Sentence], sentence: Sentence, percent: Number) -> Iterator[Outcome]:
    """Judge a percentage of "these children" by the counts before it: wrong only if it can be of none of them."""
    own = [number for number in sentence.counts if number.end <= percent.start]
    near = range(sentence.paragraph.number - FEW, sentence.paragraph.number + 1)
    before = [
        each for each in sentences[max(0, sentence.place - 4 * FEW) : sentence.place] if each.paragraph.number in near
    ]
    bases = [*own, *(number for each in reversed(before) if not _COMPARES.match(each.form) for number in each.counts)]
    bases = [base for base in bases if not base.bound and spread(base)[0] > 1]
    for base in own or bases:
        if _best(percent, base)[1] == "right":
            yield _judged(sentence, percent, base)
            return
    few = len(own) == 1 and (own[0].value or 0) < FEWEST
    if not bases or (percent.places == 0 and not few) or all((base.value or 0) > 500 for base in bases):
        return
    if own:
        yield _judged(sentence, percent, own[-1])
        return
    tried = ", ".join(dict.fromkeys(base.text for base in bases[:6]))
    message = f"No whole number of {tried} is {percent.text}."
    yield wrong("impossible-said", sentence, percent, message, None, "warning")


def _together(sentence: Sentence, with_count: set[int]) -> Iterator[Outcome]:
    """Judge several percentages of a sentence's one small number: wrong if none can be of it, and all of another."""
    percents = [
        number
        for number in sentence.statistics
        if number.unit == "percent" and number.start not in with_count and not is_change(sentence, number)
    ]
    counts = [number for number in sentence.counts if number.value and not number.bound and not number.hedge]
    if len(counts) != 1 or len(percents) < TOGETHER or any(number.bound or number.hedge for number in percents):
        return
    size = int(counts[0].value or 0)
    if not 1 < size <= SMALL or percents[0].start < counts[0].end or any(_can_be(number, size) for number in percents):
        return
    for other in (size + 1, size - 1):
        if all(_can_be(number, other) for number in percents):
            shown = ", ".join(number.text for number in percents)
            message = f"None of {shown} can be of {counts[0].text}; all can be of {other}."
            yield wrong("impossible-said", sentence, percents[0], message, None)
            return


def _can_be(percent: Number, size: int) -> bool:
    nearest = (percent.value or Fraction(0)) * size / 100
    return any(fit(percent, Fraction(100 * count, size)) == "right" for count in {floor(nearest), ceil(nearest)})
