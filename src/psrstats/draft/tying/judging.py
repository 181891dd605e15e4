"""Which figure each statistic of a draft states: the likeliest by its words and its value, if it is clear of all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import log10

from psrstats.draft.figures import Printable, Series
from psrstats.draft.numbers import Number
from psrstats.draft.review import Verdict
from psrstats.draft.tying.context import Context
from psrstats.draft.tying.evidence import SLIP, Fit, fit, fit_hidden, rarity
from psrstats.draft.tying.scoring import Named, Scoring, statistic_odds, unit_odds

CLEAR = 0.45  # how far the likeliest must be from the next, as a power of ten
TIED, MISMATCHED = 0.3, -0.8  # and from being no figure at all
NAMED, BY_LABEL = 0.45, 0.6  # of a measure's wording that must be near for a mismatch
WITHIN = 1.8  # what is less likely than no figure by more than that is not looked at
MOST_PLACE = 7.0  # what group, item, area and period can tell together
OTHER_PERIOD = SLIP + 0.3
SAME_SENTENCE, TAKEN_UP, SENTENCE_BEFORE, SAME_COLUMN = 1.2, 1.2, 0.5, 1.5
ANOTHER = 0.4  # of a wording that must be near to name another measure than the one before
OWN_TELLS = 0.3  # what the words of a sentence tell of one measure more than of another


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure that a statistic may state: how, how likely, and the words that speak for it."""

    figure: Printable
    fit: Fit
    odds: float
    words: tuple[str, ...]
    coverage: float
    unit: float = 0.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a statistic was found to be, with the figures that it may state, the likeliest first."""

    context: Context
    verdict: Verdict
    choices: tuple[Choice, ...] = ()


@dataclass
class Memory:
    """What was read before a statistic: the measure of the one before; and what each column of its table states."""

    measure: str = ""
    paragraph: int = 0
    sentence: tuple[int, int] = (0, 0)
    columns: Mapping[int, tuple[str, str]] = field(default_factory=dict)


def judged(contexts: Iterable[Context], scoring: Scoring) -> Iterator[Judgement]:
    """Judge each statistic of a draft, in reading order.

    contexts: the statistics with what stands about them; scoring: the report's figures and words.
    """
    memory = Memory()
    for in_table, some in groupby(contexts, key=lambda context: context.column is not None):
        yield from _table(list(some), scoring, memory) if in_table else _text(some, scoring, memory)


def _text(contexts: Iterable[Context], scoring: Scoring, memory: Memory) -> Iterator[Judgement]:
    memory.columns = {}
    for context in contexts:
        found = _judge(context, scoring, memory)
        if found.verdict in ("tied", "mismatched"):
            memory.measure = found.choices[0].figure.measure
            memory.paragraph, memory.sentence = context.paragraph.number, context.sentence
        yield found


def _table(contexts: Sequence[Context], scoring: Scoring, memory: Memory) -> Iterator[Judgement]:
    """Judge the rows of a table twice: what most of a column states, the rest of it states too."""
    memory.columns, memory.measure = {}, ""
    first = [_judge(context, scoring, memory) for context in contexts]
    stated: dict[int, Counter[tuple[str, str]]] = {}
    for one in first:
        if one.verdict == "tied" and one.context.column is not None:
            figure = one.choices[0].figure
            stated.setdefault(one.context.column, Counter())[(figure.measure, figure.statistic)] += 1
    columns = {column: said.most_common(1)[0] for column, said in stated.items()}
    memory.columns = {column: what for column, (what, times) in columns.items() if times > 1}
    yield from (_judge(context, scoring, memory) for context in contexts) if memory.columns else first


def _judge(context: Context, scoring: Scoring, memory: Memory) -> Judgement:
    named = scoring.named(context)
    choices = sorted(_choices(context, scoring, memory, named), key=lambda choice: (-choice.odds, choice.figure.row))
    if not choices:
        return Judgement(context, "unsupported")
    none = -rarity(context.number)
    best = choices[0]
    if best.fit.how in ("printed", "secret"):
        return _tied(context, choices, none)
    if best.odds - none >= MISMATCHED and best.coverage >= NAMED:
        return Judgement(context, "mismatched", tuple(choices[:3]))
    printed = [one for one in choices if one.fit.how == "printed"]
    return _tied(context, printed, none) if printed else Judgement(context, "unsupported", tuple(choices[:3]))


def _tied(context: Context, choices: list[Choice], none: float) -> Judgement:
    best = choices[0]
    if best.odds - none < TIED or not best.words:
        return Judgement(context, "unsupported", tuple(choices[:3]))
    near = [one for one in choices[1:] if one.fit.how in ("printed", "secret") and best.odds - one.odds < CLEAR]
    both = [one for one in near if _named_with(best, one, context)]
    rest = [one for one in near if one not in both]
    if rest:
        return Judgement(context, "ambiguous", (best, *near))
    return Judgement(context, "tied", (best, *both))


def _named_with(best: Choice, other: Choice, context: Context) -> bool:
    """Say whether a number states two figures at once: "a national and regional average of 5.5%"."""
    said = context.areas.said
    same = (best.figure.measure, best.figure.period) == (other.figure.measure, other.figure.period)
    return same and best.figure.area != other.figure.area and {best.figure.area, other.figure.area} <= set(said)


def _choices(context: Context, scoring: Scoring, memory: Memory, named: dict[str, Named]) -> Iterator[Choice]:
    """Give the figures that a number may state, or be a slip of, with how likely that is."""
    number, prior = context.number, -log10(max(len(scoring.figures), 10))
    least = -rarity(number) - WITHIN
    likely, around = scoring.values.around(number)
    printed = _printed(likely, scoring, number)
    carrying = _carried(context, memory, named)
    exact = {scoring.figures[at].series for at in printed if not scoring.figures[at].statistic}
    for at in dict.fromkeys((*printed, *around, *_siblings(exact, scoring), *scoring.hidden)):
        figure = scoring.figures[at]
        how = named.get(figure.measure)
        if how is None:
            continue
        unit = unit_odds(number, figure, context)
        carried = carrying if figure.measure == memory.measure else 0.0
        column = _column(context, memory, figure)
        odds = prior + how.odds + carried + column + unit + statistic_odds(figure.statistic, context.cues)
        shown = at in printed or figure.secret is not None or figure.hidden
        if odds + MOST_PLACE + (0 if shown else SLIP) < least:
            continue
        place, names = scoring.place(figure, context)
        odds += place
        found = printed.get(at) or fit_hidden(number, figure, scoring.few, base="base" in context.cues)
        if found is None and odds + SLIP >= least:
            found = _slip(figure, exact, scoring, number)
        if found is not None:
            words = (*how.words, *names) or (("as before",) if carried or column > 0 else ())
            coverage = max(how.coverage, _by_label(figure, names, context, column))
            yield Choice(figure, found, odds + found.odds, words, coverage, unit)


def _by_label(figure: Printable, names: Sequence[str], context: Context, column: float) -> float:
    """Say how much of a figure's name its group or item gives: a row's own label all of it, words near the number most."""
    if column > 0 and any(label.casefold() in context.labels for label in figure.about if label):
        return 1.0
    return BY_LABEL if {figure.group, figure.item} & set(names) - {""} else 0.0


def _printed(likely: Iterable[int], scoring: Scoring, number: Number) -> dict[int, Fit]:
    """Find the figures that are printed so."""
    found = {}
    for at in likely:
        value = scoring.figures[at].value
        one = fit(number, value, scoring.figures[at].places, slips=False) if value is not None else None
        if one is not None:
            found[at] = one
    return found


def _siblings(exact: Iterable[Series], scoring: Scoring) -> Iterator[int]:
    """Give the figures of other periods and areas than some that are printed so."""
    for series in exact:
        yield from scoring.alike[(series[0], series[3], series[4])]


def _slip(figure: Printable, exact: set[Series], scoring: Scoring, number: Number) -> Fit | None:
    """Say of which slip a number would be a figure: of the hand, or another period's or area's in its place."""
    found = [one] if figure.value is not None and (one := fit(number, figure.value, figure.places)) else []
    if exact and not figure.statistic and not number.bound:
        if figure.series in exact:
            found.append(Fit("other period", OTHER_PERIOD))
        elif any((one[0], one[3], one[4]) == (figure.measure, figure.group, figure.item) for one in exact):
            alike = scoring.alike[(figure.measure, figure.group, figure.item)]
            found.append(Fit("other area", SLIP - log10(len(alike))))
    return max(found, key=lambda one: one.odds, default=None)


def _carried(context: Context, memory: Memory, named: Mapping[str, Named]) -> float:
    """Say what the measure of the number before gains: nothing where the sentence's own words name another."""
    if memory.paragraph == context.paragraph.number and memory.sentence == context.sentence:
        return SAME_SENTENCE
    if memory.measure not in named:
        return 0.0
    most = max((one.own for one in named.values() if one.coverage >= ANOTHER), default=0.0)
    if context.paragraph.number - memory.paragraph > 2 or named[memory.measure].own < most - OWN_TELLS:
        return 0.0
    return TAKEN_UP if "taken up" in context.cues and most < OWN_TELLS else SENTENCE_BEFORE


def _column(context: Context, memory: Memory, figure: Printable) -> float:
    if context.column is None or context.column not in memory.columns:
        return 0.0
    return SAME_COLUMN if memory.columns[context.column] == (figure.measure, figure.statistic) else -SAME_COLUMN / 3
