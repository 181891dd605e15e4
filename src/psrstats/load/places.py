"""Names of places that nobody has to list: local authorities, and bodies whose name says that they are of a place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from psrstats.load.bodies import is_body
from psrstats.load.words import DIVISIONS, NATIONS_AND_REGIONS, ROLE_OF, fold
from psrstats.patterns import regex

LOCAL_AUTHORITIES = Path(__file__).with_name("local_authorities.txt")
KINDS = (
    *("national", "nation", "icb", "ics", "ccg", "provider", "trust", "sub region", "regional", "unitary authority"),
    *("metropolitan district", "london borough", "commissioning region", "integrated care board", "lad"),
)
ENOUGH = 3  # names that make a list of places: Reading, Bury and Sale alone may be anything
_AFTER = regex(
    r" (?:ua|md|lb|met(?:ropolitan)? (?:county|district)|(?:(?:city|county|borough|district) )?council|"
    r"(?:london )?borough|unitary authority)$|\s*\([^()]{1,4}\)$"
)


@cache
def local_authorities() -> frozenset[str]:
    """Give the names of the local authorities of the United Kingdom, folded, as the national statistics spell them."""
    return frozenset(map(fold, LOCAL_AUTHORITIES.read_text(encoding="utf-8").splitlines()))


def is_place(text: str) -> bool:
    """Tell the name of a local authority, a nation, a region, or of a body of a place such as an NHS trust.

    >>> [is_place(text) for text in ("Blaenau Gwent (4)", "Darlington UA", "BARTS HEALTH NHS TRUST", "Girls")]
    [True, True, True, False]
    """
    return plain_place(text) != "" or is_body(fold(text))


def is_kind_of_area(text: str) -> bool:
    """Tell a word for a kind of area, such as stands beside each area's name.

    >>> is_kind_of_area("Region"), is_kind_of_area("ICB"), is_kind_of_area("Leeds")
    (True, True, False)
    """
    words = fold(text)
    return words in (*KINDS, *DIVISIONS) or ROLE_OF.get(words) == "area"


def plain_place(text: str) -> str:
    """Give a local authority's, a nation's or a region's name without the mark behind it; blank for other words.

    >>> plain_place("Blaenau Gwent (4)"), plain_place("Copnor (Portsmouth)"), plain_place("Brighton & Hove")
    ('Blaenau Gwent', '', 'Brighton & Hove')
    """
    bare = _AFTER.sub("", text.strip().casefold())
    return text.strip()[: len(bare)] if fold(bare).replace(" & ", " and ") in _names() else ""


@cache
def _names() -> frozenset[str]:
    return local_authorities() | {fold(name) for name in NATIONS_AND_REGIONS if name != "National"}


def are_places(texts: Iterable[str]) -> bool:
    """Tell a list of labels that are places: most of them, and several, or several nations and regions.

    >>> are_places(["Camden", "Hackney", "Lambeth", "Total"]), are_places(["Reading", "Writing", "Mathematics"])
    (True, False)
    """
    distinct = set(texts)
    places = {text for text in distinct if is_place(text)}
    wide = {fold(text) for text in distinct} & {fold(name) for name in NATIONS_AND_REGIONS}
    return len(places) >= ENOUGH and (2 * len(places) > len(distinct) or len(wide) >= ENOUGH)
