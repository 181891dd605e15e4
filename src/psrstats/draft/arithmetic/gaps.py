"""PSR109 and PSR110: whether a gap between two values that stand beside it is theirs, at whatever places or targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.fit import fit, spread
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.numbers import Number
from psrstats.numbers import show
from psrstats.patterns import regex

NEAR = 3  # a gap that is more than so many times off is of something else
_CALLED = r"(?:(?:a|the) (?:[a-z]+ ){0,2}?(?:gap|difference|shortfall|range|spread|margin)(?: between the two)? of)"
_ASIDE = r"(?:short(?:fall)?|adrift|shy|off|over|above|below|under|ahead|behind|better|worse)"
_END = r"(?=[.,;)]|\Z| (?:between (?:the|them|these)|of (?:that|it|this|the target)))"
_SAID = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        # "81% against 88% nationally, a gap of 7 points", "from 3.1 in Mill to 4.6 in Park, a difference of 1.5"
        rf"[,;(\u2013] ?(?:(?:and|with|which is|that is|there is|giving|leaving|or) )*{_CALLED} (?P<n>{N})"
        rf"(?: [a-z]+)?{_END}",
        # "compared with England (43.2), our rate of 51.0 is 7.8 higher"
        rf"{N} (?:is|was|are|were) (?P<n>{N})(?: points)? (?:higher|lower|more|less){_END}",
        # "91% against a target of 95%, 4 percentage points short"
        rf"[,;(\u2013] ?(?:(?:and|which is|that is|or|some) )*(?P<n>{N})(?: [a-z]+)? {_ASIDE}{_END}",
    )
)
_AGAINST = regex(
    r"\b(?:against|compared (?:with|to)|versus|than|from|between|target|rang(?:e|es|ed|ing)|whereas|while|and|but)\b",
    re.IGNORECASE,
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each gap whose sentence states two values before it, and nothing else."""
    for sentence in stating(sentences):
        if len(sentence.statistics) != 3 or sentence.paragraph.kind == "row":
            continue
        for form in _SAID:
            found = form.search(sentence.form)
            if found is not None and sentence.number(found["n"]) is sentence.statistics[2]:
                yield from _judged(sentence, *sentence.statistics)
                break


def _judged(sentence: Sentence, first: Number, second: Number, gap: Number) -> Iterator[Outcome]:
    between = sentence.paragraph.text[sentence.start : second.start]
    alike = first.unit == second.unit and first.per == second.per and not first.bound and not second.bound
    units = ("points", "percent") if first.unit == "percent" else (first.unit, second.unit, "count")
    if not alike or gap.unit not in units or not gap.value or gap.bound or not _AGAINST.search(between):
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
