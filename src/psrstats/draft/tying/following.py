"""Numbers of a draft from which one that is not shown can be worked out with those that are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from psrstats.draft.figures import Printable
from psrstats.draft.review import Found
from psrstats.draft.tying.findings import follows_finding
from psrstats.draft.tying.judging import NAMED, Judgement
from psrstats.draft.tying.scoring import Scoring

MOST_BESIDE = 12  # figures of one measure and period of which sums are looked for
MOST_ADDED = 3


def follows(judgements: Sequence[Judgement], scoring: Scoring) -> Iterator[Found]:
    """Tell of counts that no figure gives, in whose words a measure stands of which one that is not shown would follow.

    judgements: of the draft's statistics; scoring: the report's figures.
    """
    revealing = _revealing(scoring)
    for one in judgements:
        value = one.context.number.value
        if one.verdict != "unsupported" or value is None or not one.context.number.is_count:
            continue
        named = {name for name, how in scoring.named(one.context).items() if how.coverage >= NAMED}
        if any(value in revealing.get(name, ()) for name in named):
            yield follows_finding(one)


def _revealing(scoring: Scoring) -> dict[str, set[Fraction]]:
    """Give, of each measure, the counts that give one away: what is left of a total, and sums with figures shown."""
    found: dict[str, set[Fraction]] = {}
    for at in scoring.hidden:
        hidden = scoring.figures[at]
        if hidden.secret is not None and hidden.unit == "count" and not hidden.statistic:
            beside = _beside(hidden, scoring)
            found.setdefault(hidden.measure, set()).update(_given(hidden.secret, beside))
    shown = {one.value for one in scoring.figures if one.value is not None}
    return {name: values - shown for name, values in found.items()}


def _beside(hidden: Printable, scoring: Scoring) -> list[Fraction]:
    """Give what is shown of the same measure and period."""
    same = [scoring.figures[at] for key, some in scoring.alike.items() if key[0] == hidden.measure for at in some]
    return [one.value for one in same if one.value is not None and one.period == hidden.period][:MOST_BESIDE]


def _given(secret: Fraction, beside: Sequence[Fraction]) -> Iterator[Fraction]:
    for value in beside:
        if value > secret:
            yield value - secret
    for count in range(1, MOST_ADDED):
        for some in combinations(beside, count):
            yield secret + sum(some)
