"""Parts of a whole: the share of each, and two groups that overlap."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from psrstats.cli.calc.answer import Answer, listed
from psrstats.cli.calc.quotient import UNDEFINED, quotient
from psrstats.cli.calc.typed import Typed, spoken
from psrstats.formulas.overlap import overlap


def share(parts: Sequence[Typed]) -> Answer:
    """Answer with each part's share of them all.

    >>> share([1, 48, 10, 4]).line
    'Of 63, 1 is 1.6%, 48 is 76.2%, 10 is 15.9% and 4 is 6.3%'
    >>> share([1, 1, 1]).line
    'Of 3, 1 is 33.3%, 1 is 33.3% and 1 is 33.3%; printed so they add up to 99.9%'
    """
    if min(parts) < 0:
        raise ValueError("a part cannot be negative")
    whole: Typed = sum(parts)
    figures = [quotient("percentage", part, whole, 100, 1) for part in parts]
    said = listed([f"{spoken(part)} is {figure.text}" for part, figure in zip(parts, figures, strict=True)])
    printed = sum(Decimal(figure.text[:-1]) for figure in figures) if whole else Decimal(100)
    note = UNDEFINED if not whole else f"printed so they add up to {printed}%" if printed != 100 else ""
    shares = [
        {"part": part, "value": figure.value, "text": figure.text} for part, figure in zip(parts, figures, strict=True)
    ]
    line = f"Of {spoken(whole)}, {said}" + (f"; {note}" if note else "")
    return Answer("share", line, {"total": whole, "shares": shares, "note": note})


def either(first: Typed, second: Typed, both: Typed) -> Answer:
    """Answer with how many are in one of two groups or in both.

    >>> either(117, 137, 6).line
    '117 and 137, 6 of them in both, are 248 in all: 111 in the first only, 131 in the second only'
    """
    found = overlap(first, second, both)
    inputs = [spoken(number) for number in (first, second, both)]
    counts = [spoken(number) for number in found[:3]]
    line = "{} and {}, {} of them in both, are {} in all: {} in the first only, {} in the second only"
    return Answer("overlap", line.format(*inputs, *counts), {"first": first, "second": second} | found._asdict())
