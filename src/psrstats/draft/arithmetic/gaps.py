"""PSR109 and PSR110: whether a gap between two values that stand beside it is theirs, at whatever places or targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.fit import fit, spread
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.numbers import DURATIONS, Number
from psrstats.draft.numbers.words import read_small
from psrstats.numbers import show
from psrstats.patterns import regex

NEAR = 3  # a gap that is more than so many times off is of something else
_CALLED = r"(?:(?:a|the) (?:[a-z]+ ){0,2}?(?:gap|difference|shortfall|range|spread|margin)(?: between the two)? of)"
_ASIDE = r"(?:short(?:fall)?|adrift|shy|off|over|above|below|under|ahead|behind|better|worse)"
_POINTS = r"(?: (?:percentage )?points?)?"
_COMPARED = r"(?:higher|lower|more|less|fewer|quicker|slower|faster|longer|shorter)"
_END = r"(?=[.,;)]|\Z| (?:between (?:the|them|these)|of (?:that|it|this|the target)))"
_SAID = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        # "81% against 88% nationally, a gap of 7 points", "from 3.1 in Mill to 4.6 in Park, a difference of 1.5"
        rf"[,;(\u2013] ?(?:(?:and|with|which is|that is|there is|giving|leaving|or) )*{_CALLED} (?P<n>{N})"
        rf"(?: [a-z]+)?{_END}",
        # "compared with England (43.2), our rate of 51.0 is 7.8 higher"
        rf"{N} (?:is|was|are|were) (?P<n>{N})(?: points)? (?:higher|lower|more|less){_END}",
        # "17%; ours is 23%, 6 percentage points higher", "33 days, against 38, so are 5 days quicker"
        rf"[,;(\u2013] ?(?:(?:and|so|are|is|or|some|which is|that is) )*(?P<n>{N}){_POINTS} {_COMPARED}{_END}",
        # "91% against a target of 95%, 4 percentage points short"
        rf"[,;(\u2013] ?(?:(?:and|which is|that is|or|some) )*(?P<n>{N})(?: [a-z]+)? {_ASIDE}{_END}",
    )
)
_AGAINST = regex(
    r"\b(?:against|compared (?:with|to)|versus|than|from|between|target|rang(?:e|es|ed|ing)|ours|now|whereas|while|"
    r"and|but)\b",
    re.IGNORECASE,
)
_SAYS_POINTS = regex(r"[ -](?:percentage )?points?\b", re.IGNORECASE)
_MORE = regex(rf"{_POINTS} {_COMPARED}", re.IGNORECASE)
_COMPARES = regex(
    r"\b(?:against|compared (?:with|to)|versus|whereas|ours)\b|\ba year ago\b.*\bnow\b|"
    r"\bfirst\b.*\bsecond\b|\blast\b.*\bthis\b",
    re.IGNORECASE,
)
# "95%, exceeding the target of 90%", "at 68%, uptake missed the 75% target by 7 percentage points"
_MET = regex(
    rf"(?P<b>{N}),? (?:which )?(?:(?P<over>exceed(?:s|ed|ing)|beat(?:s|ing)?|surpass(?:es|ed|ing))|"
    rf"(?P<under>short of|missing|missed)) (?:the|our|its) (?:[a-z]+ )?(?:target|standard|benchmark) of (?P<a>{N})",
    re.IGNORECASE,
    needs="exceed beat surpass short miss",
)
_MISSED = regex(
    rf"(?P<b>{N})[^.;{N[1:-1]}]{{0,40}} (?:missed|fell short of|exceeded|beat) (?:the|our|its) "
    rf"(?:(?P<a>{N}) (?:target|budget)|(?:target|budget) of (?P<c>{N})) by (?P<n>{N})",
    re.IGNORECASE,
    needs="missed short exceeded beat",
)
# "took 38 weeks on average, 12 weeks over the 26-week limit"
_LIMIT = regex(
    rf"(?P<b>{N})[^.;{N[1:-1]}]{{0,40}}?, (?:which is |or )?(?P<n>{N})(?: more| less)? "
    rf"(?P<way>over|above|beyond|outside|longer than|more than|under|below|within|inside|shorter than|less than) "
    rf"(?:the |our |a )(?:[a-z]+ ){{0,2}}?(?P<limit>{OTHER})",
    re.IGNORECASE,
)
# "the gap to the national average (67%) has closed to 4 points, with local performance at 63%"
_GAP_IS = regex(
    r"\b(?:gap|difference)\b[^.;]{0,80}? (?:is|was|stands at|stood at|of|"
    rf"(?:closed|narrowed|widened|grown|fallen|risen) to) (?:just |only |now )?(?P<n>{N}){_POINTS}(?=[.,;)]|\Z)",
    re.IGNORECASE,
    needs="gap difference",
)
# "a 29 point gap between the attendance of GPs (22%) and of school nurses (51%)"
_POINT_GAP = regex(
    rf"\ban? (?P<n>{N})(?:[ -](?:percentage )?points?)? (?:gap|difference) between "
    rf"[^(){N[1:-1]}.;:]{{1,60}}\({N}\)[^(){N[1:-1]}.;:]{{1,60}}\({N}\)",
    re.IGNORECASE,
    needs="between",
)
_FEWER = regex(
    rf"(?P<n>{N}) (?:fewer|more) [a-z ’'-]{{1,30}} than [a-z ’'-]{{1,40}} \((?P<b>{N}) (?:and|against|to) (?P<a>{N})\)",
    re.IGNORECASE,
    needs="fewer more",
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each gap whose sentence states two values before it, and nothing else."""
    for sentence in stating(sentences):
        if len(sentence.statistics) < 2 or sentence.paragraph.kind == "row":
            continue
        yield from _met(sentence)
        yield from _over_limit(sentence)
        if len(sentence.statistics) != 3:
            continue
        yield from _by(sentence)
        yield from _gap_is(sentence)
        said = (form.search(sentence.form) for form in _SAID)
        if any(found and sentence.number(found["n"]) is sentence.statistics[2] for found in said):
            yield from _judged(sentence, *sentence.statistics)


def _by(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "missed the 75% target by 7 points" and "six fewer entered care than left it (94 and 100)"."""
    for found in (*_MISSED.finditer(sentence.form), *_FEWER.finditer(sentence.form)):
        target = found["a"] or found.groupdict().get("c")
        yield from _held(sentence, *(sentence.number(mark) for mark in (found["b"], target, found["n"]) if mark))


def _gap_is(sentence: Sentence) -> Iterator[Outcome]:
    """Judge points that are called the gap, wherever they stand, by the only two percentages of their sentence."""
    found = _GAP_IS.search(sentence.form) or _POINT_GAP.search(sentence.form)
    gap = sentence.number(found["n"]) if found else None
    others = [number for number in sentence.statistics if number is not gap]
    plain = all(number.unit == "percent" and not number.bound and not number.hedge for number in others)
    if gap is None or len(others) != 2 or not plain:
        return
    if gap.unit == "points" or _SAYS_POINTS.match(sentence.paragraph.text, gap.end):
        yield from _held(sentence, others[0], others[1], gap)


def _over_limit(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a length of time by how far it is said to be from a limit."""
    found = _LIMIT.search(sentence.form)
    if found is None or len(sentence.statistics) != 2:
        return
    own, apart, limit = (sentence.number(found[mark]) for mark in ("b", "n", "limit"))
    unit, size = own.unit.removesuffix("s"), read_small(limit.text)
    if own.unit not in DURATIONS or apart.unit not in (own.unit, "count") or not size or unit not in limit.text:
        return
    over = found["way"].casefold() in ("over", "above", "beyond", "outside", "longer than", "more than")
    value = ((own.value or Fraction(0)) - size) * (1 if over else -1)
    working = f"{own.text} less {limit.text} is {show(value if over else -value, own.places)}"
    if not apart.value or own.bound or apart.bound:
        return
    if fit(apart, value - own.step / 2, value + own.step / 2) == "right":
        yield right(sentence, apart, f"{working}.")
    elif value / NEAR <= apart.value <= value * NEAR:
        yield wrong("difference-said", sentence, apart, f"{working}, printed {apart.text}.", show(value, apart.places))


def _judged(sentence: Sentence, first: Number, second: Number, gap: Number) -> Iterator[Outcome]:
    if _MORE.match(sentence.paragraph.text, gap.end, sentence.end) and not _COMPARES.search(sentence.text):
        return
    between = sentence.paragraph.text[sentence.start : second.start]
    alike = first.unit == second.unit and first.per == second.per and not first.bound and not second.bound
    units = ("points", "percent") if first.unit == "percent" else (first.unit, second.unit, "count")
    if alike and gap.unit in units and gap.value and not gap.bound and _AGAINST.search(between):
        yield from _held(sentence, first, second, gap)


def _met(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "95%, exceeding the target of 90%" by the two values."""
    for found in _MET.finditer(sentence.form):
        own, target = sentence.number(found["b"]), sentence.number(found["a"])
        if own.unit != target.unit or own.bound or own.value == target.value:
            continue
        if ((own.value or 0) > (target.value or 0)) == bool(found["over"]):
            yield right(sentence, own, f"{own.text} is {'above' if found['over'] else 'below'} {target.text}.")
        else:
            message = f"{own.text} is not {'above' if found['over'] else 'below'} {target.text}."
            yield wrong("direction-said", sentence, own, message, "other words, or other numbers")


def _held(sentence: Sentence, first: Number, second: Number, gap: Number) -> Iterator[Outcome]:
    """Hold a gap against two values."""
    if first.unit != second.unit or not gap.value:
        return
    (a, b), (c, d) = spread(first, (second,)), spread(second, (first,))
    ends = sorted((a - d, b - c))
    low, high = (
        ends if ends[0] >= 0 else (-ends[1], -ends[0]) if ends[1] <= 0 else (ends[0] * 0, max(-ends[0], ends[1]))
    )
    apart = abs((first.value or Fraction(0)) - (second.value or Fraction(0)))
    working = f"Between {first.text} and {second.text} is {show(apart, max(first.places, second.places))}"
    if fit(gap, low, high) == "right":
        yield right(sentence, gap, f"{working}.")
    elif apart / NEAR <= gap.value <= apart * NEAR and gap.unit != "percent":
        check = "points-said" if gap.unit == "points" else "difference-said"
        yield wrong(check, sentence, gap, f"{working}, printed {gap.text}.", show(apart, gap.places))
