"""Which period each figure is of: from its headings, its labels and the lines above, the nearest first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import distinct
from psrstats.load.lines import NONE, Line
from psrstats.load.sheet import Array
from psrstats.load.term import Term, in_year
from psrstats.load.year_kinds import YearKind, in_kind, year_kind
from psrstats.load.year_totals import whole_year
from psrstats.periods import ImpossiblePeriod, Period, known_period, read_period
from psrstats.totals import is_total

TOTAL = "all periods"  # a sum over periods is no figure of any
Dated = tuple[Term, ...]  # what the lines of one axis say of a place's period, the nearest first


class Told(Struct, frozen=True):
    """The period of a figure, or why it cannot be told."""

    period: str = ""
    problem: str = ""
    words: str = ""  # those that cannot be placed


class Dates(Struct, frozen=True):
    """The different things that an axis says of periods, and which of them is said over each place."""

    said: tuple[Dated, ...]
    codes: Array

    @property
    def any(self) -> bool:
        """Whether anything is said at all."""
        return any(term.dated for dated in self.said for term in dated)


def dates_of(lines: Sequence[Line], count: int, kind: YearKind | None = None) -> Dates:
    """Gather what the lines of an axis say of the periods of its places.

    kind: the kind of years that the lines above speak of, such as academic years.
    """
    dated = [
        line for line in lines if any(line.terms[code].dated for code in line.used.tolist()) or line.role == "period"
    ]
    if not dated:
        return Dates(((),), np.zeros(count, dtype=np.int32))
    kinds = [line for line in lines if any(map(year_kind, line.texts))]
    first, codes = distinct(*(line.codes for line in (*dated, *kinds)))
    said = []
    years = {line.dimension: year for line in dated if line.role == "period" and (year := _year_of_rows(line))}
    for place in first.tolist():
        over = [(line, int(line.codes[place])) for line in kinds if line.codes[place] != NONE]
        own = next(filter(None, (year_kind(line.texts[code]) for line, code in over)), kind)
        codes_of = [(line, int(line.codes[place])) for line in reversed(dated)]
        terms = [_as_period(line, code, own, years.get(line.dimension, "")) for line, code in codes_of if code != NONE]
        dated_beside = any(term.period for term in terms)  # Year ending, over Mar-23
        said.append(tuple(term for term in terms if not (dated_beside and term.fault and year_kind(term.text))))
    return Dates(tuple(said), codes.astype(np.int32))


def _year_of_rows(line: Line) -> str:
    """Name the year whose quarters or months a column names, each once, and once a total; blank where it does not."""
    counts = np.bincount(line.codes[line.codes != NONE], minlength=len(line.terms))
    used = [term for term, count in zip(line.terms, counts.tolist(), strict=True) if count]
    said = [term.part or term.period for term in used if term.part != "year"]
    totals = sum(term.total or term.part == "year" for term in used)
    return whole_year([one for one in said if one]) if totals == 1 and counts.max() == 1 else ""


def _as_period(line: Line, code: int, kind: YearKind | None, year: str) -> Term:
    """Give a term as it stands in a column of periods: there a word that is none is at fault, and a total is of all.

    year: the year that a total is of, where the column has all of its quarters or months.
    """
    term = line.terms[code]
    if term.part and line.role == "period" and (name := _in_year_over(term.part, line.name)):
        return Term(term.text, period=name)
    kind = year_kind(line.name) or kind
    if kind and term.period and not year_kind(term.text):
        period, fault = in_kind(term.period, kind)
        return replace(term, period=period, fault=fault)
    if term.part == "year" and year not in ("", "year"):
        return Term(term.text, period=year)
    if line.role != "period" or term.dated:
        return term
    if term.total and year:
        return Term(term.text, part="year" if year == "year" else "", period="" if year == "year" else year)
    if term.total:
        return Term(term.text, period=TOTAL)
    return Term(term.text, fault=f"'{term.text}' is not a period")


def _in_year_over(part: str, heading: str) -> str:
    """Name the part of the year that the heading over its column says; blank where it says none."""
    try:
        year = read_period(heading)
    except ImpossiblePeriod:
        return ""
    return in_year(part, year) if year else ""


def tell(rows: Dated, columns: Dated, root: str) -> Told:
    """Tell the period of figures from what their labels and their headings say.

    root: the one period that the lines above speak of, or the sheet's name; blank where they speak of none.
    """
    every = (*columns, *rows)
    if any(term.period == TOTAL for term in every):
        return Told(TOTAL)
    if fault := next((term for term in every if term.fault), None):
        return Told(problem=fault.fault, words=fault.text)
    part = next((term for term in every if term.part), None)
    years = [known_period(term.period) for term in every if term.period]
    if part:
        return _part(part, [*years, *([known_period(root)] if root else [])])
    of_columns, of_rows = (_nearest(terms) for terms in (columns, rows))
    if of_columns and of_rows and of_columns != of_rows:
        return _one_of(of_columns, of_rows)
    return Told(str(of_columns or of_rows or ""))


def _part(part: Term, years: Sequence[Period]) -> Told:
    for year in years:
        if found := in_year(part.part, year):
            return Told(found)
    if part.part == "year" and years:
        return Told(years[0].name)
    what = "adds up the parts of a year" if is_total(part.text) else "is part of a year"
    return Told(problem=f"'{part.text}' {what}, and nothing says which", words=part.text)


def _nearest(terms: Dated) -> Period | None:
    return next((known_period(term.period) for term in terms if term.period), None)


def _one_of(one: Period, other: Period) -> Told:
    """Of two periods keep the one that lies within the other."""
    for inner, outer in ((one, other), (other, one)):
        if outer.start <= inner.start and inner.end <= outer.end:
            return Told(inner.name)
    return Told(problem=f"its heading says {one} and its label {other}", words=other.name)
