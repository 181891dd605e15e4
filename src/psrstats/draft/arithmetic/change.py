"""PSR108, PSR109, PSR110: whether a change is that of the two values beside it, in per cent, in number or in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from msgspec.structs import replace

from psrstats.draft.arithmetic.change_doubt import is_joined, why_not
from psrstats.draft.arithmetic.changes import (
    Change,
    Pair,
    changes_of,
    is_change,
    is_earlier,
    only_two,
    pairs_of,
    summed_up,
)
from psrstats.draft.arithmetic.fit import Fit, fit, spread
from psrstats.draft.arithmetic.gist import gist_of
from psrstats.draft.arithmetic.marked import marked_of
from psrstats.draft.arithmetic.outcome import Outcome, graded, right, unread, wrong
from psrstats.draft.arithmetic.sentence import Sentence, stating
from psrstats.draft.arithmetic.subject import nouns_behind
from psrstats.draft.numbers import Number
from psrstats.draft.words import words_of
from psrstats.numbers import show

BACK = 3  # sentences before the one that states a change, in which its two values are looked for
NEAR = 2  # a change in per cent is only held to be of a pair that gives between half and twice of it


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each change that is stated by a number."""
    for sentence in stating(sentences):
        changes = changes_of(sentence)
        for change in (each for each in changes if each.number.unit != "fraction"):
            yield from _judged(sentences, change, changes)


def _judged(sentences: Sequence[Sentence], change: Change, changes: Sequence[Change]) -> Iterator[Outcome]:
    sentence, number = change.sentence, change.number
    own = [pair for pair in pairs_of(sentences, sentence) if _can_be(number, pair)]
    backwards = {(pair.new, pair.old) for pair in own if pair.direct}
    for pair in (*own, *(each for each in _loose(sentences, change) if (each.old, each.new) not in backwards)):
        points = number.unit == "points" and pair.old.unit != "percent"
        if not points and _fit(number, pair.old, pair.new) == "right":
            yield right(sentence, number, f"{_working(number, pair)}.")
            return
    if number.unit == "percent" and (working := _by_difference(sentences, change, changes)):
        yield right(sentence, number, working)
        return
    if number.unit == "points" and (rate := _rate_before(sentence, number)):
        message = f"{number.text} of {rate.text}: a rate has no percentage points."
        yield wrong(
            "points-said", sentence, number, message, f"{show(number.value or 0, number.places)} per {rate.per:,}"
        )
        return
    direct = [pair for pair in own if pair.direct and not _is_of_other(change, pair, changes)]
    beside = [pair for pair in own if not pair.direct and (is_earlier(pair) or _is_closed(pair, number))]
    if not direct and len(own) == len(beside) == 1 and len(changes) == 1 and _is_only(beside[0], number):
        direct = beside
    if not direct and (only := only_two(sentence)) is not None and _can_be(number, only):
        turned = replace(only, old=only.new, new=only.old)
        direct = [only if _fit(number, turned.old, turned.new) == "no" else turned]
    if not own and not direct and (known := marked_of(sentences, change)) is not None and _can_be(number, known):
        direct = [known]
    summed = summed_up(sentences, sentence) if not own and not direct else None
    if summed is not None and _can_be(number, summed):
        direct = [summed]
    if len(direct) == 1:
        yield from _told(change, direct[0])
    else:
        yield unread(sentence, number, "The two values that it is the change of do not stand beside it.")


def _is_of_other(change: Change, pair: Pair, changes: Sequence[Change]) -> bool:
    """Tell a pair to which another like it stands nearer: "fell by 8% but rose by 12%, from 75 to 84"."""

    def apart(number: Number) -> int:
        return min(abs(number.start - pair.old.start), abs(number.start - pair.new.start))

    like = [each.number for each in changes if each.number.unit == change.number.unit]
    if change.number.unit == "percent" != pair.new.unit:
        like = [number for number in change.sentence.statistics if number.unit == "percent"]
    return any(apart(number) < apart(change.number) for number in like)


def _is_only(pair: Pair, change: Number) -> bool:
    """Tell a pair beside which its sentence states nothing but the change."""
    return set(pair.sentence.statistics) == {pair.old, pair.new, change}


def _is_closed(pair: Pair, change: Number) -> bool:
    """Tell "rose by 13, 401 against 388": two values of one thing, with nothing that parts them."""
    first = min(pair.old.start, pair.new.start)
    known = {word.stem for word in words_of(pair.sentence.text[: first - pair.sentence.start])}
    said = [nouns_behind(pair.sentence, number) for number in (pair.old, pair.new)]
    alike = all(not each or each & known for each in said) and "X" not in gist_of(pair.sentence)
    return alike and _is_only(pair, change) and change.end <= first


def _rate_before(sentence: Sentence, number: Number) -> Number | None:
    """Give the rate that stands before points, in a sentence that states no percentage that they could be of."""
    before = [each for each in sentence.statistics if each.end <= number.start]
    percents = any(each.unit in ("percent", "fraction") for each in sentence.statistics)
    return before[-1] if before and before[-1].unit == "rate" and not percents else None


def _can_be(number: Number, pair: Pair) -> bool:
    """Tell whether a change in this unit can be of two such values."""
    if number.unit == "percent":
        return bool(pair.old.value)
    if number.unit == "points":
        return pair.old.unit in ("percent", "rate", "count")
    return number.unit in (pair.old.unit, pair.new.unit) or (number.is_count and pair.old.unit == "rate")


def _loose(sentences: Sequence[Sentence], change: Change) -> Iterator[Pair]:
    """Give any two values near a change: a reading under which it is right wins."""
    own = change.sentence
    near = [
        each
        for each in sentences[max(0, own.place - BACK) : own.place + 2]
        if abs(each.paragraph.number - own.paragraph.number) < 2
    ]
    values = [
        (each, number)
        for each in reversed(near)
        for number in each.statistics
        if number.value
        and (number.unit != "percent" or each is own)
        and number.unit not in ("points", "times", "fraction")
        and not is_change(each, number)
    ]
    for (one, first), (_, second) in combinations(values[:24], 2):
        if first.unit == second.unit and first.per == second.per and first.value and second.value:
            low, high = sorted((first, second), key=lambda number: number.value or Fraction(0))
            yield from (
                Pair(one, old, new, "", False)
                for old, new in ((low, high), (high, low))[:: change.way or 1][: 2 - abs(change.way)]
            )


def _fit(number: Number, old: Number, new: Number) -> Fit:
    (a, b), (c, d) = spread(old, (new,)), spread(new, (old,))
    if number.unit == "percent":
        if min(a, b) <= 0:
            return "no"
        ends = sorted((100 * (c / b - 1), 100 * (d / a - 1)))
    else:
        ends = sorted((c - b, d - a))
    low, high = (
        (ends[0], ends[1])
        if ends[0] >= 0
        else (-ends[1], -ends[0])
        if ends[1] <= 0
        else (Fraction(0), max(-ends[0], ends[1]))
    )
    if number.value is not None and number.value < 0:
        low, high = -high, -low
    return fit(number, low, high)


def _by_difference(sentences: Sequence[Sentence], change: Change, changes: Sequence[Change]) -> str | None:
    """Judge a percentage beside its change in number: "a decrease of 1,090 (0.7%)" of what is now 150,070."""
    for other in changes:
        if not other.number.is_count or other.number is change.number or not other.number.value:
            continue
        for sentence in reversed(sentences[max(0, change.sentence.place - 12) : change.sentence.place + 1]):
            for now in sentence.counts:
                old = (now.value or Fraction(0)) - (change.way or 1) * other.number.value
                if (
                    now is not other.number
                    and old > 0
                    and fit(change.number, 100 * other.number.value / old) == "right"
                ):
                    return f"{other.number.text} of {show(old, 0)} is {change.number.text}, with {now.text} now."
    return None


def _working(number: Number, pair: Pair) -> str:
    old, new = pair.old.value or Fraction(0), pair.new.value or Fraction(0)
    between = f"From {pair.old.text} to {pair.new.text}"
    if number.unit == "percent":
        return f"{between} is {show(100 * (new - old) / old, number.places + 1, signed=True)}%"
    places = max(pair.old.places, pair.new.places)
    unit = " points" if pair.old.unit == "percent" else ""
    return f"{between} is {show(new - old, places, signed=True)}{unit}"


def _told(change: Change, pair: Pair) -> Iterator[Outcome]:
    """Judge a change beside the only two values that it can be of."""
    sentence, number = change.sentence, change.number
    old, new = pair.old.value or Fraction(0), pair.new.value or Fraction(0)
    apart, how = abs(new - old), _fit(number, pair.old, pair.new)
    if how == "no" and (why := why_not(change, pair)):
        yield unread(sentence, number, why)
        return
    between = f"{pair.old.text} to {pair.new.text}"
    if number.unit == "points" and pair.old.unit != "percent":
        message = f"{number.text}, but {pair.old.text} and {pair.new.text} are no percentages."
        yield wrong("points-said", sentence, number, message, None)
        return
    if number.unit == "percent" and pair.old.unit == "percent" and how == "no" and _is_points(number, apart, pair):
        points, percent = show(apart, number.places), show(100 * (new - old) / old, 0, signed=True)
        message = f"From {between} is {points} percentage points, or {percent}%, printed {number.text}."
        yield wrong("points-said", sentence, number, message, f"{points} percentage points")
        return
    exact = 100 * apart / old if number.unit == "percent" else apart
    if (
        how == "no"
        and not is_joined(change, pair)
        and not (exact / NEAR <= abs(number.value or Fraction(0)) <= exact * NEAR)
    ):
        yield unread(sentence, number, f"It is not near the change from {between}.")
        return
    check = {"percent": "change-said", "points": "points-said"}.get(number.unit, "difference-said")
    expected = show(exact, number.places) + ("%" if number.unit == "percent" else "")
    yield graded(check, sentence, number, how, _working(number, pair), expected)


def _is_points(number: Number, apart: Fraction, pair: Pair) -> bool:
    slack = (pair.old.step + pair.new.step) / 2
    return fit(number, apart - slack, apart + slack) == "right"
