"""Agencies that a total counts and nobody else tells of: 60 of all agencies, 40 of police and 17 of health leave 3."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from psrstats.disclosure.lines import MEASURE, Lines
from psrstats.disclosure.rests import Rest
from psrstats.disclosure.telling import Words, telling
from psrstats.patterns import regex

_ALL = regex(
    r"\b(?:all|both|any|every|total(?: of)?|multi)[\s-]+(?:\w+ )?(?:agenc(?:y|ies)|partners?|services?|"
    r"organi[sz]ations?|senders?|sources?|teams?|settings?)\b|\b(?:total|overall|combined|altogether|partnership)\b",
    re.IGNORECASE,
)
# "All contacts" is of all agencies where others say whose they are: contacts from police.
_EVERY = regex(r"\s*(?:all|any)\b", re.IGNORECASE)
_WHOSE = regex(r"\b(?:from|by|via)\s+[a-z]", re.IGNORECASE)
MOST = 2  # words by which the count of one agency says more than that of all


def of_agencies(lines: Lines) -> Iterator[Rest]:
    """Give the counts that are said to be of all agencies, with those that say the same of one each, in any file."""
    totals = {name: _ALL.sub(" ", words) for name in _measures(lines) if _is_total(words := lines.words(name))}
    lots: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, place in enumerate(lines.cells.places if totals else ()):
        lots[place[MEASURE + 1 :]].append(number)
    for lot in lots.values():
        for whole in lot:
            name = lines.cells.places[whole][MEASURE]
            parts = _parts(lines, lot, telling(totals[name]), totals) if name in totals else []
            if name in totals and not _ALL.search(lines.words(name)):
                parts = [one for one in parts if _WHOSE.search(lines.words(lines.cells.places[one][MEASURE]))]
            if parts and not lines.cells.values[list(parts)].sum() > lines.cells.values[whole]:
                yield Rest(whole, tuple(parts))


def _measures(lines: Lines) -> dict[str, None]:
    return dict.fromkeys(place[MEASURE] for place in lines.cells.places)


def _is_total(words: str) -> bool:
    return bool(_ALL.search(words) or (_EVERY.match(words) and not _WHOSE.search(words)))


def _parts(lines: Lines, lot: Sequence[int], said: Words, totals: dict[str, str]) -> list[int]:
    """Give the counts of one agency each: in all words of the total, and few more."""
    words = {number: telling(lines.words(lines.cells.places[number][MEASURE])) for number in lot}
    own = [n for n in lot if lines.cells.places[n][MEASURE] not in totals and not lines.cells.worked_out[n]]
    near = [number for number in own if said < words[number] and len(words[number] - said) <= MOST]
    return [number for number in near if said and not any(words[other] < words[number] for other in near)]
