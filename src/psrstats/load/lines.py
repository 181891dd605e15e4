"""A line of words along a table: over its columns, or beside its rows, each read once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Literal

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import distinct
from psrstats.files.grid import Place
from psrstats.load.abbreviated import with_abbreviations
from psrstats.load.sheet import Array, Sheet
from psrstats.load.term import Term
from psrstats.load.terms import Terms
from psrstats.load.words import fold
from psrstats.load.year_kinds import short_years, written_out
from psrstats.patterns import regex
from psrstats.periods import known_period, month_of

NONE = -1
SEVERAL = 2
Kind = Literal["heading", "label", "title", "sheet"]
_BAND = regex(r"\d{1,2} ?(?:-|to|\u2013) ?\d{1,2}")
_DATED = regex(r"\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}|[A-Z][a-z]+ 20\d\d")


class Line(Struct, frozen=True, dict=True):
    """One line of an axis: each different text once, and for each place of the axis the number of the one over it.

    A column of labels in which a tree is drawn is one line a level; they share their `dimension`.
    """

    kind: Kind
    name: str  # the heading over labels
    role: str  # of a column of labels, as columns.py tells it
    dimension: int
    codes: Array
    texts: tuple[str, ...]
    terms: tuple[Term, ...]
    rows: Array
    columns: Array

    @cached_property
    def used(self) -> Array:
        """The numbers of the texts that stand over anything."""
        found: Array = self.codes[distinct(self.codes)[0]]
        used: Array = found[found != NONE]
        return used

    @cached_property
    def named(self) -> bool:
        """Whether any of its texts is a measure."""
        return any(self.terms[code].measure for code in self.used.tolist())

    def place(self, number: int) -> Place:
        """Give the cell that one place of the axis reads."""
        return int(self.rows[number]), int(self.columns[number])

    def first(self, code: int) -> int:
        """Give the first place of the axis that a text stands over."""
        return int(np.argmax(self.codes == code))


def line_of(sheet: Sheet, places: Sequence[Place | None], terms: Terms, dimension: int) -> Line:
    """Make a line of headings of the cells along it that hold one; None stands for a place without."""
    said = [sheet.said(place) if place else "" for place in places]
    texts = tuple(dict.fromkeys(text for text in said if text))
    numbers = {text: number for number, text in enumerate(texts)}
    codes = np.array([numbers.get(text, NONE) for text in said], dtype=np.int32)
    rows, columns = (np.array([place[end] if place else NONE for place in places], dtype=np.int32) for end in (0, 1))
    raws = [sheet.raw(*place) if place else None for place in places]
    read = read_terms(texts, [raws[said.index(text)] for text in texts], terms)
    return Line("heading", "", "", dimension, codes, texts, read, rows, columns)


def read_terms(texts: Sequence[str], raws: Sequence[object], terms: Terms) -> tuple[Term, ...]:
    """Look texts up; among age bands a date is one that a spreadsheet program made of a band."""
    years = short_years(texts)
    banded = not years and any(_BAND.fullmatch(text) for text in texts)
    full = written_out(texts, lambda words: bool(terms.read(words).measure), terms.words.period)
    said = [replace(terms.read(full[text]), text=text) if text in full else terms.read(text) for text in texts]
    read = with_abbreviations(said, terms)
    read = [Term(text, period=years[text]) if text in years else term for text, term in zip(texts, read, strict=True)]
    if "yes" in map(fold, texts):  # beside Yes, No is no number
        read = [
            Term(text, rest=text) if fold(text) in ("yes", "no") else term
            for text, term in zip(texts, read, strict=True)
        ]
    if "unexpected" in map(fold, texts):  # beside Unexpected, Expected is no target
        read = [
            Term(text, rest=text) if fold(text) == "expected" else term for text, term in zip(texts, read, strict=True)
        ]
    if banded:
        read = [
            Term(text, fault=_made_of_band(text, raw)) if isinstance(raw, date) or _DATED.fullmatch(text) else term
            for text, raw, term in zip(texts, raws, read, strict=True)
        ]
    elif len(texts) > 1 and all(_is_first(text, raw) for text, raw in zip(texts, raws, strict=True)):
        read = [_month(text, term) for text, term in zip(texts, read, strict=True)]
    return tuple(read)


def _made_of_band(text: str, raw: object) -> str:
    band = ""
    if isinstance(raw, date):
        band = f"{raw.day}-{raw.month}" if raw.day != 1 or "20" not in text[-4:] else f"{raw.month}-{raw:%y}"
    return f"'{text}' is a date among age bands" + (f", where {band} is likely meant" if band else "")


def _is_first(text: str, raw: object) -> bool:
    """Tell the first of a month in figures: of several such, each stands for its month."""
    return re.fullmatch(r"\d{4}-\d\d-01|01/\d\d/\d{4}", text) is not None and not isinstance(raw, int)


def _month(text: str, term: Term) -> Term:
    if not term.period:
        return term
    day = known_period(term.period).start
    return Term(text, period=month_of(day.year, day.month).name)


def counted(line: Line) -> Counter[str]:
    """Count the places over which each text of a line stands."""
    codes, counts = np.unique(line.codes[line.codes != NONE], return_counts=True)
    return Counter({line.texts[code]: int(count) for code, count in zip(codes.tolist(), counts.tolist(), strict=True)})
