"""PSR113: whether a rate goes with its count, by the population that the others are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from psrstats.draft.arithmetic.fit import fit, spread
from psrstats.draft.arithmetic.outcome import Outcome, graded, right, unread, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.arithmetic.words import EARLIER, ELSEWHERE
from psrstats.draft.numbers import Number
from psrstats.draft.review import Place
from psrstats.numbers import show
from psrstats.patterns import regex

CLOSE = Fraction(105, 100)  # how far one may be from the population that its own sentence states
MEANT = 3  # and how far at most where the sentence before states it, to be meant
APART = Fraction(11, 10)  # how far the populations of two rates that are compared may be apart: estimates are revised
FAR, COUNTRY = Fraction(13, 10), 20  # how far one may be from a stated population of children
TEN = (Fraction(95, 10), Fraction(105, 10))  # a factor between these is a slip of the decimal point
_GAP = r"[^\U000f0000-\U000ffffd();:.]"
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
    needs="of",
)
# "418 among 45,900 children under 15, which is 91 per 10,000"
_AMONG = regex(
    rf"(?P<n>{N})[^{N[1:-1]}.;:()]{{0,80}}? (?:among|in|of|from|within) (?:(?:an?|the|our|its) )?"
    rf"(?:[^{N[1:-1]}.;:(),]{{0,40}}\bpopulation of )?(?P<d>{N})[^{N[1:-1]}.;:()]{{0,40}},? "
    rf"(?:or|which is|that is|a rate of|equating to|equivalent to|giving a rate of|making a rate of) (?P<r>{N})",
    re.IGNORECASE,
)
_CHILDREN = regex(r"\b(?:child|children|young people|under[- ]18s?)\b", re.IGNORECASE)
_OF_CHILDREN = regex(
    rf"\bof (?:the |our )?(?P<n>{N}) (?:children|young people)\b", re.IGNORECASE, needs="children young"
)
_OTHERS = regex(r"\b(?:compared|against|than|previously|rose|fell|increase\w*|decrease\w*)\b", re.IGNORECASE)
_LIVE = regex(
    rf"(?P<n>{N}) (?:children|young people)[^.;{N[1:-1]}]{{0,80}}\b"
    r"(?:live|living|resid\w+|population|in (?:the|our) (?:area|borough|city|county))\b|"
    rf"(?P<u>{N}) (?:under|0 to|0-)[- ]?{OTHER}s?\b[^.;{N[1:-1]}]{{0,20}} (?:in|of|across) (?:the|our) "
    r"(?:area|borough|city|county|town|island)\b|"
    rf"\b(?:with|has|had|home to) (?:some |about |around )?(?P<v>{N}) (?:children|young people|under[- ]{OTHER}s)\b|"
    rf"\bpopulation:? (?:(?:of|is|was|at) )?(?:[a-z]+ ){{0,6}}?(?P<m>{N})",
    re.IGNORECASE,
    needs="children young population under",
)


class Rate(Struct, frozen=True):
    """A count and its rate; low and high: the population that they need."""

    sentence: Sentence
    count: Number
    rate: Number
    low: Fraction
    high: Fraction


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each count that stands with its rate by the others and by a stated population."""
    done: set[Place] = set()
    rated = [each for each in stating(sentences) if any(number.unit == "rate" for number in each.statistics)]
    rates = [rate for sentence in rated for rate in _rates(sentence)]
    stated = [number for sentence in stating(sentences) for number in _stated(sentence)] if rates else []
    for sentence in rated:
        outcomes = list(_of_population(sentence)) or list(_of_only_three(sentence))
        done |= {outcome.place for outcome in outcomes}
        yield from outcomes
    told: list[Rate] = []
    for rate in (each for each in rates if each.sentence.at(each.rate) not in done):
        outcome = _judged(rate, rates, stated, told, _before(sentences, rate))
        if outcome is not None:
            yield outcome


def _of_population(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a rate that stands with its count and what it is of: "342.5 per 10,000 (2,192 of 64,000 children)"."""
    forms = ((_OF_POPULATION, True), (_AMONG, False))
    for found, closely in ((found, closely) for form, closely in forms for found in form.finditer(sentence.form)):
        rate, count, people = (sentence.number(found[mark]) for mark in "rnd")
        if rate.unit != "rate" or not rate.per or not count.is_count or not people.is_count or not people.value:
            continue
        (few, many), (least, most) = spread(count), spread(people)
        value = rate.per * (count.value or Fraction(0)) / people.value
        if least > 0:
            working = f"{count.text} of {people.text} is {show(value, rate.places + 1)} per {rate.per:,}"
            how = fit(rate, rate.per * few / most, rate.per * many / least)
            if not closely and how != "right" and not _is_out(value, rate):
                yield unread(sentence, rate, "Its rate may be of another estimate of the population.")
                continue
            yield graded("rate-said", sentence, rate, how, working, show(value, rate.places))


def _of_only_three(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a rate in a sentence that states its count and how many children there are, and nothing else."""
    rates = [number for number in sentence.statistics if number.unit == "rate" and number.per]
    stated = (*_stated(sentence), *_of_the_children(sentence))
    people = max(stated, key=lambda number: number.value or 0, default=None)
    counts = [number for number in sentence.counts if number is not people and not number.bound]
    if people is None or len(sentence.statistics) != 3 or not len(rates) == len(counts) == 1 or rates[0].bound:
        return
    if any(form.search(sentence.form) for form in (EARLIER, ELSEWHERE, _OTHERS)):
        return
    (few, many), (least, most), (rate,) = spread(counts[0]), spread(people), rates
    per = Fraction(rate.per or 1)
    value = per * (counts[0].value or Fraction(0)) / (people.value or 1)
    working = f"{counts[0].text} of {people.text} is {show(value, rate.places + 1)} per {rate.per:,}"
    how = fit(rate, per * few / most, per * many / least)
    near = max(value, rate.value or Fraction(0)) <= MEANT * min(value, rate.value or Fraction(0))
    if how == "right" or (near and _is_out(value, rate)):
        yield graded("rate-said", sentence, rate, how, working, show(value, rate.places))


def _of_the_children(sentence: Sentence) -> Iterator[Number]:
    """Give the number of children that a rate is said to be of: "280 per 10,000 of the 39,000 children"."""
    for found in _OF_CHILDREN.finditer(sentence.form):
        number = sentence.number(found["n"])
        if number.is_count and (number.value or 0) >= 1000:
            yield number


def _is_out(value: Fraction, rate: Number) -> bool:
    """Tell a rate that is further from its quotient than estimates of one population are apart."""
    printed = rate.value or Fraction(0)
    return not value or not printed or max(value / printed, printed / value) > CLOSE


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
        number = sentence.number(found["n"] or found["m"] or found["u"] or found["v"])
        if number.is_count and (number.value or 0) >= 1000:
            yield number


def _before(sentences: Sequence[Sentence], rate: Rate) -> Number | None:
    """Give the population of children that the sentence before states alone: "38,600 children live here"."""
    own = rate.sentence
    before = sentences[own.place - 1] if own.place else own
    alone = set(own.statistics) == {rate.count, rate.rate} and len(before.statistics) == 1
    if not alone or before.paragraph is not own.paragraph or any(each.kind == "age" for each in own.numbers):
        return None
    number = next(_stated(before), None)
    if number is None or not _CHILDREN.search(before.form) or ELSEWHERE.search(f"{before.form} {own.form}"):
        return None
    low, high = spread(number)
    return number if CLOSE < max(rate.low / high, low / rate.high) < MEANT else None


def _judged(
    rate: Rate, rates: Sequence[Rate], stated: Sequence[Number], told: list[Rate], before: Number | None
) -> Outcome | None:
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
    far = next((number for number in stated if _is_far(rate, number) or _is_not_its(rate, number)), before)
    if far:
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
