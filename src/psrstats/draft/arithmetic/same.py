"""PSR111: whether two values that words call the same are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.changes import Pair, is_change, is_earlier
from psrstats.draft.arithmetic.gist import AGO, gist_of
from psrstats.draft.arithmetic.marked import marked
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.arithmetic.words import is_supposed
from psrstats.draft.numbers import Number
from psrstats.draft.numbers.number import NEAR
from psrstats.patterns import regex

_SOFT = "broadly|roughly|about|almost|nearly|approximately|virtually|largely|around|much|relatively|essentially|close"
_GAP = rf"[^{N[1:-1]};:!?]"
_CLAUSE = rf"(?:(?! and | but | while )[^{N[1:-1]};:!?.,]){{0,40}}?"
_SAME = r"the same(?: (?:number|percentage|proportion|rate|figure|level))?"
_FORMS = tuple(
    regex(form, re.IGNORECASE, needs="same unchanged identical equal both remain stay static constant change as")
    for form in (
        # "B, the same as A last year", "B was unchanged from A"
        rf"(?P<b>{N})(?P<between>{_GAP}{{0,60}}?)\b(?:{_SAME} as|unchanged from|identical to|equal to) {_CLAUSE}"
        rf"(?P<a>{N})",
        # "A in Q3 and B in Q4, which was the same percentage"
        rf"(?P<a>{N})(?P<between>{_GAP}{{0,80}}?)(?P<b>{N})[^{N[1:-1]};:!?,]{{0,20}},? (?:which (?:is|was|were) )?"
        r"the same (?:percentage|proportion|number|rate|figure)\b(?! (?:as|of))",
        # "the same number of children, 33, were in custody as in 2022-23 (33)"
        rf"\bthe same (?:number|percentage|proportion|rate)(?P<between>)\b[^;.{N[1:-1]}]{{0,40}}, "
        rf"(?P<b>{N}),[^;.{N[1:-1]}]{{0,40}} as (?:in |at )?(?:the end of )?"
        rf"(?:{OTHER}|last year|the (?:previous year|year before)) \((?P<a>{N})\)",
        # "B both this year and last (A in 2022-23)"
        rf"(?P<b>{N})(?P<between>{_GAP}{{0,60}}?)\b(?:both this year and last|in both(?: years)?) "
        rf"\((?P<a>{N})(?: in {OTHER})?\)",
        # "no change in the number of placements (B this year, A last year)"
        rf"\b(?P<between>no change|unchanged) [^{N[1:-1]}.;:(]{{0,60}}\((?P<b>{N}) (?:this year|in {OTHER})"
        rf"(?:,| and) (?P<a>{N}) (?:last year|the year before|in {OTHER})\)",
        # "as in the previous year (32), 32 allegations", "as last year, when it was 32, 32 allegations"
        rf"\A\W*(?:just )?as (?P<between>)(?:in |at )?(?:{AGO}|(?:the )?(?:{AGO})|{OTHER}),? "
        rf"(?:\((?P<a>{N})\)|when (?:[a-z]+ ){{1,3}}(?P<c>{N})), (?:there were |it was |we had )?(?P<b>{N})",
        # "the same proportion of boys (14%) as girls (14%)"
        rf"(?P<between>\b(?:{_SOFT}) )?\bthe same (?:number|percentage|proportion|rate)\b of [a-z’' -]{{2,40}} "
        rf"\((?P<b>{N})\) as (?:(?! and )[a-z’' -]){{2,40}} \((?P<a>{N})\)",
        # "both years saw the same number of referrals (210 and 210)"
        rf"(?P<between>\b(?:{_SOFT}) )?\bthe same (?:number|percentage|proportion|rate|total)\b[^;.{N[1:-1]}(]{{0,60}} "
        rf"\((?P<a>{N})(?: (?:and|in {OTHER} and) )(?P<b>{N})(?: in {OTHER})?\)",
        # "stayed the same: A in 2020/21 and B in 2021/22"
        r"\b(?:remain(?:s|ed)|stay(?:s|ed)|is|are|was|were) (?P<between>the same|unchanged|static|"
        r"flat|constant|constant|static)[:,] "
        rf"(?P<a>{N}) in {OTHER} and (?P<b>{N}) in {OTHER}",
        # "remained at B in 2019/20 (2018/19: A)"
        rf"\b(?:remain(?:s|ed)|stay(?:s|ed)|(?:is|are|was|were)(?= (?:unchanged|static|constant))) "
        rf"(?P<between>at|unchanged at|static at|constant at) (?P<b>{N})"
        rf"(?: (?:in )?(?:{OTHER}|this year))? \((?:(?:in )?{OTHER}:?|(?:last|previous) year:?) (?P<a>{N})\)",
        # "remained the same at B, compared with A last year"
        r"\b(?:remain(?:s|ed)|stay(?:s|ed)|is|are|was|were|been) (?P<between>the same|unchanged|"
        r"static|flat|constant|static) at "
        rf"(?P<b>{N}){_GAP}{{0,40}}?(?:compared (?:with|to) |\(){_CLAUSE}(?P<a>{N})",
    )
)
_NOTHING = regex(
    r"\b(?:no change in (?:the )?(?:[a-z]+ )?(?:numbers?|rate|proportion|percentage|share|level|figure|total)|"
    r"unchanged|static|flat|constant|"
    r"(?:matched|equal(?:s|led)|level with) (?:that|those|(?:the )?(?:number|figure|rate|level|total|last|previous))|"
    r"the same (?:number|percentage|proportion|rate|figure|level|as))\b",
    re.IGNORECASE,
)
_NUMBERS = regex(r"\W*(?:(?:the|our) )?(?:overall |total )?(?:numbers?|figures?|totals?)\b", re.IGNORECASE)
_LOOSE = ("static", "flat", "constant")  # of what is nearly the same
_NO_CHANGE = regex(r"\bno change\b", re.IGNORECASE)
_SOFTLY = regex(rf"\b(?:{_SOFT}|not|no longer|nor)\b(?: [a-z]+)?\W*\Z", re.IGNORECASE)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each two values of which a sentence says that they are the same."""
    for sentence in stating(sentences):
        if len(sentence.statistics) < 2 or sentence.paragraph.kind == "row":
            continue
        if len(sentence.statistics) == 2:
            yield from _of_marked(sentence)
        for place, form in enumerate(_FORMS):
            for found in form.finditer(sentence.form):
                old = sentence.number(found["a"] or found.groupdict().get("c") or "")
                new = sentence.number(found["b"])
                if place and len(sentence.statistics) > 2:  # others may be meant
                    continue
                if place == len(_FORMS) - 1 and not is_earlier(Pair(sentence, old, new, found[0], False)):
                    continue
                if _comparable(sentence, old, new) and not _SOFTLY.search(found["between"] or ""):
                    yield _judged(sentence, old, new)


def _of_marked(sentence: Sentence) -> Iterator[Outcome]:
    """Judge the only two values of a sentence, one of them earlier, that says that nothing changed."""
    found = _NOTHING.search(sentence.text)
    pair = marked(sentence, found[0]) if found else None
    if found is None or pair is None or _SOFTLY.search(sentence.text[: found.start()]):
        return
    one, other = sorted((pair.old.value or 0, pair.new.value or 0))
    if found[0].casefold() in _LOOSE and (other - one <= other * NEAR or not _NUMBERS.match(sentence.text)):
        return
    gist = gist_of(sentence)
    if "&" in gist and gist.count("P") < 2:  # of two things, and not of two years
        return
    if not any(letter in "udUD+-" for letter in gist):
        yield _judged(sentence, pair.old, pair.new)


def _comparable(sentence: Sentence, old: Number, new: Number) -> bool:
    plain = all(not (number.hedge or number.bound or is_change(sentence, number)) for number in (old, new))
    return plain and old.unit == new.unit and old.per == new.per and not is_supposed(_NO_CHANGE.sub("", sentence.text))


def _judged(sentence: Sentence, old: Number, new: Number) -> Outcome:
    """Hold two values against each other, with what the printing of each allows."""
    bounds = [number.value or 0 if end is None else end for number in (old, new) for end in (number.low, number.high)]
    if bounds[0] <= bounds[3] and bounds[2] <= bounds[1]:
        return right(sentence, new, f"{old.text} and {new.text} are the same.")
    message = f"The words say that {new.text} is the same as {old.text}."
    return wrong("direction-said", sentence, new, message, "other words, or other numbers")
