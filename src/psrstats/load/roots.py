"""What the lines above a table and the name of its sheet say of all its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from psrstats.files.grid import Grid, Place
from psrstats.load.axes import Axes, line_said
from psrstats.load.bodies import council_in
from psrstats.load.column import LABELS, SheetColumn
from psrstats.load.others import (
    authority_named,
    is_joint,
    is_other_spelling,
    is_own_named,
    other_named,
    others_said,
    unlisted,
)
from psrstats.load.places import plain_place
from psrstats.load.sheet import Sheet
from psrstats.load.term import Term
from psrstats.load.terms import Terms
from psrstats.load.titled import measure_in, names_some, without_period
from psrstats.load.titles import is_written, month_said, periods_in, stretch_said
from psrstats.load.two_in_one import says_both
from psrstats.load.words import ROLE_OF, fold, is_group, loose
from psrstats.model import SOMEWHERE
from psrstats.patterns import regex

MOST_GROUP = 3  # words of a title that name a group of children
VAGUE = ("other", "unknown", "not known", "not stated", "m", "f")  # of a title, no group of children
CUT_OFF = 31  # letters: the longest name of a sheet
_GENERIC = regex(
    r"(?:sheet|table|tab|data|figures|all|summary|report|return|export|page|worksheet)[\s_-]*[\d.]*[a-z]?|\d{1,2}(?:\.\d+)*[a-z]?"
)
_EVERYBODY = regex(  # of children
    r"(?:aged? )?(?:under|below|up to the age of) 18s?(?: years?)?|(?:aged? )?0 ?(?:-|to|\u2013) ?1[78](?: years?)?"
)
_NAMES_AREA = regex(
    r"(?:(?:data|figures|statistics|report|profile|data ?set|return|information|dashboard|scorecard) for|(?:name of )?"
    r"(?:area|la|local authority|authority|council|district|borough|county|ward|locality|force|trust|icb))"
    r"(?: name)? ?: ?(\S[^:]*)",
    re.IGNORECASE,
)
_NUMBERED = regex(
    r"^(?:table|figure|fig\.?|chart|tab|sheet) ?[a-z]?\d+[a-z]?(?:\.\d+)*[a-z]? ?(?:[:.)|\u2013-] ?| (?=[A-Z]))",
    re.IGNORECASE,
)
_BEFORE, _AFTER = r"(?:^|\b(?:in|for|of|across)\s|[:,|\u2013-]\s*)", r"(?:$|\s*[,:|\u2013(-]|\s\d)"
_COMPARED = regex(r"compar|against|versus|\bvs?\b|benchmark|neighbour", re.IGNORECASE)
ALL_BELOW = ("rate", "percent", "change", "target")  # what a title alone may say of all figures below it
_START = r"(?:^|[:|,(\u2013\u2014-] ?|\bas (?:a |an )?)"
_PERCENT = r"(?:%|per ?cent(?:ages?)?|proportions?)"
_SAID = {
    "rate": regex(rf"\bper (?:1|10|100),?000\b|\brates? per\b|{_START}rates? of\b", re.IGNORECASE),
    "percent": regex(
        rf"{_START}{_PERCENT} (?:of|who|with|that)\b|\({_PERCENT}\)|^units?(?: of measure)?: ?{_PERCENT}$",
        re.IGNORECASE,
    ),
}
_COUNTED = regex(
    r"\b(?:numbers?|counts?|no\.|n) (?:and|or|&|/|,)|(?:and|&|,) (?:the )?(?:numbers?|counts?)\b", re.IGNORECASE
)
_COUNCIL = regex(
    r"(.+?) (?:(?:(?:metropolitan|london) )?(?:city|town|county|district|borough|unitary) )?council", re.IGNORECASE
)
TEXT = (".csv", ".tsv", ".txt")


class Root(Struct, frozen=True):
    """One line above a table, or the name of its sheet: where it stands, what it says and what of it is understood."""

    place: Place | None
    text: str
    own: bool  # whether it is the table's own, and not the sheet's
    measure: str = ""
    area: str = ""
    periods: frozenset[str] = frozenset()
    statistic: str = ""  # what it says that all figures are of their measure: a rate, a percentage, a target
    group: str = ""  # whom it names of the children counted: girls, under 5
    part: str = ""  # the part of a year that it says and nothing else: Q3, month 6
    month: str = ""  # the month that it seems to be of
    stretch: str = ""  # words of a stretch of time that is no year, quarter or month
    ours: bool = False  # whether it names the report's own area, or one within it
    others: str = ""  # words that say that its figures are of others, where it names no area
    some: bool = False  # whether it names only some of what a measure counts: repeat referrals
    unlisted: bool = False  # whether these are the name of a place that the report does not know

    @property
    def known(self) -> bool:
        """Whether anything of it is understood."""
        return bool(self.measure or self.area or self.periods)


def roots_of(axes: Axes, terms: Terms) -> tuple[Root, ...]:
    """Give what stands above a table, the nearest first: its own lines, its sheet's name, those above all tables."""
    sheet = axes.sheet
    by = frozenset(loose(column.heading) for column in axes.columns if column.role in LABELS) - {""}
    own = [root for place in axes.own if (root := _root(sheet, place, True, terms, by))]
    above = [root for place in axes.above if (root := _root(sheet, place, False, terms, by))]
    corner = _corner(axes, terms, by)
    title = [_told(None, sheet.grid.title, False, terms, by)] if sheet.grid.title else []
    return (*corner, *own, *_sheet_name(sheet, terms, by), *above, *title)


def _corner(axes: Axes, terms: Terms, by: frozenset[str]) -> list[Root]:
    """Give the heading over the first labels where it is a year of all figures beside them: 2019-20 over Police."""
    first = axes.columns[0] if axes.columns else None
    if first is None or not first.headings:
        return []
    root = _told(first.headings[-1], first.heading, True, terms, by)
    if _is_empty(axes, first):
        return [root]
    if first.role not in ("measure", "area", "group") or not first.period:
        return []
    return [replace(root, measure="", area="", group="")] if root.periods else []


def _is_empty(axes: Axes, column: SheetColumn) -> bool:
    """Tell a column under whose heading nothing stands: the title of a sheet that was laid on its side."""
    return axes.sheet.turned and not axes.sheet.has[list(axes.found.body_rows), column.index].any()


def _root(sheet: Sheet, place: Place, own: bool, terms: Terms, by: frozenset[str]) -> Root | None:
    upright = sheet.turn() if sheet.turned else sheet
    row, column = (place[1], place[0]) if sheet.turned else place
    if not (text := line_said(upright, (row, column))):
        return None
    left = upright.text(row, column - 1).rstrip(": ") if column else ""
    if ROLE_OF.get(fold(left)) == "area":
        return replace(_told(place, f"{left}: {text}", own, terms, by), text=text)
    root = _told(place, text, own, terms, by)
    if root.periods and is_written(left):
        return replace(root, periods=frozenset(), month="")  # Report run: 19 April 2024
    return root


def _sheet_name(sheet: Sheet, terms: Terms, by: frozenset[str]) -> Iterator[Root]:
    """Give the name of a workbook's sheet, where it says something; that of a text file is only its file's name."""
    name = sheet.grid.sheet
    if is_generic_sheet(sheet.grid):
        return
    told = _told(None, name, True, terms, by)
    if not told.measure and len(name) == CUT_OFF:
        labels = {fold(label)[:CUT_OFF].strip(): measure for label, measure in terms.words.measures.items()}
        told = replace(told, measure=labels.get(fold(name), ""))
    yield told


def is_generic_sheet(grid: Grid) -> bool:
    """Tell a sheet whose name says nothing: Sheet1, Data, Table 2a, or the only sheet of a text file."""
    return grid.file.casefold().endswith(TEXT) or _GENERIC.fullmatch(fold(grid.sheet)) is not None


def _told(place: Place | None, text: str, own: bool, terms: Terms, by: frozenset[str]) -> Root:
    """Tell what a title says: the measure where it says nothing else of weight, an area, the periods it speaks of.

    by: what stands over the labels of the table, which a title may say its figures are parted by.
    """
    term = terms.read(_NUMBERED.sub("", text) or text)
    month = month_said(text)
    whole = frozenset(one for one in _whole_period(term) if not month.endswith(f" {one}"))  # of January 2023, no 2023
    periods = whole or frozenset(periods_in(text))
    measure = term.measure or measure_in(text, terms, by)
    area = term.area or _area_in(text, terms) or _council(text, terms)
    joint = is_joint(text, terms.words) and not term.measure
    ours = not joint and is_own_named(text, terms.words)
    if joint:
        area = ""
    elif not (area or ours or term.measure):
        area = other_named(text, terms.words, terms.areas) or _authority(text, terms)
    others = (
        text
        if joint
        else ""
        if area or ours or measure
        else others_said(_besides_measures(text, terms), terms.words.area)
    )
    strange = (
        "" if joint or area or ours or measure or others else _named_area(text, terms) or unlisted(text, terms.words)
    )
    said = is_group(term.rest) and re.search(r"[^\W\d_]{3}", term.rest)  # Table 3 is of no age
    named = said and fold(term.rest) not in VAGUE and not term.dated and not _EVERYBODY.fullmatch(fold(term.rest))
    group = term.rest if named and len(term.rest.split()) <= MOST_GROUP else ""
    part = term.part if term.part.startswith(("Q", "month")) and not (term.measure or term.rest) else ""
    return Root(
        place, text, own, measure, area, periods, _statistic(term), group, part, month, stretch_said(text),
        ours, others or strange, not measure and names_some(text, terms), bool(strange),
    )  # fmt: skip


def _named_area(text: str, terms: Terms) -> str:
    """Give what a line names as its area, Data for: Eastmere, where that is none that is known."""
    found = _NAMES_AREA.fullmatch(text.strip())
    term = terms.read(found[1]) if found else None
    known = not term or term.known or is_group(term.rest) or not term.rest[:1].isupper()
    return "" if known or terms.words.area in ("", SOMEWHERE) else term.rest if term else ""


def _besides_measures(text: str, terms: Terms) -> str:
    """Give a title without the names of the report's measures, which may speak of others themselves."""
    said = fold(text)
    for label in terms.words.measures:
        said = said.replace(label, " ") if label in said and others_said(label) else said
    return said if said != fold(text) else text


def _statistic(term: Term) -> str:
    return term.statistic if term.statistic in ALL_BELOW and not says_both(term.text) else statistic_in(term.text)


def statistic_in(title: str) -> str:
    """Name what a title says that its figures are: a rate, a percentage; blank where it says none, or a number too.

    >>> statistic_in("Table 2: Children in need, rate per 10,000 children"), statistic_in("% of plans reviewed in time")
    ('rate', 'percent')
    >>> statistic_in("Number and rate per 10,000 of referrals"), statistic_in("Referrals by ward")
    ('', '')
    """
    if _COUNTED.search(title) or says_both(title):
        return ""
    return next((name for name, form in _SAID.items() if form.search(title)), "")


def _whole_period(term: Term) -> frozenset[str]:
    return (
        frozenset([term.period])
        if term.period and not term.rest and " to " not in term.period.replace("year to", "")
        else frozenset()
    )


def _area_in(text: str, terms: Terms) -> str:
    """Find the one area that a title names after "in", "for" or a mark."""
    if _COMPARED.search(text):
        return ""
    said = fold(text)
    found = {
        area for known, area in terms.areas.items()
        if re.search(rf"{_BEFORE}{re.escape(known)}{_AFTER}", said)
    }  # fmt: skip
    return found.pop() if len(found) == 1 else ""


def _authority(text: str, terms: Terms) -> str:
    """Give the local authority whose name alone a title or a sheet says, with its year or without."""
    place = authority_named(text) or authority_named(without_period(text))
    return "" if is_other_spelling(place, terms.words.area) else terms.areas.get(fold(place), place)


def _council(text: str, terms: Terms) -> str:
    """Give the area of a line that begins with the name of a council: Tameside Metropolitan Borough Council."""
    found = _COUNCIL.fullmatch(text.strip())
    place = plain_place(found[1] if found else council_in(text))
    if is_other_spelling(place, terms.words.area):
        return ""
    return terms.areas.get(fold(place), place) if place else ""
