"""The measure that a title names, where its other words only say by what, where and when."""

from __future__ import annotations

import re

from psrstats.load.pieces import qualifies
from psrstats.load.term import part_of
from psrstats.load.terms import Terms
from psrstats.load.words import fold, loose
from psrstats.patterns import regex
from psrstats.periods import ImpossiblePeriod, read_period

_BESIDE = regex(
    r"\b(?:by (?:\w+ )?(?:years? of age|source|team|phase|reason|outcome|agency|placement|referrer|provider|setting|"
    r"site|origin|need|course|offence|legal status|locality|stage|tier|duration)|"
    r"by|in|for|of|at|the|and|on|to|from|per|each|table|figure|fig|number|numbers|count|counts|total|ward|wards|area|"
    r"areas|year|years|quarter|month|sex|gender|age|group|local|authority|as|a|period|provisional|revised|annual|quarterly|monthly|"
    r"type|district|ethnicity|category|s|no|chart|section|[a-z]?\d+[a-z]?(?:\.\d+)*)\b"
)
_FROM = regex(  # where figures come from: PNC data, provisional statistics
    r"(?:[,:;]| [-\u2013]| (?=\()) ?\(?(?:[A-Z]{2,7}\d*|[Pp]rovisional|[Oo]fficial)? ?"
    r"(?:data|[Dd]ata ?set|statistics|figures|census|summary)\)?$"
)


def measure_in(text: str, terms: Terms, by: frozenset[str]) -> str:
    """Find a measure in a title whose other words only say by what, where and when."""
    text = _FROM.sub("", text)
    plain, dated = _plain(text), f" {loose(text)} "  # a name may say a day: at 31 March
    for key in sorted(terms.loosely, key=len, reverse=True):
        said = next((one for one in (plain, dated) if f" {key} " in one), "")
        if said:
            rest = _without_areas(f" {without_period(said.replace(f' {key} ', ' | '))} ", terms)
            for heading in by:
                one = re.escape(heading)
                rest = re.sub(rf" by (?:\w+ )?{one}s? |^ +{one}s? of (?=\|)", " ", rest)
            return "" if _names(rest) else terms.loosely[key]
    return ""


def names_some(text: str, terms: Terms) -> bool:
    """Tell a title that says a measure's name and a word that makes it another: Repeat: Referrals."""
    said = _plain(text)
    return any(qualifies(said.replace(f" {key} ", " ")) for key in terms.loosely if f" {key} " in said)


def benign(text: str, terms: Terms) -> bool:
    """Tell a line that names nothing: it only says by what, where and when, or where the figures come from."""
    said = _without_areas(_plain(text), terms)
    return not _names(said) or re.match(r"(?:source|notes?)\b", fold(text)) is not None


def _plain(text: str) -> str:
    return f" {loose(without_period(text))} "


def _without_areas(said: str, terms: Terms) -> str:
    for area in terms.areas:
        said = said.replace(f" {area} ", " ")
    return said


def _names(said: str) -> bool:
    """Tell whether words are left besides those that say by what, where and when."""
    return re.search(r"[^\W\d_]", _BESIDE.sub(" ", said)) is not None


def without_period(text: str) -> str:
    """Give a title without the words that are periods or parts of them."""
    words = [word for word in re.split(r"[\s,()]+", text) if word]
    return " ".join(word for word in words if not _is_dated(word))


def _is_dated(word: str) -> bool:
    try:
        return read_period(word) is not None or part_of(word.casefold()) != ""
    except ImpossiblePeriod:
        return True
