"""A part of a sentence, with the figures that it prints."""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct

from psrstats.config import Measure
from psrstats.sentences.grammar import BEFORE_OTHERS, singular
from psrstats.units import said_of

COUNTED = {"count": "number", "percent": "percentage"}
ONE_OF_A_KIND = frozenset("rate percentage proportion share number average median mean prevalence score".split())


class Clause(Struct, frozen=True):
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


def subject(measure: Measure) -> str:
    """Make a measure's title the subject of a sentence: what is one of its kind takes an article, children a number.

    >>> titles = {"Rate of referrals": "rate", "Overall absence rate": "percent", "Children looked after": "count",
    ...     "Plans in time": "percent", "Attendance": "count", "Re-referrals as a share of referrals": "percent"}
    >>> for title, unit in titles.items():
    ...     print(subject(Measure(name="a", title=title, source="s", unit=unit, per=1000 if unit == "rate" else None)))
    The rate of referrals
    The overall absence rate
    The number of children looked after
    The percentage of plans in time
    Attendance
    Re-referrals as a share of referrals
    """
    title = measure.title
    words = title.casefold().split()
    small = f"{title[:1].lower() if title.split()[0][1:].islower() else title[:1]}{title[1:]}"
    if words[0] in ONE_OF_A_KIND or words[-1] in ONE_OF_A_KIND:
        return f"The {small}"
    counted = COUNTED.get(measure.unit, "")
    several = any(singular(word) != word for word in takewhile(lambda word: word not in BEFORE_OTHERS, words))
    return f"The {counted} of {small}" if counted and several and not ONE_OF_A_KIND.intersection(words) else title


def per(measure: Measure) -> str:
    """Say what a rate is per, or the unit that is said after a figure, with a space before it; blank for others.

    >>> per(Measure(name="a", title="A", source="s", unit="rate", per=10000))
    ' per 10,000'
    """
    return f" per {measure.per:,}" if measure.per else said_of(measure.unit).spoken
