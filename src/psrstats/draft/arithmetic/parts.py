"""PSR112: whether parts add up to the total that a sentence states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from psrstats.draft.arithmetic.lists import LEAST, comprising, listed, some_of
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence
from psrstats.draft.arithmetic.shares import FAR, shares_of
from psrstats.draft.arithmetic.sums import HALF, apart, is_size, plus, sum_of
from psrstats.draft.numbers import Number
from psrstats.numbers import show
from psrstats.patterns import regex

# Words that between them leave nothing out and nothing twice.
_SIDES = (("joint(?:ly)?", "(?:single|alone|solely)"), ("boys", "girls"), ("males?", "females?"), ("men", "women"))
_REST = regex(
    rf"\b(?:the )?(?:remaining|other) (?P<b>{N})|\b(?:which )?leav(?:es|ing) (?:just |only |the )?(?P<l>{N})",
    re.IGNORECASE,
    needs="remaining other leav",
)
_TO_BE = regex(r" (?:[a-z]+ )?to\b", re.IGNORECASE)
# "boys accounted for 214 and girls for 198 of the 412 children"
_SIDES_OF = regex(
    rf"\b(?:boys|girls|males|females)\b[^{N[1:-1]}.;:()]{{0,30}}{N}[^{N[1:-1]}.;:()]{{0,20}} and "
    rf"(?:boys|girls|males|females)\b[^{N[1:-1]}.;:()]{{0,30}}{N} (?:out )?of (?:the |all |our )*{N}",
    re.IGNORECASE,
    needs="boys girls males",
)
_SIDES_FIRST = regex(  # "males made up 118 of the 210 cases and females 92"
    rf"\b(?:boys|girls|males|females)\b[^{N[1:-1]}.;:()]{{0,30}}{N} (?:out )?of (?:the |all |our )"
    rf"*{N}[^{N[1:-1]}.;:()]{{0,30}}? "
    rf"and (?:the )?(?:boys|girls|males|females)(?: (?:for|at|were|was|made up|accounted for))? {N}(?=[.,;)]|\Z)",
    re.IGNORECASE,
    needs="boys girls males",
)
_SOME_OF = regex(rf"\W*(?P<p>{N}) of (?:the |these |those )*(?P<t>{N})", re.IGNORECASE)
_BOTH = regex(
    rf"(?P<k>{N}) (?:[a-z]+ ){{0,8}}?both\b|\bboth\b[^.;{N[1:-1]}]{{0,30}}\((?P<m>{N})\)", re.IGNORECASE, needs="both"
)
_OF = regex(
    rf"(?:\A\W*|[,;] |\b(?:and|that|with) )(?:out )?of (?:the |these |those |all |a total of )*(?P<t>{N})",
    re.IGNORECASE,
)
_WHOM_REST = regex(
    rf"(?P<t>{N})[^{N[1:-1]}.;:()]{{0,60}}?, of (?:whom|which) (?P<parts>[^.;:]*?\b(?:remaining|other) {N})",
    re.IGNORECASE,
    needs="whom which",
)
# "the survey went to 90 carers; 63 answered and 27 did not"
_DID_NOT = regex(
    rf"[^{N[1:-1]}.;:()]*{N}[^{N[1:-1]}.;:()]{{1,40}}[;:,] {N} [a-z]+ed (?:and|but|while) {N} did not(?=[.,;]|\Z)",
    re.IGNORECASE,
    needs="not",
)
# Each referral is made once.
_GAPPED = regex(
    rf"\b(?:made|sent|submitted|raised|referred|accounted for|opened|reported|came to) {N} of (?:the |all |our )*{N}"
    rf"[^{N[1:-1]}.;:()]{{1,60}}?, (?:(?:the )?[a-z’' -]{{2,40}} {N}(?:, | and |, and ))+(?:the )?[a-z’' -]{{2,40}} {N}"
    r"(?=[.,;]|\Z)",
    re.IGNORECASE,
    needs="made sent submitted raised referred accounted opened reported came",
)
# "of the 280 plans that started, 62 were repeat plans, so 218 were first plans"
_SO = regex(
    rf"\W*(?:out )?of (?:the |these |those |our |all )*{N}[^{N[1:-1]}.;:()]{{0,60}}?, {N} [^{N[1:-1]}.;:()]{{1,60}}?,? "
    rf"(?:and )?(?:so|meaning|therefore|which means)(?: that)? (?:the (?:other|remaining) )?{N} "
    r"(?:were|are|was|had|have|did|came|went|remain\w*)\b",
    re.IGNORECASE,
    needs="so meaning therefore which",
)
_WERE_NOT = regex(
    rf"\W*(?:out )?of (?:the |these |those |all )*{N}[^{N[1:-1]}.;:()]{{0,60}}?, {N} (?P<verb>were|was|had|have|did)\b"
    rf"[^{N[1:-1]}.;:()]{{0,60}}?(?:,|,? and|,? but|,? while) {N} (?P=verb) not(?=[.,;]|\Z)",
    re.IGNORECASE,
    needs="not",
)
_IN_ALL = regex(
    rf"[,:\u2013] (?:making |giving |bringing )?an? (?:[a-z]+ )?total of (?P<u>{N})(?=[.,;)]|\Z)|"
    r"[,;:\u2013] (?:and |so )?(?:making|giving|totalling|which (?:gives?|gave|makes?|made)|adding up to|amounting to|"
    rf"coming to|bringing the (?:\w+ )?total to) (?:us )?(?P<y>{N})(?: [a-z]+)?"
    r"(?: (?:for|in|over|across) (?:the|this) (?:whole |full )?(?:year|period))?(?=[.,;)]|\Z)|"
    rf"[,;:\u2013(] ?(?:total:?|in (?:all|total):?|altogether) (?P<v>{N})(?=[.,;)]|\Z)|"
    rf"[,:\u2013] (?:making|which make|who make) up (?:all |the )*(?P<w>{N})|"
    rf"[,:\u2013] (?:there (?:were|are)|we (?:had|saw)|they (?:had|saw)) (?P<x>{N})(?: [a-z]+){{0,6}} "
    r"(?:in (?:all|total)|altogether)(?=[.,;)]|\Z)|"
    rf"[,:\u2013] (?:making |giving |so |which makes |a total of )?(?P<t>{N})(?: [a-z]+)? "
    r"(?:in (?:all|total|the year)|altogether|together(?! with)|combined|overall|between them|"
    r"over the (?:whole |half-?)?year)\b",
    re.IGNORECASE,
    needs="total making make made giv gave between together all combined overall year adding amount coming",
)
_TOTALLED = regex(
    rf"(?P<parts>(?:{N}, )+(?:{N},? and )?{N})[^{N[1:-1]}.;:()]{{0,40}}, (?:making |giving )?a total of (?P<t>{N})",
    re.IGNORECASE,
    needs="total",
)
# "160 in all with the 5 before April"
_AND_MORE = regex(
    r"[^.;:]*?\b(?:with|plus|includ\w+|counting|adding|besides|exclud\w+|without|less|bar|apart|once|after|before|if|when)\b",
    re.IGNORECASE,
)
_NOT_ADDED = regex(
    r"\b(?:(?<!came )from|than|compared|up|down|increase\w*|decrease\w*|rose|fell|previous|last|the rest|remainder)\b|"
    rf"\bof (?:the |these |those |all |a |total )*{N}|{N} (?:[a-z]+ ){{0,3}}of\b",
    re.IGNORECASE,
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge totals that stand with their parts."""
    for sentence in sentences:
        if sentence.paragraph.kind == "row" or sum(map(is_size, sentence.statistics)) < 2:
            continue
        outcome = next(_readings(sentences, sentence), None)
        if outcome is not None:
            yield outcome


def _readings(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    yield from _with_both(sentences, sentence)
    yield from _adding_up(sentences, sentence)
    yield from comprising(sentence)
    yield from listed(sentence)
    yield from some_of(sentence)
    yield from _in_all(sentence)
    yield from _exhaustive(sentences, sentence)


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
    distinct = sum_of(groups) - both.value
    working = (
        f"{plus(groups)} is {show(sum_of(groups), 0)}, of which {both.text} are in both: {show(distinct, 0)} in all"
    )
    if total.value == distinct:
        yield right(sentence, both, f"{working}, as stated.")
    elif total.value == sum_of(groups):
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
        whole = sum_of(parts)
        for total, where in totals:
            near_by = sentence.place - where.place < 2 or len(shares) > 2 or whole >= 2000
            if total.value == whole and near_by and total not in parts and not bases.intersection(parts):
                yield right(sentence, parts[0], f"{plus(parts)} is {total.text}.")
                return


def _in_all(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a total that stands behind its parts: "96, 81 and 23 children respectively, 200 in all"."""
    if listed := _TOTALLED.search(sentence.form):
        parts = [sentence.number(mark) for mark in re.findall(N, listed["parts"])]
        yield from apart(sentence, sentence.number(listed["t"]), parts, "", closed=True)
        return
    found = _IN_ALL.search(sentence.form)
    total = sentence.number(next(found[mark] for mark in "tuvwxy" if found[mark])) if found else None
    if found is None or total is None or not is_size(total) or not total.value:
        return
    before = [number for number in sentence.statistics if number.unit == total.unit and number.end <= total.start]
    plain = bool(before) and before[0] is sentence.statistics[0]
    if len(before) > 2 and before[0].value == len(before) - 1:  # "across the three localities, 142, 187 and 96"
        before = before[1:]
    for start in range(len(before) - 1):
        if sum_of(before[start:]) == total.value:
            yield right(sentence, total, f"{plus(before[start:])} is {total.text}.")
            return
    words = sentence.form[: found.start()]
    if plain and not (_NOT_ADDED.search(words) or _AND_MORE.match(sentence.form, found.end())):
        yield from apart(sentence, total, before, words, closed=True)


def _exhaustive(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    """Judge two parts that can leave nothing out: "70 joint and 25 single", "70 stayed, the other 14 left"."""
    for whom in _WHOM_REST.finditer(sentence.form):
        total, *parts = (sentence.number(mark) for mark in re.findall(N, whom[0]))
        yield from apart(sentence, total, parts, "", closed=True)
        return
    rest = _REST.search(sentence.form)
    some = (_SOME_OF.search if rest and rest["l"] else _SOME_OF.match)(sentence.form)
    if rest and some and some.end() <= rest.start() and len(sentence.counts) == 3:
        part, total, left = (sentence.number(mark) for mark in (some["p"], some["t"], rest["b"] or rest["l"]))
        yield from apart(sentence, total, [part, left], sentence.form, Fraction(1, 3))
        return
    if so := _SO.match(sentence.form):
        total, *parts = (sentence.number(mark) for mark in re.findall(N, so[0]))
        yield from apart(sentence, total, parts, "", closed=True)
        return
    found = _OF.search(sentence.form)
    if rest and found and found.start() < rest.start():
        total, end = sentence.number(found["t"]), sentence.number(rest["b"] or rest["l"]).start
        parts = [number for number in sentence.counts if total.end < number.start <= end]
        after = sentence.form[rest.end() :]
        is_last = len(parts) > 1 and parts[-1] is sentence.counts[-1]
        all_left = bool(rest["l"]) and is_last and not _TO_BE.match(after)
        yield from apart(sentence, total, parts, sentence.form, closed=all_left)
        return
    if each := _SIDES_OF.search(sentence.form):
        *parts, total = (sentence.number(mark) for mark in re.findall(N, each[0]))
        yield from apart(sentence, total, parts, "", HALF)
        return
    if each := _SIDES_FIRST.search(sentence.form):
        first, total, second = (sentence.number(mark) for mark in re.findall(N, each[0]))
        yield from apart(sentence, total, [first, second], "", HALF)
        return
    yield from _gapped(sentence)
    yield from _not(sentence)
    for sides in _SIDES:
        parts = [number for side in sides for number in _called(sentence, side)]
        if len(parts) != 2 or parts[0] is parts[1]:
            continue
        before = sentences[sentence.place - 1 : sentence.place] if len(sentence.counts) == 2 else ()
        last = [number for each in before if each.paragraph is sentence.paragraph for number in each.counts[:1]]
        totals = [number for number in (*sentence.counts, *last) if number not in parts]
        held = [
            total for total in totals if max(part.value or 0 for part in parts) <= (total.value or 0) < sum_of(parts)
        ]
        if len(totals) == len(held) == 1:  # fewer may be of neither
            yield from apart(sentence, held[0], parts, "", HALF)


def _gapped(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "police made 412 of the 790 referrals, schools 268 and health 110": more than all is wrong."""
    found = _GAPPED.search(sentence.form)
    if found is not None:
        first, total, *rest = (sentence.number(mark) for mark in re.findall(N, found[0]))
        parts = [first, *rest]
        if sum_of(parts) >= (total.value or 0):
            yield from apart(sentence, total, parts, sentence.form)


def _not(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "of 75 parents, 51 were satisfied, 24 were not": more than all is wrong."""
    found = _WERE_NOT.match(sentence.form) or _DID_NOT.match(sentence.form)
    if found is not None:
        total, *parts = (sentence.number(mark) for mark in re.findall(N, found[0]))
        if sum_of(parts) >= (total.value or 0):
            yield from apart(sentence, total, parts, sentence.form)


def _called(sentence: Sentence, side: str) -> list[Number]:
    found = re.search(rf"({N})(?: [a-z-]+){{0,8}}? {side}\b", sentence.form, re.IGNORECASE)
    number = sentence.number(found[1]) if found else None
    return [number] if number and number.is_count and not number.bound and not number.hedge else []
