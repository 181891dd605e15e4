"""What is true of a report that was made up: its counts, and what any reader would know them to have to do."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase

from msgspec import Struct, field

Rows = tuple[tuple[str, ...], ...]
Terms = tuple[tuple[str, int], ...]
OLD = "before/"  # what the cells of last year's report are called by


def commentary(count: int) -> str:
    """Say a count as an agency does beside it."""
    return f"There were {count} of them."


class Sheet(Struct, frozen=True):
    """One agency's file; a workbook holds the numbers of `exact` cells unrounded, shown as the text says."""

    file: str
    rows: Rows
    exact: Mapping[tuple[int, int], float] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> str:
        """Name a cell as psrstats does, counted from 0."""
        return f"{self.file}!{self.file.rsplit('.', 1)[0]}!{ascii_uppercase[column]}{row + 1}"


class Sum(Struct, frozen=True):
    """A cell that holds the sum of others."""

    whole: str
    parts: tuple[str, ...]
    kind: str  # in what way, for the account of what was found


class Quotient(Struct, frozen=True):
    """A cell that an agency worked out: so many of one count for each of another."""

    told: str
    top: str
    bottom: str
    per: int
    kind: str
    less: float = 0.0  # what was taken off: a target, or the hundred of a change in per cent


class Rest(Struct, frozen=True):
    """What is left of a count once others that are part of it are taken away."""

    name: str
    whole: str
    parts: tuple[str, ...]
    kind: str
    over: bool = False  # whether the parts are more than the whole: those who are counted in two of them

    def left(self, counts: Mapping[str, int]) -> int:
        """Work it out of true counts."""
        left = counts[self.whole] - sum(counts[part] for part in self.parts)
        return -left if self.over else left


class Worked(Struct, frozen=True):
    """A measure that psrstats adds up: its name, and the cells with their signs for a period."""

    measure: str
    period: str
    terms: tuple[tuple[str, int], ...]


class Rule(Struct, frozen=True):
    """A policy as an outsider reads it under a table."""

    words: tuple[tuple[str, str | int], ...]  # as psrstats.toml says it
    largest: int  # the largest count that is left out; 0 where none is
    base: int = 1  # what the others are rounded to
    lowest: int = 1
    candidates: int = 3
    midpoint: bool = False  # whether the others are replaced by the middle of the base
    least: int = 0  # of fewer children no percentage is given

    @property
    def marks_low(self) -> bool:
        """Whether few that round to 0 are marked so, which makes a 0 a true one."""
        return self.base > 1 and not self.largest and not self.midpoint and (self.base + 1) // 2 - 1 >= self.candidates


class Made(Struct, frozen=True):
    """A report: how it is described, what its agencies send, and what is true of it."""

    name: str
    sheets: tuple[Sheet, ...]
    measures: Rows  # measures.csv with its head; empty where `psrstats init` is to describe the folder
    tables: tuple[tuple[tuple[str, str | list[str]], ...], ...]
    rule: Rule
    counts: Mapping[str, int]  # the true count in each cell, and of each group that is not sent but is told of
    public: frozenset[str] = frozenset()  # cells of populations, which others publish
    sums: tuple[Sum, ...] = ()
    quotients: tuple[Quotient, ...] = ()
    rests: tuple[Rest, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()  # cells of a part and of its whole
    worked: tuple[Worked, ...] = ()
    agree: tuple[tuple[str, str, str, str], ...] = ()  # two measures said to be the same, and a cell of each
    period: str = "2019-20"
    area: str = "Anytown"
    settings: tuple[tuple[str, str], ...] = ()  # more lines of [report], as TOML writes their values
    before: Made | None = None  # last year's report, which this one is held against
    same: tuple[tuple[str, str], ...] = ()  # a cell of this report and the one of last year's with the same count
    said: tuple[tuple[str, str], ...] = ()  # a cell of words and the count that they tell, as `commentary` says it
    kinds: frozenset[str] = frozenset()  # what it was made of
    balances: tuple[Terms, ...] = ()  # cells with their signs that come to nothing together
    ranks: tuple[tuple[tuple[str, str], ...], ...] = ()  # of each ranking the cells of the places and of their counts
    toml: tuple[str, ...] = ()  # more lines of psrstats.toml
    told: tuple[tuple[str, Terms], ...] = ()  # a cell that is no count, and the counts with their signs that it tells
