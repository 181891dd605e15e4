"""PSR113: whether a rate goes with its count, by the population that the others are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from psrstats.draft.arithmetic.fit import fit, spread
from psrstats.draft.arithmetic.outcome import Outcome, graded, right, unread, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.arithmetic.words import ELSEWHERE
from psrstats.draft.numbers import Number
from psrstats.numbers import show
from psrstats.patterns import regex

CLOSE = Fraction(105, 100)  # how far one may be from the population that its own sentence states
APART = Fraction(11, 10)  # how far the populations of two rates that are compared may be apart: estimates are revised
FAR, COUNTRY = Fraction(13, 10), 20  # how far one may be from a stated population of children
TEN = (Fraction(95, 10), Fraction(105, 10))  # a factor between these is a slip of the decimal point
_GAP = r"[^\U000f0000-\U0010fffd();:.]"
_FORMS = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        rf"(?P<n>{N}){_GAP}{{0,110}}?\((?:a |which is |equivalent to |equating to |an? )*(?:rate of )?(?P<r>{N})",
        rf"(?P<r>{N}){_GAP}{{0,30}}?\((?P<n>{N})(?: [a-z]+)?\)",
        rf"(?P<n>{N}){_GAP}{{0,110}}?(?:(?:a rate of|equating to|equivalent to|rate of|which is)|:) (?P<r>{N})",
    )
)
_OF_POPULATION = regex(
    rf"(?P<r>{N}){_GAP}{{0,40}}?\((?P<n>{N}){_GAP}{{0,40}}? (?:out )?of "
    rf"(?:the |an? (?:estimated )?|around |about )*(?P<d>{N})",
    re.IGNORECASE,
)
_LIVE = regex(
    rf"(?P<n>{N}) (?:children|young people)[^.;]{{0,80}}\b"
    r"(?:live|living|resid\w+|population|in (?:the|our) (?:area|borough|city|county))\b|"
    rf"\bpopulation of (?:[a-z]+ ){{0,6}}?(?P<m>{N})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Rate:
    """A count and its rate; low and high: the population that they need."""

    sentence: Sentence
    count: Number
    rate: Number
    low: Fraction
    high: Fraction


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each count that stands with its rate by the others and by a stated population."""
    rates = [rate for sentence in stating(sentences) for rate in _rates(sentence)]
    stated = [number for sentence in stating(sentences) for number in _stated(sentence)]
    for sentence in stating(sentences):
        yield from _of_population(sentence)
    told: list[Rate] = []
    for rate in rates:
        outcome = _judged(rate, rates, stated, told)
        if outcome is not None:
            yield outcome


def _of_population(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a rate that stands with its count and what it is of: "342.5 per 10,000 (2,192 of 64,000 children)"."""
    for found in _OF_POPULATION.finditer(sentence.form):
        rate, count, people = (sentence.number(found[mark]) for mark in "rnd")
        if rate.unit != "rate" or not rate.per or not count.is_count or not people.is_count or not people.value:
            continue
        (few, many), (least, most) = spread(count), spread(people)
        value = rate.per * (count.value or Fraction(0)) / people.value
        if least > 0:
            working = f"{count.text} of {people.text} is {show(value, rate.places + 1)} per {rate.per:,}"
            how = fit(rate, rate.per * few / most, rate.per * many / least)
            yield graded("rate-said", sentence, rate, how, working, show(value, rate.places))


def _rates(sentence: Sentence) -> Iterator[Rate]:
    done: set[int] = set()
    for form in _FORMS:
        for found in form.finditer(sentence.form):
            count, rate = sentence.number(found["n"]), sentence.number(found["r"])
            if (
                not count.is_count
                or rate.unit != "rate"
                or not rate.per
                or count.bound
                or {count.start, rate.start} & done
            ):
                continue
            (few, many), (least, most) = spread(count), spread(rate)
            if few > 0 and least > 0:
                done |= {count.start, rate.start}
                yield Rate(sentence, count, rate, rate.per * few / most, rate.per * many / least)


def _stated(sentence: Sentence) -> Iterator[Number]:
    for found in _LIVE.finditer(sentence.form):
        number = sentence.number(found["n"] or found["m"])
        if number.is_count and (number.value or 0) >= 1000:
            yield number


def _judged(rate: Rate, rates: Sequence[Rate], stated: Sequence[Number], told: list[Rate]) -> Outcome | None:
    others = [other for other in rates if other is not rate and _of_same(other, rate)]
    needs = f"{rate.count.text} at {rate.rate.text} needs a population of {_between(rate.low, rate.high)}"
    if population := next((number for number in stated if _agree(rate, number)), None):
        return right(rate.sentence, rate.rate, f"{needs}; {population.text} is stated.")
    agreeing = next((other for other in others if other.low <= rate.high and rate.low <= other.high), None)
    if agreeing:
        return right(rate.sentence, rate.rate, f"{needs}, as {agreeing.count.text} at {agreeing.rate.text} does.")
    for other in others:
        apart = max(rate.low / other.high, other.low / rate.high)
        against = f"{other.count.text} at {other.rate.text} needs {_between(other.low, other.high)}"
        if other in told:
            continue
        if TEN[0] <= apart <= TEN[1] and not any(_agree(rate, number) for number in stated):
            told.append(rate)
            return wrong("rate-said", rate.sentence, rate.rate, f"{needs}, but {against}: ten times apart.", None)
        if _compared(rate, other) and APART < apart < TEN[0]:
            told.append(rate)
            return wrong("rate-said", rate.sentence, rate.rate, f"{needs}, but {against}.", None)
    if far := next((number for number in stated if _is_far(rate, number) or _is_not_its(rate, number)), None):
        told.append(rate)
        return wrong("rate-said", rate.sentence, rate.rate, f"{needs}, but {far.text} children are stated.", None)
    if rate.sentence.place in {each.sentence.place for each in told}:
        return None
    why = "No population stands in the draft that its rate could be held against."
    if stated or others:
        why = "Its rate needs another population than those stated: another year's estimate may be meant."
    return unread(rate.sentence, rate.rate, why)


def _of_same(first: Rate, second: Rate) -> bool:
    """Tell whether two rates are of the same people, as far as their words say."""
    one, other = _people(first), _people(second)
    return first.rate.per == second.rate.per and (not one or not other or one == other)


def _people(rate: Rate) -> str:
    found = re.match(r"\s(?:of (?:the )?)?([a-z]+)", rate.sentence.paragraph.text[rate.rate.end : rate.rate.end + 30])
    return (
        found[1]
        if found and found[1] not in ("and", "at", "in", "which", "this", "compared", "as", "is", "was")
        else ""
    )


def _agree(rate: Rate, population: Number) -> bool:
    low, high = spread(population)
    return low <= rate.high and rate.low <= high


def _compared(rate: Rate, other: Rate) -> bool:
    """Tell two rates of one thing, side by side, the one a change from the other."""
    if abs(rate.sentence.place - other.sentence.place) > 1 or rate.sentence.paragraph is not other.sentence.paragraph:
        return False
    words = rate.sentence.form if rate.sentence is other.sentence else f"{rate.sentence.form} {other.sentence.form}"
    return ELSEWHERE.search(words) is None


def _is_far(rate: Rate, population: Number) -> bool:
    """Tell a rate of children that needs far more or fewer than live in the area, and is of no country."""
    low, high = spread(population)
    apart = max(rate.low / high, low / rate.high)
    return _people(rate) == "children" and FAR < apart < COUNTRY and ELSEWHERE.search(rate.sentence.form) is None


def _is_not_its(rate: Rate, population: Number) -> bool:
    """Tell a rate that does not go with the population that its own sentence states, and states with nothing else."""
    low, high = spread(population)
    alone = set(rate.sentence.statistics) == {rate.count, rate.rate, population}
    return alone and max(rate.low / high, low / rate.high) > CLOSE and ELSEWHERE.search(rate.sentence.form) is None


def _between(low: Fraction, high: Fraction) -> str:
    first, last = show(low, 0), show(high, 0)
    return first if first == last else f"{first} to {last}"
