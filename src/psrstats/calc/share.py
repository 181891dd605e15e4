"""The share of each part in a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from psrstats.calc.answer import Answer, listed
from psrstats.calc.quotient import UNDEFINED, quotient
from psrstats.calc.typed import Given, Typed, numbers, rational, spoken
from psrstats.errors import Fault, UserError


def share(parts: Sequence[Given]) -> Answer:
    """Answer with each part's share of them all.

    Raises UserError for what is not a number, and for a negative part.

    >>> share([1, 48, 10, 4]).line
    'Of 63, 1 is 1.6%, 48 is 76.2%, 10 is 15.9% and 4 is 6.3%'
    >>> share([1, 1, 1]).line
    'Of 3, 1 is 33.3%, 1 is 33.3% and 1 is 33.3%; printed so they add up to 99.9%'
    """
    counts = numbers(**{f"value {place}": part for place, part in enumerate(parts or [""], 1)})
    if min(counts) < 0:
        raise UserError(Fault("share", "a part cannot be negative."))
    whole: Typed = sum(counts)
    texts = [quotient("percentage", part, whole, 100, 1).text for part in counts]
    note = adding_up(texts) if whole else UNDEFINED
    said = listed([f"{spoken(part)} is {text}" for part, text in zip(counts, texts, strict=True)])
    values = [Fraction(rational(part) * 100, rational(whole)) if whole else None for part in counts]
    shares = [
        {"part": part, "value": value, "text": text} for part, value, text in zip(counts, values, texts, strict=True)
    ]
    line = f"Of {spoken(whole)}, {said}" + (f"; {note}" if note else "")
    return Answer("share", line, {"total": whole, "shares": shares, "note": note})


def adding_up(texts: Iterable[str]) -> str:
    """Say what printed percentages add up to, where rounding keeps them from 100.

    >>> adding_up(["33.3%", "33.3%", "33.3%"]), adding_up(["25.0%", "75.0%"])
    ('printed so they add up to 99.9%', '')
    """
    printed = sum(Decimal(text.removesuffix("%")) for text in texts)
    return "" if printed == 100 else f"printed so they add up to {printed}%"
