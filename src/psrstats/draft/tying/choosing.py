"""The figures that a statistic of a draft may state, or be a slip of, each with how likely that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import log10

from msgspec import Struct
from msgspec.structs import replace

from psrstats.draft.figures import Printable, Series
from psrstats.draft.numbers import Number
from psrstats.draft.tying.context import Context
from psrstats.draft.tying.evidence import SLIP, Fit, fit, fit_hidden, rarity
from psrstats.draft.tying.scoring import Named, Scoring, statistic_odds, unit_odds

BY_LABEL = 0.6  # of a figure's name, its group or item
WITHIN = 1.8  # what is less likely than no figure by more than that is not looked at
OTHER_PERIOD = SLIP + 0.3
SAME_SENTENCE, TAKEN_UP, SENTENCE_BEFORE = 1.2, 1.2, 0.5
SAME_COLUMN, OTHER_COLUMN = 1.5, -0.5
ANOTHER = 0.4  # of a wording that must be near to name another measure than the one before
OWN_TELLS = 0.3  # what the words of a sentence tell of one measure more than of another
AS_KEPT, KEPT_ALONE = 2.5, Named(0.0, 0.0, ())  # of the figure that the sentence was tied to before
AS_BEFORE = "as before"
Columns = Mapping[int, tuple[str, str]]  # the measure and the statistic that each column of a table states


class Choice(Struct, frozen=True):
    """A figure that a statistic may state: how, how likely, the words that speak for it, how much of its name they are.

    unit: how well the unit that is said goes with its own.
    """

    figure: Printable
    fit: Fit
    odds: float
    words: tuple[str, ...]
    coverage: float
    unit: float = 0.0


class Memory(Struct):
    """The measure that the statistic before states, and where that stands."""

    measure: str = ""
    paragraph: int = 0
    sentence: tuple[int, int] = (0, 0)


def choices(context: Context, scoring: Scoring, memory: Memory) -> Iterator[Choice]:
    """Give the figures that a number may state, or be a slip of.

    context: the number, with what stands about it; scoring: the report's figures and words; memory: what was read
    before.
    """
    number, named, prior = context.number, scoring.named(context), scoring.prior
    least = -rarity(number) - WITHIN - SAME_COLUMN * (context.column is not None)
    likely, around = scoring.values.around(number)
    printed = _printed(likely, scoring, number)
    carrying, in_full = _carried(context, memory, named), scoring.named_in_full(named)
    exact = {scoring.figures[at].series for at in printed if not scoring.figures[at].statistic}
    unprinted = not any(scoring.figures[at].measure in named for at in printed)  # else what is hidden is not asked for
    kept = scoring.kept.get((context.paragraph.number, number.start))
    for at in dict.fromkeys((*printed, *around, *_siblings(exact, scoring), *scoring.hidden)):
        figure = scoring.figures[at]
        how = named.get(figure.measure, KEPT_ALONE if at == kept else None)
        if how is None:
            continue
        carried = carrying if memory.measure in scoring.family(figure.measure) else 0.0
        odds = prior + how.odds + carried + statistic_odds(figure.statistic, context.cues)
        odds += AS_KEPT if at == kept else scoring.outnamed(how, figure, in_full)
        shown = at in printed or figure.secret is not None or figure.hidden
        worst = least - (0 if shown else SLIP)
        if odds + scoring.most[at] < worst:
            continue
        unit = unit_odds(number, figure, context)
        place, names = scoring.place(figure, context)
        odds += unit + place
        if odds < worst:
            continue
        base = "base" in context.cues or how.coverage < ANOTHER
        found = printed.get(at) or fit_hidden(number, figure, scoring.few, base=base, by_value=unprinted)
        if found := found or _slip(figure, exact, scoring, number):
            before = [AS_BEFORE] if at == kept or (carried and not (how.words or names)) else []
            words = (*how.words, *names, *before)
            by_label = BY_LABEL if {figure.group, figure.item} & set(names) - {""} else 0.0
            coverage = 1.0 if at == kept else max(how.coverage, by_label)
            yield Choice(figure, found, odds + found.odds, words, coverage, unit)


def in_column(choice: Choice, context: Context, columns: Columns) -> Choice:
    """Weigh a choice by what most of its column states; a row's own label then gives all of a figure's name."""
    stated = columns.get(context.column) if context.column is not None else None
    if stated is None:
        return choice
    if stated != (choice.figure.measure, choice.figure.statistic):
        return replace(choice, odds=choice.odds + OTHER_COLUMN)
    labelled = any(label.casefold() in context.labels for label in choice.figure.about if label)
    words = choice.words or ("as its column",)
    return replace(choice, odds=choice.odds + SAME_COLUMN, words=words, coverage=1.0 if labelled else choice.coverage)


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
