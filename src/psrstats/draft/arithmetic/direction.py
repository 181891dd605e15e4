"""PSR111: whether words of direction agree with the two values that they stand with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.changes import Pair, changes_of, pairs_of, summed_up
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.arithmetic.subject import is_what_went
from psrstats.draft.arithmetic.words import ANY, CHANGED, NOUN, VERB, direction_of, is_supposed
from psrstats.draft.review import Judged
from psrstats.patterns import regex


def _gap(most: int) -> str:
    """Make the form of at most so many characters within one clause, without a number."""
    return rf"[^{N[1:-1]};:!?]{{0,{most}}}?"


def _but_ways(most: int) -> str:
    """Make the form of the same without another word of change."""
    return rf"(?:(?!\b{ANY}\b)[^{N[1:-1]};:!?]){{0,{most}}}?"


_ELSEWHERE = r"[^;:!?]{0,40}?\b(?:national\w*|england|neighbours?|average|region\w*|country)\b"
_EARLIER = rf"[^;:!?]{{0,40}}?(?:\b(?:last|previous|before|prior|earlier)\b|{OTHER})"
_FEW = rf"(?:,? (?:(?!(?:and|but|while|whilst|whereas|then)\b)[a-z’'-]+|by {N}|of {N}),?){{0,6}}?"
_IS = r"(?:is|are|was|were|remains?|at)"
_BOUND = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        # "has reduced from A to B", "an increase from A to B": nothing but a few words stands between.
        rf"\b(?P<way>{ANY})\b,?{_FEW} from (?:[a-z]+ ){{0,2}}?{N}{_gap(60)}\bto {_gap(25)}{N}",
        # "dropped to B from A"
        rf"\b(?P<way>{ANY})\b (?:[a-z]+ )?to (?:[a-z]+ ){{0,2}}?{N}{_gap(60)}\bfrom {_gap(25)}{N}",
        # "B, up from A", "B, which is a decrease from A", "B, a fall of C on A"
        rf"{N}(?:{_gap(170)}[, ])(?:which (?:is|was) )?(?:an? )?(?:[a-z]+ )?(?P<way>{ANY})(?: of {N})? (?:from|on) "
        rf"(?:(?!\b(?:after|once|because|following|due|owing)\b)[^{N[1:-1]};:!?]){{0,50}}?{N}",
        # "B, lower than A"
        rf"{N}(?:,|{_gap(60)}\b{_IS}\b) (?:[a-z]+ ){{0,2}}?(?P<way>higher|lower|greater|fewer) than {_gap(50)}{N}",
        # "B, which is below the national A"
        rf"{N}(?:,|{_gap(60)}\b{_IS}\b) (?:which |{_IS} |[a-z]+ly |well |just |so ){{0,3}}?(?P<way>above|below) "
        rf"{_gap(50)}{N}",
        # "fell to B, compared with A last year"
        rf"\b(?P<way>{VERB}) (?:[a-z]+ )?to (?:[a-z]+ ){{0,2}}?{N}{_gap(40)}[, ](?:when )?compared (?:with|to) "
        rf"{_gap(30)}{N}"
        rf"(?={_EARLIER})",
        # "a rise in the number on a plan for two years, from A to B"
        rf"\b(?P<way>{NOUN}) in {_but_ways(110)}[, ]from (?:[a-z]+ )?{N}{_gap(60)}\bto {_gap(25)}{N}",
        # "an increase in contacts, with B this year compared with A last year"
        rf"\b(?P<way>{NOUN}) in {_but_ways(110)}[, –-](?:with|from|there being) (?:there being )?{N}{_but_ways(60)}[, ]"
        rf"(?:when )?compared (?:with|to) {_gap(30)}{N}(?={_EARLIER})(?!{_ELSEWHERE})",
    )
)  # fmt: skip
_THIS = regex(
    rf"\A\W*(?:this|that|it)\b(?: [a-z]+){{0,4}}? (?:an? )?(?:[a-z]+ )?(?P<way>{ANY}) (?:of {N} )?"
    rf"(?:from|on|than) {_gap(40)}{N}",
    re.IGNORECASE,
)


_THAN = "higher|lower|greater|fewer|more|less"
_IN_BRACKETS = rf"{_gap(70)}\(\s?(?P<b>{N})\s?\)"
_ALONE = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        # "our rate (61.3) is higher than that of England (45.7)"
        rf"\(\s?(?P<b>{N})\s?\) {_IS} (?:[a-z]+ly |well |just |now )?(?P<way>{_THAN}) than "
        rf"(?:(?! and | but )[^{N[1:-1]};:!?,.()]){{0,50}}?\(\s?(?P<a>{N})\s?\)",
        # "331 per 10,000, is below that of England (324)"
        rf"(?P<b>{N})(?: [a-z]+){{0,2}}?,? {_IS} (?:[a-z]+ly |well |just |now |still )?"
        rf"(?P<way>above|below|(?:{_THAN})(?= than\b)) "
        rf"(?:than )?(?:(?! and | but )[^{N[1:-1]};:!?,.()]){{0,50}}?\(\s?(?P<a>{N})\s?\)",
        # "emotional abuse (142) has overtaken neglect (131)", "plans (271) exceeded those of the year before (259)"
        rf"\((?P<b>{N})\) (?:has |have |had )?(?:now |again )?"
        rf"(?P<way>overtaken|overtook|exceed(?:s|ed)|outnumber(?:s|ed)|surpass(?:es|ed)) "
        rf"(?:(?! and | but )[^{N[1:-1]};:!?,.()]){{1,60}}?\((?P<a>{N})\)"
        r"(?! as [^.]{0,20}(?:fast|growing|newest|second))",
        # "are down, at 18.2 per 1,000 (2018: 20.6 per 1,000)"
        rf"\b{_IS} (?:[a-z]+ly )?(?P<way>up|down|higher|lower),? (?:at|to) (?P<b>{N})[^{N[1:-1]}.;:(]{{0,20}} "
        rf"\((?:in )?(?:{OTHER}:?|(?:last|previous) year:?|from|was) ?(?P<a>{N})",
        # "fewer episodes in 2022/23 (310) than in 2021/22 (355)"
        rf"\b(?P<way>{_THAN}) (?!than){_IN_BRACKETS} than [^{N[1:-1]};:!?,.()]{{0,40}}?\(\s?(?P<a>{N})\s?\)",
        # "lower than last year, 1,240 compared with 1,310"
        rf"\b(?P<way>{_THAN}) than (?:last|the previous|in the previous) year[,:] (?:with )?(?P<b>{N}){_but_ways(30)}"
        rf" compared (?:with|to) (?P<a>{N})",
        # "more complaints than last year (53 against 41)", "below the national average (57% against 62%)"
        rf"\b(?P<way>{_THAN}|above|below)\b(?! all\b)[^{N[1:-1]};:!?,.()]{{0,70}} "
        rf"\((?P<b>{N}) (?:against|compared (?:with|to)|versus) (?P<a>{N})\)",
        # "more boys than girls were excluded (61 and 27)"
        rf"\b(?P<way>more|fewer) [^{N[1:-1]};:!?,.()]{{1,60}}? than [^{N[1:-1]};:!?,.()]{{1,50}} "
        rf"\((?P<b>{N}) (?:and|to) (?P<a>{N})(?: respectively)?\)",
        # "exclusions have gone up: 41 this year compared with 29 last year"
        rf"\b(?P<way>{VERB})[:;,] (?:with )?(?P<b>{N}){_but_ways(40)} compared (?:with|to) (?P<a>{N})"
        r" (?:(?:in|during) )?(?:last|the previous|the year before)\b",
    )
)
# What is better the higher it is, and what is not: without either, nobody can tell which way "improved" points.
_BETTER = regex(
    rf"\b(?P<way>improved|worsened|deteriorated)\b{_FEW},? (?:[a-z]+ ){{0,3}}?from (?:[a-z]+ ){{0,2}}?(?P<a>{N})"
    rf"{_gap(60)}\bto {_gap(25)}(?P<b>{N})|"
    rf"\b(?P<verb>improved|worsened|deteriorated)\b{_FEW},? to (?:[a-z]+ ){{0,2}}?(?P<d>{N})"
    rf"{_gap(40)}\bfrom {_gap(25)}(?P<c>{N})",
    re.IGNORECASE,
    needs="improved worsened deteriorated",
)
# "at 62% the response was worse than the 54% of last year", "visits in time improved to 88% (2020/21: 91%)"
_THAN_BEFORE = regex(
    rf"(?P<b>{N})[^{N[1:-1]};:!?.]{{0,60}}? {_IS} (?:[a-z]+ly |much |far )?(?P<way>better|worse) than "
    rf"[^{N[1:-1]};:!?.,]{{0,30}}?(?P<a>{N})|"
    rf"\b(?P<verb>improved|worsened|deteriorated)(?: [a-z]+ly)? to (?:[a-z]+ ){{0,2}}?(?P<d>{N})"
    rf"[^{N[1:-1]};:!?.,(]{{0,30}} "
    rf"\((?:(?:in )?{OTHER}:?|(?:last|previous|the previous) year:?|from|was) (?P<c>{N})\)",
    re.IGNORECASE,
    needs="better worse improved deteriorated",
)
HIGH_IS_GOOD = regex(
    r"\b(?:timel\w+|on time|in time|within (?:time|the time|statutory|timescales?)|attendance|attended|complet\w+|"
    r"complian\w+|coverage|uptake|take[- ]up|up to date|participation|visit\w*|respon[sd]\w*|satisf\w+|confiden\w+)\b",
    re.IGNORECASE,
)
LOW_IS_GOOD = regex(
    r"\b(?:absen\w+|late|delay\w*|overdue|wait\w*|not|without|repeat|re-?referr\w+|days|weeks|out of|"
    r"breach\w*|miss\w*|fail\w*|no|non|never|in(?:complete|adequate)|un(?:met|timely)|cancel\w*|refus\w*|poor\w*|lack\w*|"
    r"outside|outstanding|beyond|after|past|exceed\w*|slow\w*|complain\w*|dissatisf\w*|declin\w*|abandon\w*|lapsed)\b",
    re.IGNORECASE,
)
# Another subject stands between the two values: "30 workers and caseloads are high, up from 45".
_OTHER_CLAUSE = regex(
    r"\b(?:and|but|while|whilst|although|with)\b[^.]*\b(?:is|are|was|were|has|have|had|rose|fell|increased|decreased)\b",
    re.IGNORECASE,
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each word of direction that stands in one clause with two values."""
    for sentence in stating(sentences):
        for pair in pairs_of(sentences, sentence):
            outcome = _judged(pair)
            if outcome is not None:
                yield outcome
        if len(sentence.statistics) > 1:
            yield from _improved(sentence)
            yield from _alone(sentence)
        yield from _summed_up(sentences, sentence)


def _improved(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "timeliness improved from 78% to 85%": of what is known to be better the higher it is."""
    found = _BETTER.search(sentence.form) or _THAN_BEFORE.search(sentence.form)
    if found is None or is_supposed(sentence.text) or LOW_IS_GOOD.search(sentence.text):
        return
    if not HIGH_IS_GOOD.search(sentence.text):
        return
    marks = {name: mark for name, mark in found.groupdict().items() if mark}
    old, new = (sentence.number(marks.get(one) or marks[other]) for one, other in ("ac", "bd"))
    if old.unit == new.unit == "percent":
        pair = Pair(sentence, old, new, found[0], True)
        way = (marks.get("way") or marks["verb"]).casefold()
        yield from held(pair, 1 if way in ("improved", "better") else -1)


def _alone(sentence: Sentence) -> Iterator[Outcome]:
    """Judge values that stand in brackets, or behind the words: "our rate (61.3) is higher than England's (45.7)"."""
    if not CHANGED.search(sentence.form):
        return
    for form in _ALONE:
        found = form.search(sentence.form)
        if found is None or is_supposed(sentence.form[max(0, found.start() - 40) : found.end()]):
            continue
        old, new = sentence.number(found["a"]), sentence.number(found["b"])
        if form is _ALONE[-1] and not is_what_went(sentence, new):
            continue
        if old.unit == new.unit and old.per == new.per and not (old.bound or new.bound):
            way = -1 if found["way"].casefold() == "less" else direction_of(found["way"]) or 1
            yield from held(Pair(sentence, old, new, found[0], True), way)


def _summed_up(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    """Judge a change's way by the sentence before: "122 in 2023 and 147 in 2022. This is a rise of 25"."""
    pair, ways = summed_up(sentences, sentence), {change.way for change in changes_of(sentence)}
    if pair is not None and len(ways) == 1:
        yield from held(pair, *ways)


def _judged(pair: Pair) -> Outcome | None:
    words = _bound(pair)
    if words is None or is_supposed(words) or pair.old.bound or pair.new.bound:
        return None
    if pair.new in pair.sentence.numbers and _OTHER_CLAUSE.search(_between(pair)):
        outcome = next(held(pair, direction_of(words)), None)
        return outcome if isinstance(outcome, Judged) else None
    return next(held(pair, direction_of(words)), None)


def held(pair: Pair, said: int) -> Iterator[Outcome]:
    """Hold the way that words point against two values."""
    old, new = pair.old.value or 0, pair.new.value or 0
    found = (new > old) - (new < old)
    between = f"from {pair.old.text} to {pair.new.text}"
    if said and found == said:
        number = pair.new if pair.new in pair.sentence.numbers else pair.old
        yield right(pair.sentence, number, f"F{between[1:]} goes {'up' if said > 0 else 'down'}.")
    elif said and found:
        more, less = ("more", "less") if said > 0 else ("less", "more")
        message = f"The words say {more}, but {between} is {less}."
        yield wrong("direction-said", pair.sentence, pair.old, message, "other words, or other numbers")


def _between(pair: Pair) -> str:
    first, last = sorted((pair.old, pair.new), key=lambda number: number.start)
    return pair.sentence.paragraph.text[first.end : last.start]


def _bound(pair: Pair) -> str | None:
    """Give the word of direction that stands in one clause with both values of a pair."""
    form = pair.sentence.bare
    if not CHANGED.search(form):
        return None
    both = pair.new in pair.sentence.numbers
    for pattern in _BOUND if both else (_THIS,):
        for found in pattern.finditer(form):
            inside = {pair.sentence.number(mark).start for mark in re.findall(N, found[0])}
            if pair.old.start in inside and (not both or pair.new.start in inside):
                return found["way"] if not is_supposed(form[max(0, found.start() - 40) : found.end("way")]) else None
    return None
