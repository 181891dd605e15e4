"""Which figure each statistic of a draft states: the likeliest by words and value, if it is clear of all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import log10

from msgspec import Struct

from psrstats.draft.review import Verdict
from psrstats.draft.tying.choosing import Choice, Columns, Memory, choices, in_column
from psrstats.draft.tying.context import Context
from psrstats.draft.tying.evidence import Fit, fit, rarity
from psrstats.draft.tying.scoring import Scoring

CLEAR = 0.45  # how far the likeliest must be from the next, as a power of ten
TIED, MISMATCHED, MISMATCHED_CHANGE = 0.3, -1.0, 0.0  # and from being no figure at all
NAMED = 0.45  # of a measure's wording that must be near for a mismatch
BY_CONTROL = "its content control"
MOST = 3  # choices that are told of a number


class Judgement(Struct, frozen=True):
    """What a statistic was found to be, with the figures that it may state, the likeliest first."""

    context: Context
    verdict: Verdict
    choices: tuple[Choice, ...] = ()

    @property
    def states_a_value(self) -> bool:
        """Whether it states one figure's own value, as printed."""
        if self.verdict != "tied" or len(self.choices) > 1:
            return False
        return self.choices[0].fit.how == "printed" and not self.choices[0].figure.statistic


def judged(contexts: Iterable[Context], scoring: Scoring) -> Iterator[Judgement]:
    """Judge each statistic of a draft, in reading order.

    contexts: the statistics with what stands about them; scoring: the report's figures and words.
    """
    memory = Memory()
    for in_table, some in groupby(contexts, key=lambda context: context.column is not None):
        judge, each = _table if in_table else _text, list(some)
        for context, one in zip(each, judge(each, scoring, memory), strict=True):
            yield _by_control(context, scoring) or one


def _by_control(context: Context, scoring: Scoring) -> Judgement | None:
    """Judge a number by the name of the content control that it stands in, as `psrstats fill` leaves them."""
    at = scoring.asked.get(context.asked)
    figure = None if at is None else scoring.figures[at]
    if figure is None or figure.value is None or figure.secret is not None:
        return None
    found = fit(context.number, figure.value, figure.places) or Fit("control", 0.0)
    verdict: Verdict = "tied" if found.how == "printed" else "mismatched"
    return Judgement(context, verdict, (Choice(figure, found, found.odds, (BY_CONTROL,), 1.0),))


def _text(contexts: Sequence[Context], scoring: Scoring, memory: Memory) -> Iterator[Judgement]:
    for context in contexts:
        found = _decided(context, choices(context, scoring, memory))
        if found.verdict in ("tied", "mismatched"):
            memory.measure = found.choices[0].figure.measure
            memory.paragraph, memory.sentence = context.paragraph.number, context.sentence
        yield found


def _table(contexts: Sequence[Context], scoring: Scoring, memory: Memory) -> Iterator[Judgement]:
    """Judge the rows of a table twice: what most of a column states, the rest of it states too."""
    memory.measure = ""
    found = [(context, list(choices(context, scoring, memory))) for context in contexts]
    columns = _columns([_decided(context, some) for context, some in found])
    yield from (_decided(context, [in_column(one, context, columns) for one in some]) for context, some in found)


def _columns(first: Sequence[Judgement]) -> Columns:
    stated: dict[int, Counter[tuple[str, str]]] = {}
    for one in first:
        if one.verdict == "tied" and one.context.column is not None:
            figure = one.choices[0].figure
            stated.setdefault(one.context.column, Counter())[(figure.measure, figure.statistic)] += 1
    most = {column: said.most_common(1)[0] for column, said in stated.items()}
    return {column: what for column, (what, times) in most.items() if times > 1}


def _decided(context: Context, found: Iterable[Choice]) -> Judgement:
    """Decide between choices: the likeliest that is printed so, a slip of one that is named, or none."""
    some = sorted(found, key=lambda choice: (-choice.odds, choice.figure.row))
    none = -rarity(context.number)
    if not some:
        return Judgement(context, "unsupported")
    best = some[0]
    if best.fit.how in ("printed", "secret"):
        return _tied(context, some, none)
    enough = MISMATCHED_CHANGE if best.figure.statistic not in ("", "total") else MISMATCHED
    if best.odds - none >= enough and best.coverage >= NAMED:
        return Judgement(context, "mismatched", tuple(some[:MOST]))
    printed = [one for one in some if one.fit.how == "printed"]
    return _tied(context, printed, none) if printed else Judgement(context, "unsupported", tuple(some[:MOST]))


def _tied(context: Context, some: Sequence[Choice], none: float) -> Judgement:
    best = some[0]
    near = [one for one in some[1:] if one.fit.how in ("printed", "secret") and best.odds - one.odds < CLEAR]
    if best.odds + log10(1 + len(near)) - none < TIED or not best.words:
        return Judgement(context, "unsupported", tuple(some[:MOST]))
    both = [one for one in near if _named_with(best, one, context)]
    rest = [one for one in near if one not in both]
    if rest and best.fit.how != "secret":
        return Judgement(context, "ambiguous", (best, *near))
    return Judgement(context, "tied", (best, *both))


def _named_with(best: Choice, other: Choice, context: Context) -> bool:
    """Say whether a number states two figures at once: "a national and regional average of 5.5%"."""
    said = context.areas.said
    same = (best.figure.measure, best.figure.period) == (other.figure.measure, other.figure.period)
    return same and best.figure.area != other.figure.area and {best.figure.area, other.figure.area} <= set(said)
