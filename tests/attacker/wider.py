"""Random reports of every kind: those of reports.py, and of four three of the kinds that these lack."""

from __future__ import annotations

from random import Random

from msgspec.structs import replace

from tests.attacker.apart_pieces import APART
from tests.attacker.derived_pieces import DERIVED
from tests.attacker.further_pieces import FURTHER
from tests.attacker.later_pieces import LATER
from tests.attacker.made import Made, Rule
from tests.attacker.more_pieces import MORE
from tests.attacker.pieces import PIECES
from tests.attacker.reports import random_report, random_rule, report_of

MIDPOINT = Rule((("policy", "midpoint-6"),), 0, 6, midpoint=True)
EVERY = 4  # of so many reports one is of the wider kinds, one of what adds up apart, and one of what else tells


def any_report(seed: int) -> Made:
    """Make a report by its number, of any kind."""
    return (random_report, apart_report, wider_report, later_report)[seed % EVERY](seed)


def apart_report(seed: int) -> Made:
    """Make a report in which what adds up stands apart: in other sheets, under other words, in other periods."""
    rng = Random(f"apart {seed}")
    pieces = [rng.choice(APART)(rng, f"a{rng.choice('abcdefgh')}")]
    if rng.random() < 0.4:
        pieces.append(rng.choice((*APART, *PIECES))(rng, f"b{rng.choice('abcdefgh')}"))
    described = rng.random() < 0.65 or any(
        piece.worked or piece.public or piece.agree or piece.rests or piece.kind == "localities" for piece in pieces
    )
    return report_of(f"apart-{seed}", pieces, random_rule(rng), described=described)


def later_report(seed: int) -> Made:
    """Make a report with averages, costs, reaches, shifted years, ages end to end, or what an agency left out."""
    rng = Random(f"later {seed}")
    pieces = [rng.choice((*LATER, *FURTHER))(rng, f"l{rng.choice('abcdefgh')}")]
    if rng.random() < 0.4:
        pieces.append(rng.choice((*LATER, *FURTHER, *APART, *PIECES))(rng, f"k{rng.choice('abcdefgh')}"))
    return report_of(f"later-{seed}", pieces, random_rule(rng))


def derived_report(seed: int) -> Made:
    """Make a report with figures that are worked out from others: each of its kinds in turn."""
    rng = Random(f"derived {seed}")
    return report_of(
        f"derived-{seed}", [DERIVED[seed % len(DERIVED)](rng, f"d{rng.choice('abcdefgh')}")], random_rule(rng)
    )


def wider_report(seed: int) -> Made:
    """Make a report with places in a ranking, years that balance, shared children, midpoints or least denominators."""
    rng = Random(f"wider {seed}")
    rule = _rule(rng)
    pieces = [rng.choice(MORE)(rng, f"w{rng.choice('abcdefgh')}")]
    if rng.random() < 0.4 or rule.midpoint or rule.least:
        pieces.append(rng.choice(PIECES)(rng, f"v{rng.choice('abcdefgh')}"))
    return report_of(f"wider-{seed}", pieces, rule)


def _rule(rng: Random) -> Rule:
    kind = rng.random()
    if kind < 0.15:
        return MIDPOINT
    rule = random_rule(rng)
    if kind < 0.35:
        return replace(rule, words=(*rule.words, ("least_denominator", 10)), least=10)
    return rule
