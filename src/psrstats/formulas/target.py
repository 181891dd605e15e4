"""A figure against a target with its tolerance."""

from __future__ import annotations

from typing import Literal

from psrstats.numbers import Exact, exact

Outcome = Literal["met", "within tolerance", "missed"]


def target(
    value: float | Exact, aim: float | Exact, tolerance: float | Exact = 0, *, polarity: Literal["high", "low"]
) -> Outcome:
    """Say whether a figure meets its target.

    value, aim, tolerance: in one unit, the tolerance 0 or more; each stands for the decimal it was typed as.
    polarity: which end is good.
    Returns met at the target or beyond it, within tolerance up to the whole tolerance short of it, missed otherwise.
    Raises ValueError for a negative tolerance, and for a polarity that is neither high nor low.

    >>> target(95, 95, 5, polarity="high"), target(90, 95, 5, polarity="high"), target(89.9, 95, 5, polarity="high")
    ('met', 'within tolerance', 'missed')
    >>> target(0.4, 0.3, 0.1, polarity="low")  # in floats, 0.4 - 0.3 is more than 0.1
    'within tolerance'
    """
    if tolerance < 0:
        raise ValueError("a tolerance cannot be negative")
    if polarity not in ("high", "low"):
        raise ValueError("a target needs a polarity: say whether high or low is good")
    short = exact(aim) - exact(value) if polarity == "high" else exact(value) - exact(aim)
    return "met" if short <= 0 else "within tolerance" if short <= exact(tolerance) else "missed"
