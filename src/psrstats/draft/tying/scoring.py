"""How well the words about a statistic name a figure, as a power of ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import fsum, log10

from msgspec import Struct, field

from psrstats.config import Report
from psrstats.draft.figures import Printable, Vocabulary
from psrstats.draft.numbers import Number
from psrstats.draft.tying.context import CARRIED, Context
from psrstats.draft.tying.periods import fits
from psrstats.draft.tying.values import Values
from psrstats.draft.words import words_of
from psrstats.periods import Period, known_period

A_WORD, A_WORD_MISSING = 1.3, -0.45  # of a measure's wording, a word that no other has
IN_FULL, FULL = 1.4, 0.8  # for so much of a wording, near the number
ITS_NOUN, TELLING = 1.5, 0.7  # for the word after a number, where few measures have it
OWN_LABEL, A_LABEL, NO_LABEL, OTHER_LABEL = 3.0, 2.4, -2.5, -2.0
AREA_NAMED, OTHER_AREA, NO_AREA = 1.5, -3.0, -3.0
MOST_UNIT, MOST_PERIOD = 0.5, 1.4
COUNTS_THINGS = -1.2  # of a percentage, rate or score, for a number of things
OUTNAMED, OUTNAMED_QUITE = -1.2, -3.0  # of a measure that is not named in full where another of its unit is
OWN_WORD = 0.75  # what a word tells that one measure has, or two
NAMED_BUT_FOR_A_WORD, NEARLY_ALL = 0.8, 0.95
USUALLY_STATED = 4  # figures of each measure
A_PART = -0.7  # of a figure of all, where a part of something is spoken of
MOST_OF_IT = 0.6  # of a label's words, by where they stand


class Named(Struct, frozen=True):
    """How the words about a number name a measure.

    odds: how strongly; coverage: how much of its wording is there; words: which; own: what those of its own sentence
    tell; alone: whether one is there that hardly any other measure has, if its wording has such a word.
    """

    odds: float
    coverage: float
    words: tuple[str, ...]
    own: float = 0.0
    alone: bool = True


class Scoring(Struct, frozen=True, dict=True):
    """A report's figures and words, against which a draft is read."""

    report: Report
    vocabulary: Vocabulary
    figures: tuple[Printable, ...]
    few: int = 0  # the largest count that the report does not show
    made_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # what each measure is worked out from
    kept: Mapping[tuple[int, int], int] = field(default_factory=dict)  # the figures of sentences that were tied before
    asked: Mapping[str, int] = field(default_factory=dict)  # the figures after which content controls are named

    @cached_property
    def values(self) -> Values:
        """The figures' values at once."""
        return Values.of(self.figures)

    @cached_property
    def prior(self) -> float:
        """How likely one of the figures that are usually stated is, before a word was read, as a power of ten."""
        return -log10(max(USUALLY_STATED * len(self.vocabulary.wordings), 10))

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit of each measure."""
        return {one.measure: one.unit for one in self.figures if not one.statistic}

    def family(self, measure: str) -> tuple[str, ...]:
        """Give a measure and those that it is made of: "this is a rate of" is said of the number before it."""
        return (measure, *self.made_of.get(measure, ()))

    def named_in_full(self, named: Mapping[str, Named]) -> frozenset[str]:
        """Give the units of the measures that the words about a number name in full."""
        return frozenset(self.units.get(name, "") for name, one in named.items() if one.coverage >= NEARLY_ALL)

    def outnamed(self, how: Named, figure: Printable, in_full: frozenset[str]) -> float:
        """Weigh a measure that is not named in full where another of its unit is: worse, if its own word is missing."""
        if how.coverage >= NAMED_BUT_FOR_A_WORD or figure.group or figure.item:
            return 0.0
        if self.units.get(figure.measure) in in_full:
            return OUTNAMED if how.alone else OUTNAMED_QUITE
        return 0.0

    @cached_property
    def most(self) -> tuple[float, ...]:
        """The most that the group, item, area and period of each figure can tell."""
        own = self.report.area
        return tuple(
            MOST_UNIT
            + MOST_PERIOD
            + (OWN_LABEL + ITS_NOUN) * (bool(one.group) + bool(one.item))
            + AREA_NAMED * (one.area != own)
            for one in self.figures
        )

    @cached_property
    def hidden(self) -> tuple[int, ...]:
        """The numbers of the figures that are not shown, or not as they are."""
        return tuple(at for at, one in enumerate(self.figures) if one.hidden or one.secret is not None)

    @cached_property
    def alike(self) -> Mapping[tuple[str, str, str], tuple[int, ...]]:
        """The numbers of the figures of each measure, group and item, whatever their area and period."""
        found: dict[tuple[str, str, str], list[int]] = {}
        for at, one in enumerate(self.figures):
            if not one.statistic:
                found.setdefault((one.measure, one.group, one.item), []).append(at)
        return {what: tuple(some) for what, some in found.items()}

    @cached_property
    def labels(self) -> Mapping[str, frozenset[str]]:
        """The stems of every group, item and area."""
        names = {name for one in self.figures for name in (one.group, one.item, one.area) if name}
        return {name: frozenset(word.stem for word in words_of(name)) for name in names}

    @cached_property
    def folded(self) -> frozenset[str]:
        """Every group, item and area, as a row's label is compared with it."""
        return frozenset(name.casefold() for name in self.labels)

    @cached_property
    def _labelled(self) -> Mapping[str, tuple[str, ...]]:
        """The measures in which a group's or an item's words stand."""
        found: dict[str, dict[str, None]] = {}
        for one in self.figures:
            for name in (one.group, one.item):
                for word in self.labels.get(name, ()):
                    found.setdefault(word, {})[one.measure] = None
        return {word: tuple(names) for word, names in found.items()}

    def named(self, context: Context) -> dict[str, Named]:
        """Say how the words about a number name each measure; those of which none is near are left out."""
        words, weights, mass = context.words, self.vocabulary.weights, self.vocabulary.mass
        said: dict[tuple[str, int], list[str]] = {}
        for word in words:  # in their order, and never a set's, so that the same draft gives the same answer each time
            for place in self.vocabulary.index.get(word, ()):
                said.setdefault(place, []).append(word)
        told = {word: weights[word] * part for word, part in words.items() if word in weights}
        noun = context.noun if weights.get(context.noun, 0.0) >= TELLING else None
        best: dict[str, tuple[float, float, tuple[str, int]]] = {}
        for place, some in said.items():
            part, whole = fsum(map(told.__getitem__, some)), mass[place]
            odds = A_WORD * part + A_WORD_MISSING * (whole - part)
            odds += ITS_NOUN * (noun in some) + IN_FULL * (part >= FULL * whole)
            if place[0] not in best or odds > best[place[0]][0]:
                best[place[0]] = odds, part, place
        told_apart = self._told_apart(words)
        found = {
            measure: Named(
                odds + self._beside(place, said[place], told_apart),
                part / mass[place] if mass[place] else 0.0,
                tuple(sorted(said[place])),
                fsum(weights[word] for word in said[place] if words[word] > CARRIED),
                self._alone(place, said[place]),
            )
            for measure, (odds, part, place) in best.items()
        }
        for word in words:
            for measure in self._labelled.get(word, ()):
                found.setdefault(measure, Named(-1.0, 0.0, ()))
        return found

    def _told_apart(self, words: Mapping[str, float]) -> dict[str, dict[str, float]]:
        """Give, of each measure, the words near a number that it alone has, with what they tell."""
        found: dict[str, dict[str, float]] = {}
        for word, part in words.items():
            if (owner := self.vocabulary.owners.get(word)) and self.vocabulary.weights[word] >= OWN_WORD:
                found.setdefault(owner, {})[word] = self.vocabulary.weights[word] * part
        return found

    def _beside(
        self, place: tuple[str, int], said: Sequence[str], told_apart: Mapping[str, Mapping[str, float]]
    ) -> float:
        """Weigh the words that a measure alone has beside a wording that it may share: "as published"."""
        if sum(map(self.vocabulary.weights.__getitem__, said)) < FULL * self.vocabulary.mass[place]:
            return 0.0
        wording = self.vocabulary.wordings[place[0]][place[1]]
        return A_WORD * sum(tells for word, tells in told_apart.get(place[0], {}).items() if word not in wording)

    def _alone(self, place: tuple[str, int], said: Sequence[str]) -> bool:
        """Say whether a word is said that hardly any other measure has, of a wording that has such words."""
        weights = self.vocabulary.weights
        own = [word for word in self.vocabulary.wordings[place[0]][place[1]] if weights[word] >= OWN_WORD]
        return not own or any(word in said for word in own)

    def place(self, figure: Printable, context: Context) -> tuple[float, tuple[str, ...]]:
        """Say how well a figure's group, item, area and period go with what is said of a number."""
        labels, names = 0.0, []
        for label in (figure.group, figure.item):
            if label:
                odds = self._label(label, context)
                labels += odds
                names += [label] * (odds > 0)
        if "part" in context.cues and not figure.group and not figure.item:
            labels += A_PART
        if not names and not figure.group and not figure.item and figure.area == self.report.area:
            labels += OTHER_LABEL * bool(context.labels & self.folded - {figure.area.casefold()})
        area = self._area(figure.area, context)
        return labels + area + self._period(figure, context), (*names, *([figure.area] if area > 0 else []))

    def _label(self, label: str, context: Context) -> float:
        if label.casefold() in context.labels:
            return OWN_LABEL
        words = self.labels[label]
        if not words:
            return NO_LABEL
        part = fsum(context.words.get(word, 0.0) for word in words) / len(words)
        if part < MOST_OF_IT:
            return NO_LABEL + part
        return A_LABEL * part + (ITS_NOUN if context.noun in words else 0.0)

    def _area(self, area: str, context: Context) -> float:
        said = context.areas.said
        if said:
            if area in said:
                return 0.3 if area == self.report.area else AREA_NAMED
            return -1.5 if area == self.report.area else OTHER_AREA
        if area == self.report.area:
            return -0.4 if "compared" in context.cues else 0.0
        compared = area in self.report.compared_with and "compared" in context.cues
        return -0.6 if compared else NO_AREA if area in self.report.compared_with else OTHER_AREA

    def _period(self, figure: Printable, context: Context) -> float:
        areas = set(context.areas.said) - {self.report.area}
        compared = "compared" in context.cues and not areas  # with another area, and no earlier period
        return fits(figure, context.periods.said, self._current, compared=compared)

    @cached_property
    def _current(self) -> Period:
        return known_period(self.report.period)


def unit_odds(number: Number, figure: Printable, context: Context) -> float:
    """Say how well the unit of a printed number goes with a figure's; one that a word follows at once counts things."""
    unit, whole, cues = number.unit, number.step.denominator == 1, context.cues
    counts = COUNTS_THINGS if unit == "count" and whole and context.noun and figure.unit != "count" else 0.0
    return counts + _unit_odds(number, figure, unit, whole, cues)


def _unit_odds(number: Number, figure: Printable, unit: str, whole: bool, cues: frozenset[str]) -> float:
    if unit in ("money", "minutes", "hours", "days", "weeks", "months", "years", "miles"):
        return -4.0
    if figure.unit == "percent":
        usual = {
            "percent": 0.0,
            "fraction": 0.0,
            "points": -1.0 if figure.statistic else -2.5,
            "rate": -3.0,
            "times": -3.0,
        }
        return usual.get(unit, 0.0 if "percent" in cues else -1.0)
    if figure.unit == "rate":
        if unit == "rate":
            return 0.3 if number.per in (None, figure.per) else -2.0
        return {"percent": -1.5, "points": -3.0, "times": -3.0, "fraction": -3.0}.get(
            unit, 0.2 if "rate" in cues else -0.4
        )
    if figure.unit == "count" or figure.unit == "rank":
        if unit == "count" and whole:
            return -0.5 if "percent" in cues else -0.2 if "rate" in cues else 0.0
        return -2.5
    if figure.unit == "percentage points":
        return {"points": 0.3, "percent": -0.3, "count": -1.0, "average": -1.0}.get(unit, -3.0)
    return {"count": 0.0, "average": 0.0, "rate": -1.0, "times": 0.0 if figure.unit == "ratio" else -2.0}.get(
        unit, -1.5
    )


def statistic_odds(statistic: str, cues: frozenset[str]) -> float:
    """Say how well what is stated of a measure goes with what a sentence takes a number for."""
    if statistic in ("", "total"):
        return -2.2 if "change" in cues else 0.0
    if "change" in statistic:
        return 0.8 if "change" in cues else -3.5
    if statistic == "rank":
        return 0.5 if "rank" in cues else -5.0
    if statistic.startswith("gap-to"):
        return 0.5 if "gap" in cues or "change" in cues else -3.5
    return 0.5 if "limit" in cues else -4.0
