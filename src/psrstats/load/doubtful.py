"""Words that may say when, and may not: they look like dates that nobody can read, or like a change between two."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from psrstats.files.grid import Place
from psrstats.load.bodies import is_policed
from psrstats.load.column import LABELS
from psrstats.load.dates import TOTAL
from psrstats.load.lines import SEVERAL
from psrstats.load.placed import Placed
from psrstats.load.places import is_place
from psrstats.load.sheet import Array
from psrstats.load.titles import stretch_said
from psrstats.load.words import DIVISIONS, fold
from psrstats.patterns import regex
from psrstats.periods import MONTHS, is_month, is_quarter, is_year, known_period

_PER = regex(r"(?:per|/) ?(1|10|100)(?:,?000|k)\b", re.IGNORECASE)
CORRECT = "Put it right with [[correct]]."
MOST_WORDS = 8  # of a date with what stands before it
IN_THOUSANDS = regex(
    r"\b(?:in|shown in|\() ?£? ?(?:thousands|millions|0?00s?)\b|\(['\u2019]?£? ?(?:thousands|0?00['\u2019]?s?)\)",
    re.IGNORECASE,
)
_ADDS_UP = regex(r"\bcumulative|\byear[ -]to[ -]date\b|\bytd\b|\brunning totals?\b|\brolling\b", re.IGNORECASE)
_IN_TIME = regex(r"\b(?:in|during|within)[ -](?:the |each |this )?(month|quarter|year)\)?$", re.IGNORECASE)
_KINDS = {"month": is_month, "quarter": is_quarter, "year": is_year}
_TO_DATE = regex(r"\b(?:year[ -]to[ -]date|ytd)\b", re.IGNORECASE)
MOST_SAID = 12  # words of a title: what is longer explains
_QUANTITY = regex(
    r"(?:number of |no\.? of )?(?:places?|booked|bookings?|capacity|invited|invitations?|sessions?|courses?|events?|"
    r"episodes|occurrences|households|famil(?:y|ies)|(?:children|people|young people|individuals) involved|"
    r"vacanc(?:y|ies)|waiting(?: list)?|hours|days|budget|spend|costs?|started|ended)"
    r"(?: (?:available|offered|booked|delivered|held|run|sent|filled|planned|spent|in (?:the )?(?:year|period)))?"
)
_POOLED = regex(r"total|pooled|combined|aggregated?|average|mean|together|sum\b|all years|years\b", re.IGNORECASE)
_LIKE_DATE = regex(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?[./-]\d{{1,2}}[./-]'?\d{{2,4}}\b|"
    rf"\b(?:{'|'.join(MONTHS)})[a-z]*\.?[ '-]*\d{{2,4}}\b|\bFY ?\d\d|"
    r"\b20\d\d\b|\b\d\d/\d\d\b|\bq(?:tr|uarter)? ?[1-4]\b|\bH[12]\b|\bw/?[ec]\b",
    re.IGNORECASE,
)


class Problem(Struct, frozen=True):
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

    def _years_below_a_part(self) -> Iterator[tuple[Problem, Array]]:
        """Find years below a title, or a sheet's name, that says part of one: Q3 over 2018-19 and 2019-20."""
        part = next((root for root in self.roots if root.part), None)
        terms = [term for lines, _ in self._sides for line in lines for term in line.terms if term.dated]
        if part is None or not terms or not all(_is_whole_year(term.period) for term in terms):
            return
        why = f"'{part.text}' above is part of a year, and the headings say whole ones"
        place = part.place or (int(self.axes.body[0]), self.axes.values[0].index)
        fix = "Write the period in each heading with [[correct]]."
        yield Problem("", why, fix, (place,)), np.ones(len(self.measure), dtype=bool)

    def _other_year_in_corner(self) -> Iterator[tuple[Problem, Array]]:
        """Find a year over the labels that none of the headings beside it is of: 2018-19 beside 2019-20."""
        first = self.axes.columns[0]
        corner = next((root for root in self.roots if root.place in first.headings), None)
        terms = [line.terms[code] for line in self.axes.headings for code in line.used.tolist()]
        said = [known_period(term.period) for term in terms if term.period]
        years = [known_period(name) for name in corner.periods] if corner else []
        if (
            corner is None
            or not said
            or any(one.start <= year.end and year.start <= one.end for one in said for year in years)
        ):
            return
        why = f"'{corner.text}' over the labels is another year than '{said[0].name}' over the figures"
        yield (
            Problem(corner.text, why, CORRECT, (corner.place,) if corner.place else ()),
            np.ones(len(self.measure), dtype=bool),
        )

    def _adding_up(self) -> Iterator[tuple[Problem, Array]]:
        """Find figures below a title, or beside a corner, that says they add up from the year's beginning.

        So Q2 is half a year; and what is "year to date" is no whole year either.
        """
        headed = any(
            line.terms[code].statistic == "ytd" for lines, _ in self._sides for line in lines for code in line.used
        )
        above = [(root.text, root.place) for root in self.roots]
        every = (*self._corner_texts, *above)
        found = next(((text, place) for text, place in every if _ADDS_UP.search(text) or stretch_said(text)), None)
        if found is None or headed or len(found[0].split()) > MOST_SAID:
            return
        text, place = found
        adds, stretch = _ADDS_UP.search(text), stretch_said(text)
        at, told = self._told
        kinds = (*((_is_part,) if adds else ()), *((_is_whole_year,) if stretch or _TO_DATE.search(text) else ()))
        parts = np.array([each.period != TOTAL and any(kind(each.period) for kind in kinds) for each in told])[at]
        why = f"'{text}' says that figures add up from the beginning of the year"
        if not adds:
            why = f"'{stretch}' above is part of a year, and the headings say whole ones"
        fix = "Write in each heading what it is of, such as Q1 to Q2, or send each quarter by itself."
        yield Problem(text, why, fix, (place,) if place else ()), parts

    @property
    def _corner_texts(self) -> list[tuple[str, Place | None]]:
        """What stands over the labels."""
        labels = [column for column in self.axes.columns if column.role in LABELS]
        return [(self.axes.sheet.said(place), place) for column in labels for place in column.headings]

    def _quantities(self) -> Iterator[tuple[Problem, Array]]:
        """Find headings that are different things counted, under a title that names the one that is wanted.

        Places, Booked and Attended below "Staff trained" are no groups of it; with a total beside them they are.
        """
        lying = self.axes.sheet.turned
        lines, side, across = (*self._sides[not lying][:1], self.places[not lying], self.places[lying])
        named = self._measures[lying][across] > 0
        for line in lines:
            terms = [line.terms[code] for code in line.used.tolist()]
            odd = [term for term in terms if not term.known]
            counted = [term for term in odd if _QUANTITY.fullmatch(fold(term.text))]
            if not counted or len(odd) < SEVERAL or line.named or any(term.total for term in terms):
                continue
            names = " and ".join(f"'{term.text}'" for term in odd[:SEVERAL])
            why = f"{names} may be different things counted, and none is named as a measure"
            fix = "Write the one that is meant as the measure's label in measures.csv."
            place = line.place(line.first(line.texts.index(odd[0].text)))
            over = np.array([*(term in odd for term in line.terms), False])[line.codes][side]
            yield Problem(odd[0].text, why, fix, (place,)), over & ~named

    def _divisions(self) -> Iterator[tuple[Problem, Array]]:
        """Find labels under Division that nothing shows to be areas of a force or parts of a service."""
        for line in self.axes.labels:
            terms = [line.terms[code] for code in line.used.tolist() if not line.terms[code].total]
            shown = sum(bool(term.area) or is_policed(fold(term.text)) or is_place(term.text) for term in terms)
            if line.role != "area" or fold(line.name) not in DIVISIONS or 2 * shown > len(terms) or not terms:
                continue
            why = f"'{line.name}' may be of areas or of a service, and nothing shows which '{terms[0].text}' is"
            fix = f"Add them to areas in psrstats.toml, or write in [[source]] of {self.terms.words.source}: "
            fix += f'group = "{line.name}".'
            place = line.place(line.first(line.texts.index(terms[0].text)))
            yield Problem(terms[0].text, why, fix, (place,)), np.ones(len(self.measure), dtype=bool)

    def _in_thousands(self) -> Iterator[tuple[Problem, Array]]:
        """Find figures whose heading or label says thousands, where no measure's own name does."""
        if any(map(IN_THOUSANDS.search, self.terms.words.measures)):
            return
        above = {root.text for root in self.roots}  # told of all figures, and read as they stand
        for text, place, over in self._every_text():
            if text not in above and IN_THOUSANDS.search(text):
                why = f"'{text}' says thousands or millions"
                yield Problem(text, why, "Put the number itself in each cell.", (place,) if place else ()), over

    def _in_another_time(self) -> Iterator[tuple[Problem, Array]]:
        """Find figures that their heading says are of a month, and that stand under a quarter or a year, and so on."""
        at, told = self._told
        for text, place, over in self._every_text():
            said = _IN_TIME.search(fold(text))
            if not said or any(label.endswith(said[0]) for label in self.terms.words.measures):
                continue
            other = np.array([bool(one.period) and not _is_of_kind(one.period, said[1]) for one in told])[at] & over
            if other.any():
                period = told[int(at[np.argmax(other)])].period
                why = f"'{text}' says {said[1]}, and nothing but {period} says when"
                fix = "Write the period in the cell's heading, or put it right with [[correct]]."
                yield Problem(text, why, fix, (place,) if place else ()), other

    def _other_per(self) -> Iterator[tuple[Problem, Array]]:
        """Find rates that the sheet says are per another number than measures.csv does."""
        per = self.terms.words.per
        for number in np.unique(self.measure[self.measure > 0]).tolist() if per else ():
            wanted, mine = per.get(self.words[number], 0), self.measure == number
            for text, place, over in self._every_text() if wanted else ():
                said = {int(found[1] + "000") for found in _PER.finditer(text)}
                if said and wanted not in said and (over & mine).any():
                    why = f"'{text}' says per {min(said):,}, and measures.csv per {wanted:,}"
                    fix = f"Write {min(said)} as its per in measures.csv."
                    yield Problem(text, why, fix, (place,) if place else ()), over & mine

    def _every_text(self) -> Iterator[tuple[str, Place | None, Array]]:
        """Give each text over, beside and above the figures, its place, and the figures that it is about."""
        for lines, side in ((self.axes.headings, self.places[1]), (self.axes.labels, self.places[0])):
            for line in lines:
                for code in line.used.tolist():
                    yield line.texts[code], line.place(line.first(code)), (line.codes == code)[side]
        for root in self.roots:
            yield root.text, root.place, np.ones(len(self.measure), dtype=bool)


def _is_part(name: str) -> bool:
    period = known_period(name) if name else None
    return period is not None and (is_quarter(period) or is_month(period))


def _is_of_kind(period: str, kind: str) -> bool:
    return period == TOTAL or _KINDS[kind](known_period(period))


def _is_whole_year(name: str) -> bool:
    return bool(name) and is_year(known_period(name))
