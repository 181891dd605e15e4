"""Words that may say when, and may not: they look like dates that nobody can read, or like a change between two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from psrstats.load.columns import LABELS
from psrstats.load.placed import Placed
from psrstats.load.sheet import Array
from psrstats.patterns import regex
from psrstats.periods import MONTHS

CORRECT = "Put it right with [[correct]]."
MOST_WORDS = 5  # of a date with what stands before it
_POOLED = regex(r"total|pooled|combined|aggregated?|average|mean|together|sum\b|all years|years\b", re.IGNORECASE)
_LIKE_DATE = regex(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?[./-]\d{{1,2}}[./-]'?\d{{2,4}}\b|"
    rf"\b(?:{'|'.join(MONTHS)})[a-z]*\.?[ '-]*\d{{2,4}}\b|\bFY ?\d\d|"
    r"\b20\d\d\b|\b\d\d/\d\d\b|\bq(?:tr|uarter)? ?[1-4]\b|\bH[12]\b|\bw/?[ec]\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Words that could not be placed, where they stand, and what would settle it."""

    words: str
    why: str
    fix: str
    places: tuple[tuple[int, int], ...] = ()
    name: str = "not-placed"
    count: int = 0  # how many figures it leaves out
    better: str = ""  # the word that is likely meant
    always: bool = False  # whether it is told of figures that are of no measure, too
    stray: bool = False  # whether it leaves out a few cells that stand apart from the table's own figures


@dataclass
class Doubtful(Placed):
    """The figures of a table, some of them under words that may be periods."""

    def _pooled_or_change(self) -> Iterator[tuple[Problem, Array]]:
        """Find years that run from one to another beside both of them: a change, or all of them together."""
        for lines, side in ((self.axes.headings, self.places[1]), (self.axes.labels, self.places[0])):
            for line in lines:
                said = {term.period for other in lines for term in other.terms if term.period}
                for code in line.used.tolist():
                    term = line.terms[code]
                    first, _, last = term.period.partition(" to ")
                    if last and {first, last} <= said and not _POOLED.search(term.text):
                        why = f"'{term.text}' beside {first} and {last} may be a change, or all of them together"
                        yield (
                            Problem(term.text, why, CORRECT, (line.place(line.first(code)),)),
                            (line.codes == code)[side],
                        )

    def _like_dates(self) -> Iterator[tuple[Problem, Array]]:
        """Find words that look like dates, are none that can be read, and stand where nothing else says when."""
        at, told = self._told
        assumed = {self.terms.words.period, *(period for root in self.roots for period in root.periods)}
        unsaid = np.array([each.period in assumed for each in told])[at]
        if any(dates.any for dates in self._dates):
            return
        for lines, side in ((self.axes.labels, self.places[0]), (self.axes.headings, self.places[1])):
            for line in lines:
                unknown = [code for code in line.used.tolist() if not line.terms[code].known]
                like = [
                    code
                    for code in unknown
                    if len(line.texts[code].split()) <= MOST_WORDS and _LIKE_DATE.search(line.texts[code])
                ]
                if 2 * len(like) <= len(line.used) or line.role not in ("", *LABELS):
                    continue
                for code in like:
                    why = f"'{line.texts[code]}' looks like a date, and is none that can be read"
                    mask = (line.codes == code)[side] & unsaid
                    yield Problem(line.texts[code], why, CORRECT, (line.place(line.first(code)),)), mask
