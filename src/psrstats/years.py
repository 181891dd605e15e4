"""What is told from one year's report to the next: what moves on, what has come, what differs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One value of the description that becomes another."""

    where: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Awaited:
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


@dataclass(frozen=True, slots=True)
class Left:
    """Something to look at again: of which kind, where, and what it says."""

    kind: str
    where: str
    says: str


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """How a source stands: came, awaited, missing or unreadable; and what differs in shape from last year's file."""

    name: str
    agency: str
    file: str
    state: str
    says: str = ""  # what its file's state comes from, or what it was held against
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """What of a report has come."""

    period: str
    sources: tuple[SourceStatus, ...]
    unknown: tuple[str, ...] = ()  # files in the folder sources that no source names

    @property
    def settled(self) -> bool:
        """Whether everything has come, in the shape that it had last year."""
        return all(one.state == "came" and not one.differs for one in self.sources) and not self.unknown


@dataclass(frozen=True, slots=True)
class RolledOver:
    """What a report becomes in another year."""

    before: str
    period: str
    changes: tuple[Change, ...]
    awaited: tuple[Awaited, ...]
    left: tuple[Left, ...]
    files: tuple[tuple[str, bytes], ...]
