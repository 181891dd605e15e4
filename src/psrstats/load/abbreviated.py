"""Regions, nations and neighbours in capitals, as a column of comparators has them: NW, SN, Eng."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from psrstats.load.term import Term
from psrstats.load.terms import Terms
from psrstats.load.words import fold
from psrstats.model import NEIGHBOURS
from psrstats.patterns import regex

NAMES = {
    "NE": "North East", "NW": "North West", "YH": "Yorkshire and The Humber", "Y&H": "Yorkshire and The Humber",
    "EM": "East Midlands", "WM": "West Midlands", "EE": "East of England", "EoE": "East of England",
    "LDN": "London", "SE": "South East", "SW": "South West", "Eng": "England", "ENG": "England",
    "UK": "United Kingdom", "GB": "Great Britain", "NI": "Northern Ireland",
    "SN": NEIGHBOURS, "SNs": NEIGHBOURS, "Stat neigh": NEIGHBOURS, "Stat neighs": NEIGHBOURS, "Stat Neigh": NEIGHBOURS,
}  # fmt: skip
SEVERAL = 2
_OVERALL = regex(r"\.?'?(?: (?:average|avg\.?|mean|total|overall|region))?$")


def with_abbreviations(read: Sequence[Term], terms: Terms) -> list[Term]:
    """Read regions in capitals where another stands beside them: NW is the North West only beside England, or Eng.

    read: what each text of a line was read as; terms: the sheet's, which know how the report spells an area.
    """
    short = sum(not term.known and _OVERALL.sub("", term.text.strip()) in NAMES for term in read)
    if not any(term.area for term in read) and short < SEVERAL:
        return list(read)
    return [term if term.known else _named(term, terms) for term in read]


def _named(term: Term, terms: Terms) -> Term:
    name = NAMES.get(_OVERALL.sub("", term.text.strip()), "")
    return replace(term, area=terms.areas.get(fold(name), name), rest="") if name else term
