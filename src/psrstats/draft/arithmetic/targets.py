"""PSR111: whether a target that is said to be met, beaten or missed is, by the two values that stand with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.direction import HIGH_IS_GOOD, LOW_IS_GOOD
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.arithmetic.words import is_supposed
from psrstats.patterns import regex

_MET = r"met|meets|achiev(?:ed|es|ing)|reached|hit|beat(?:en|s|ing)?|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|meeting"
_MISSED = (
    r"missed|misses|missing|(?:fell|falls|falling|fallen|was|is) short of|did not (?:meet|reach)|not met|failed to meet"
)
_AIM = r"(?:target|standard|benchmark|threshold|ambition)"
_THE = r"(?:the |our |its |their |a |local |national |agreed |annual )*"
_GAP = rf"(?:(?! and | but | although | though | except )[^{N[1:-1]}.;:()])"
_FORMS = tuple(
    regex(form, re.IGNORECASE, needs="target standard benchmark threshold ambition")
    for form in (
        # "at 87%, completion beat the 85% target", "87% were on time, which met the target of 85%"
        rf"(?P<own>{N})\)?,?{_GAP}{{0,60}}? (?:which |thus |again )?(?:(?P<met>{_MET})|(?P<missed>{_MISSED})) "
        rf"{_THE}(?:(?P<a>{N}) {_AIM}|{_AIM} (?:of|set at) (?P<c>{N}))(?=[.,;)]|\Z| (?:for|by|in|again)\b)",
        # "the target of 90% was met: 93% were done in time"
        rf"(?:\b{_AIM} (?:of|set at) (?P<a>{N})|(?P<c>{N}) {_AIM}){_GAP}{{0,30}}? "
        rf"(?:was|is|has been|have been|were|reached) (?:again |also |[a-z]+ly |just )?"
        rf"(?:(?P<met>{_MET})|(?P<missed>{_MISSED})),?(?::| \u2013|;| \(|,? with| as|, at) ?(?P<own>{N})",
        # "against a target of 90%, 87% of visits were on time, so the target was missed"
        rf"\b{_AIM} of (?P<a>{N}),? (?P<own>{N}){_GAP}{{0,60}},? (?:so|which means|meaning)(?: that)? "
        r"(?:the|our|this|it) "
        rf"(?:{_AIM} )?(?:was |has been )?(?:(?P<met>{_MET})|(?P<missed>{_MISSED}))(?P<c>)(?=[.,;)]|\Z)",
    )
)
_MISSES = regex(rf"\b(?:{_MISSED})\b", re.IGNORECASE)
_IN_TIME = regex(r"\bwithin \w+ (?:working |school )?(?:hours?|days?|weeks?|months?)\b", re.IGNORECASE)
_TARGET = regex(rf"\b(?:{_AIM}s?|did not (?:meet|reach)|not met|failed to meet)\b", re.IGNORECASE)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each sentence that states what was reached and its target, and nothing else."""
    for sentence in stating(sentences):
        plain = len(sentence.statistics) == 2 and {each.unit for each in sentence.statistics} == {"percent"}
        if not plain or sentence.paragraph.kind == "row" or is_supposed(_TARGET.sub("", sentence.text)):
            continue
        words = _MISSES.sub("", _IN_TIME.sub("on time", sentence.text))
        if LOW_IS_GOOD.search(words) or not HIGH_IS_GOOD.search(words):
            continue
        found = next((match for form in _FORMS if (match := form.search(sentence.form))), None)
        if found is not None:
            yield from _held(sentence, found)


def _held(sentence: Sentence, found: re.Match[str]) -> Iterator[Outcome]:
    own, target = sentence.number(found["own"]), sentence.number(found["a"] or found["c"])
    if own.bound or target.bound or own.hedge or own.value is None or target.value is None:
        return
    said = (found["met"] or found["missed"]).casefold()
    beaten = said.startswith(("beat", "exceed", "surpass"))
    is_met = own.value > target.value if beaten else own.value >= target.value
    if is_met == bool(found["met"]):
        yield right(sentence, own, f"{own.text} beside a target of {target.text}: {said}.")
    elif own.value != target.value:
        message = f"{own.text} is {'less' if found['met'] else 'not less'} than the target of {target.text}."
        yield wrong("direction-said", sentence, own, message, "other words, or other numbers")
