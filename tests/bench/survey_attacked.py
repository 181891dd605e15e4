"""A reader's arithmetic on a printed survey; it shares no line with psrstats, and knows what each measure is.

Every kind of answer is an unknown whole number. What is printed bounds sums of them: numbers, shares, means with their
intervals (which tell the sum of squares), and what moved since the year before, wherever its bases are printed too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import combinations
from math import gamma, inf, pi, sqrt

import highspy
from msgspec import Struct

from tests.bench.survey_invented import CHOICES, HELPERS, NOW, SCORES, THEN, WHO, Cell

SMALL, CANDIDATES, MOST = 5, 3, 60
Key = tuple[str, str, str, str]  # the measure, the statistic, the group, the period
Printed = dict[Key, str]
Read = tuple[float, float]  # a printed number, and half of its last place
Weights = dict[Cell, float]
What = Callable[[Cell], float]
SUBSETS = tuple(each for number in range(4) for each in combinations(HELPERS, number))
AGREE, DISAGREE, STRONGLY = (0, 1), (3, 4), (0,)


def universe(period: str) -> Iterator[Cell]:
    """Give every kind of answer that a year's replies can hold."""
    yield from ((period, "heard", (who, choice)) for who in WHO for choice in range(5))
    yield from ((period, "helped", each) for each in SUBSETS)
    yield from ((period, "scores", (before, after)) for before in range(1, 6) for after in (None, *range(1, 6)))


class Means(Struct, frozen=True):
    """What a measure is: of which question, what of its answers is counted or scored, and among which."""

    question: str
    part: What
    whole: What


def _one(_: Cell) -> float:
    return 1.0


def _answered(cell: Cell) -> float:
    return float(bool(cell[2]))


def _both(cell: Cell) -> float:
    return float(None not in cell[2])


def _chose(choices: Iterable[int]) -> What:
    return lambda cell: float(cell[2][1] in [*choices])


def _by(names: Iterable[str]) -> What:
    return lambda cell: float(bool({*names} & {*cell[2]}))


def _moved(cell: Cell) -> float:
    before, after = cell[2]
    return float(after) - float(before) if _both(cell) else 0.0  # type: ignore[arg-type]


def _up(cell: Cell) -> float:
    return float(_moved(cell) > 0)


def _down(cell: Cell) -> float:
    return float(_moved(cell) < 0)


def _level(cell: Cell) -> float:
    return float(_both(cell) and not _moved(cell))


def _score(at: int) -> tuple[What, What]:
    return lambda cell: float(str(cell[2][at] or 0)), lambda cell: float(cell[2][at] is not None)


def meaning(name: str, group: str) -> Means | None:
    """Say what a measure is; None where it is none of the survey's."""
    if name == "choices" or name == "shares":
        return Means("heard", _chose([CHOICES.index(group)]) if group in CHOICES else _one, _one)
    if name in ("helped", "helped-shares"):
        if group not in ("", *HELPERS):  # what only one reply says is an other answer
            return None
        return Means("helped", _by([group]) if group else _answered, _answered)
    parts = {
        "replies": Means("heard", _one, _one),
        "answers": Means("heard", _one, _one),
        "agree": Means("heard", _chose(AGREE), _one),
        "disagree": Means("heard", _chose(DISAGREE), _one),
        "strongly": Means("heard", _chose(STRONGLY), _one),
        "mean": Means("heard", lambda cell: float(SCORES[cell[2][1]]), _one),  # type: ignore[call-overload]
        "school": Means("helped", _by(["School"]), _answered),
        "either": Means("helped", _by(["School", "Police"]), _answered),
        "before": Means("scores", *_score(0)),
        "after": Means("scores", *_score(1)),
        "change": Means("scores", _moved, _both),
        "better": Means("scores", _up, _both),
        "worse": Means("scores", _down, _both),
        "pairs": Means("scores", _both, _both),
        "first-two": Means("heard", _chose((0, 1)), _one),
        "middle": Means("heard", _chose((1, 2, 3)), _one),
        "more": Means("scores", _up, _both),
        "fewer": Means("scores", _down, _both),
        "police": Means("helped", _by(["Police"]), _answered),
        "health": Means("helped", _by(["Health"]), _answered),
        "taught": Means("helped", _by(["School"]), _answered),
    }
    if name.startswith(("only-", "share-")):
        return Means("heard", _chose([int(name[-1])]), _one)
    return parts.get(name)


COUNTS = {"replies", "answers", "choices", "helped", "either", "pairs", "first-two", "middle", "more", "fewer"}
COUNTS |= {"police", "health", "taught", *(f"only-{choice}" for choice in range(5))}
AVERAGES = {"mean", "before", "after", "change"}


class Fact(Struct, frozen=True):
    """What is printed of a sum of unknowns: it lies between two numbers."""

    weights: Weights
    low: float
    high: float


def _number(text: str) -> tuple[float, float] | None:
    """Read a printed number, and half of its last place."""
    found = re.fullmatch(r"([+-]?[\d,]*\d(?:\.(\d+))?)(?:%| percentage points)?", text)
    if not found:
        return None
    places = len(found[2] or "")
    return float(found[1].replace(",", "")), (0.5 * 10**-places if places or "%" in text or "points" in text else 0.0)


class Reader:
    """Who reads what is printed of a survey."""

    def __init__(self, printed: Printed) -> None:
        """Take what is printed."""
        self.printed = printed
        self.periods = sorted({period for _, _, _, period in printed})
        self.cells = [cell for period in self.periods for cell in universe(period)]
        self.facts = list(self._facts())

    def split(self, name: str) -> tuple[str, str]:
        """Part a measure's name from what psrstats adds to it."""
        found = re.fullmatch(r"(.+?)(-counted|-of|-(?:change-)?(?:lower|upper)-95)?", name)
        assert found
        return found[1], found[2] or ""

    def weights(self, of: str, what: What, group: str, period: str) -> Weights:
        """Weigh the unknowns of a question."""
        mine = (cell for cell in self.cells if cell[0] == period and cell[1] == of)
        mine = (cell for cell in mine if group not in WHO or cell[2][0] == group)
        return {cell: weight for cell in mine if (weight := what(cell))}

    def _facts(self) -> Iterator[Fact]:
        for period in self.periods:  # each reply has a kind of answer to every question
            sums = [self.weights(question, _one, "", period) for question in ("heard", "helped", "scores")]
            yield from (Fact(_less(sums[0], other), 0, 0) for other in sums[1:])
        for (name, statistic, group, period), text in self.printed.items():
            read, (plain, more) = _number(text), self.split(name)
            means = meaning(plain, group)
            if read is None or means is None or "-change-" in more:
                continue
            part = self.weights(means.question, means.part, group, period)
            whole = self.weights(means.question, means.whole, group, period)
            if not statistic and more in ("", "-counted", "-of"):
                yield from _stated(plain, more, part, whole, read)
            elif not statistic:
                yield from self._spread(plain, means, (group, period), read)
            elif "-95" not in more and statistic in ("change", "percent-change") and THEN in self.periods:
                yield from self._changed((plain, more, group), means, statistic, read)

    def _spread(self, name: str, means: Means, at: tuple[str, str], read: Read) -> Iterator[Fact]:
        """Read the sum of squares off a limit of a mean."""
        group, period = at
        mean = _number(self.printed.get((name, "", group, period), ""))
        base = self.base(name, group, period)
        if mean is None or not base or base < 2:
            return
        value, half = abs(read[0] - mean[0]), read[1] + mean[1]
        t = _t95(base - 1)
        squares = [((max(value + sign * half, 0) / t) ** 2 * base * (base - 1)) for sign in (-1, 1)]
        around = [base * (mean[0] + sign * mean[1]) ** 2 for sign in (-1, 1)]
        mine = self.weights(means.question, lambda cell: means.part(cell) ** 2, group, period)
        yield Fact(mine, squares[0] + min(around) - 1e-6, squares[1] + max(around) + 1e-6)

    def base(self, name: str, group: str, period: str) -> float | None:
        """Give the number that a share or a mean is of, where it is printed."""
        means = meaning(name, group)
        assert means
        same = {"heard": ("answers", "replies", "choices"), "helped": ("helped",), "scores": ("pairs",)}[means.question]
        names = [f"{name}-of", *(() if name in ("before", "after") else same)]
        if name == "shares":
            names.append("choices")
        inner = group if group in WHO else ""
        found = (_number(self.printed.get((one, "", inner, period), "")) for one in names)
        return next((read[0] for read in found if read is not None), None)

    def _changed(self, of: tuple[str, str, str], means: Means, statistic: str, read: Read) -> Iterator[Fact]:
        """Read what moved, where both bases are printed; a number needs none."""
        name, more, group = of
        counts = name in COUNTS or more
        bases = [1.0, 1.0] if counts else [self.base(name, group, period) or 0.0 for period in (THEN, NOW)]
        if not all(bases):
            return
        what, per = (means.whole if more == "-of" else means.part), 1.0 if counts or name in AVERAGES else 100.0
        then, now = (
            {cell: weight * per / base for cell, weight in self.weights(means.question, what, group, period).items()}
            for period, base in zip((THEN, NOW), bases, strict=True)
        )
        if statistic == "change":
            yield Fact(_less(now, then), read[0] - read[1] - 1e-9, read[0] + read[1] + 1e-9)
        else:
            for sign, low, high in ((-1, -1e-6, inf), (1, -inf, 1e-6)):
                yield Fact(_less(now, then, 1 + (read[0] + sign * read[1]) / 100), low, high)

    def reach(self, wanted: Weights) -> tuple[int, int]:
        """Give the least and the greatest that a sum of unknowns can be."""
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        of = {cell: solver.addIntegral(0, MOST) for cell in self.cells}
        for fact in self.facts:
            total = sum(weight * of[cell] for cell, weight in fact.weights.items())
            if not fact.weights:
                continue
            if fact.low > -inf:
                solver.addConstr(total >= fact.low)
            if fact.high < inf:
                solver.addConstr(total <= fact.high)
        ends = []
        for go in (solver.minimize, solver.maximize):
            go(sum(weight * of[cell] for cell, weight in wanted.items()))
            assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal, solver.getModelStatus()
            ends.append(round(solver.getObjectiveValue()))
        return ends[0], ends[1]

    def asked(self) -> Iterator[tuple[str, Weights]]:
        """Give the counts that the report is about, and what is left of each whole beside a part of it, once each."""
        seen: set[tuple[tuple[Cell, float], ...]] = set()
        for said, weights in self._asked():
            one = {cell: weight for cell, weight in weights.items() if weight}
            key = tuple(sorted(one.items(), key=str))
            if one and key not in seen:
                seen.add(key)
                yield said, one

    def _asked(self) -> Iterator[tuple[str, Weights]]:
        parts: dict[tuple[str, str, str], Weights] = {}
        for name, statistic, group, period in self.printed:
            plain, more = self.split(name)
            means = meaning(plain, group)
            if statistic or means is None or more not in ("", "-counted", "-of"):
                continue
            whole = self.weights(means.question, means.whole, group, period)
            part = whole if plain in AVERAGES else self.weights(means.question, means.part, group, period)
            parts[plain, group, period] = part
            yield f"{period} {group} {plain}", part
            yield f"{period} {group} of {plain}", whole
            if plain not in ("choices", "shares"):  # of which the rest is the sum of the other choices
                yield f"{period} {group} not {plain}", _less(whole, part)
        yield from self._every_answer({name for name, _, _ in parts})
        for (name, group, period), part in parts.items():
            for other in ("strongly", "worse", "fewer", "school"):
                narrow = parts.get((other, group, period))
                if narrow and (name, other) in (("agree", "strongly"), ("either", "school")):
                    yield f"{period} {group} {name} less {other}", _less(part, narrow)
                if narrow and (name, other) in (("better", "worse"), ("more", "worse"), ("more", "fewer")):
                    pairs = self.weights("scores", _both, group, period)
                    yield f"{period} {group} as before", _less(_less(pairs, part), narrow)

    def _every_answer(self, names: set[str]) -> Iterator[tuple[str, Weights]]:
        """Give each answer, whether it is printed or not; several together, where not each is a row of its own."""
        questions = {means.question for name in names if (means := meaning(name, ""))}
        most = 1 if names & {"choices", "shares"} else 4
        sets = [each for size in range(1, most + 1) for each in combinations(range(5), size)]
        for period in self.periods:
            for each in sets if "heard" in questions and names - {"replies"} else ():
                yield f"{period} one of {each}", self.weights("heard", _chose(each), "", period)
            for said, what in (("up", _up), ("down", _down), ("level", _level)) if "scores" in questions else ():
                yield f"{period} {said}", self.weights("scores", what, "", period)

    def bare(self) -> Iterator[str]:
        """Give what is stated of figures that are themselves not shown."""
        for (name, statistic, group, period), text in self.printed.items():
            own = self.printed.get((name, "", group, period), "")
            if statistic and _number(text) and own.startswith("["):
                yield f"{name} {statistic} {group} {period} is {text}, and its figure {own}"


def _stated(name: str, more: str, part: Weights, whole: Weights, read: tuple[float, float]) -> Iterator[Fact]:
    """Bound a number, a share or a mean by what is printed of it: of a number not known too."""
    value, half = read
    if more == "-of":
        yield Fact(whole, value, value)
    elif more == "-counted" or name in COUNTS:
        yield Fact(part, value, value)
    else:
        per = 1.0 if name in AVERAGES else 100.0
        scaled = {cell: weight * per for cell, weight in part.items()}
        yield Fact(_less(scaled, whole, value - half), -1e-6, inf)
        yield Fact(_less(scaled, whole, value + half), -inf, 1e-6)


def _less(one: Weights, other: Weights, times: float = 1.0) -> Weights:
    """Take so many times another sum from one."""
    return {cell: one.get(cell, 0.0) - times * other.get(cell, 0.0) for cell in one.keys() | other.keys()}


@cache
def _t95(freedom: float) -> float:
    """Give the 97.5th percentile of Student's t, by adding up its density until 0.475 is passed."""
    front: float = gamma((freedom + 1) / 2) / (sqrt(freedom * pi) * gamma(freedom / 2))

    def density(x: float) -> float:
        return front * float((1 + x * x / freedom) ** (-(freedom + 1) / 2))

    area, x, step = 0.0, 0.0, 0.0005
    while area < 0.475:
        area += step * (density(x) + 4 * density(x + step / 2) + density(x + step)) / 6
        x += step
    return x
