"""A part of a sentence, with the figures that it prints."""

from __future__ import annotations

from dataclasses import dataclass

from psrstats.config import Measure
from psrstats.units import said_of

ONE_OF_A_KIND = frozenset("rate percentage proportion share number average median mean prevalence score".split())


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


def subject(title: str) -> str:
    """Make a measure's title the subject of a sentence: what is one of its kind takes an article.

    >>> subject("Rate of referrals"), subject("Children looked after"), subject("Overall absence rate")
    ('The rate of referrals', 'Children looked after', 'The overall absence rate')
    """
    first, last = title.split()[0], title.split()[-1]
    alone = first.casefold() in ONE_OF_A_KIND or last.casefold() in ONE_OF_A_KIND
    return f"The {first[:1].lower() if first[1:].islower() else first[:1]}{title[1:]}" if alone else title


def per(measure: Measure) -> str:
    """Say what a rate is per, or the unit that is said after a figure, with a space before it; blank for others.

    >>> per(Measure(name="a", title="A", source="s", unit="rate", per=10000))
    ' per 10,000'
    """
    return f" per {measure.per:,}" if measure.per else said_of(measure.unit).spoken
