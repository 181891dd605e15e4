"""Numbers of a draft from which one that is not shown can be worked out with those that are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from psrstats.draft.figures import Printable
from psrstats.draft.tying.judging import NAMED, Judgement
from psrstats.draft.tying.scoring import Scoring

MOST_BESIDE = 12  # figures of one measure and period of which sums are looked for
MOST_ADDED = 3


def revealing(judgements: Sequence[Judgement], scoring: Scoring) -> Iterator[Judgement]:
    """Give the counts that no figure is, in whose words a measure stands of which one that is not shown would follow.

    judgements: of the draft's statistics; scoring: the report's figures.
    """
    telling = _telling(scoring)
    for one in judgements:
        value = one.context.number.value
        if one.verdict not in ("unsupported", "mismatched") or value is None or not one.context.number.is_count:
            continue
        named = {name for name, how in scoring.named(one.context).items() if how.coverage >= NAMED}
        if any(value in telling.get(name, ()) for name in named):
            yield one


def _telling(scoring: Scoring) -> dict[str, set[Fraction]]:
    """Give, of each measure, the counts that give one away: what is left of a total, and sums with figures shown."""
    found: dict[str, set[Fraction]] = {}
    for at in scoring.hidden:
        hidden = scoring.figures[at]
        if hidden.secret is not None and hidden.unit == "count" and not hidden.statistic:
            found.setdefault(hidden.measure, set()).update(_given(hidden.secret, *_beside(hidden, scoring)))
    shown = {one.value for one in scoring.figures if one.value is not None}
    return {name: values - shown for name, values in found.items()}


def _beside(hidden: Printable, scoring: Scoring) -> tuple[list[Fraction], list[Fraction]]:
    """Give what is shown of the same measure and period: of all together, and of the other groups or areas."""
    same = [scoring.figures[at] for key, some in scoring.alike.items() if key[0] == hidden.measure for at in some]
    shown = [one for one in same if one.value is not None and one.period == hidden.period]
    wholes = [one for one in shown if not (one.group or one.item) and one.area == scoring.report.area]
    parts = [one for one in shown if one not in wholes and one.area not in scoring.report.compared_with]
    return [one.value for one in wholes if one.value], [one.value for one in parts if one.value][:MOST_BESIDE]


def _given(secret: Fraction, wholes: Sequence[Fraction], parts: Sequence[Fraction]) -> Iterator[Fraction]:
    yield from (whole - secret for whole in wholes if whole > secret)
    for count in range(1, MOST_ADDED):
        for some in combinations(parts, count):
            yield secret + sum(some)
