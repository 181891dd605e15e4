"""A part of a sentence, with the figures that it prints."""

from __future__ import annotations

from dataclasses import dataclass

from psrstats.config import Measure
from psrstats.units import said_of


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, and the rows of FIGURES that it prints."""

    text: str
    rows: tuple[int, ...] = ()


def unsigned(text: str) -> str:
    """Print a change without its sign.

    >>> unsigned("-20"), unsigned("+2.4 percentage points")
    ('20', '2.4 percentage points')
    """
    return text.lstrip("+-")


def joined(parts: list[str]) -> str:
    """List some words.

    >>> joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def per(measure: Measure) -> str:
    """Say what a rate is per, or the unit that is said after a figure, with a space before it; blank for others.

    >>> per(Measure(name="a", title="A", source="s", unit="rate", per=10000))
    ' per 10,000'
    """
    return f" per {measure.per:,}" if measure.per else said_of(measure.unit).spoken
