"""What is told from one year's report to the next: what moves on, what has come, what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, get_args

from msgspec import Struct

Kind = Literal["changed", "gone", "new"]
Cause = Literal["source", "population", "definition", "rounding", "disclosure", "correction", "formula"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CAUSES: tuple[Cause, ...] = get_args(Cause)
IN_WORDS: dict[Cause, str] = {
    "source": "its agency sent another figure",
    "population": "its population is another one",
    "definition": "it is defined otherwise",
    "rounding": "it is rounded otherwise",
    "disclosure": "counts are shown by another rule",
    "correction": "a figure that was sent is corrected",
    "formula": "it is worked out otherwise",
}


class Change(Struct, frozen=True):
    """One value of the description that becomes another."""

    where: str
    was: str
    becomes: str


class Awaited(Struct, frozen=True):
    """A source whose file is still to come: who sends it, what it is called, when last year's was saved."""

    name: str
    agency: str
    file: str
    last: str

    @property
    def says(self) -> str:
        """The file, who sends it, and when last year's was saved.

        >>> Awaited("care", "Social care", "care.xlsx", "1 June 2020").says
        'care.xlsx, from Social care; the last one was saved on 1 June 2020'
        """
        return "; ".join(filter(None, (f"{self.file}, from {self.agency}", self.since)))

    @property
    def since(self) -> str:
        """When last year's was saved; blank where that is not known."""
        return f"the last one was saved on {self.last}" if self.last[:1].isdigit() else ""


class Left(Struct, frozen=True):
    """Something to look at again: of which kind, where, and what it says."""

    kind: str
    where: str
    says: str


class SourceStatus(Struct, frozen=True):
    """How a source stands: came, awaited, missing or unreadable; and what differs in shape from last year's file."""

    name: str
    agency: str
    file: str
    state: str
    says: str = ""  # what its file's state comes from, or what it was held against
    differs: tuple[str, ...] = ()


class Status(Struct, frozen=True):
    """What of a report has come."""

    period: str
    sources: tuple[SourceStatus, ...]
    unknown: tuple[str, ...] = ()  # files in the folder sources that no source names

    @property
    def settled(self) -> bool:
        """Whether everything has come, in the shape that it had last year."""
        return all(one.state == "came" and not one.differs for one in self.sources) and not self.unknown


class RolledOver(Struct, frozen=True):
    """What a report becomes in another year."""

    before: str
    period: str
    changes: tuple[Change, ...]
    awaited: tuple[Awaited, ...]
    left: tuple[Left, ...]
    files: tuple[tuple[str, bytes], ...]


class Difference(Struct, frozen=True):
    """A figure that only one of two reports has, or both with other values: what it was, what it is, and why."""

    measure: str
    statistic: str
    title: str
    area: str
    group: str
    item: str
    period: str
    was: str  # as it was printed; blank where it is new
    now: str  # as it is printed; blank where it is gone
    kind: Kind
    cause: Cause
    why: str
    cells: tuple[str, ...]

    @property
    def about(self) -> str:
        """What the figure is about, in words."""
        return ", ".join(filter(None, (self.area, self.group, self.item, self.period)))


class Compared(Struct, frozen=True):
    """Two reports set side by side: their figures that differ, what a reader would notice most first."""

    before: str
    after: str
    kinds: Mapping[Kind, int]
    causes: Mapping[Cause, int]
    same: int  # figures that both have and print alike
    each: Callable[[], Iterator[Difference]]
    opened: tuple[str, ...] = ()  # counts that both editions together give away
    internal: bool = False

    @property
    def number(self) -> int:
        """How many figures differ."""
        return sum(self.kinds.values())
