"""PSR112: whether parts add up to the total that a sentence states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence
from psrstats.draft.arithmetic.shares import FAR, shares_of
from psrstats.draft.numbers import Number
from psrstats.numbers import show
from psrstats.patterns import regex

_MADE = (
    r"compris(?:ing|ed of|es)|made up of|consist(?:ing|s|ed) of|composed of|broken down (?:as|into)|"
    r"split (?:between|into)"
)
_COMPRISING = regex(rf"(?P<t>{N})[^{N[1:-1]}.;]{{0,80}}?\b(?:{_MADE})\b(?P<parts>[^.;]*)", re.IGNORECASE)
# Words that between them leave nothing out and nothing twice.
_SIDES = (("joint(?:ly)?", "(?:single|alone|solely)"), ("boys", "girls"), ("males?", "females?"), ("men", "women"))
_REST = regex(rf"\b(?:the )?(?:remaining|other) (?P<b>{N})", re.IGNORECASE)
_SOME_OF = regex(rf"\W*(?P<p>{N}) of (?:the |these |those )*(?P<t>{N})", re.IGNORECASE)
_OVERLAP = regex(
    r"\b(?:both|also|includ\w+|some of|may|more than one|multiple|overlap\w*|either|as well as|at least one|of whom|"
    r"of which|each)\b",
    re.IGNORECASE,
)
_BOTH = regex(
    rf"(?P<k>{N}) (?:[a-z]+ ){{0,8}}?both\b|\bboth\b[^.;{N[1:-1]}]{{0,30}}\((?P<m>{N})\)",
    re.IGNORECASE,
)
_OF = regex(
    rf"(?:\A\W*|[,;] |\b(?:and|that|with) )of (?:the |these |those |all |a total of )*(?P<t>{N})", re.IGNORECASE
)
# The last part has its number too, and none is "a manager" or "several".
_CLOSED = regex(
    rf"\A(?!.*\b(?:an?|several|some|others|various)\b).*\b(?:and|other|remaining) (?:the )?(?:other |remaining )?{N}"
    rf"[^{N[1:-1]}]*\Z",
    re.IGNORECASE | re.DOTALL,
)
_COLON = regex(rf"[^{N[1:-1]}.;:]*(?P<t>{N})[^{N[1:-1]}.;:()]{{1,80}}:(?P<parts>[^.;:()]*)\W*\Z", re.IGNORECASE)
# Each case comes from one place: "96 came from schools, 71 from police and 45 from health".
_FROM_EACH = tuple(regex(rf"{N}(?: (?!and\b)[a-z]+){{0,4}} {word}\b", re.IGNORECASE) for word in ("from", "by"))
_WHOM_REST = regex(
    rf"(?P<t>{N})[^{N[1:-1]}.;:()]{{0,60}}?, of (?:whom|which) (?P<parts>[^.;:]*?\b(?:remaining|other) {N})",
    re.IGNORECASE,
)
# "53 were received (31 from schools, 14 from homes and 8 from clubs)", "12 were seen, seven of which were good, ..."
_BRACKETED = regex(
    rf"[^{N[1:-1]}.;:()]*(?P<t>{N})[^{N[1:-1]}.;:()]{{1,60}}\((?P<parts>[^.;:()]*)\)\W*\Z", re.IGNORECASE
)
_OF_WHICH = regex(
    rf"[^{N[1:-1]}.;:()]*(?P<t>{N})[^{N[1:-1]}.;:()]{{1,60}}, (?P<parts>{N} of (?:whom|which)\b[^.;:()]*)\W*\Z",
    re.IGNORECASE,
)
_OF_LIST = regex(
    rf"\W*(?:out )?of (?:the |these |those |all |a total of )*(?P<t>{N})[^{N[1:-1]}.;:()]{{0,60}}?,"
    r"(?P<parts>[^.;:()]*)\W*\Z",
    re.IGNORECASE,
)
# Of these no two can be said of one case.
_APART = regex(
    r"\b(outstanding|good|requir(?:ed?|es|ing) improvement|inadequate|complete|on track|overdue|not started|"
    r"in progress|boys?|girls?|males?|females?|unsubstantiated|substantiated|unfounded|malicious)\b",
    re.IGNORECASE,
)
_IN_ALL = regex(
    rf"[,:\u2013] (?:making |giving |which makes |a total of )?(?P<t>{N})(?: [a-z]+)? "
    r"(?:in (?:all|total|the year)|altogether|over the (?:whole )?year)\b",
    re.IGNORECASE,
)
_TOTALLED = regex(
    rf"(?P<parts>(?:{N}, )+(?:{N},? and )?{N})[^{N[1:-1]}.;:()]{{0,40}}, (?:making |giving )?a total of (?P<t>{N})",
    re.IGNORECASE,
)
_WHICH = regex(r"\bof (?:whom|which)\b", re.IGNORECASE)
_NOT_ADDED = regex(
    r"\b(?:from|than|compared|up|down|increase\w*|decrease\w*|rose|fell|previous|last|of)\b", re.IGNORECASE
)
NEAR = Fraction(1, 4)  # of a total: a sum further off is of something else
LEAST = 10  # a sum smaller than this is found by chance


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge totals that stand with their parts."""
    for sentence in sentences:
        if sentence.paragraph.kind == "row" or len(sentence.counts) < 2:
            continue
        outcome = next(_readings(sentences, sentence), None)
        if outcome is not None:
            yield outcome


def _readings(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    yield from _with_both(sentences, sentence)
    yield from _adding_up(sentences, sentence)
    yield from _comprising(sentence)
    yield from _listed(sentence)
    yield from _in_all(sentence)
    yield from _exhaustive(sentences, sentence)


def _sum(numbers: Sequence[Number]) -> Fraction:
    return sum((number.value or Fraction(0) for number in numbers), Fraction(0))


def _plus(numbers: Sequence[Number]) -> str:
    return " + ".join(number.text for number in numbers)


def _with_both(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    """Judge two groups of a total of which some are in both."""
    found = _BOTH.search(sentence.form)
    if found is None:
        return
    both = sentence.number(found["k"] or found["m"])
    before = [number for number in sentence.counts if number.end <= both.start and not number.bound]
    last = sentences[sentence.place - 1] if sentence.place else sentence
    totals = [*(number for number in last.counts if last.paragraph is sentence.paragraph), *before[:-2]]
    if len(before) < 2 or not totals or not both.is_count or not both.value:
        return
    groups, total = before[-2:], totals[0]
    distinct = _sum(groups) - both.value
    working = (
        f"{_plus(groups)} is {show(_sum(groups), 0)}, of which {both.text} are in both: {show(distinct, 0)} in all"
    )
    if total.value == distinct:
        yield right(sentence, both, f"{working}, as stated.")
    elif total.value == _sum(groups):
        yield wrong(
            "parts-said",
            sentence,
            both,
            f"{working}, printed {total.text}. Those in both are counted twice.",
            show(distinct, 0),
        )


def _adding_up(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    """Find a total of which the last counts of a sentence, or its counts with percentages, are the parts."""
    near = [
        each for each in sentences[max(0, sentence.place - FAR) : sentence.place + 1] if each.paragraph.kind != "row"
    ]
    totals = [(number, each) for each in reversed(near) for number in each.counts if (number.value or 0) >= LEAST]
    counts = [number for number in sentence.counts if not number.bound]
    shares = list(shares_of(sentence))
    bases = {share.base for share in shares}
    runs = [counts[start:] for start in range(max(0, len(counts) - 20), len(counts) - 1)]
    runs += [[share.count for share in shares]] if len(shares) > 2 else []
    runs += [list(pair) for pair in combinations(counts[-4:], 2) if all((number.value or 0) >= 1000 for number in pair)]
    for parts in runs:
        whole = _sum(parts)
        for total, where in totals:
            near_by = sentence.place - where.place < 2 or len(shares) > 2 or whole >= 2000
            if total.value == whole and near_by and total not in parts and not bases.intersection(parts):
                yield right(sentence, parts[0], f"{_plus(parts)} is {total.text}.")
                return


def _comprising(sentence: Sentence) -> Iterator[Outcome]:
    for found in _COMPRISING.finditer(sentence.form):
        total = sentence.number(found["t"])
        parts = [sentence.number(mark) for mark in re.findall(N, found["parts"])]
        parts = [number for number in parts if number.unit == total.unit]
        if len(parts) < 2 or not total.is_count or any(number.bound or number.hedge for number in (total, *parts)):
            continue
        yield from _apart(sentence, total, parts, found["parts"])


def _listed(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a list that a colon opens, or whose words leave nothing twice: "58: 21 here, 19 there and 18 away"."""
    for form, surely in ((_COLON, False), (_OF_LIST, True), (_BRACKETED, True), (_OF_WHICH, True)):
        found = form.match(sentence.form)
        if found is None or (surely and not _are_apart(found["parts"])):
            continue
        total, parts = sentence.number(found["t"]), _one_each(sentence, found["parts"])
        whole = _sum(parts)
        if not parts or total.unit != "count" or (total.value or 0) < LEAST:
            continue
        if whole == total.value:
            yield right(sentence, total, f"{_plus(parts)} is {total.text}.")
        elif whole > (total.value or 0):  # where it is less, some may be of none
            yield from _apart(sentence, total, parts, _WHICH.sub("", found["parts"]))


def _are_apart(words: str) -> bool:
    """Tell parts that no case can be two of: by their names, or as each came from one place."""
    named = set(map(str.casefold, _APART.findall(words)))
    several = len(re.findall(N, words))
    return len(named) > 1 or any(len(form.findall(words)) == several > 2 for form in _FROM_EACH)


def _one_each(sentence: Sentence, words: str) -> list[Number]:
    """Give the counts of a list of which each item has one number, and the last stands behind "and"."""
    items = re.split(r",? and |, ", words)
    marks = [re.findall(N, item) for item in items]
    if len(items) < 2 or " and " not in words or any(len(each) != 1 for each in marks):
        return []
    parts = [sentence.number(mark) for (mark,) in marks]
    return parts if all(number.is_count for number in parts) else []


def _in_all(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a total that stands behind its parts: "96, 81 and 23 children respectively, 200 in all"."""
    if listed := _TOTALLED.search(sentence.form):
        parts = [sentence.number(mark) for mark in re.findall(N, listed["parts"])]
        yield from _apart(sentence, sentence.number(listed["t"]), parts, "", closed=True)
        return
    found = _IN_ALL.search(sentence.form)
    total = sentence.number(found["t"]) if found else None
    if found is None or total is None or not total.is_count or not total.value:
        return
    before = [number for number in sentence.counts if number.end <= total.start]
    for start in range(len(before) - 1):
        if _sum(before[start:]) == total.value:
            yield right(sentence, total, f"{_plus(before[start:])} is {total.text}.")
            return
    words = sentence.form[: found.start()]
    if before and before[0] is sentence.statistics[0] and not _NOT_ADDED.search(words):
        yield from _apart(sentence, total, before, words, closed=True)


def _exhaustive(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    """Judge two parts that can leave nothing out: "70 joint and 25 single", "70 stayed, the other 14 left"."""
    for whom in _WHOM_REST.finditer(sentence.form):
        total, *parts = (sentence.number(mark) for mark in re.findall(N, whom[0]))
        yield from _apart(sentence, total, parts, "", closed=True)
        return
    rest = _REST.search(sentence.form)
    some = _SOME_OF.match(sentence.form)
    if rest and some and some.end() <= rest.start() and len(sentence.counts) == 3:
        part, total, left = (sentence.number(mark) for mark in (some["p"], some["t"], rest["b"]))
        yield from _apart(sentence, total, [part, left], sentence.form, Fraction(1, 3))
        return
    found = _OF.search(sentence.form)
    if rest and found and found.start() < rest.start():
        total, end = sentence.number(found["t"]), sentence.number(rest["b"]).start
        parts = [number for number in sentence.counts if total.end < number.start <= end]
        yield from _apart(sentence, total, parts, sentence.form)
        return
    for sides in _SIDES:
        parts = [number for side in sides for number in _called(sentence, side)]
        if len(parts) != 2 or parts[0] is parts[1]:
            continue
        before = sentences[sentence.place - 1 : sentence.place] if len(sentence.counts) == 2 else ()
        last = [number for each in before if each.paragraph is sentence.paragraph for number in each.counts[:1]]
        totals = [number for number in (*sentence.counts, *last) if number not in parts]
        held = [total for total in totals if max(part.value or 0 for part in parts) <= (total.value or 0) < _sum(parts)]
        if len(totals) == len(held) == 1:  # fewer may be of neither
            yield from _apart(sentence, held[0], parts, "")


def _called(sentence: Sentence, side: str) -> list[Number]:
    found = re.search(rf"({N})(?: [a-z-]+){{0,8}}? {side}\b", sentence.form, re.IGNORECASE)
    number = sentence.number(found[1]) if found else None
    return [number] if number and number.is_count and not number.bound and not number.hedge else []


def _apart(
    sentence: Sentence, total: Number, parts: Sequence[Number], words: str, near: Fraction = NEAR, closed: bool = False
) -> Iterator[Outcome]:
    """Tell a sum that is not the total, where they are so near that it was meant to be; closed: nothing is left out."""
    exact = all(number.is_count and not number.bound and not number.hedge for number in (total, *parts))
    if _OVERLAP.search(words) or not total.value or not exact or len(parts) < 2:
        return
    whole = _sum(parts)
    if whole < total.value and not closed and not _CLOSED.search(words):
        return
    if whole == total.value:
        yield right(sentence, total, f"{_plus(parts)} is {total.text}.")
    elif abs(whole - total.value) <= near * total.value:
        message = f"{_plus(parts)} is {show(whole, 0)}, printed {total.text}."
        yield wrong("parts-said", sentence, total, message, show(whole, 0))
