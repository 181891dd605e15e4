"""Means of scores, with their limits, that tell by themselves how few gave a score: 0.95 of 40 is two Nos."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import inf

import numpy as np
from msgspec import Struct

from psrstats.agreement import agreement_of, folded
from psrstats.answered import AGREEMENT, before_and_after
from psrstats.columns import Array, Observations
from psrstats.config import Measure, Settings
from psrstats.disclosure.cells import PLACE, Place
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.program import Program
from psrstats.disclosure.relation import Relation
from psrstats.formulas.student import t_quantile

USUAL = (tuple(range(1, 6)), tuple(range(11)), tuple(range(101)))  # scores where no scale is stated: the first that fit
HALF, EXACT = 0.005, 1e-9  # of the last decimal that is printed of a mean, and of all that it has
MOST = 400  # of so many scores a mean of two decimals tells of no few
WIDE = 6.0  # so far apart as parts of children, the least and the greatest are wide enough apart as whole ones
Score = tuple[str, float]  # an answer and its score; a change of score has no answer
Rows = Mapping[Place, int]


class _Read(Struct, frozen=True):
    """What is known of a mean: how many it is of, itself, its limits if they are, and what else is counted of them."""

    base: tuple[float, float]
    mean: float
    spread: tuple[float, float] | None  # how far a limit is from it, and of which level
    counted: tuple[tuple[frozenset[int], float, float], ...]  # some of the scores, and how many gave one of these
    half: float = EXACT  # how far the mean, and each limit, may be from what is read


def telling_means(sent: Observations, marked: Array, settings: Settings, policy: Policy) -> Array:
    """Find the means of scores by which it can be worked out how few gave a score, and all that hangs on these.

    sent: columns as in model.OBSERVATIONS; marked: which of them are not shown already.
    Returns the rows of such means and of their limits, of both years of a question and of each pair that it is of, for
    one of these would tell another; of all parts, where a part's is among them.
    Source: the least and the greatest number of each score, by integer programs.
    """
    means = {name: one for name, one in settings.measures.items() if _is_mean(one)}
    of = sent.says("measure", *means)
    if not of.any():
        return of
    places = sent.rows(*PLACE)
    rows = {place: row for row, place in enumerate(places) if not marked[row] and sent.get(row, "marker") == ""}
    told: set[tuple[str, str]] = set()  # the questions of which a mean of all tells, and those of which one of a part
    in_part: set[tuple[str, str]] = set()
    for place in rows:
        one = means.get(place[0])
        if one and one.answer and not one.answer.end and _tells(one, place, rows, sent, settings, policy):
            (in_part if place[2] else told).update(_questions(one))
    found = _named(sent, means, told)
    if in_part - told:  # the mean of all stays: it tells of no one part
        found |= _named(sent, means, in_part) & ~sent.says("group", "")
    return found


def _named(sent: Observations, means: Mapping[str, Measure], told: set[tuple[str, str]]) -> Array:
    names = [name for name, one in means.items() if told.intersection(_questions(one))]
    found: Array = sent.says("measure", *names) if names else np.zeros(len(sent), dtype=bool)
    return found


def _questions(measure: Measure) -> set[tuple[str, str]]:
    return {(measure.source, question) for question in before_and_after(measure.words)}


def _is_mean(measure: Measure) -> bool:
    return measure.answer is not None and measure.answer.kind in ("mean", "mean change")


def _tells(measure: Measure, place: Place, rows: Rows, sent: Observations, settings: Settings, policy: Policy) -> bool:
    base = rows.get((f"{measure.name}-of", *place[1:]))
    if base is None or not 1 < sent.get(base, "value") <= MOST:
        return False
    mean, size = float(sent.get(rows[place], "value")), float(sent.get(base, "value"))
    scores = _scores(measure, mean, settings)
    counted = tuple((some, *_ends(one, policy)) for some, one in _counted(measure, place, rows, sent, scores, settings))
    limit = _limit(measure, place, rows, sent, settings)
    spread = (abs(limit[0] - mean), limit[1]) if limit else None
    true = _Read((size, size), mean, spread, ())
    off = (abs(round(limit[0], 2) - round(mean, 2)), limit[1]) if limit else None
    return _is_open(_Read(_ends(size, policy), round(mean, 2), off, counted, HALF), true, scores, policy)


def _scores(measure: Measure, mean: float, settings: Settings) -> list[Score]:
    """Give the answers that have a score; of a change, how far two scores can be apart."""
    scale = next((one.scale for one in settings.surveys if one.name == measure.source), {})
    usual = next((each for each in USUAL if each[0] <= abs(mean) <= each[-1]), ())
    found = [(folded(word), score) for word, score in scale.items()] or [(f"{score}", float(score)) for score in usual]
    if measure.answer is None or measure.answer.kind == "mean":
        return found
    apart = {round(one - other, 9) for _, one in found for _, other in found}
    return [("", each) for each in sorted(apart)]


def _limit(
    measure: Measure, place: Place, rows: Rows, sent: Observations, settings: Settings
) -> tuple[float, float] | None:
    """Give a limit of a mean that is printed, and its level; None where none is."""
    for name, one in settings.measures.items():
        same = one.answer if _is_mean(one) and (one.source, one.words) == (measure.source, measure.words) else None
        row = rows.get((name, *place[1:])) if same and same.end in ("lower", "upper") else None
        if same and row is not None:
            return float(sent.get(row, "value")), same.level
    return None


def _counted(
    measure: Measure,
    place: Place,
    rows: Rows,
    sent: Observations,
    scores: Sequence[Score],
    settings: Settings,
) -> Iterator[tuple[frozenset[int], float]]:
    """Give the scores of which any is counted by another measure that is printed, and how many gave one of them."""
    for (name, *about), row in rows.items():
        other = settings.measures.get(name)
        if other and other.answer and (other.source, other.words) == (measure.source, measure.words):
            label = about[1] if other.answer.kind == "choices" and not place[2] else ""
            if other.unit != "count" or (about != [*place[1:]] and [about[0], "", *about[2:]] != [*place[1:]]):
                continue
            chosen = (folded(label),) if label else other.answer.chosen
            some = _some(other.answer.kind, chosen, scores)
            if some and (label or about == [*place[1:]]):
                yield some, float(sent.get(row, "value"))


def _some(kind: str, chosen: Sequence[str], scores: Sequence[Score]) -> frozenset[int]:
    if kind in ("better", "worse"):
        return frozenset(at for at, (_, apart) in enumerate(scores) if (apart > 0 if kind == "better" else apart < 0))
    agrees = chosen in AGREEMENT.values()
    return frozenset(
        at for at, (word, _) in enumerate(scores) if (agreement_of(word) in chosen if agrees else word in chosen)
    )


def _ends(count: float, policy: Policy) -> tuple[float, float]:
    low, high = policy.ends(policy.printed(np.array([count])))
    return float(low[0]), float(high[0])


def _is_open(read: _Read, true: _Read, scores: Sequence[Score], policy: Policy) -> bool:
    """Say whether some of the scores can be given by a few only, by what is printed, and are not by nobody.

    read: what is printed; true: the same, not rounded.
    """
    if len(scores) < 2:
        return False
    wanted = _wanted(scores)
    outside, inside = _program(read, scores, wanted), _program(true, scores, wanted)
    few = policy.largest or policy.base
    for at in range(len(scores), len(scores) + len(wanted)):
        if outside.width(at) > WIDE:
            continue
        found = outside.range_of(at)
        if found and found[1] >= 1 and found[0] <= few and found[1] - found[0] + 1 < policy.candidates:
            truly = inside.range_of(at)
            if truly is None or truly[1] >= 1:
                return True
    return False


def _program(read: _Read, scores: Sequence[Score], wanted: Sequence[tuple[int, ...]]) -> Program:
    """Put together what is known of how many gave each score, and, after these, of how many gave any of some."""
    number, values = len(scores), [score for _, score in scores]
    every, half = tuple(range(number)), read.half + 1e-9
    told = [Relation(every, (1.0,) * number, *read.base)]
    told.append(Relation(every, tuple(one - read.mean - half for one in values), -inf, 0.0))
    told.append(Relation(every, tuple(one - read.mean + half for one in values), 0.0, inf))
    if read.spread:
        told.append(Relation(every, tuple(one * one for one in values), *_squares(read)))
    told += [Relation(tuple(some), (1.0,) * len(some), low, high) for some, low, high in read.counted]
    told += [Relation((number + at, *some), (-1.0, *([1.0] * len(some)))) for at, some in enumerate(wanted)]
    size = number + len(wanted)
    return Program(np.zeros(size), np.full(size, read.base[1]), tuple(told))


def _wanted(scores: Sequence[Score]) -> list[tuple[int, ...]]:
    """Give each score, all but it, and all up to one; of changes, up, down and neither."""
    every = range(len(scores))
    if all(not word for word, _ in scores):
        ways = [[at for at in every if np.sign(scores[at][1]) == sign] for sign in (-1, 0, 1)]
        return [tuple(way) for way in (*ways, ways[0] + ways[1], ways[1] + ways[2]) if way]
    order = sorted(every, key=lambda at: scores[at][1])
    ways = [[at] for at in order] + [[one for one in order if one != at] for at in order]
    ways += [order[:at] for at in range(2, len(order) - 1)] + [order[at:] for at in range(2, len(order) - 1)]
    return list(dict.fromkeys(tuple(sorted(way)) for way in ways))


def _squares(read: _Read) -> tuple[float, float]:
    """Give the least and the greatest sum of the squares of the scores, by how far a limit is from the mean."""
    far, level = read.spread or (0.0, 95.0)
    ends = []
    for base, sign, most in zip(read.base, (-1, 1), (min, max), strict=True):
        around = most(base * (read.mean - read.half) ** 2, base * (read.mean + read.half) ** 2)
        off = max(far + sign * 2 * read.half, 0) / _t(max(base - 1, 1), level)
        ends.append(off**2 * base * (base - 1) + around + sign * 1e-5)
    return ends[0], ends[1]


@cache
def _t(degrees: float, level: float) -> float:
    return t_quantile(degrees, level)
